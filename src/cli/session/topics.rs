//! The topics that a person names for a training in no catalog.

use super::output::{CommandOutput, Exit, shown};
use super::record_session::{EarlyExit, with_catalog};
use crate::cli::args::Common;
use crate::record::{Item, NO_TOPIC};

/// The words that say that a training has no topic.
const NONE: &str = "none";

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
        let label = |typed: &String| {
            let is_it = |name: &str| name.eq_ignore_ascii_case(typed.trim());
            let mut known = catalog.topics.iter();
            match known.find(|topic| is_it(&topic.id) || is_it(&topic.label)) {
                _ if is_it(NONE) => Ok(NO_TOPIC.to_owned()),
                Some(topic) => Ok(topic.label.clone()),
                None => Err(unknown(typed)),
            }
        };
        typed.iter().map(label).collect::<Result<Vec<_>, EarlyExit>>()
    })?;
    Ok(Item { topics, ..subject })
}

fn unknown(typed: &str) -> EarlyExit {
    let typed = shown(typed);
    let note = format!("unknown topic `{typed}`. Run `squadroom topics` to see them, or type none");
    CommandOutput::refused(Exit::Usage, note).into()
}
