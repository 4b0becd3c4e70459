//! A search that reads every text of every entry for every word: slow, plain,
//! and written without the index.

use crate::catalog::{Catalog, Detail, Entry, Kind};
use crate::search::query::is_function_word;
use crate::search::{Facet, Tier};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};
use rust_stemmers::{Algorithm, Stemmer};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A line of the query language, taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// Words of three letters or more, all different.
    pub(super) words: Vec<String>,
    pub(super) phrase: Vec<String>,
    pub(super) without: Vec<String>,
    pub(super) without_phrase: Vec<String>,
    /// Facet, true to exclude, ids of values.
    pub(super) filters: Vec<(Facet, bool, Vec<String>)>,
    /// Kinds to list, as a tab does.
    pub(super) kinds: Vec<Kind>,
}

impl Wanted {
    /// Returns the line with all but the kinds.
    pub(super) fn line(&self) -> String {
        let mut terms = self.words.clone();
        let quoted = |words: &[String]| format!("\"{}\"", words.join(" "));
        if !self.phrase.is_empty() {
            terms.insert(terms.len() / 2, quoted(&self.phrase));
        }
        if !self.without_phrase.is_empty() {
            terms.push(format!("-{}", quoted(&self.without_phrase)));
        }
        terms.extend(self.without.iter().map(|word| format!("-{word}")));
        for (facet, negated, ids) in &self.filters {
            let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
            let minus = if *negated { "-" } else { "" };
            terms.insert(0, format!("{minus}{}:{}", facet.name(), ids.join(",")));
        }
        terms.join(" ")
    }

    /// The words to look for, in the order of the line, each with whether it
    /// must be met exactly.
    fn all_words(&self) -> Vec<(String, bool)> {
        let mut all: Vec<(String, bool)> = Vec::new();
        let (before, after) = self.words.split_at(self.words.len() / 2);
        let typed = |words: &[String]| words.iter().map(|w| (w.clone(), false)).collect::<Vec<_>>();
        let phrase = self.phrase.iter().map(|word| (word.clone(), true));
        let line = typed(before).into_iter().chain(phrase).chain(typed(after));
        for (word, exact) in line {
            if !all.iter().any(|(known, _)| *known == word) {
                all.push((word, exact));
            }
        }
        all
    }
}

/// The words of each text of an entry and of what it names.
pub(super) fn texts(catalog: &Catalog, entry: &Entry) -> Vec<Vec<String>> {
    let mut texts = vec![entry.title.clone(), entry.summary.clone(), entry.id.clone()];
    texts.push(entry.kind.word().to_owned());
    texts.extend(entry.alt_titles.iter().cloned());
    for topic in entry.topics.iter().filter_map(|id| catalog.topic(id)) {
        texts.push(topic.label.clone());
        texts.extend(topic.alt_labels.iter().chain(&topic.keywords).cloned());
    }
    for publisher in entry.publisher.iter().filter_map(|id| catalog.publisher(id)) {
        texts.extend([publisher.name.clone(), publisher.short_name.clone()]);
        texts.extend(publisher.alt_names.iter().cloned());
    }
    if let Detail::Resource(resource) = &entry.detail {
        texts.extend(resource.format.map(|format| format.as_str().to_owned()));
    }
    texts.extend(entry.dates().map(|date| date.year().to_owned()));
    let words = |text: &String| {
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect()
    };
    texts.iter().map(words).collect()
}

/// The ids of the values of an entry, each once.
pub(super) fn values(entry: &Entry, facet: Facet) -> Vec<String> {
    let one = |value: Option<String>| value.into_iter().collect();
    let mut values: Vec<String> = match facet {
        Facet::Kind => vec![entry.kind.as_str().to_owned()],
        Facet::Topic => entry.topics.clone(),
        Facet::Publisher => entry.publisher.clone(),
        Facet::Level => {
            entry.audience_level.iter().map(|level| level.as_str().to_owned()).collect()
        }
        Facet::Access => one(entry.access.map(|access| access.as_str().to_owned())),
        Facet::Format => one(entry.format().map(|format| format.as_str().to_owned())),
        Facet::Status => vec![entry.status.as_str().to_owned()],
        Facet::Year => one(entry.issued.as_ref().map(|date| date.as_str()[..4].to_owned())),
        Facet::Length => one(entry.duration().map(|length| length.minutes().to_string())),
        Facet::Language => {
            let spoken = entry.service().map(|own| own.languages.clone()).unwrap_or_default();
            let spoken = spoken.iter().filter_map(|name| crate::catalog::language_called(name));
            entry.language.iter().cloned().chain(spoken.map(str::to_owned)).collect()
        }
        Facet::Free => one(entry.is_free().map(|free| if free { "yes" } else { "no" }.to_owned())),
        Facet::Layer => one(Some(entry.layer.clone()).filter(|layer| !layer.is_empty())),
    };
    values.sort();
    values.dedup();
    values
}

