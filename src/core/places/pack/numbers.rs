//! Reading a field: numbers, dates, links and prose.

use super::Packing;
use crate::catalog::{PartialDate, PhoneNumber};
use crate::faults::is_forbidden;
use url::Url;

impl Packing<'_> {
    /// A number that keeps the rules, stands twice with the same digits, and is
    /// spelled by its letters if there are any. An empty one is none.
    pub(super) fn number(
        &mut self,
        at: &str,
        typed: &str,
        again: &str,
        vanity: &str,
    ) -> Option<PhoneNumber> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let plain = |c: char| c.is_ascii_digit() || " +-.()".contains(c);
        if typed.is_empty() {
            if !again.is_empty() || !vanity.is_empty() {
                self.fault(at, "`phone` is empty, but `phone_again` or `vanity` is not");
            }
            return None;
        }
        let number = match PhoneNumber::parse(typed) {
            Ok(number) => number,
            Err(error) => {
                self.fault(at, &format!("`{typed}` isn't a number: {error}"));
                return None;
            }
        };
        if digits(typed) != digits(again) || !again.chars().all(plain) {
            self.fault(at, &format!("`{typed}` and `{again}` differ"));
            return None;
        }
        if !vanity.is_empty() && !number.is_spelled_by(vanity) {
            self.fault(at, &format!("`{vanity}` does not spell the last digits of {number}"));
        }
        Some(number)
    }

    /// A date; an empty one is none.
    pub(super) fn date(&mut self, at: &str, text: &str) -> Option<PartialDate> {
        let date = PartialDate::parse(text);
        if date.is_none() && !text.is_empty() {
            self.fault(at, &format!("`{text}` isn't a date"));
        }
        date
    }

    /// Wants a plain address on the web.
    pub(super) fn url(&mut self, at: &str, text: &str) {
        let parsed = Url::parse(text).ok();
        let plain = text.starts_with("https://") || text.starts_with("http://");
        let host = parsed.as_ref().is_some_and(|url| url.has_host() && url.username().is_empty());
        if !plain || !host || text.contains(char::is_whitespace) {
            self.fault(at, &format!("`{text}` isn't a link"));
        }
    }

    /// Wants texts without a telephone number and without characters that steer
    /// or hide.
    pub(super) fn prose(&mut self, at: &str, texts: &[&str]) {
        for text in texts {
            if text.chars().any(|c| is_forbidden(c) || c.is_control()) {
                self.fault(at, "a text holds a forbidden character");
            }
            if holds_number(text) {
                self.fault(
                    at,
                    &format!("a text holds a number; give it a row of its own: `{text}`"),
                );
            }
        }
    }
}

/// Returns whether seven digits stand together, marks between them not counted. A ZIP
/// code and a date with a month have fewer.
fn holds_number(text: &str) -> bool {
    let mut digits = 0;
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits += 1,
            '-' | '.' | '(' | ')' => {}
            _ => digits = 0,
        }
        if digits >= 7 {
            return true;
        }
    }
    false
}
