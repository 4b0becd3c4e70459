//! `squadroom star`

use crate::cli::args::Common;
use crate::cli::args::record::StarArgs;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit, line_of};
use crate::effects::platform::clock;
use crate::record::{Item, Record};
use serde_json::{Value, json};

const EMPTY: &str = "no stars yet. Add one: squadroom star ID";

/// Stars entries, puts them into a list, or shows which are.
pub(in crate::cli) fn run(common: &Common, args: &StarArgs) -> CommandOutput {
    if args.ids.is_empty() {
        let empty = || match &args.list {
            Some(list) => no_list(list),
            None => as_reply(common, &[], &[]),
        };
        return record_session::reading(common, empty, |record| match &args.list {
            Some(list) => show_list(common, record, list),
            None => show(common, record),
        });
    }
    record_session::writing(common, |record| {
        let subject = |catalog: &_| {
            args.ids
                .iter()
                .map(|id| record_session::subject(catalog, record, id))
                .collect::<Result<_, _>>()
        };
        let subjects: Vec<Item> = record_session::with_catalog(common, subject)?;
        let mut text = String::new();
        for subject in &subjects {
            text += &set(common, record, subject, args)?;
        }
        Ok(CommandOutput::done(text))
    })
}

/// Does it for one entry and tells so.
fn set(
    common: &Common,
    record: &mut Record,
    subject: &Item,
    args: &StarArgs,
) -> Result<String, EarlyExit> {
    let (now, on) = (clock::now(), !args.off);
    let told = |list: Option<&str>, changed: bool| {
        if common.json {
            let mut value = json!({ "id": subject.id, "changed": changed });
            match list {
                Some(list) => value["list"] = json!({ "name": list, "inside": on }),
                None => value["starred"] = on.into(),
            }
            return json::line_of(&value);
        }
        let what = match (list, on) {
            (None, true) => "starred".to_owned(),
            (None, false) if !changed => "wasn't starred".to_owned(),
            (None, false) => "star removed".to_owned(),
            (Some(list), true) => format!("added to {}", shown(list)),
            (Some(list), false) if !changed => format!("wasn't in {}", shown(list)),
            (Some(list), false) => format!("removed from {}", shown(list)),
        };
        format!("{what}  {}\n", line_of(subject))
    };
    match &args.list {
        None => {
            let changed = record.star(subject, on, &now)?;
            Ok(told(None, changed))
        }
        Some(list) => {
            let put = record.set_in_list(subject, list, on, &now);
            let (name, changed) = put?;
            Ok(told(Some(&name), changed))
        }
    }
}

fn show(common: &Common, record: &Record) -> Result<CommandOutput, EarlyExit> {
    let starred = record.starred()?;
    let lists = record.marked()?.lists;
    Ok(as_reply(common, &starred, &lists))
}

fn as_reply(common: &Common, starred: &[Item], lists: &[(String, Vec<String>)]) -> CommandOutput {
    if common.json {
        let lists: Vec<Value> =
            lists.iter().map(|(name, ids)| json!({ "name": name, "ids": ids })).collect();
        return CommandOutput::done(json::text(
            &json!({ "starred": brief(starred), "lists": lists }),
        ));
    }
    let mut text: String = starred.iter().map(|subject| line_of(subject) + "\n").collect();
    for (name, ids) in lists {
        text += &format!("{:11} {}  ({} items)\n", "list", shown(name), ids.len());
    }
    let reply = CommandOutput::done(text);
    if reply.text.is_empty() { reply.noting(EMPTY.to_owned()) } else { reply }
}

fn show_list(common: &Common, record: &Record, list: &str) -> Result<CommandOutput, EarlyExit> {
    let Some(inside) = record.listed(list)? else {
        return Err(no_list(list).into());
    };
    Ok(CommandOutput::done(match common.json {
        true => json::text(&json!({ "list": list, "entries": brief(&inside) })),
        false => inside.iter().map(|subject| line_of(subject) + "\n").collect(),
    }))
}

pub(in crate::cli) fn no_list(list: &str) -> CommandOutput {
    let note = format!("unknown list `{}`. Run `squadroom star` to see your lists", shown(list));
    CommandOutput::refused(Exit::Nothing, note)
}

fn brief(subjects: &[Item]) -> Vec<Value> {
    let brief = |subject: &Item| {
        json::without_empty(json!({
            "id": subject.id, "kind": subject.kind, "title": subject.title,
        }))
    };
    subjects.iter().map(brief).collect()
}
