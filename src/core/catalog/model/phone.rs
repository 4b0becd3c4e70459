//! Telephone numbers, and the rules that a text must keep to be one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Codes of three digits that are dialed as they are (47 CFR 52 and the FCC's
/// orders on N11 codes and on 988).
const SHORT_VOICE: [&str; 3] = ["711", "911", "988"];

/// The area codes of toll-free numbers (47 CFR 52.101).
pub const TOLL_FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// A number that passed the rules: a North American number (`1-888-373-7888`)
/// or a short code (`988`, `233733`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PhoneNumber(String);

/// The reason why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// It is written in some other way.
    #[error("write a number as `1-888-373-7888`, or a short code as digits only")]
    Shape,
    /// The first three digits of ten are not an area code.
    #[error("an area code can't start with 0 or 1, end in 11, or have a 9 in the middle")]
    AreaCode,
    /// The next three digits are not an exchange.
    #[error("the three digits after the area code can't start with 0 or 1, or end in 11")]
    Exchange,
    /// The three digits are not a known code.
    #[error("the known three-digit codes are 711, 911, and 988")]
    ShortCode,
}

impl PhoneNumber {
    /// Reads `1-NPA-NXX-XXXX`, a three-digit code, or a text code of five or
    /// six digits, in plain ASCII, by the rules of the North American
    /// Numbering Plan (NANPA): neither area code nor exchange starts with 0 or
    /// 1 or ends in 11, and the middle digit of an area code is not 9.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        match text.len() {
            3 if digits && SHORT_VOICE.contains(&text) => {}
            3 if digits => return Err(PhoneError::ShortCode),
            5 | 6 if digits && !text.starts_with(['0', '1']) => {}
            14 => check_nanp(text)?,
            _ => return Err(PhoneError::Shape),
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns a number as this catalog writes it, such as `1-212-555-0143` for
    /// `(212) 555-0143`. Any other text stays as it is, for [`Self::parse`] to refuse.
    pub fn in_catalog_form(typed: &str) -> String {
        let typed = typed.trim();
        let is_plain = typed.chars().all(|c| c.is_ascii_digit() || " +-.()".contains(c));
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let national = match digits.len() {
            10 => Some(digits.as_str()),
            11 => digits.strip_prefix('1'),
            _ => None,
        };
        match national.filter(|_| is_plain) {
            Some(own) => format!("1-{}-{}-{}", &own[..3], &own[3..6], &own[6..]),
            None => typed.to_owned(),
        }
    }

    /// The number as it is shown and read out: ASCII digits and hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits alone, as they are dialed: `18883737888`.
    pub fn digits(&self) -> String {
        self.0.chars().filter(char::is_ascii_digit).collect()
    }

    /// The address that makes a device call it: `tel:+18883737888`, `tel:988`.
    pub fn tel_uri(&self) -> String {
        let plus = if self.0.len() == 14 { "+" } else { "" };
        format!("tel:{plus}{}", self.digits())
    }

    /// Returns whether it can change hands. 711, 911 and 988 cannot: the FCC assigned
    /// them for good.
    pub fn ages(&self) -> bool {
        self.0.len() > 3
    }

    /// Returns whether it differs from another number in exactly one digit, or in two
    /// neighboring digits that are swapped.
    pub fn is_slip_of(&self, other: &Self) -> bool {
        let (own, other) = (self.digits().into_bytes(), other.digits().into_bytes());
        let differs: Vec<usize> =
            (0..own.len()).filter(|&at| own.get(at) != other.get(at)).collect();
        own.len() == other.len()
            && match differs.as_slice() {
                [_] => true,
                &[a, b] => b == a + 1 && own[a] == other[b] && own[b] == other[a],
                _ => false,
            }
    }

    /// Returns true if both are toll-free and differ in their area codes alone, or in two digits:
    /// nobody has two such lines by chance.
    pub fn is_near_toll_free(&self, other: &Self) -> bool {
        let (own, other) = (self.digits(), other.digits());
        let parts = |digits: &str| {
            let (area, line) = digits.strip_prefix('1')?.split_at_checked(3)?;
            TOLL_FREE.contains(&area).then(|| line.to_owned())
        };
        let (Some(own_line), Some(line)) = (parts(&own), parts(&other)) else { return false };
        let differing = own.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
        own != other && (own_line == line || differing <= 2)
    }

