use super::*;
use crate::catalog::{Catalog, LoadOptions, SourceFile, load};
use crate::faults::{ColorMode, render};

fn parse(text: &str) -> (Config, Vec<Fault>) {
    Config::parse("config.toml", text)
}

fn codes(faults: &[Fault]) -> Vec<Code> {
    faults.iter().map(|fault| fault.code).collect()
}

/// `help-line` and `second-line` can be called; `basics` has a TTY line only.
fn catalog() -> Catalog {
    let hotlines = include_str!("../../tests/fixtures/minimal/hotlines.toml");
    let (first, _) = hotlines.split_once("\n[[line]]").unwrap();
    let second = first.replace("\"help-line\"", "\"second-line\"").replace("pinned = 1\n", "");
    let files = [
        ("catalog.toml", include_str!("../../tests/fixtures/minimal/catalog.toml")),
        ("hotlines.toml", &format!("{hotlines}\n{second}")),
        ("publishers.toml", include_str!("../../tests/fixtures/minimal/publishers.toml")),
        ("topics.toml", include_str!("../../tests/fixtures/minimal/topics.toml")),
        ("trainings.toml", include_str!("../../tests/fixtures/minimal/trainings.toml")),
    ]
    .map(|(name, text)| SourceFile { name: name.into(), bytes: text.into() });
    let loaded = load(&files, LoadOptions::shipped());
    assert_eq!(loaded.faults, []);
    loaded.catalog
}

fn pinned(text: &str) -> (Vec<String>, Vec<Fault>) {
    let (config, faults) = parse(text);
    assert_eq!(faults, []);
    let catalog = catalog();
    let (entries, faults) = config.pinned_entries(&catalog);
    (entries.iter().map(|entry| entry.id.clone()).collect(), faults)
}

#[test]
fn the_default_file_says_what_holds_without_one() {
    let (config, faults) = parse(DEFAULT_TEXT);
    assert_eq!(faults, []);
    let without = Config { source: config.source.clone(), ..Config::default() };
    assert_eq!(config, without);
    for key in FILE.known() {
        let forms = [format!("\n{key} = "), format!("\n# [[{key}]]")];
        assert!(forms.iter().any(|form| DEFAULT_TEXT.contains(form)), "{key}");
    }
    for name in Theme::names().chain(Preset::ALL.map(Preset::name)) {
        assert!(DEFAULT_TEXT.contains(&format!("\"{name}\"")), "{name}");
    }
}

#[test]
fn the_examples_of_the_default_file_take_the_place_of_their_lines() {
    let uncommented = |start: &str| -> String {
        let lines = DEFAULT_TEXT.lines().skip_while(|line| !line.starts_with(start));
        let lines = lines.take_while(|line| line.starts_with(start) || line.starts_with("#  "));
        lines.map(|line| line.trim_start_matches(['#', ' ']).to_owned() + "\n").collect()
    };
    let officer = uncommented("# Example: officer").replace("Example: ", "");
    let text = DEFAULT_TEXT
        .replace("training_cycle = {}\n", &uncommented("#   [training_cycle]"))
        .replace("officer = {}\n", &officer)
        .replace("# [[catalog]]\n# path", "[[catalog]]\npath");
    let (config, faults) = parse(&text);
    assert_eq!(faults, [], "{text}");
    assert_eq!(config.officer.number.as_deref(), Some("1234"));
    assert_eq!(config.training_cycle.map(|cycle| cycle.required.len()), Some(3));
    assert_eq!(config.catalogs, ["my-agency"]);
}

#[test]
fn every_setting_is_read() {
    let (config, faults) = parse(
        "theme = 'dark'\nkeys_preset = 'vim'\nmouse = false\n\
         open_with = ['C:\\Program Files\\x.exe', '-tab']\npinned = ['help-line']\n",
    );
    assert_eq!(faults, []);
    assert_eq!(config.theme, "dark");
    assert_eq!(config.keys_preset, Preset::Vim);
    assert!(!config.mouse);
    assert_eq!(config.open_with, [r"C:\Program Files\x.exe", "-tab"]);
    assert_eq!(config.pinned[0].get_ref(), "help-line");
}

