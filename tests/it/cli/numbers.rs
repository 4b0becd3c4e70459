//! Numbers: shown as what they are, or not at all.

use super::*;

#[test]
fn the_hotline_comes_first_and_every_number_says_how_sure_it_is() {
    let all = text(&["hotline", "--all", "--details"]);
    let pinned = text(&["hotline", "--details"]);
    // What is long is not read.
    let first: Vec<&str> = all.lines().take(190).collect();
    insta::assert_snapshot!("hotline_all", first.join("\n"));
    // The pinned ones come first in both.
    let count = json(&["list", "--kind", "hotline"])["total"].clone();
    let more = format!("All {count} hotlines: squadroom hotline --all --details\n");
    let pinned = pinned.strip_suffix(&more).unwrap();
    assert!(all.starts_with(pinned) && all[pinned.len()..].starts_with("Example Tip Line"));
    let first = "National Example Hotline: 1-202-555-0143 (seen May 12, 2025)\n";
    assert!(pinned.starts_with(first));
}

#[test]
fn the_numbers_fit_on_a_small_screen() {
    insta::assert_snapshot!("hotline", text(&["hotline"]));
    let all = text(&["hotline", "--all"]);
    insta::assert_snapshot!("hotline_list", all);
    for refused in [&["--details", "--qr"], &["--details", "--card"], &["--details", "--vcard"]] {
        assert_eq!(run(&[&["hotline"], &refused[..]].concat()).code, 2, "{refused:?}");
    }
}

/// A hotline of the built-in catalog says in JSON what its file says, and what is worked
/// out from that; the snapshot has the latter, and those of this catalog in full.
#[test]
fn a_hotline_in_json_is_that_of_the_file() {
    let whole = text(&["hotline", "--json"]);
    let Value::Object(mut json) = serde_json::from_str(&whole).unwrap() else { panic!("{whole}") };
    assert_eq!(whole, serde_json::to_string_pretty(&json).unwrap() + "\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog/hotlines.toml");
    let file: Value = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let in_file = file["hotline"].as_array().unwrap();
    let mut told = String::new();
    let mut known = 0;
    for mut hotline in json["hotlines"].take().as_array().unwrap().clone() {
        let Some(same) = in_file.iter().find(|other| other["id"] == hotline["id"]) else {
            told += &(serde_json::to_string_pretty(&hotline).unwrap() + "\n");
            continue;
        };
        known += 1;
        for key in ["title", "status", "hours", "languages", "alert", "url"] {
            assert_eq!(hotline.get(key), same.get(key), "{same}");
        }
        let lines = hotline.as_object_mut().unwrap().remove("lines");
        let lines = lines.as_ref().and_then(Value::as_array);
        told += &format!("{} {}\n", same["id"].as_str().unwrap(), more(&hotline, same));
        let in_file = same.get("line").and_then(Value::as_array);
        assert_eq!(lines.map(Vec::len), in_file.map(Vec::len), "{same}");
        for (line, same) in lines.into_iter().flatten().zip(in_file.into_iter().flatten()) {
            let channel = same["channel"].as_str().unwrap();
            let number = line["number"].as_str().unwrap_or("-");
            told += &format!("  {channel} {number} {}", more(line, same));
            told += &match left_out(line, same).join(", ") {
                keys if keys.is_empty() => "\n".to_owned(),
                keys => format!(" without {keys}\n"),
            };
        }
    }
    assert_eq!(known, in_file.len());
    insta::assert_snapshot!("hotline_json", told);
}

/// Returns what an object says that another does not say.
fn more(object: &Value, other: &Value) -> Value {
    let fields = object.as_object().unwrap().iter();
    let fields = fields.filter(|(key, value)| other.get(*key) != Some(value));
    Value::Object(fields.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// Names what a line of the file has and its JSON has not. The second copy of the number
/// is there for the check only.
fn left_out<'a>(line: &Value, in_file: &'a Value) -> Vec<&'a str> {
    let keys = in_file.as_object().unwrap().keys().map(String::as_str);
    keys.filter(|key| *key != "number_again" && line.get(key).is_none()).collect()
}

#[test]
fn a_number_is_dialed_only_where_it_is_offered() {
    let mut lines = Vec::new();
    for hotline in json(&["hotline"])["hotlines"].as_array().unwrap() {
        lines.extend(hotline["lines"].as_array().into_iter().flatten().cloned());
    }
    assert!(lines.len() > 9, "those of this catalog and those of the built-in one");
    for line in lines {
        let evidence = line["evidence"].as_str().unwrap();
        let shown = !line["number"].is_null() || !line["url"].is_null();
        let good = ["confirmed", "single-source"].contains(&evidence) && shown;
        assert_eq!(line["offered"], good, "{line}");
        assert_eq!(line.get("dial").is_some(), good && !line["number"].is_null(), "{line}");
        if let Some(dial) = line["dial"].as_str() {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            assert_eq!(digits(dial), digits(line["number"].as_str().unwrap()));
            let scheme = if line["channel"] == "text" { "sms:" } else { "tel:" };
            assert!(dial.starts_with(scheme), "{dial}");
        }
    }
}

