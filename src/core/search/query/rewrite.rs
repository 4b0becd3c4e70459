//! A query line with a filter put in or taken out.

use super::{Filter, Query};
use crate::search::{Facet, Index, UserSets};
use std::ops::Range;

impl Index {
    /// The line with the value of a facet switched on or off: what the pane
    /// of facets does. Other terms stay as they were typed.
    ///
    /// `id` is the id of a value; for a facet with ranges a range does too. Off
    /// goes what a filter asks for or leaves out; of several values the others
    /// stay. A wider range is narrowed to it.
    pub fn toggled(&self, line: &str, facet: Facet, id: &str) -> String {
        let term = facet.term(id);
        let mut query = Query::parse(&term, self, &UserSets::default());
        let is_clear = query.faults.iter().all(|fault| !fault.is_error);
        let Some(meant) = query.filters.pop().filter(|_| is_clear) else {
            return line.to_owned();
        };
        let filters = Query::parse(line, self, &UserSets::default()).filters;
        let has_it = |filter: &&Filter| {
            let pairs = filter.wanted.iter().zip(&meant.wanted);
            filter.facet == facet
                && pairs.clone().all(|(wanted, meant)| *wanted || !meant)
                && (filter.wanted == meant.wanted || meant.wanted.contains(&true))
        };
        let Some(filter) = filters.iter().find(has_it) else {
            return tidy(&format!("{line} {term} "));
        };
        let left = match (filter.wanted == meant.wanted, facet.is_range()) {
            (true, _) => String::new(),
            (false, true) => term,
            (false, false) => self.term_without(filter, &meant),
        };
        let Range { start, end } = filter.span;
        tidy(&format!("{}{left}{}", &line[..start], &line[end..]))
    }

    /// A filter for the values that `less` does not mean.
    fn term_without(&self, filter: &Filter, less: &Filter) -> String {
        let values = self.values(filter.facet).iter().zip(filter.wanted.iter().zip(&less.wanted));
        let left = values.filter(|(_, (wanted, less))| **wanted && !**less);
        let name = filter.facet.name();
        let left: Vec<String> = left
            .map(|(value, _)| filter.facet.term(&value.id)[name.len() + 1..].to_owned())
            .collect();
        let minus = if filter.negated { "-" } else { "" };
        format!("{minus}{name}:{}", left.join(","))
    }

    /// The line without the term that holds these bytes: what is offered when
    /// one word leaves nothing.
    pub fn without(&self, line: &str, span: Range<usize>) -> String {
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
