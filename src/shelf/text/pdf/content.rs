//! Carries out the operators of a page that move or show letters.

use super::drawn_lines::DrawnLines;
use super::fonts::{self, Fonts};
use super::layers::HiddenLayers;
use super::link_areas::LinkAreas;
use super::state::TextState;
use super::strings::text_of;
use crate::shelf::text::layout::{Glyph, PageLayout};
use crate::shelf::text::pages::TextPage;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};
use kurbo::Affine;

/// Letters of a page that are read.
const MOST_LETTERS: usize = 1_000_000;
/// Forms in forms.
const DEEPEST: usize = 12;
/// Forms of a page that are read.
const MOST_FORMS: usize = 20_000;
/// Graphics states that are kept.
const MOST_STATES: usize = 1000;
/// Marks of content that are open at once.
const MOST_MARKS: usize = 10_000;

/// Content that is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    /// It is on a layer that is not shown.
    Hidden,
    /// It says which text it stands for.
    Actual,
}

/// Reads the letters of one page.
pub(super) struct Interpreter<'a, 'r> {
    fonts: &'r Fonts<'a>,
    pub(super) hidden: &'r HiddenLayers,
    layout: PageLayout,
    /// The lines of the page, while they are looked for and letters are not.
    lines: Option<DrawnLines>,
    links: LinkAreas,
    /// The texts of annotations that have no place of their own.
    pub(super) notes: Vec<String>,
    pub(super) state: TextState<'a>,
    letters: usize,
    forms: usize,
    /// The number of the operator in hand, and of the string.
    show: u64,
    piece: u64,
    is_piece_start: bool,
    is_placed: bool,
    shows_text: bool,
    has_image: bool,
    marks: Vec<Mark>,
    /// The text to be read in place of the letters; empty once it was.
    actual: Option<String>,
}

impl<'a, 'r> Interpreter<'a, 'r> {
    pub(super) fn new(fonts: &'r Fonts<'a>, hidden: &'r HiddenLayers, page: &Page<'a>) -> Self {
        let transform = Affine::new(page.initial_transform(false).as_coeffs());
        Self {
            fonts,
            hidden,
            layout: PageLayout::default(),
            lines: None,
            links: LinkAreas::of(page.raw(), transform),
            notes: Vec::new(),
            state: TextState::new(transform),
            letters: 0,
            forms: 0,
            show: 0,
            piece: 0,
            is_piece_start: true,
            is_placed: true,
            shows_text: false,
            has_image: false,
            marks: Vec::new(),
            actual: None,
        }
    }

    /// Reads a page and its annotations.
    pub(super) fn run_page(&mut self, page: &'a Page<'a>) {
        let start = self.state.clone();
        self.lines = Some(DrawnLines::default());
        self.run(page.typed_operations(), page.resources(), 0);
        let ruling = self.lines.take().map(|mut lines| lines.take());
        self.layout = PageLayout::ruled(ruling.unwrap_or_default());
        (self.state, self.forms) = (start.clone(), 0);
        self.run(page.typed_operations(), page.resources(), 0);
        self.state = start;
        self.read_annotations(page.raw(), page.resources());
    }

    /// Returns the blocks of the page.
    pub(super) fn into_page(self, number: u32) -> TextPage {
        let mut page = TextPage { page: number, ..TextPage::default() };
        self.layout.into_blocks(&mut page);
        self.links.link(&mut page.blocks);
        for note in &self.notes {
            page.push(0, note);
        }
        page.unread = super::unread(!page.blocks.is_empty(), self.shows_text, self.has_image);
        page
    }

    fn run(&mut self, mut operators: TypedIter<'_>, resources: &Resources<'a>, depth: usize) {
        let mut states: Vec<TextState<'a>> = Vec::new();
        let open = self.marks.len();
        while let Some(operator) = operators.next() {
            if self.letters > MOST_LETTERS {
                break;
            }
            self.show += 1;
            match operator {
                Op::SaveState(_) if states.len() < MOST_STATES => states.push(self.state.clone()),
                Op::RestoreState(_) => self.state = states.pop().unwrap_or(self.state.clone()),
                Op::XObject(name) => {
                    if let Some(stream) = resources.get_x_object(name.0) {
                        self.run_form(&stream, resources, depth);
                    }
                }
                operator if self.lines.is_some() => self.draw(&operator),
                Op::InlineImage(_) => self.has_image = true,
                Op::EndMarkedContent(_) => {
                    if self.marks.len() > open && self.marks.pop() == Some(Mark::Actual) {
                        self.actual = None;
                    }
                }
                operator => self.set(operator, resources),
            }
        }
        self.marks.truncate(open);
        if !self.marks.contains(&Mark::Actual) {
            self.actual = None;
        }
    }

    /// Carries out an operator that draws lines or moves what is drawn.
    fn draw(&mut self, operator: &Op<'_, '_>) {
        match operator {
            Op::Transform(m) => self.state.page *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
            operator => {
                if let Some(lines) = &mut self.lines {
                    lines.draw(operator, self.state.page);
                }
            }
        }
    }

