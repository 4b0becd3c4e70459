//! Parses a typed place: a ZIP code, words, or both.

use super::asked;
use crate::places::normalize::{words, write_mount};
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

/// Most characters of a typed place; no name of a place comes near.
const LONGEST: usize = 120;

/// A typed place, parsed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::places) struct PlaceQuery {
    /// The first ZIP code, if there is one.
    pub(in crate::places) zip: Option<u32>,
    /// The digits, if nothing but one to four digits was typed.
    pub(in crate::places) part_of_zip: Option<String>,
    /// The other words, folded.
    pub(in crate::places) words: Vec<String>,
    /// True if the text was too long to be a place; nothing of it is read then.
    pub(in crate::places) too_long: bool,
}

impl PlaceQuery {
    /// Parses any text.
    pub(in crate::places) fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        if typed.chars().nth(LONGEST).is_some() {
            query.too_long = true;
            return query;
        }
        // Digits and letters of another width, as East Asian keyboards have them.
        let typed: String = typed.nfkc().collect();
        let mut rest = String::new();
        for piece in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
            match zip(piece) {
                Some(zip) if query.zip.is_none() => query.zip = Some(zip),
                // The last four digits of a ZIP+4 that was typed with a space.
                _ if query.zip.is_some() && is_digits(piece, 4..=4) => {}
                _ => {
                    rest.push_str(piece);
                    rest.push(' ');
                }
            }
        }
        let digits = rest.trim();
        if query.zip.is_none() && is_digits(digits, 1..=4) {
            query.part_of_zip = Some(digits.to_owned());
            return query;
        }
        query.words = words(&rest);
        query.drop_country();
        query.write_direction();
        write_mount(&mut query.words);
        query
    }

    /// Returns the ways to read the words, the most literal first: as they are, without "city
    /// of" (there is a City of Industry) or "the", and without the words that people ask with,
    /// such as "fbi office near".
    pub(in crate::places) fn readings(&self) -> Vec<Reading<'_>> {
        asked::less_and_less(&self.words).flat_map(plain_readings).collect()
    }

    /// Returns the words of the least literal reading: all that may be dropped is dropped.
    pub(in crate::places) fn core(&self) -> &[String] {
        self.readings().last().map_or(&self.words, |reading| reading.words)
    }

    /// Returns true if a county is asked for by "county of".
    pub(in crate::places) fn wants_county(&self) -> bool {
        self.readings().last().is_some_and(|reading| reading.county.is_some())
    }

    /// Writes out the "No." and "So." that stand for North and South before a name.
    fn write_direction(&mut self) {
        if let [first, _, ..] = self.words.as_mut_slice() {
            match first.as_str() {
                "no" => "north".clone_into(first),
                "so" => "south".clone_into(first),
                _ => {}
            }
        }
    }

    fn drop_country(&mut self) {
        const COUNTRY: [&str; 4] = ["united states of america", "united states", "usa", "us"];
        let line = self.words.join(" ");
        let left = COUNTRY.iter().find_map(|country| line.strip_suffix(country)?.strip_suffix(' '));
        if let Some(left) = left {
            self.words = left.split(' ').map(str::to_owned).collect();
        }
    }
}

/// One way to read the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::places) struct Reading<'a> {
    /// The words that name a place.
    pub(in crate::places) words: &'a [String],
    /// The kind of county that is asked for, such as the "parish" of "parish of Caddo".
    pub(in crate::places) county: Option<&'a str>,
}

/// Returns the words as they are, then without "city of" or "the".
pub(in crate::places) fn plain_readings(words: &[String]) -> impl Iterator<Item = Reading<'_>> {
    let is = |word: &str, known: &[&str]| known.contains(&word);
    let less = match words {
        [kind, of, rest @ ..] if of == "of" && is(kind, &["county", "parish", "borough"]) => {
            Some(Reading { words: rest, county: Some(kind) })
        }
        [kind, of, rest @ ..]
            if of == "of" && is(kind, &["city", "town", "village", "township"]) =>
        {
            Some(Reading { words: rest, county: None })
        }
        [the, rest @ ..] if the == "the" => Some(Reading { words: rest, county: None }),
        _ => None,
    };
    let less = less.filter(|less| !less.words.is_empty());
    std::iter::once(Reading { words, county: None }).chain(less)
}

/// Returns the first five digits of a ZIP code or of ZIP+4: `60601`, `60601-1234`, `606011234`.
fn zip(piece: &str) -> Option<u32> {
    let piece = piece.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let (first, rest) = piece.split_at_checked(5)?;
    let rest = rest.strip_prefix(['-', '\u{2013}']).unwrap_or(rest);
    let whole = is_digits(first, 5..=5) && (rest.is_empty() || is_digits(rest, 4..=4));
    whole.then(|| first.parse().ok())?
}

fn is_digits(text: &str, lengths: RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zip_codes_are_read_in_every_usual_form() {
        for typed in [
            "60601",
            "\u{ff16}\u{ff10}\u{ff16}\u{ff10}\u{ff11}",
            " 60601 ",
            "60601-1234",
            "60601 1234",
            "606011234",
            "(60601)",
        ] {
            let query = PlaceQuery::parse(typed);
            assert_eq!(query.zip, Some(60601), "{typed}");
            assert!(query.words.is_empty(), "{typed}");
        }
        let query = PlaceQuery::parse("Chicago, IL 60601-1234");
        assert_eq!((query.zip, query.words.join(" ").as_str()), (Some(60601), "chicago il"));
        assert_eq!(PlaceQuery::parse("606012").zip, None);
        assert_eq!(PlaceQuery::parse("4101").part_of_zip.as_deref(), Some("4101"));
    }

    #[test]
    fn words_are_folded_and_the_country_goes() {
        for (typed, words) in [
            ("Springfield, Illinois, USA", "springfield illinois"),
            ("Missoula, MT, United States", "missoula mt"),
            ("Mt. Vernon WA", "mount vernon wa"),
            ("usa", "usa"),
        ] {
            assert_eq!(PlaceQuery::parse(typed).words.join(" "), words, "{typed}");
        }
        let county = PlaceQuery::parse("County of Cook, IL");
        assert!(county.wants_county());
        assert_eq!(county.core().join(" "), "cook il");
        let city = PlaceQuery::parse("city of Chicago");
        assert_eq!((city.wants_county(), city.core().join(" ")), (false, "chicago".to_owned()));
        let asked = PlaceQuery::parse("what FBI office covers the Bronx?");
        assert_eq!(asked.core().join(" "), "bronx");
    }

    #[test]
    fn anything_may_be_typed() {
        for typed in ["", " ", "😀", "-", "00000", &"9".repeat(10_000), &"é ".repeat(5_000)] {
            let query = PlaceQuery::parse(typed);
            assert_eq!(query.too_long, typed.len() > 1000);
        }
    }
}
