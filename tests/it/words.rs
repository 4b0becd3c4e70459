//! The texts that people read follow `docs/contributing/words.md`.

mod literals;

use crate::pages;
use crate::support::{draw, finder, press};
use squadroom::app::Command;

/// Texts with the words to a sentence that they may have, each with its place.
struct Source {
    longest: usize,
    texts: Vec<(String, String)>,
}

/// A word or phrase that no text has, and what to write.
const FORBIDDEN: &[(&str, &str)] = &[
    ("is no", "isn't, there isn't"),
    ("are no", "aren't, there aren't"),
    ("was no", "wasn't, there wasn't"),
    ("has no word", "doesn't have"),
    ("tell", "show, list, say"),
    ("tells", "shows, lists, says"),
    ("told", "shown, listed, warned"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("mended", "fixed"),
    ("anew", "again"),
    ("stand", "is, appears, ranks"),
    ("stands", "is, appears, ranks"),
    ("stood", "was, appeared"),
    ("standing", "being"),
    ("came of it", "the result"),
    ("comes to", "is in total"),
    ("came about", "was made"),
    ("likewise", "the same"),
    ("whoever", "anyone who"),
    ("whosoever", "anyone who"),
    ("whom", "who"),
    ("anybody", "anyone"),
    ("somebody", "a person"),
    ("lest", "so that ... not"),
    ("thereof", "of it"),
    ("therein", "in it"),
    ("wherein", "where"),
    ("for ever", "permanently"),
    ("for want of", "without"),
    ("in vain", "without success"),
    ("some fifty", "about fifty"),
    ("be it", "whether"),
    ("bear", "has"),
    ("bears", "has"),
    ("bore", "had"),
    ("slip", "typo"),
    ("slips", "typos"),
    ("no longer planned", "removed from plan"),
    ("star away", "unstar"),
    ("takes it away", "removes it"),
    ("take it away", "remove it"),
    ("take along", "export"),
    ("takes it along", "exports it"),
    ("taken along", "exported"),
    ("write down", "log, save"),
    ("writes down", "logs, saves"),
    ("written down", "logged, saved"),
    ("wrote down", "logged, saved"),
    ("set off", "highlighted"),
    ("the shelf", "saved documents"),
    ("fault", "error"),
    ("faults", "errors"),
    ("faulty", "invalid"),
    ("unsound", "invalid"),
    ("hit", "result"),
    ("hits", "results"),
    ("kind", "type"),
    ("kinds", "types"),
    ("facet", "filter"),
    ("facets", "filters"),
    ("finder", "search screen"),
    ("locator", "FBI office"),
    ("calm card", "victim card"),
    ("hotline card", "Hotlines (F2)"),
    ("newest evidence", "last verified"),
    ("panic key", "quick exit"),
    ("remedy", "how to fix it"),
    ("looked for", "searched"),
    ("lies over", "is open over"),
    ("works off", "handles"),
    ("so many", "this number of"),
    ("which there are", "the ones there are"),
    ("please", "(leave it out)"),
    ("prostitute", "victim"),
    ("prostitutes", "victims"),
    ("illegal alien", "(a person is never illegal)"),
    ("illegals", "(a person is never illegal)"),
];

/// A word that begins no statement: it makes a riddle of it.
const NOT_FIRST: &[&str] = &["what", "whatever", "whether", "that which", "nor"];

/// Words of the code that the pages for contributors need.
const OF_THE_CODE: &[&str] = &["facet", "facets"];

/// Words to a sentence of a screen, message or help.
const LONGEST: usize = 20;

/// The folder of the program, whose texts are checked.
const PROGRAM: &[&str] = &["src"];

fn sources() -> Vec<Source> {
    // This page lists the words that it forbids.
    let names = pages::names().into_iter().filter(|name| name != "docs/contributing/words.md");
    let texts = names.flat_map(|name| of_markdown(&name, &pages::read(&name)));
    let of_program = literals::texts(PROGRAM).into_iter();
    let of_program = of_program.map(|(place, text)| (place, prose(&text)));
    vec![
        Source { longest: 28, texts: texts.collect() },
        Source { longest: LONGEST, texts: of_program.collect() },
        Source { longest: LONGEST, texts: of_commands() },
    ]
}

/// Returns the hints and the help of the commands, and the rest of the help.
fn of_commands() -> Vec<(String, String)> {
    let of = |command: &Command| {
        let text = format!("{}. {}", command.hint(), command.help().replace(": ", ". "));
        (format!("command {}", command.name()), text)
    };
    let mut finder = finder(100, 200);
    press(&mut finder, "<F1>");
    let help = draw(&finder).text;
    let rest = help.split("Search language").nth(1).unwrap();
    // A filter such as `kind:webinar` is not a word.
    let is_word = |word: &&str| !word.contains(':');
    let text = |row: &str| row.split(' ').filter(is_word).collect::<Vec<_>>().join(" ");
    let rows = rest.lines().map(|row| ("help".to_owned(), text(row)));
    Command::ALL.iter().map(of).chain(rows).collect()
}

/// Returns headings, paragraphs, items and cells of a page. Code, links' addresses and what
/// the program writes are left out.
fn of_markdown(name: &str, page: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let (mut is_code, mut is_written, mut goes_on) = (false, false, false);
    for (number, line) in page.lines().enumerate() {
        let place = format!("{name}:{}", number + 1);
        let line = line.trim().trim_start_matches("> ").trim_start_matches('>');
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        is_written = line.starts_with("<!-- from") || (is_written && line != "<!-- end -->");
        if is_code || is_fence || is_written || line.is_empty() || line.starts_with("<!--") {
            goes_on = false;
        } else if line.starts_with('|') {
            let cells = line.split('|').map(prose).filter(|cell| !cell.trim().is_empty());
            texts.extend(cells.map(|cell| (place.clone(), cell)));
            goes_on = false;
        } else if goes_on && !begins_item(line) {
            let (_, text) = texts.last_mut().unwrap();
            *text += &format!(" {}", prose(line));
        } else {
            texts.push((place, prose(line.trim_start_matches(['#', '-', ' ']))));
            goes_on = !line.starts_with('#');
        }
    }
    texts
}

fn begins_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ") || line.starts_with('#') || (number != line && number.starts_with(". "))
}

