//! Fields that are answered from outside of the catalog.

use super::fixture::fixture;
use crate::catalog::EntryPosition;
use crate::search::{Index, Request, SearchResults, Searcher, UserField, UserSets};
use std::sync::Arc;

/// Entries 0 and 2 are starred, 2 is done, nothing is planned; two lists.
fn marks() -> UserSets {
    let mut marks = UserSets::default();
    marks.set(UserField::Is, "starred", [0, 2].map(EntryPosition::new));
    marks.set(UserField::Is, "done", [EntryPosition::new(2)]);
    marks.set_lists([
        ("Roll call".to_owned(), vec![EntryPosition::new(1)]),
        ("field office".to_owned(), vec![EntryPosition::new(3)]),
    ]);
    marks
}

fn search(line: &str, marks: UserSets) -> SearchResults {
    let (catalog, marks) = (fixture(), Arc::new(marks));
    let request = Request { marks, ..Request::all(line) };
    Searcher::default().search(&Index::build(&catalog), &catalog, &request)
}

fn places(line: &str) -> Vec<usize> {
    let outcome = search(line, marks());
    assert_eq!(outcome.query.faults, [], "{line}");
    assert_eq!(outcome.kinds.iter().sum::<usize>(), outcome.total, "{line}");
    let mut places: Vec<usize> = outcome.hits.iter().map(|hit| hit.entry.index()).collect();
    places.sort_unstable();
    places
}

#[test]
fn a_mark_keeps_or_leaves_out_its_entries() {
    assert_eq!(places("is:starred"), [0, 2]);
    assert_eq!(places("IS:Starred"), [0, 2]);
    assert_eq!(places("is:starred -is:done"), [0]);
    assert_eq!(places("is:starred is:done"), [2]);
    assert_eq!(places("is:planned"), [0; 0]);
    let all = places("").len();
    assert_eq!(places("-is:starred").len(), all - 2);
    assert_eq!(places("is:planned,done"), [2]);
    let labor = places("labor");
    assert!(labor.contains(&0) && labor.len() > 2, "{labor:?}");
    assert_eq!(places("labor is:starred"), [0, 2]);
}

#[test]
fn a_list_is_known_by_its_name_or_the_start_of_it() {
    assert_eq!(places("list:\"roll call\""), [1]);
    assert_eq!(places("list:roll"), [1]);
    assert_eq!(places("list:\"roll call\",field"), [1, 3]);
}

#[test]
fn a_note_is_found_by_its_words_in_any_order() {
    let notes =
        [(EntryPosition::new(1), "Ask Señora Díaz, radio 7"), (EntryPosition::new(3), "Radio")];
    let found = |line: &str| {
        let mut marks = UserSets::default();
        marks.set_notes(notes);
        let outcome = search(line, marks);
        let mut places: Vec<usize> = outcome.hits.iter().map(|hit| hit.entry.index()).collect();
        places.sort_unstable();
        let faults = outcome.query.faults.iter().map(|fault| fault.message.clone());
        (places, faults.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(found("note:radio").0, [1, 3]);
    assert_eq!(found("note:\"diaz senora\"").0, [1]);
    assert_eq!(found("note:rad,nobody").0, [1, 3]);
    assert_eq!(found("-note:radio").0.len(), places("").len() - 2);
    let none = "No note of yours has `siren`.";
    assert_eq!(found("note:siren"), (Vec::new(), none.to_owned()));
    assert_eq!(found("-note:siren").0.len(), places("").len());
    assert!(!found("note:").0.is_empty());
}

#[test]
fn no_key_on_the_way_to_a_mark_is_a_fault() {
    let all = places("").len();
    for line in ["is:", "list:", "note:", "is:s", "is:star", "list:\"roll", "list:f"] {
        let outcome = search(line, marks());
        assert!(outcome.total > 0 && outcome.total <= all, "{line}");
    }
}

#[test]
fn what_is_not_known_is_told_and_never_widens_to_everything() {
    let told = |line: &str, marks: UserSets| {
        let outcome = search(line, marks);
        let faults = outcome.query.faults.iter().map(|fault| fault.message.clone());
        (outcome.total, faults.collect::<Vec<_>>().join(" "))
    };
    let near = "Unknown `is:stared`. Using `is:starred`.";
    assert_eq!(told("is:stared", marks()), (2, near.to_owned()));
    let none = "Unknown list `patrol`. Known: Roll call, field office.";
    assert_eq!(told("list:patrol", marks()), (0, none.to_owned()));
    let none = "Unknown list `x`. You have no lists yet.";
    assert_eq!(told("list:x", UserSets::default()), (0, none.to_owned()));
    assert_eq!(told("-list:x", UserSets::default()), (0, none.to_owned()));
}

#[test]
fn what_a_mark_keeps_away_is_named_as_the_obstacle() {
    let outcome = search("visa is:planned", marks());
    assert_eq!(outcome.total, 0);
    assert_eq!(outcome.obstacle.map(|obstacle| obstacle.typed).as_deref(), Some("is:planned"));
}

#[test]
fn a_line_tells_which_marks_it_needs() {
    assert_eq!(UserField::in_line("visa -is:done ON:shelf"), [UserField::Is, UserField::On]);
    assert_eq!(UserField::in_line("this is on the list \"is:done\" kind:faq"), []);
}

#[test]
fn telling_a_value_again_replaces_it() {
    let mut marks = marks();
    marks.set(UserField::Is, "done", [EntryPosition::new(5)]);
    let is_done = |at| marks.has(UserField::Is, "done", EntryPosition::new(at));
    assert!(is_done(5) && !is_done(2));
    marks.set_lists([("court".to_owned(), vec![EntryPosition::new(1)])]);
    let lists = |name: &str| marks.has(UserField::List, name, EntryPosition::new(1));
    assert!(
        lists("court")
            && !lists("Roll call")
            && marks.has(UserField::Is, "starred", EntryPosition::new(0))
    );
}
