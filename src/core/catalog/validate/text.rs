//! Rules for ids, dates and prose.

use crate::catalog::parse::draft::{Reference, Target};
use crate::catalog::parse::values::named_ids;
use crate::catalog::{Duration, Lean, PartialDate, Status, Strictness};
use crate::faults::{Code, TableReader};
use oxilangtag::LanguageTag;
use toml::Spanned;
use unicode_segmentation::UnicodeSegmentation;

/// Device names of Windows, which no file can be called there.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Reads `id`. A faulty one is returned too: what names it does not dangle.
pub(in crate::catalog) fn id(reader: &TableReader<'_>) -> Option<String> {
    let text = reader.verbatim("id")?;
    let id = *text.get_ref();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
        let message = format!("`{id}` isn't an id.");
        let mend = "Use 1 to 64 lowercase letters, digits, and hyphens, such as `ovc-basics-2024`.";
        reader.report(Code::BadId, "id", &message, mend);
    } else if is_device_name(id) {
        let message = format!("`{id}` is a Windows device name.");
        reader.report(Code::ReservedId, "id", &message, "Choose a longer id.");
    }
    Some(id.to_owned())
}

/// Returns whether Windows has a device of this name, so that no file can have it there.
pub fn is_device_name(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Reads a date that may lack its day or month.
pub(in crate::catalog) fn date(reader: &TableReader<'_>, key: &str) -> Option<PartialDate> {
    if !reader.doc().is_strict() {
        let looks = "5/6/2024, May 2024, or 2024-05-06";
        let parse = |text: &str| PartialDate::from_typed(text, None, Lean::Past);
        return reader.parsed(key, Code::BadDate, "a date", looks, parse);
    }
    let looks = "2024-05-06, 2024-05 or 2024";
    reader.parsed(key, Code::BadDate, "an ISO 8601 date", looks, PartialDate::parse)
}

/// Reads the start of a live session, which must name its zone.
pub(in crate::catalog) fn start(reader: &TableReader<'_>, key: &str) -> Option<String> {
    let looks = "2026-03-04T14:00-05:00[America/New_York]";
    reader.parsed(key, Code::BadDate, "a time with a time zone", looks, |text| {
        let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
        let zoned = pieces.time_zone_annotation().is_some() && pieces.time().is_some();
        zoned.then(|| text.to_owned())
    })
}

/// Reads a length of time.
pub(in crate::catalog) fn duration(reader: &TableReader<'_>, key: &str) -> Option<Duration> {
    if !reader.doc().is_strict() {
        let looks = "90m, 1h 30m, or 2 days";
        return reader.parsed(key, Code::BadDuration, "a length", looks, Duration::from_typed);
    }
    let looks = "PT1H30M or P3D";
    reader.parsed(key, Code::BadDuration, "an ISO 8601 duration", looks, Duration::parse)
}

/// Reads BCP 47 tags.
pub(in crate::catalog) fn languages(reader: &TableReader<'_>) -> Vec<String> {
    let tags = reader.texts("language");
    for tag in &tags {
        let text = tag.get_ref();
        // A whole word such as `english` has the form of a tag and means nothing.
        let known = |tag: LanguageTag<&str>| (2..=3).contains(&tag.primary_language().len());
        if !LanguageTag::parse(text.as_str()).is_ok_and(known) {
            let message = format!("`{text}` isn't a language tag.");
            let mend = "Write a BCP 47 tag such as `en`, `es`, or `zh-Hant`.";
            reader.doc().report(Code::BadLanguage, tag.span(), &message, mend);
        }
    }
    tags.into_iter().map(Spanned::into_inner).collect()
}

/// Reads `topics`, one to eight.
pub(in crate::catalog) fn topics(
    reader: &TableReader<'_>,
    named: &mut Vec<Reference>,
) -> Vec<String> {
    let topics = named_ids(reader, "topics", Target::Topic, named);
    if reader.is_empty_list("topics") || topics.len() > 8 {
        let message = format!("This entry has {} topics.", topics.len());
        reader.report(Code::TopicCount, "topics", &message, "List one to eight topics.");
    }
    topics
}

/// Reads why the status is not `current`.
pub(in crate::catalog) fn status_note(
    reader: &TableReader<'_>,
    status: Option<Status>,
    strictness: Strictness,
) -> Option<String> {
    let told = !reader.lacks("status_note");
    let unusual = status.filter(|status| *status != Status::Current);
    if let (Some(status), false, Strictness::Shipped) = (unusual, told, strictness) {
        let message = format!("The status is {status}, without a reason.");
        let mend = "Add `status_note` with what you know, the date, and what to check.";
        reader.report(Code::MissingStatusNote, "status", &message, mend);
    }
    prose(reader, "status_note")
}

/// Reads why something is withheld. Any other value than a reason is a fault.
pub(in crate::catalog) fn reason(reader: &TableReader<'_>, key: &str) -> Option<String> {
    let value = reader.raw().get(key)?.get_ref();
    if value.as_str().is_some_and(|text| !text.trim().is_empty()) {
        return prose(reader, key);
    }
    let message = format!("`{key}` doesn't say why.");
    reader.report(Code::ReasonMissing, key, &message, "Write the reason as a text in quotes.");
    None
}

/// Reads a text in which digits are what they are, such as a report number.
pub(in crate::catalog) fn exact(reader: &TableReader<'_>, key: &str) -> Option<String> {
    reader.text(key).map(Spanned::into_inner)
}

/// Reads prose.
pub(in crate::catalog) fn prose(reader: &TableReader<'_>, key: &str) -> Option<String> {
    let text = reader.text(key)?;
    Some(text.into_inner())
}

/// Reads a list of prose.
pub(in crate::catalog) fn proses(reader: &TableReader<'_>, key: &str) -> Vec<String> {
    let texts = reader.texts(key);
    texts.into_iter().map(Spanned::into_inner).collect()
}

/// Reads `covers`: postal codes of states, and counties and cities with one. The tables of
/// places know whether there is such a place.
pub(in crate::catalog) fn covers(reader: &TableReader<'_>) -> Vec<String> {
    let places = reader.texts("covers");
    for place in &places {
        let text = place.get_ref();
        let (name, state) = text.rsplit_once(", ").unwrap_or(("A", text));
        let is_state = state.len() == 2 && state.bytes().all(|b| b.is_ascii_uppercase());
        if !is_state || !name.starts_with(|c: char| c.is_uppercase()) {
            let message = format!("`{text}` isn't a state, county, or city.");
            let mend = "Write it as TX, as Hill County, TX, or as Norfolk, VA.";
            reader.doc().report(Code::BadValue, place.span(), &message, mend);
        }
    }
    places.into_iter().map(Spanned::into_inner).collect()
}

/// Most keywords of an entry of the shipped catalog. More of them drew queries to entries that
/// they were written beside; topics and synonyms hold what entries share.
const MOST_KEYWORDS: usize = 6;

/// Reads `keywords`.
pub(in crate::catalog) fn keywords(
    reader: &TableReader<'_>,
    strictness: Strictness,
) -> Vec<String> {
    let keywords = proses(reader, "keywords");
    if strictness == Strictness::Shipped && keywords.len() > MOST_KEYWORDS {
        let message = format!("This entry has {} keywords.", keywords.len());
        let mend = "Keep the six best. Move what entries share to topics.toml or synonyms.toml.";
        reader.report(Code::KeywordCount, "keywords", &message, mend);
    }
    keywords
}

/// Most words of a sentence, and sentences of an abstract.
const MOST_WORDS: usize = 25;
const MOST_SENTENCES: usize = 4;

/// Reads `abstract` and checks that it is short.
pub(in crate::catalog) fn abstract_text(reader: &TableReader<'_>) -> Option<String> {
    let text = prose(reader, "abstract")?;
    if is_surely_short(&text) {
        return Some(text);
    }
    let sentences: Vec<&str> = text.unicode_sentences().collect();
    let mend = "Write one to four plain sentences of at most 25 words.";
    let long = sentences.iter().find(|s| s.unicode_words().count() > MOST_WORDS);
    if let Some(long) = long {
        let message = format!("A sentence has {} words.", long.unicode_words().count());
        let span = reader.doc().part(&reader.span_of("abstract"), long.trim_end());
        reader.doc().report(Code::AbstractTooLong, span, &message, mend);
    } else if sentences.len() > MOST_SENTENCES {
        let message = format!("The abstract has {} sentences.", sentences.len());
        reader.report(Code::AbstractTooLong, "abstract", &message, mend);
    }
    Some(text)
}

/// Returns whether a text of plain letters has few and short sentences, wherever
/// Unicode sees their ends: no more than marks could part them into, and none
/// longer than from one sure end to the next. Saves a large catalog half
/// of the time that its checks take.
fn is_surely_short(text: &str) -> bool {
    let ends_sentence = |byte: &u8| matches!(byte, b'.' | b'!' | b'?');
    let parted = text.as_bytes().split_last().map_or(&[][..], |(_, before)| before);
    let most_parts = 1 + parted.iter().filter(|byte| ends_sentence(byte)).count();
    if !text.is_ascii() || most_parts > MOST_SENTENCES {
        return false;
    }
    let (mut words, mut last) = (0, [b' '; 2]);
    for byte in text.bytes() {
        if byte.is_ascii_uppercase() && ends_sentence(&last[0]) && last[1] == b' ' {
            words = 0;
        }
        words += usize::from(byte.is_ascii_alphanumeric() && !last[1].is_ascii_alphanumeric());
        if words > MOST_WORDS {
            return false;
        }
        last = [last[1], byte];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_surely_short_is_short(
            parts in prop::collection::vec("[A-Za-z]{1,3}|[0-9]|[ .!?,:;'\"()_-]|[.!?] [A-Z]|a b c d e f g", 1..60),
        ) {
            let text = parts.concat();
            if is_surely_short(&text) {
                let sentences: Vec<&str> = text.unicode_sentences().collect();
                prop_assert!(sentences.len() <= MOST_SENTENCES, "{:?}", sentences);
                prop_assert!(sentences.iter().all(|s| s.unicode_words().count() <= MOST_WORDS));
            }
        }
    }

    #[test]
    fn usual_abstracts_are_surely_short() {
        assert!(is_surely_short("A guide for patrol. It shows the signs! Read it before a shift?"));
        assert!(!is_surely_short(&"word ".repeat(26)));
    }
}
