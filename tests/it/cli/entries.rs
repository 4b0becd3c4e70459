//! One entry: show all of it, name it by a part of its id.

use super::*;

#[test]
fn show_tells_all_that_is_known() {
    for id in [
        "labor-basics",
        "labor-advanced",
        "signs-webinar",
        "briefing-films",
        "tip-line",
        "national-line",
        "task-force-north",
        "faq-who-to-call",
        "contact-desk",
        "contact-former",
        "portal",
    ] {
        insta::assert_snapshot!(format!("show_{id}"), text(&["show", id]));
    }
    for id in ["labor-basics", "tip-line", "faq-who-to-call", "contact-former"] {
        insta::assert_snapshot!(format!("show_{id}_json"), text(&["show", "--json", id]));
    }
}

#[test]
fn an_id_may_be_shortened() {
    assert_eq!(json(&["show", "task"])["id"], "task-force-north");
    assert_eq!(json(&["show", " Portal "])["id"], "portal");
    let Answer { code, out, err } = run(&["show", "labor"]);
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(err, @r"
    squadroom: 2 ids start with `labor`. Type more of one:
      labor-basics  Labor Trafficking: The Basics
      labor-advanced  Advanced Labor Cases
    ");
}

#[test]
fn an_id_that_is_not_there_names_near_ones() {
    let Answer { code, out, err } = run(&["show", "nationl-line"]);
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(err, @r"
    squadroom: unknown id `nationl-line`. Did you mean:
      national-line  National Example Hotline
    ");
    // Nothing near, nothing at all, and far too much.
    for id in ["zzzz", "", &"line-".repeat(20_000)] {
        let Answer { code, err, .. } = run(&["open", id]);
        assert_eq!(code, 1);
        assert!(err.ends_with("To find it: squadroom search WORDS\n"));
    }
}
