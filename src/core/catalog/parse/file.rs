//! Reads one file: its tables, with the part of the text that each takes up.

use super::draft::{Draft, FileDrafts, Pin, Reference, Target};
use super::{entry, line, overrides, schema, terms, values};
use crate::catalog::model::source_file::{LINK_STATE, MANIFEST, base_name};
use crate::catalog::{Kind, Line, Strictness};
use crate::faults::{Document, TableReader};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads one parsed document.
pub(in crate::catalog) fn read<'a>(
    doc: &'a Document<'a>,
    table: &'a DeTable<'a>,
    strictness: Strictness,
) -> FileDrafts {
    let mut parts = FileDrafts::default();
    let file = FileContext { doc, headers: headers(doc, table) };
    if base_name(doc.name()) == MANIFEST {
        let keys = match strictness {
            Strictness::Shipped => &schema::MANIFEST,
            Strictness::Local => &schema::LOCAL_MANIFEST,
        };
        let reader = TableReader::new(doc, table, 0..0, keys);
        let mut manifest = terms::manifest(&reader);
        if strictness == Strictness::Shipped {
            let changed = reader.tables("changed_hotline", &schema::CHANGED_HOTLINE);
            manifest.changed_hotlines = changed.iter().map(terms::changed_hotline).collect();
        }
        parts.manifest = Some(manifest);
        let origins = reader.tables("origin", &schema::ORIGIN).into_iter();
        parts.origins.extend(origins.map(|reader| file.draft(&reader, "id", terms::origin)));
        return parts;
    }
    if base_name(doc.name()) == LINK_STATE {
        let reader = TableReader::new(doc, table, 0..0, &schema::LINK_STATES);
        let links = reader.tables("link", &schema::LINK_STATE);
        parts.dead_links = links.iter().filter_map(terms::dead_link).collect();
        return parts;
    }
    let reader = TableReader::new(doc, table, 0..0, &schema::FILE);
    let topics = reader.tables("topic", &schema::TOPIC).into_iter();
    parts.topics.extend(topics.map(|reader| file.draft(&reader, "id", terms::topic)));
    let publishers = reader.tables("publisher", &schema::PUBLISHER).into_iter();
    parts.publishers.extend(publishers.map(|reader| file.draft(&reader, "id", terms::publisher)));
    let synonyms = reader.tables("synonyms", &schema::SYNONYMS).into_iter();
    parts.synonyms.extend(synonyms.map(|reader| file.draft(&reader, "words", terms::synonyms)));
    for &kind in Kind::ALL {
        for reader in reader.tables(kind.table(), schema::of_kind(kind, strictness)) {
            let mut draft = file.draft(&reader, "id", |reader, named| {
                entry::entry(reader, kind, strictness, named)
            });
            if let Some(entry) = draft.value.as_deref().filter(|_| !reader.has("id")) {
                draft.id.clone_from(&entry.id);
            }
            if reader.has("pinned") {
                let (entry, span) = (parts.entries.len(), reader.span_of("pinned"));
                parts.pins.push(Pin { entry, span });
            }
            parts.entries.push(draft);
        }
    }
    let lines = reader.tables("line", &schema::LOOSE_LINE).into_iter();
    parts.lines.extend(lines.map(|reader| file.draft(&reader, "entry", loose_line)));
    let all = reader.tables("override", &schema::OVERRIDE).into_iter();
    parts.overrides.extend(all.map(|reader| file.draft(&reader, "id", overrides::entry_override)));
    let all = reader.tables("hide", &schema::HIDE).into_iter();
    parts.hides.extend(all.map(|reader| file.draft(&reader, "id", overrides::entry_hide)));
    parts
}

fn loose_line(reader: &TableReader<'_>, named: &mut Vec<Reference>) -> Line {
    values::named_id(reader, "entry", Target::OwnEntry, named);
    line::line(reader, named)
}

/// Data that all drafts of one file share.
struct FileContext<'a> {
    doc: &'a Document<'a>,
    /// Byte offsets of the headers of all tables, ascending.
    headers: Vec<usize>,
}

impl FileContext<'_> {
    fn draft<T>(
        &self,
        reader: &TableReader<'_>,
        id_key: &str,
        read: impl FnOnce(&TableReader<'_>, &mut Vec<Reference>) -> T,
    ) -> Draft<T> {
        let mut references = Vec::new();
        let value = read(reader, &mut references);
        let mut starts = vec![reader.span()];
        collect_tables(reader.raw(), &mut starts);
        let extents = starts.into_iter().map(|span| self.extent(span)).collect();
        let id = reader.raw().get(id_key).and_then(|id| id.get_ref().as_str());
        let mut draft = Draft {
            value: Some(Box::new(value)),
            id: id.unwrap_or("").to_owned(),
            extents,
            id_span: reader.span_of(id_key),
            references,
        };
        if draft.extents.iter().any(|part| self.doc.has_error_in(part)) {
            draft.value = None;
        }
        draft
    }

    /// Returns the byte range from a header to the next one; an inline table ends with its
    /// brace.
    fn extent(&self, span: Range<usize>) -> Range<usize> {
        if !self.doc.text().get(span.start..).is_some_and(|text| text.starts_with('[')) {
            return span;
        }
        let next = self.headers.partition_point(|&header| header <= span.start);
        span.start..self.headers.get(next).copied().unwrap_or(self.doc.text().len() + 1)
    }
}

fn headers(doc: &Document<'_>, table: &DeTable<'_>) -> Vec<usize> {
    let mut spans = Vec::new();
    collect_tables(table, &mut spans);
    let mut starts: Vec<usize> = spans
        .into_iter()
        .map(|span| span.start)
        .filter(|start| doc.text().get(*start..).is_some_and(|text| text.starts_with('[')))
        .collect();
    starts.sort_unstable();
    starts
}

/// Collects the spans of all tables below this one. The parser limits the depth.
fn collect_tables(table: &DeTable<'_>, spans: &mut Vec<Range<usize>>) {
    for (_, value) in table {
        collect_value(value, spans);
    }
}

fn collect_value(value: &Spanned<DeValue<'_>>, spans: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => {
            spans.push(value.span());
            collect_tables(table, spans);
        }
        DeValue::Array(items) => items.iter().for_each(|item| collect_value(item, spans)),
        _ => {}
    }
}
