//! Checks that every reference names an id that exists, and that no id is given twice.

use crate::catalog::parse::draft::{Draft, FileDrafts, Reference, Target};
use crate::catalog::{BuiltIn, Catalog};
use crate::faults::{Code, Document, nearest};
use std::collections::{HashMap, HashSet};

/// Most ids that a misspelled one is compared with: more would take longer than reading the
/// catalog does.
const MOST_CANDIDATES: usize = 20_000;

/// All declared ids. An id whose item was dropped for a fault still counts, so that one fault
/// does not raise others.
#[derive(Debug, Default)]
pub(in crate::catalog) struct Declared {
    topics: Ids,
    publishers: Ids,
    entries: Ids,
    origins: Ids,
    /// Ids from the lines of files that are not valid TOML; each counts as an id of any kind.
    rescued: HashSet<String>,
    /// The names of the files.
    files: Vec<String>,
}

type Ids = HashMap<String, First>;

/// The place where an id was declared first.
#[derive(Debug, Clone, Copy)]
struct First {
    /// Index of the file; [`BELOW`]: the base catalog that this one is loaded over.
    file: u32,
    /// The byte and the line in it.
    start: u32,
    line: u32,
    /// True if a file of this catalog declares it, even if the base does, too.
    own: bool,
}

const BELOW: u32 = u32::MAX;

impl First {
    /// Returns true if a reference to this target may mean it.
    fn fits(self, to: Target) -> bool {
        match to {
            Target::OwnEntry => self.own,
            Target::EarlierEntry => self.file == BELOW,
            _ => true,
        }
    }
}

impl Declared {
    /// Returns the ids of the base catalog.
    pub fn below(base: &Catalog) -> Self {
        let mut declared = Self::default();
        let below = |ids: &mut Ids, id: &str| {
            ids.insert(id.to_owned(), First { file: BELOW, start: 0, line: 0, own: false });
        };
        for topic in &base.topics {
            below(&mut declared.topics, &topic.id);
        }
        for publisher in &base.publishers {
            below(&mut declared.publishers, &publisher.id);
        }
        for id in base.entries.ids() {
            below(&mut declared.entries, &id);
        }
        for origin in &base.manifest.origins {
            below(&mut declared.origins, &origin.id);
        }
        declared
    }

    /// Adds the ids of the next file.
    pub fn learn(&mut self, parts: &FileDrafts, document: &Document<'_>) {
        let file = self.files.len() as u32;
        self.files.push(document.name().to_owned());
        declare(&mut self.topics, &parts.topics, document, file);
        declare(&mut self.publishers, &parts.publishers, document, file);
        declare(&mut self.entries, &parts.entries, document, file);
        declare(&mut self.origins, &parts.origins, document, file);
        // A file that is not valid TOML may lose whole tables. The ids in its lines count as
        // ids of any kind, so that references to them do not seem to dangle.
        if document.is_torn() {
            self.rescued.extend(document.text().lines().filter_map(id_of_line).map(str::to_owned));
        }
    }

    /// Counts the next file as one without ids.
    pub fn skip(&mut self, name: &str) {
        self.files.push(name.to_owned());
    }

    const fn ids(&self, target: Target) -> &Ids {
        match target {
            Target::Topic => &self.topics,
            Target::Publisher => &self.publishers,
            Target::Entry | Target::OwnEntry | Target::EarlierEntry => &self.entries,
            Target::Origin => &self.origins,
        }
    }

    /// Returns true if an item of this kind has this id.
    pub fn has(&self, to: Target, id: &str) -> bool {
        let first = self.ids(to).get(id);
        first.is_some_and(|first| first.fits(to)) || self.rescued.contains(id)
    }

    /// Reports ids of a file that are taken already. All files up to this one must be learned.
    /// Ids of protected hotlines are reported elsewhere.
    pub fn check_ids(
        &self,
        file: usize,
        parts: &FileDrafts,
        document: &Document<'_>,
        protected: Option<&BuiltIn>,
    ) {
        let is_free = |id: &str| !protected.is_some_and(|own| own.has(id));
        let entries = parts.entries.iter().filter(|draft| is_free(&draft.id));
        self.check_taken(&self.topics, &parts.topics, file, document);
        self.check_taken(&self.publishers, &parts.publishers, file, document);
        self.check_taken(&self.entries, entries, file, document);
        self.check_taken(&self.origins, &parts.origins, file, document);
    }

