//! Cuts a text to so many columns.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text in at most `columns`, with an ellipsis where something is left out.
/// A number is left out whole: a part of one could be dialed.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    // No letter has more columns than bytes.
    if text.len() <= columns || text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let mut kept = String::new();
    let mut width = 0;
    for grapheme in text.graphemes(true) {
        width += grapheme.width();
        if width > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(without_part_of_number(&kept, &text[kept.len()..]).trim_end().len());
    kept.push('…');
    Cow::Owned(kept)
}

/// `kept` without its last word, if that is the start of a number that goes on
/// in `rest`.
fn without_part_of_number<'a>(kept: &'a str, rest: &str) -> &'a str {
    let start = kept.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let word = &kept[start..];
    let is_number = word.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    let goes_on = rest.starts_with(|c: char| !c.is_whitespace());
    if is_number && goes_on { &kept[..start] } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_fits_and_says_so() {
        assert_eq!(cut("hotline", 7), "hotline");
        assert_eq!(cut("hotline", 6), "hotli…");
        assert_eq!(cut("the hotline", 5), "the…");
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("hotline", 1), "…");
        assert_eq!(cut("hotline", 0), "");
    }

    #[test]
    fn a_number_is_whole_or_absent() {
        let text = "Call 1-888-373-7888 or 911 (1-800-THE-LOST)";
        for columns in 0..text.len() {
            let cut = cut(text, columns);
            let words = cut.trim_end_matches('…').split_whitespace();
            let numbers = words.filter(|word| word.contains(|c: char| c.is_ascii_digit()));
            assert!(
                numbers.into_iter().all(|number| text.contains(&format!("{number} "))),
                "{cut}"
            );
        }
        assert_eq!(cut(text, 20), "Call 1-888-373-7888…");
        assert_eq!(cut(text, 19), "Call…");
    }
}
