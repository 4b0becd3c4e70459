//! A row of the list: what it says, and how many rows of the screen it takes.

use crate::app::{Model, signs};
use crate::catalog::{Entry, Status};
use crate::search::Hit;
use ratatui::layout::Rect;
use std::ops::Range;
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// Columns that the title does not get: two for marks and one for the cursor at its left, a
/// blank at the right end of the row.
const MARGINS: u16 = 4;
/// From this height on a title may take two rows.
const TWO_ROWS_FROM: u16 = 16;
/// Columns of a number with its area code; a title gives way to it.
const NUMBER: usize = 14;
/// Columns that a title keeps beside a number, a blank among them.
const LEAST_TITLE: usize = 8;
/// Columns that facts take at most, by the width of the list.
const MOST_FACTS: [(u16, usize); 4] = [(140, 56), (100, 40), (60, 17), (0, 12)];

/// The mark of a saved copy.
pub(in crate::app) const SAVED: char = '=';
/// The mark of a resource that is new in the catalogs.
pub(in crate::app) const NEW: char = '^';
/// The mark for more than one further mark, where the gutter has room for one. The preview has
/// all of them.
pub(in crate::app) const MORE_MARKS: char = '+';

/// The content of a row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The marks: the first of the reader's record or news, and another one or a `+` for several; a blank
    /// where there is none.
    pub marks: [char; 2],
    /// The parts of the title on the rows of the screen, one or two; byte ranges. The last one
    /// may be too long.
    pub title: Vec<Range<usize>>,
    /// The text at the right end of the last row.
    pub facts: RowFacts,
}

/// The text at the right end of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFacts {
    /// A number that may be dialed.
    Number(String),
    /// Type, publisher, length, year and status, as far as they fit.
    Words(String),
}

impl RowFacts {
    /// Returns the text.
    pub fn text(&self) -> &str {
        match self {
            Self::Number(text) | Self::Words(text) => text,
        }
    }
}

impl Model {
    /// Returns the rows of the list that are on the screen, whole ones, top to bottom.
    pub fn result_rows(&self) -> Vec<(usize, Rect)> {
        let area = self.finder_areas().list;
        let mut rows = Vec::new();
        let mut y = area.y;
        for row in self.offset..self.row_count() {
            let height = self.row_height(row, area).min(area.height);
            if y + height > area.bottom() || height == 0 {
                break;
            }
            rows.push((row, Rect { y, height, ..area }));
            y += height;
        }
        rows
    }

    /// Returns the height of a row, in rows of the screen; 1 for one that is not read yet.
    fn row_height(&self, row: usize, area: Rect) -> u16 {
        if area.height < TWO_ROWS_FROM || !self.wraps_titles {
            return area.height.min(1);
        }
        let entry = self.hit(row).and_then(|hit| self.entry_of(hit));
        entry.map_or(1, |entry| 1 + u16::from(self.wraps(&entry, area)))
    }

    /// Returns the last row of the list that is whole on the screen if `first` is the first.
    pub(in crate::app) fn last_from(&self, first: usize) -> usize {
        self.reaching(first..self.row_count()).unwrap_or(first)
    }

    /// Returns the first row of the list that is on the screen if `last` is the last.
    pub(in crate::app) fn first_to(&self, last: usize) -> usize {
        self.reaching((0..=last).rev()).unwrap_or(last)
    }

    /// Returns the last of these rows that fits on the screen with all before it.
    fn reaching(&self, rows: impl Iterator<Item = usize>) -> Option<usize> {
        let area = self.finder_areas().list;
        let mut left = area.height;
        let fitting = rows.take_while(|row| {
            let height = self.row_height(*row, area).min(area.height);
            let fits = height <= left;
            left = left.saturating_sub(height);
            fits && height > 0
        });
        fitting.last()
    }

    /// Returns whether the title of an entry takes two rows in an area as large as the list.
    fn wraps(&self, entry: &Entry, area: Rect) -> bool {
        let room = usize::from(area.width.saturating_sub(MARGINS));
        self.wraps_titles
            && area.height >= TWO_ROWS_FROM
            && entry.title.width() + least_facts(area.width) > room
    }