#[test]
fn a_training_cycle_has_days_hours_and_parts() {
    let (config, faults) = parse(
        "[training_cycle]\nhours = 40\nfrom = '1/1/2026'\nto = '2027-12-31'\n\
         required = [{ topic = 'human trafficking', hours = '1.5', years = 2 }, { credit = 'POST', hours = 24 }]\n\
         [officer]\nname = 'J. Doe'\nnumber = '0042'\n",
    );
    assert_eq!(faults, []);
    let cycle = config.training_cycle.unwrap();
    assert_eq!((cycle.minutes, cycle.from.as_str()), (Some(2400), "2026-01-01"));
    let parts: Vec<_> = cycle.required.iter().map(|part| (part.minutes, part.years)).collect();
    assert_eq!(parts, [(90, Some(2)), (1440, None)]);
    assert_eq!(config.officer.number.as_deref(), Some("0042"));
    use Code::{BadDate, BadValue, MissingKey, WrongType};
    for (text, code) in [
        ("hours = 40", MissingKey),
        ("from = '2026'\nto = '2027-12-31'", BadDate),
        ("from = '2026-01-01'\nto = '2025-12-31'", BadValue),
        ("hours = 1.5\nfrom = '2026-01-01'\nto = '2027-12-31'", WrongType),
        ("from = '2026-01-01'\nto = '2027-12-31'\nrequired = [{ topic = 'x' }]", MissingKey),
    ] {
        let (_, faults) = parse(&format!("[training_cycle]\n{text}\n"));
        assert!(codes(&faults).contains(&code), "{text}: {faults:?}");
    }
    assert_eq!(parse("training_cycle = {}\n").0.training_cycle, None);
}

#[test]
fn all_faults_are_told_at_once_and_change_nothing() {
    let (config, faults) = parse(
        "theme = \"drak\"\nkeys_preset = 1\nmouse = \"no\"\nopen_with = [\"a\", 2]\ncolour = 1\n",
    );
    use Code::{BadValue, UnknownKey, WrongType};
    assert_eq!(codes(&faults), [BadValue, WrongType, WrongType, WrongType, UnknownKey]);
    assert!(faults[0].mend.contains("`dark`"), "{}", faults[0].mend);
    assert_eq!((faults[3].line, faults[3].column), (4, 19));
    assert_eq!(faults[4].severity, Severity::Warning);
    let without = Config { source: config.source.clone(), ..Config::default() };
    assert_eq!(config, without);
}

#[test]
fn the_rest_of_a_torn_file_still_counts() {
    let (config, faults) = parse("theme = dark\nmouse = false\n");
    assert_eq!(codes(&faults), [Code::Syntax]);
    assert!(!config.mouse);
}

#[test]
fn the_first_row_has_what_the_user_pinned() {
    assert_eq!(pinned("pinned = ['second-line', 'help-line']").0, ["second-line", "help-line"]);
    assert_eq!(pinned("pinned = ['second-line']").0, ["second-line"]);
}

#[test]
fn what_cannot_be_called_is_not_pinned() {
    let (ids, faults) =
        pinned("pinned = [\n  'helpline',\n  'basics',\n  'second-line',\n  'second-line',\n]\n");
    assert_eq!(ids, ["second-line"]);
    let expected = [Code::DanglingEntry, Code::PinnedWithoutNumber, Code::BadValue];
    assert_eq!(codes(&faults), expected);
    let report: Vec<_> = faults.iter().map(|fault| render(fault, ColorMode::Plain)).collect();
    insta::assert_snapshot!(report.join("\n\n"));
}

#[test]
fn the_first_row_is_never_empty() {
    for text in ["", "pinned = []", "pinned = ['nothing']", "pinned = ['basics']"] {
        assert_eq!(pinned(text).0, ["help-line"], "{text}");
    }
}
