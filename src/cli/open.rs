//! `squadroom open ID`

use super::args::Common;
use super::reply::{Exit, Reply, announce};
use super::{catalog, json, pick, settings};
use crate::catalog::Entry;
use crate::effects::{self, OpenError};
use serde_json::{Map, Value};

/// Prints the link of one entry and opens it.
pub(super) fn run(common: &Common, id: &str) -> Reply {
    catalog::with(common, |catalog| match pick::entry(catalog, id) {
        Err(reply) => reply,
        Ok(entry) => {
            if !common.json {
                // Whoever opens a link shall have seen all of it before.
                announce(&format!("{}\n{}\n", entry.title, entry.url));
            }
            open(common, &entry)
        }
    })
}

fn open(common: &Common, entry: &Entry) -> Reply {
    let settings = settings::read(common.config.as_deref());
    let opener = Some(settings.config.open_with.as_slice()).filter(|words| !words.is_empty());
    let result = effects::open(&entry.url, opener);
    let text = match (&result, common.json) {
        (_, true) => json::text(&as_json(entry, &result)),
        (Ok(()), false) => "Opened in your browser.\n".to_owned(),
        (Err(_), false) => String::new(),
    };
    let reply = Reply::done(text);
    let reply = catalog::told(&settings.faults).into_iter().fold(reply, Reply::noting);
    match result {
        Ok(()) => reply,
        Err(error @ OpenError::NoDesktop) => reply.noting(format!("{error}; copy the link")),
        Err(error) => reply.noting(error.to_string()).ending(Exit::Failed),
    }
}

fn as_json(entry: &Entry, result: &Result<(), OpenError>) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), entry.id.clone().into());
    object.insert("url".to_owned(), entry.url.clone().into());
    object.insert("opened".to_owned(), result.is_ok().into());
    if let Err(error) = result {
        object.insert("reason".to_owned(), error.to_string().into());
    }
    Value::Object(object)
}
