//! Finds a place in a line that was typed to search the catalog.

use super::asked;
use super::namesakes::WORD_CODES;
use super::query::{PlaceQuery, plain_readings};
use super::resolve::{InState, ResolvedPlace};
use crate::places::normalize::fold;
use crate::places::{Places, Size};

/// Most words that can name a place.
const MOST_WORDS: usize = 12;

/// Most words of a place that stands beside other words.
const LONGEST_BESIDE: usize = 3;

/// Population below which a place is hardly meant by a word that the catalog has.
const SMALL: u64 = 20_000;

/// Population below which a place is hardly meant by a common English word.
const SMALL_FOR_WORD: u64 = 50_000;

/// Population below which a name may be a typo: Hume for human.
const TINY: u64 = 5_000;

/// Most letters of a state's abbreviation, which counts as one only where a place is asked for.
const ABBREVIATION: usize = 4;

/// Population from which a common English word rather means the place: Phoenix, Buffalo. Names
/// of several words do so from [`SMALL`] on.
const LARGE_FOR_WORD: u64 = 500_000;

/// A place that a line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceInLine<'a> {
    /// The part of the line that names it, as it was typed.
    pub typed: &'a str,
    /// Byte offset of `typed` in the line.
    pub start: usize,
    /// True if the line has only the place and words that people ask with, such as "fbi office
    /// near".
    pub is_whole: bool,
    /// How sure it is that the place is meant.
    pub sureness: Sureness,
}

impl PlaceInLine<'_> {
    /// Returns true if the words name only the place, so that no other spelling of them is
    /// searched for: the place is sure, or it is the whole line and the catalog lacks one of
    /// its words. `knows` takes a folded word. "golf" in "in golf" is hardly the place.
    pub fn is_named(&self, line: &str, knows: &dyn Fn(&str) -> bool) -> bool {
        let is_known = || {
            let mut words = pieces(self.typed).into_iter().map(|piece| piece.folded);
            words.all(|word| knows(&word))
        };
        self.sureness == Sureness::Sure || self.typed == line.trim() && !is_known()
    }
}

/// How sure it is that a place is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The place may be meant: it is small and its name is a word, as in "in force".
    May,
    /// The place is worth a row, but hits of the catalog may be meant as well.
    Likely,
    /// The place is meant: it has a state, or nothing else has its name.
    Sure,
}

/// The words that lead to the place, by how clearly they ask for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    /// "what", "local", "number" and the like.
    Words,
    /// "in".
    Weak,
    /// "fbi", "near".
    Strong,
}

