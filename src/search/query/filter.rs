//! Filters: `topic:labor`, `year:2018..`, `-kind:hotline`.

use super::QueryFault;
use super::lex::{self, Term};
use crate::faults::nearest;
use crate::search::facet::{self, Facet, Value};
use crate::search::words::plain_words;
use crate::search::{Index, MarkField, Marks};
use std::collections::BTreeSet;
use std::ops::Range;

/// A condition on one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Filter {
    pub(in crate::search) facet: Facet,
    /// Whether it leaves these out instead of keeping them.
    pub(in crate::search) negated: bool,
    /// For each value of the facet whether it is meant.
    pub(in crate::search) wanted: Vec<bool>,
    /// Where it stands in the line, in bytes.
    pub(in crate::search) span: Range<usize>,
}

/// A condition on what a person marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Marked {
    /// The entries that have one of the values.
    pub(in crate::search) entries: BTreeSet<usize>,
    /// Whether it leaves these out instead of keeping them.
    pub(in crate::search) negated: bool,
    /// Where it stands in the line, in bytes.
    pub(in crate::search) span: Range<usize>,
}

/// What a term with a colon turned out to be.
pub(super) enum Read {
    Filter(Filter),
    Marked(Marked),
    /// The value is still to be typed.
    Unfinished,
    /// The field is known and the value is not.
    Fault(QueryFault),
    /// No field: words with a colon, perhaps a slip.
    Words(Option<QueryFault>),
}

/// Whether a name with a colon is a filter.
pub(super) fn is_field(name: &str) -> bool {
    Facet::parse(name).is_some() || MarkField::parse(name).is_some()
}

/// Reads `name:value`. Several values stand with commas between them.
pub(super) fn read(
    term: &Term<'_>,
    name: &str,
    value: &str,
    (index, marks): (&Index, &Marks),
) -> Read {
    let facet = Facet::parse(name);
    let field = MarkField::parse(name);
    let is_unfinished = value.trim_matches([',', ' ', '.', '"']).is_empty();
    match (facet, field) {
        (None, None) => Read::Words(unknown_field(term, name)),
        _ if is_unfinished => Read::Unfinished,
        (Some(facet), _) => by_facet(term, facet, value, index),
        (None, Some(field)) => by_mark(term, field, value, marks),
    }
}

fn by_mark(term: &Term<'_>, field: MarkField, value: &str, marks: &Marks) -> Read {
    let values = marks.values(field);
    let mut wanted = BTreeSet::new();
    for part in lex::values(value) {
        let found = named(part, &values);
        if found.is_empty() {
            let what = match field {
                MarkField::List => format!("list `{part}`"),
                MarkField::Is | MarkField::On => format!("`{}:{part}`", field.name()),
            };
            let message = unknown_value(&what, field.name(), part, &values);
            return Read::Fault(QueryFault { message, span: term.span.clone() });
        }
        wanted.extend(found);
    }
    let entries = marks.union(field, &wanted);
    Read::Marked(Marked { entries, negated: term.negated, span: term.span.clone() })
}

fn by_facet(term: &Term<'_>, facet: Facet, value: &str, index: &Index) -> Read {
    let values = index.values(facet);
    let mut wanted = vec![false; values.len()];
    for part in lex::values(value) {
        let found = match facet.is_range() {
            true => ranged(facet, part, values),
            false => Ok(named(part, values)),
        };
        let found = match found {
            Ok(found) if found.is_empty() && !facet.is_range() => Err(unknown_value(
                &format!("{} `{part}`", facet.name()),
                facet.name(),
                part,
                values,
            )),
            found => found,
        };
        match found {
            Ok(found) => found.into_iter().for_each(|place| wanted[place] = true),
            Err(message) => return Read::Fault(QueryFault { message, span: term.span.clone() }),
        }
    }
    Read::Filter(Filter { facet, negated: term.negated, wanted, span: term.span.clone() })
}

