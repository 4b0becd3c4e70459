//! Corrections, notes and hidden entries.

use super::*;

/// An entry of the built-in catalog that is not a hotline.
const ID: &str = "tat-video-investigating-and-prosecuting";

#[test]
fn a_correction_and_its_reason_are_shown() {
    let change = format!(
        "[[override]]\nid = \"{ID}\"\nreason = \"The page moved in May.\"\n\
         url = \"https://www.example.org/moved\"\nduration = \"2h\"\nnote = \"We show it in week 3.\"\n"
    );
    let agency = Agency::new(&[("catalog.toml", MANIFEST), ("changes.toml", &change)]);
    let text = agency.text(&["show", ID]);
    for line in [
        "Link: https://www.example.org/moved\n",
        "Length: 2 h\n",
        "Changed by Example PD: url, duration. The page moved in May.\n",
        "Note from Example PD: We show it in week 3.\n",
        "Catalog: Built-in catalog\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    let json = agency.json(&["show", ID]);
    assert_eq!(json["catalog"], "built-in");
    assert_eq!(json["changes"][0]["catalog"], "example-pd");
    assert_eq!(json["changes"][0]["reason"], "The page moved in May.");
    assert!(agency.text(&["open", ID, "--json"]).contains("example.org/moved"));
}

#[test]
fn a_hidden_entry_is_gone_and_its_reason_is_told() {
    let hide = format!("[[hide]]\nid = \"{ID}\"\nreason = \"Our academy has a newer one.\"\n");
    let agency = Agency::new(&[("catalog.toml", MANIFEST), ("changes.toml", &hide)]);
    assert!(!agency.text(&["list"]).contains(ID));
    let Answer { code, err, .. } = agency.run(&["show", ID]);
    assert_eq!(code, 1);
    assert!(
        err.contains("Example PD hides") && err.contains("Our academy has a newer one."),
        "{err}"
    );
}

#[test]
fn a_later_catalog_may_change_what_an_earlier_one_added() {
    let agency = Agency::new(&[(
        "a.toml",
        "[[override]]\nid = \"pd-indicators\"\nreason = \"New name.\"\ntitle = \"Ten Red Flags\"\n",
    )]);
    agency.write("data/catalog.d/county", &[("a.toml", COURSE)]);
    assert_eq!(agency.json(&["show", "pd-indicators"])["title"], "Ten Red Flags");
}

#[test]
fn a_change_of_an_unknown_entry_is_an_error() {
    for (text, told) in [
        ("[[hide]]\nid = \"tat-vdeo-investigating-and-prosecuting\"\nreason = \"x y\"\n", ID),
        (
            "[[override]]\nid = \"nobody-has-this\"\nreason = \"x y\"\nnote = \"n\"\n",
            "Unknown entry",
        ),
        ("[[hide]]\nid = \"pd-indicators\"\nreason = \"Ours.\"\n", "Unknown entry of an earlier"),
        ("[[hide]]\nid = \"tat-video-investigating-and-prosecuting\"\n", "Missing key `reason`"),
    ] {
        let agency = Agency::new(&[("a.toml", COURSE), ("b.toml", text)]);
        let Answer { code, out, .. } = agency.run(&["check"]);
        assert!(code == 1 && out.contains(told), "{text}: {out}");
    }
}
