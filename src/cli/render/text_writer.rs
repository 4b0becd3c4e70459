//! Plain text of a given width, in which no number and no link is ever broken.

use textwrap::{Options, WordSeparator, WordSplitter, wrap};

/// Columns of text that is not read on a terminal.
const DEFAULT_WIDTH: usize = 80;

/// Lines of `Label: value`, wrapped between words.
#[derive(Debug)]
pub(in crate::cli) struct TextWriter {
    text: String,
    width: usize,
}

impl TextWriter {
    /// A page of this many columns, at least 20: below that a line holds one word.
    pub(in crate::cli) fn new(width: usize) -> Self {
        Self { text: String::new(), width: width.max(20) }
    }

    /// A line that is never wrapped, `indent` columns in.
    pub(in crate::cli) fn whole(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Prose, wrapped between words, every line `indent` columns in.
    pub(in crate::cli) fn paragraph(&mut self, indent: usize, text: &str) {
        self.wrapped(indent, indent, text);
    }

    /// Prose, wrapped between words; what follows the first line is two
    /// columns further in.
    pub(in crate::cli) fn prose(&mut self, indent: usize, text: &str) {
        self.wrapped(indent, indent + 2, text);
    }

    fn wrapped(&mut self, first: usize, rest: usize, text: &str) {
        let (first, rest) = (" ".repeat(first), " ".repeat(rest));
        let options = Options::new(self.width)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        for line in wrap(text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// `Label: value`; nothing when there is no value.
    pub(in crate::cli) fn field(&mut self, indent: usize, label: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.prose(indent, &format!("{label}: {value}"));
        }
    }

    /// `Label: one; two`; nothing when there is none.
    pub(in crate::cli) fn list(&mut self, indent: usize, label: &str, values: &[String]) {
        self.field(indent, label, Some(&values.join("; ")));
    }

    /// An empty line, but not two and not at the top.
    pub(in crate::cli) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The text.
    pub(in crate::cli) fn into_text(self) -> String {
        self.text
    }
}

/// Columns to fill: those of the terminal, at most 100, which is as much as
/// reads well.
pub(in crate::cli) fn width(is_terminal: bool) -> usize {
    // Without a terminal, crossterm would ask the program `tput`, twice.
    let columns = is_terminal.then(|| crossterm::terminal::size().ok()).flatten();
    columns.map_or(DEFAULT_WIDTH, |(columns, _)| usize::from(columns).min(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prose_is_wrapped_with_an_indent() {
        let mut page = TextWriter::new(24);
        page.field(2, "Hours", Some("Monday to Friday, 9 to 5"));
        page.field(0, "Empty", Some(""));
        page.field(0, "Absent", None);
        assert_eq!(page.into_text(), "  Hours: Monday to\n    Friday, 9 to 5\n");
    }

    #[test]
    fn an_empty_line_stands_alone() {
        let mut page = TextWriter::new(80);
        page.gap();
        page.whole(0, "one");
        page.gap();
        page.gap();
        page.whole(0, "two");
        assert_eq!(page.into_text(), "one\n\ntwo\n");
    }

    proptest! {
        #[test]
        fn no_number_and_no_link_is_broken(
            words in prop::collection::vec("[a-z]{1,12}", 0..12), at in 0usize..12, width in 0usize..60,
        ) {
            for whole in ["1-888-373-7888", "https://www.example.gov/a-long/path?with=query&and-more"] {
                let mut words = words.clone();
                words.insert(at.min(words.len()), whole.to_owned());
                let mut page = TextWriter::new(width);
                page.field(4, "Note", Some(&words.join(" ")));
                prop_assert!(page.into_text().contains(whole));
            }
        }
    }
}
