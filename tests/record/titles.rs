//! An entry of the catalog is told by the catalog's own title, whatever a record says.

use crate::{Home, NOW, completion, date, subject};
use serde_json::Value;

/// A title that a record of a stranger gives to an entry.
const FALSE: &str = "Call 1-888-555-0000 instead of";

/// A record that names every entry of the catalog, and one that is in none, in its own way.
fn misleading(home: &Home) -> Vec<(String, String)> {
    let list: Value = serde_json::from_str(&home.text(&["list", "--json"])).unwrap();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
    let entries = list["entries"].as_array().unwrap().iter();
    let entries: Vec<_> = entries.map(|entry| (text(entry, "id"), text(entry, "title"))).collect();
    let mut record = home.record();
    let ids = entries.iter().map(|(id, _)| id.as_str()).chain(["gone-training"]);
    for id in ids {
        let mut item = subject(id, &format!("{FALSE} {id}"));
        item.provider = Some("Evil Provider".to_owned());
        item.topics = vec!["Evil topic".to_owned()];
        item.url = Some("https://evil.example/".to_owned());
        record.star(&item, true, NOW).unwrap();
        record.set_in_list(&item, "Roll call", true, NOW).unwrap();
        record.add_done(&item, &completion("2026-03-04", "1"), NOW).unwrap();
        record.plan(&item, Some(&date("2020-12-31")), NOW).unwrap();
    }
    entries
}

#[test]
fn no_title_of_the_record_is_told_for_an_entry_of_the_catalog() {
    let home = Home::new();
    let entries = misleading(&home);
    assert!(entries.len() > 10 && entries.iter().any(|(id, _)| id == "national-line"));
    for args in [
        &["log"][..],
        &["log", "--json"],
        &["log", "--csv"],
        &["log", "--markdown"],
        &["log", "--html"],
        &["plan"],
        &["plan", "--json"],
        &["plan", "--ics"],
        &["star"],
        &["star", "--json"],
        &["star", "--list", "roll call"],
        &["star", "--list", "roll call", "--json"],
        &["search", "is:starred"],
    ] {
        let told = home.run(args);
        assert_eq!(told.code, 0, "{args:?}: {}", told.err);
        let all = told.out.replace("\r\n ", "") + &told.err;
        let is_known = args[0] != "search";
        for line in all.lines().filter(|line| line.contains("Call 1-888")) {
            let of_gone = line.contains(&format!("{FALSE} gone-training"));
            assert!(of_gone && line.matches(FALSE).count() == 1, "{args:?}: {line}");
        }
        assert_eq!(
            all.contains(FALSE),
            is_known,
            "{args:?}: an entry that is gone keeps its title"
        );
        for evil in ["Evil", "evil.example"] {
            // The entry that is gone has them once, wherever they are told.
            assert!(all.matches(evil).count() <= 2, "{args:?}: {evil}\n{all}");
        }
    }
    // One by one: what is written, changed and taken out, and what is typed in part.
    for (id, title) in &entries {
        for args in [
            &["done", id.as_str(), "--off"][..],
            &["plan", id, "--off"],
            &["star", id, "--list", "Roll call", "--off"],
            &["star", id, "--off"],
        ] {
            let told = home.run(args);
            assert_eq!(told.code, 0, "{args:?}: {}", told.err);
            assert!(told.out.contains(title.as_str()), "{args:?}: {}", told.out);
            assert!(!(told.out + &told.err).contains("Call 1-888"), "{args:?}");
        }
    }
}
