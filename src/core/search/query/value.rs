//! Resolves a typed value to values of a field.

use super::limits::start_of;
use super::near;
use crate::catalog::{Access, AudienceLevel, Format, Kind, Status, language_called};
use crate::faults::nearest;
use crate::search::index::facet::{self, Facet, Value};
use crate::search::text::tokenizer::plain_words;

/// The values that a typed one means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// These values, by their indexes.
    These(Vec<usize>),
    /// Most likely these values, by their indexes: the typed one is a typo away.
    Near(Vec<usize>),
    /// This value, which no entry has.
    Unused(String),
    /// No value; the text tells what to write instead.
    Nothing(String),
}

/// Fewest letters of a value that may have a typo: with fewer another value is as likely meant,
/// such as another agency.
const LEAST: usize = 4;

/// Other names for values of closed vocabularies: facet, value, names.
const NATURAL: &[(Facet, &str, &[&str])] = &[
    (Facet::Free, "yes", &["true", "y", "1", "free"]),
    (Facet::Free, "no", &["false", "n", "0", "paid"]),
    (Facet::Status, "current", &["active"]),
];

/// Returns the values of a field that `typed` means; `field` is its name.
pub(super) fn meant(field: &str, typed: &str, values: &[Value]) -> Meant {
    let found = named(typed, values);
    if !found.is_empty() {
        return Meant::These(found);
    }
    match near(typed, values) {
        Some(near) if typed.chars().count() >= LEAST => Meant::Near(near),
        _ => Meant::Nothing(help(field, Some(typed), values)),
    }
}

/// Returns the values of a facet that `typed` means.
pub(super) fn meant_of(facet: Facet, typed: &str, values: &[Value]) -> Meant {
    if facet.is_range() {
        return match ranged(facet, typed, values) {
            Ok(found) => Meant::These(found),
            Err(help) => Meant::Nothing(help),
        };
    }
    match meant(facet.name(), typed, values) {
        Meant::These(found) => Meant::These(found),
        other => match natural(facet, typed).map(|name| (named(&name, values), name)) {
            Some((found, _)) if !found.is_empty() => Meant::These(found),
            Some((_, name)) => Meant::Unused(name),
            None => other,
        },
    }
}

/// Returns the value of a closed vocabulary that another name or a plural means; perhaps no
/// entry has it.
fn natural(facet: Facet, typed: &str) -> Option<String> {
    let words = plain_words(typed);
    let (typed, spaced) = (words.join("-"), words.join(" "));
    let singular = typed.strip_suffix('s').unwrap_or(&typed);
    let is_closed = |id: &str| match facet {
        Facet::Kind => Kind::parse(id).is_some(),
        Facet::Status => Status::parse(id).is_some(),
        Facet::Level => AudienceLevel::parse(id).is_some(),
        Facet::Access => Access::parse(id).is_some(),
        Facet::Format => Format::parse(id).is_some(),
        Facet::Free => matches!(id, "yes" | "no"),
        _ => false,
    };
    let named = NATURAL.iter().filter(|(own, ..)| *own == facet);
    let named = named.filter(|(.., names)| names.contains(&&*typed)).map(|(_, id, _)| *id).next();
    let level = || {
        let mut starting =
            AudienceLevel::ALL.iter().map(|own| own.as_str()).filter(|id| id.starts_with(singular));
        let only = starting.next().filter(|_| !singular.is_empty() && starting.next().is_none());
        only.filter(|_| facet == Facet::Level)
    };
    let closed =
        || [&*typed, singular, &*spaced].into_iter().find(|id| is_closed(id)).or_else(level);
    let language = || language_called(&spaced).filter(|_| facet == Facet::Language);
    named.or_else(language).or_else(closed).map(str::to_owned)
}

