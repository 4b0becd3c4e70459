//! The tantivy index that both ways of asking it share.

use super::edge::Edges;
use super::facets;
use super::texts::texts;
use squadroom::catalog::Catalog;
use std::path::Path;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// The three texts of an entry and what each weighs.
const WEIGHTS: [(&str, f32); 3] = [("title", 4.0), ("names", 2.0), ("body", 1.0)];

/// Entries up to which the smallest writer does.
const FEW: usize = 5000;

/// One field: its whole words, and the beginnings of its words.
#[derive(Clone, Copy)]
pub struct Weighted {
    pub words: Field,
    pub edges: Field,
    pub weight: f32,
}

/// An opened index.
pub struct FullText {
    pub reader: IndexReader,
    pub fields: Vec<Weighted>,
    analyzer: TextAnalyzer,
}

fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

fn schema() -> Schema {
    let mut schema = Schema::builder();
    let indexed = |tokenizer| {
        let how = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqs);
        TextOptions::default().set_indexing_options(how)
    };
    for (name, _) in WEIGHTS {
        schema.add_text_field(name, indexed("words"));
        schema.add_text_field(&format!("{name}_edges"), indexed("edges"));
    }
    for name in facets::COLUMNS {
        schema.add_u64_field(name, FAST);
    }
    schema.add_u64_field("entry", FAST);
    schema.build()
}

fn fields(schema: &Schema) -> Vec<Weighted> {
    let field = |name: &str| schema.get_field(name).unwrap();
    let weighted = |(name, weight): (&str, f32)| Weighted {
        words: field(name),
        edges: field(&format!("{name}_edges")),
        weight,
    };
    WEIGHTS.into_iter().map(weighted).collect()
}

fn register(index: &Index) {
    index.tokenizers().register("words", analyzer());
    let edges = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Edges)
        .build();
    index.tokenizers().register("edges", edges);
}

impl FullText {
    /// An index in memory.
    pub fn build(catalog: &Catalog) -> Self {
        let index = Index::create_in_ram(schema());
        fill(&index, catalog);
        Self::of(&index)
    }

    /// An index on disk, in an empty directory.
    pub fn build_in(catalog: &Catalog, directory: &Path) {
        fill(&Index::create_in_dir(directory, schema()).unwrap(), catalog);
    }

    /// Opens what [`FullText::build_in`] wrote.
    pub fn open(directory: &Path) -> Self {
        Self::of(&Index::open_in_dir(directory).unwrap())
    }

    fn of(index: &Index) -> Self {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.try_into().unwrap();
        Self { reader, fields: fields(&index.schema()), analyzer: analyzer() }
    }

    /// The words of a typed line.
    pub fn words(&mut self, query: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.analyzer.token_stream(query).process(&mut |token| words.push(token.text.clone()));
        words
    }

    /// The entries that match best.
    pub fn search(&self, query: &dyn Query, most: usize) -> Vec<usize> {
        let searcher = self.reader.searcher();
        let top = TopDocs::with_limit(most).order_by_score();
        let found = searcher.search(query, &top).unwrap();
        self.entries(&found)
    }

    /// The places of documents among the entries.
    pub fn entries(&self, found: &[(f32, tantivy::DocAddress)]) -> Vec<usize> {
        let searcher = self.reader.searcher();
        let entry = |(_, address): &(f32, tantivy::DocAddress)| {
            let segment = searcher.segment_reader(address.segment_ord);
            let column = segment.fast_fields().u64("entry").unwrap();
            column.first(address.doc_id).unwrap() as usize
        };
        found.iter().map(entry).collect()
    }
}

fn fill(index: &Index, catalog: &Catalog) {
    register(index);
    let schema = index.schema();
    let fields = fields(&schema);
    let columns = facets::COLUMNS.map(|name| schema.get_field(name).unwrap());
    let place = schema.get_field("entry").unwrap();
    let arena = if catalog.entries.len() <= FEW { 15_000_000 } else { 400_000_000 };
    let mut writer: IndexWriter = index.writer_with_num_threads(1, arena).unwrap();
    for (at, entry) in catalog.entries.iter().enumerate() {
        let texts = texts(catalog, &entry);
        let mut document = TantivyDocument::default();
        for (field, text) in fields.iter().zip([&texts.title, &texts.names, &texts.body]) {
            document.add_text(field.words, text);
            document.add_text(field.edges, text);
        }
        facets::add(&mut document, &columns, catalog, &entry);
        document.add_u64(place, at as u64);
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    let segments = index.searchable_segment_ids().unwrap();
    if segments.len() > 1 {
        writer.merge(&segments).wait().unwrap();
    }
    writer.wait_merging_threads().unwrap();
}

/// The entries with this term, by its weight in the field.
pub fn term(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let term = Term::from_field_text(field, text);
    boosted(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), weight)
}

pub fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// Any of them will do.
pub fn any(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    joined(Occur::Should, queries)
}

/// All of them must hold.
pub fn all(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    joined(Occur::Must, queries)
}

fn joined(occur: Occur, queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    let clauses = queries.into_iter().map(|query| (occur, query)).collect();
    Box::new(BooleanQuery::new(clauses))
}