impl Places {
    /// Returns the place that a line is, or that it names behind "near" or "in". `knows` takes
    /// a folded word and tells if the catalog has it, or one that starts with it.
    pub fn in_line<'a>(
        &self,
        line: &'a str,
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<PlaceInLine<'a>> {
        let pieces = pieces(line);
        if pieces.is_empty() || pieces.len() > 4 * MOST_WORDS {
            return None;
        }
        let whole = self.whole(line, &pieces, knows);
        if whole.is_some_and(|found| found.sureness > Sureness::May) {
            return whole;
        }
        let behind = self.behind(line, &pieces, knows);
        behind.or(whole).or_else(|| self.beside(line, &pieces, knows))
    }

    /// Returns true if the words end in the name or the code of a state, behind a name.
    pub fn is_in_state(&self, typed: &str) -> bool {
        let query = PlaceQuery::parse(typed);
        self.with_state(&query.words).iter().any(|(_, own)| !own.is_first)
    }

    /// Returns true if the words name a county, a state, or a place with many people.
    pub fn is_well_known(&self, typed: &str) -> bool {
        let spots = self.spots(&PlaceQuery::parse(typed));
        spots.iter().any(|spot| self.size_of(*spot) >= Size::of(SMALL_FOR_WORD))
    }

    /// Returns true if a line asks for an FBI office but names no place.
    pub fn is_asked_for_office(line: &str) -> bool {
        let pieces = pieces(line);
        let all = pieces.iter().all(|piece| asked::is_asking(&piece.folded));
        all && pieces.iter().any(|piece| piece.folded == "fbi")
    }

    fn whole<'a>(
        &self,
        line: &'a str,
        pieces: &[LineWord],
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<PlaceInLine<'a>> {
        if pieces.len() > MOST_WORDS || line.contains([':', '"']) {
            return None;
        }
        for left in asked::ways(pieces.iter().map(|piece| piece.folded.as_str())) {
            let dropped = [pieces.get(..left.start), pieces.get(left.end..)];
            let lead = lead(dropped.into_iter().flatten().flatten());
            let own = pieces.get(left.clone())?;
            let (start, typed) = between(line, own)?;
            let behind = pieces.get(left.end..).unwrap_or_default();
            let is_number = behind.iter().any(LineWord::is_number);
            // A mobile phone is not in Alabama.
            if let ([word], true) = (own, is_number && lead != Lead::Strong)
                && self.are_common(std::slice::from_ref(&word.folded))
            {
                continue;
            }
            if let Some(sureness) = self.sureness(typed, lead, knows) {
                return Some(PlaceInLine { typed, start, is_whole: true, sureness });
            }
        }
        None
    }

    /// Returns the place behind a "near" or an "in".
    fn behind<'a>(
        &self,
        line: &'a str,
        pieces: &[LineWord],
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<PlaceInLine<'a>> {
        let leads = pieces.iter().enumerate().filter_map(|(at, piece)| {
            let lead = match piece.folded.as_str() {
                "near" => Lead::Strong,
                "in" => Lead::Weak,
                _ => return None,
            };
            Some((pieces.get(at + 1..).filter(|rest| rest.len() <= MOST_WORDS)?, lead))
        });
        for (rest, lead) in leads {
            let Some((start, typed)) = between(line, rest) else { continue };
            let sureness = self.sureness(typed, lead, knows).filter(|sure| *sure > Sureness::May);
            if let Some(sureness) = sureness {
                return Some(PlaceInLine { typed, start, is_whole: false, sureness });
            }
        }
        None
    }

    /// Returns the place among other words whose name the catalog lacks: "hotel tempe".
    fn beside<'a>(
        &self,
        line: &'a str,
        pieces: &[LineWord],
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<PlaceInLine<'a>> {
        if line.contains([':', '"']) {
            return None;
        }
        let windows = (1..=LONGEST_BESIDE).rev().flat_map(|words| pieces.windows(words));
        windows.filter(|own| own.iter().all(|piece| !knows(&piece.folded))).find_map(|own| {
            let (start, typed) = between(line, own)?;
            if self.is_before_another_state(typed, line.get(start + typed.len()..)?) {
                return None;
            }
            let sureness = self.sureness(typed, Lead::Nothing, knows)?;
            let is_sure = sureness == Sureness::Sure;
            is_sure.then_some(PlaceInLine { typed, start, is_whole: false, sureness })
        })
    }

    /// Returns true if the rest of the line begins with the name or the code of a state in which
    /// there is no such place: "tempe nm" is not Tempe in Arizona.
    fn is_before_another_state(&self, typed: &str, rest: &str) -> bool {
        let Some(next) = pieces(rest).into_iter().next() else { return false };
        let is_word = WORD_CODES.contains(&next.folded.as_str());
        let state = self.state_called(&next.folded).filter(|_| !is_word);
        let spots = || self.spots(&PlaceQuery::parse(typed));
        state.is_some_and(|state| spots().iter().all(|spot| self.state_of(*spot) != state))
    }

    /// Returns how sure it is that a place is meant; `None` if the words name none.
    fn sureness(&self, typed: &str, lead: Lead, knows: &dyn Fn(&str) -> bool) -> Option<Sureness> {
        let query = PlaceQuery::parse(typed);
        if let Some(zip) = query.zip {
            let is_place = query.words.is_empty()
                || self.zip_at(zip).is_some() && !self.spots(&query).is_empty();
            return is_place.then_some(Sureness::Sure);
        }
        for reading in plain_readings(&query.words) {
            let (spots, state) = self.spots_and_state(reading.words, reading.county);
            let Some(first) = spots.first() else { continue };
            if let ResolvedPlace::State(state) = first {
                let is_full = self.state_name(self.code(*state)).len() == typed.len();
                let is_short = !is_full && reading.words.concat().len() <= ABBREVIATION;
                return self.state_sureness(typed, reading.words, is_short, lead, knows);
            }
            let name = self.name(reading.words, &spots);
            return match state {
                Some(state) => Some(self.sureness_in_state(typed, &name, state, lead)),
                None => self.sureness_alone(&name, lead, knows),
            };
        }
        None
    }

    /// Returns the words of a name, and the sizes and kinds of the places that it means.
    fn name<'a>(&self, words: &'a [String], spots: &[ResolvedPlace]) -> Name<'a> {
        let is_county = |spot: &&ResolvedPlace| matches!(spot, ResolvedPlace::County(_));
        let largest = |spots: &mut dyn Iterator<Item = &ResolvedPlace>| {
            spots.map(|spot| self.size_of(*spot)).max().unwrap_or_default()
        };
        let words = match words {
            [name @ .., last] if last == "co" && !name.is_empty() => name,
            words => words,
        };
        let says_kind = words.last().is_some_and(|last| KINDS.contains(&last.as_str()));
        Name {
            words,
            size: largest(&mut spots.iter()),
            town_size: largest(&mut spots.iter().filter(|spot| !is_county(spot))),
            is_kind: says_kind && spots.iter().all(|spot| is_county(&spot)),
        }
    }

    /// Returns how sure a state's name is. An abbreviation counts only where a place is asked
    /// for, and one that is a word, such as "me", only in capitals.
    fn state_sureness(
        &self,
        typed: &str,
        words: &[String],
        is_short: bool,
        lead: Lead,
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<Sureness> {
        let is_capital = is_in_capitals(typed);
        let is_word = is_short && self.are_common(words) && !is_capital;
        match lead {
            _ if is_word => None,
            Lead::Nothing if is_short => None,
            Lead::Words if is_short && !is_capital => None,
            // "in co" may become a word yet.
            Lead::Weak if is_short && !is_capital => Some(Sureness::Likely),
            Lead::Nothing if words.iter().all(|word| knows(word)) => Some(Sureness::Likely),
            _ => Some(Sureness::Sure),
        }
    }

    /// Returns how sure a name with a state is; "hope in" and "union me" are rather words.
    fn sureness_in_state(
        &self,
        typed: &str,
        name: &Name<'_>,
        state: InState,
        lead: Lead,
    ) -> Sureness {
        let (own, rest) = match state.is_first {
            true => name.words.split_at(state.words.min(name.words.len())),
            false => {
                let (rest, own) = name.words.split_at(name.words.len().saturating_sub(state.words));
                (own, rest)
            }
        };
        let is_code = WORD_CODES.contains(&own.concat().as_str());
        let code = typed.split_whitespace().rfind(|piece| own.concat() == fold(piece));
        let is_plain = !typed.contains(',') && !code.is_some_and(is_in_capitals);
        let is_words = is_code && is_plain && self.are_common(rest);
        match (is_words, lead) {
            (false, _) | (true, Lead::Strong) => Sureness::Sure,
            _ if name.size >= Size::of(SMALL_FOR_WORD) => Sureness::Likely,
            _ => Sureness::May,
        }
    }

    /// Returns how sure a name without a state is. `None` for a small place whose name the
    /// catalog has as a word, unless "fbi" or a word of nearness asks for a place.
    fn sureness_alone(
        &self,
        name: &Name<'_>,
        lead: Lead,
        knows: &dyn Fn(&str) -> bool,
    ) -> Option<Sureness> {
        if name.is_kind {
            return Some(Sureness::Sure);
        }
        let large = if name.words.len() > 1 { SMALL } else { LARGE_FOR_WORD };
        let is_word = self.are_common(name.words) && name.town_size < Size::of(large);
        let is_small = match is_word {
            true => name.town_size < Size::of(SMALL_FOR_WORD),
            false => name.size < Size::of(SMALL),
        };
        let is_known = name.words.iter().all(|word| knows(word));
        Some(match (lead, is_word) {
            (Lead::Strong, true) if is_small => Sureness::May,
            (Lead::Strong, false) if is_small && is_known => Sureness::Likely,
            (Lead::Strong, _) => Sureness::Sure,
            _ if is_small && is_known => return None,
            (_, true) if is_small => Sureness::May,
            (Lead::Nothing, true) if is_known => Sureness::May,
            (_, true) => Sureness::Likely,
            (Lead::Nothing, false) if is_known || name.size < Size::of(TINY) => Sureness::Likely,
            _ => Sureness::Sure,
        })
    }

    /// Returns true if all of these are common English words.
    pub(super) fn are_common(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.tables.common_words.of(word).next().is_some())
    }
}

