use super::*;
use crate::record::{Completion, Hours, Item};

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn line(day: &str, minutes: u32, topics: &[&str], credit: &str) -> LogEntry {
    LogEntry {
        id: format!("done.{day}"),
        subject: Item {
            id: "labor".to_owned(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            ..Item::default()
        },
        completion: Completion {
            date: PartialDate::parse(day),
            hours: Hours::of_minutes(minutes),
            credit: Some(credit.to_owned()),
            ..Completion::default()
        },
        added: String::new(),
        changed: String::new(),
    }
}

fn cycle(required: Vec<Requirement>) -> TrainingCycle {
    let (from, to) = (date("2026-01-01"), date("2027-12-31"));
    TrainingCycle { minutes: Some(40 * 60), from, to, required }
}

fn progress(cycle: &TrainingCycle, lines: &[LogEntry]) -> CycleProgress {
    cycle.progress(lines, &date("2026-11-30"), &Catalog::default())
}

#[test]
fn the_hours_of_the_cycle_are_added_up_to_the_minute() {
    let lines = [
        line("2026-01-01", 90, &[], ""),
        line("2027-12-31", 20, &[], ""),
        line("2026", 60, &[], ""),
        line("2025-12-31", 600, &[], ""),
        line("2028-01-01", 600, &[], ""),
    ];
    let told = progress(&cycle(Vec::new()), &lines);
    assert_eq!(told.hours_in_words(), "2:50 of 40:00 h, until Dec 31, 2027 (396 days left)");
    assert_eq!(told.unsure, 0);
}

#[test]
fn a_date_that_may_lie_in_the_cycle_is_not_counted_and_told() {
    let short = TrainingCycle { from: date("2026-02-15"), ..cycle(Vec::new()) };
    let lines =
        [line("2026", 60, &[], ""), line("2026-02", 60, &[], ""), line("2026-03", 60, &[], "")];
    let told = progress(&short, &lines);
    assert_eq!((told.hours.as_ref().unwrap().done, told.unsure), (60, 2));
    assert_eq!(
        told.in_words().last().unwrap(),
        "2 trainings have no exact day and aren't counted."
    );
}

#[test]
fn a_required_part_counts_its_topic_and_credit() {
    let of = |topic: Option<&str>, credit: Option<&str>, years| Requirement {
        topic: topic.map(str::to_owned),
        credit: credit.map(str::to_owned),
        minutes: 120,
        years,
    };
    let required = vec![
        of(Some("Labor trafficking"), None, None),
        of(None, Some("post"), None),
        of(Some("human trafficking"), None, Some(2)),
    ];
    let mut own = line("2026-05-01", 30, &[], "POST");
    (own.subject.id, own.subject.title) = ("own.1".to_owned(), "Labor trafficking day".to_owned());
    let mut untitled = own.clone();
    untitled.completion.credit = None;
    untitled.subject.topics = vec![NO_TOPIC.to_owned()];
    let lines = [
        line("2026-03-01", 60, &["Labor trafficking"], "POST"),
        line("2026-04-01", 45, &["Sex trafficking"], "CEU"),
        line("2024-12-01", 15, &["Sex trafficking"], ""),
        line("2024-11-30", 600, &["Sex trafficking"], ""),
        own,
        untitled,
    ];
    let told = progress(&cycle(required), &lines);
    let words: Vec<String> = told.required.iter().map(GoalProgress::in_words).collect();
    assert_eq!(
        words,
        [
            "Labor trafficking: 1.5 of 2 h, 0.5 h missing",
            "post: 1.5 of 2 h, 0.5 h missing",
            "Human trafficking, in 2 years: 2.5 of 2 h, complete",
        ]
    );
    let by_title: Vec<u64> = told.required.iter().map(|part| part.by_title).collect();
    assert_eq!(by_title, [30, 0, 30]);
    let all = told.in_words();
    assert!(all.contains(&"Labor trafficking: 0.5 h counted by title.".to_owned()), "{all:?}");
    assert!(all.contains(&TITLE_ADVICE.to_owned()), "{all:?}");
}

#[test]
fn a_gap_is_filled_by_what_is_current_on_the_topic_and_open() {
    let catalog = crate::embedded::catalog();
    let labor = Requirement {
        topic: Some("labor-trafficking".to_owned()),
        minutes: 120,
        ..Requirement::default()
    };
    let told = cycle(vec![labor]).progress(&[], &date("2026-11-30"), &catalog);
    let fillers = &told.required[0].fillers;
    assert!(!fillers.is_empty());
    for filler in fillers {
        let entry = catalog.entry(&filler.id).unwrap();
        assert!(entry.status.is_current() && entry.kind.can_be_completed(), "{}", filler.id);
        assert!(entry.topics.iter().any(|topic| topic == "labor-trafficking"), "{}", filler.id);
    }
    let is_sorted = fillers.is_sorted_by_key(|own| (own.minutes * 2 < 120, !own.is_open));
    assert!(is_sorted, "{fillers:?}");
    let mut taken = line("2026-11-01", 10, &[], "");
    taken.subject.id = fillers[0].id.clone();
    let again = cycle(Vec::new()).progress(&[taken], &date("2026-11-30"), &catalog);
    assert!(again.fillers().all(|filler| filler.id != fillers[0].id));
}
