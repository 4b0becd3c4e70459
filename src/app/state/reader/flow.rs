//! Words with links in them become lines of some width.

use super::block::ReadingBlock;
use super::rows::{Piece, PieceSource, Tone};
use std::ops::Range;
use textwrap::{Options, WordSplitter, wrap};
use unicode_width::UnicodeWidthStr;

/// Words of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    text: String,
    /// Where they come from, as a whole.
    source: PieceSource,
    tone: Tone,
    link: Option<usize>,
}

impl Run {
    /// Returns words of the program.
    pub(super) fn said(text: &str, tone: Tone) -> Self {
        Self { text: text.to_owned(), source: PieceSource::Said(text.to_owned()), tone, link: None }
    }

    /// Returns it as words that are said once more.
    pub(super) fn into_label(mut self) -> Self {
        if let PieceSource::Words { block, range } = self.source {
            self.source = PieceSource::Label { block, range };
        }
        self
    }

    /// Returns a part of it that stands in that column.
    fn piece(&self, part: Range<usize>, column: usize) -> Piece {
        let moved = |range: &Range<usize>| range.start + part.start..range.start + part.end;
        let source = match &self.source {
            PieceSource::Words { block, range } => {
                PieceSource::Words { block: *block, range: moved(range) }
            }
            PieceSource::Label { block, range } => {
                PieceSource::Label { block: *block, range: moved(range) }
            }
            PieceSource::Said(text) => {
                PieceSource::Said(text.get(part).unwrap_or_default().replace('\u{a0}', " "))
            }
        };
        Piece { column, source, tone: self.tone, link: self.link }
    }
}

/// Returns a part of a block as runs, with the number of each link behind its words.
pub(super) fn runs(
    (number, block): (usize, &ReadingBlock),
    part: Range<usize>,
    tone: Tone,
) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut push = |range: Range<usize>, link: Option<usize>| {
        if let Some(text) = block.text.get(range.clone()).filter(|text| !text.is_empty()) {
            let source = PieceSource::Words { block: number, range };
            runs.push(Run { text: text.to_owned(), source, tone, link });
        }
        if let Some(link) = link {
            // It stays with the word before it.
            let mark = format!("\u{a0}‹{}›", link + 1);
            let source = PieceSource::Said(mark.clone());
            runs.push(Run { text: mark, source, tone, link: Some(link) });
        }
    };
    let mut at = part.start;
    let first = block.links.partition_point(|(range, _)| range.end <= part.start);
    for (range, link) in block.links.iter().skip(first) {
        if range.start >= part.end {
            break;
        }
        let (start, end) = (range.start.max(at), range.end.min(part.end));
        if start < end {
            push(at..start, None);
            push(start..end, Some(*link));
            at = end;
        }
    }
    push(at..part.end, None);
    runs
}

/// Returns how many columns runs take in one line.
pub(super) fn width_of(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.width()).sum()
}

/// Returns the width of the longest word in runs.
pub(super) fn longest_word(runs: &[Run]) -> usize {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Breaks runs into lines that begin in a column and are no wider than that.
pub(super) fn lines(runs: &[Run], column: usize, width: usize) -> Vec<Vec<Piece>> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut rest = RunsLeft { runs, start: 0 };
    for line in wrap(&text, options) {
        let end = (start + line.len()).min(text.len());
        lines.push(rest.pieces(start..end, column));
        let behind = text.get(end..).unwrap_or_default();
        start = end + (behind.len() - behind.trim_start_matches(' ').len());
    }
    lines
}

/// The runs that are not in lines yet: a text may have very many of both.
struct RunsLeft<'r> {
    runs: &'r [Run],
    /// Where the first of them begins in the bytes of all runs.
    start: usize,
}

impl RunsLeft<'_> {
    /// Returns the pieces of the next line, which is a range of the bytes of all runs.
    fn pieces(&mut self, line: Range<usize>, column: usize) -> Vec<Piece> {
        let mut column = column;
        let mut pieces = Vec::new();
        while let Some((run, rest)) = self.runs.split_first() {
            let end = self.start + run.text.len();
            let (from, to) = (line.start.max(self.start), line.end.min(end));
            if from < to {
                let part = from - self.start..to - self.start;
                let width = run.text.get(part.clone()).map_or(0, UnicodeWidthStr::width);
                pieces.push(run.piece(part, column));
                column += width;
            }
            if end > line.end {
                break;
            }
            (self.runs, self.start) = (rest, end);
        }
        pieces
    }
}
