//! Filters: `topic:labor`, `year:2018..`, `-kind:hotline`.

use super::QueryFault;
use super::lex::{self, Term};
use super::limits::{MOST_VALUES, start_of};
use super::near;
use super::value::{Meant, help, meant, meant_of};
use crate::catalog::EntryPosition;
use crate::search::index::facet::{self, Facet, Value};
use crate::search::{Index, UserField, UserSets};
use std::collections::BTreeSet;
use std::ops::Range;

/// A condition on one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Filter {
    pub(in crate::search) facet: Facet,
    /// True if it excludes these instead of keeping them.
    pub(in crate::search) negated: bool,
    /// For each value of the facet true if it is meant.
    pub(in crate::search) wanted: Vec<bool>,
    /// Its byte range in the line.
    pub(in crate::search) span: Range<usize>,
}

/// A condition on the marks of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct UserFilter {
    /// The entries that have one of the values.
    pub(in crate::search) entries: BTreeSet<EntryPosition>,
    /// True if it excludes these instead of keeping them.
    pub(in crate::search) negated: bool,
    /// Its byte range in the line.
    pub(in crate::search) span: Range<usize>,
}

/// The meaning of a term with a colon.
pub(super) enum Read {
    /// A filter. One with an unknown value keeps no entry, so that the list never widens to
    /// everything.
    Filter(Filter),
    Marked(UserFilter),
    /// The value is still to be typed; the fault is for a line that is complete.
    Unfinished(QueryFault),
    /// There are too many values before it.
    Beyond,
    /// A link, or a word with a colon at its end.
    Words,
}

/// Returns true if a name with a colon is a filter.
pub(super) fn is_field(name: &str) -> bool {
    Facet::parse(name).is_some() || UserField::parse(name).is_some()
}

/// Reads terms with a colon, one after another.
pub(super) struct FilterParser<'a> {
    pub(super) index: &'a Index,
    pub(super) marks: &'a UserSets,
    /// Number of further values that count.
    pub(super) room: usize,
    /// The faults of the current term.
    pub(super) faults: Vec<QueryFault>,
}

