//! The training cycle and the officer, as the settings name them.

use crate::catalog::{Lean, PartialDate};
use crate::faults::{Code, Keys, TableReader};
use crate::record::{Hours, Officer, Requirement, TrainingCycle};

const CYCLE: Keys = Keys {
    what: "the training cycle",
    required: &[],
    optional: &[&["hours", "from", "to", "required"]],
    stray: Code::UnknownKey,
    strict: false,
};

const REQUIRED: Keys = Keys {
    what: "a required part of the training cycle",
    required: &[&["hours"]],
    optional: &[&["topic", "credit", "years"]],
    stray: Code::UnknownKey,
    strict: false,
};

const OFFICER: Keys = Keys {
    what: "the officer",
    required: &[],
    optional: &[&["name", "agency", "number"]],
    stray: Code::UnknownKey,
    strict: false,
};

/// The most hours that a cycle may ask for.
const MOST_HOURS: u32 = 8760;

/// Reads the training cycle; `None` if there is none, or if its days are not known.
pub(super) fn training_cycle(settings: &TableReader<'_>) -> Option<TrainingCycle> {
    let table = settings.table("training_cycle", &CYCLE)?;
    if table.present().is_empty() {
        return None;
    }
    let (from, to) = (day(&table, "from"), day(&table, "to"));
    let part = |part: TableReader<'_>| {
        let text = |key| part.text(key).map(toml::Spanned::into_inner);
        let (topic, credit) = (text("topic"), text("credit"));
        Some(Requirement {
            topic,
            credit,
            minutes: minutes(&part)?,
            years: part.number("years", 1..=20),
        })
    };
    let required = table.tables("required", &REQUIRED).into_iter().filter_map(part).collect();
    let minutes = if table.has("hours") { minutes(&table) } else { None };
    let (from, to) = (from?, to?);
    if to < from {
        let mend = "Write the last day of the cycle.";
        table.report(Code::BadValue, "to", "`to` is before `from`.", mend);
        return None;
    }
    Some(TrainingCycle { minutes, from, to, required })
}

/// Reads who the officer is, for transcripts.
pub(super) fn officer(settings: &TableReader<'_>) -> Officer {
    let Some(table) = settings.table("officer", &OFFICER) else { return Officer::default() };
    let text = |key| table.text(key).map(toml::Spanned::into_inner);
    Officer { name: text("name"), agency: text("agency"), number: text("number") }
}

/// A whole day, in ISO 8601 or as people type it.
fn day(table: &TableReader<'_>, key: &str) -> Option<PartialDate> {
    if !table.has(key) {
        let mend = format!("Add a line like {key} = \"2026-01-01\".");
        let message = format!("The training cycle has no `{key}`.");
        table.doc().report(Code::MissingKey, table.span(), &message, &mend);
        return None;
    }
    table.parsed(key, Code::BadDate, "a day", "\"2026-12-31\" or \"12/31/2026\"", |text| {
        let date = PartialDate::from_typed(text, None, Lean::Past);
        date.filter(|date| date.as_str().len() == 10)
    })
}

/// Hours as a whole number, or as a text such as "1.5".
fn minutes(table: &TableReader<'_>) -> Option<u64> {
    let is_text = table.raw().get("hours").is_some_and(|value| value.get_ref().is_str());
    if !is_text {
        return table.number("hours", 1..=MOST_HOURS).map(|hours| u64::from(hours) * 60);
    }
    let hours = table.parsed("hours", Code::BadValue, "a length", "40 or \"1.5\"", Hours::parse)?;
    Some(u64::from(hours.minutes()))
}
