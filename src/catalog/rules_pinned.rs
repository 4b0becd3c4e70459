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
    let loose = parts
        .lines
        .iter()
        .filter(|draft| !draft.is_sound(documents) || draft.value.as_deref().is_some_and(offered));
    let callable: HashSet<&str> = loose.map(|draft| draft.id.as_str()).collect();
    let sound = parts.entries.iter().filter(|draft| draft.is_sound(documents));
    let sound: HashMap<&str, &Entry> =
        sound.filter_map(|draft| Some((draft.id.as_str(), draft.value.as_deref()?))).collect();
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
