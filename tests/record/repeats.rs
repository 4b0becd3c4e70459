//! A file to import that says two things of one id.

use crate::Home;
use crate::taking::full;

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
        assert!(told.out.contains("new: 3 done, 1 planned"), "{}", told.out);
        assert!(!told.out.contains("brought up to date"), "{}", told.out);
        assert_eq!(told.err.lines().count(), 3, "once for each: {}", told.err);
        let old_due = archive["planned"][usize::from(is_first)]["due"].as_str().unwrap();
        let kept = if is_first { "Another title" } else { "A \"Film\"" };
        for part in
            ["Kept: planned, 2027-05-06", &format!("Left out: planned, {old_due}"), "10.25 h", kept]
        {
            assert!(told.err.contains(part), "{part}: {}", told.err);
        }
        let now = there.text(&["log", "--json"]);
        assert!(now.contains("\"minutes\": 615") && now.contains("2027-05-06"), "{now}");
        // A record that knows something newer keeps that.
        let again = there.run(&["record", "import", file.to_str().unwrap()]);
        assert!(again.out.contains("nothing new"), "{}", again.out);
    }
}
