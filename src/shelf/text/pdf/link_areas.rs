//! The areas of a page that lead to the web, and the words in them.

use super::strings::text_of;
use crate::shelf::text::block::{Block, BlockLink, web_address};
use hayro_syntax::object::{Array, Dict, Name, Number, String as PdfString};
use kurbo::{Affine, Point, Rect};
use std::collections::HashMap;
use std::ops::Range;

/// Areas of a page that are kept.
const MOST: usize = 500;
/// Annotations of a page that are looked at.
const MOST_ANNOTATIONS: usize = 10_000;
/// Letters of the words of a link at least: fewer may stand anywhere.
const SHORTEST: usize = 3;
/// Numbers that tell the corners of an area at most.
const MOST_CORNERS: usize = 800;

/// Letters in front of the words of a link that tell which of several it is.
const BEFORE: usize = 12;

/// Collects the words that stand in areas with links.
#[derive(Debug, Default)]
pub(super) struct LinkAreas {
    areas: Vec<LinkArea>,
    /// The last letters and digits that were drawn.
    recent: String,
}

#[derive(Debug)]
struct LinkArea {
    /// One for each line.
    rectangles: Vec<Rect>,
    to: String,
    /// The letters and digits in it, as they are drawn.
    letters: String,
    /// Those that were drawn before.
    before: String,
}

impl LinkAreas {
    /// Returns the areas of a page; `transform` leads to the coordinates of its letters.
    pub(super) fn of(page: &Dict<'_>, transform: Affine) -> Self {
        let Some(all) = page.get::<Array<'_>>(b"Annots") else { return Self::default() };
        let areas = all.iter::<Dict<'_>>().take(MOST_ANNOTATIONS);
        let areas = areas.filter_map(|own| LinkArea::of(&own, transform)).take(MOST).collect();
        Self { areas, recent: String::new() }
    }

    /// Takes a letter whose middle is there.
    pub(super) fn add(&mut self, text: &str, middle: Point) {
        if self.areas.is_empty() {
            return;
        }
        let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        for area in &mut self.areas {
            if area.rectangles.iter().any(|own| own.contains(middle)) {
                if area.letters.is_empty() {
                    area.before.clone_from(&self.recent);
                }
                area.letters.push_str(&letters);
            }
        }
        self.recent.push_str(&letters);
        if let Some((at, _)) = self.recent.char_indices().rev().nth(BEFORE - 1) {
            self.recent.drain(..at);
        }
    }

    /// Puts the links into the blocks of the page: where the same words stand several times,
    /// each link has the next ones.
    pub(super) fn link(self, blocks: &mut [Block]) {
        let mut letters: Vec<BlockLetters> = Vec::new();
        if !self.areas.is_empty() {
            letters = blocks.iter().map(|block| BlockLetters::of(&block.text)).collect();
        }
        let mut next: HashMap<String, (usize, usize)> = HashMap::new();
        for area in self.areas {
            if area.letters.chars().count() < SHORTEST {
                continue;
            }
            let (first, from) = next.get(&area.letters).copied().unwrap_or_default();
            let find = |before: &str, first: usize, from: usize| {
                letters.iter().enumerate().skip(first).find_map(|(number, own)| {
                    let from = if number == first { from } else { 0 };
                    Some((number, own.find(before, &area.letters, from)?))
                })
            };
            let found = find(&area.before, 0, 0).or_else(|| find("", first, from));
            let Some((number, (range, end))) = found else { continue };
            next.insert(area.letters, (number, end));
            if let Some(block) = blocks.get_mut(number) {
                block.links.push(BlockLink { range, to: area.to });
            }
        }
        for block in blocks {
            block.links.sort_by_key(|link| link.range.start);
        }
    }
}

impl LinkArea {
    fn of(annotation: &Dict<'_>, transform: Affine) -> Option<Self> {
        let is_link = annotation.get::<Name<'_>>(b"Subtype")?.as_ref() == b"Link";
        let action = annotation.get::<Dict<'_>>(b"A").filter(|_| is_link)?;
        let address = action.get::<PdfString<'_>>(b"URI")?;
        let to = web_address(&text_of(address.as_bytes()))?;
        let [left, bottom, right, top] = annotation.get::<[f64; 4]>(b"Rect")?;
        let whole = [left, bottom, right, bottom, left, top, right, top];
        let corners: Vec<f64> = annotation
            .get::<Array<'_>>(b"QuadPoints")
            .map(|points| points.iter::<Number>().map(|n| n.as_f64()).take(MOST_CORNERS).collect())
            .filter(|points: &Vec<f64>| points.len() >= 8)
            .unwrap_or(whole.to_vec());
        let (fours, _) = corners.as_chunks::<8>();
        let rectangle = |four: &[f64; 8]| {
            let (pairs, _) = four.as_chunks::<2>();
            let points = pairs.iter().map(|[x, y]| transform * Point::new(*x, *y));
            points
                .map(|point| Rect::from_points(point, point))
                .reduce(|one, other| one.union(other))
        };
        let rectangles = fours.iter().filter_map(rectangle).collect();
        Some(Self { rectangles, to, letters: String::new(), before: String::new() })
    }
}

/// The letters and digits of a block, and where each stands in its text.
struct BlockLetters {
    text: String,
    /// The bytes of each letter in the block's text, after its first byte in `text`.
    places: Vec<(usize, Range<usize>)>,
}

impl BlockLetters {
    fn of(text: &str) -> Self {
        let mut own = Self { text: String::new(), places: Vec::new() };
        for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            own.places.push((own.text.len(), at..at + letter.len_utf8()));
            own.text.push(letter);
        }
        own
    }

    /// Returns the bytes of the block's text in which whole words have these letters behind
    /// those before, and where to look for the next ones.
    fn find(&self, before: &str, letters: &str, from: usize) -> Option<(Range<usize>, usize)> {
        let rest = self.text.get(from..)?;
        rest.match_indices(&format!("{before}{letters}")).find_map(|(at, all)| {
            let (start, end) = (from + at + before.len(), from + at + all.len());
            let index = |byte: usize| self.places.binary_search_by_key(&byte, |(own, _)| *own).ok();
            let first = index(start)?;
            let behind = index(end).unwrap_or(self.places.len());
            let last = behind.checked_sub(1)?;
            let place = |at: usize| self.places.get(at).map(|(_, range)| range.clone());
            let (own, end_place) = (place(first)?, place(last)?);
            let is_apart = |before: Option<Range<usize>>, after: Option<Range<usize>>| {
                before.zip(after).is_none_or(|(before, after)| before.end < after.start)
            };
            let starts = is_apart(first.checked_sub(1).and_then(place), Some(own.clone()));
            let ends = is_apart(Some(end_place.clone()), place(behind));
            (starts && ends).then_some((own.start..end_place.end, end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_link_are_found_whole_and_one_after_the_other() {
        let letters = BlockLetters::of("Information: the form. See form I-914 and Form I-914");
        let found = |words: &str, from| letters.find("", words, from);
        assert_eq!(found("form", 0), Some((17..21, 18)));
        assert_eq!(found("form", 18), Some((27..31, 25)));
        assert_eq!(found("FormI914", 0), Some((42..52, 40)));
        assert_eq!(found("orm", 0), None);
        assert_eq!(letters.find("see", "form", 0), None);
        assert_eq!(letters.find("See", "form", 0), Some((27..31, 25)));
    }
}
