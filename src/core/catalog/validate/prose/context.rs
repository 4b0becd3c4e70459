//! Words before a number that tell what it is.

/// Words before a number that is dialed.
pub(super) const DIALING: [&str; 14] = [
    "call",
    "calls",
    "calling",
    "dial",
    "dialing",
    "phone",
    "telephone",
    "tel",
    "fax",
    "hotline",
    "number",
    "line",
    "llame",
    "marque",
];

/// Words before the number of a document or of a thing.
const DOCUMENTS: [&str; 24] = [
    "ncj", "award", "grant", "report", "docket", "case", "doi", "isbn", "issn", "pmid", "ed",
    "order", "item", "id", "ids", "contract", "file", "record", "serial", "account", "invoice",
    "oclc", "lccn", "ein",
];

/// How many characters before a number may make it one, at most.
const BEFORE: usize = 48;

/// Returns whether the text calls what follows the number of a report, an order or the like.
pub(super) fn names_a_document(before: &str) -> bool {
    let words = before.rsplit(|c: char| c.is_whitespace() || c == '(' || c == '#');
    let is_mark = |c: char| !c.is_alphabetic();
    let mut words = words.map(|word| word.trim_matches(is_mark)).filter(|word| !word.is_empty());
    let is_in = |word: Option<&str>, known: &[&str]| {
        word.is_some_and(|word| known.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    let (last, before) = (words.next(), words.next());
    // "Tel. No." is another matter than "Order No."
    is_in(last, &DOCUMENTS)
        || is_in(last, &["no", "nos"]) && !is_in(before, &DIALING)
        || is_in(last, &["number", "numbers", "num"]) && is_in(before, &DOCUMENTS)
}

/// Returns whether one of these words is the last one before a place.
pub(super) fn stands_behind(text: &str, at: usize, words: &[&str]) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    words.iter().any(|known| known.eq_ignore_ascii_case(last))
}

/// Returns whether one of these words stands shortly before a place, in its sentence.
pub(super) fn follows(text: &str, at: usize, words: &[&str]) -> bool {
    let before = text.get(..at).unwrap_or("");
    let start = before.char_indices().rev().take(BEFORE).last().map_or(at, |(start, _)| start);
    let near = before.get(start..).unwrap_or("");
    let sentence = near.rsplit(['!', '?', ';']).next().unwrap_or("");
    let sentence = sentence.rsplit(". ").next().unwrap_or("");
    sentence
        .split(|c: char| !c.is_alphabetic())
        .any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
}
