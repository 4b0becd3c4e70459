//! Values that name something else.

use super::draft::{Reference, Target};
use crate::faults::TableReader;
use toml::Spanned;

/// Reads an id of something else and notes that it is named.
pub(in crate::catalog) fn named_id(
    reader: &TableReader<'_>,
    key: &str,
    to: Target,
    named: &mut Vec<Reference>,
) -> Option<String> {
    let id = reader.text(key)?;
    named.push(Reference { to, id: id.get_ref().clone(), span: id.span() });
    Some(id.into_inner())
}

/// Reads a list of ids of other things and notes that they are named.
pub(in crate::catalog) fn named_ids(
    reader: &TableReader<'_>,
    key: &str,
    to: Target,
    named: &mut Vec<Reference>,
) -> Vec<String> {
    let ids = reader.texts(key);
    named.extend(ids.iter().map(|id| Reference { to, id: id.get_ref().clone(), span: id.span() }));
    ids.into_iter().map(Spanned::into_inner).collect()
}
