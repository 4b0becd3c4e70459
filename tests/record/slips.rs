//! Days that are still to come, and lengths that no training has.

use crate::Home;
use crate::taking::full;

#[test]
fn a_day_that_is_still_to_come_is_not_done() {
    let home = Home::new();
    for (date, said) in [
        ("2026-11-29", "Nov 29, 2026"),
        ("11/29/2026", "Nov 29, 2026"),
        ("2026-12", "Dec 2026"),
        ("2027", "2027"),
    ] {
        let refused = home.run(&["done", "labor-basics", "--hours", "1", "--date", date]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{date}");
        let why = format!("{said} is in the future. Nothing was logged");
        assert!(refused.err.contains(&why), "{}", refused.err);
    }
    for date in ["2026-11-28", "2026-11", "2026"] {
        home.text(&["done", "labor-basics", "--hours", "1", "--date", date]);
    }
    let refused = home.run(&["done", "labor-basics", "--off"]);
    let line = refused.err.split(['[', ']']).nth(1).unwrap();
    assert_eq!(home.run(&["done", line, "--date", "2099-01-01"]).code, 2, "{line}");
    assert!(!home.text(&["log"]).contains("2099"));
}

#[test]
fn more_than_a_day_of_hours_is_asked_about() {
    let home = Home::new();
    home.text(&["done", "labor-basics", "--hours", "24"]);
    let long = home.run(&["done", "--title", "Academy", "--hours", "40"]);
    assert_eq!(long.code, 0);
    let told = "has 40 h, more than a day. To correct it: squadroom done done.";
    assert!(long.err.contains(told), "{}", long.err);
}

#[test]
fn a_file_with_slips_is_refused_or_they_are_named() {
    let home = Home::new();
    drop(full(&home));
    let text = home.text(&["log", "--json"]);
    let file = home.data().join("slips.json");
    let name = file.to_str().unwrap();
    for part in ["stars", "lists", "notes", "planned", "done"] {
        let mut archive: serde_json::Value = serde_json::from_str(&text).unwrap();
        archive[part][0]["changed"] = "2027-03-04T18:00:00Z".into();
        std::fs::write(&file, archive.to_string()).unwrap();
        let refused = home.run(&["record", "import", name]);
        assert_eq!(refused.code, 3, "{part}: {}", refused.err);
        let why = "2027-03-04T18:00:00Z, is in the future. Nothing was changed";
        assert!(refused.err.contains(why), "{part}: {}", refused.err);
    }
    let with = |minutes: u32, date: &str| {
        let mut archive: serde_json::Value = serde_json::from_str(&text).unwrap();
        archive["done"][0]["minutes"] = minutes.into();
        archive["done"][0]["date"] = date.into();
        std::fs::write(&file, archive.to_string()).unwrap();
        let there = Home::new();
        there.run(&["record", "import", name])
    };
    let none = with(0, "2026-03-04");
    assert_eq!(none.code, 3);
    assert!(none.err.contains("has 0 minutes. Nothing was changed"), "{}", none.err);
    let long = with(5400, "2026-12-24");
    assert_eq!(long.code, 0, "{}", long.err);
    for told in ["has 90 h, more than a day", "Dec 24, 2026, is in the future"] {
        assert!(long.err.contains(told), "{told}: {}", long.err);
    }
    assert_eq!(with(60, "2026-11-28").err, "");
}