fn unknown_field(term: &Term<'_>, name: &str) -> Option<QueryFault> {
    let marks = MarkField::ALL.iter().map(|field| field.name());
    let near = nearest(name, Facet::ALL.iter().map(|facet| facet.name()).chain(marks))?;
    let message = format!("There is no field `{name}:`. Did you mean `{near}:`?");
    Some(QueryFault { message, span: term.span.clone() })
}

/// The values that a name leads to: the one with this id, else those that are
/// called exactly so, else those with a word that starts so.
fn named(typed: &str, values: &[Value]) -> Vec<usize> {
    if let Some(own) = values.iter().position(|value| value.id.eq_ignore_ascii_case(typed)) {
        // Another one's name may be the same.
        return vec![own];
    }
    let typed = plain_words(typed).join(" ");
    let matching = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let any = |value: &Value| value.all_names().any(|name| fits(&plain_words(name).join(" ")));
        (0..values.len()).filter(|place| any(&values[*place])).collect()
    };
    let exact = matching(&|name| name == typed);
    if !exact.is_empty() || typed.is_empty() {
        return exact;
    }
    matching(&|name| name.starts_with(&typed) || name.contains(&format!(" {typed}")))
}

/// `what` is what there is not, as a sentence says it.
fn unknown_value(what: &str, name: &str, typed: &str, values: &[Value]) -> String {
    let lower = typed.to_lowercase();
    let near = values.iter().find(|value| {
        let names: Vec<String> = value.all_names().map(str::to_lowercase).collect();
        nearest(&lower, names.iter().map(String::as_str)).is_some()
    });
    let help = match near {
        Some(near) => format!("Did you mean `{}`?", facet::term(name, &near.id)),
        None if values.is_empty() => "There is none yet.".to_owned(),
        None => {
            let first: Vec<&str> = values.iter().take(6).map(|value| &*value.id).collect();
            let more = if values.len() > first.len() { ", …" } else { "" };
            format!("There are: {}{more}.", first.join(", "))
        }
    };
    format!("There is no {what}. {help}")
}

/// The values within a range: `2018`, `2018..`, `..15m`, `10m..1h`.
fn ranged(facet: Facet, typed: &str, values: &[Value]) -> Result<Vec<usize>, String> {
    let wrong = || {
        Err(match facet {
            Facet::Year => format!("`{typed}` is no year. Write 2019, 2018.. or 2018..2020."),
            _ => format!("`{typed}` is no length. Write ..15m, 30m..1h or 2h..; m is minutes."),
        })
    };
    let (from, to) = match typed.split_once("..") {
        Some((from, to)) => (number(facet, from, 0), number(facet, to, u32::MAX)),
        None => (number(facet, typed, 0), number(facet, typed, u32::MAX)),
    };
    let (Some(from), Some(to)) = (from, to) else { return wrong() };
    let within = |place: &usize| {
        values[*place].id.parse::<u32>().is_ok_and(|value| (from..=to).contains(&value))
    };
    Ok((0..values.len()).filter(within).collect())
}

/// A year, or a length in minutes; `open` for an end that is left open.
fn number(facet: Facet, typed: &str, open: u32) -> Option<u32> {
    let typed = typed.trim_matches([' ', '.']).to_ascii_lowercase();
    if typed.is_empty() {
        return Some(open);
    }
    if facet == Facet::Year {
        // A year in typing: 20 reaches from 2000 to 2099.
        let missing = 4usize.checked_sub(typed.len())? as u32;
        let least = typed.parse::<u32>().ok()? * 10u32.pow(missing);
        return Some(if open == 0 { least } else { least + 10u32.pow(missing) - 1 });
    }
    let digits = typed.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    // The unit may be half typed.
    let unit = match &typed[digits.len()..] {
        unit if "minutes".starts_with(unit) || unit == "mins" => 1,
        unit if "hours".starts_with(unit) || "hrs".starts_with(unit) => 60,
        _ => return None,
    };
    digits.trim().parse::<u32>().ok()?.checked_mul(unit)
}
