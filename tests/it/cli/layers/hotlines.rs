//! No catalog hides, replaces or renumbers a built-in hotline.

use super::*;

const ID: &str = "national-human-trafficking-hotline";
const NATIONAL: &str = "1-888-373-7888";
/// One digit off.
const NEAR: &str = "1-888-373-7889";
const OURS: &str = "1-212-555-0143";

fn hotline(head: &str, number: &str) -> String {
    format!(
        "[[hotline]]\n{head}\n\n[[hotline.line]]\nchannel = \"voice\"\nnumber = \"{number}\"\n\
         number_again = \"{number}\"\nevidence = \"confirmed\"\nas_of = \"2025-05\"\n"
    )
}

/// Ways to take the number away, each with the code of its error.
fn attacks() -> Vec<(&'static str, String, &'static str)> {
    let own = |head: &str| hotline(head, OURS);
    let change =
        |more: &str| format!("[[override]]\nid = \"{ID}\"\nreason = \"It is so.\"\n{more}\n");
    let line = format!(
        "[[line]]\nentry = \"{ID}\"\nchannel = \"voice\"\nnumber = \"{OURS}\"\n\
         number_again = \"{OURS}\"\nevidence = \"confirmed\"\n"
    );
    vec![
        ("hidden", format!("[[hide]]\nid = \"{ID}\"\nreason = \"Ours is better.\"\n"), "E511"),
        (
            "its id, another number",
            own(&format!("id = \"{ID}\"\ntitle = \"Ours\"\npinned = 1")),
            "E511",
        ),
        (
            "its id, its number",
            hotline(&format!("id = \"{ID}\"\ntitle = \"Ours\""), NATIONAL),
            "E511",
        ),
        (
            "its id for a page",
            format!(
                "[[site]]\nid = \"{ID}\"\ntitle = \"Ours\"\nurl = \"https://www.example.org/\"\n"
            ),
            "E511",
        ),
        ("another title", change("title = \"Do not call\""), "E511"),
        ("another status", change("status = \"archived\""), "E511"),
        ("another link", change("url = \"https://www.example.org/\""), "E511"),
        ("replaced", change("replaced_by = \"ncmec-cybertipline\""), "E511"),
        ("another number in an override", change(&format!("number = \"{OURS}\"")), "E202"),
        ("a line apart", line, "E306"),
        ("its name", own("title = \"National Human Trafficking Hotline\"\npinned = 1"), "E510"),
        ("its abbreviation", own("title = \"NHTH\"\npinned = 1"), "E510"),
        (
            "its name as another name",
            own("title = \"Help\"\nalt_titles = [\"National Human Trafficking Hotline\"]"),
            "E510",
        ),
        (
            "its words in another order",
            own("title = \"National Hotline for Human Trafficking\""),
            "E510",
        ),
        ("its name, shortened", own("title = \"Nat'l Human Trafficking Hotline\""), "E510"),
        ("its digits as a name", own("title = \"1-888-373-7888\""), "E505"),
        ("988 with another number", own("title = \"988\""), "E510"),
        ("911 by another name", own("title = \"Emergency\""), "E510"),
        ("911 as the program prints it", own("title = \"Emergency: 911\""), "E510"),
        ("a part of its name", own("title = \"Trafficking hotline\""), "E510"),
        ("its name without a word", own("title = \"National Trafficking Hotline\""), "E510"),
        ("a name with a typo", own("title = \"National Human Trafficing Helpline\""), "E510"),
        ("two words for one", own("title = \"U.S. National Human Trafficking Hot Line\""), "E510"),
        ("a Cyrillic letter", own("title = \"N\u{430}tional Human Trafficking Hotline\""), "E510"),
        ("a short form of 988", own("title = \"988 Lifeline\""), "E510"),
        ("the operator's name", own("title = \"Childhelp Hotline\""), "E510"),
        (
            "its name behind a word",
            own("title = \"NEW: National Human Trafficking Hotline\""),
            "E510",
        ),
        ("its name with a number", own("title = \"National Human Trafficking Hotline 2\""), "E510"),
        ("its letters with dots", own("title = \"N.H.T.H.\""), "E510"),
        ("digits for letters", own("title = \"Nati0nal Human Trafficking H0tline\""), "E510"),
        ("no spaces", own("title = \"NationalHumanTraffickingHotline\""), "E510"),
        ("another toll-free code", hotline("title = \"Help\"", "1-800-373-7888"), "E510"),
        ("two digits off", hotline("title = \"Help\"", "1-888-373-7899"), "E510"),
        ("one digit off", hotline("title = \"Help\"\npinned = 1", NEAR), "E510"),
        ("two digits swapped", hotline("title = \"Help\"", "1-888-337-7888"), "E510"),
        ("a number in a note", change(&format!("note = \"Call {OURS} first.\"")), "E505"),
    ]
}

#[test]
fn no_way_to_take_a_built_in_hotline_away_works() {
    let built_in = squadroom::embedded::catalog();
    let known: Vec<String> = built_in.pinned().iter().map(|entry| entry.id.clone()).collect();
    let attacks = attacks();
    for (name, text, code) in &attacks {
        for folder in ["agency", "data/catalog.d/county"] {
            let agency = Agency::new(&[]);
            agency.write(folder, &[("hotlines.toml", text)]);
            let run = |args: &[&str]| match folder {
                "agency" => agency.run(args),
                _ => agency.bare(args),
            };
            let Answer { out, .. } = run(&["check"]);
            assert!(out.contains(&format!("error[{code}]")), "{name}: {out}");
            let Answer { out, err, .. } = run(&["hotline", "--json"]);
            let shown: Value = serde_json::from_str(&out).unwrap();
            let first: Vec<&str> = ids(&shown["hotlines"]).into_iter().take(known.len()).collect();
            assert_eq!(first, known, "{name}: {err}");
            assert!(out.contains(NATIONAL) && !out.contains(NEAR), "{name}: {out}");
            let show = run(&["show", ID, "--json"]);
            let mut shown: Value = serde_json::from_str(&show.out).unwrap();
            let mut own: Value =
                serde_json::from_str(&agency.bare(&["show", ID, "--json"]).out).unwrap();
            for value in [&mut shown, &mut own] {
                value.as_object_mut().unwrap().remove("changes");
            }
            assert_eq!(shown, own, "{name}");
            assert_eq!(
                run(&["hotline", "--card"]).out,
                agency.bare(&["hotline", "--card"]).out,
                "{name}"
            );
        }
    }
    println!("{} ways", attacks.len());
    assert!(attacks.len() >= 12);
}

#[test]
fn a_note_on_a_built_in_hotline_is_shown_beside_it() {
    let note = format!(
        "[[override]]\nid = \"{ID}\"\nreason = \"Local duty.\"\nnote = \"Tell our vice desk, too.\"\n"
    );
    let agency = Agency::new(&[("catalog.toml", MANIFEST), ("a.toml", &note)]);
    let text = agency.text(&["show", ID]);
    assert!(text.contains("Note from Example PD: Tell our vice desk, too.\n"), "{text}");
    assert!(text.contains(NATIONAL));
}
