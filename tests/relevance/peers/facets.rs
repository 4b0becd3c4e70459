//! Exact counts over six columns of all that matches.

use squadroom::catalog::{Catalog, Detail, Entry};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyDocument};

/// The columns that are counted.
pub const COLUMNS: [&str; 6] = ["kind", "publisher", "format", "access", "year", "topic"];

/// Adds the values of an entry, as numbers.
pub fn add(
    document: &mut TantivyDocument,
    fields: &[tantivy::schema::Field],
    catalog: &Catalog,
    entry: &Entry,
) {
    let format = match &entry.detail {
        Detail::Resource(own) => own.format.map(|format| format as u64),
        _ => None,
    };
    let year = entry.issued.as_ref().and_then(|date| date.year().parse().ok());
    let publisher = |id: &String| catalog.publishers.iter().position(|own| own.id == *id);
    let topic = |id: &String| catalog.topics.iter().position(|own| own.id == *id);
    let places = |places: Vec<usize>| places.into_iter().map(|at| at as u64).collect();
    let values: [Vec<u64>; COLUMNS.len()] = [
        vec![entry.kind as u64],
        places(entry.publisher.iter().filter_map(publisher).collect()),
        format.into_iter().collect(),
        entry.access.map(|access| access as u64).into_iter().collect(),
        Vec::from_iter(year),
        places(entry.topics.iter().filter_map(topic).collect()),
    ];
    for (field, values) in fields.iter().zip(values) {
        values.into_iter().for_each(|value| document.add_u64(*field, value));
    }
}

/// How many match, and how often each value of each column occurs among them.
#[derive(Default, Clone)]
pub struct Counts {
    pub total: usize,
    pub columns: [Vec<u32>; COLUMNS.len()],
}

pub struct Facets;

impl Collector for Facets {
    type Fruit = Counts;
    type Child = SegmentFacets;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentFacets> {
        let mut columns = Vec::new();
        let mut counts = Counts::default();
        for (name, counts) in COLUMNS.into_iter().zip(&mut counts.columns) {
            let column = segment.fast_fields().u64(name)?;
            counts.resize(column.max_value() as usize + 1, 0);
            columns.push(column);
        }
        Ok(SegmentFacets { columns, counts })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Counts>) -> tantivy::Result<Counts> {
        let mut sum = Counts::default();
        for segment in segments {
            sum.total += segment.total;
            for (all, own) in sum.columns.iter_mut().zip(segment.columns) {
                all.resize(all.len().max(own.len()), 0);
                all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
            }
        }
        Ok(sum)
    }
}

pub struct SegmentFacets {
    columns: Vec<Column<u64>>,
    counts: Counts,
}

impl SegmentCollector for SegmentFacets {
    type Fruit = Counts;

    fn collect(&mut self, document: DocId, _: Score) {
        self.counts.total += 1;
        for (column, counts) in self.columns.iter().zip(&mut self.counts.columns) {
            for value in column.values_for_doc(document) {
                counts[value as usize] += 1;
            }
        }
    }

    fn harvest(self) -> Counts {
        self.counts
    }
}
