//! Makes the image of an index, entry by entry.

use super::facet::{self, Facet, Value};
use super::fast_fields::ColumnsWriter;
use super::field::{Field, FieldPath, own_texts, publisher_texts, topic_texts, words_at};
use super::index_file::{ImageWriter, Section};
use super::meta::IndexMeta;
use super::postings_writer::Terms;
use crate::catalog::{
    Access, AudienceLevel, Catalog, Detail, Entry, EntryPosition, Format, Kind, Status,
};
use crate::search::text::synonyms::Synonyms;
use crate::search::text::tokenizer::{letter_mask, plain_words};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::io::{self, Seek, Write};

/// Average lengths in bytes: a word in a short text says more.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Lengths {
    title: f32,
    summary: f32,
}

impl Lengths {
    /// The averages over these entries.
    pub(in crate::search) fn of<'a>(entries: impl Iterator<Item = Cow<'a, Entry>>) -> Self {
        Self::of_sizes(entries.map(|entry| (entry.title.len(), entry.summary.len())))
    }

    /// The averages over titles and abstracts of these lengths.
    pub(in crate::search) fn of_sizes(sizes: impl Iterator<Item = (usize, usize)>) -> Self {
        let (mut count, mut title, mut summary) = (0usize, 0usize, 0usize);
        for (own_title, own_summary) in sizes {
            count += 1;
            title += own_title;
            summary += own_summary;
        }
        let average = |sum: usize| sum as f32 / count.max(1) as f32 + 1.0;
        Self { title: average(title), summary: average(summary) }
    }

    /// The weight of a word in a place whose text has `bytes` bytes.
    fn weight(&self, place: FieldPath, bytes: usize) -> f32 {
        let by = match place.field {
            Field::Title => 0.7 + 0.3 * bytes as f32 / self.title,
            Field::Abstract | Field::Answer => 0.4 + 0.6 * bytes as f32 / self.summary,
            _ => 1.0,
        };
        place.weight() / by
    }
}

/// A word and its weight.
type Weighed = (Box<str>, f32);

/// An image in the making.
pub(in crate::search) struct Builder<'c> {
    catalog: &'c Catalog,
    lengths: Lengths,
    terms: Terms,
    /// The words of each topic and publisher with their weights, by field and id.
    named: FxHashMap<(Field, &'c str), Vec<Weighed>>,
    names: Vec<u8>,
    name_starts: Vec<u8>,
    titles: Vec<String>,
    columns: ColumnsWriter,
    values: [FxHashMap<String, u16>; facet::COUNT],
    runs: Vec<(Kind, u32)>,
    pinned: Vec<EntryPosition>,
}

impl<'c> Builder<'c> {
    /// `catalog` tells what topics and publishers are called; its entries are
    /// not looked at.
    pub(in crate::search) fn new(catalog: &'c Catalog, lengths: Lengths) -> Self {
        let mut named = FxHashMap::default();
        for topic in &catalog.topics {
            let words = name_words(Field::Topic, topic_texts(topic));
            named.insert((Field::Topic, topic.id.as_str()), words);
        }
        for publisher in &catalog.publishers {
            for field in [Field::Publisher, Field::Funder] {
                let words = name_words(field, publisher_texts(publisher));
                named.insert((field, publisher.id.as_str()), words);
            }
        }
        Self {
            catalog,
            lengths,
            terms: Terms::default(),
            named,
            names: Vec::new(),
            name_starts: 0u32.to_le_bytes().to_vec(),
            titles: Vec::new(),
            columns: ColumnsWriter::default(),
            values: std::array::from_fn(|_| FxHashMap::default()),
            runs: Vec::new(),
            pinned: Vec::new(),
        }
    }

    /// Adds the next entry.
    pub(in crate::search) fn add(&mut self, entry: &Entry) {
        let Self { terms, lengths, .. } = self;
        own_texts(entry, &mut |place, text| {
            let weight = lengths.weight(place, text.len());
            words_at(place, text, |word, _| terms.add(word, weight));
        });
        let ids = [
            (Field::Topic, &entry.topics),
            (Field::Publisher, &entry.publisher),
            (Field::Funder, &entry.funder),
        ];
        for (field, id) in
            ids.into_iter().flat_map(|(field, ids)| ids.iter().map(move |id| (field, id)))
        {
            for (word, weight) in self.named.get(&(field, id.as_str())).into_iter().flatten() {
                self.terms.add(word, *weight);
            }
        }
        self.terms.end_entry();
        self.add_names(entry);
        self.add_values(entry);
        match self.runs.last_mut() {
            Some((kind, length)) if *kind == entry.kind => *length += 1,
            _ => self.runs.push((entry.kind, 1)),
        }
        if matches!(&entry.detail, Detail::Service(service) if service.pinned.is_some()) {
            self.pinned.push(EntryPosition::new(self.titles.len() - 1));
        }
    }

    fn add_names(&mut self, entry: &Entry) {
        self.names.extend(entry.title.bytes());
        for name in entry.alt_titles.iter().chain(&entry.keywords) {
            self.names.push(b'\n');
            self.names.extend(name.bytes());
        }
        self.name_starts.extend((self.names.len() as u32).to_le_bytes());
        self.titles.push(plain_words(&entry.title).join(" "));
    }

