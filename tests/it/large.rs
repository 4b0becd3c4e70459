//! A large catalog is searched beside the drawing thread: requests go out as
//! effects, answers come back as actions, late and in any order.

use crate::support::{draw, finder_on, press, selected};
use squadroom::app::{Action, Effect, SearchJob, SearchWorker, update};
use squadroom::effects::{Clipboard, EffectRunner};
use squadroom::term::App;

/// A finder that takes its catalog for a large one, its first answer in.
fn large() -> App {
    let mut finder = crate::support::finder(80, 24);
    finder.model.is_large = true;
    finder
}

fn jobs(effects: Vec<Effect>) -> Vec<SearchJob> {
    let job = |effect| match effect {
        Effect::Search(job) => job,
        other => panic!("{other:?}"),
    };
    effects.into_iter().map(job).collect()
}

fn answer(finder: &mut App, job: SearchJob) {
    assert_eq!(update(&mut finder.model, SearchWorker::default().answer(job)), []);
}

#[test]
fn the_old_list_stays_until_the_answer_is_there() {
    let mut finder = large();
    let before = finder.model.row_count();
    let asked = jobs(press(&mut finder, "visas"));
    assert_eq!(asked.len(), 5);
    assert_eq!((finder.model.query.value(), finder.model.row_count()), ("visas", before));
    assert!(draw(&finder).text.contains("Basic Investigations"));
    answer(&mut finder, asked[4].clone());
    assert_eq!(selected(&finder), "Labor Visas and Continued Presence");
    assert!(finder.model.row_count() < before);
}

#[test]
fn an_older_answer_never_replaces_a_newer_one() {
    let mut finder = large();
    let asked = jobs(press(&mut finder, "visas"));
    answer(&mut finder, asked[4].clone());
    let found = finder.model.outcome.hits.clone();
    for job in &asked[..4] {
        answer(&mut finder, job.clone());
        assert_eq!(finder.model.outcome.hits, found, "{job:?}");
    }
}

#[test]
fn answers_in_order_are_all_shown() {
    let mut finder = large();
    for job in jobs(press(&mut finder, "vis")) {
        let query = job.request.query.clone();
        answer(&mut finder, job);
        assert_eq!(finder.model.shown.query, query);
    }
}

#[test]
fn rows_that_are_not_there_yet_are_waited_for() {
    let mut finder = large();
    let asked = jobs(press(&mut finder, "<Tab><Shift-Tab>"));
    let mut first = asked[1].clone();
    first.request.limit = 3;
    answer(&mut finder, first);
    assert_eq!((finder.model.outcome.hits.len(), finder.model.selected), (3, 0));
    press(&mut finder, "<Esc>");
    let asked = jobs(press(&mut finder, "Gk"));
    assert_eq!(finder.model.selected, 0, "no row is selected that is not there");
    let last = finder.model.row_count() - 1;
    answer(&mut finder, asked.last().unwrap().clone());
    assert_eq!(finder.model.selected, last - 1);
    assert_eq!(finder.model.chosen, finder.model.current());
}

#[test]
fn the_thread_answers_the_newest_search() {
    let mut finder = large();
    let mut outside = EffectRunner::new(None, Clipboard::new(true));
    assert!(!outside.is_busy());
    for effect in press(&mut finder, "visas") {
        outside.run(effect);
    }
    assert!(outside.is_searching());
    while outside.is_searching() {
        while let Some(action) = outside.finished() {
            assert!(matches!(action, Action::Found(..)));
            update(&mut finder.model, action);
        }
        std::thread::yield_now();
    }
    assert_eq!((finder.model.answered, finder.model.asked), (5, 5));
    assert_eq!(selected(&finder), "Labor Visas and Continued Presence");
    assert!(!outside.is_busy(), "nothing is awaited any more");
    outside.finish();
}

#[test]
fn a_small_catalog_is_searched_at_once() {
    let mut finder = finder_on(crate::support::small(), 80, 24);
    assert!(!finder.model.is_large);
    assert_eq!(press(&mut finder, "visas"), []);
    assert_eq!(selected(&finder), "Labor Visas and Continued Presence");
}
