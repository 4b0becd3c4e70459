//! Search, list and topics.

use super::*;

#[test]
fn search_finds_words_in_any_order_and_says_why() {
    insta::assert_snapshot!("search", text(&["search", "signs", "labor"]));
    insta::assert_snapshot!("search_json", text(&["search", "--json", "signs", "labor"]));
    insta::assert_snapshot!("search_hotline", text(&["search", "tip", "line"]));
    let found = json(&["search", "LABOR", "basics"]);
    assert_eq!(found["query"], "LABOR basics");
    assert_eq!(found["tier"], "words");
    assert_eq!(ids(&found["hits"])[0], "labor-basics");
    assert_eq!(json(&["search", ""])["total"], 13);
}

#[test]
fn slips_of_the_finger_are_forgiven_and_told() {
    insta::assert_snapshot!(text(&["search", "labro", "basics", "--limit", "1"]));
    insta::assert_snapshot!(text(&["search", "labro", "vis", "--explain", "--limit", "1"]));
}

#[test]
fn filters_narrow_and_facets_count() {
    let found = json(&["search", "kind:training,webinar", "-topic:roll-call"]);
    assert_eq!(ids(&found["hits"]), ["labor-basics", "labor-advanced"]);
    let found = json(&["search", "-webinar", "kind:training,webinar", "-\"basics\""]);
    assert_eq!(ids(&found["hits"]), ["labor-advanced"]);
    let found = json(&["search", "labor", "year:2019..", "length:..2h"]);
    assert_eq!(ids(&found["hits"]), ["labor-basics"]);
    insta::assert_snapshot!(text(&["search", "labor", "--facets"]));
    let facets = &json(&["search", "kind:faq", "--facets"])["facets"];
    let kinds = facets["kind"].as_array().unwrap();
    let all: u64 = kinds.iter().map(|kind| kind["count"].as_u64().unwrap()).sum();
    assert_eq!(all, 13, "what a filter asks for is counted as if it did not");
    assert_eq!(facets["topic"].as_array().unwrap().len(), 1);
}

#[test]
fn a_filter_that_is_not_understood_is_told_and_passed_over() {
    let Answer { code, out, err } = run(&["search", "labor", "knd:training", "kind:webinr"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(err);
    assert!(out.contains("labor-basics"));
}

#[test]
fn a_list_is_sorted_as_asked_for() {
    let sorted = |order| json(&["search", "--sort", order]);
    assert_eq!(ids(&sorted("newest")["hits"])[..2], ["labor-basics", "labor-advanced"]);
    assert_eq!(ids(&sorted("title")["hits"])[..2], ["danger-line", "labor-advanced"]);
    assert_eq!(ids(&sorted("shortest")["hits"])[..1], ["briefing-films"]);
}

#[test]
fn a_search_without_hits_helps_on() {
    let Answer { code, out, err } = run(&["search", "signs", "kind:site"]);
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(err);
    let Answer { code, out, .. } = run(&["search", "zzzz", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["total"]), (1, &Value::from(0)));
}

#[test]
fn list_keeps_what_every_option_keeps() {
    insta::assert_snapshot!(text(&["list", "--kind", "hotline"]), @r"
    hotline     current    National Example Hotline  [national-line]
    hotline     current    911  [danger-line]
    hotline     current    Example Tip Line  [tip-line]
    hotline     unknown    Report on the web  [web-form]
    ");
    let cases: &[(&[&str], &[&str])] = &[
        (&["--kind", "task-force"], &["task-force-north"]),
        (&["--kind", "task_force"], &["task-force-north"]),
        (&["--kind", "Webinars,video"], &["signs-webinar", "briefing-films"]),
        (&["--kind", "site", "--kind", "faq"], &["faq-who-to-call", "portal"]),
        (&["--topic", "roll-call", "--kind", "site"], &["portal"]),
        (&["--topic", "Roll Call", "--kind", "site"], &["portal"]),
        (&["--topic", "forced labor", "--kind", "training"], &["labor-basics", "labor-advanced"]),
        (&["--publisher", "EAPS", "--kind", "webinar"], &["signs-webinar"]),
        (&["--publisher", "office of examples", "--kind", "faq"], &["faq-who-to-call"]),
        (
            &["--status", "superseded,archived"],
            &["labor-advanced", "signs-webinar", "contact-former"],
        ),
        (&["--since", "2020"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2020-05"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2023-02-28"], &["labor-basics"]),
        (&["--since", "2019-03-13"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2019-03-12", "--status", "archived"], &["signs-webinar"]),
    ];
    for (options, expected) in cases {
        let list = json(&[&["list"], *options].concat());
        assert_eq!(ids(&list["entries"]), *expected, "{options:?}");
        assert_eq!(list["total"], expected.len());
    }
    insta::assert_snapshot!("list_json", text(&["list", "--json", "--kind", "training"]));
}

#[test]
fn an_empty_list_says_so() {
    let Answer { code, out, err } = run(&["list", "--kind", "site", "--status", "upcoming"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(err, "squadroom: no entry is left; drop an option to see more\n");
}

#[test]
fn a_wrong_value_names_the_option_and_a_near_value() {
    for (option, value, near) in [
        ("--kind", "webinr", "`webinar`"),
        ("--status", "archivd", "`archived`"),
        ("--topic", "labor-traficking", "`labor-trafficking`"),
        ("--topic", "rol call", "`roll-call`"),
        ("--publisher", "colege", "`college`"),
        ("--publisher", "zzzzzz", "known: agency, college"),
        ("--since", "May 2020", "2020-05"),
    ] {
        let Answer { code, out, err } = run(&["list", option, value]);
        assert_eq!((code, out.as_str()), (2, ""), "{option} {value}");
        assert!(err.contains(option) && err.contains(near) && err.contains(value), "{err}");
    }
}

#[test]
fn topics_list_the_words_that_lead_to_them() {
    insta::assert_snapshot!(text(&["topics"]), @r"
    Labor trafficking [labor-trafficking]
      Other words: forced labor; debt bondage
      See also: Interviewing
      Entries: 6

    Interviewing [interviewing]
      Other words: talking to victims
      Entries: 4

    Roll call [roll-call]
      Part of: Interviewing
      Entries: 4
    ");
    let topics = json(&["topics"]);
    assert_eq!(topics["total"], 3);
    assert_eq!(topics["topics"][2]["broader"], "interviewing");
}
