//! README and docs/ match the program: keys, commands, numbers and examples.

use crate::pages;
use crate::support::program::program;
use squadroom::app::Command as Bound;
use squadroom::catalog::{CONFIRM_FIRST, Doubt, LoadOptions, PartialDate, SourceFile, load};
use squadroom::config::Config;
use squadroom::embedded;
use squadroom::keys::{Keymap, Layer, Preset};
use squadroom::places::ATTRIBUTION;
use std::collections::BTreeSet;

/// Runs the program in the repository; returns its exit code and output.
pub fn squadroom(args: &[String]) -> (i32, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(home.path());
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SSH_CONNECTION", "test").args(args);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// What follows `squadroom` in a command line; quotes keep words together.
pub fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| match place % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    });
    words.collect()
}

/// The table of the keys that `wanted` keeps, as it must be in the guide.
fn key_table(keymap: &Keymap, wanted: impl Fn(Bound) -> bool) -> String {
    let row = |&command: &Bound| {
        let cells = Layer::ALL.map(|layer| {
            let chords = keymap.chords(layer, command).iter();
            chords.map(|chord| format!("`{chord}`")).collect::<Vec<_>>().join(" ")
        });
        let row =
            format!("| {} | {} | `{}` |\n", command.help(), cells.join(" | "), command.name());
        row.replace("|  |", "| |").replace("|  |", "| |")
    };
    let rows: String = Bound::ALL.iter().filter(|&&command| wanted(command)).map(row).collect();
    format!(
        "| what it does | everywhere | while you type | in the list | in the reader | in the log | in a form | name in `keys.toml` |\n\
         |---|---|---|---|---|---|---|---|\n{rows}"
    )
}

#[test]
fn the_keys_are_those_of_the_program() {
    let (default, vim) = (Keymap::preset(Preset::Default), Keymap::preset(Preset::Vim));
    let differs = |command: Bound| {
        Layer::ALL.iter().any(|&l| default.chords(l, command) != vim.chords(l, command))
    };
    let page = "docs/guide/keys.md";
    pages::compare_marked(page, "keys", &key_table(&default, |_| true));
    pages::compare_marked(page, "vim keys", &key_table(&vim, differs));
}

/// The keys that short tables name, with their commands.
const SHORT: [(&str, Layer, &str); 19] = [
    ("Enter", Layer::Global, "open"),
    ("Ctrl-O", Layer::Global, "detail"),
    ("Ctrl-Y", Layer::Global, "copy"),
    ("Tab", Layer::Global, "next-kind"),
    ("F1", Layer::Global, "help"),
    ("F2", Layer::Global, "hotlines"),
    ("F3", Layer::Global, "locator"),
    ("F4", Layer::Global, "victim-card"),
    ("Esc", Layer::Global, "back"),
    ("F10", Layer::Global, "quick-exit"),
    ("s", Layer::List, "star"),
    ("n", Layer::List, "note"),
    ("d", Layer::List, "done"),
    ("p", Layer::List, "plan"),
    ("L", Layer::List, "lists"),
    ("m", Layer::List, "my-record"),
    ("F5", Layer::Global, "my-record"),
    ("F6", Layer::Global, "save-copy"),
    ("F7", Layer::Global, "read-copy"),
];

#[test]
fn short_tables_name_keys_that_act() {
    let keymap = Keymap::preset(Preset::Default);
    for (key, layer, name) in SHORT {
        let &command = Bound::ALL.iter().find(|command| command.name() == name).unwrap();
        let chords: Vec<String> =
            keymap.chords(layer, command).iter().map(ToString::to_string).collect();
        assert!(chords.iter().any(|chord| chord == key), "{key}: {chords:?}");
    }
    let mut rows = 0;
    for name in ["README.md", "docs/guide/officer-card.md", "docs/guide/training-log.md"] {
        let text = pages::read(name);
        let tables = text.split("\n| key |").skip(1).map(|rest| rest.split("\n\n").next().unwrap());
        for row in tables.flat_map(|table| table.lines().skip(2)) {
            let key = row.split('`').nth(1).unwrap();
            assert!(SHORT.iter().any(|(known, ..)| *known == key), "{name}: {row}");
            rows += 1;
        }
    }
    assert!(rows >= 24, "{rows}");
}