    fn add_values(&mut self, entry: &Entry) {
        facet::values_of(entry, |facet, id| {
            let known = &mut self.values[facet as usize];
            let next =
                known.len().min(usize::from(crate::search::index::fast_fields::NONE) - 1) as u16;
            let value = match known.get(id) {
                Some(value) => *value,
                None => *known.entry(id.to_owned()).or_insert(next),
            };
            self.columns.push_value(facet, value);
        });
        let date = entry.dates().max().map_or(0, |date| sortable(date.as_str()));
        self.columns.end_entry(date, letter_mask(&entry.title));
    }

    /// Writes everything but the records and ids, which a large catalog has
    /// written before, and ends the image.
    pub(in crate::search) fn finish<W: Write + Seek>(
        self,
        mut image: ImageWriter<W>,
        head: IndexMeta,
    ) -> io::Result<W> {
        let mut order: Vec<u32> = (0..self.titles.len() as u32).collect();
        order.sort_by_key(|entry| &self.titles[*entry as usize]);
        let mut titles = vec![0; order.len()];
        for (place, entry) in order.iter().enumerate() {
            titles[*entry as usize] = place as u32;
        }
        let (vocabularies, renumbered) = vocabularies(self.catalog, self.values);
        let (layout, columns) = self.columns.finish(&renumbered, &titles);
        self.terms.write(&mut image)?;
        image.section(Section::NameStarts, &self.name_starts)?;
        image.section(Section::Names, &self.names)?;
        image.section(Section::Columns, &columns)?;
        let entries = self.titles.len() as u32;
        let synonyms = Synonyms::of(&self.catalog.synonyms);
        let (runs, pinned) = (self.runs, self.pinned);
        let head = IndexMeta { entries, vocabularies, layout, runs, synonyms, pinned, ..head };
        image.section(Section::Head, &postcard::to_stdvec(&head).map_err(io::Error::other)?)?;
        image.finish()
    }
}

/// `2024-05` as 20240500, so that dates sort as numbers.
fn sortable(date: &str) -> u32 {
    let mut digits = date.bytes().filter(u8::is_ascii_digit).map(|digit| u32::from(digit - b'0'));
    (0..8).fold(0, |number, _| number * 10 + digits.next().unwrap_or(0))
}

fn name_words<'a>(
    field: Field,
    texts: impl Iterator<Item = (crate::search::Label, &'a str)>,
) -> Vec<Weighed> {
    let mut all = Vec::new();
    for (label, text) in texts {
        let place = FieldPath { field, value: 0, label };
        words_at(place, text, |word, _| all.push((word.into(), place.weight())));
    }
    // A word that several other names share says no more for that.
    all.sort_by(|a: &Weighed, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by(|next, first| next.0 == first.0);
    all
}

fn order<T: PartialEq>(all: &[T], one: Option<T>) -> usize {
    all.iter().position(|value| Some(value) == one.as_ref()).unwrap_or(usize::MAX)
}

/// For each facet its values in order, and the new number of each old one.
/// Topics and publishers come as the catalog has them, closed vocabularies in
/// their own order, numbers by size, languages as they were met.
fn vocabularies(
    catalog: &Catalog,
    values: [FxHashMap<String, u16>; facet::COUNT],
) -> (Vec<Vec<Value>>, Vec<Vec<u16>>) {
    let place = |facet, id: &str| match facet {
        Facet::Topic => {
            catalog.topics.iter().position(|topic| topic.id == id).unwrap_or(usize::MAX)
        }
        Facet::Publisher => {
            catalog.publishers.iter().position(|own| own.id == id).unwrap_or(usize::MAX)
        }
        Facet::Kind => order(Kind::ALL, Kind::parse(id)),
        Facet::Level => order(AudienceLevel::ALL, AudienceLevel::parse(id)),
        Facet::Access => order(Access::ALL, Access::parse(id)),
        Facet::Format => order(Format::ALL, Format::parse(id)),
        Facet::Status => order(Status::ALL, Status::parse(id)),
        Facet::Layer => {
            catalog.layers.iter().position(|layer| layer.id == id).unwrap_or(usize::MAX)
        }
        facet if facet.is_range() => id.parse().unwrap_or(usize::MAX),
        _ => 0,
    };
    let sorted = |(facet, values): (&Facet, FxHashMap<String, u16>)| {
        let mut values: Vec<(String, u16)> = values.into_iter().collect();
        values.sort_by_cached_key(|(id, old)| (place(*facet, id), *old));
        let mut new = vec![crate::search::index::fast_fields::NONE; values.len()];
        for (number, (_, old)) in values.iter().enumerate() {
            if let Some(new) = new.get_mut(usize::from(*old)) {
                *new = number as u16;
            }
        }
        let described = |(id, _): &(String, u16)| facet::described(catalog, *facet, id);
        (values.iter().map(described).collect(), new)
    };
    Facet::ALL.iter().zip(values).map(sorted).unzip()
}