    /// Carries out an operator of the text or its state.
    fn set(&mut self, operator: Op<'_, '_>, resources: &Resources<'a>) {
        match operator {
            Op::Transform(m) => self.state.page *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
            Op::SetGraphicsState(name) => self.set_graphics_state(name.0, resources),
            Op::TextFont(font) => {
                self.state.size = font.1.as_f64();
                self.set_font(resources.get_font(font.0).as_ref());
            }
            Op::CharacterSpacing(n) => self.state.char_space = n.0.as_f64(),
            Op::WordSpacing(n) => self.state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => self.state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => self.state.leading = n.0.as_f64(),
            Op::TextRise(n) => self.state.rise = n.0.as_f64(),
            Op::BeginMarkedContent(_) => self.push_mark(Mark::Plain),
            Op::BeginMarkedContentWithProperties(mark) => {
                let mark = self.mark_of(mark.0, mark.1, resources);
                self.push_mark(mark);
            }
            operator => self.text(operator),
        }
    }

    /// Carries out an operator that places or shows text.
    fn text(&mut self, operator: Op<'_, '_>) {
        match operator {
            Op::BeginText(_) => self.state.place(Affine::IDENTITY),
            Op::SetTextMatrix(m) => self.state.place(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(n) => self.state.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                self.state.leading = -n.1.as_f64();
                self.state.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.state.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => return self.show(text.0),
            Op::ShowTexts(items) => {
                for item in items.0.iter::<Object<'_>>() {
                    match item {
                        Object::Number(by) => {
                            self.state.step(-by.as_f64() / 1000.0 * self.state.size);
                        }
                        Object::String(text) => self.show(&text),
                        _ => {}
                    }
                }
                return;
            }
            Op::NextLineAndShowText(text) => {
                self.state.next_line(0.0, -self.state.leading);
                self.is_placed = true;
                return self.show(text.0);
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.state.next_line(0.0, -self.state.leading);
                self.is_placed = true;
                return self.show(text.2);
            }
            _ => return,
        }
        self.is_placed = true;
    }

    fn set_graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let state = resources.get_ext_g_state(name);
        let Some(font) = state.and_then(|state| state.get::<Array<'_>>(b"Font")) else { return };
        let mut items = font.iter::<Object<'_>>();
        if let (Some(Object::Dict(font)), Some(Object::Number(size))) = (items.next(), items.next())
        {
            self.state.size = size.as_f64();
            self.set_font(Some(&font));
        }
    }

    fn set_font(&mut self, font: Option<&Dict<'a>>) {
        self.state.font = font.and_then(|font| self.fonts.font(font));
        self.state.tall = font.map_or(1.0, fonts::height);
    }

    fn push_mark(&mut self, mark: Mark) {
        if self.marks.len() < MOST_MARKS {
            self.marks.push(mark);
        }
    }

    fn mark_of(&mut self, tag: &Name<'_>, about: &Object<'_>, all: &Resources<'a>) -> Mark {
        if tag.as_ref() == b"OC" {
            let Object::Name(name) = about else { return Mark::Plain };
            let is_hidden = self.hidden.has(&all.properties, name.as_ref());
            return if is_hidden { Mark::Hidden } else { Mark::Plain };
        }
        let text = match about {
            Object::Dict(dict) => actual_text(dict),
            Object::Name(name) => {
                let dict = all.properties.get::<Dict<'_>>(name.as_ref());
                dict.and_then(|dict| actual_text(&dict))
            }
            _ => None,
        };
        match text {
            Some(text) if self.actual.is_none() => {
                self.actual = Some(text);
                Mark::Actual
            }
            _ => Mark::Plain,
        }
    }

    fn show(&mut self, text: &PdfString<'_>) {
        let Some(font) = self.state.font.clone().or_else(|| self.fonts.fallback()) else { return };
        let is_hidden = self.marks.contains(&Mark::Hidden);
        let bytes = text.as_bytes();
        self.piece += 1;
        self.is_piece_start = true;
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let width = font.code_advance(code);
            if !is_hidden {
                self.shows_text = true;
                let own = fonts::letters(&font, code);
                let is_spoken = self.actual.is_some();
                let letters = self.actual.as_mut().map_or(own, std::mem::take);
                if is_spoken || !letters.is_empty() {
                    self.add_letters(&letters, width);
                }
            }
            self.state.pass(width, code == 32 && length == 1);
        }
    }

    /// Hands letters over; none if those before stand for this code, too.
    fn add_letters(&mut self, letters: &str, width: kurbo::Vec2) {
        let placed = self.state.placed(width);
        self.letters += 1;
        self.links.add(letters, placed.middle);
        self.layout.add(&Glyph {
            text: letters,
            x: placed.origin.x,
            y: placed.origin.y,
            dx: placed.advance.x,
            dy: placed.advance.y,
            size: placed.size,
            angle: placed.angle,
            space: placed.space,
            show: self.show,
            piece: self.piece,
            is_start: self.is_piece_start,
            is_placed: self.is_placed,
        });
        (self.is_piece_start, self.is_placed) = (false, false);
    }

    /// Reads a form; an image is only noted.
    pub(super) fn run_form(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        depth: usize,
    ) {
        let dict = stream.dict();
        if dict.get::<Name<'_>>(b"Subtype").is_none_or(|name| name.as_ref() != b"Form") {
            self.has_image = true;
            return;
        }
        if depth >= DEEPEST || self.forms >= MOST_FORMS || self.hidden.has(dict, b"OC") {
            return;
        }
        self.forms += 1;
        let Ok(content) = stream.decoded_data() else { return };
        let before = self.state.clone();
        if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
            self.state.page *= Affine::new(matrix);
        }
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        self.run(TypedIter::new(&content), own.as_ref().unwrap_or(resources), depth + 1);
        self.state = before;
    }
}

/// Returns the text that marked content stands for.
fn actual_text(dict: &Dict<'_>) -> Option<String> {
    dict.get::<PdfString<'_>>(b"ActualText").map(|text| text_of(text.as_bytes()))
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
