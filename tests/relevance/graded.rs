//! Queries in the words of public pages, with graded answers.

use super::judged::DEPTH;
use super::peers::Peer;
use squadroom::catalog::{Catalog, EntryPosition};
use std::collections::HashMap;

/// A query and its judged answers.
pub struct Graded {
    pub query: String,
    /// By position in the catalog: 2 answers the query, 1 helps. Others are 0.
    grades: HashMap<usize, u8>,
}

/// Returns the half to look at while one works on search.
pub fn practice(catalog: &Catalog) -> Vec<Graded> {
    read(include_str!("public-practice.tsv"), catalog)
}

/// Returns the half to look at only at the end.
pub fn set_aside(catalog: &Catalog) -> Vec<Graded> {
    read(include_str!("public-set-aside.tsv"), catalog)
}

/// Reads lines of a query, its source, and `id=grade,id=grade`.
fn read(text: &str, catalog: &Catalog) -> Vec<Graded> {
    let is_query = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    text.lines().filter(is_query).map(|line| graded(line, catalog)).collect()
}

fn graded(line: &str, catalog: &Catalog) -> Graded {
    let cells: Vec<&str> = line.split('\t').collect();
    let [query, _source, grades] = cells[..] else { panic!("three cells: {line}") };
    let grade = |cell: &str| {
        let (id, grade) = cell.split_once('=').unwrap_or_else(|| panic!("id=grade: {line}"));
        let at = catalog.entries.position(id).unwrap_or_else(|| panic!("there is no entry {id}"));
        (at.index(), grade.parse().unwrap())
    };
    let grades = grades.split(',').filter(|cell| !cell.is_empty()).map(grade).collect();
    Graded { query: query.to_owned(), grades }
}

/// The sums over all queries that have an answer.
#[derive(Default)]
pub struct Sums {
    queries: usize,
    gain: f64,
    first: usize,
    three: usize,
    three_helpful: usize,
    misses: usize,
}

impl Sums {
    /// Adds the answers of one engine to one query.
    pub fn add(&mut self, graded: &Graded, found: &[usize]) {
        let grade = |at: &usize| graded.grades.get(at).copied().unwrap_or(0);
        let found: Vec<u8> = found.iter().take(DEPTH).map(grade).collect();
        let mut ideal: Vec<u8> = graded.grades.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        // A query that the catalog answers only in part is content with that part.
        let best = ideal.first().copied().unwrap_or(0);
        let rank = found.iter().position(|&grade| grade == best && best > 0);
        self.queries += 1;
        self.gain += discounted(&found) / discounted(&ideal).max(f64::MIN_POSITIVE);
        self.first += usize::from(rank == Some(0));
        self.three += usize::from(rank.is_some_and(|rank| rank < 3));
        self.three_helpful += usize::from(found.iter().take(3).any(|&grade| grade > 0));
        self.misses += usize::from(found.iter().all(|&grade| grade == 0));
    }
}

/// Returns the discounted cumulative gain of grades by rank, as in Burges et al.,
/// "Learning to Rank using Gradient Descent" (2005): (2^grade - 1) / log2(rank + 1).
fn discounted(grades: &[u8]) -> f64 {
    let at_rank =
        |(at, &grade): (usize, &u8)| (f64::from(grade).exp2() - 1.0) / (at as f64 + 2.0).log2();
    grades.iter().take(DEPTH).enumerate().map(at_rank).sum()
}

impl Graded {
    /// Returns whether the catalog has an answer at all.
    pub fn is_answerable(&self) -> bool {
        self.grades.values().any(|&grade| grade > 0)
    }
}

/// Prints a row of figures for each engine.
pub fn print(half: &str, queries: &[Graded], engines: &mut [(&str, Box<dyn Peer + '_>)]) {
    let answerable: Vec<&Graded> = queries.iter().filter(|graded| graded.is_answerable()).collect();
    println!("\n{half}: {} queries, {} with an answer", queries.len(), answerable.len());
    println!("{:28} nDCG@10  first  best in 3  helpful in 3  misses", "");
    for (name, engine) in engines {
        let mut sums = Sums::default();
        answerable.iter().for_each(|graded| sums.add(graded, &engine.top(&graded.query, DEPTH)));
        let share = |count: usize| count as f64 / sums.queries.max(1) as f64;
        println!(
            "{name:28}   {:.3}   {:.3}    {:.3}       {:.3}        {:3}",
            sums.gain / sums.queries.max(1) as f64,
            share(sums.first),
            share(sums.three),
            share(sums.three_helpful),
            sums.misses
        );
    }
}

/// Prints the queries that an engine has no helpful answer to in its first three, with what it
/// has and what it should have.
pub fn print_misses(catalog: &Catalog, queries: &[Graded], engine: &mut dyn Peer) {
    let id = |at: usize| catalog.entries.get(EntryPosition::new(at)).unwrap().id.clone();
    for graded in queries.iter().filter(|graded| graded.is_answerable()) {
        let found = engine.top(&graded.query, 3);
        if found.iter().any(|at| graded.grades.contains_key(at)) {
            continue;
        }
        let found: Vec<String> = found.into_iter().map(id).collect();
        let right: Vec<String> =
            graded.grades.iter().map(|(&at, grade)| format!("{}={grade}", id(at))).collect();
        println!("{}\n    got {}\n    wanted {}", graded.query, found.join(" "), right.join(" "));
    }
}

/// Returns, for each query of a file, the first answers of all engines together, by id, so that
/// somebody can judge them who doesn't know which engine gave which.
pub fn pools(
    queries: &str,
    catalog: &Catalog,
    engines: &mut [(&str, Box<dyn Peer + '_>)],
) -> String {
    let mut out = String::new();
    for line in queries.lines().filter(|line| !line.trim().is_empty()) {
        let query = line.split('\t').next().unwrap_or_default();
        let mut found: Vec<usize> =
            engines.iter_mut().flat_map(|(_, engine)| engine.top(query, DEPTH)).collect();
        found.sort_unstable();
        found.dedup();
        out += &format!("{line}\n");
        for at in found {
            let entry = catalog.entries.get(EntryPosition::new(at)).unwrap();
            out +=
                &format!("\t{}\t{:?}\t{}\t{}\n", entry.id, entry.kind, entry.title, entry.summary);
        }
    }
    out
}
