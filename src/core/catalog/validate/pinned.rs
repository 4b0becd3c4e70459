//! Checks that every entry pinned to the first row has a number to call.

use crate::catalog::parse::draft::{FileDrafts, Pin};
use crate::catalog::{Entry, Line};
use crate::faults::{Code, Document};
use std::collections::HashSet;

/// Ids of entries that have a number by a loose line. A faulty line counts, too: the fault may
/// lie in its number.
pub(in crate::catalog) type Callable = HashSet<String>;

/// Adds the entries of one file's loose lines, once its faults are known.
pub(in crate::catalog) fn learn(
    parts: &FileDrafts,
    document: &Document<'_>,
    callable: &mut Callable,
) {
    let gives = parts
        .lines
        .iter()
        .filter(|draft| !draft.is_sound(document) || draft.value.as_deref().is_some_and(offered));
    callable.extend(gives.map(|draft| draft.id.clone()));
}

/// Reports pinned entries without a number that may be offered. Entries with errors of their
/// own are skipped.
pub(in crate::catalog) fn check(parts: &FileDrafts, document: &Document<'_>, callable: &Callable) {
    for span in bare(parts, document, callable).map(|pin| pin.span.clone()) {
        let message = "This pinned entry has no number to call.";
        let mend = "Add a number that is confirmed or has a source, or delete `pinned`.";
        document.report(Code::PinnedWithoutNumber, span, message, mend);
    }
}

/// Returns the pins of sound entries that have no number by their own lines or by `callable`.
pub(in crate::catalog) fn bare<'p>(
    parts: &'p FileDrafts,
    document: &Document<'_>,
    callable: &Callable,
) -> impl Iterator<Item = &'p Pin> {
    let is_bare = |entry: &Entry| !entry.lines.iter().any(offered) && !callable.contains(&entry.id);
    parts.pins.iter().filter(move |pin| {
        let draft = parts.entries.get(pin.entry).filter(|draft| draft.is_sound(document));
        draft.and_then(|draft| draft.value.as_deref()).is_some_and(is_bare)
    })
}

fn offered(line: &Line) -> bool {
    line.offered_number().is_some()
}
