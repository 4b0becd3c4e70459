//! The keys that entries of every kind have.

use super::detail::detail;
use super::draft::{Reference, Target};
use super::line::{email, line, sources};
use super::schema;
use super::values::{named_id, named_ids};
use crate::catalog::model::slug::local_id;
use crate::catalog::validate::link::link;
use crate::catalog::validate::text::{
    abstract_text, date, id, keywords, languages, prose, proses, status_note, topics,
};
use crate::catalog::{Access, AudienceLevel, Entry, Kind, Status, Strictness, UrlKind};
use crate::faults::{Code, TableReader};

/// Reads one entry; gaps stay where a fault was reported.
pub(in crate::catalog) fn entry(
    reader: &TableReader<'_>,
    kind: Kind,
    strictness: Strictness,
    named: &mut Vec<Reference>,
) -> Entry {
    let is_local = strictness == Strictness::Local;
    let status = reader.choice("status", Status::ALL, Status::as_str);
    let title = prose(reader, "title").unwrap_or_default();
    let derived = || (is_local && !reader.has("id")).then(|| local_id(&title));
    Entry {
        id: id(reader).or_else(derived).unwrap_or_default(),
        kind,
        layer: String::new(),
        title,
        alt_titles: proses(reader, "alt_titles"),
        keywords: keywords(reader, strictness),
        summary: abstract_text(reader).unwrap_or_default(),
        publisher: publishers(reader, named),
        publisher_note: prose(reader, "publisher_note"),
        funder: named_ids(reader, "funder", Target::Publisher, named),
        url: link(reader, "url").unwrap_or_default(),
        url_kind: reader.choice("url_kind", UrlKind::ALL, UrlKind::as_str).unwrap_or(if is_local {
            UrlKind::Exact
        } else {
            UrlKind::Landing
        }),
        archived_url: link(reader, "archived_url"),
        topics: topics(reader, named),
        audience: proses(reader, "audience"),
        audience_level: reader.choices("audience_level", AudienceLevel::ALL, AudienceLevel::as_str),
        language: languages(reader),
        issued: date(reader, "issued"),
        modified: date(reader, "modified"),
        access: reader.choice("access", Access::ALL, Access::as_str),
        cost: prose(reader, "cost"),
        status: status.unwrap_or(if is_local { Status::Current } else { Status::Unknown }),
        status_note: status_note(reader, status, strictness),
        replaced_by: named_id(reader, "replaced_by", Target::Entry, named),
        related: named_ids(reader, "related", Target::Entry, named),
        source: sources(reader, !is_local, named),
        as_of: date(reader, "as_of"),
        on_origin_page: reader.flag("on_origin_page").unwrap_or(false),
        lines: match kind {
            Kind::Hotline => {
                let lines = reader.tables("line", &schema::LINE);
                lines.iter().map(|reader| line(reader, named)).collect()
            }
            _ => Vec::new(),
        },
        email: email(reader),
        changes: Vec::new(),
        detail: detail(reader, kind, named),
    }
}

fn publishers(reader: &TableReader<'_>, named: &mut Vec<Reference>) -> Vec<String> {
    let publishers = named_ids(reader, "publisher", Target::Publisher, named);
    if reader.is_empty_list("publisher") {
        reader.report(
            Code::BadValue,
            "publisher",
            "The list is empty.",
            "Add the id of a publisher.",
        );
    }
    publishers
}
