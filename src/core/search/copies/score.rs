//! Finds entries by their saved copies.
//!
//! A page matches if it has every required word that the entry's own texts lack, as typed, as a
//! start or of the same stem, and every phrase that they lack. The catalog's own texts are
//! searched first and as if there were no copies; a match then adds entries or lifts those that
//! had only some of the words.

use super::copy_scores::CopyScores;
use super::phrases::Phrases;
use super::{CopyIndex, CopyScorer};
use crate::catalog::Catalog;
use crate::search::matching::candidates::{Candidates, OUT};
use crate::search::matching::score_cache::{IndexScores, TermScores};
use crate::search::matching::tiers::OPTIONAL;
use crate::search::query::Fuzziness;
use crate::search::query::{Query, Word};
use crate::search::ranking::rerank::level;
use crate::search::results::Tier;
use std::sync::Arc;

/// Puts the entries whose copies match into [`Tier::Copy`]; to be called when all other tiers
/// are assigned.
pub(in crate::search) fn assign(
    candidates: &mut Candidates,
    scores: &mut IndexScores<'_>,
    copies: &mut CopyScorer,
    catalog: &Catalog,
    query: &Query,
) {
    let Some(index) = copies.index.clone() else { return };
    if query.words.is_empty() {
        return;
    }
    let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
    let Some(columns) = scores_of_both(scores, copies, &index, &required) else { return };
    let optional: Vec<&Word> = query.words.iter().filter(|word| word.optional).collect();
    let extra = scores.of_all(&optional, Fuzziness::Typed);
    let mut phrases = Phrases::of(query, &required, copies);
    for (entry, pages) in index.copies() {
        let at = entry.index();
        let Some(tier) = candidates.tiers.get(at).copied() else { continue };
        let is_better = tier == OUT || level(Tier::Copy as u8, query) <= level(tier, query);
        if tier == Tier::Words as u8 || !is_better {
            continue;
        }
        let found = phrases.best(&index, &columns, (catalog, entry), pages);
        let Some((score, page)) = found else { continue };
        let extra = extra.iter().map(|column| {
            let impact = column.impacts.get(at).copied().unwrap_or(0);
            scores.idf(column) / 255.0 * OPTIONAL * f32::from(impact)
        });
        let score = score + extra.sum::<f32>();
        let before = if tier == OUT { 0.0 } else { candidates.scores[at] };
        candidates.tiers[at] = Tier::Copy as u8;
        candidates.scores[at] = score.max(before);
        candidates.pages.insert(entry, page);
    }
    phrases.cache(copies);
}

/// Returns the scores of the required words in entries and on pages; `None` if a word is
/// nowhere.
fn scores_of_both(
    scores: &mut IndexScores<'_>,
    copies: &mut CopyScorer,
    index: &CopyIndex,
    required: &[&Word],
) -> Option<CopyScores> {
    let own = scores.of_all(required, Fuzziness::Typed);
    let pages: Vec<Arc<TermScores>> =
        required.iter().map(|word| copies.scores(index, word)).collect();
    let is_nowhere =
        |(own, page): (&Arc<TermScores>, &Arc<TermScores>)| own.found + page.found == 0;
    if own.iter().zip(&pages).any(is_nowhere) {
        return None;
    }
    let weights = own.iter().map(|column| scores.idf(column) / 255.0).collect();
    Some(CopyScores { own, pages, weights })
}
