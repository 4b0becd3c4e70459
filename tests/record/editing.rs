//! A correction is written whole, or not at all.

use crate::Home;

#[test]
fn a_correction_that_is_refused_changes_nothing() {
    let home = Home::new();
    home.text(&["done", "--title", "In-service day", "--hours", "8", "--date", "2026-11-20"]);
    let before = home.text(&["log", "--json"]);
    let id = before.split('"').find(|part| part.starts_with("done.")).unwrap().to_owned();
    let long = "x".repeat(2000);
    let none = home.data().join("none.pdf");
    for (refused, code) in [
        (["--provider", long.as_str()], 2),
        (["--credit", &long], 2),
        (["--certificate", &long], 2),
        (["--topic", "nonsense"], 2),
        (["--date", "2027-11-20"], 2),
        (["--hours", "30"], 2),
        (["--certificate-file", none.to_str().unwrap()], 3),
    ] {
        let new = ["log", "edit", &id, "--title", "Another title", "--expires", "2028"];
        let told = home.run(&[&new[..], &refused].concat());
        assert_eq!(told.code, code, "{refused:?}: {}", told.err);
        assert_eq!(home.text(&["log", "--json"]), before, "{refused:?}");
    }
    home.text(&["log", "edit", &id, "--title", "Another title", "--provider", "Sheriff"]);
    let after = home.text(&["log"]);
    assert!(after.contains("Another title") && !after.contains("In-service"), "{after}");
}
