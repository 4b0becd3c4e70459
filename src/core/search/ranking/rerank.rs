//! Ranks the entries that were found.

use crate::catalog::{EntryPosition, Kind};
use crate::search::Index;
use crate::search::matching::candidates::Candidates;
use crate::search::matching::subsequence::matcher;
use crate::search::query::Query;
use crate::search::results::{Hit, LARGE, Request, Sort, Tier};
use crate::search::text::tokenizer::plain_words;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Number of the best hits that are ranked again by their names.
const RERANKED: usize = 200;

/// Number of the best hits whose titles are compared letter by letter: about a screen of them.
/// This costs more than all the rest of a search.
const COMPARED: usize = 24;

/// Returns the best of the listed entries, at most `request.limit`, in order.
pub(in crate::search) fn hits(
    index: &Index,
    (candidates, current): (&Candidates, &[bool]),
    listed: &[u32],
    query: &Query,
    request: &Request,
) -> Vec<Hit> {
    let has_words = !query.words.is_empty();
    let ages = !has_words && index.len() <= LARGE;
    let is_past = |entry: usize| ages && !current.get(entry).copied().unwrap_or(true);
    let rank = |entry: usize| {
        let level = level(candidates.tiers[entry], query);
        best_first(level, is_past(entry), candidates.scores[entry])
    };
    let wanted = request.limit.max(if has_words { RERANKED } else { 0 });
    let found = match request.sort {
        Sort::Relevance => first(listed, wanted, |entry| rank(entry as usize)),
        sort => {
            let keys = keys(index, sort);
            first(listed, wanted, |entry| {
                // Entries with only some of the words come last, however new they are.
                let is_weak = candidates.tiers[entry as usize] >= Tier::Some as u8;
                let key = keys.get(entry as usize).copied().unwrap_or(LAST);
                // Equals stay in the order of relevance.
                (is_weak, key, rank(entry as usize))
            })
        }
    };
    let hit = |entry: &u32| {
        let (entry, at) = (EntryPosition::from(*entry), *entry as usize);
        let tier = Tier::ALL[usize::from(candidates.tiers[at]).min(Tier::ALL.len() - 1)];
        let (score, page) = (candidates.scores[at], candidates.pages.get(&entry).copied());
        Hit { entry, score, tier, page }
    };
    let mut hits: Vec<Hit> = found.iter().map(hit).collect();
    if has_words && request.sort == Sort::Relevance {
        rerank(index, &mut hits, query);
    }
    hits.truncate(request.limit);
    hits
}

