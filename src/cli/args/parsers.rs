//! From the text of an argument to its value.

use crate::app::screens::victim_card::Language;
use crate::catalog::{Kind, Lean, PartialDate};
use crate::effects::platform::clock;

pub(in crate::cli) fn parse_kind(text: &str) -> Result<Kind, String> {
    let typed = text.to_ascii_lowercase().replace(['_', ' '], "-");
    let singular = typed.strip_suffix('s').unwrap_or(&typed);
    let kind = Kind::parse(&typed).or_else(|| Kind::parse(singular));
    kind.ok_or_else(|| not_one_of(&typed, Kind::ALL.iter().map(|kind| kind.as_str())))
}

pub(in crate::cli) fn parse_language(text: &str) -> Result<Language, String> {
    let typed = text.to_ascii_lowercase();
    let language = Language::ALL.into_iter().find(|language| language.tag() == typed);
    language.ok_or_else(|| not_one_of(&typed, Language::ALL.iter().map(|language| language.tag())))
}

pub(in crate::cli) fn parse_date(text: &str) -> Result<PartialDate, String> {
    date_on(text, Lean::Past)
}

/// Reads a date by which something is due or expires.
pub(in crate::cli) fn parse_coming_date(text: &str) -> Result<PartialDate, String> {
    date_on(text, Lean::Ahead)
}

fn date_on(text: &str, lean: Lean) -> Result<PartialDate, String> {
    PartialDate::from_typed(text, clock::today().as_ref(), lean)
        .ok_or_else(|| "enter a date like 11/26/2026, Nov 26, or Nov 2026".to_owned())
}

pub(in crate::cli) fn not_one_of<'a>(
    typed: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let near = crate::faults::nearest(typed, known.clone());
    let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    format!("{near}known: {}", known.collect::<Vec<_>>().join(", "))
}
