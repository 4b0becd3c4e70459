//! Entries and the types of their fields.

pub(in crate::catalog) mod date;
pub(in crate::catalog) mod doubt;
pub(in crate::catalog) mod entry;
pub(in crate::catalog) mod entry_override;
pub(in crate::catalog) mod entry_position;
pub(in crate::catalog) mod kind;
pub(in crate::catalog) mod labels;
pub(in crate::catalog) mod language;
pub(in crate::catalog) mod layer;
pub(in crate::catalog) mod phone;
pub(in crate::catalog) mod slug;
pub(in crate::catalog) mod source_file;
pub(super) mod typed_date;
