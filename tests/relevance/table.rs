//! The figures by type as a table, and what went wrong.

use super::judged::{DEPTH, Figures, Judged, rank};
use super::peers::Peer;
use squadroom::catalog::{Catalog, EntryPosition};
use std::collections::BTreeMap;

/// Prints the figures of all engines, and of the first one the misses.
pub fn print(
    half: &str,
    catalog: &Catalog,
    queries: &[Judged],
    engines: &mut [Box<dyn Peer + '_>],
) {
    println!("\n{half}: {} queries. MRR@10, success@1, success@3\n", queries.len());
    print!("{:14}{:>4}", "", "");
    engines.iter().for_each(|engine| print!("  {:^28}", engine.name()));
    println!();
    let mut misses = Vec::new();
    let mut columns: Vec<BTreeMap<&str, Figures>> = Vec::new();
    for (at, engine) in engines.iter_mut().enumerate() {
        let mut figures: BTreeMap<&str, Figures> = BTreeMap::new();
        for judged in queries {
            let found = engine.top(judged.query, DEPTH);
            let rank = rank(judged, &found);
            figures.entry(judged.kind).or_default().add(rank);
            // The last letter of the alphabet puts the sum below the types.
            figures.entry("~ all").or_default().add(rank);
            if at == 0 && rank != Some(1) {
                misses.push(miss(catalog, judged, rank, found.first()));
            }
        }
        columns.push(figures);
    }
    let types: Vec<&str> = columns.first().into_iter().flat_map(BTreeMap::keys).copied().collect();
    for kind in types {
        let queries = columns[0][kind].queries;
        print!("{:14}{queries:>4}", kind.trim_start_matches("~ "));
        for column in &columns {
            let figures = column[kind];
            let text = format!(
                "{:.3}   {:.3}   {:.3}",
                figures.mrr(),
                figures.success(1),
                figures.success(3)
            );
            print!("  {text:^28}");
        }
        println!();
    }
    println!("\n{half}: first hit wrong in {} queries", misses.len());
    misses.iter().for_each(|miss| println!("{miss}"));
}

fn miss(catalog: &Catalog, judged: &Judged, rank: Option<usize>, first: Option<&usize>) -> String {
    let id = |at: &usize| {
        catalog.entries.get(EntryPosition::new(*at)).map_or(String::new(), |entry| entry.id.clone())
    };
    let rank = rank.map_or("  -".to_owned(), |rank| format!("{rank:3}"));
    format!(
        "{rank}  {:12}  {:40}  got {}, wanted {}",
        judged.kind,
        judged.query,
        first.map_or("nothing".to_owned(), id),
        judged.right.iter().map(id).collect::<Vec<_>>().join(" or ")
    )
}
