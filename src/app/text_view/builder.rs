//! Puts words into rows.

use super::{Choice, LinkTarget, Row, SpanStyle, TextView};
use crate::catalog::{CONFIRM, CONFIRM_FIRST, Doubt};
use std::borrow::Cow;
use textwrap::{Options, WordSplitter, wrap};
use unicode_width::UnicodeWidthStr;

/// The narrowest text that is laid out; narrower screens cut it.
const LEAST_WIDTH: usize = 16;

/// The columns of labels, with the blanks behind them.
const LABELS: usize = 15;
/// The narrowest text that has a column of labels.
const LEAST_WITH_COLUMN: usize = 48;

/// The words in place of a number that would be cut.
const TOO_NARROW: &str = "too narrow";

/// How far a number can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It stands out.
    Sure,
    /// It is named, not offered.
    Named,
    /// It is to be confirmed first, which its row says.
    Doubtful,
}

impl Trust {
    /// Returns the trust in a number with this doubt.
    pub fn of(doubt: Option<&Doubt>) -> Self {
        if doubt.is_some() { Self::Doubtful } else { Self::Sure }
    }
}

/// Fills a document of a given width.
pub struct Writer {
    /// The width for prose.
    width: usize,
    /// The columns that there are.
    room: usize,
    document: TextView,
}

impl Writer {
    /// A writer of rows of `width` columns.
    pub fn new(width: usize) -> Self {
        Self { width: width.max(LEAST_WIDTH), room: width, document: TextView::default() }
    }

    /// Returns what was written.
    pub fn finish(self) -> TextView {
        self.document
    }

    /// Adds a row as it is.
    pub fn row(&mut self, spans: Vec<(SpanStyle, String)>) {
        self.document.rows.push(Row { spans, link: None });
    }

    /// Adds a row of something that can be selected, number `link`.
    pub fn selectable(&mut self, link: usize, spans: Vec<(SpanStyle, String)>) {
        self.document.rows.push(Row { spans, link: Some(link) });
    }

    /// Adds an empty row, unless there is one or nothing stands above it.
    pub fn gap(&mut self) {
        if self.document.rows.last().is_some_and(|row| !row.spans.is_empty()) {
            self.row(Vec::new());
        }
    }

    /// Adds prose.
    pub fn prose(&mut self, tone: SpanStyle, text: &str) {
        self.labeled("", tone, text);
    }

    /// Adds prose after a label, wrapped below it.
    pub fn labeled(&mut self, label: &str, tone: SpanStyle, text: &str) {
        self.wrapped((SpanStyle::Label, label), tone, text, None);
    }

    /// Adds a value beside the column of labels; in a narrow text, after its label.
    pub fn field(&mut self, label: &str, tone: SpanStyle, text: &str) {
        self.beside_label(label, tone, text, None);
    }

    /// Adds a link beside the column of labels, with a note behind it.
    pub fn link_field(&mut self, label: &str, text: &str, destination: LinkTarget, note: &str) {
        let link = self.document.destinations.len();
        self.document.destinations.push(destination);
        self.beside_label(label, SpanStyle::Link, text, Some(link));
        if note.is_empty() {
            return;
        }
        let last = self.document.rows.last_mut();
        let taken = |row: &Row| row.spans.iter().map(|(_, text)| text.width()).sum::<usize>();
        match last.filter(|row| taken(row) + 2 + note.width() <= self.width) {
            Some(row) => row.spans.push((SpanStyle::Dim, format!("  {note}"))),
            None => self.beside_label("", SpanStyle::Dim, note, None),
        }
    }

    /// Adds text beside the column of labels. An address that is longer than its column but
    /// not than a row has a row of its own below its label; a longer one is wrapped in its column.
    fn beside_label(&mut self, label: &str, tone: SpanStyle, text: &str, link: Option<usize>) {
        let room = self.width.saturating_sub(LABELS);
        let is_address = !text.contains(' ');
        let is_long = is_address && text.width() > room;
        if self.width < LEAST_WITH_COLUMN || label.width() >= LABELS {
            // An address says itself what it is.
            if is_long && !label.is_empty() && label != "Link" {
                self.prose(SpanStyle::Label, label);
            }
            let label = if is_long { "" } else { label };
            return self.wrapped((SpanStyle::Label, label), tone, text, link);
        }
        if is_long && text.width() <= self.width {
            if !label.is_empty() {
                self.prose(SpanStyle::Label, label);
            }
            let indent = " ".repeat(LABELS.min(self.width - text.width()));
            let spans = vec![(SpanStyle::Label, indent), (tone, text.to_owned())];
            return self.document.rows.push(Row { spans, link });
        }
        let lines = if is_address { address_lines(text, room) } else { self.lines(text, room) };
        let mut label = label;
        for line in lines {
            let spans = vec![(SpanStyle::Label, format!("{label:LABELS$}")), (tone, line)];
            self.document.rows.push(Row { spans, link });
            label = "";
        }
    }

