//! An entry of another catalog that repeats a built-in hotline.

use crate::catalog::{Detail, Entry, Evidence, Line, Service};

/// Gives an entry that repeats a built-in hotline the facts of that hotline.
///
/// Completes an entry that has the id of a built-in hotline.
///
/// The title, link, numbers, hours, audience and status stay as they are built in. The
/// own entry has its abstract, topics, publishers and rank, adds facts on which the built-in one
/// is silent, and adds its alert to the built-in one.
pub(super) fn complete(entry: &mut Entry, built_in: &Entry) {
    if entry.title != built_in.title {
        let own_title = std::mem::replace(&mut entry.title, built_in.title.clone());
        entry.alt_titles.push(own_title);
    }
    entry.url.clone_from(&built_in.url);
    entry.url_kind = built_in.url_kind;
    entry.archived_url.clone_from(&built_in.archived_url);
    entry.audience.clone_from(&built_in.audience);
    entry.audience_level.clone_from(&built_in.audience_level);
    entry.access = built_in.access;
    entry.cost.clone_from(&built_in.cost);
    entry.status = built_in.status;
    entry.status_note.clone_from(&built_in.status_note);
    entry.replaced_by.clone_from(&built_in.replaced_by);
    known_first(&mut entry.as_of, &built_in.as_of);
    known_first(&mut entry.email, &built_in.email);
    complete_lines(&mut entry.lines, &built_in.lines);
    if let (Detail::Service(own), Some(built_in)) = (&mut entry.detail, built_in.service()) {
        complete_service(own, built_in);
    }
}

/// Puts the built-in lines in the place of the own ones. An own line that confirms one of them
/// gives it its date if that is newer. A chat is added where the built-in hotline has none.
fn complete_lines(lines: &mut Vec<Line>, built_in: &[Line]) {
    let own = std::mem::replace(lines, built_in.to_vec());
    let is_confirmed = |line: &Line| line.evidence == Evidence::Confirmed;
    for line in lines.iter_mut().filter(|line| line.number.is_some() && is_confirmed(line)) {
        let is_same = |own: &&Line| {
            own.number == line.number && own.channel == line.channel && is_confirmed(own)
        };
        let seen = own.iter().filter(is_same).filter_map(|own| own.as_of.clone()).max();
        line.as_of = line.as_of.take().max(seen);
    }
    let has = |own: &Line| built_in.iter().any(|line| line.channel == own.channel);
    lines.extend(own.into_iter().filter(|own| own.url.is_some() && !has(own)));
}

fn complete_service(own: &mut Service, built_in: &Service) {
    own.is_law_enforcement = built_in.is_law_enforcement;
    own.eligibility.clone_from(&built_in.eligibility);
    own.area_served.clone_from(&built_in.area_served);
    own.pinned = own.pinned.or(built_in.pinned);
    if !built_in.languages.is_empty() {
        own.languages.clone_from(&built_in.languages);
    }
    known_first(&mut own.operator_since, &built_in.operator_since);
    for (text, known) in [
        (&mut own.operator, &built_in.operator),
        (&mut own.who_answers, &built_in.who_answers),
        (&mut own.hours, &built_in.hours),
        (&mut own.limits, &built_in.limits),
    ] {
        known_first(text, known);
    }
    own.alert = both(built_in.alert.as_deref(), own.alert.as_deref());
}

fn known_first<T: Clone>(own: &mut Option<T>, known: &Option<T>) {
    if known.is_some() {
        own.clone_from(known);
    }
}

/// Joins two alerts, unless one holds the other.
fn both(known: Option<&str>, own: Option<&str>) -> Option<String> {
    match (known, own) {
        (Some(known), Some(own)) if own.contains(known) => Some(own.to_owned()),
        (Some(known), Some(own)) if !known.contains(own) => Some(format!("{known} {own}")),
        (known, own) => known.or(own).map(str::to_owned),
    }
}
