//! The cost of a search is bounded, however long the line is.

use super::fixture::fixture;
use crate::search::query::{MOST_LETTERS, MOST_WORDS, Query};
use crate::search::{Index, Request, Searcher, UserSets};
use proptest::prelude::*;

fn parse(line: &str) -> Query {
    Query::parse(line, &Index::build(&fixture()), &UserSets::default())
}

fn told(line: &str) -> Vec<String> {
    parse(line).faults.into_iter().map(|fault| fault.message).collect()
}

/// Words that differ.
fn words(count: usize) -> Vec<String> {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    (0..count)
        .map(|at| {
            ["xq", "vz"].map(|mid| format!("{}{mid}{}", letter(at), letter(at / 26))).concat()
        })
        .collect()
}

#[test]
fn so_many_words_count_and_the_rest_is_told() {
    let all = words(MOST_WORDS + 8);
    let query = parse(&all.join(" "));
    let counted: Vec<&str> = query.words.iter().map(|word| &*word.folded).collect();
    assert_eq!(counted, all[..MOST_WORDS]);
    assert_eq!(told(&all.join(" ")), ["Only the first 32 words count."]);
    assert_eq!(told(&all[..MOST_WORDS].join(" ")), [""; 0]);
    // A repeated word is not a further word, and filters count behind many words.
    assert_eq!(told(&format!("{} ", all[..MOST_WORDS].join(" ")).repeat(3)), [""; 0]);
    assert_eq!(parse(&format!("{} kind:webinar", all.join(" "))).filters.len(), 1);
    // A phrase counts as far as there is room; an exclusion counts whole or not at all.
    let phrase = parse(&format!("\"{}\"", all.join(" ")));
    assert_eq!((phrase.words.len(), phrase.phrases[0].len()), (MOST_WORDS, MOST_WORDS));
    assert!(phrase.faults.len() == 1 && !phrase.faults[0].is_error);
    let without: Vec<String> = all.iter().map(|word| format!("-{word}")).collect();
    assert_eq!(parse(&format!("visa {}", without.join(" "))).excluded.len(), MOST_WORDS - 1);
}

#[test]
fn so_many_letters_of_a_word_count_and_the_rest_is_told() {
    for letter in ["a", "é", "я"] {
        let long = letter.repeat(100_000);
        let query = parse(&long);
        let [word] = query.words.as_slice() else { panic!("{:?}", query.words.len()) };
        assert_eq!(word.folded.chars().count(), MOST_LETTERS);
        assert!(word.typed.chars().count() == MOST_LETTERS + 1 && word.typed.ends_with('…'));
        assert_eq!(told(&long), ["Only the first 64 letters of a word count."]);
        assert_eq!(told(&letter.repeat(MOST_LETTERS)), [""; 0]);
    }
}

#[test]
fn so_many_values_of_filters_count_and_the_rest_is_told() {
    let line = "kind:webinar ".repeat(40);
    assert_eq!(parse(&line).filters.len(), 32);
    assert_eq!(told(&line), ["Only the first 32 values of filters count."]);
    let wide = format!("visa topic:{}", vec!["labor"; 40].join(","));
    assert_eq!(told(&wide), ["Only the first 32 values of filters count."]);
    // One message each, and not without end.
    assert!(told(&"a:b1 c:d2 e:f3 g:h4 i:j5 k:l6 m:n7 o:p8 q:r9 s:t0 ".repeat(9)).len() <= 8);
}

/// How many columns a searcher has made.
fn made(searcher: &Searcher) -> usize {
    let shown = format!("{searcher:?}");
    let number = shown.split("made: ").nth(1).unwrap();
    number.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

/// Slips, stems, unknown words, known ones and short ones.
fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,9}",
        prop::sample::select(vec![
            "labor",
            "vctim",
            "trafficking",
            "hotlnie",
            "visa",
            "the",
            "what"
        ])
        .prop_map(str::to_owned),
        "[a-z]{60,90}",
        prop::sample::select(vec![
            "-webinar",
            "-\"labor visa\"",
            "kind:web",
            "\"human trafficking\"",
            "knd:x"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// A search makes columns by the number of its words, not by its square, and
    /// a key press in it makes those of one word.
    #[test]
    fn a_long_line_costs_what_its_words_cost(line in prop::collection::vec(any_word(), 1..60)) {
        let (catalog, line) = (fixture(), line.join(" "));
        let index = Index::build(&catalog);
        let mut searcher = Searcher::default();
        let outcome = searcher.search(&index, &catalog, &Request::all(&line));
        let query = &outcome.query;
        let excluded: usize = query.excluded.iter().map(|own| own.words.len()).sum();
        let counted = query.words.len() + excluded;
        prop_assert!(counted <= MOST_WORDS);
        prop_assert!(query.words.iter().all(|word| word.folded.chars().count() <= MOST_LETTERS));
        // Three or four columns a word, parts of words that were run together, and
        // the last word cut to half its letters, one by one, in the line and in what
        // is tried in place of it.
        let most = 6 * counted + 2 * MOST_LETTERS;
        prop_assert!(made(&searcher) <= most, "{} for {}", made(&searcher), counted);
        let before = made(&searcher);
        searcher.search(&index, &catalog, &Request::all(&line));
        prop_assert!(made(&searcher) - before <= 2, "{} anew", made(&searcher) - before);
        let before = made(&searcher);
        searcher.search(&index, &catalog, &Request::all(&format!("{line}e")));
        prop_assert!(made(&searcher) - before <= 48, "{} for a key", made(&searcher) - before);
    }
}