/// Returns whether one word may stand for the other within so many slips.
fn fits(typed: &str, exact: bool, other: &str, slips: u8) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<(String, String, u8), bool>> = RefCell::default();
    }
    if typed == other || exact {
        return typed == other;
    }
    let pair = (typed.to_owned(), other.to_owned(), slips);
    KNOWN.with_borrow_mut(|known| {
        *known.entry(pair).or_insert_with(|| may_stand(typed, other, slips))
    })
}

fn may_stand(typed: &str, other: &str, slips: u8) -> bool {
    if other.starts_with(typed) {
        return true;
    }
    let (own, letters) = (stem(typed), typed.len());
    let root = own.bytes().zip(typed.bytes()).take_while(|(a, b)| a == b).count();
    // The British spelling shares four letters with the American.
    let root = if typed.starts_with("labo") { root.min(4) } else { root };
    if letters >= 4 && root >= 3 && other.starts_with(&typed[..root]) && stem(other) == own {
        return true;
    }
    let allowed = slips.min(match letters {
        _ if typed.bytes().any(|byte| byte.is_ascii_digit()) => 0,
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    });
    let first = u8::from(typed.as_bytes()[0] != other.as_bytes()[0]);
    // Nobody who mistypes `force` means `for`.
    if allowed == 0 || is_function_word(other) {
        return false;
    }
    // The last guess: a slip in the first letter of a short word.
    let first = if slips == 3 && allowed == 1 { 0 } else { first };
    // The crate of the index decides here, too, which typos in the start of a word count; the
    // test of `Near` shows the results.
    let automaton = match letters {
        0..=4 => automaton(allowed).build_dfa(typed),
        _ => automaton(allowed).build_prefix_dfa(typed),
    };
    matches!(automaton.eval(other), Distance::Exact(slips) if slips + first <= allowed)
}

fn stem(word: &str) -> String {
    match word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        true => word.to_owned(),
        false => {
            let word = word.replacen("labour", "labor", 1);
            Stemmer::create(Algorithm::English).stem(&word).into_owned()
        }
    }
}

/// Returns whether two words of different stems stand in one group.
fn is_synonym(groups: &[Vec<String>], typed: &str, other: &str) -> bool {
    let holds = |group: &Vec<String>, word: &str| group.iter().any(|own| stem(own) == stem(word));
    stem(typed) != stem(other)
        && groups.iter().any(|group| holds(group, typed) && holds(group, other))
}

fn automaton(slips: u8) -> &'static LevenshteinAutomatonBuilder {
    static ALL: [OnceLock<LevenshteinAutomatonBuilder>; 2] = [const { OnceLock::new() }; 2];
    ALL[usize::from(slips) - 1].get_or_init(|| LevenshteinAutomatonBuilder::new(slips, true))
}

fn has_phrase(texts: &[Vec<String>], phrase: &[String]) -> bool {
    texts.iter().any(|text| text.windows(phrase.len()).any(|window| window == phrase))
}

/// Everything that a search tells but the order.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    /// For each entry that is listed its tier.
    pub(super) listed: Vec<(usize, Tier)>,
    pub(super) kinds: Vec<usize>,
    /// For each facet its values with how many have them; none without any.
    pub(super) facets: Vec<Vec<(String, usize)>>,
}

/// The words of each page of the saved copies, by the entry's place.
pub(super) type Copies = BTreeMap<usize, Vec<Vec<String>>>;

/// Returns whether one page of its copy makes an entry fit, whose own texts these are.
fn fits_by_copy(
    texts: &[Vec<String>],
    pages: &[Vec<String>],
    synonyms: &[Vec<String>],
    wanted: &Wanted,
) -> bool {
    let has = |text: &[Vec<String>], (word, exact): &(String, bool)| {
        text.iter().flatten().any(|other| fits(word, *exact, other, 0))
    };
    let means_same = |(word, exact): &(String, bool)| {
        !exact && texts.iter().flatten().any(|other| is_synonym(synonyms, word, other))
    };
    let lacks_phrase = !wanted.phrase.is_empty() && !has_phrase(texts, &wanted.phrase);
    pages.iter().map(std::slice::from_ref).any(|page| {
        wanted
            .all_words()
            .iter()
            .all(|word| has(texts, word) || means_same(word) || has(page, word))
            && (!lacks_phrase || has_phrase(page, &wanted.phrase))
    })
}

