//! Filled fields of forms, and notes that carry text.

use super::content::Interpreter;
use super::state::TextState;
use super::strings::text_of;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Resources;
use kurbo::Affine;

/// Annotations that a page may have.
const MOST: usize = 10_000;

/// The levels of a form's fields.
const DEEPEST: usize = 8;

/// The flags of an annotation that is not shown: hidden, and not on a screen.
const UNSEEN: u32 = 2 | 32;

impl<'a> Interpreter<'a, '_> {
    /// Reads annotations that a reader of the page sees. Those without a picture of their
    /// own are kept as blocks below the page.
    pub(super) fn read_annotations(&mut self, page: &Dict<'a>, resources: &Resources<'a>) {
        let Some(all) = page.get::<Array<'_>>(b"Annots") else { return };
        for annotation in all.iter::<Dict<'_>>().take(MOST) {
            let flags = annotation.get::<u32>(b"F").unwrap_or(0);
            if flags & UNSEEN != 0 || self.hidden.has(&annotation, b"OC") {
                continue;
            }
            match picture(&annotation) {
                Some(stream) => self.read_picture(&annotation, &stream, resources),
                None => self.notes.extend(words(&annotation)),
            }
        }
    }

    fn read_picture(
        &mut self,
        annotation: &Dict<'a>,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
    ) {
        let rectangle = annotation.get::<[f64; 4]>(b"Rect");
        let bounds = stream.dict().get::<[f64; 4]>(b"BBox");
        let (Some(place), Some(own)) = (rectangle, bounds) else { return };
        let start = |corners: [f64; 4]| (corners[0].min(corners[2]), corners[1].min(corners[3]));
        let ((x, y), (own_x, own_y)) = (start(place), start(own));
        let before = self.state.clone();
        self.state = TextState::new(before.page * Affine::translate((x - own_x, y - own_y)));
        self.run_form(stream, resources, 0);
        self.state = before;
    }
}

/// Returns how an annotation looks in the state that it is in.
fn picture<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'_>>(b"AP")?.get::<Object<'_>>(b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(b"AS")?;
            states.get::<Stream<'_>>(state.as_ref())
        }
        _ => None,
    }
}

/// Returns the words of an annotation that has no picture.
fn words(annotation: &Dict<'_>) -> Option<String> {
    let sort = annotation.get::<Name<'_>>(b"Subtype")?;
    match sort.as_ref() {
        b"FreeText" | b"Text" => string(annotation, b"Contents"),
        b"Widget" => {
            let value = inherited(annotation, b"V")?;
            match inherited(annotation, b"TU").or_else(|| inherited(annotation, b"T")) {
                Some(name) => Some(format!("{name}: {value}")),
                None => Some(value),
            }
        }
        _ => None,
    }
}

/// Returns the text under a key of a field, or of the field around it.
fn inherited(field: &Dict<'_>, key: &[u8]) -> Option<String> {
    let mut field = field.clone();
    for _ in 0..DEEPEST {
        if let Some(text) = string(&field, key) {
            return Some(text);
        }
        field = field.get::<Dict<'_>>(b"Parent")?;
    }
    None
}

fn string(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let text = text_of(dict.get::<PdfString<'_>>(key)?.as_bytes());
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
