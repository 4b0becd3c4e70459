//! Finds the keywords without which every judged query has the same first three answers.

use super::judged::Judged;
use super::ours::Ours;
use super::peers::Peer;
use squadroom::catalog::Catalog;
use std::collections::HashSet;

/// The answers that an officer sees first.
const FIRST: usize = 3;

/// Most keywords of an entry.
const MOST: usize = 6;

fn first_answers(catalog: &Catalog, queries: &[Judged]) -> Vec<Vec<usize>> {
    let mut ours = Ours::build(catalog);
    queries.iter().map(|judged| ours.top(judged.query, FIRST)).collect()
}

/// Returns the id and the keyword of each that can go together with the others, and the
/// number of queries that have other first answers without all of them.
pub fn idle(mut catalog: Catalog, queries: &[Judged]) -> (Vec<(String, String)>, usize) {
    let before = first_answers(&catalog, queries);
    let mut idle = Vec::new();
    // From the last place, so that the others stay where they are.
    for place in (0..MOST).rev() {
        let mut without = catalog.clone();
        for entry in without.entries.make_mut().iter_mut().filter(|own| place < own.keywords.len())
        {
            entry.keywords.remove(place);
        }
        let after = first_answers(&without, queries);
        let changed = before.iter().zip(&after).filter(|(before, after)| before != after);
        let busy: HashSet<usize> =
            changed.flat_map(|(before, after)| before.iter().chain(after)).copied().collect();
        for (at, entry) in catalog.entries.make_mut().iter_mut().enumerate() {
            if place < entry.keywords.len() && !busy.contains(&at) {
                idle.push((entry.id.clone(), entry.keywords.remove(place)));
            }
        }
    }
    let after = first_answers(&catalog, queries);
    let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    (idle, changed)
}