    /// Returns prose in lines of at most so many columns.
    fn lines(&self, text: &str, room: usize) -> Vec<String> {
        wrap(text, self.options(room)).into_iter().map(Cow::into_owned).collect()
    }

    /// Adds prose after a label that must not be overlooked.
    pub fn warning(&mut self, label: &str, text: &str) {
        self.wrapped((SpanStyle::Warning, label), SpanStyle::Text, text, None);
    }

    /// Adds why something is not current, after a label that says so.
    pub fn status(&mut self, label: &str, text: &str) {
        self.wrapped((SpanStyle::Status, label), SpanStyle::Text, text, None);
    }

    /// Adds prose after a label if there is any.
    pub fn optional(&mut self, label: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.labeled(label, SpanStyle::Text, text);
        }
    }

    /// Adds a list in one paragraph after a label, if it is not empty.
    pub fn list(&mut self, label: &str, items: &[String]) {
        if !items.is_empty() {
            self.labeled(label, SpanStyle::Text, &items.join(", "));
        }
    }

    /// Adds a link: its address in full, or the title of an entry.
    pub fn link(&mut self, label: &str, text: &str, destination: LinkTarget) {
        let link = self.document.destinations.len();
        self.document.destinations.push(destination);
        self.wrapped((SpanStyle::Label, label), SpanStyle::Link, text, Some(link));
    }

    /// Adds a number with what is to be known of it, and returns its row. The
    /// number keeps its row to itself when the rest does not fit beside it. One
    /// that is doubtful does not stand out, and its row says to confirm it.
    pub fn number(&mut self, label: &str, number: &str, trust: Trust, remark: &str) -> usize {
        self.marked_number("", (label, number), trust, remark)
    }

    /// The same with a mark, which stands on the row of the number.
    pub fn marked_number(
        &mut self,
        mark: &str,
        (label, number): (&str, &str),
        trust: Trust,
        remark: &str,
    ) -> usize {
        let tone = if trust == Trust::Sure { SpanStyle::Number } else { SpanStyle::Text };
        let bare = label;
        let label = format!("{mark}{label} ");
        let doubt = self.doubt_beside(mark.width() + number.width(), trust);
        let beside = doubt.map_or(0, |doubt| 2 + doubt.width());
        let together = label.width() + number.width() + beside;
        let has_room = together + 2 + remark.width() <= self.width;
        let is_doubt_below = trust == Trust::Doubtful && doubt.is_none();
        let number = (tone, number.to_owned());
        if together <= self.room {
            self.row(vec![(SpanStyle::Label, label), number]);
        } else {
            self.prose(SpanStyle::Label, bare);
            let room = self.room.checked_sub(number.1.width() + beside);
            let mark = (SpanStyle::Label, mark.to_owned());
            self.row(match room {
                Some(room) if room >= mark.1.width() => vec![mark, number],
                Some(_) => vec![number],
                None => vec![(SpanStyle::Warning, TOO_NARROW.to_owned())],
            });
        }
        let row = self.document.rows.len() - 1;
        if let (Some(doubt), Some(row)) = (doubt, self.document.rows.last_mut()) {
            row.spans.push((SpanStyle::Warning, format!("  {doubt}")));
        }
        let margin = mark.width() + 2;
        if is_doubt_below {
            self.indented_by(margin, SpanStyle::Warning, CONFIRM);
        }
        if remark.is_empty() {
            return row;
        }
        if has_room
            && !is_doubt_below
            && let Some(row) = self.document.rows.last_mut()
        {
            row.spans.push((SpanStyle::Text, format!("  {remark}")));
        } else {
            self.indented_by(margin, SpanStyle::Text, remark);
        }
        row
    }

    /// Returns what a doubtful number has beside it, in full or in short, where it fits
    /// beside what takes so many columns: no cut parts the two.
    fn doubt_beside(&self, taken: usize, trust: Trust) -> Option<&'static str> {
        let fits = |words: &&str| taken + 2 + words.width() <= self.room;
        let words = [CONFIRM_FIRST, CONFIRM].into_iter();
        words.filter(|_| trust == Trust::Doubtful).find(fits)
    }

    /// Writes rows with a margin that are part of what can be selected as number `link`.
    pub fn selectable_rows(&mut self, link: usize, write: impl FnOnce(&mut Self)) {
        const MARGIN: usize = 4;
        let (first, width, room) = (self.row_count(), self.width, self.room);
        (self.width, self.room) =
            (width.saturating_sub(MARGIN).max(LEAST_WIDTH), room.saturating_sub(MARGIN));
        write(self);
        (self.width, self.room) = (width, room);
        for row in self.document.rows.iter_mut().skip(first) {
            row.spans.insert(0, (SpanStyle::Text, " ".repeat(MARGIN)));
            row.link = Some(link);
        }
    }

    /// How many rows there are so far.
    pub fn row_count(&self) -> usize {
        self.document.rows.len()
    }

    /// Notes that all rows from this one on are those of what is marked.
    pub fn mark_from(&mut self, first: usize) {
        self.document.marked = Some(first..self.document.rows.len());
    }

    /// The numbers so far that can be chosen.
    pub fn choices(&mut self) -> &mut Vec<Choice> {
        &mut self.document.numbers
    }

    /// Adds prose beside a column of `width` columns; a first text that is
    /// longer than the column stands in a row of its own.
    pub fn columns(&mut self, first: &str, width: usize, text: &str) {
        let mut beside = first;
        if first.width() > width {
            self.prose(SpanStyle::Label, first);
            beside = "";
        }
        for line in wrap(text, self.options(self.width.saturating_sub(width + 2))) {
            let label = (SpanStyle::Label, format!("{beside:width$}  "));
            self.row(vec![label, (SpanStyle::Text, line.into_owned())]);
            beside = "";
        }
    }

    /// Adds a row to choose, number `link`: a mark, its name, and a note at the right end;
    /// the note is below a name that leaves it no room.
    pub fn choice(&mut self, link: usize, mark: &str, name: &str, note: &str) {
        let room = self.width.saturating_sub(mark.width());
        let lines = wrap(name, self.options(room));
        let free = room - lines.last().map_or(0, |line| line.width()).min(room);
        let beside = free >= note.width() + 2;
        let mut before = mark;
        for (number, line) in lines.iter().enumerate() {
            let mut spans = vec![(SpanStyle::Text, format!("{before}{line}"))];
            if beside && !note.is_empty() && number + 1 == lines.len() {
                spans.push((SpanStyle::Text, " ".repeat(free - note.width())));
                spans.push((SpanStyle::Dim, note.to_owned()));
            }
            self.document.rows.push(Row { spans, link: Some(link) });
            before = "  ";
        }
        if !beside && !note.is_empty() {
            let indent = " ".repeat(room.saturating_sub(note.width()) + mark.width());
            let spans = vec![(SpanStyle::Dim, format!("{indent}{note}"))];
            self.document.rows.push(Row { spans, link: Some(link) });
        }
    }

    /// Adds an item of a list, with a mark before its first row.
    pub fn item(&mut self, text: &str) {
        for (at, line) in wrap(text, self.options(self.width.saturating_sub(2))).iter().enumerate()
        {
            let mark = if at == 0 { "- " } else { "  " };
            self.row(vec![(SpanStyle::Text, format!("{mark}{line}"))]);
        }
    }

    /// Adds prose with a margin of two columns.
    pub fn indented(&mut self, tone: SpanStyle, text: &str) {
        self.indented_by(2, tone, text);
    }

    /// Adds prose with a margin of so many columns.
    pub fn indented_by(&mut self, columns: usize, tone: SpanStyle, text: &str) {
        for line in wrap(text, self.options(self.width.saturating_sub(columns).max(1))) {
            self.row(vec![(tone, format!("{:columns$}{line}", ""))]);
        }
    }

    fn wrapped(
        &mut self,
        label: (SpanStyle, &str),
        tone: SpanStyle,
        text: &str,
        link: Option<usize>,
    ) {
        let (label_tone, label) = label;
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let indent = " ".repeat(label.width());
        let options = self.options(self.width).initial_indent(&indent);
        for (number, line) in wrap(text, options).into_iter().enumerate() {
            let mut spans = Vec::new();
            let line = if number == 0 && !label.is_empty() {
                spans.push((label_tone, label.clone()));
                line[indent.len().min(line.len())..].to_owned()
            } else {
                line.into_owned()
            };
            spans.push((tone, line));
            self.document.rows.push(Row { spans, link });
        }
    }

    /// Hyphens never split a word, so a number stays whole.
    fn options(&self, width: usize) -> Options<'static> {
        Options::new(width).word_splitter(WordSplitter::NoHyphenation)
    }
}

/// The letters after which an address may go on in the next line.
const BREAKS: &str = "/?&=-_.%#";
/// The fewest letters of an address on its last line.
const LEAST_END: usize = 8;

/// Returns an address in lines of at most so many columns, which end after a mark where there is
/// one. Its last line is no lone letter.
fn address_lines(address: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let letters: Vec<char> = address.chars().collect();
    let mut lines = Vec::new();
    let mut rest = letters.as_slice();
    while rest.len() > room {
        let most = room.min(rest.len().saturating_sub(LEAST_END)).max(room.div_ceil(2));
        let is_break = |letter: &char| BREAKS.contains(*letter);
        let after = rest[..most].iter().rposition(is_break).map(|at| at + 1);
        let end = after.filter(|end| *end > room / 2).unwrap_or(most);
        lines.push(rest[..end].iter().collect());
        rest = &rest[end..];
    }
    lines.push(rest.iter().collect());
    lines
}

#[cfg(test)]
mod tests;