    /// Returns what the row of an entry says in an area as large as the list.
    pub fn result_row(&self, hit: &Hit, entry: &Entry, area: Rect) -> ResultRow {
        let room = usize::from(area.width.saturating_sub(MARGINS));
        let first = self.wraps(entry, area).then(|| first_line(&entry.title, room));
        let rest = entry.title[first.as_ref().map_or(0, |first| first.end)..].trim_start();
        let last = entry.title.len() - rest.len()..entry.title.len();
        let least = least_facts(area.width);
        let most = most_facts(area.width);
        let left = room.saturating_sub(rest.width()).clamp(least, most.max(least)).min(room);
        // A number is whole or absent.
        let dialed = left.saturating_sub(1).max(NUMBER).min(room.saturating_sub(LEAST_TITLE));
        let facts = self.row_facts(entry, left.saturating_sub(1), dialed);
        let title = first.into_iter().chain([last]).collect();
        ResultRow { marks: self.row_marks(hit), title, facts }
    }

    /// Returns the number that takes at most `dialed` columns, or else the fullest facts that
    /// take at most `columns`. Each form has all words of the next one, so that more columns
    /// never show less.
    fn row_facts(&self, entry: &Entry, columns: usize, dialed: usize) -> RowFacts {
        let sure = entry.offered_line().filter(|line| line.doubt(self.today.as_ref()).is_none());
        if let Some(number) = sure.and_then(|line| line.offered_number())
            && number.to_string().width() <= dialed
        {
            return RowFacts::Number(number.to_string());
        }
        let kind = entry.kind.word();
        let status = status_word(entry.status);
        let publisher = self.catalog.publisher_names(entry);
        let length = entry.duration().map_or(String::new(), |length| length.to_string());
        let year = entry.dates().next().map_or("", |date| date.year());
        let forms: [&[&str]; 5] = [
            &[kind, &publisher, &length, year, status],
            &[kind, &length, year, status],
            &[kind, &length, status],
            &[kind, status],
            &[if status.is_empty() { kind } else { status }],
        ];
        let written = |form: &&[&str]| {
            let words: Vec<&str> = form.iter().copied().filter(|word| !word.is_empty()).collect();
            words.join(" ")
        };
        let mut forms = forms.iter().map(written).filter(|form| !form.is_empty());
        RowFacts::Words(forms.find(|form| form.width() <= columns).unwrap_or_default())
    }

    fn row_marks(&self, hit: &Hit) -> [char; 2] {
        let signs = self.record.standing(hit.entry).map_or_else(Vec::new, signs);
        let mut own: Vec<char> = signs.iter().map(|sign| sign.letter()).collect();
        own.extend(self.news.marked.contains(&hit.entry).then_some(NEW));
        let saved = self.holdings.copy(hit.entry).map(|_| SAVED);
        match (own.as_slice(), saved) {
            ([], saved) => [' ', saved.unwrap_or(' ')],
            ([one], saved) => [*one, saved.unwrap_or(' ')],
            ([one, two], None) => [*one, *two],
            ([one, ..], _) => [*one, MORE_MARKS],
        }
    }
}

/// Returns the word for a status on a row: none for what is current. Alone, "unknown" would say
/// that the type is not known.
pub(in crate::app) const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Current => "",
        Status::Unknown => "status?",
        other => other.as_str(),
    }
}

/// Returns the columns that a cut title leaves to the facts, a blank among them. They grow with
/// the list a column at a time, so that no wider list shows less of a title.
fn least_facts(width: u16) -> usize {
    8 + usize::from(width.saturating_sub(54).min(6))
}

/// Returns the columns that facts take at most.
fn most_facts(width: u16) -> usize {
    MOST_FACTS.iter().find(|(from, _)| width >= *from).map_or(0, |(_, columns)| *columns)
}

/// Returns the part of a title that fills one row, up to a blank.
fn first_line(title: &str, columns: usize) -> Range<usize> {
    let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
    let line = textwrap::wrap(title, options).into_iter().next().unwrap_or_default();
    0..line.len()
}