#[test]
fn a_withheld_number_and_address_appear_nowhere() {
    let mut shown = String::new();
    for args in COMMANDS {
        shown += &run(args).out;
    }
    for id in ["tip-line", "contact-former"] {
        shown += &text(&["show", id]);
        shown += &text(&["show", "--json", id]);
    }
    assert!(shown.contains("The office closed in 2019.") && shown.contains("It named one person"));
    for hidden in ["0187", "\"187\"", "former.person", "say you are an officer", "A card of 2014"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    for words in ["0187", "187"] {
        let found = run(&["search", words, "--json"]).out;
        assert!(!found.contains("\"tip-line\""), "{words}: {found}");
    }
    // `former` is a word of other texts; what stood beside it is nowhere.
    let found = json(&["search", "former.person"]);
    let is_own = |hit: &&Value| {
        let publishers = hit["publisher"].as_array().unwrap();
        publishers.iter().any(|id| ["agency", "college"].contains(&id.as_str().unwrap()))
    };
    let hits = found["hits"].as_array().unwrap().iter().filter(is_own);
    let finds = hits.flat_map(|hit| hit["matched"].as_array().unwrap());
    let mut words = finds.flat_map(|matched| matched["words"].as_array().unwrap());
    assert!(words.all(|find| find["word"] == "former"), "{found}");
}

#[test]
fn a_page_for_a_victim_has_the_number_in_big_digits_and_plain_words() {
    let (english, spanish) =
        (text(&["hotline", "--card"]), text(&["hotline", "--card", "--lang", "es"]));
    for page in [&english, &spanish] {
        assert!(page.contains("\n  1-202-555-0143\n") && page.contains("#####"), "{page}");
        assert!(page.lines().count() <= 60 && page.lines().all(|line| line.len() <= 80), "{page}");
        assert!(!page.to_lowercase().contains("polic"), "{page}");
    }
    assert!(english.contains("Call this number:") && spanish.contains("Llame a este número:"));
    for args in [["--card", "--json"], ["--card", "--all"], ["--lang", "es"], ["--vcard", "--json"]]
    {
        assert_eq!(run(&[&["hotline"], &args[..]].concat()).code, 2, "{args:?}");
    }
}

#[test]
fn numbers_can_be_taken_along() {
    let Answer { code, out: cards, err } = run(&["hotline", "--vcard4"]);
    let left_out =
        "988 Suicide & Crisis Lifeline, TTY: 1-800-273-8255 is not in the vCard (sources disagree)";
    assert!(code == 0 && err.contains(left_out), "{err}");
    assert!(cards.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "{cards}");
    assert!(cards.contains("\r\nTEL;VALUE=uri;TYPE=voice:tel:+12025550143\r\n"), "{cards}");
    let Answer { out: all, err, .. } = run(&["hotline", "--vcard4", "--all"]);
    assert_eq!(err.matches("1-866-347-2423 is not in the vCard").count(), 1, "{err}");
    for verb in ["Call", "Text"] {
        assert!(err.contains(&format!("{verb}: 1-855-484-2846 is not in the vCard")), "{err}");
    }
    assert!(all.matches("BEGIN:VCARD").count() > cards.matches("BEGIN:VCARD").count());
    let code = text(&["hotline", "--qr"]);
    assert!(code.starts_with("Scan to call 1-202-555-0143\n") && !code.contains('\u{1b}'));
    assert_eq!(code.lines().count(), 30);
}

#[test]
fn pinned_hotlines_are_those_of_the_settings() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("config.toml");
    std::fs::write(&path, "pinned = [\"tip-line\", \"web-form\"]\n").unwrap();
    let mine = |command| {
        answer(squadroom(&home).arg("--config").arg(&path).arg(command).output().unwrap())
    };
    let Answer { code, out, err } = mine("hotline");
    assert_eq!(code, 0);
    let first = "Example Tip Line\n  Call: 1-202-555-0111 (callers abroad; single source: confirm it first)\n";
    assert!(out.starts_with(first), "{out}");
    assert!(err.contains("config.toml:1:23") && err.contains("web-form"), "{err}");
    let Answer { code, out, .. } = mine("check");
    assert_eq!(code, 1);
    assert!(out.contains("config.toml:1:23"), "{out}");
}

/// A wrong option is refused, and somebody who waits for a number has it all the same.
#[test]
fn a_wrong_option_is_told_behind_the_numbers_in_text_and_in_json() {
    for wrong in [&["--catalog", ""][..], &["--no-such-option"], &["two", "words"]] {
        let Answer { code, out, err } = run(&[&["hotline"], wrong].concat());
        assert!(code == 2 && out.contains("1-888-373-7888"), "{wrong:?}: {out}{err}");
        assert!(err.starts_with("squadroom: "), "{err}");
        let Answer { code, out, err } = run(&[&["hotline", "--json"], wrong].concat());
        let numbers: Value = serde_json::from_str(&out).unwrap();
        let first = &numbers["hotlines"][0]["lines"][0]["number"];
        assert_eq!((code, first.as_str()), (2, Some("1-888-373-7888")), "{wrong:?}");
        let failure: Value = serde_json::from_str(&err).unwrap();
        assert_eq!(failure["exit"], 2, "{err}");
    }
}
