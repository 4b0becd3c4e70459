//! No slip in a number passes: each stored number is changed digit by digit,
//! in either of the two places where it is typed, and every change is a fault.

use squadroom::catalog::{Catalog, Entry, LoadOptions, SourceFile, load};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const TOLL_FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn base() -> Catalog {
    let files = ["catalog", "hotlines", "publishers", "topics", "trainings"].map(|name| {
        let bytes = std::fs::read(root("tests/fixtures/minimal").join(format!("{name}.toml")));
        SourceFile { name: format!("{name}.toml"), bytes: bytes.unwrap() }
    });
    load(&files, LoadOptions::shipped()).catalog
}

fn entries(catalog: &Catalog) -> Vec<Entry> {
    catalog.entries.iter().map(|entry| entry.into_owned()).collect()
}

/// Every line with a number in the shipped and in the small catalog.
fn lines() -> Vec<toml::Table> {
    let mut lines = Vec::new();
    for folder in ["catalog", "tests/fixtures/minimal"] {
        let Ok(text) = std::fs::read_to_string(root(folder).join("hotlines.toml")) else {
            continue;
        };
        let table: toml::Table = toml::from_str(&text).unwrap();
        let tables = |value: Option<&toml::Value>| -> Vec<toml::Table> {
            let items = value.and_then(toml::Value::as_array).into_iter().flatten();
            items.filter_map(|item| item.as_table().cloned()).collect()
        };
        for hotline in tables(table.get("hotline")) {
            lines.extend(tables(hotline.get("line")));
        }
        lines.extend(tables(table.get("line")));
    }
    lines.retain(|line| line.contains_key("number"));
    lines
}

/// All texts that one slip makes of a number: another digit, two neighbors
/// swapped, a digit lost or doubled, another toll-free prefix.
fn slips(number: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let places: Vec<usize> =
        number.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let with = |at: usize, piece: &str| format!("{}{piece}{}", &number[..at], &number[at + 1..]);
    for &at in &places {
        let digit = &number[at..at + 1];
        slips.extend((0..10).map(|other| with(at, &other.to_string())));
        slips.push(with(at, ""));
        slips.push(with(at, &digit.repeat(2)));
    }
    for pair in places.windows(2) {
        let mut bytes = number.as_bytes().to_vec();
        bytes.swap(pair[0], pair[1]);
        slips.push(String::from_utf8(bytes).unwrap());
    }
    if number.len() > 11 && number.starts_with(['1', '+']) {
        let area = places[1]..places[3] + 1;
        let toll_free = TOLL_FREE.iter();
        slips.extend(
            toll_free
                .map(|prefix| format!("{}{prefix}{}", &number[..area.start], &number[area.end..])),
        );
    }
    slips.retain(|slip| slip != number);
    slips
}

fn hotline(lines: &[toml::Table]) -> String {
    let mut text = String::from(
        "[[hotline]]\nid = \"ours\"\ntitle = \"Our line\"\nabstract = \"Someone answers.\"\n\
         publisher = [\"agency\"]\nurl = \"https://www.example.gov/\"\nurl_kind = \"exact\"\n\
         topics = [\"awareness\"]\nstatus = \"current\"\n\
         source = [{ url = \"https://www.example.gov/\" }]\n",
    );
    for line in lines {
        write!(text, "\n[[hotline.line]]\n").unwrap();
        for (key, value) in
            line.iter().filter(|(key, _)| !["entry", "source"].contains(&key.as_str()))
        {
            writeln!(text, "{key} = {value}").unwrap();
        }
        text += "source = [{ url = \"https://www.example.gov/\" }]\n";
    }
    text
}

#[test]
fn every_slip_in_every_number_is_a_fault() {
    let base = base();
    let lines = lines();
    assert!(lines.len() >= 3);
    let (mut tried, mut passed) = (0, 0);
    for line in &lines {
        let sound = hotline(std::slice::from_ref(line));
        let file = |text: String| SourceFile { name: "hotlines.toml".into(), bytes: text.into() };
        assert_eq!(load(&[file(sound)], LoadOptions::local().over(&base)).faults, []);
        for key in ["number", "number_again"] {
            let changed: Vec<toml::Table> = slips(line[key].as_str().unwrap())
                .into_iter()
                .map(|slip| {
                    let mut line = line.clone();
                    line.insert(key.to_owned(), toml::Value::String(slip));
                    // The letters would catch many a slip alone; the digits must do.
                    line.remove("vanity");
                    line
                })
                .collect();
            tried += changed.len();
            let loaded = load(&[file(hotline(&changed))], LoadOptions::local().over(&base));
            passed += changed.len() - loaded.faults.len();
            assert_eq!(loaded.faults.len(), changed.len(), "{key} of {line}");
            assert_eq!(entries(&loaded.catalog), entries(&base), "nothing of it is kept");
        }
    }
    println!("numbers {}, mutations {tried}, passed = {passed}", lines.len());
    assert!(tried > 500, "{tried}");
    assert_eq!(passed, 0);
}
