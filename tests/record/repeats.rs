//! A file to import that says two things of one id.

use crate::Home;
use crate::taking::full;
use squadroom::catalog::PartialDate;

#[test]
fn an_id_that_stands_twice_in_a_file_is_named_and_the_newest_row_is_kept() {
    let home = Home::new();
    drop(full(&home));
    let text = home.text(&["log", "--json"]);
    let archive: serde_json::Value = serde_json::from_str(&text).unwrap();
    for is_first in [false, true] {
        let mut archive = archive.clone();
        let mut add = |part: &str, change: &dyn Fn(&mut serde_json::Value)| {
            let rows = archive[part].as_array_mut().unwrap();
            let mut row = rows[0].clone();
            change(&mut row);
            // The newer row stands before the older one, or behind.
            rows.insert(if is_first { 0 } else { rows.len() }, row);
        };
        add("done", &|row| {
            row["minutes"] = 615.into();
            row["changed"] = "2026-11-28T18:00:00Z".into();
        });
        add("planned", &|row| {
            row["due"] = "2027-05-06".into();
            row["changed"] = "2026-11-28T18:00:00Z".into();
        });
        add("subjects", &|row| row["title"] = "Another title".into());
        let there = Home::new();
        let file = home.data().join("twice.json");
        std::fs::write(&file, archive.to_string()).unwrap();
        let told = there.run(&["record", "import", file.to_str().unwrap()]);
        assert_eq!(told.code, 0, "{}", told.err);
        assert!(told.out.contains("new: 3 logged, 1 planned"), "{}", told.out);
        assert!(!told.out.contains("updated"), "{}", told.out);
        assert_eq!(told.err.lines().count(), 3, "once for each: {}", told.err);
        let old_due = archive["planned"][usize::from(is_first)]["due"].as_str().unwrap();
        let old_due = PartialDate::parse(old_due).unwrap();
        let kept = if is_first { "Another title" } else { "A \"Film\"" };
        for part in [
            "Kept: planned, May 6, 2027",
            &format!("Left out: planned, {old_due}"),
            "10.25 h",
            kept,
        ] {
            assert!(told.err.contains(part), "{part}: {}", told.err);
        }
        let now = there.text(&["log", "--json"]);
        assert!(now.contains("\"minutes\": 615") && now.contains("2027-05-06"), "{now}");
        // A record that knows something newer keeps that.
        let again = there.run(&["record", "import", file.to_str().unwrap()]);
        assert!(again.out.contains("nothing new"), "{}", again.out);
    }
}

#[test]
fn a_row_that_differs_from_the_record_is_named_whichever_is_kept() {
    let home = Home::new();
    drop(full(&home));
    let archive: serde_json::Value = serde_json::from_str(&home.text(&["log", "--json"])).unwrap();
    let own = archive["subjects"].as_array().unwrap();
    let own = own.iter().position(|row| row["id"].as_str().unwrap().starts_with("own.")).unwrap();
    let line = archive["done"].as_array().unwrap();
    let line = line.iter().position(|row| row["minutes"] == 90).unwrap();
    for (changed, is_theirs) in [
        (None, false),
        (Some(("2026-11-26T17:00:00Z", "2026-11-27T17:00:00Z")), false),
        (Some(("2026-11-28T18:00:00Z", "2026-11-28T18:00:00Z")), true),
    ] {
        let mut theirs = archive.clone();
        theirs["done"][line]["minutes"] = 480.into();
        theirs["planned"][0]["due"] = "2027-05-06".into();
        theirs["subjects"][own]["title"] = "Another title".into();
        if let Some((done, planned)) = changed {
            theirs["done"][line]["changed"] = done.into();
            theirs["planned"][0]["changed"] = planned.into();
        }
        let there = Home::new();
        drop(there.record());
        let file = there.data().join("theirs.json");
        std::fs::write(&file, archive.to_string()).unwrap();
        there.text(&["record", "import", file.to_str().unwrap()]);
        there.text(&["record", "import", file.to_str().unwrap()]);
        std::fs::write(&file, theirs.to_string()).unwrap();
        let told = there.run(&["record", "import", file.to_str().unwrap()]);
        assert_eq!(told.code, 0, "{}", told.err);
        let sum = if is_theirs { "nothing new; 2 updated" } else { "nothing new\n" };
        assert!(told.out.contains(sum), "{}", told.out);
        let states = |ours: &str, theirs: &str| match is_theirs {
            true => [format!("Kept: {theirs}"), format!("Left out: {ours}")],
            false => [format!("Kept: {ours}"), format!("Left out: {theirs}")],
        };
        let line = "labor, Mar 4, 2026, ";
        for part in states(&format!("{line}1.5 h"), &format!("{line}8 h"))
            .into_iter()
            .chain(states("planned, Dec 31, 2026", "planned, May 6, 2027"))
            .chain(["Kept: =HYPERLINK(\"x\"). Left out: Another title".to_owned()])
        {
            assert!(told.err.contains(&part), "{part}: {}", told.err);
        }
        let minutes = if is_theirs { "\"minutes\": 480" } else { "\"minutes\": 90" };
        assert!(there.text(&["log", "--json"]).contains(minutes));
    }
}
