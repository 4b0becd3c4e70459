//! The fonts of a PDF file: from codes to letters and their widths.

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, StandardFont};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// No code of a font is larger.
const LAST_CODE: f64 = 65535.0;

/// Letters are not higher than so many times their usual width.
const HEIGHT: f64 = 2.5;

/// The fonts that were met so far.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    /// Those that were looked at: whether they make sense.
    known: RefCell<HashMap<ObjectIdentifier, bool>>,
    resolver: FontResolverFn,
    maps: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            known: RefCell::default(),
            // No letter is drawn: one small font stands in for all that are not embedded.
            resolver: Arc::new(|_| Some(StandardFont::Helvetica.get_font_data())),
            maps: Arc::new(|_| None),
        }
    }

    /// Returns the font of a dictionary; `None` if it makes no sense.
    pub(super) fn font(&self, dict: &Dict<'a>) -> Option<Font<'a>> {
        let is_sane = match dict.obj_id() {
            Some(id) => *self.known.borrow_mut().entry(id).or_insert_with(|| is_sane(dict)),
            None => is_sane(dict),
        };
        is_sane.then(|| self.cache.font(dict, &self.resolver, &self.maps)).flatten()
    }

    /// Returns the font for text whose own font is missing.
    pub(super) fn fallback(&self) -> Option<Font<'a>> {
        self.cache.standard_font(StandardFont::Helvetica, &self.resolver)
    }
}

/// Returns the letters that a code stands for; empty if the file does not say.
pub(super) fn letters(font: &Font<'_>, code: u32) -> String {
    let letters = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        // Names such as a65 say nothing. The codes are mostly those of the letters.
        FontGlyph::Type3(glyph) => glyph.as_unicode().filter(is_seen).or_else(|| {
            let byte = u8::try_from(code).ok().filter(u8::is_ascii_graphic)?;
            Some(BfString::Char(char::from(byte)))
        }),
    };
    match letters {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(letters)) => letters,
        None => String::new(),
    }
}

/// Returns whether letters are some that a reader sees, rather than a line break.
fn is_seen(letters: &BfString) -> bool {
    !matches!(letters, BfString::Char(letter) if letter.is_control())
}

/// Returns the height of the letters of a drawn font, if it differs much from the font's size.
pub(super) fn height(dict: &Dict<'_>) -> f64 {
    let is_drawn = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Type3");
    let of_font = || {
        let bounds = dict.get::<[f64; 4]>(b"FontBBox")?;
        let matrix = dict.get::<[f64; 6]>(b"FontMatrix")?;
        let height = ((bounds[3] - bounds[1]) * matrix[3]).abs();
        // Some name a box that is much larger than every letter.
        let usual = usual_width(dict) * matrix[0].abs() * HEIGHT;
        let height = if usual > 0.0 { height.min(usual) } else { height };
        (height > 0.0 && height.is_finite() && !(0.4..=2.5).contains(&height)).then_some(height)
    };
    is_drawn.then(of_font).flatten().unwrap_or(1.0)
}

/// Returns the mean of the widths of a font that are not zero.
fn usual_width(dict: &Dict<'_>) -> f64 {
    let widths = dict.get::<Array<'_>>(b"Widths");
    let widths =
        widths.iter().flat_map(|widths| widths.iter::<f64>().take(256).collect::<Vec<_>>());
    let (sum, count) = widths
        .filter(|width| *width > 0.0 && width.is_finite())
        .fold((0.0, 0.0), |(sum, count), width| (sum + width, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Returns whether the widths of a font are for codes that it can have. The engine makes
/// room for every code up to the largest.
fn is_sane(dict: &Dict<'_>) -> bool {
    if dict.get::<f64>(b"FirstChar").is_some_and(|first| first > 255.0) {
        return false;
    }
    let fonts = dict.get::<Array<'_>>(b"DescendantFonts");
    let Some(font) = fonts.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else { return true };
    let is_code = |item: Object<'_>| !matches!(item, Object::Number(n) if n.as_f64() > LAST_CODE);
    [&b"W"[..], b"W2"].iter().all(|key| {
        font.get::<Array<'_>>(*key).is_none_or(|widths| widths.iter::<Object<'_>>().all(is_code))
    })
}
