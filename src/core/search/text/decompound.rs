//! Words that were run together: `taskforce`.

use crate::search::Index;
use crate::search::index::term_dictionary::Nears;
use crate::search::query::Word;

/// The two known words that a word falls into, the commonest such pair.
pub(in crate::search) fn split(index: &Index, word: &Word) -> Option<(Word, Word)> {
    let text = word.folded.as_str();
    if word.quoted || text.len() < 4 || !text.is_ascii() {
        return None;
    }
    let (dictionary, postings) = (&index.dictionary, index.postings());
    let pairs = (2..text.len() - 1).filter_map(|at| {
        let (first, second) = text.split_at(at);
        let first = dictionary.get(first)?;
        let seconds = match word.starts {
            true => dictionary.starting_with(second),
            false => dictionary.get(second).map(|term| term..term + 1)?,
        };
        let rarer = postings.weight(first..first + 1).min(postings.weight(seconds));
        (rarer > 0).then_some((rarer, at))
    });
    let (_, at) = pairs.max()?;
    let part = |text: &str, starts| Word {
        folded: text.to_owned(),
        typed: word.typed.clone(),
        starts,
        quoted: false,
        synonyms: Vec::new(),
        optional: false,
        reach: word.reach,
        named: false,
        span: word.span.clone(),
        nears: Nears::default(),
    };
    let (first, second) = text.split_at(at);
    Some((part(first, false), part(second, word.starts)))
}
