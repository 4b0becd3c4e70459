//! The help as text: keys by task, the search language, the marks, and notes.

use super::{SpanStyle, TextView, Writer};
use crate::app::panes::{MORE_MARKS, NEW, SAVED, status_word};
use crate::app::state::command_keys::Shortcut;
use crate::app::state::palette;
use crate::app::{Badge, CommandGroup, CommandKeys};
use crate::catalog::Status;
use crate::folding::words;
use unicode_width::UnicodeWidthStr;

/// The widest column of keys.
const MOST_KEYS: usize = 26;

/// The narrowest column of keys; without room for it, keys are above their text.
const LEAST_KEYS: usize = 12;

/// The narrowest text, with a blank, beside a column of keys.
const LEAST_TEXT: usize = 24;

/// The search language: what to type, and what it finds.
const SEARCH: [(&str, &str); 12] = [
    ("labor visa", "both words, in any order"),
    ("\"labor visa\"", "this exact phrase"),
    ("-webinar", "without this word"),
    ("kind:webinar", "a type: training, webinar, video, hotline, FAQ, and more"),
    ("topic:labor", "a topic. With a space, use quotes: topic:\"massage parlor\""),
    ("publisher:", "who made it, such as publisher:bja or publisher:\"polaris project\""),
    ("year:2018..", "2018 or newer. Also: year:..2015, year:2019"),
    ("length:..15m", "15 minutes or less. Also: length:30m..1h"),
    ("is:current", "a status, or your own mark: is:starred, is:planned, is:done, is:noted"),
    ("note:radio", "a word of your own note"),
    ("on:shelf", "your saved documents"),
    ("near chicago", "the FBI office for a place. A ZIP code alone works too"),
];

/// The notes at the end.
const NOTES: [(&str, &str); 6] = [
    (
        "Letters",
        "A single letter is a command in the list and on screens over it. Where you type, it is \
         text. Ctrl-Down moves to the list and keeps your search. Esc clears your search first.",
    ),
    (
        "Alt",
        "Alt with a letter works on Windows and in terminals that distinguish it from Esc and a \
         letter. In others, a message names the keys to press instead.",
    ),
    (
        "Mouse",
        "Click a row to select it, and again to open it. Click a tab, a link, or the first row. \
         The wheel scrolls. Hold Shift to select text.",
    ),
    (
        "Quick exit",
        "It clears the screen and quits. It doesn't erase files, the clipboard, or the history of \
         your browser and shell. An unsaved note or form is kept as a draft.",
    ),
    ("Privacy", "squadroom keeps no case data, sends nothing on its own, and stores no searches."),
    (
        "About",
        "squadroom is not affiliated with the agencies whose resources it lists. In an emergency, \
         call 911.",
    ),
];

/// The content of the help.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct HelpText<'a> {
    /// The words that its rows must have.
    pub typed: &'a str,
    /// The commands of the screen below, with their keys there.
    pub here: &'a [Shortcut],
    /// The keys of all commands.
    pub keys: &'a [CommandKeys],
    /// The faults of the user's files.
    pub notices: &'a [String],
}

/// A part of the help under one heading.
struct HelpSection<'a> {
    heading: &'a str,
    style: SpanStyle,
    /// Keys, examples or marks, with what they mean.
    rows: Vec<(String, String)>,
}

/// Returns the help: the keys that work on the screen below, all others by task, and what
/// else one may look up. Only rows with the typed words are there.
pub(in crate::app) fn help(content: HelpText<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    let mut sections = sections(content);
    for section in &mut sections {
        let heading = section.heading;
        section.rows.retain(|(left, right)| has_words(content.typed, [heading, left, right]));
    }
    sections.retain(|section| !section.rows.is_empty());
    if sections.is_empty() {
        let typed = content.typed.trim();
        let none = format!("Nothing in the help has \"{typed}\". Press Esc to see all of it.");
        writer.prose(SpanStyle::Text, &none);
    }
    let rows = sections.iter().flat_map(|section| &section.rows);
    let column = rows.map(|(left, _)| left.width()).max().unwrap_or(0);
    let column = column.min(MOST_KEYS).min(width.saturating_sub(LEAST_TEXT));
    for HelpSection { heading, style, rows } in &sections {
        writer.gap();
        writer.prose(SpanStyle::Heading, heading);
        for (left, right) in rows {
            match left.as_str() {
                "" => writer.prose(*style, right),
                left if column < LEAST_KEYS => {
                    writer.prose(SpanStyle::Label, left);
                    writer.indented(*style, right);
                }
                left => writer.columns(left, column, right),
            }
        }
    }
    writer.finish()
}

