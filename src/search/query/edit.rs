//! A query line with a filter put in or taken out.

use super::Query;
use crate::search::{Facet, Index};

impl Index {
    /// The line with the value of a facet switched on or off: what the pane
    /// of facets does. Other terms stay as they were typed.
    ///
    /// `id` is the id of a value; for a facet with ranges a range does too.
    pub fn toggled(&self, line: &str, facet: Facet, id: &str) -> String {
        let term = format!("{}:{id}", facet.name());
        let meant = Query::parse(&term, self).filters.pop();
        let query = Query::parse(line, self);
        let same = query.filters.iter().find(|filter| {
            let alike = |meant: &super::Filter| meant.wanted == filter.wanted;
            filter.facet == facet && !filter.negated && meant.as_ref().is_some_and(alike)
        });
        let line = match same {
            Some(filter) => format!("{}{}", &line[..filter.span.start], &line[filter.span.end..]),
            None => format!("{line} {term} "),
        };
        tidy(&line)
    }

    /// The line without the term that holds these bytes: what is offered when
    /// one word leaves nothing.
    pub fn without(&self, line: &str, span: std::ops::Range<usize>) -> String {
        let (before, after) = (line.get(..span.start), line.get(span.end..));
        tidy(&format!("{}{}", before.unwrap_or_default(), after.unwrap_or_default()))
    }
}

/// One blank between terms outside of quotes, none before the first; one at
/// the end where there was one, so that the next word can be typed.
fn tidy(line: &str) -> String {
    let mut tidy = String::with_capacity(line.len());
    let mut in_quotes = false;
    for letter in line.trim_start().chars() {
        in_quotes ^= letter == '"';
        if in_quotes || letter != ' ' || !tidy.ends_with(' ') {
            tidy.push(letter);
        }
    }
    tidy
}