/// Returns the first of the entries by a key, in order; equals in the order of the catalog.
fn first<K: Ord>(listed: &[u32], wanted: usize, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut found: Vec<(K, u32)> = listed.iter().map(|entry| (key(*entry), *entry)).collect();
    if wanted < found.len() {
        found.select_nth_unstable(wanted);
        found.truncate(wanted);
    }
    found.sort_unstable();
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns the rank of a tier. Hardly any entry has every word of a question, and one that has
/// may be no answer: there the score alone decides among all tiers but the last. A hit by a
/// saved copy ranks with those of some words, but before guesses if the query has nothing but
/// guesses.
pub(in crate::search) fn level(tier: u8, query: &Query) -> u8 {
    let (copy, some) = (Tier::Copy as u8, Tier::Some as u8);
    let is_merged = if tier == copy { !query.has_guesses() } else { query.is_question() };
    if tier <= some && is_merged { some } else { tier }
}

/// Returns a sort key: better tiers come first, then what is current, then higher scores.
fn best_first(tier: u8, is_past: bool, score: f32) -> u64 {
    let level = u64::from(tier) << 1 | u64::from(is_past);
    // The bits of floats from 0 on are in the order of their values.
    level << 32 | u64::from(u32::MAX - score.max(0.0).to_bits())
}

/// The sort key of an entry behind all others.
const LAST: u32 = u32::MAX;

/// Returns a sort key for each entry in the requested order, ascending.
fn keys(index: &Index, sort: Sort) -> Vec<u32> {
    let columns = index.columns();
    match sort {
        Sort::Newest => columns.dates().map(|date| LAST - date).collect(),
        Sort::Title => columns.titles().collect(),
        Sort::Shortest | Sort::Relevance => {
            let minutes: Vec<u32> = index
                .values(crate::search::Facet::Length)
                .iter()
                .map(|value| value.id.parse().unwrap_or(LAST))
                .collect();
            let mut keys = vec![LAST; index.len()];
            columns.facet(crate::search::Facet::Length).each(|entry, value| {
                if let (Some(key), Some(minutes)) =
                    (keys.get_mut(entry), minutes.get(usize::from(value)))
                {
                    *key = *minutes;
                }
            });
            keys
        }
    }
}

/// Adds points for names to the scores of the best hits and sorts these hits again.
fn rerank(index: &Index, hits: &mut [Hit], query: &Query) {
    let best = hits.len().min(RERANKED);
    let typed = Typed::new(query);
    let runs = index.kind_runs();
    for (at, hit) in hits[..best].iter_mut().enumerate() {
        let pinned = index.head.pinned.binary_search(&hit.entry).is_ok();
        let bonus = typed.bonus(index.names(hit.entry), at < COMPARED);
        hit.score += bonus + if pinned { PINNED } else { 0.0 };
        let run = runs.iter().find(|(_, entries)| entries.contains(&hit.entry.index()));
        match run.map(|(kind, _)| *kind) {
            Some(Kind::Hotline | Kind::Contact) if query.asks_for_number => hit.score *= SERVICE,
            Some(Kind::Card) if hit.tier < Tier::Some => {
                let title = index.names(hit.entry).next();
                let is_subject = title.is_some_and(|title| typed.is_in(title));
                hit.score = hit.score * CARD + if is_subject { IS_SUBJECT } else { 0.0 };
            }
            _ => {}
        }
    }
    let level = |hit: &Hit| level(hit.tier as u8, query);
    hits[..best].sort_by(|a, b| {
        level(a).cmp(&level(b)).then(b.score.total_cmp(&a.score)).then(a.entry.cmp(&b.entry))
    });
}

/// The factor of the score of a field card. A card says all at once and needs no
/// network, so it comes before documents on its subject that match about as well. A card with
/// only some of the words gets nothing.
const CARD: f32 = 1.15;
/// The factor of the score of a hotline or contact if the line asks for a number.
const SERVICE: f32 = 1.5;
/// Points of a field card whose title has every typed word: it is on that subject. As many as
/// put it before a document that has the words as a name of its own.
const IS_SUBJECT: f32 = 8.0;
/// Points of a pinned hotline, which put it before its equals.
const PINNED: f32 = 0.3;
/// Points of a title that equals the query.
const IS_TITLE: f32 = 20.0;
/// Points of another name that equals the query.
const IS_NAME: f32 = 6.0;

/// The typed words, ready to be compared with names.
struct Typed {
    line: String,
    /// Every word of the line in order, to be compared with whole names.
    words: String,
    letters: f32,
    matcher: SkimMatcherV2,
}

impl Typed {
    fn new(query: &Query) -> Self {
        let line = query.folded_words();
        let letters = line.chars().count().max(1) as f32;
        Self { letters, line, words: query.sequence.join(" "), matcher: matcher() }
    }

    /// Returns points for the names of an entry, the title first, which is compared letter by
    /// letter if `compares`.
    fn bonus<'n>(&self, names: impl Iterator<Item = &'n str>, compares: bool) -> f32 {
        let mut bonus = 0.0f32;
        for (place, name) in names.enumerate() {
            let is_title = place == 0;
            if is_title && compares {
                let points = self.matcher.fuzzy_match(name, &self.line).unwrap_or(0);
                bonus += points as f32 / (self.letters * 24.0);
            }
            if self.may_equal(name) && plain_words(name).join(" ") == self.words {
                bonus += if is_title { IS_TITLE } else { IS_NAME };
            }
        }
        bonus
    }

    /// Returns true if a title has every word of the line.
    fn is_in(&self, title: &str) -> bool {
        let title = plain_words(title);
        self.words.split(' ').all(|word| title.iter().any(|own| *own == word))
    }

    /// Returns true if a name may equal the query, by its first letter and its length: to split
    /// every name into words costs more than the rest of a search.
    fn may_equal(&self, name: &str) -> bool {
        let first = name.chars().find(|letter| letter.is_alphanumeric() || !letter.is_ascii());
        let begins = first.is_some_and(|first| {
            !first.is_ascii() || self.words.starts_with(first.to_ascii_lowercase())
        });
        begins && name.len() <= self.words.len() * 2 + 8
    }
}
