//! What a key press costs in a long line: prose that was pasted, words that the
//! catalog does not know, words without end.

use super::engines::Name;
use super::files::Files;
use super::process::cpu;
use std::fmt::Write;

/// Text of an everyday paste.
const PROSE: &str = include_str!("../../README.md");

/// Keys pressed in each line; a letter and Backspace in turns.
const KEYS: usize = 20;

/// Writes for each line what the paste takes and what a key press then takes.
pub fn print(records: usize, files: &Files) {
    let mut engine = Name::Ours.open(files);
    println!("\n{records} records, processor time in ms: the paste, a key press in it");
    for (name, line) in lines() {
        engine.forget();
        let before = cpu();
        engine.keystroke(&line);
        let paste = cpu() - before;
        let longer = format!("{line}e");
        let before = cpu();
        for key in 0..KEYS {
            engine.keystroke(if key % 2 == 0 { &longer } else { &line });
        }
        let key = (cpu() - before) / KEYS as f64;
        println!("{name:32} {paste:8.1} {key:8.1}");
    }
}

fn lines() -> Vec<(String, String)> {
    let words: Vec<&str> = PROSE.split_whitespace().filter(|word| !word.contains(':')).collect();
    let start = |count: usize| words[400..400 + count].join(" ");
    let many = |word: &dyn Fn(usize) -> String| (0..32).map(word).collect::<Vec<_>>().join(" ");
    // A letter of each is another one, so that it is looked for with slips.
    let slip = |place: usize| {
        let plain: Vec<&&str> =
            words.iter().filter(|word| word.len() > 7 && word.is_ascii()).collect();
        let mut word = plain[place * 7].to_string();
        word.replace_range(3..4, "q");
        word
    };
    let unknown = |place: usize| {
        let mut word = String::new();
        let mut number = place * 7_919 + 1_000_003;
        while number > 0 {
            let _ = write!(word, "{}", char::from(b'a' + (number % 26) as u8));
            number /= 26;
        }
        word + "zqjxv"
    };
    let mut lines: Vec<(String, String)> = [2, 4, 6, 8, 9, 12, 16, 24, 32, 50]
        .map(|count| (format!("{count} words of prose"), start(count)))
        .into();
    lines.extend([
        ("README".to_owned(), PROSE.to_owned()),
        ("32 words with a slip".to_owned(), many(&slip)),
        ("8 unknown words".to_owned(), (0..8).map(unknown).collect::<Vec<_>>().join(" ")),
        ("32 unknown words".to_owned(), many(&unknown)),
        (
            "32 words of 64 letters".to_owned(),
            many(&|place| unknown(place).repeat(9)[..64].to_owned()),
        ),
        ("8 words of one letter".to_owned(), "e t a o i n s r".to_owned()),
        (
            "32 letters".to_owned(),
            (0..26).map(|l| char::from(b'a' + l).to_string()).collect::<Vec<_>>().join(" "),
        ),
        ("a word of 100 KB".to_owned(), "abcdefghij".repeat(10_000)),
        (
            "32 words left out".to_owned(),
            format!("labor {}", many(&|place| format!("-{}", unknown(place)))),
        ),
        ("32 filters".to_owned(), format!("visa {}", many(&|_| "-is:starred".to_owned()))),
    ]);
    lines
}