fn sections(content: HelpText<'_>) -> Vec<HelpSection<'_>> {
    let text = |heading, rows| HelpSection { heading, style: SpanStyle::Text, rows };
    let is_here = |command| content.here.iter().any(|(own, _)| *own == command);
    let here = content.here.iter().map(|(own, keys)| (keys.clone(), own.help().to_owned()));
    let mut sections = vec![text("Works here", here.collect())];
    for group in CommandGroup::ALL {
        let own = content.keys.iter().filter(|own| own.command.group() == group);
        let own = own.filter(|own| !own.keys.is_empty() && !is_here(own.command));
        let rows = own.map(|own| (own.all(), own.command.help().to_owned())).collect();
        sections.push(text(group.heading(), rows));
    }
    sections.push(text("Search language", owned(&SEARCH)));
    sections.push(text("Marks", marks()));
    sections.push(text("Notes", owned(&NOTES)));
    let notices = content.notices.iter().map(|notice| (String::new(), notice.clone())).collect();
    sections.push(HelpSection { heading: "Your files", style: SpanStyle::Warning, rows: notices });
    sections
}

fn owned(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(left, right)| ((*left).to_owned(), (*right).to_owned())).collect()
}

/// Returns the marks of a row of the list, and the words for a status.
fn marks() -> Vec<(String, String)> {
    let own = [
        (Badge::Star, "starred"),
        (Badge::Planned, "planned"),
        (Badge::Done, "done"),
        (Badge::Note, "you wrote a note"),
    ];
    let mut rows: Vec<(String, String)> =
        own.iter().map(|(badge, what)| (badge.letter().to_string(), (*what).to_owned())).collect();
    let others = [
        (SAVED, "saved copy, to read offline"),
        (NEW, "new in the catalog, until you open News"),
        (MORE_MARKS, "more marks; the preview shows all of them"),
    ];
    rows.extend(others.map(|(mark, what)| (mark.to_string(), what.to_owned())));
    let statuses = [
        (Status::Upcoming, "not held yet"),
        (Status::Archived, "past or old; may still be useful"),
        (Status::Superseded, "a newer resource replaced it"),
        (Status::Unknown, "nothing shows whether it is current"),
    ];
    rows.extend(statuses.map(|(status, what)| (status_word(status).to_owned(), what.to_owned())));
    rows.extend(owned(&[
        ("12/40", "on a tab: 12 current resources of 40"),
        ("1 to 6", "the tabs where the window is too narrow for their names"),
    ]));
    rows
}

/// Returns whether a row has all typed words, or what is typed as it is.
fn has_words(typed: &str, row: [&str; 3]) -> bool {
    let row = row.join(" ");
    if row.to_lowercase().contains(&typed.trim().to_lowercase()) {
        return true;
    }
    let (typed, own) = (words(typed), words(&row));
    let has = |word: &String| own.iter().any(|own| own.starts_with(word.as_str()));
    !typed.is_empty() && typed.iter().all(has)
}

/// Returns the commands of the palette, each a link: its name, and its keys at the right.
pub(in crate::app) fn commands(rows: &[&Shortcut], selected: usize, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    for (place, (command, keys)) in rows.iter().enumerate() {
        let mark = if place == selected { "> " } else { "  " };
        writer.choice(place, mark, palette::name(*command), keys);
    }
    if rows.is_empty() {
        writer.prose(SpanStyle::Text, "No command here has that name.");
    }
    writer.finish()
}

/// Returns what is wrong with the user's files, and that it does no harm.
pub fn notices(notices: &[String], width: usize) -> TextView {
    let mut writer = Writer::new(width);
    writer.prose(
        SpanStyle::Text,
        "Some of your files are invalid. squadroom uses its defaults for them:",
    );
    for notice in notices {
        writer.gap();
        writer.prose(SpanStyle::Warning, notice);
    }
    writer.gap();
    writer
        .prose(SpanStyle::Text, "Press Esc to continue. Run `squadroom check` to see this again.");
    writer.finish()
}
