//! Rules for field cards: short, and every point with its source.

use super::text::prose;
use crate::catalog::parse::schema;
use crate::catalog::{FieldCard, Point};
use crate::faults::{Code, TableReader};
use unicode_segmentation::UnicodeSegmentation;

/// Most points of a card: more do not fit on a page or in a memory.
const MOST_POINTS: usize = 25;
/// Most characters of a point. With its mark and the number of its source it fits in a row of 76,
/// the narrowest preview at 80 columns.
const MOST_LETTERS: usize = 66;

/// Reads what a field card has of its own.
pub(in crate::catalog) fn card(reader: &TableReader<'_>) -> FieldCard {
    let points = reader.tables("points", &schema::POINT);
    if reader.is_empty_list("points") || points.len() > MOST_POINTS {
        let message = format!("This card has {} points.", points.len());
        reader.report(Code::CardLength, "points", &message, "Write 1 to 25 points.");
    }
    let sources = reader.raw().get("source").and_then(|list| list.get_ref().as_array());
    let sources = sources.map_or(0, |list| list.len());
    FieldCard {
        points: points.iter().map(|reader| point(reader, sources)).collect(),
        charges: reader.flag("charges").unwrap_or(false),
    }
}

/// Reads one point of a card that has this number of sources.
fn point(reader: &TableReader<'_>, sources: usize) -> Point {
    let text = prose(reader, "text").unwrap_or_default();
    let letters = text.graphemes(true).count();
    if letters > MOST_LETTERS {
        let message = format!("This point has {letters} characters.");
        let mend = "Shorten it to 66 characters, so that it fits in one row.";
        reader.report(Code::PointTooLong, "text", &message, mend);
    }
    let source = reader.number("source", 1..=u32::from(u8::MAX));
    if let Some(number) = source.filter(|number| *number as usize > sources) {
        let message = format!("This card has no source number {number}.");
        let mend = "Write the place of a page in the list `source` of this card, from 1.";
        reader.report(Code::PointSource, "source", &message, mend);
    }
    Point { text, source: source.and_then(|number| u8::try_from(number).ok()).unwrap_or_default() }
}
