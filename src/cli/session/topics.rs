//! The topics that a person names for a training in no catalog.

use super::output::{CommandOutput, Exit, shown};
use super::record_session::{EarlyExit, with_catalog};
use crate::cli::args::Common;
use crate::record::{Item, TopicNames};

/// Returns a training with these topics, by their ids or names; with none it stays as it is.
///
/// # Errors
/// It is in the catalog, or a topic is unknown: the reply that says so.
pub(in crate::cli) fn with_topics(
    common: &Common,
    subject: Item,
    typed: &[String],
) -> Result<Item, EarlyExit> {
    if typed.is_empty() {
        return Ok(subject);
    }
    if !subject.is_own() {
        let id = shown(&subject.id);
        let note = format!("`{id}` is in the catalog, so its topics can't be changed");
        return Err(CommandOutput::refused(Exit::Usage, note).into());
    }
    let topics = with_catalog(common, |catalog| {
        let names = TopicNames::of(catalog);
        let label = |typed: &String| names.label(typed).map(str::to_owned);
        typed.iter().map(|typed| label(typed).ok_or_else(|| unknown(typed))).collect()
    })?;
    Ok(Item { topics, ..subject })
}

fn unknown(typed: &str) -> EarlyExit {
    let typed = shown(typed);
    let note = format!("unknown topic `{typed}`. Run `squadroom topics` to see them, or type none");
    CommandOutput::refused(Exit::Usage, note).into()
}
