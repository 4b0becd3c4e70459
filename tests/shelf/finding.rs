//! What stands only in a saved copy is found, with no network.

use super::command::Desk;
use super::reading::pdf_of;
use super::*;
use serde_json::Value;

/// A desk without a network and a guide of three pages saved from a stick.
fn desk() -> Desk {
    let desk = Desk::new(&Server { port: 1 }, &[".pdf", ".pdf"]);
    let stick = desk.path("stick.pdf");
    let pages: [&[(u32, &str)]; 3] = [
        &[(20, "Signs of control"), (10, "Look for debts.")],
        &[(10, "Before leaving, officers photo-"), (10, "graph the zebra ledger.")],
        &[(10, "Ask for a copy.")],
    ];
    std::fs::write(&stick, pdf_of(&pages)).unwrap();
    let (code, _, err) =
        desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide-2"]);
    assert_eq!((code, err.as_str()), (0, ""));
    desk
}

const PHRASE: &str = "\"photograph the zebra ledger\"";

#[test]
fn a_phrase_that_stands_only_in_a_saved_copy_finds_its_entry() {
    let desk = desk();
    let (code, out, err) = desk.run(&["search", PHRASE]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("1 of "), "{out}");
    assert!(out.contains("Only saved documents have all your words."), "{out}");
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let why = "Matches: saved copy Page 2 of the copy: “Before leaving, \
               officers photograph the zebra ledger.”";
    assert!(told.contains("Id: guide-2") && told.contains(why), "{out}");

    let (_, out, _) = desk.run(&["search", "--explain", "zebra ledger guide"]);
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("(saved copy)"), "{out}");
    assert!(told.contains("guide = guide (exact) in title"), "{out}");
    assert!(told.contains("zebra = zebra (exact) in the saved copy, page 2, weight 0.10"), "{out}");

    let (_, out, _) = desk.run(&["search", "--json", "zebra"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let hit = &answer["hits"][0];
    let found = &hit["matched"][0];
    assert_eq!((&hit["tier"], &found["field"]), (&"saved copy".into(), &"copy".into()));
    assert_eq!(found["page"], 2);
    let text = found["text"].as_str().unwrap();
    let range = found["ranges"][0].as_array().unwrap();
    let at = |end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at(0)..at(1)], "zebra");
    assert_eq!(found["words"][0]["expansion"], "exact");
}

#[test]
fn a_number_in_a_saved_copy_is_found_however_it_is_typed() {
    let desk = Desk::new(&Server { port: 1 }, &[".pdf", ".pdf"]);
    let stick = desk.path("stick.pdf");
    std::fs::write(
        &stick,
        pdf_of(&[&[(10, "Call 1-888-555-0143.")], &[(10, "Or 1-844-BED-HERE.")]]),
    )
    .unwrap();
    let path = stick.to_str().unwrap();
    assert_eq!(desk.run(&["shelf", "import", path, "--for", "guide-2"]).0, 0);
    let passage = |typed: &str| {
        let (code, out, err) = desk.run(&["search", "--json", "--", typed]);
        assert_eq!(code, 0, "{typed}: {err}");
        let answer: Value = serde_json::from_str(&out).unwrap();
        let found = &answer["hits"][0]["matched"][0];
        assert!(found["page"].is_u64(), "{typed}: {out}");
        (found["page"].as_u64().unwrap(), found["text"].as_str().unwrap().to_owned())
    };
    for typed in ["888-555-0143", "8885550143", "(888) 555-0143", "888.555.0143", "1 888 555 0143"]
    {
        assert_eq!(passage(typed), (1, "Call 1-888-555-0143.".to_owned()), "{typed}");
    }
    for typed in ["1-844-BED-HERE", "844-233-4373", "8442334373", "(844) 233-4373"] {
        assert_eq!(passage(typed), (2, "Or 1-844-BED-HERE.".to_owned()), "{typed}");
    }
}

#[test]
fn what_was_removed_is_found_no_more() {
    let desk = desk();
    assert_eq!(desk.run(&["shelf", "remove", "guide-2"]).0, 0);
    let (code, _, err) = desk.run(&["search", PHRASE]);
    assert!(code == 1 && err.contains("nothing matches"), "{err}");
    let left = std::fs::read_dir(desk.shelf().directory()).unwrap();
    let left: Vec<_> = left.map(|item| item.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
}
