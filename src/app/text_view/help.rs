//! The keys as text.

use super::{SpanStyle, TextView, Writer};
use crate::app::HelpGroup;
use unicode_width::UnicodeWidthStr;

/// The widest column of keys.
const MOST_KEYS: usize = 26;

/// The help screen: each group with its keys and what they do, and what is
/// wrong with the user's files, if anything is.
pub fn help(groups: &[HelpGroup], notices: &[String], width: usize) -> TextView {
    let mut writer = Writer::new(width);
    let lines = groups.iter().flat_map(|group| &group.lines);
    let column = lines.map(|(keys, _)| keys.width()).max().unwrap_or(0).min(MOST_KEYS);
    for group in groups {
        writer.gap();
        writer.prose(SpanStyle::Heading, &group.title);
        for (keys, what) in &group.lines {
            if width < column + 24 {
                writer.prose(SpanStyle::Label, keys);
                writer.indented(SpanStyle::Text, what);
            } else {
                writer.columns(keys, column, what);
            }
        }
    }
    writer.gap();
    writer.prose(SpanStyle::Heading, "Alt");
    writer.prose(
        SpanStyle::Text,
        "Alt with a letter acts on Windows and in terminals that tell it from Esc and a letter. \
         In others it does nothing, and a message names the keys to press instead.",
    );
    writer.gap();
    writer.prose(SpanStyle::Heading, "Mouse");
    writer.prose(
        SpanStyle::Text,
        "Click a row to select it, again to open it; click a tab, a link or the first row. The \
         wheel scrolls. Hold Shift to select text.",
    );
    if !notices.is_empty() {
        writer.gap();
        writer.prose(SpanStyle::Heading, "Your files");
        notices.iter().for_each(|notice| writer.prose(SpanStyle::Warning, notice));
    }
    writer.gap();
    writer.prose(SpanStyle::Heading, "About");
    writer.prose(
        SpanStyle::Text,
        "Quick exit erases what the terminal shows and nothing else: not your files, not the \
         clipboard, not what the browser, the shell or this machine remember. A note or a \
         form that is not saved is kept as a draft.",
    );
    writer.prose(
        SpanStyle::Text,
        "squadroom keeps no case data, sends nothing and stores no searches. It is not affiliated \
         with the agencies whose material it lists. In an emergency dial 911.",
    );
    writer.finish()
}

/// Returns what is wrong with the user's files, and that it does no harm.
pub fn notices(notices: &[String], width: usize) -> TextView {
    let mut writer = Writer::new(width);
    writer
        .prose(SpanStyle::Text, "squadroom runs, with its defaults where these files are faulty:");
    for notice in notices {
        writer.gap();
        writer.prose(SpanStyle::Warning, notice);
    }
    writer.gap();
    writer.prose(
        SpanStyle::Text,
        "Close this screen to begin. `squadroom check` tells all this again.",
    );
    writer.finish()
}