    fn check_taken<'d, T: 'd>(
        &self,
        ids: &Ids,
        drafts: impl IntoIterator<Item = &'d Draft<T>>,
        file: usize,
        document: &Document<'_>,
    ) {
        for draft in drafts {
            let Some(first) = ids.get(&draft.id) else { continue };
            if (first.file as usize, first.start as usize) == (file, draft.id_span.start) {
                continue;
            }
            let place = match self.files.get(first.file as usize) {
                Some(name) => format!("{name}, line {}", first.line),
                None => "an earlier catalog".to_owned(),
            };
            let message = format!("The id `{}` is already used in {place}.", draft.id);
            let mend = match first.file {
                BELOW => "Choose another id. To change that entry, write `[[override]]`.",
                _ => "Choose another id.",
            };
            document.report(Code::DuplicateId, draft.id_span.clone(), &message, mend);
        }
    }

    /// Returns the declared id that `id` is most likely a misspelling of.
    fn near(&self, to: Target, id: &str) -> Option<&str> {
        let ids = self.ids(to);
        if ids.len() + self.rescued.len() > MOST_CANDIDATES {
            return None;
        }
        let fits = |(_, first): &(&String, &First)| first.fits(to);
        let known = ids.iter().filter(fits).map(|(id, _)| id);
        let mut known: Vec<&str> = known.chain(&self.rescued).map(String::as_str).collect();
        // Sorted, so that the choice among equally near ids is always the same.
        known.sort_unstable();
        nearest(id, known.into_iter())
    }
}

/// Returns all references of a file: those of topics, then of entries, then of loose lines, then
/// of changes.
pub(in crate::catalog) fn references(parts: &FileDrafts) -> impl Iterator<Item = &Reference> {
    let topics = parts.topics.iter().flat_map(|draft| &draft.references);
    let entries = parts.entries.iter().flat_map(|draft| &draft.references);
    let lines = parts.lines.iter().flat_map(|draft| &draft.references);
    let overrides = parts.overrides.iter().flat_map(|draft| &draft.references);
    let hides = parts.hides.iter().flat_map(|draft| &draft.references);
    topics.chain(entries).chain(lines).chain(overrides).chain(hides)
}

/// Reports a reference to an id that does not exist.
pub(in crate::catalog) fn report(
    document: &Document<'_>,
    reference: &Reference,
    declared: &Declared,
) {
    let (code, what) = match reference.to {
        Target::Topic => (Code::DanglingTopic, "topic"),
        Target::Publisher => (Code::DanglingPublisher, "publisher"),
        Target::EarlierEntry => (Code::DanglingEntry, "entry of an earlier catalog"),
        Target::Entry | Target::OwnEntry => (Code::DanglingEntry, "entry"),
        Target::Origin => (Code::DanglingOrigin, "origin"),
    };
    let message = format!("Unknown {what} `{}`.", reference.id);
    let mend = match declared.near(reference.to, &reference.id) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Use the id of a known {what}, or add the {what}."),
    };
    document.report(code, reference.span.clone(), &message, &mend);
}

fn declare<T>(ids: &mut Ids, drafts: &[Draft<T>], document: &Document<'_>, file: u32) {
    for draft in drafts.iter().filter(|draft| !draft.id.is_empty()) {
        if let Some(first) = ids.get_mut(&draft.id) {
            first.own = true;
        } else {
            let start = draft.id_span.start as u32;
            let line = document.line(draft.id_span.start) as u32;
            ids.insert(draft.id.clone(), First { file, start, line, own: true });
        }
    }
}

/// The id in a line such as `id = "abc"`.
fn id_of_line(line: &str) -> Option<&str> {
    let value = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?;
    let id: &str = value.split(['"', '\'']).nth(1)?;
    (!id.is_empty()).then_some(id)
}
