//! Words of one stem: trafficker, trafficked, trafficking; and labour, labor.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The fewest letters of a word that has a stem.
const LEAST: usize = 4;

/// How words begin in British spelling, and in American.
const SPELLINGS: &[(&str, &str)] = &[
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("cheque", "check"),
    ("colour", "color"),
    ("defence", "defense"),
    ("favour", "favor"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("labour", "labor"),
    ("licence", "license"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("organis", "organiz"),
    ("paediatr", "pediatr"),
    ("programme", "program"),
    ("recognis", "recogniz"),
    ("traumatis", "traumatiz"),
    ("victimis", "victimiz"),
];

/// The stem of a folded word by the Snowball rules for English, in American
/// spelling; the word itself where it is short or no plain word.
pub(in crate::search) fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < LEAST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let stemmer = Stemmer::create(Algorithm::English);
    match american(word) {
        Some(american) => Cow::Owned(stemmer.stem(&american).into_owned()),
        None => stemmer.stem(word),
    }
}

fn american(word: &str) -> Option<String> {
    SPELLINGS.iter().find_map(|(british, american)| {
        let rest = word.strip_prefix(british)?;
        Some(format!("{american}{rest}"))
    })
}

/// The letters that every word of the same stem starts with.
pub(in crate::search) fn root<'w>(word: &'w str, stem: &str) -> &'w str {
    let mut shared = common(word, stem);
    for (british, american) in SPELLINGS {
        if word.starts_with(british) || word.starts_with(american) {
            shared = shared.min(common(british, american));
        }
    }
    word.get(..shared).unwrap_or_default()
}

/// How many bytes two words have in common at their start.
fn common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_share_their_root() {
        for (one, other) in [
            ("trafficked", "trafficking"),
            ("labour", "labor"),
            ("labor", "labours"),
            ("study", "studies"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
            assert!(other.starts_with(root(one, &stem(one))), "{one} {other}");
        }
        assert_ne!(stem("labor"), stem("labs"));
    }
}
