//! How good a match is, in points.

use super::field::{Field, Label, Place};
use super::fold::Folded;
use super::query::Query;

/// How a word was found in a text, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// Its letters in order with gaps: a typo or an abbreviation.
    Loose,
    /// In the middle of a word.
    Inside,
    /// At the start of a word.
    Start,
    /// As a whole word.
    Whole,
}

/// Points for a word found as a whole word in a field.
///
/// The distances are such that a word start in any field outranks a find
/// inside a word in any other (see [`points`]).
const fn weight(place: Place) -> i64 {
    match (place.field, place.label) {
        (Field::Title, _) => 1000,
        (Field::AltTitle, _) => 800,
        (Field::Topic, Label::Own) => 600,
        (Field::Topic, _) => 580,
        (Field::Publisher | Field::Presenter, Label::Own | Label::Short) => 460,
        (Field::Publisher | Field::Presenter, _) => 440,
        (Field::Creator | Field::Name | Field::Organization, _) => 440,
        (Field::ReportNumber | Field::AwardNumber | Field::Line | Field::Area, _) => 420,
        (Field::Part, _) => 420,
        (Field::Id | Field::Funder, _) => 360,
        (Field::Abstract | Field::Answer, _) => 300,
    }
}

/// Points for one word found in one place. `closeness` counts for a loose
/// find alone, from 0 (barely) to 100.
pub(super) fn points(place: Place, quality: Quality, closeness: i64) -> i64 {
    let thousandths = match quality {
        Quality::Whole => 1000,
        Quality::Start => 900,
        Quality::Inside => 200,
        Quality::Loose => 10 + closeness.clamp(0, 100) / 2,
    };
    weight(place) * thousandths / 1000
}

/// Points for the query as a whole: an exact title comes first of all, then
/// titles that hold every word, best in the typed order and with little else.
pub(super) fn whole_query_points(query: &Query, title: &Folded, all_in_title: bool) -> i64 {
    if !all_in_title {
        return 0;
    }
    let typed = query.sequence.len();
    let words: Vec<&str> = title.words().collect();
    let exact = words.iter().eq(query.sequence.iter());
    let starts = begins(&words, &query.sequence);
    let in_order = starts || (1..words.len()).any(|at| begins(&words[at..], &query.sequence));
    let share = 99 * typed.min(words.len()) / words.len().max(1);
    // Two words in the title outweigh any two finds elsewhere.
    1000 * i64::try_from(query.words.len()).unwrap_or(i64::MAX / 2000)
        + if exact { 100_000_000 } else { 0 }
        + if starts { 200 } else { 0 }
        + if in_order { 300 } else { 0 }
        + i64::try_from(share).unwrap_or(0)
}

/// Whether `words` begins with the typed words, the last of them perhaps unfinished.
fn begins(words: &[&str], typed: &[String]) -> bool {
    let Some((unfinished, finished)) = typed.split_last() else { return true };
    words.len() >= typed.len()
        && words.iter().zip(finished).all(|(word, typed)| word == typed)
        && words.get(finished.len()).is_some_and(|word| word.starts_with(unfinished.as_str()))
}

/// Points for a title or other name that is the typed line, word by word.
pub(super) fn is_exactly(query: &Query, text: &Folded) -> bool {
    text.words().eq(query.sequence.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(field: Field, label: Label) -> Place {
        Place { field, value: 0, label }
    }

    #[test]
    fn a_word_start_anywhere_outranks_a_find_inside_a_word() {
        let fields =
            [Field::Title, Field::AltTitle, Field::Topic, Field::Publisher, Field::Abstract];
        let worst_start =
            fields.map(|field| points(place(field, Label::Alt(3)), Quality::Start, 0));
        let best_inside = points(place(Field::Title, Label::Own), Quality::Inside, 0);
        let best_loose = points(place(Field::Title, Label::Own), Quality::Loose, 100);
        assert!(worst_start.iter().all(|start| *start > best_inside));
        assert!(fields.iter().all(|field| points(
            place(*field, Label::Alt(0)),
            Quality::Inside,
            0
        ) >= best_loose));
        assert!(worst_start.is_sorted_by(|a, b| a > b), "{worst_start:?}");
    }
}
