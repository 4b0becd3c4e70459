//! The training log as a list in the finder: its lines are shown, found, corrected, removed,
//! put back and exported.

use crate::support::record::{date, full_record, record_of, task, tasks, tell, told, write_down};
use crate::support::{draw, finder, press};
use squadroom::app::{RecordNow, RecordOutcome, RecordTask};
use squadroom::catalog::PartialDate;
use squadroom::record::{RecordSnapshot, Requirement, TrainingCycle, TranscriptFormat};
use squadroom::term::App;

/// All rows of the screen on top, whatever is in sight.
fn rows(finder: &App) -> Vec<String> {
    let (text, _) = finder.model.reading(finder.model.text_width()).unwrap();
    let joined = |spans: &[(_, String)]| spans.iter().map(|(_, text)| text.as_str()).collect();
    text.rows.iter().map(|row| joined(&row.spans)).collect()
}

fn text(finder: &App) -> String {
    rows(finder).join("\n")
}

/// The log of several years, opened.
fn log(width: u16, height: u16) -> App {
    let mut finder = finder(width, height);
    write_down(&mut finder, full_record());
    assert_eq!(tasks(press(&mut finder, "<F5>")), [RecordTask::Read]);
    finder
}

/// The row with the mark of the selected line.
fn selected(finder: &App) -> String {
    rows(finder).into_iter().find(|row| row.starts_with("> ")).unwrap_or_default()
}

fn kept(finder: &mut App, task: RecordTask, contents: RecordSnapshot) {
    let now = RecordNow { contents, today: date("2026-11-26"), ..RecordNow::default() };
    tell(finder, RecordOutcome::Kept(task, Box::new(now)));
}

