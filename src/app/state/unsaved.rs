//! Text that is typed in a note or a form and not saved yet.

use crate::app::Overlay;
use crate::record::DraftKind;

impl Overlay {
    /// Returns the key under which a draft of this screen is kept; `None` for a screen
    /// that nothing is typed into which the record would keep.
    pub(in crate::app) fn draft_key(&self) -> Option<String> {
        let (kind, subject) = match self {
            Overlay::Note(editor) => (DraftKind::Note, &editor.subject),
            Overlay::Form(form) if form.is_plan() => (DraftKind::Plan, &form.subject),
            Overlay::Form(form) => (DraftKind::Done, &form.subject),
            Overlay::Lists(choice) => (DraftKind::ListName, &choice.subject),
            _ => return None,
        };
        Some(kind.key(&subject.id))
    }

    /// Returns the text that is typed and not saved, after the key of its draft.
    pub(in crate::app) fn unsaved(&self) -> Option<(String, String)> {
        let text = match self {
            Overlay::Note(editor) => editor.is_changed().then(|| editor.written()),
            Overlay::Form(form) => form.draft(),
            Overlay::Lists(choice) => choice.draft(),
            _ => None,
        };
        Some((self.draft_key()?, text?))
    }

    /// Puts a draft in the place of the text. Returns whether it says something else.
    pub(in crate::app) fn take_draft(&mut self, draft: &str) -> bool {
        match self {
            Overlay::Note(editor) => editor.take_draft(draft),
            Overlay::Form(form) => form.take_draft(draft),
            Overlay::Lists(choice) => choice.name.replace(draft),
            _ => {}
        }
        self.unsaved().is_some()
    }
}
