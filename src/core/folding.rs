//! Text made comparable: no case, no accents, no punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Gives the letters that stand for `letter`: none for accents, apostrophes
/// and invisible characters, a space for any other that is no letter or digit.
pub fn fold_char(letter: char, put: &mut dyn FnMut(char)) {
    if letter.is_ascii() {
        match letter {
            '\'' => {}
            _ if letter.is_ascii_alphanumeric() => put(letter.to_ascii_lowercase()),
            _ => put(' '),
        }
        return;
    }
    if is_dropped(letter) {
        return;
    }
    for part in std::iter::once(letter).nfkd().flat_map(char::to_lowercase) {
        match part {
            _ if is_dropped(part) => {}
            'ß' => ['s', 's'].into_iter().for_each(&mut *put),
            'æ' => ['a', 'e'].into_iter().for_each(&mut *put),
            'œ' => ['o', 'e'].into_iter().for_each(&mut *put),
            'þ' => ['t', 'h'].into_iter().for_each(&mut *put),
            'ø' => put('o'),
            'ł' => put('l'),
            'đ' | 'ð' => put('d'),
            'ħ' => put('h'),
            'ı' => put('i'),
            'ŧ' => put('t'),
            'ς' => put('σ'),
            _ if part.is_alphanumeric() => put(part),
            _ => put(' '),
        }
    }
}

/// Returns the words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold_char(letter, &mut |part| folded.push(part)));
    folded.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Returns whether a character counts for nothing: accents, apostrophes, soft hyphens,
/// joiners and direction marks.
fn is_dropped(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{ad}' | '\u{feff}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_special_letters_are_folded() {
        for (text, folded) in [
            ("Zürich", "zurich"),
            ("STRASSE Straße", "strasse strasse"),
            ("Łódź Øre Æther", "lodz ore aether"),
            ("İstanbul", "istanbul"),
            ("ﬁnance ℡", "finance tel"),
            ("I-914B (T visa)", "i 914b t visa"),
            ("won't victim’s", "wont victims"),
            ("Kāneʻohe Hawaiʻi", "kaneohe hawaii"),
            ("a\u{301}\u{302}b", "ab"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("  ", ""),
        ] {
            assert_eq!(words(text).join(" "), folded, "{text:?}");
        }
    }
}