impl FilterParser<'_> {
    /// Reads `name:value`, where commas separate several values.
    pub(super) fn read(&mut self, term: &Term<'_>, name: &str, value: &str) -> Read {
        let is_unfinished = value.trim_matches([',', ' ', '.', '"']).is_empty();
        let field = Facet::parse(name).map(Facet::name);
        let field = field.or_else(|| UserField::parse(name).map(UserField::name));
        if let Some(field) = field
            && let Some(part) = lex::values(value).into_iter().find_map(negated)
        {
            let shown = start_of(part);
            let message =
                format!("To leave out `{shown}`, write `-{}`.", facet::term(field, &shown));
            self.tell(term, message, true);
            return no_entries(term);
        }
        match (Facet::parse(name), UserField::parse(name)) {
            (None, None) => self.unknown_field(term, name, value),
            (Some(facet), _) if is_unfinished => {
                unfinished(term, facet.name(), self.index.values(facet))
            }
            (None, Some(field)) if is_unfinished => {
                unfinished(term, field.name(), &self.marks.values(field))
            }
            (Some(facet), _) => self.by_facet(term, facet, value),
            (None, Some(UserField::Note)) => self.by_note(term, value),
            (None, Some(field)) => self.by_user_field(term, field, value),
        }
    }

    fn by_facet(&mut self, term: &Term<'_>, facet: Facet, value: &str) -> Read {
        let values = self.index.values(facet);
        let mut filter = filter(term, facet, values);
        let parts = self.parts(term, value);
        if parts.is_empty() {
            return Read::Beyond;
        }
        if facet == Facet::Language {
            let message = "`lang:` finds resources that state their language. Most don't.";
            self.tell(term, message.to_owned(), false);
        }
        for part in parts {
            let what = format!("{} `{}`", facet.noun(), start_of(part));
            match meant_of(facet, part, values) {
                Meant::These(found) => filter.want(found),
                Meant::Near(found) => {
                    self.tell_near(term, &what, (facet.name(), values, &found));
                    filter.want(found);
                }
                Meant::Unused(id) => {
                    let term_of_it = facet.term(&id);
                    self.tell(term, format!("No resource has `{term_of_it}`."), false);
                }
                Meant::Nothing(help) => {
                    let message = match facet {
                        facet if facet.is_range() => help,
                        Facet::Free => help,
                        _ => format!("Unknown {what}. {help}"),
                    };
                    self.tell(term, message, true);
                    return Read::Filter(nothing(term, facet, values));
                }
            }
        }
        Read::Filter(filter)
    }

    fn by_user_field(&mut self, term: &Term<'_>, field: UserField, value: &str) -> Read {
        let values = self.marks.values(field);
        let first = lex::values(value).first().copied().unwrap_or_default();
        // `is:` may name a value of a facet: `is:current`.
        if field == UserField::Is
            && let Some(facet) = self.facet_of(first, &meant(field.name(), first, &values))
        {
            return self.by_facet(term, facet, value);
        }
        let parts = self.parts(term, value);
        if parts.is_empty() {
            return Read::Beyond;
        }
        let mut wanted = BTreeSet::new();
        for part in parts {
            let what = match field {
                UserField::List => format!("list `{}`", start_of(part)),
                _ => format!("`{}:{}`", field.name(), start_of(part)),
            };
            match meant(field.name(), part, &values) {
                Meant::These(found) => wanted.extend(found),
                Meant::Near(found) => {
                    self.tell_near(term, &what, (field.name(), &values, &found));
                    wanted.extend(found);
                }
                Meant::Nothing(help) => {
                    let elsewhere = (field == UserField::Is).then(|| self.elsewhere(part));
                    let help = elsewhere.flatten().unwrap_or(help);
                    self.tell(term, format!("Unknown {what}. {help}"), true);
                    return no_entries(term);
                }
                Meant::Unused(_) => {}
            }
        }
        let entries = self.marks.union(field, &wanted);
        Read::Marked(UserFilter { entries, negated: term.negated, span: term.span.clone() })
    }

    fn by_note(&mut self, term: &Term<'_>, value: &str) -> Read {
        let parts = self.parts(term, value);
        if parts.is_empty() {
            return Read::Beyond;
        }
        let entries: BTreeSet<EntryPosition> =
            parts.iter().flat_map(|part| self.marks.with_note(part)).collect();
        if entries.is_empty() {
            let message = format!("No note of yours has `{}`.", start_of(value));
            self.tell(term, message, false);
        }
        Read::Marked(UserFilter { entries, negated: term.negated, span: term.span.clone() })
    }

    /// Returns the facet of a value that people write after `is:`, if it is not a mark.
    fn facet_of(&self, typed: &str, mark: &Meant) -> Option<Facet> {
        const FACETS: [Facet; 7] = [
            Facet::Status,
            Facet::Free,
            Facet::Kind,
            Facet::Access,
            Facet::Format,
            Facet::Language,
            Facet::Level,
        ];
        let means = |facet: &Facet| meant_of(*facet, typed, self.index.values(*facet));
        let is_it = |facet: &Facet| matches!(means(facet), Meant::These(_) | Meant::Unused(_));
        let is_near = |facet: &Facet| matches!(means(facet), Meant::Near(_));
        match mark {
            Meant::These(_) => None,
            Meant::Near(_) => FACETS.into_iter().find(is_it),
            _ => FACETS.into_iter().find(is_it).or_else(|| FACETS.into_iter().find(is_near)),
        }
    }

    /// Returns a remedy with the right field for a value that does not follow `is:`, such as
    /// `on:shelf`.
    fn elsewhere(&self, typed: &str) -> Option<String> {
        let on = self.marks.values(UserField::On);
        let facets =
            [Facet::Topic, Facet::Publisher].map(|own| (own.name(), self.index.values(own)));
        let fields = [(UserField::On.name(), &*on)].into_iter().chain(facets);
        let has_it = |(name, values): (&str, &[Value])| match meant(name, typed, values) {
            Meant::These(found) => found.first().map(|own| facet::term(name, &values[*own].id)),
            _ => None,
        };
        fields.map(has_it).find_map(|term| Some(format!("Did you mean `{}`?", term?)))
    }

    /// Reads a term with an unknown field: as the field that it is a typo of, if that has the
    /// value, else as a fault. Links and titles have colons, too, and are words.
    fn unknown_field(&mut self, term: &Term<'_>, name: &str, value: &str) -> Read {
        let is_text = value.trim_matches([',', ' ', '.', '"']).is_empty();
        if value.starts_with("//") || near::is_link(name) {
            return Read::Words;
        }
        let shown = start_of(name);
        let near = near::field(name);
        if let Some(near) = near.filter(|_| !is_text) {
            let read = self.read(term, near, value);
            if matches!(read, Read::Filter(_) | Read::Marked(_)) && self.is_clean() {
                self.tell(term, format!("Unknown filter `{shown}:`. Using `{near}:`."), false);
                return read;
            }
            self.faults.clear();
        }
        let meant = near.map(|near| format!(" Did you mean `{near}:`?")).unwrap_or_default();
        if is_text {
            if near.is_some() {
                self.tell(term, format!("Unknown filter `{shown}:`.{meant}"), false);
            }
            return Read::Words;
        }
        let fields = near::fields().collect::<Vec<_>>().join(", ");
        let message = format!("Unknown filter `{shown}:`.{meant} Filters: {fields}.");
        self.tell(term, message, true);
        no_entries(term)
    }

    fn is_clean(&self) -> bool {
        self.faults.iter().all(|fault| !fault.is_error)
    }

    /// Returns the values between the commas, as many as still count.
    fn parts<'v>(&mut self, term: &Term<'_>, value: &'v str) -> Vec<&'v str> {
        let mut parts = lex::values(value);
        if parts.len() > self.room {
            let message = format!("Only the first {MOST_VALUES} values of filters count.");
            self.tell(term, message, false);
            parts.truncate(self.room);
        }
        self.room -= parts.len();
        parts
    }

    fn tell_near(
        &mut self,
        term: &Term<'_>,
        what: &str,
        (field, values, found): (&str, &[Value], &[usize]),
    ) {
        let near = found.iter().filter_map(|place| values.get(*place));
        let near: Vec<String> =
            near.map(|value| format!("`{}`", facet::term(field, &value.id))).collect();
        self.tell(term, format!("Unknown {what}. Using {}.", near.join(" and ")), false);
    }

    fn tell(&mut self, term: &Term<'_>, message: String, is_error: bool) {
        self.faults.push(QueryFault { message, span: term.span.clone(), is_error });
    }
}