#[test]
fn each_line_is_told_and_the_record_is_summed_up() {
    let mut finder = log(80, 24);
    let shown = text(&finder);
    for told in [
        "Due: Basic Investigations (Nov 20, 2026, overdue); Labor Trafficking",
        "Expires: Advanced",
        "(May 2026, expired)",
        "Completed: 39:35 hours in 8 trainings",
        "> Nov 10, 2026    1.5 h  Basic Investigations",
        "  Jul 1, 2025    0:20 h  Interview room practice",
        "  May 2024         24 h  Advanced",
        "Nov 20, 2026, overdue: Basic Investigations",
        "no day: Advanced",
        "Jul 1, 2027: Interview room practice",
        "Apr 2026     8 h  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄\n",
        "Feb 2026     0 h",
        "2024\n",
        "1 in Roll call: search list:\"Roll call\"",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
    press(&mut finder, "<End>");
    assert!(draw(&finder).text.contains("1 in Roll call"), "{}", draw(&finder).text);
    assert!(selected(&finder).contains("May 2024"), "{}", selected(&finder));
    press(&mut finder, "<F5>");
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn a_wide_screen_has_columns_for_what_is_known() {
    let finder = log(120, 24);
    let shown = text(&finder);
    assert!(shown.contains("Date            Hours  Training"), "{shown}");
    let own = rows(&finder).into_iter().find(|row| row.contains("Interview room")).unwrap();
    assert!(own.contains("Sheriff's Office of a") && own.ends_with("Jul 1, 2027"), "{own}");
    assert!(!shown.contains("Certificate"), "no line has one: {shown}");
}

#[test]
fn enter_shows_all_of_a_line_and_hides_it() {
    let mut finder = log(80, 24);
    press(&mut finder, "<Enter>");
    assert!(
        text(&finder).contains("Id             done.basic-course2026-11-10"),
        "{}",
        text(&finder)
    );
    press(&mut finder, "<Down>");
    assert!(selected(&finder).contains("Sep 10, 2026"), "{}", selected(&finder));
    press(&mut finder, "<Up><Enter>");
    assert!(!text(&finder).contains("done.basic-course"), "{}", text(&finder));
}

#[test]
fn a_line_with_the_file_of_a_certificate_says_so_and_names_the_key() {
    let mut finder = log(120, 30);
    assert!(!text(&finder).contains("(file)"), "{}", text(&finder));
    let certificates = ["done.basic-course2026-11-10".to_owned()].into();
    let now = RecordNow {
        contents: full_record(),
        today: date("2026-11-26"),
        certificates,
        ..RecordNow::default()
    };
    tell(&mut finder, RecordOutcome::Read(Box::new(now)));
    assert!(selected(&finder).contains("(file)"), "{}", selected(&finder));
    assert!(draw(&finder).text.contains("c certificate"), "{}", draw(&finder).text);
    press(&mut finder, "<Enter>");
    assert!(text(&finder).contains("squadroom keeps a copy of the certificate"));
    press(&mut finder, "<F1>");
    let help = text(&finder);
    let here = help.split("\n\n").next().unwrap();
    assert!(here.contains("Open the certificate"), "{here}");
    press(&mut finder, "<F1><Down>");
    assert!(!selected(&finder).contains("(file)"), "{}", selected(&finder));
    assert!(!draw(&finder).text.contains("c certificate"), "{}", draw(&finder).text);
}

#[test]
fn lines_are_found_by_title_day_and_provider() {
    let mut finder = log(80, 24);
    press(&mut finder, "/interv");
    assert!(draw(&finder).text.contains("Find: interv"), "{}", draw(&finder).text);
    assert!(text(&finder).contains("Found: 1 of 39:35 hours in 8 trainings, 0:20 hours"));
    press(&mut finder, "<Enter>");
    assert!(selected(&finder).contains("Interview room practice"));
    for (typed, count) in [("2026", 6), ("sheriff", 1), ("nov basic", 1), ("zzz", 0)] {
        press(&mut finder, "<Esc>/");
        press(&mut finder, typed);
        let all = rows(&finder);
        let found = all.iter().find(|row| row.starts_with("Found: ")).unwrap();
        assert!(found.starts_with(&format!("Found: {count} of ")), "{typed}: {found}");
    }
    press(&mut finder, "<Esc>");
    assert!(text(&finder).contains("Completed: "));
}

#[test]
fn a_line_is_corrected() {
    let mut finder = log(80, 24);
    press(&mut finder, "<Down>e");
    let shown = draw(&finder).text;
    assert!(shown.contains("Correct: Basic Investigations"), "{shown}");
    assert!(shown.contains("Date:        Sep 10, 2026") && shown.contains("0.75"), "{shown}");
    assert!(!shown.contains("Title:"), "the catalog names it: {shown}");
    let task = task(press(&mut finder, "<Tab><Ctrl-U>1.5<Ctrl-S>"));
    let RecordTask::ChangeDone { line, title: None, topics: None, completion } = &task else {
        panic!("{task:?}")
    };
    assert_eq!(line.id, "done.basic-course2026-09-10");
    assert_eq!(completion.hours.unwrap().minutes(), 90);
    assert_eq!(completion.date, date("2026-09-10"));
    kept(&mut finder, task, full_record());
    assert_eq!(told(&finder), "Corrected: Basic Investigations");
    assert!(selected(&finder).contains("Sep 10, 2026"), "{}", selected(&finder));
}

#[test]
fn a_training_of_ones_own_gets_another_title() {
    let mut finder = log(80, 24);
    press(&mut finder, "/interv<Enter>e");
    let task = task(press(&mut finder, "<Ctrl-U>Interview lab<Ctrl-S>"));
    let RecordTask::ChangeDone { title, .. } = &task else { panic!("{task:?}") };
    assert_eq!(title.as_deref(), Some("Interview lab"));
    let mut finder = log(80, 24);
    press(&mut finder, "/interv<Enter>e<Ctrl-U><Ctrl-S>");
    assert_eq!(told(&finder), "Enter a title.");
}

#[test]
fn a_line_is_removed_and_put_back() {
    let mut finder = log(80, 24);
    press(&mut finder, "u");
    assert_eq!(told(&finder), "You removed nothing that can be put back.");
    let task = task(press(&mut finder, "<Down><Delete>"));
    let RecordTask::RemoveDone(line) = &task else { panic!("{task:?}") };
    assert_eq!(line.id, "done.basic-course2026-09-10");
    let line = line.clone();
    let mut without = full_record();
    let basic = &mut without.kept.get_mut("basic-course").unwrap().standing.done;
    basic.retain(|own| own.id != line.id);
    kept(&mut finder, task, without);
    assert!(
        told(&finder).starts_with("Removed: Basic Investigations. Press u"),
        "{}",
        told(&finder)
    );
    assert!(selected(&finder).contains("Apr 10, 2026"), "{}", selected(&finder));
    let again = tasks(press(&mut finder, "u"));
    assert_eq!(again, [RecordTask::RestoreDone(line)]);
    kept(&mut finder, again.into_iter().next().unwrap(), full_record());
    assert_eq!(told(&finder), "Put back: Basic Investigations");
    press(&mut finder, "u");
    assert_eq!(told(&finder), "You removed nothing that can be put back.");
}

#[test]
fn an_in_service_day_is_added() {
    let mut finder = log(80, 24);
    assert_eq!(tasks(press(&mut finder, "a")), [RecordTask::Read]);
    let shown = draw(&finder).text;
    assert!(shown.contains("Done: outside the catalog") && shown.contains("Title:"), "{shown}");
    let task = task(press(&mut finder, "In-service day<Tab>-3d<Tab>8<Ctrl-S>"));
    let RecordTask::AddOwn { title, topics, completion } = &task else { panic!("{task:?}") };
    assert_eq!((title.as_str(), topics.len()), ("In-service day", 0));
    assert_eq!(completion.date, date("2026-11-23"));
    assert_eq!(completion.hours.unwrap().minutes(), 480);
    kept(&mut finder, task, full_record());
    assert!(told(&finder).starts_with("Logged 8 h, Nov 23, 2026: In-service day"));
}

#[test]
fn what_looks_like_a_slip_is_asked_about() {
    for (typed, asked) in [
        ("<Ctrl-U>11/27/2026", "Nov 27, 2026 is in the future."),
        ("<Tab><Ctrl-U>25", "25 h is more than a day."),
        (
            "<Ctrl-U>11/10/2026<Tab><Ctrl-U>23",
            "That makes 24.5 h on Nov 10, 2026, more than a day.",
        ),
    ] {
        let mut finder = finder(80, 24);
        write_down(&mut finder, full_record());
        press(&mut finder, "improving victim<Alt-D>");
        press(&mut finder, typed);
        assert_eq!(press(&mut finder, "<Ctrl-S>"), [], "{typed}");
        assert!(draw(&finder).text.contains(asked), "{asked}: {}", draw(&finder).text);
        press(&mut finder, "<Tab>");
        assert_eq!(press(&mut finder, "<Ctrl-S>"), [], "another key is a no");
        let done = task(press(&mut finder, "<Ctrl-S>"));
        assert!(matches!(done, RecordTask::AddDone(..)), "{done:?}");
    }
}

#[test]
fn a_hotline_is_not_offered_as_a_training() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "kind:hotline");
    assert_eq!(press(&mut finder, "<Alt-D>"), []);
    assert!(told(&finder).starts_with("This is a hotline, not a training."), "{}", told(&finder));
    press(&mut finder, "<Alt-D>");
    assert!(draw(&finder).text.contains("Done: "), "{}", draw(&finder).text);
}

