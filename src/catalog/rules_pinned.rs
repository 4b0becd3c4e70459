//! What is pinned to the first row must have a number to call.

use super::draft::{Parts, Pin};
use super::{Entry, Line};
use crate::faults::{Code, Document};
use std::collections::{HashMap, HashSet};

/// Reports pinned entries without a number that may be offered. One with
/// errors of its own, or with a faulty line elsewhere, is passed over: the
/// number may be what is faulty.
pub(super) fn check(parts: &Parts, documents: &[Document<'_>]) {
    let offered = |line: &Line| line.offered_number().is_some();
    let mut callable: HashSet<&str> = HashSet::new();
    for loose in &parts.lines {
        if offered(&loose.value.line) || !loose.is_sound(documents) {
            callable.insert(&loose.value.entry);
        }
    }
    let sound = parts.entries.iter().filter(|draft| draft.is_sound(documents));
    let sound: HashMap<&str, &Entry> =
        sound.map(|draft| (draft.value.id.as_str(), &draft.value)).collect();
    for Pin { entry, document, span } in &parts.pins {
        let bare = sound.get(entry.as_str()).is_some_and(|entry| {
            !entry.lines.iter().any(offered) && !callable.contains(&*entry.id)
        });
        if let (true, Some(document)) = (bare, documents.get(*document)) {
            let message = "A pinned entry has no number that may be offered.";
            let mend =
                "Add a line with a number that is confirmed or has a source, or delete `pinned`.";
            document.report(Code::PinnedWithoutNumber, span.clone(), message, mend);
        }
    }
}
