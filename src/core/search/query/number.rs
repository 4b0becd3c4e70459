//! Reads a telephone number in a typed line as one word, whatever marks and blanks it has.

use super::lex::{Term, TermKind};
use super::{Query, filter};
use crate::search::text::numbers::{NumberInText, stands_alone};
use crate::search::text::tokenizer::plain_words;
use std::ops::Range;

/// Returns the byte range of a number's terms in the line, the number, and how many terms these
/// are; `None` if its terms have other words, too.
pub(super) fn span(
    line: &str,
    terms: &[Term<'_>],
    numbers: &[NumberInText],
) -> Option<(Range<usize>, NumberInText, usize)> {
    let first = terms.first()?;
    let number = numbers.iter().find(|number| first.span.contains(&number.range.start))?;
    let count = terms.iter().take_while(|term| term.span.start < number.range.end).count();
    let own = terms.get(..count)?;
    let start = match own {
        [Term { piece: TermKind::Phrase(_), negated: false, .. }] => first.span.start,
        // `tel:+18883737888`, as a link has it.
        [Term { piece: TermKind::Field { name, value }, negated: false, span }]
            if !filter::is_field(name) =>
        {
            span.end - value.len()
        }
        _ if own.iter().all(|term| !term.negated && matches!(term.piece, TermKind::Words(_))) => {
            first.span.start
        }
        _ => return None,
    };
    let end = own.last()?.span.end;
    let inside = number.range.start.checked_sub(start)?..number.range.end.checked_sub(start)?;
    stands_alone(line.get(start..end)?, &inside).then(|| (start..end, number.clone(), count))
}

impl Query {
    /// Adds a number as the word that it is in every text.
    pub(super) fn take_number(&mut self, line: &str, span: Range<usize>, number: &NumberInText) {
        let typed = line.get(span.clone()).unwrap_or_default();
        self.insert_in_sequence(&plain_words(typed));
        let is_quoted = typed.starts_with('"');
        let typed = typed.trim_matches('"').to_owned();
        self.push(&number.digits, &typed, &span, |word| {
            word.quoted = is_quoted;
            word.starts = !is_quoted;
        });
    }
}