/// Returns whether the catalog has no such word, even with a slip.
fn is_guess(
    texts: &[Vec<Vec<String>>],
    synonyms: &[Vec<String>],
    (word, exact): &(String, bool),
) -> bool {
    let knows = |other: &String| fits(word, false, other, 1) || is_synonym(synonyms, word, other);
    !exact && !texts.iter().flatten().flatten().any(knows)
}

/// Searches.
pub(super) fn search(catalog: &Catalog, copies: &Copies, wanted: &Wanted) -> Answer {
    let entries: Vec<Entry> = catalog.entries.iter().map(|entry| entry.into_owned()).collect();
    let texts: Vec<Vec<Vec<String>>> = entries.iter().map(|entry| texts(catalog, entry)).collect();
    let left_out = |place: usize| {
        let entry = &entries[place];
        let has = |word: &String| texts[place].iter().any(|text| text.contains(word));
        let by_filter = wanted.filters.iter().filter(|(_, negated, _)| *negated);
        wanted.without.iter().any(has)
            || by_filter.into_iter().any(|(facet, _, ids)| {
                values(entry, *facet).iter().any(|value| ids.contains(value))
            })
    };
    // True if the filters of this facet let the entry through.
    let let_through = |place: usize, facet: Facet| {
        let mut own = wanted.filters.iter().filter(|(f, negated, _)| *f == facet && !negated);
        let is_in =
            |ids: &Vec<String>| values(&entries[place], facet).iter().any(|v| ids.contains(v));
        own.clone().next().is_none() || own.any(|(_, _, ids)| is_in(ids))
    };
    let passes = |place: usize, but: Option<Facet>| {
        let mut narrowed = Facet::ALL.iter().filter(|facet| Some(**facet) != but);
        !left_out(place) && narrowed.all(|facet| let_through(place, *facet))
    };
    let in_tab =
        |place: usize| wanted.kinds.is_empty() || wanted.kinds.contains(&entries[place].kind);
    let mut tiers = tiers(&entries, &texts, &catalog.synonyms, wanted);
    for (place, tier) in tiers.iter_mut().enumerate() {
        let phrase = wanted.phrase.is_empty() || has_phrase(&texts[place], &wanted.phrase);
        let without = &wanted.without_phrase;
        if !phrase || (!without.is_empty() && has_phrase(&texts[place], without)) {
            *tier = None;
        }
    }
    let guesses = wanted.all_words().iter().any(|word| is_guess(&texts, &catalog.synonyms, word));
    for (place, pages) in copies.iter().filter(|_| !wanted.all_words().is_empty()) {
        let without = &wanted.without_phrase;
        let may = match tiers[*place] {
            Some(Tier::Words) => false,
            Some(Tier::Spelling) => guesses,
            _ => without.is_empty() || !has_phrase(&texts[*place], without),
        };
        if may && fits_by_copy(&texts[*place], pages, &catalog.synonyms, wanted) {
            tiers[*place] = Some(Tier::Copy);
        }
    }
    let found: Vec<(usize, Tier)> =
        tiers.iter().enumerate().filter_map(|(place, tier)| Some((place, (*tier)?))).collect();
    let listed = found.iter().filter(|(place, _)| passes(*place, None) && in_tab(*place));
    let of_kind = |kind: &Kind| {
        let fits = |place: usize| entries[place].kind == *kind && passes(place, None);
        found.iter().filter(|(place, _)| fits(*place)).count()
    };
    let counts = |facet: &Facet| {
        let mut counts = BTreeMap::new();
        for (place, _) in &found {
            if passes(*place, Some(*facet)) && (*facet == Facet::Kind || in_tab(*place)) {
                values(&entries[*place], *facet).into_iter().for_each(|value| {
                    *counts.entry(value).or_insert(0) += 1;
                });
            }
        }
        counts.into_iter().collect()
    };
    Answer {
        listed: listed.copied().collect(),
        kinds: Kind::ALL.iter().map(of_kind).collect(),
        facets: Facet::ALL.iter().map(counts).collect(),
    }
}

