//! The README tells the truth: its keys, commands, JSON and examples are held
//! against the program.

use crate::support::program::program;
use serde_json::Value;
use squadroom::app::Command as Bound;
use squadroom::catalog::{LoadOptions, SourceFile, load};
use squadroom::config::Config;
use squadroom::embedded;
use squadroom::keys::{Keymap, Layer, Preset};
use squadroom::places::ATTRIBUTION;
use std::collections::BTreeSet;
use std::path::Path;

const README: &str = include_str!("../../README.md");
const CONTRIBUTING: &str = include_str!("../../CONTRIBUTING.md");

fn squadroom(args: &[String]) -> (i32, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(home.path());
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SSH_CONNECTION", "test").args(args);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// What follows `squadroom` in a command line; quotes keep words together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| match place % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    });
    words.collect()
}

/// The code blocks of one language, each with the paragraph before it.
fn blocks(text: &str, language: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = "";
    for part in text.split("\n\n```") {
        let (block, after) = part.split_once("\n```\n").unwrap_or(("", part));
        if let Some(body) = block.strip_prefix(language).and_then(|rest| rest.strip_prefix('\n')) {
            found.push((before.to_owned(), body.to_owned()));
        }
        before = after.rsplit("\n\n").next().unwrap();
    }
    assert!(!found.is_empty(), "no block of {language}");
    found
}

/// The table of the keys that `wanted` keeps, as it must stand in the README.
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
        "| what it does | everywhere | while you type | in the list | in the reader | in a form | name in `keys.toml` |\n\
         |---|---|---|---|---|---|---|\n{rows}"
    )
}

#[test]
fn the_keys_are_those_of_the_program() {
    let (default, vim) = (Keymap::preset(Preset::Default), Keymap::preset(Preset::Vim));
    let differs = |command: Bound| {
        Layer::ALL.iter().any(|&l| default.chords(l, command) != vim.chords(l, command))
    };
    for table in [key_table(&default, |_| true), key_table(&vim, differs)] {
        assert!(README.contains(&table), "the README lacks this table:\n{table}");
    }
}

#[test]
fn the_commands_and_options_are_those_of_the_program() {
    let help = |args: &[&str]| squadroom(&args.iter().map(|&a| a.to_owned()).collect::<Vec<_>>()).1;
    let all = help(&["--help"]);
    let listed = all.split("\nCommands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> = listed
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .filter(|c| *c != "help")
        .collect();
    let table = README.lines().filter_map(|line| line.strip_prefix("| `squadroom "));
    let told: BTreeSet<&str> = table.map(|row| row.split([' ', '`']).next().unwrap()).collect();
    assert_eq!(told, commands.iter().copied().collect());
    let mut texts = all.clone();
    for command in commands {
        texts += &help(&[command, "--help"]);
    }
    for command in ["add", "import", "prefer", "read"] {
        texts += &help(&["shelf", command, "--help"]);
    }
    let options = |text: &str| -> BTreeSet<String> {
        let end = |c: char| !c.is_ascii_lowercase() && c != '-';
        let found = text.split(|c: char| c.is_whitespace() || "`[(".contains(c));
        let found = found.filter_map(|word| word.strip_prefix("--"));
        found.map(|o| o.split(end).next().unwrap().to_owned()).filter(|o| !o.is_empty()).collect()
    };
    let others = ["release", "path", "open", "accept"].map(str::to_owned);
    let known: BTreeSet<String> = options(&texts).into_iter().chain(others).collect();
    let told = options(README);
    assert!(told.is_subset(&known), "no such option: {:?}", told.difference(&known));
    let own: BTreeSet<String> = options(&texts);
    assert!(own.is_subset(&told), "not in the README: {:?}", own.difference(&told));
}

#[test]
fn every_command_line_works() {
    let mut tried = 0;
    for (_, block) in blocks(README, "console") {
        let mut out = String::new();
        for line in block.lines() {
            if let Some(typed) = line.strip_prefix("$ squadroom ") {
                let code;
                (code, out) = squadroom(&words(typed.split(" > ").next().unwrap()));
                assert_eq!(code, 0, "{line}");
                assert!(!out.is_empty(), "{line}");
                tried += 1;
            } else {
                assert!(line == "…" || out.lines().any(|real| real == line), "not printed: {line}");
            }
        }
    }
    assert!(tried >= 8, "{tried}");
}

/// Wants every key of the example in the answer, with a value of its type.
fn same_form(example: &Value, answer: &Value, at: &str) {
    match (example, answer) {
        (Value::Object(example), Value::Object(answer)) => {
            for (key, value) in example {
                let answer = answer.get(key).unwrap_or_else(|| panic!("no key {at}.{key}"));
                same_form(value, answer, &format!("{at}.{key}"));
            }
        }
        (Value::Array(examples), Value::Array(answers)) => {
            // Keys that say nothing are left out, so any item may have them.
            for example in examples {
                let fits = |answer| std::panic::catch_unwind(|| same_form(example, answer, at));
                assert!(answers.iter().any(|answer| fits(answer).is_ok()), "{at}: {example}");
            }
        }
        (Value::Null, Value::Null | Value::String(_)) => {}
        _ => assert_eq!(
            std::mem::discriminant(example),
            std::mem::discriminant(answer),
            "another type at {at}"
        ),
    }
}

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        _ => {}
    }
}

