//! Changes of entries of earlier catalogs: `[[override]]` and `[[hide]]`.

use super::draft::{Reference, Target};
use super::schema;
use super::values::{named_id, named_ids};
use crate::catalog::model::entry_override::{EntryHide, EntryOverride};
use crate::catalog::validate::link::link;
use crate::catalog::validate::text::{abstract_text, duration, prose, proses};
use crate::catalog::{Access, Status, UrlKind};
use crate::faults::TableReader;
use toml::Spanned;

/// Reads one `[[override]]`.
pub(in crate::catalog) fn entry_override(
    reader: &TableReader<'_>,
    named: &mut Vec<Reference>,
) -> EntryOverride {
    let is_correction = |key: &String| schema::CORRECTED.contains(&key.as_str());
    let keys = reader.present().into_iter().map(Spanned::into_inner).filter(is_correction);
    EntryOverride {
        id: named_id(reader, "id", Target::EarlierEntry, named).unwrap_or_default(),
        reason: prose(reader, "reason").unwrap_or_default(),
        note: prose(reader, "note"),
        keys: keys.collect(),
        title: prose(reader, "title"),
        alt_titles: proses(reader, "alt_titles"),
        keywords: proses(reader, "keywords"),
        summary: abstract_text(reader),
        url: link(reader, "url"),
        url_kind: reader.choice("url_kind", UrlKind::ALL, UrlKind::as_str),
        archived_url: link(reader, "archived_url"),
        document_url: link(reader, "document_url"),
        topics: named_ids(reader, "topics", Target::Topic, named),
        audience: proses(reader, "audience"),
        access: reader.choice("access", Access::ALL, Access::as_str),
        cost: prose(reader, "cost"),
        duration: duration(reader, "duration"),
        status: reader.choice("status", Status::ALL, Status::as_str),
        status_note: prose(reader, "status_note"),
        replaced_by: named_id(reader, "replaced_by", Target::Entry, named),
    }
}

/// Reads one `[[hide]]`.
pub(in crate::catalog) fn entry_hide(
    reader: &TableReader<'_>,
    named: &mut Vec<Reference>,
) -> EntryHide {
    EntryHide {
        id: named_id(reader, "id", Target::EarlierEntry, named).unwrap_or_default(),
        reason: prose(reader, "reason").unwrap_or_default(),
    }
}
