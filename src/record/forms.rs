//! Checks of ids, kinds, topics, links and days: a file that claims to be a record may
//! come from anybody.

use super::clean_text::line;
use super::exchange::archive::{Archive, Titled};
use super::item::Item;
use crate::catalog::{PartialDate, is_link};

/// Bytes of a link at most; longer ones work in few browsers.
const MOST_LINK: usize = 4096;
/// Topics of one subject at most; an entry of a catalog has eight.
const MOST_TOPICS: usize = 32;
/// Letters of an id and of a kind at most.
const MOST_ID: usize = 64;
const MOST_KIND: usize = 32;
/// How many parts that were left out are told.
const MOST_TOLD: usize = 5;

/// Returns whether this may be the id of a subject: as in a catalog, with dots.
pub(super) fn is_id(id: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
    (1..=MOST_ID).contains(&id.len()) && id.bytes().all(fits)
}

/// Returns whether this may be the id of a line of the log.
pub(super) fn is_line_id(id: &str) -> bool {
    let letters = id.strip_prefix("done.").unwrap_or_default();
    (1..=MOST_ID).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Returns whether this is a day of the calendar, such as `2026-12-31`.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && PartialDate::parse(text).is_some()
}

/// Returns whether this may be the kind of an entry, or none.
fn is_kind(kind: &str) -> bool {
    kind.len() <= MOST_KIND && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn is_url(url: &str) -> bool {
    url.len() <= MOST_LINK && is_link(url)
}

fn is_topic(topic: &str) -> bool {
    line("topic", topic).is_ok_and(|kept| kept.as_deref() == Some(topic))
}

/// Checks the kind, the topics and the link of a subject.
///
/// # Errors
/// A field cannot be kept: which one, in words that follow the name of the subject.
pub(super) fn check(subject: &Titled) -> Result<(), String> {
    if !is_kind(&subject.kind) {
        return Err(format!("its `kind` must be up to {MOST_KIND} lowercase letters and hyphens"));
    }
    if subject.topics.len() > MOST_TOPICS || !subject.topics.iter().all(|topic| is_topic(topic)) {
        return Err(format!("it can have up to {MOST_TOPICS} topics, each one line of plain text"));
    }
    match &subject.url {
        Some(url) if !is_url(url) => Err(format!(
            "its link must be an https or http address of up to {MOST_LINK} characters"
        )),
        _ => Ok(()),
    }
}

/// Clears the fields of a subject that cannot be kept and that a person can do without;
/// returns their names.
pub(super) fn mend(subject: &mut Titled) -> Vec<&'static str> {
    let mut left_out = Vec::new();
    if !is_kind(&subject.kind) {
        subject.kind.clear();
        left_out.push("kind");
    }
    if subject.url.take_if(|url| !is_url(url)).is_some() {
        left_out.push("link");
    }
    let before = subject.topics.len();
    let kept = subject.topics.iter().filter_map(|topic| line("topic", topic).ok().flatten());
    subject.topics = kept.take(MOST_TOPICS).collect();
    if subject.topics.len() < before {
        left_out.push("topics");
    }
    left_out
}

impl Archive {
    /// Puts what the catalog in use says of an entry in the place of what the file
    /// says of it; `of` gives that by the id. So no file renames an entry.
    pub fn correct(&mut self, of: impl Fn(&str) -> Option<Item>) {
        for titled in &mut self.subjects {
            if let Some(subject) = of(&titled.id) {
                *titled = subject.into();
                mend(titled);
            }
        }
    }

    /// Returns the archive without the fields that cannot be kept and that a person can do
    /// without, and a sentence that names them; `None` if there are none.
    pub(super) fn mended(mut self) -> (Self, Option<String>) {
        let mut left_out = Vec::new();
        for subject in &mut self.subjects {
            let parts = mend(subject);
            left_out.extend(parts.iter().map(|part| format!("the {part} of `{}`", subject.id)));
        }
        for planned in &mut self.planned {
            if planned.due.take_if(|due| !is_day(due)).is_some() {
                left_out.push(format!("the due date of `{}`", planned.subject));
            }
        }
        let told = left_out.iter().take(MOST_TOLD).cloned().collect::<Vec<_>>().join(", ");
        let more = match left_out.len().saturating_sub(MOST_TOLD) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let told = format!("some values are invalid and were left out: {told}{more}");
        (self, (!left_out.is_empty()).then_some(told))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(kind: &str, topics: &[&str], url: &str) -> Titled {
        Titled {
            id: "labor".to_owned(),
            title: "Labor".to_owned(),
            kind: kind.to_owned(),
            provider: None,
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            url: Some(url.to_owned()),
        }
    }

    #[test]
    fn what_has_another_form_is_not_kept() {
        let (kind, topics, url) = ("training", &["Labor trafficking"][..], "https://a.gov/x?y=1");
        assert_eq!(check(&subject(kind, topics, url)), Ok(()));
        for bad in [
            "",
            "a.gov",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://a.gov/\r\nATTENDEE:mailto:evil@example.com",
            "https://a.gov/\u{202e}",
            "https://a.gov/\u{1b}[31m",
            "https://me@a.gov/",
            &format!("https://a.gov/{}", "x".repeat(MOST_LINK)),
        ] {
            assert!(check(&subject(kind, topics, bad)).unwrap_err().contains("link"), "{bad}");
        }
        for bad in ["a\nb", "a\u{1b}", "", &"x".repeat(1025)] {
            assert!(check(&subject(kind, &[bad], url)).unwrap_err().contains("topics"), "{bad}");
        }
        for bad in ["Training", "a b", "a\n", &"x".repeat(MOST_KIND + 1)] {
            assert!(check(&subject(bad, topics, url)).unwrap_err().contains("kind"), "{bad}");
        }
        for bad in ["", "2026", "2026-12", "2026-02-30", "20261231", "2026-12-31\r"] {
            assert!(!is_day(bad), "{bad}");
        }
    }
}
