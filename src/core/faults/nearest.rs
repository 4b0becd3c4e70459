//! The known word that a typed one is most likely a slip of.

/// Bytes of a typed word at most: a stranger's text can be long, and the measure is quadratic.
const LONGEST: usize = 64;

/// Returns the candidate that `typed` is most likely a slip of. Capitals of `typed` do not
/// count.
pub fn nearest<'c>(typed: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let lower = typed.to_ascii_lowercase();
    candidates
        .filter_map(|known| Some((slips(known, &lower, forgiven(known))?, known)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// Returns how many slips of the finger are forgiven in a word of this length: one in three
/// letters.
pub fn forgiven(known: &str) -> usize {
    known.len().max(3) / 3
}

/// Returns how many slips of the finger lead from a known word to the typed one, if they
/// are `most` at most: a letter too many, too few, another, or two that changed places.
pub fn slips(known: &str, typed: &str, most: usize) -> Option<usize> {
    if typed.len() > LONGEST
        || known.len().abs_diff(typed.len()) > 4 * most
        || letters(known, typed) as usize > 2 * most
    {
        return None;
    }
    Some(strsim::osa_distance(known, typed)).filter(|slips| *slips <= most)
}

/// Returns how many letters stand in one of the words only; each slip changes two at
/// most, so this spares most words the full comparison.
fn letters(one: &str, other: &str) -> u32 {
    let set = |text: &str| {
        let small = text.bytes().filter(u8::is_ascii_lowercase);
        small.fold(0u32, |set, byte| set | 1 << (byte - b'a'))
    };
    (set(one) ^ set(other)).count_ones()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_slip_of_another_if_the_slips_are_few_for_its_length() {
        let known = ["title", "status", "publisher", "id"];
        for (typed, near) in [
            ("tilte", Some("title")),
            ("Statsu", Some("status")),
            ("publisher", Some("publisher")),
            ("pubilsehr", Some("publisher")),
            ("ix", Some("id")),
            ("xy", None),
            ("language", None),
            ("", None),
            (&"title".repeat(20), None),
        ] {
            assert_eq!(nearest(typed, known.into_iter()), near, "{typed}");
        }
        assert_eq!(slips("chicago", "chciago", 1), Some(1));
        assert_eq!(slips("chicago", "chcigao", 1), None);
    }
}