#[test]
fn the_commands_and_options_are_those_of_the_program() {
    let text = pages::for_users();
    let help = |args: &[&str]| squadroom(&args.iter().map(|&a| a.to_owned()).collect::<Vec<_>>()).1;
    let all = help(&["--help"]);
    let listed = all.split("\nCommands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> = listed
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .filter(|c| *c != "help")
        .collect();
    let page = pages::read("docs/guide/commands.md");
    let table = page.lines().filter_map(|line| line.strip_prefix("| `squadroom "));
    let listed: BTreeSet<&str> = table.map(|row| row.split([' ', '`']).next().unwrap()).collect();
    assert_eq!(listed, commands.iter().copied().collect());
    let mut helps = all.clone();
    for command in commands {
        helps += &help(&[command, "--help"]);
    }
    for command in ["add", "import", "prefer", "read"] {
        helps += &help(&["shelf", command, "--help"]);
    }
    helps += &help(&["catalogs", "add", "--help"]);
    helps += &help(&["publish", "keys", "--help"]);
    helps += &help(&["log", "edit", "--help"]);
    helps += &help(&["record", "send", "--help"]);
    let options = |text: &str| -> BTreeSet<String> {
        let end = |c: char| !c.is_ascii_lowercase() && c != '-';
        let found = text.split(|c: char| c.is_whitespace() || "`[(".contains(c));
        let found = found.filter_map(|word| word.strip_prefix("--"));
        found.map(|o| o.split(end).next().unwrap().to_owned()).filter(|o| !o.is_empty()).collect()
    };
    let others = ["release", "path", "open", "accept"].map(str::to_owned);
    let own = options(&helps);
    let known: BTreeSet<String> = own.iter().cloned().chain(others).collect();
    let named = options(&text);
    assert!(named.is_subset(&known), "no such option: {:?}", named.difference(&known));
    assert!(own.is_subset(&named), "not in the guide: {:?}", own.difference(&named));
}

/// A line of output without the words that come with the age of a number.
fn of_any_day(line: &str) -> String {
    line.replace("; confirm it first", "")
}

/// A block of commands with as many lines of output as it has now, from the program.
fn console(block: &str) -> (String, usize) {
    let (mut wanted, mut out, mut at, mut tried) = (Vec::new(), String::new(), 0, 0);
    for line in block.lines() {
        if let Some(typed) = line.strip_prefix("$ squadroom ") {
            let code;
            (code, out) = squadroom(&words(typed.split(" > ").next().unwrap()));
            assert_eq!(code, 0, "{line}");
            assert!(!out.is_empty(), "{line}");
            (at, tried) = (0, tried + 1);
            wanted.push(line.to_owned());
        } else if line == "…" {
            wanted.push(line.to_owned());
        } else {
            let rest = || out.lines().enumerate().skip(at);
            let same = rest().find(|(_, real)| of_any_day(real) == of_any_day(line));
            let found = same.map(|(place, _)| (place, line)).or_else(|| rest().next());
            let (place, line) = found.unwrap_or_else(|| panic!("nothing printed for {line}"));
            at = place + 1;
            wanted.push(line.to_owned());
        }
    }
    (wanted.join("\n"), tried)
}

#[test]
fn every_command_line_works_and_prints_what_the_page_says() {
    let mut tried = 0;
    for name in pages::names() {
        for (_, block) in pages::blocks(&pages::read(&name), "console") {
            let (wanted, commands) = console(&block);
            pages::compare(&name, &block, &wanted);
            tried += commands;
        }
    }
    assert!(tried >= 25, "{tried}");
}

#[test]
fn the_searches_of_the_officer_card_find_something() {
    let page = pages::read("docs/guide/officer-card.md");
    let table = page.split("| type | to find |\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut tried = 0;
    for query in table.lines().skip(1).map(|row| row.split('`').nth(1).unwrap()) {
        let (code, out) = squadroom(&["search".to_owned(), query.to_owned()]);
        assert_eq!(code, 0, "{query}: {out}");
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn every_number_is_one_that_the_program_offers() {
    let catalog = embedded::catalog();
    let places = embedded::places().tables();
    let lines = catalog.entries.iter().flat_map(|entry| entry.lines.clone());
    let offered = lines.filter_map(|line| Some(line.offered_number()?.to_string()));
    let offices = places.offices.iter().map(|office| office.phone.to_string());
    let contacts = places.contacts.iter().chain(&places.national);
    let contacts = contacts.filter_map(|contact| Some(contact.phone.as_ref()?.to_string()));
    let offered: BTreeSet<String> = offered.chain(offices).chain(contacts).collect();
    for name in pages::names() {
        for word in pages::read(&name).split(|c: char| !c.is_ascii_digit() && c != '-') {
            // 555-01xx is kept for examples.
            if word.len() == 14 && word.starts_with("1-") && !word.contains("-555-01") {
                assert!(offered.contains(word), "{name}: {word}");
            }
        }
    }
    for name in ["README.md", "docs/guide/officer-card.md"] {
        let text = pages::read(name);
        assert!(text.contains("1-888-373-7888") && text.contains("233733"), "{name}");
    }
    let count = catalog.entries.len();
    let count = format!("**{},{:03} resources**", count / 1_000, count % 1_000);
    assert!(pages::read("README.md").contains(&count), "README.md lacks {count}");
}

#[test]
fn the_words_for_doubt_are_those_of_the_program() {
    let page = pages::read("docs/about/numbers.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let rows = rows.map(|row| row.trim_matches('|').split(" | ").collect::<Vec<_>>());
    let rows: Vec<Vec<&str>> = rows.filter(|row| !row[0].contains("do_not_dial")).collect();
    let (day, seen) = ("2026-06-01", |date| PartialDate::parse(date));
    let reasons: Vec<Doubt> = vec![
        Doubt::Old(seen("2025-05-12").unwrap()),
        Doubt::SingleSource,
        Doubt::Disputed,
        Doubt::Unconfirmed,
    ];
    assert_eq!((rows.len(), rows[0][1]), (reasons.len() + 1, "`seen May 12, 2026`"));
    assert!(!seen("2026-05-12").unwrap().is_due_for_review(&seen(day).unwrap()));
    assert!(seen("2025-05-12").unwrap().is_due_for_review(&seen(day).unwrap()));
    for (row, doubt) in rows[1..].iter().zip(reasons) {
        assert_eq!(row[1], format!("`{}; {CONFIRM_FIRST}`", doubt.reason()));
        assert_eq!(row[3].trim().starts_with("yes"), doubt.is_offered(), "{row:?}");
    }
    assert!(page.contains(&format!("`{}`", Doubt::Undated.reason())));
}

#[test]
fn the_owners_of_the_data_are_named_as_in_the_program() {
    let rows: String = ATTRIBUTION.iter().map(|line| format!("- {line}\n")).collect();
    pages::compare_marked("docs/about/sources-and-licenses.md", "attribution", &rows);
}

#[test]
fn the_examples_of_own_files_have_no_error() {
    let file = |(before, text): (String, String)| SourceFile {
        name: before.split('`').nth(1).unwrap().to_owned(),
        bytes: text.into_bytes(),
    };
    let (settings, files): (Vec<SourceFile>, Vec<SourceFile>) =
        pages::blocks(&pages::for_users(), "toml")
            .into_iter()
            .map(file)
            .partition(|file| ["config.toml", "keys.toml"].contains(&file.name.as_str()));
    let base = embedded::catalog();
    let options = LoadOptions::local().keeping(embedded::built_in()).over(&base);
    let loaded = load(&files, options);
    assert_eq!(loaded.faults, []);
    // Two of its own, and one of the built-in ones is hidden.
    assert_eq!(loaded.catalog.entries.len(), base.entries.len() + 1);
    let [config, keys] = settings.try_into().unwrap();
    let text = |file: SourceFile| String::from_utf8(file.bytes).unwrap();
    let (config, faults) = Config::parse("config.toml", &text(config));
    assert_eq!(faults, []);
    let catalog = embedded::catalog();
    let (pinned, faults) = config.pinned_entries(&catalog);
    assert_eq!((pinned.len(), faults), (2, Vec::new()));
    let mut keymap = Keymap::preset(Preset::Default);
    assert_eq!(keymap.overlay("keys.toml", &text(keys)), []);
}
