//! Lines become headings, paragraphs, items, and rows.

use super::hyphen;
use super::items::{is_item, with_plain_bullet};
use super::line::GlyphRun;
use super::most;
use crate::shelf::text::block::{Block, BlockShape, cells};
use crate::shelf::text::edges;
use crate::shelf::text::pages::TextPage;

/// Letters this much larger than most of a page make a heading, by rank.
const RANKS: [f64; 3] = [1.5, 1.25, 1.15];
/// Letters of a heading at most.
const LONGEST_HEADING: usize = 160;

/// Puts the lines of a page into it as blocks.
pub(super) fn add(lines: &[GlyphRun], usual: f64, page: &mut TextPage) {
    let farthest = farthest(lines);
    let mut groups: Vec<Vec<&GlyphRun>> = Vec::new();
    for line in lines {
        let last = groups.last_mut();
        match last {
            Some(group)
                if group.last().is_some_and(|before| follows(before, line, usual, farthest)) =>
            {
                group.push(line);
            }
            _ => groups.push(vec![line]),
        }
    }
    let mut blocks = Blocks {
        page,
        text: String::new(),
        also: Vec::new(),
        sort: BlockSort::Words,
        is_tight: false,
        before: None,
    };
    for group in groups {
        blocks.add(&group, usual);
    }
    loosen_uneven(&mut page.blocks);
}

/// Has rows with different numbers of cells be lines of their own: it is not known which cell
/// is missing, and a number below the heading of another column would be read wrong.
fn loosen_uneven(blocks: &mut [Block]) {
    let mut rest = blocks;
    while let Some(at) = rest.iter().position(|block| block.shape.is_row()) {
        let (_, rows) = rest.split_at_mut(at);
        let more = rows.iter().skip(1).take_while(|own| own.follows && own.shape.is_row());
        let (table, behind) = rows.split_at_mut(1 + more.count());
        let count = table.first().map_or(0, |row| cells(&row.text).len());
        if table.iter().any(|row| cells(&row.text).len() != count) {
            table.iter_mut().for_each(|row| row.shape = BlockShape::Words);
        }
        rest = behind;
    }
}

/// The rank of a line as a heading; 0 if it is none.
fn rank(line: &GlyphRun, usual: f64) -> u8 {
    if line.letters > LONGEST_HEADING {
        return 0;
    }
    (1..).zip(RANKS).find(|(_, times)| line.size > usual * times).map_or(0, |(rank, _)| rank)
}

/// Returns how far apart lines of one paragraph may be, in sizes of their letters.
fn farthest(lines: &[GlyphRun]) -> f64 {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let leads = pairs.filter_map(|(before, line)| {
        let lead = (before.base - line.base) / line.size;
        let is_lead = before.direction == line.direction
            && lead > 0.7
            && lead < 2.6
            && !line.is_row
            && overlap(before, line);
        is_lead.then_some((lead, line.letters))
    });
    let lead = most(leads, 20.0);
    match lead {
        _ if lead > 1.6 => lead * 1.15,
        _ => (lead * 1.3).max(1.45),
    }
}

fn overlap(a: &GlyphRun, b: &GlyphRun) -> bool {
    b.left < a.right && a.left < b.right
}

/// Returns whether a line stands closely below the one before.
fn follows(before: &GlyphRun, line: &GlyphRun, usual: f64, farthest: f64) -> bool {
    let down = before.base - line.base;
    before.direction == line.direction
        && down > 0.0
        && down <= before.size.max(line.size) * farthest
        && overlap(before, line)
        && rank(before, usual) == rank(line, usual)
        && (before.size / line.size).max(line.size / before.size) < 1.3
}

/// The sort of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockSort {
    Words,
    Heading(u8),
    Item,
    Row,
}

/// Collects the blocks of a page.
struct Blocks<'p> {
    page: &'p mut TextPage,
    text: String,
    /// Other forms of its words.
    also: Vec<String>,
    sort: BlockSort,
    /// True if the block in hand stands closely below the one before.
    is_tight: bool,
    /// The sort of the block that was put last.
    before: Option<BlockSort>,
}

impl Blocks<'_> {
    /// Adds lines that stand closely below one another.
    fn add(&mut self, group: &[&GlyphRun], usual: f64) {
        let left = group.iter().map(|line| line.left).fold(f64::MAX, f64::min);
        let right = group.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        let mut before: Option<&GlyphRun> = None;
        for line in group {
            if before.is_none_or(|before| self.parts(before, line, (left, right))) {
                self.end();
                self.is_tight = before.is_some();
                self.sort = match rank(line, usual) {
                    _ if line.is_row => BlockSort::Row,
                    0 if is_item(&line.text) => BlockSort::Item,
                    0 => BlockSort::Words,
                    rank => BlockSort::Heading(rank),
                };
            }
            self.also.extend(hyphen::join(&mut self.text, &line.text));
            before = Some(line);
        }
        self.end();
    }

    /// Returns whether a new block begins with a line.
    fn parts(&self, before: &GlyphRun, line: &GlyphRun, (left, right): (f64, f64)) -> bool {
        let is_indented = line.left > left + line.size * 1.2
            && before.left < left + line.size * 0.6
            && line.right > right - line.size * 3.0
            && self.sort != BlockSort::Item;
        line.is_row
            || before.is_row
            || is_item(&line.text)
            || is_indented
            || (has_room(before, line, (left, right)) && !self.text.ends_with('-'))
    }

    /// Ends the block in hand.
    fn end(&mut self) {
        let text = edges::settled(&std::mem::take(&mut self.text));
        let also = std::mem::take(&mut self.also);
        if text.trim().is_empty() {
            return;
        }
        let (heading, shape) = match self.sort {
            BlockSort::Heading(rank) => (rank, BlockShape::Words),
            BlockSort::Words => (0, BlockShape::Words),
            BlockSort::Item => (0, BlockShape::Item(0)),
            BlockSort::Row => (0, BlockShape::Row),
        };
        let is_list = matches!(self.sort, BlockSort::Item | BlockSort::Row);
        let follows = self.is_tight && is_list && self.before == Some(self.sort);
        let block = Block::new(heading, &with_plain_bullet(&text));
        self.page.push_block(Block { follows, shape, also, ..block });
        self.before = Some(self.sort);
    }
}

/// Returns whether the first word of a line would have found room in the line before. It
/// would stand there if both were of one paragraph.
#[allow(clippy::cast_precision_loss, reason = "lines are short")]
fn has_room(before: &GlyphRun, line: &GlyphRun, (left, right): (f64, f64)) -> bool {
    let first = line.text.split(' ').next().unwrap_or_default().chars().count() as f64;
    let letter = (line.right - line.left) / line.text.chars().count().max(1) as f64;
    let room = (right - left) - (before.right - before.left);
    room > (first + 2.0) * letter + line.size * 1.5
}