/// The tier of each entry by its words, whatever is filtered.
fn tiers(
    entries: &[Entry],
    texts: &[Vec<Vec<String>>],
    synonyms: &[Vec<String>],
    wanted: &Wanted,
) -> Vec<Option<Tier>> {
    let words = wanted.all_words();
    if words.is_empty() {
        return vec![Some(Tier::Words); entries.len()];
    }
    let mut tiers: Vec<Option<Tier>> = vec![None; entries.len()];
    let has_itself = |place: usize, (word, exact): &(String, bool), slips: u8| {
        texts[place].iter().flatten().any(|other| fits(word, *exact, other, slips))
    };
    let means_same = |place: usize, (word, exact): &(String, bool)| {
        let mut words = texts[place].iter().flatten();
        !exact && words.any(|other| is_synonym(synonyms, word, other))
    };
    let has = |place: usize, word: &(String, bool), slips: u8| {
        has_itself(place, word, slips) || means_same(place, word)
    };
    let is_few = |tiers: &[Option<Tier>]| tiers.iter().flatten().count() < 10;
    // As many slips as it takes to find a word anywhere.
    let found = |word: &(String, bool), slips| {
        (0..entries.len()).filter(|place| has(*place, word, slips)).count()
    };
    let last = |word: &(String, bool)| if matches!(word.0.len(), 4..=5) { 3 } else { 2 };
    let least = |word: &(String, bool)| {
        (0..3).find(|slips| found(word, *slips) > 0).unwrap_or_else(|| last(word))
    };
    let least: Vec<u8> = words.iter().map(least).collect();
    // Of a word that is somewhere as typed, one slip is the most.
    let all = |slips: u8| -> Vec<u8> {
        least.iter().map(|least| if *least == 0 { slips.min(1) } else { slips }).collect()
    };
    for (slips, tier) in [
        (all(0), Tier::Words),
        (least.clone(), Tier::Spelling),
        (all(1), Tier::Spelling),
        (all(2), Tier::Spelling),
    ] {
        if tier == Tier::Words || is_few(&tiers) {
            for (place, own) in tiers.iter_mut().enumerate().filter(|(_, tier)| tier.is_none()) {
                let mut words = words.iter().zip(&slips);
                *own = words.all(|(word, slips)| has(place, word, *slips)).then_some(tier);
            }
        }
    }
    if is_few(&tiers) && words.len() > 1 {
        let share = |(word, slips): (&(String, bool), &u8)| {
            let itself = (0..entries.len()).filter(|place| has_itself(*place, word, *slips));
            let found = match itself.count() {
                0 => found(word, *slips) as f32,
                itself => itself as f32,
            };
            let rarity = ((entries.len() as f32 + 1.0) / (found + 0.5)).ln().max(0.05);
            if found == 0.0 { 0.0 } else { rarity }
        };
        let shares: Vec<f32> = words.iter().zip(&least).map(share).collect();
        let whole = shares.iter().fold(0.0, |sum, share| sum + share);
        for (place, own) in tiers.iter_mut().enumerate().filter(|(_, tier)| tier.is_none()) {
            let held = words.iter().zip(&least).zip(&shares);
            let held = held.filter(|((word, slips), _)| has(place, word, **slips));
            let held = held.fold(0.0, |sum, (_, share)| sum + share);
            *own = (held > 0.0 && held >= 0.4 * whole).then_some(Tier::Some);
        }
    }
    if is_few(&tiers) && words.iter().all(|(_, exact)| !exact) {
        let letters: usize = words.iter().map(|(word, _)| word.len()).sum();
        let matcher = SkimMatcherV2::default().ignore_case();
        for (place, own) in tiers.iter_mut().enumerate().filter(|(_, tier)| tier.is_none()) {
            let points =
                words.iter().map(|(word, _)| matcher.fuzzy_match(&entries[place].title, word));
            let points: Option<i64> = points.sum();
            let enough = points.is_some_and(|points| points as f32 / letters as f32 >= 17.0);
            *own = enough.then_some(Tier::Letters);
        }
    }
    let is_none = |tiers: &[Option<Tier>]| tiers.iter().all(Option::is_none);
    let (last, exact) = &words[words.len() - 1];
    if !exact && !last.bytes().any(|byte| byte.is_ascii_digit()) {
        for kept in (last.len().div_ceil(2).max(2)..last.len()).rev() {
            let shorter = (last[..kept].to_owned(), false);
            if is_none(&tiers) {
                for (place, own) in tiers.iter_mut().enumerate().filter(|(_, t)| t.is_none()) {
                    *own = has_itself(place, &shorter, 0).then_some(Tier::Letters);
                }
            }
        }
    }
    tiers
}
