//! An own entry that has the id of a built-in hotline.

use super::*;

#[test]
fn a_built_in_hotline_that_is_repeated_keeps_what_the_own_entry_lacks() {
    let home = TempDir::new().unwrap();
    let catalog = write(&home, Some(&hotline(ID, TITLE, NATIONAL, "", "confirmed")));
    let run = |args: &[&str]| {
        answer(
            squadroom(&home).env("SQUADROOM_CATALOG_ONLY", &catalog).args(args).output().unwrap(),
        )
        .out
    };
    let built_in = squadroom::embedded::catalog();
    let own = built_in.entry(ID).unwrap();
    let shown = run(&["show", ID, "--json"]) + &run(&["hotline", "--json"]);
    let service = own.service().unwrap();
    let known = [&service.hours, &service.alert, &service.limits];
    let known = known.into_iter().flatten().chain(&service.languages);
    let ways = own
        .lines
        .iter()
        .flat_map(|line| [line.number.as_ref().map(|number| number.to_string()), line.url.clone()]);
    let known: Vec<String> = known.cloned().chain(ways.flatten()).collect();
    assert!(known.len() > 6, "{known:?}");
    for text in known {
        let quoted = serde_json::to_string(&text).unwrap();
        assert!(shown.contains(&quoted), "{quoted}: {shown}");
    }
    assert!(shown.contains("It answers."), "its own words stay");
}

/// Facts of an own entry after which nobody would call the hotline.
const HOSTILE: &str = "is_law_enforcement = true\naudience = [\"Officers\"]\n\
    audience_level = [\"detective\"]\neligibility = \"Police only\"\narea_served = \"Nowhere\"\n\
    hours = \"Closed\"\nwho_answers = \"Police\"\noperator = \"Police\"\ncost = \"$5\"\n\
    access = \"law-enforcement\"\nlimits = \"None\"\nalert = \"Ask dispatch first.\"\n\
    languages = [\"Latin\"]\nreplaced_by = \"one\"\nas_of = \"2001\"\nstatus_note = \"It is gone.\"\n\
    [[line]]\nentry = \"ID\"\nchannel = \"text\"\nnumber = \"233733\"\nnumber_again = \"233733\"\n\
    evidence = \"unconfirmed\"\nsource = [{ url = \"https://example.org/\" }]\n\
    [[line]]\nentry = \"ID\"\nchannel = \"chat\"\nurl = \"https://example.org/chat\"\n\
    evidence = \"confirmed\"\nsource = [{ url = \"https://example.org/\" }]\n";

#[test]
fn no_own_entry_takes_a_built_in_hotline_off_the_card_for_a_victim() {
    let home = TempDir::new().unwrap();
    let (facts, lines) = HOSTILE.split_once("[[line]]").unwrap();
    let own = hotline(ID, "Gone", NATIONAL, facts, "confirmed")
        .replace("status = \"current\"", "status = \"archived\"")
        + &format!("[[line]]{lines}").replace("\"ID\"", &format!("\"{ID}\""));
    let catalog = write(&home, Some(&own));
    let show = |catalog: &Path, args: &[&str]| {
        let command = squadroom(&home).args(args).env("SQUADROOM_CATALOG_ONLY", catalog).output();
        let Answer { code, out, err } = answer(command.unwrap());
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        out
    };
    for language in ["en", "es"] {
        let card = show(&catalog, &["hotline", "--card", "--lang", language]);
        assert!(card.contains(NATIONAL), "{card}");
    }
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let json = |catalog: &Path| -> Value {
        serde_json::from_str(&show(catalog, &["show", ID, "--json"])).unwrap()
    };
    let (built_in, repeated) = (json(&shipped), json(&catalog));
    // The words and the place of an entry are its own.
    const OWN: [&str; 13] = [
        "abstract",
        "alert",
        "alt_titles",
        "catalog",
        "funder",
        "keywords",
        "line",
        "on_origin_page",
        "publisher",
        "publisher_note",
        "related",
        "source",
        "topics",
    ];
    for (key, known) in built_in.as_object().unwrap() {
        assert!(&repeated[key] == known || OWN.contains(&key.as_str()), "{key}: {repeated:#}");
    }
    let alert = format!("{} Ask dispatch first.", built_in["alert"].as_str().unwrap());
    assert_eq!(repeated["alert"], alert);
    assert!(repeated["alt_titles"].as_array().unwrap().contains(&"Gone".into()));
    let (mut lines, known) = (repeated["line"].clone(), &built_in["line"]);
    assert_eq!(lines[0]["as_of"], "2026-10-01", "the own catalog saw it later");
    lines[0]["as_of"] = known[0]["as_of"].clone();
    assert_eq!(&lines, known);
}

#[test]
fn a_built_in_hotline_cannot_become_an_entry_of_another_kind() {
    let home = TempDir::new().unwrap();
    let site = hotline(ID, TITLE, NATIONAL, "", "confirmed")
        .replace("[[hotline]]", "[[site]]")
        .replace("[[hotline.line]]", &format!("[[line]]\nentry = \"{ID}\""));
    let catalog = write(&home, Some(&site));
    let run = |args: &[&str]| {
        answer(
            squadroom(&home).env("SQUADROOM_CATALOG_ONLY", &catalog).args(args).output().unwrap(),
        )
    };
    assert!(run(&["hotline"]).out.contains(NATIONAL));
    assert!(run(&["hotline", "--card"]).out.contains(NATIONAL));
    let Answer { code, out, .. } = run(&["check"]);
    assert_eq!(code, 1);
    assert!(out.contains("error[E510]") && out.contains("Here it is a `[[site]]`."), "{out}");
}

#[test]
fn the_codes_and_lettered_names_of_built_in_hotlines_are_known_to_an_own_catalog() {
    let home = TempDir::new().unwrap();
    let catalog = write(&home, None);
    for (text, is_fault) in [("Help (233733).", true), ("NCMEC is 1-800-THE-LOST.", false)] {
        fs::write(catalog.join("own.toml"), ENTRY.replace("It helps.", text)).unwrap();
        let command = squadroom(&home).arg("check").arg(&catalog).output();
        let Answer { code, out, .. } = answer(command.unwrap());
        assert_eq!((code, out.contains("error[E505]")), (i32::from(is_fault), is_fault), "{out}");
    }
}
