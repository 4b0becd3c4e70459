//! The index: its sections, how they are written and read.

pub(in crate::search) mod doc_store;
pub(in crate::search) mod doc_store_writer;
pub(in crate::search) mod facet;
pub(in crate::search) mod fast_fields;
pub(in crate::search) mod field;
pub(in crate::search) mod index_file;
pub(in crate::search) mod index_writer;
pub(in crate::search) mod meta;
pub(in crate::search) mod postings;
pub(in crate::search) mod postings_writer;
pub(in crate::search) mod reader;
pub(in crate::search) mod term_dictionary;