#[test]
fn the_log_is_exported_to_a_named_file() {
    let mut finder = log(80, 24);
    press(&mut finder, "/basic<Enter>x");
    let shown = draw(&finder).text;
    assert!(shown.contains("Export 5 trainings") && shown.contains("training-log-2026-11-26.html"));
    press(&mut finder, "<Ctrl-U>log.xlsx<Enter>");
    assert_eq!(told(&finder), "Enter a file name that ends in .html, .pdf, .md, or .csv.");
    let task = task(press(&mut finder, "<Ctrl-U>log.csv<Enter>"));
    let RecordTask::Export(file, TranscriptFormat::Csv, transcript) = &task else {
        panic!("{task:?}")
    };
    assert_eq!((file.as_str(), transcript.lines.len()), ("log.csv", 5));
    tell(&mut finder, RecordOutcome::Exported(Err("log.csv already exists.".to_owned())));
    assert_eq!(told(&finder), "Not exported: log.csv already exists.");
    tasks(press(&mut finder, "<Enter>"));
    tell(&mut finder, RecordOutcome::Exported(Ok("/home/x/log.csv".to_owned())));
    assert_eq!(told(&finder), "Exported to /home/x/log.csv");
    assert!(text(&finder).contains("Found: 5 of"));
}

#[test]
fn the_goal_stands_over_the_log() {
    let mut finder = finder(80, 24);
    let day = |text| PartialDate::parse(text).unwrap();
    let topic = finder.model.catalog.topics[0].label.clone();
    finder.model.training_cycle = Some(TrainingCycle {
        minutes: Some(40 * 60),
        from: day("2026-01-01"),
        to: day("2027-12-31"),
        required: vec![Requirement { topic: Some(topic), minutes: 6000, ..Requirement::default() }],
    });
    write_down(&mut finder, full_record());
    press(&mut finder, "<F5>");
    let shown = text(&finder);
    assert!(shown.starts_with("15.25 of 40 h, until Dec 31, 2027 (400 days left)"), "{shown}");
    assert!(shown.contains("Missing: Labor trafficking 86.25 h (13.75 of 100 h)"), "{shown}");
}

