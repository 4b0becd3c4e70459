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
    for (args, told) in [
        (&["done", "--title", "Lab", "--hours", "1"][..], "That makes 25 h on Nov 28, 2026"),
        (
            &["done", "--title", "Academy", "--hours", "40", "--date", "-9d"],
            "40 h is more than a day",
        ),
    ] {
        let asked = home.run(args);
        assert_eq!((asked.code, asked.out.as_str()), (2, ""));
        let why =
            format!("{told}, more than a day. Nothing was logged. To log it anyway, add --yes.");
        let why = why.replace("a day, more than a day", "a day");
        assert!(asked.err.contains(&why), "{}", asked.err);
        assert!(home.text(&[args, &["--yes"]].concat()).starts_with("logged  "));
    }
    let log = home.text(&["log"]);
    let line = log.lines().find(|line| line.contains("Academy")).unwrap();
    let id = line.split(['[', ']']).nth(1).unwrap();
    home.text(&["log", "edit", id, "--credit", "POST"]);
}

#[test]
fn a_hotline_is_no_training() {
    let home = Home::new();
    let hotline = home.text(&["list", "--kind", "hotline"]);
    let id = hotline.lines().next().unwrap().split(['[', ']']).nth(1).unwrap().to_owned();
    let asked = home.run(&["done", &id]);
    assert_eq!((asked.code, asked.out.as_str()), (2, ""));
    assert!(asked.err.contains("This is a hotline, not a training. Nothing was logged."));
    assert!(home.text(&["done", &id, "--yes"]).starts_with("logged  "));
}

#[test]
fn a_line_is_corrected_by_its_id() {
    let home = Home::new();
    home.text(&[
        "done",
        "--title",
        "In-servce",
        "--hours",
        "8",
        "--date",
        "Nov 20",
        "--credit",
        "x",
    ]);
    let log = home.text(&["log"]);
    let id = log.split(['[', ']']).nth(1).unwrap();
    assert!(log.starts_with("Nov 20, 2026     8 h  In-servce"), "{log}");
    let start = id.strip_prefix("done.").unwrap().split_at(6).0;
    home.text(&[
        "log",
        "edit",
        start,
        "--title",
        "In-service",
        "--hours",
        "2",
        "--clear",
        "credit",
    ]);
    let log = home.text(&["log"]);
    assert!(log.starts_with(&format!("Nov 20, 2026     2 h  In-service  [{id}]\n")), "{log}");
    assert_eq!(home.run(&["log", "edit", id]).code, 2);
    assert_eq!(home.run(&["log", "edit", "zzz", "--hours", "1"]).code, 1);
    let refused = home.run(&["log", "edit", id, "--date", "+3d", "--title", "Other"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(home.text(&["log"]).contains("In-service  ["), "a slip changes nothing");
    home.text(&["log", "edit", id, "--off"]);
    assert!(!home.run(&["log"]).out.contains("In-service"));
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
