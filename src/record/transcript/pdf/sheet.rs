//! Pages that are filled from the top: text, wrapped text, and rules.

use super::font::{Font, encoded};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

/// Width and height of US Letter in points.
const PAGE: (f32, f32) = (612.0, 792.0);

/// The margin on all sides in points.
pub(super) const MARGIN: f32 = 54.0;

/// The width between the margins in points.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

/// The size of the page number in points.
const FOOTER: f32 = 8.0;

/// A font and its size in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) font: Font,
    pub(super) size: f32,
}

impl Type {
    /// Returns the distance of two lines in points.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.3
    }

    /// Returns a text in lines of at most `width` points, each encoded; at least one.
    pub(super) fn lines(self, text: &str, width: f32) -> Vec<Vec<u8>> {
        let mut lines = vec![Vec::new()];
        for word in encoded(text).split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
            self.append(&mut lines, word, width);
        }
        lines
    }

    /// Adds a word to the last line, or to new ones; a word that no line has room for is broken.
    fn append(self, lines: &mut Vec<Vec<u8>>, word: &[u8], width: f32) {
        let fits = |line: &[u8]| self.font.width(line, self.size) <= width;
        if let Some(last) = lines.last_mut() {
            let joined =
                if last.is_empty() { word.to_vec() } else { [&last[..], word].join(&b' ') };
            if fits(&joined) {
                *last = joined;
                return;
            }
        }
        lines.retain(|line| !line.is_empty());
        let mut line = Vec::new();
        for &byte in word {
            line.push(byte);
            if line.len() > 1 && !fits(&line) {
                line.pop();
                lines.push(std::mem::replace(&mut line, vec![byte]));
            }
        }
        lines.push(line);
    }
}

/// Pages so far, the last one in progress.
pub(super) struct Sheets {
    pages: Vec<Content>,
    /// The height above the lower edge that is free, in points.
    top: f32,
}

impl Sheets {
    /// Returns one empty page.
    pub(super) fn new() -> Self {
        Self { pages: vec![Content::new()], top: PAGE.1 - MARGIN }
    }

    /// Starts a new page unless `height` points are free on this one; returns true if it did.
    pub(super) fn reserve(&mut self, height: f32) -> bool {
        let is_full = self.top - height < MARGIN && self.top < PAGE.1 - MARGIN;
        if is_full {
            self.pages.push(Content::new());
            self.top = PAGE.1 - MARGIN;
        }
        is_full
    }

    /// Moves down by so many points.
    pub(super) fn skip(&mut self, height: f32) {
        self.top -= height;
    }

    /// Writes encoded text `down` points under the top, `x` points from the left margin.
    pub(super) fn write(&mut self, kind: Type, (x, down): (f32, f32), encoded: &[u8]) {
        let y = self.top - down - kind.size;
        if let Some(page) = self.pages.last_mut() {
            show(page, kind, (MARGIN + x, y), encoded);
        }
    }

    /// Writes a paragraph over the whole width.
    pub(super) fn paragraph(&mut self, kind: Type, text: &str) {
        for line in kind.lines(text, WIDTH) {
            self.reserve(kind.leading());
            self.write(kind, (0.0, 0.0), &line);
            self.skip(kind.leading());
        }
    }

    /// Draws a line across, from `x` on, `width` points long.
    pub(super) fn rule(&mut self, x: f32, width: f32) {
        let (left, y) = (MARGIN + x, self.top);
        if let Some(page) = self.pages.last_mut() {
            page.set_line_width(0.5).move_to(left, y).line_to(left + width, y).stroke();
        }
    }

    /// Returns the document, in ASCII, with a title and a number on each page.
    pub(super) fn into_pdf(self, title: &str) -> Vec<u8> {
        let (catalog, tree, info) = (Ref::new(1), Ref::new(2), Ref::new(3));
        let fonts = Font::ALL.map(|font| (font, Ref::new(4 + font as i32)));
        let count = self.pages.len();
        let page_ref = |at: usize| Ref::new(6 + 2 * at as i32);
        let mut pdf = Pdf::new();
        pdf.set_binary_marker(b"    ");
        pdf.catalog(catalog).pages(tree).lang(TextStr("en-US"));
        pdf.document_info(info).title(TextStr(title)).creator(TextStr("squadroom"));
        pdf.pages(tree).kids((0..count).map(page_ref)).count(count as i32);
        for (font, id) in fonts {
            pdf.type1_font(id).base_font(font.base()).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        for (at, mut content) in self.pages.into_iter().enumerate() {
            let footer = Type { font: Font::Regular, size: FOOTER };
            let text = encoded(&format!("Page {} of {count}", at + 1));
            let x = PAGE.0 - MARGIN - footer.font.width(&text, FOOTER);
            show(&mut content, footer, (x, MARGIN / 2.0), &text);
            let id = page_ref(at);
            let body = Ref::new(id.get() + 1);
            let mut page = pdf.page(id);
            page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(body);
            let mut resources = page.resources();
            let mut known = resources.fonts();
            fonts.iter().for_each(|(font, id)| {
                known.pair(font.resource(), *id);
            });
            known.finish();
            resources.finish();
            page.finish();
            pdf.stream(body, &content.finish());
        }
        pdf.finish()
    }
}

fn show(page: &mut Content, kind: Type, (x, y): (f32, f32), encoded: &[u8]) {
    page.begin_text().set_font(kind.font.resource(), kind.size);
    page.next_line(x, y).show(Str(encoded)).end_text();
}