    /// Returns whether the digits end in the ones that `letters` spell on a keypad
    /// (ITU-T E.161): `BEFREE` is 233733. Everything but letters and digits in
    /// `letters` is passed over.
    pub fn is_spelled_by(&self, letters: &str) -> bool {
        let spelled: Option<String> =
            letters.chars().filter(char::is_ascii_alphanumeric).map(keypad_digit).collect();
        spelled.is_some_and(|spelled| !spelled.is_empty() && self.digits().ends_with(&spelled))
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

fn check_nanp(text: &str) -> Result<(), PhoneError> {
    let mut parts = text.split('-');
    let (Some("1"), Some(area), Some(exchange), Some(line), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(PhoneError::Shape);
    };
    let numeric = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    if !numeric(area, 3) || !numeric(exchange, 3) || !numeric(line, 4) {
        return Err(PhoneError::Shape);
    }
    let misused = |part: &str| part.starts_with(['0', '1']) || part.ends_with("11");
    if misused(area) || area.as_bytes().get(1) == Some(&b'9') {
        return Err(PhoneError::AreaCode);
    }
    if misused(exchange) {
        return Err(PhoneError::Exchange);
    }
    Ok(())
}

/// Returns the key of a telephone for a letter or digit (ITU-T E.161).
pub fn keypad_digit(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        digit @ '0'..='9' => digit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_numbers_keep_their_bytes() {
        for text in ["1-888-373-7888", "711", "911", "988", "233733", "88788"] {
            assert_eq!(PhoneNumber::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn each_broken_rule_has_its_own_error() {
        use PhoneError::*;
        for (text, error) in [
            ("888-373-7888", Shape),
            ("1-888-3737-888", Shape),
            ("1-888-373-788８", Shape),
            ("1 888 373 7888", Shape),
            ("", Shape),
            ("033733", Shape),
            ("1-188-373-7888", AreaCode),
            ("1-811-373-7888", AreaCode),
            ("1-898-373-7888", AreaCode),
            ("1-888-073-7888", Exchange),
            ("1-888-911-7888", Exchange),
            ("999", ShortCode),
        ] {
            assert_eq!(PhoneNumber::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn one_slip_is_one_other_digit_or_two_neighbors_swapped() {
        let is_slip = |own: &str, other: &str| {
            let number = |text| PhoneNumber::parse(text).unwrap();
            number(own).is_slip_of(&number(other))
        };
        for slip in ["1-888-373-7889", "1-888-373-8788", "1-888-337-7888", "1-800-373-7888"] {
            assert_eq!(is_slip(slip, "1-888-373-7888"), slip != "1-800-373-7888", "{slip}");
        }
        for other in ["1-888-373-7888", "1-888-377-3888", "1-888-373-7899", "233733"] {
            assert_eq!(is_slip(other, "1-888-373-7888"), other == "1-888-377-3888", "{other}");
        }
        assert!(is_slip("233734", "233733") && !is_slip("23373", "233733"));
        let is_near = |own: &str| {
            let number = |text| PhoneNumber::parse(text).unwrap();
            number(own).is_near_toll_free(&number("1-888-373-7888"))
        };
        assert!(["1-800-373-7888", "1-888-373-7899"].into_iter().all(is_near));
        assert!(!["1-888-373-7888", "1-888-373-7999", "1-212-373-7888"].into_iter().any(is_near));
    }

    #[test]
    fn letters_spell_the_last_digits() {
        let hotline = PhoneNumber::parse("233733").unwrap();
        assert!(hotline.is_spelled_by("BEFREE"));
        assert!(!hotline.is_spelled_by("BEFREA"));
        assert!(!hotline.is_spelled_by(""));
        assert!(PhoneNumber::parse("1-866-347-2423").unwrap().is_spelled_by("DHS-2-ICE"));
    }

    #[test]
    fn the_dialing_address_has_the_same_digits() {
        let number = PhoneNumber::parse("1-888-373-7888").unwrap();
        assert_eq!(number.tel_uri(), "tel:+18883737888");
        assert_eq!(PhoneNumber::parse("988").unwrap().tel_uri(), "tel:988");
    }
}
