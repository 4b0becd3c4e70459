//! Ids that are made of words.

use crate::folding::words;

/// Bytes of an id at most.
const LONGEST: usize = 64;

/// Returns the words of a text as an id, in lowercase with hyphens and whole words only; empty
/// if the text has no Latin letter or digit.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    let plain = |word: &String| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    for word in words(text).into_iter().filter(plain) {
        if slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug += &word;
    }
    slug
}

/// Returns the id of an entry that a person wrote down without one. The entries of shipped
/// catalogs have no such ids, so none of a later release can take it.
pub(in crate::catalog) fn local_id(title: &str) -> String {
    slug(&format!("local {title}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_whole_words() {
        assert_eq!(slug("Vice Desk (24/7), Señor's"), "vice-desk-24-7-senors");
        assert_eq!(local_id("On-call DA"), "local-on-call-da");
        let long = slug(&"word ".repeat(40));
        assert!(long.len() <= LONGEST && long.ends_with("word"), "{long}");
        assert_eq!(slug("…"), "");
        assert_eq!(local_id("紧急"), "local");
    }
}