#[test]
fn an_opened_line_has_its_whole_title_and_no_row_wider_than_the_window() {
    let title =
        "Interviewing victims who do not see themselves as victims: an advanced course of a week";
    let mut finder = finder(80, 24);
    let mut contents = full_record();
    contents.kept.retain(|id, _| id == "own.1234");
    for line in contents.kept.values_mut().flat_map(|kept| &mut kept.standing.done) {
        line.subject.title = title.to_owned();
        line.subject.topics = vec!["Labor trafficking".to_owned(); 9];
    }
    write_down(&mut finder, contents);
    press(&mut finder, "<F5><Enter>");
    let opened = rows(&finder).into_iter().skip_while(|row| !row.starts_with("> ")).skip(1);
    let opened: Vec<String> = opened.take_while(|row| row.starts_with("    ")).collect();
    let words: Vec<&str> = opened.iter().flat_map(|row| row.split_whitespace()).collect();
    assert!(words.join(" ").contains(title), "{opened:?}");
    let wide = opened.iter().find(|row| row.chars().count() > finder.model.text_width());
    assert_eq!(wide, None);
}

#[test]
fn topics_of_an_in_service_day_are_completed_and_checked() {
    let mut finder = log(80, 24);
    tasks(press(&mut finder, "a"));
    press(&mut finder, "In-service day<Tab><Tab>8<Tab>");
    let shown = draw(&finder).text;
    assert!(shown.contains("Topics:"), "{shown}");
    assert!(shown.contains("Known topics: Labor trafficking; Illicit massage;"), "{shown}");
    press(&mut finder, "lab");
    assert!(!draw(&finder).text.contains("Illicit massage"), "{}", draw(&finder).text);
    press(&mut finder, "; xyz<Ctrl-S>");
    assert!(told(&finder).starts_with("Unknown topic."), "{}", told(&finder));
    press(&mut finder, "<Ctrl-U>lab; crisis<Tab>");
    let shown = draw(&finder).text;
    assert!(shown.contains("Labor trafficking; Crisis support"), "{shown}");
    let task = task(press(&mut finder, "<Ctrl-S>"));
    let RecordTask::AddOwn { topics, .. } = &task else { panic!("{task:?}") };
    assert_eq!(topics, &["Labor trafficking", "Crisis support"]);
}

#[test]
fn a_correction_changes_the_topics_of_a_training_of_ones_own() {
    let mut finder = log(80, 24);
    press(&mut finder, "/interv<Enter>e");
    let corrected = task(press(&mut finder, "<Tab><Tab><Tab>none<Ctrl-S>"));
    let RecordTask::ChangeDone { topics, .. } = &corrected else { panic!("{corrected:?}") };
    assert_eq!(topics.as_deref(), Some(&["no topic".to_owned()][..]));
    let mut finder = log(80, 24);
    press(&mut finder, "/interv<Enter>e");
    let same = task(press(&mut finder, "<Tab><Tab><Ctrl-U>2<Ctrl-S>"));
    assert!(matches!(same, RecordTask::ChangeDone { topics: None, .. }), "{same:?}");
}
