//! The last resort: titles that hold the letters of every word in order.

use super::candidates::{Candidates, OUT};
use crate::catalog::EntryPosition;
use crate::search::Index;
use crate::search::query::Word;
use crate::search::results::Tier;
use crate::search::text::tokenizer::letter_mask;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Points of the matcher that each typed letter must earn, so that letters
/// strewn over a title are no match.
const FLOOR_PER_LETTER: f32 = 17.0;

/// The most cells of the matcher's table, which bounds its memory.
const TABLE_LIMIT: usize = 1 << 16;

/// The matcher, case-blind.
pub(in crate::search) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().ignore_case().element_limit(TABLE_LIMIT)
}

/// Puts the titles that hold every word's letters into the last tier.
pub(in crate::search) fn insert(index: &Index, candidates: &mut Candidates, words: &[&Word]) {
    let typed: usize = words.iter().map(|word| word.folded.chars().count()).sum();
    if typed < 3 || words.iter().any(|word| word.quoted || word.named) {
        return;
    }
    let needed = words.iter().fold(0, |mask, word| mask | letter_mask(&word.folded));
    let matcher = matcher();
    for (entry, letters) in index.columns().letters().enumerate().take(candidates.tiers.len()) {
        if candidates.tiers[entry] != OUT || needed & !letters != 0 {
            continue;
        }
        let title = index.names(EntryPosition::new(entry)).next().unwrap_or_default();
        let points: Option<i64> =
            words.iter().map(|word| matcher.fuzzy_match(title, &word.folded)).sum();
        let each = points.unwrap_or(0) as f32 / typed as f32;
        if each >= FLOOR_PER_LETTER {
            candidates.insert(entry, Tier::Letters, each / 1000.0);
        }
    }
}
