//! The reasons that are given for hits.

use super::fixture::fixture;
use super::found;
use crate::search::{Hit, reason};

fn reasons(query: &str) -> Vec<String> {
    let catalog = fixture();
    let outcome = found(&catalog, query);
    let why = |hit: &Hit| {
        reason(&catalog, &catalog.entries.get(hit.entry).unwrap(), &outcome, hit).fields
    };
    outcome.hits.iter().map(why).collect()
}

#[test]
fn a_reason_names_the_fields_that_have_the_words() {
    let first = |query: &str| reasons(query).swap_remove(0);
    assert_eq!(
        first("labor massage parlor"),
        "title, topic Illicit massage, topic Labor trafficking"
    );
    assert_eq!(first("nhth"), "other name NHTH");
    assert_eq!(first("chiefs ohio"), "publisher IACP, area Ohio");
    assert_eq!(first("iacp 373"), "publisher IACP, number 1-888-373-7888");
    assert_eq!(first("Labour"), "title");
    assert_eq!(first("victems improves"), "title (similar to \"victim\")");
    assert_eq!(first("hotline zzzzz"), "title; missing: zzzzz");
    assert_eq!(first(&format!("hotline {}", "z".repeat(99))).chars().count(), 41);
    assert_eq!(first("isis what"), "title", "function words count if there is nothing else");
    assert_eq!(first(""), "");
}

#[test]
fn a_reason_is_short_and_names_neither_keywords_nor_function_words() {
    let mut catalog = fixture();
    let entry = &mut catalog.entries.make_mut()[0];
    entry.keywords = vec!["zebra crossing".into(), "marsh".into()];
    entry.summary.push_str(" It is about a marsh.");
    entry.alt_titles =
        vec!["A zebra name that is much too long for one row of a screen, all told".into()];
    catalog.topics[0].keywords = vec!["quagga".into()];
    let topic = &catalog.topics[0];
    let (id, label) = (topic.id.clone(), topic.label.clone());
    catalog.entries.make_mut()[1].topics = vec![id];
    let first = |query: &str| {
        let outcome = found(&catalog, query);
        let hit = &outcome.hits[0];
        reason(&catalog, &catalog.entries.get(hit.entry).unwrap(), &outcome, hit).fields
    };
    assert_eq!(first("crossing"), "keywords");
    assert_eq!(first("marsh"), "description", "not the keyword, which weighs more");
    assert_eq!(first("crosing"), "keywords");
    assert_eq!(first("what is a crossing"), "keywords");
    assert_eq!(first("zebra"), "other name");
    assert_eq!(first("quagga"), format!("topic {label}"));
    for query in ["labor trafficking victim officers iacp ohio", "trafficking massage visa hotline"]
    {
        assert!(reasons(query).iter().all(|why| why.chars().count() <= 68), "{:?}", reasons(query));
    }
}
