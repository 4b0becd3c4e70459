//! What was typed as a place: a ZIP code, words, or both.

use super::fold::{words, write_mount};
use std::ops::RangeInclusive;

/// Characters of a place at most; no name of a place comes near.
const LONGEST: usize = 120;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// The first ZIP code, if there is one.
    pub(super) zip: Option<u32>,
    /// The digits, if nothing but one to four digits was typed.
    pub(super) part_of_zip: Option<String>,
    /// The words beside it, folded.
    pub(super) words: Vec<String>,
    /// The words behind "city of" or "county of", for when the whole names
    /// nothing (there is a City of Industry).
    pub(super) without_kind: Option<Vec<String>>,
    /// Whether the words behind it are said to name a county.
    pub(super) wants_county: bool,
    /// Whether it was too long to be a place; nothing of it is read then.
    pub(super) too_long: bool,
}

impl Query {
    /// Reads what was typed; anything is allowed.
    pub(super) fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        if typed.chars().nth(LONGEST).is_some() {
            query.too_long = true;
            return query;
        }
        let mut rest = String::new();
        for piece in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
            match zip(piece) {
                Some(zip) if query.zip.is_none() => query.zip = Some(zip),
                // The four digits that are typed after a space.
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
        query.drop_kind();
        write_mount(&mut query.words);
        query.without_kind.iter_mut().for_each(|words| write_mount(words));
        query
    }

    fn drop_country(&mut self) {
        const COUNTRY: [&str; 4] = ["united states of america", "united states", "usa", "us"];
        let line = self.words.join(" ");
        let left = COUNTRY.iter().find_map(|country| line.strip_suffix(country)?.strip_suffix(' '));
        if let Some(left) = left {
            self.words = left.split(' ').map(str::to_owned).collect();
        }
    }

    /// "city of Chicago" is Chicago, "county of Cook" a county called Cook.
    fn drop_kind(&mut self) {
        let [kind, of, _, ..] = self.words.as_slice() else { return };
        let is_city = ["city", "town", "village", "township"].contains(&kind.as_str());
        let is_county = ["county", "parish", "borough"].contains(&kind.as_str());
        if of == "of" && (is_city || is_county) {
            self.wants_county = is_county;
            self.without_kind = self.words.get(2..).map(<[String]>::to_vec);
        }
    }
}

/// The first five digits of a ZIP code or of ZIP+4: `60601`, `60601-1234`,
/// `606011234`.
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
        for typed in ["60601", " 60601 ", "60601-1234", "60601 1234", "606011234", "(60601)"] {
            let query = Query::parse(typed);
            assert_eq!(query.zip, Some(60601), "{typed}");
            assert!(query.words.is_empty(), "{typed}");
        }
        let query = Query::parse("Chicago, IL 60601-1234");
        assert_eq!((query.zip, query.words.join(" ").as_str()), (Some(60601), "chicago il"));
        assert_eq!(Query::parse("606012").zip, None);
        assert_eq!(Query::parse("4101").part_of_zip.as_deref(), Some("4101"));
    }

    #[test]
    fn words_are_folded_and_the_country_goes() {
        for (typed, words) in [
            ("Springfield, Illinois, USA", "springfield illinois"),
            ("Missoula, MT, United States", "missoula mt"),
            ("Mt. Vernon WA", "mount vernon wa"),
            ("usa", "usa"),
        ] {
            assert_eq!(Query::parse(typed).words.join(" "), words, "{typed}");
        }
        let county = Query::parse("County of Cook, IL");
        assert!(county.wants_county);
        assert_eq!(county.without_kind.unwrap().join(" "), "cook il");
        let city = Query::parse("city of Chicago");
        assert_eq!((city.wants_county, city.without_kind), (false, Some(vec!["chicago".into()])));
    }

    #[test]
    fn anything_may_be_typed() {
        for typed in ["", " ", "😀", "-", "00000", &"9".repeat(10_000), &"é ".repeat(5_000)] {
            let query = Query::parse(typed);
            assert_eq!(query.too_long, typed.len() > 1000);
        }
    }
}
