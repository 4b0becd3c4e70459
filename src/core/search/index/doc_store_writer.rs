//! Writes the image of a large catalog: first the records as they arrive, then the index over
//! them in their final order.

use super::doc_store::unpack;
use super::index_file::{ImageWriter, Section};
use super::index_writer::{Builder, Lengths};
use super::meta::{IndexMeta, SourceFingerprint};
use crate::catalog::{Catalog, Entry};
use crate::faults::Fault;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use zstd::bulk::{Compressor, Decompressor};

/// The dictionary is made from at most this many records and has at most this many bytes.
const SAMPLES: usize = 200;
const DICTIONARY: usize = 64 * 1024;
/// A higher level saves a tenth of the size for a third more time.
const LEVEL: i32 = 1;

/// The parts of an image besides its entries.
#[derive(Debug, Default)]
pub struct StoreContents {
    /// The catalog; its entries are ignored.
    pub catalog: Catalog,
    /// The files of the catalog.
    pub sources: Vec<SourceFingerprint>,
    /// The faults to report whenever the image is opened.
    pub faults: Vec<Fault>,
}

/// Writes the entries of a large catalog, file by file.
pub struct DocStoreWriter<W: Write + Seek> {
    image: ImageWriter<BufWriter<W>>,
    /// Records that wait for the dictionary.
    waiting: Vec<Vec<u8>>,
    compressor: Option<Compressor<'static>>,
    dictionary: Vec<u8>,
    records: Vec<StoredRecord>,
}

/// Place of a record, and the facts that are needed before it is read again.
#[derive(Debug, Clone, Copy)]
struct StoredRecord {
    start: u64,
    length: u32,
    file: u32,
    kind: u8,
    title: u32,
    summary: u32,
}

impl<W: Write + Seek> std::fmt::Debug for DocStoreWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recorder").field("records", &self.records.len()).finish_non_exhaustive()
    }
}

impl<W: Read + Write + Seek> DocStoreWriter<W> {
    /// Starts an image in `out`, from its start.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> io::Result<Self> {
        let mut image = ImageWriter::new(BufWriter::with_capacity(1 << 20, out))?;
        image.begin(Section::Records);
        let (waiting, records) = (Vec::new(), Vec::new());
        Ok(Self { image, waiting, compressor: None, dictionary: Vec::new(), records })
    }

    /// Writes the entries of a file, in place of those that were given for that file before.
    /// Entries are sorted by kind, then by file, then as given.
    ///
    /// # Errors
    /// Those of the output.
    pub fn add(&mut self, file: usize, entries: &[Entry]) -> io::Result<()> {
        let file = file as u32;
        if self.records.iter().any(|record| record.file == file) {
            self.train()?;
            self.records.retain(|record| record.file != file);
        }
        for entry in entries {
            let bytes = postcard::to_stdvec(entry).map_err(io::Error::other)?;
            let (title, summary) = (entry.title.len() as u32, entry.summary.len() as u32);
            let kind = entry.kind as u8;
            self.records.push(StoredRecord { start: 0, length: 0, file, kind, title, summary });
            if self.compressor.is_none() {
                self.waiting.push(bytes);
                if self.waiting.len() == SAMPLES {
                    self.train()?;
                }
            } else {
                self.write(self.records.len() - 1, &bytes)?;
            }
        }
        Ok(())
    }

    /// Makes the dictionary and writes the records that waited for it.
    fn train(&mut self) -> io::Result<()> {
        if self.compressor.is_some() {
            return Ok(());
        }
        // The first records themselves: nearly as good as one that is trained.
        self.dictionary = self.waiting.concat();
        self.dictionary.truncate(DICTIONARY);
        let mut compressor = Compressor::with_dictionary(LEVEL, &self.dictionary)?;
        compressor.include_checksum(true)?;
        self.compressor = Some(compressor);
        for (place, bytes) in std::mem::take(&mut self.waiting).iter().enumerate() {
            self.write(place, bytes)?;
        }
        Ok(())
    }

    fn write(&mut self, place: usize, bytes: &[u8]) -> io::Result<()> {
        let start = self.image.written();
        let Some(compressor) = &mut self.compressor else { return Ok(()) };
        let packed = compressor.compress(bytes)?;
        if let Some(record) = self.records.get_mut(place) {
            (record.start, record.length) = (start, packed.len() as u32);
        }
        self.image.write(&packed)
    }

    /// Indexes all entries and ends the image. Calls `step` with the number of entries indexed
    /// so far and of all.
    ///
    /// # Errors
    /// Those of the output and of `step`.
    pub fn finish(
        mut self,
        contents: StoreContents,
        step: &mut dyn FnMut(usize, usize) -> io::Result<()>,
    ) -> io::Result<W> {
        self.train()?;
        self.records.sort_by_key(|record| (record.kind, record.file));
        let lengths = Lengths::of_sizes(
            self.records.iter().map(|record| (record.title as usize, record.summary as usize)),
        );
        let mut builder = Builder::new(&contents.catalog, lengths);
        let mut ids = Vec::new();
        self.each(|place, all, entry| {
            builder.add(&entry);
            ids.push((entry.id, place as u64));
            step(place + 1, all)
        })?;
        let mut image = self.image;
        image.section(Section::RecordDictionary, &self.dictionary)?;
        image.begin(Section::RecordStarts);
        for record in &self.records {
            image.write(&record.start.to_le_bytes())?;
            image.write(&record.length.to_le_bytes())?;
        }
        ids.sort_unstable();
        let ids = fst::Map::from_iter(ids).map_err(io::Error::other)?;
        image.section(Section::Ids, ids.as_fst().as_bytes())?;
        let StoreContents { catalog, sources, faults } = contents.clone_without_entries();
        let head = IndexMeta { catalog, sources, faults, ..IndexMeta::default() };
        let out = builder.finish(image, head)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)
    }

    /// Reads all records back, in their order.
    fn each(
        &mut self,
        mut visit: impl FnMut(usize, usize, Entry) -> io::Result<()>,
    ) -> io::Result<()> {
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let mut decoder = Decompressor::with_dictionary(&self.dictionary)?;
        let base = self.image.section_start();
        let out = self.image.inner();
        out.flush()?;
        let end = out.stream_position()?;
        let mut input = BufReader::with_capacity(1 << 18, out.get_mut());
        let mut at = input.seek(SeekFrom::Start(base))?;
        let mut packed = Vec::new();
        for (place, record) in self.records.iter().enumerate() {
            let start = base + record.start;
            input.seek_relative(start as i64 - at as i64)?;
            packed.resize(record.length as usize, 0);
            input.read_exact(&mut packed)?;
            at = start + u64::from(record.length);
            let entry = unpack(&mut decoder, &packed).ok_or_else(damaged)?;
            visit(place, self.records.len(), entry)?;
        }
        drop(input);
        out.seek(SeekFrom::Start(end)).map(drop)
    }
}

impl StoreContents {
    fn clone_without_entries(&self) -> Self {
        let catalog =
            Catalog { entries: crate::catalog::Entries::default(), ..self.catalog.clone() };
        Self { catalog, sources: self.sources.clone(), faults: self.faults.clone() }
    }
}