impl Filter {
    fn want(&mut self, found: Vec<usize>) {
        found.into_iter().for_each(|place| self.wanted[place] = true);
    }
}

/// Returns the value behind a mark of negation, which belongs before the field.
fn negated(part: &str) -> Option<&str> {
    let value = ["!", "-", "not "].iter().find_map(|mark| part.strip_prefix(mark))?;
    Some(value.trim()).filter(|value| !value.is_empty())
}

fn unfinished(term: &Term<'_>, field: &str, values: &[Value]) -> Read {
    let message = format!("`{field}:` needs a value right after it. {}", help(field, None, values));
    Read::Unfinished(QueryFault { message, span: term.span.clone(), is_error: true })
}

/// Returns a condition that no entry meets, even if the term was to exclude something.
fn no_entries(term: &Term<'_>) -> Read {
    let (entries, span) = (BTreeSet::new(), term.span.clone());
    Read::Marked(UserFilter { entries, negated: false, span })
}

/// Returns a filter without values.
fn filter(term: &Term<'_>, facet: Facet, values: &[Value]) -> Filter {
    let (negated, span) = (term.negated, term.span.clone());
    Filter { facet, negated, wanted: vec![false; values.len()], span }
}

/// Returns a filter that keeps no entry, even if the term was to exclude something.
fn nothing(term: &Term<'_>, facet: Facet, values: &[Value]) -> Filter {
    Filter { negated: false, ..filter(term, facet, values) }
}