#[test]
fn json_has_the_documented_form_and_no_key_is_left_out() {
    let examples = blocks(README, "json");
    let mut commands = BTreeSet::new();
    for (before, example) in examples {
        let line = before.split('`').nth(1).unwrap().strip_prefix("squadroom ").unwrap();
        let args = words(line);
        let answer: Value = serde_json::from_str(&squadroom(&args).1).unwrap();
        let example: Value = serde_json::from_str(&example).unwrap();
        same_form(&example, &answer, &args[0]);
        let mut found = BTreeSet::new();
        keys(&answer, &mut found);
        for key in found {
            let told = [format!("`{key}`"), format!("\"{key}\":")];
            let told = told.iter().any(|form| README.contains(form) || CONTRIBUTING.contains(form));
            assert!(told, "`{key}` of squadroom {line} is not explained");
        }
        commands.insert(args[0].clone());
    }
    let all = [
        "search", "list", "show", "open", "hotline", "topics", "check", "config", "office", "about",
    ];
    assert_eq!(commands, all.map(str::to_owned).into());
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
    let mut seen = 0;
    for text in [README, CONTRIBUTING, include_str!("../../CHANGELOG.md")] {
        for word in text.split(|c: char| !c.is_ascii_digit() && c != '-') {
            // 555-01xx is kept for examples.
            if word.len() == 14 && word.starts_with("1-") && !word.contains("-555-01") {
                assert!(offered.contains(word), "{word}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0 && README.contains("1-888-373-7888") && README.contains("233733"));
}

#[test]
fn whose_data_it_is_stands_here_as_the_program_tells_it() {
    for line in ATTRIBUTION {
        assert!(README.contains(line), "not in the README: {line}");
    }
}

#[test]
fn the_examples_of_own_files_have_no_fault() {
    let file = |(before, text): (String, String)| SourceFile {
        name: before.split('`').nth(1).unwrap().to_owned(),
        bytes: text.into_bytes(),
    };
    let (settings, files): (Vec<SourceFile>, Vec<SourceFile>) = blocks(README, "toml")
        .into_iter()
        .map(file)
        .partition(|file| ["config.toml", "keys.toml"].contains(&file.name.as_str()));
    let loaded = load(&files, LoadOptions::local());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.catalog.entries.len(), 2);
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

#[test]
fn every_file_that_is_linked_is_there() {
    for text in [README, CONTRIBUTING] {
        for target in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if target.starts_with('#') || target.contains("://") {
                continue;
            }
            let path = target.split('#').next().unwrap();
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{target}");
        }
    }
}
