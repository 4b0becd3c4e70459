//! `squadroom log`

use super::args::Common;
use super::done::{as_json, line_of};
use super::json;
use super::record::{self, failed};
use super::reply::Reply;
use serde_json::{Value, json};

const EMPTY: &str = "nothing is done yet; `squadroom done ID --hours 1.5` writes the first line";

/// Shows what was done.
pub(super) fn run(common: &Common) -> Reply {
    let empty = || match common.json {
        true => Reply::done(json::text(&json!({ "done": [] }))),
        false => Reply::done(String::new()).noting(EMPTY.to_owned()),
    };
    record::reading(common, empty, |record| {
        let (mut text, mut lines) = (String::new(), Vec::<Value>::new());
        let each = |done| match common.json {
            true => lines.push(as_json(&done)),
            false => text += &(line_of(&done) + "\n"),
        };
        record.each_done(each).map_err(|error| failed(&error))?;
        Ok(match common.json {
            true => Reply::done(json::text(&json!({ "done": lines }))),
            false if text.is_empty() => empty(),
            false => Reply::done(text),
        })
    })
}
