//! Checks that no catalog hides, replaces or renumbers a built-in hotline.

use crate::catalog::BuiltIn;
use crate::catalog::parse::draft::FileDrafts;
use crate::faults::{Code, Document};

/// Reports what a later catalog of a stack does to built-in hotlines. A note is allowed.
pub(in crate::catalog) fn check(parts: &FileDrafts, document: &Document<'_>, built_in: &BuiltIn) {
    let report = |id: &str, span, what: &str, mend: &str| {
        if let Some(title) = built_in.title(id) {
            let message = format!("`{id}` is a built-in hotline: {title}. {what}");
            document.report(Code::ProtectedHotline, span, &message, mend);
        }
    };
    for draft in &parts.entries {
        let mend = "Choose another id for your own hotline. Your numbers come after the built-in \
                    ones.";
        report(&draft.id, draft.id_span.clone(), "No other entry can have its id.", mend);
    }
    for draft in &parts.hides {
        let mend = "Delete this `[[hide]]`.";
        report(&draft.id, draft.id_span.clone(), "You can't hide it.", mend);
    }
    for draft in &parts.overrides {
        if draft.value.as_deref().is_none_or(|change| !change.is_note()) {
            let mend = "Keep only `id`, `reason`, and `note`.";
            report(&draft.id, draft.id_span.clone(), "You can only add a `note` to it.", mend);
        }
    }
}
