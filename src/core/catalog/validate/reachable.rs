//! Checks that an entry of a person's own catalog leads somewhere.

use crate::catalog::Kind;
use crate::catalog::model::source_file::{HOTLINES, base_name};
use crate::catalog::parse::draft::FileDrafts;
use crate::faults::{Code, Document};
use std::collections::HashSet;

/// Reports entries with neither a link, an e-mail address nor a number. `with_lines` holds the
/// ids of entries whose numbers stand apart, sound or not.
pub(in crate::catalog) fn check(
    parts: &FileDrafts,
    document: &Document<'_>,
    with_lines: &HashSet<String>,
) {
    if document.is_strict() {
        return;
    }
    for draft in parts.entries.iter().filter(|draft| draft.is_sound(document)) {
        let Some(entry) = draft.value.as_deref() else { continue };
        let is_reachable = matches!(entry.kind, Kind::Card | Kind::Faq)
            || !entry.url.is_empty()
            || entry.email.is_some()
            || !entry.lines.is_empty()
            || with_lines.contains(&entry.id);
        if !is_reachable {
            let span = draft.extents.first().cloned().unwrap_or(draft.id_span.clone());
            let header = span.start..span.start + header_length(document.text(), span.start);
            let message = format!("`{}` has no link and no number.", entry.title);
            let mend = "Add its page as `url`, or its number in hotlines.toml.";
            document.report(Code::MissingKey, header, &message, mend);
        }
    }
}

/// Adds the entries of one file's loose lines.
pub(in crate::catalog) fn learn(
    parts: &FileDrafts,
    document: &Document<'_>,
    with_lines: &mut HashSet<String>,
) {
    // Numbers in another file are an error of their own.
    if base_name(document.name()) != HOTLINES {
        return;
    }
    with_lines.extend(parts.lines.iter().map(|draft| draft.id.clone()));
}

fn header_length(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len)
}
