//! Judged queries, and how well an engine does on them.

use squadroom::catalog::Catalog;

/// How far down an officer looks.
pub const DEPTH: usize = 10;

/// A query with the entries that may rightly stand first.
pub struct Judged {
    pub kind: &'static str,
    pub query: &'static str,
    /// Places in the catalog, the best first.
    pub right: Vec<usize>,
}

/// The half to look at while one works on search.
pub fn practice(catalog: &Catalog) -> Vec<Judged> {
    read(include_str!("practice.tsv"), catalog)
}

/// The half to look at only at the end.
pub fn set_aside(catalog: &Catalog) -> Vec<Judged> {
    read(include_str!("set-aside.tsv"), catalog)
}

fn read(text: &'static str, catalog: &Catalog) -> Vec<Judged> {
    let is_query = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    text.lines().filter(is_query).map(|line| judged(line, catalog)).collect()
}

fn judged(line: &'static str, catalog: &Catalog) -> Judged {
    let mut cells = line.split('\t');
    let (Some(kind), Some(query), Some(ids), None) =
        (cells.next(), cells.next(), cells.next(), cells.next())
    else {
        panic!("not type, query and ids: {line}");
    };
    let place = |id: &str| {
        let place = catalog.entries.position(id);
        place.unwrap_or_else(|| panic!("there is no entry {id}")).index()
    };
    Judged { kind, query, right: ids.split(',').map(place).collect() }
}

/// Mean reciprocal rank, and how often a right entry stands first or among
/// the first three.
#[derive(Default, Clone, Copy)]
pub struct Figures {
    pub queries: usize,
    reciprocals: f64,
    first: usize,
    three: usize,
}

impl Figures {
    /// Counts one query, whose first right entry has this rank, from 1.
    pub fn add(&mut self, rank: Option<usize>) {
        self.queries += 1;
        if let Some(rank) = rank {
            self.reciprocals += 1.0 / rank as f64;
            self.first += usize::from(rank == 1);
            self.three += usize::from(rank <= 3);
        }
    }

    pub fn mrr(self) -> f64 {
        self.reciprocals / self.queries.max(1) as f64
    }

    pub fn success(self, most: usize) -> f64 {
        let successes = if most == 1 { self.first } else { self.three };
        successes as f64 / self.queries.max(1) as f64
    }
}

/// The rank of the first right entry, from 1, among the first ten.
pub fn rank(judged: &Judged, found: &[usize]) -> Option<usize> {
    let found = found.iter().take(DEPTH);
    found.clone().position(|entry| judged.right.contains(entry)).map(|at| at + 1)
}