/// A line without code, addresses and emphasis; code counts as one word.
fn prose(line: &str) -> String {
    let parts = line.split('`').enumerate();
    let text: String = parts.map(|(nth, part)| if nth % 2 == 0 { part } else { "CODE" }).collect();
    let mut parts = text.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once(')').map_or("", |(_, rest)| rest));
    let text = rest.fold(first, |text, part| text + part);
    text.replace(['[', '*', '_'], "")
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = [". ", "? ", "! "];
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = ends.iter().filter_map(|end| rest.find(end)).min().map(|at| at + 1);
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence)
    })
}

fn words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || "'’-".contains(c);
    let words = text.split(|c| !is_part(c)).filter(|word| word.chars().any(char::is_alphanumeric));
    words.map(str::to_lowercase).collect()
}

/// Returns what is wrong with a text, in a few words each.
fn complaints(place: &str, text: &str, longest: usize) -> Vec<String> {
    let mut found = Vec::new();
    let spaced = format!(" {} ", words(text).join(" "));
    for (word, better) in FORBIDDEN {
        let is_allowed = place.starts_with("docs/contributing/") && OF_THE_CODE.contains(word);
        if !is_allowed && spaced.contains(&format!(" {word} ")) {
            found.push(format!("\"{word}\": write {better}"));
        }
    }
    for sentence in sentences(text) {
        let words = words(sentence);
        if words.len() > longest {
            found.push(format!("{} words in one sentence: {sentence}", words.len()));
        }
        let starts = |first: &&&str| words.join(" ").starts_with(&format!("{first} "));
        if let Some(first) = NOT_FIRST.iter().find(starts).filter(|_| sentence.ends_with('.')) {
            found.push(format!("begins with \"{first}\": {sentence}"));
        }
        if sentence.trim_end().ends_with('!') {
            found.push(format!("exclamation point: {sentence}"));
        }
    }
    found.into_iter().map(|complaint| format!("{place}: {complaint}")).collect()
}

#[test]
fn texts_follow_the_style_sheet() {
    let mut found = Vec::new();
    let mut texts = 0;
    for source in sources() {
        texts += source.texts.len();
        let of_text = |(place, text): &(String, String)| complaints(place, text, source.longest);
        found.extend(source.texts.iter().flat_map(of_text));
    }
    assert!(texts > 2000, "{texts}");
    assert!(found.is_empty(), "{} texts to rewrite:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_text_of_the_old_style_is_found() {
    let wrong = [
        "There is no network.",
        "The check tells every error.",
        "It must be mended, and anew.",
        "Better answers stand first.",
        "What it replaces is kept, too.",
        "Saved!",
        "One two three four five six seven eight nine ten eleven twelve.",
    ];
    for text in wrong {
        assert!(!complaints("page", text, 10).is_empty(), "{text}");
    }
    let right = ["Press Enter to open it.", "This is not a problem.", "What can I do?"];
    for text in right {
        assert_eq!(complaints("page", text, 10), Vec::<String>::new());
    }
    let page = "# A `tells`\n\n- [one](told.md) two\n  three\n- four\n\n```text\ntold\n```\n| a | `b` c |\n";
    let texts = of_markdown("page", page);
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["A CODE", "one two three", "four", " a ", " CODE c "]);
}

#[test]
fn literals_are_found_and_code_in_them_is_not_read() {
    let source = r###"
        // "No comment."
        const A: &str = "One {two} \"three\" \
            four.\n\n  Five six\nseven";
        #[allow(x, reason = "not for people")]
        fn b<'a>(c: &'a str) -> char { '"' }
        const D: &str = r#"raw "text" here"#;
        #[cfg(test)]
mod tests {
        const E: &str = "in a test";
    "###;
    let found = literals::literals(source);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    let first = "One {two} \"three\" four.\n\n  Five six\nseven";
    assert_eq!(texts, [first, "raw \"text\" here"]);
    assert_eq!(literals::paragraphs(first), ["One X \"three\" four.", "Five six", "seven"]);
    assert_eq!(literals::paragraphs("Use --kind or kind:faq."), ["Use CODE or CODE."]);
    for (place, text) in
        [("src/cli/args.rs", "Exit codes:"), ("src/shelf/error.rs", "Nothing was saved")]
    {
        let texts = literals::texts(&[place]);
        assert!(texts.iter().any(|(_, found)| found.contains(text)), "{place}: {text}");
    }
}