/// Returns the clearest lead among the words that were dropped.
fn lead<'a>(dropped: impl Iterator<Item = &'a LineWord> + Clone) -> Lead {
    let has = |is: &dyn Fn(&str) -> bool| dropped.clone().any(|piece| is(&piece.folded));
    if has(&asked::is_telling) {
        Lead::Strong
    } else if has(&|word| word == "in") {
        Lead::Weak
    } else if dropped.clone().next().is_some() {
        Lead::Words
    } else {
        Lead::Nothing
    }
}

/// A name that was found in the tables.
struct Name<'a> {
    words: &'a [String],
    /// Size of the largest place of this name.
    size: Size,
    /// Size of the largest that is not a county: a common word never means a county.
    town_size: Size,
    /// True if it ends in "county" or the like and means only counties.
    is_kind: bool,
}

/// Last words that show that a county is meant. "co" may be the start of a word.
const KINDS: [&str; 3] = ["borough", "county", "parish"];

/// Returns true if a text has capital letters and no small ones.
fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A piece of a line between blanks.
struct LineWord {
    start: usize,
    end: usize,
    folded: String,
}

impl LineWord {
    /// Returns true for a word that asks for a number.
    fn is_number(&self) -> bool {
        ["number", "phone", "telephone"].contains(&self.folded.as_str())
    }
}

fn pieces(line: &str) -> Vec<LineWord> {
    let mut pieces = Vec::new();
    for word in line.split_whitespace() {
        // Pieces are parts of the line.
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        pieces.push(LineWord { start, end: start + word.len(), folded: fold(word) });
    }
    pieces
}

/// Returns the byte offset and the text of the line from the first to the last of these pieces.
fn between<'a>(line: &'a str, pieces: &[LineWord]) -> Option<(usize, &'a str)> {
    let start = pieces.first()?.start;
    Some((start, line.get(start..pieces.last()?.end)?))
}