/// Returns the indexes of the values with a name: the one with this id, else those with exactly
/// this name, else those with a word that starts so.
fn named(typed: &str, values: &[Value]) -> Vec<usize> {
    if let Some(own) = values.iter().position(|value| value.id.eq_ignore_ascii_case(typed)) {
        // Another value may have the same name.
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

/// Returns the values with the name that `typed` is most likely a misspelling of.
fn near(typed: &str, values: &[Value]) -> Option<Vec<usize>> {
    let names: Vec<(String, usize)> = values
        .iter()
        .enumerate()
        .flat_map(|(place, value)| value.all_names().map(move |name| (name.to_lowercase(), place)))
        .collect();
    let near = nearest(&typed.to_lowercase(), names.iter().map(|(name, _)| name.as_str()))?;
    let mut places: Vec<usize> =
        names.iter().filter(|(name, _)| name == near).map(|(_, place)| *place).collect();
    places.dedup();
    Some(places)
}

/// Number of values that a message lists if none is near.
const NAMED: usize = 6;

/// Returns a message with the values to write in place of one that does not exist: the near
/// ones, else some of them.
pub(super) fn help(field: &str, typed: Option<&str>, values: &[Value]) -> String {
    let near = typed.map(|typed| near::values(typed, values)).unwrap_or_default();
    let near = near.iter().filter_map(|near| values.get(*near));
    let near: Vec<String> =
        near.map(|value| format!("`{}`", facet::term(field, &value.id))).collect();
    let command = match Facet::parse(field) {
        Some(Facet::Topic) => Some("squadroom topics"),
        Some(_) => Some("squadroom search --facets"),
        None => None,
    };
    let all = command.filter(|_| values.len() > NAMED);
    let all = all.map(|command| format!(" To see all {}: {command}", values.len()));
    let all = all.unwrap_or_default();
    let ids = || values.iter().take(NAMED).map(|value| &*value.id).collect::<Vec<_>>().join(", ");
    match (field, &*near, values) {
        ("list", _, []) => "You have no lists yet.".to_owned(),
        ("note", ..) => "Enter a word of your note.".to_owned(),
        (_, _, []) => match Facet::parse(field) {
            Some(Facet::Level) => {
                let levels = AudienceLevel::ALL.iter().map(|level| level.as_str());
                let levels = levels.collect::<Vec<_>>().join(", ");
                format!("Levels: {levels}. No resource in this catalog has one yet.")
            }
            facet => {
                let noun = facet.map_or(field.to_owned(), |facet| facet.noun().to_owned());
                format!("No resource in this catalog has a {noun} yet.")
            }
        },
        ("is", [], _) => {
            format!("Write {}, or current, free, or a type such as webinar.", ids())
        }
        ("free", _, [_, _, ..]) => "`free:` takes `yes` or `no`.".to_owned(),
        ("free" | "on", _, [only]) => format!("`{field}:` takes only `{}`.", only.id),
        (_, [], _) => {
            let what = if field == Facet::Language.name() { "Languages" } else { "Known" };
            let more = if values.len() > NAMED { ", …" } else { "" };
            format!("{what}: {}{more}.{all}", ids())
        }
        (_, [one], _) => format!("Did you mean {one}?{all}"),
        (_, [first @ .., last], _) => format!("Did you mean {} or {last}?{all}", first.join(", ")),
    }
}

/// Returns the values within a range: `2018`, `2018..`, `..15m`, `10m..1h`.
fn ranged(facet: Facet, typed: &str, values: &[Value]) -> Result<Vec<usize>, String> {
    let wrong = || {
        let typed = start_of(typed);
        Err(match facet {
            Facet::Year => format!("`{typed}` isn't a year. Write 2019, 2018.., or 2018..2020."),
            _ => format!("`{typed}` isn't a length. Write ..15m, 30m..1h, or 2h.. (m is minutes)."),
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

/// Parses a year, or a length in minutes; returns `open` for an end that is left open.
fn number(facet: Facet, typed: &str, open: u32) -> Option<u32> {
    let typed = typed.trim_matches([' ', '.']).to_ascii_lowercase();
    if typed.is_empty() {
        return Some(open);
    }
    if facet == Facet::Year {
        // A year that is not fully typed: 20 means 2000 to 2099.
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
