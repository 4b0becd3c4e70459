//! The number behind a link that dials or writes, which a page need not show.

use crate::catalog::keypad_digit;

/// Parts of a number in a text, at most: `1-888-373-78-88`.
const MOST_PARTS: usize = 7;

/// So many digits make a number without its area code.
const LOCAL: usize = 7;

/// So many digits in a row may be a number: 911.
const SHORTEST: usize = 3;

/// A link that dials a number or begins a text message to it.
#[derive(Debug)]
pub(super) struct PhoneLink {
    is_text: bool,
    /// The digits, without the 1 of North America.
    digits: String,
    /// The number as a reader sees it.
    shown: String,
}

impl PhoneLink {
    /// The number that an address leads to; `None` for other addresses.
    pub(super) fn of(address: &str) -> Option<Self> {
        let (scheme, rest) = address.trim().split_once(':')?;
        let is_text = ["sms", "smsto"].iter().any(|own| own.eq_ignore_ascii_case(scheme));
        if !is_text && !["tel", "callto"].iter().any(|own| own.eq_ignore_ascii_case(scheme)) {
            return None;
        }
        let decoded = decoded(rest);
        let written = decoded.trim_start_matches('/');
        let (number, more) = written.split_at(number_end(written));
        let number: String = number.chars().filter(|c| is_of_address(*c)).collect();
        let digits: String = number.chars().filter_map(keypad_digit).collect();
        if digits.len() < SHORTEST {
            return None;
        }
        let national = digits.strip_prefix('1').filter(|own| own.len() == 10);
        let national = national.unwrap_or(&digits).to_owned();
        let set = |at: usize| national.as_bytes().get(at).is_some_and(|digit| *digit >= b'2');
        let is_abroad = number.trim_start().starts_with('+') && digits == national;
        let mut shown = match (national.get(..3), national.get(3..6), national.get(6..10)) {
            (Some(area), Some(exchange), Some(line))
                if national.len() == 10 && set(0) && set(3) && !is_abroad =>
            {
                format!("1-{area}-{exchange}-{line}")
            }
            _ => match digits.split_at_checked(3) {
                Some((exchange, line)) if digits.len() == LOCAL => format!("{exchange}-{line}"),
                _ => number.trim().to_owned(),
            },
        };
        let extension: String =
            more.trim_start_matches(',').chars().take_while(char::is_ascii_digit).collect();
        if more.starts_with(',') && !is_text && !extension.is_empty() {
            shown += &format!(", then {extension}");
        }
        Some(Self { is_text, digits: national, shown })
    }

    /// Returns the addition to the words of the link; `None` where they have its number.
    pub(super) fn remark(&self, words: &str) -> Option<String> {
        if self.stands_in(words) {
            return None;
        }
        let (mark, does) = if self.is_text { ("text", "texts") } else { ("tel", "dials") };
        let shown = &self.shown;
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        let local = digits.trim_start_matches('0');
        let is_part = local.len() >= LOCAL && self.digits.ends_with(local);
        let has_number =
            words.split(|c: char| !c.is_ascii_digit()).any(|group| group.len() >= SHORTEST);
        Some(match has_number && !is_part {
            true => format!("[this link {does} another number: {shown}]"),
            false => format!("[{mark}: {shown}]"),
        })
    }

    /// Returns whether the number stands in words, by its digits or by its letters.
    fn stands_in(&self, words: &str) -> bool {
        // A short code is no part of a longer number.
        let is_long = self.digits.len() >= LOCAL;
        let parts = words.split(|c: char| c.is_whitespace() || is_long && !c.is_alphanumeric());
        let is_mark = |c: char| !c.is_alphanumeric();
        let parts = parts.map(|part| part.trim_matches(is_mark)).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        (0..parts.len()).any(|start| {
            let mut digits = String::new();
            parts.iter().skip(start).take(MOST_PARTS).any(|part| {
                digits.extend(part.chars().map(|c| keypad_digit(c).unwrap_or(' ')));
                let own = digits.strip_prefix('1').filter(|own| own.len() >= self.digits.len());
                let own = own.unwrap_or(&digits);
                // A telephone takes no more letters than it needs.
                let is_longer = part.ends_with(|c: char| c.is_ascii_alphabetic())
                    && own.len() > self.digits.len()
                    && self.digits.len() >= LOCAL;
                own == self.digits || is_longer && own.starts_with(&self.digits)
            })
        })
    }
}

/// Where a number ends and an extension or a message begins.
fn number_end(written: &str) -> usize {
    let mut digits = 0;
    for (at, letter) in written.char_indices() {
        digits += usize::from(letter.is_ascii_digit());
        let is_extension = digits >= LOCAL && letter.is_ascii_alphabetic();
        if is_extension || matches!(letter, ',' | ';' | '?' | '&') {
            return at;
        }
    }
    written.len()
}

fn is_of_address(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "+-.() *#".contains(letter)
}

/// The text with `%2B` and the like as the letters that they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_tells_what_its_words_lack() {
        for (address, words, remark) in [
            ("tel:+18883737888", "Call", Some("[tel: 1-888-373-7888]")),
            ("TEL:888-373-7888", "", Some("[tel: 1-888-373-7888]")),
            ("tel:%2B1%20888%20373%207888", "Open 24/7", Some("[tel: 1-888-373-7888]")),
            ("tel:1-888-373-7888;ext=5", "373-7888", Some("[tel: 1-888-373-7888]")),
            ("tel:18883737888,,5", "Call", Some("[tel: 1-888-373-7888, then 5]")),
            ("sms:233733?body=HELP", "Write", Some("[text: 233733]")),
            ("sms:+18005550100", "Text", Some("[text: 1-800-555-0100]")),
            ("tel:+442079460958", "020 7946 0958", Some("[tel: +442079460958]")),
            ("tel:555-0100", "Desk", Some("[tel: 555-0100]")),
            ("tel:911", "Call 988", Some("[this link dials another number: 911]")),
            (
                "tel:8005550100",
                "Call 888-373-7888",
                Some("[this link dials another number: 1-800-555-0100]"),
            ),
            (
                "tel:18883737888",
                "888-373-78889",
                Some("[this link dials another number: 1-888-373-7888]"),
            ),
            ("sms:988", "1-800-988-1234", Some("[this link texts another number: 988]")),
            ("tel:8883737888x5", "888-373-7888, ext. 5", None),
            ("tel:1-800-THE-LOST", "Call", Some("[tel: 1-800-843-5678]")),
            ("tel:+18883737888", "(888) 373-7888", None),
            ("tel:8883737888", "Call 1.888.373.7888 now", None),
            ("tel:+18008435678", "1-800-THE-LOST (1-800-843-5678)", None),
            ("tel:+18008435678", "1-800-THE-LOST", None),
            ("tel:+18008435678", "1-800-THE-LOSTKIDS", None),
            ("sms:233733", "Text BEFREE", None),
            ("tel:911", "Call 911", None),
        ] {
            let told = PhoneLink::of(address).unwrap().remark(words);
            assert_eq!(told.as_deref(), remark, "{address} {words}");
        }
        for address in
            ["https://example.org/tel:1", "mailto:a@b.gov", "tel:", "tel:%", "#tel", "tel:12"]
        {
            assert!(PhoneLink::of(address).is_none(), "{address}");
        }
    }
}
