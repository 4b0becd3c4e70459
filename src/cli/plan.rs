//! `squadroom plan`

use super::args::Common;
use super::record::{self, failed};
use super::record_args::PlanArgs;
use super::reply::{Exit, Reply, shown};
use super::{clock, json};
use crate::catalog::PartialDate;
use crate::record::{Planned, Record};
use serde_json::{Value, json};

const EMPTY: &str = "nothing is planned; `squadroom plan ID --due 2026-12-31` plans an entry";

/// Plans a training, plans it no longer, or shows what is planned.
pub(super) fn run(common: &Common, args: &PlanArgs) -> Reply {
    if args.id.is_none() && args.title.is_none() {
        if args.due.is_some() || args.off {
            return Reply::refused(Exit::Usage, "name what to plan: an ID or --title".to_owned());
        }
        return record::reading(
            common,
            || as_reply(common, &[], None),
            |record| show(common, record),
        );
    }
    record::writing(common, |record| {
        let (id, title) = (args.id.as_deref(), args.title.as_deref());
        let subject = record::subject_or_own(common, record, id, title)?;
        let line = record::line_of(&subject);
        if args.off {
            let was = record.unplan(&subject.id).map_err(|error| failed(&error))?;
            return Ok(Reply::done(match common.json {
                true => json::text(&json!({ "id": subject.id, "planned": false, "changed": was })),
                false => format!("not planned  {line}\n"),
            }));
        }
        record.plan(&subject, args.due.as_ref(), &clock::now()).map_err(|error| failed(&error))?;
        let due = args.due.as_ref();
        Ok(Reply::done(match (common.json, due) {
            (true, due) => json::text(&json!({ "id": subject.id, "planned": true, "due": due })),
            (false, Some(due)) => format!("planned by {due}  {line}\n"),
            (false, None) => format!("planned  {line}\n"),
        }))
    })
}

fn show(common: &Common, record: &Record) -> Result<Reply, Reply> {
    let planned = record.planned().map_err(|error| failed(&error))?;
    let today = record.day_of(&clock::now()).map_err(|error| failed(&error))?;
    Ok(as_reply(common, &planned, Some(&today)))
}

fn as_reply(common: &Common, planned: &[Planned], today: Option<&PartialDate>) -> Reply {
    if common.json {
        let value = |plan: &Planned| {
            json::without_empty(json!({
                "id": plan.subject.id, "kind": plan.subject.kind, "title": plan.subject.title, "due": plan.due,
            }))
        };
        let planned: Vec<Value> = planned.iter().map(value).collect();
        return Reply::done(json::text(&json!({ "planned": planned })));
    }
    let reply = Reply::done(planned.iter().map(|plan| line_of(plan, today)).collect());
    if planned.is_empty() { reply.noting(EMPTY.to_owned()) } else { reply }
}

/// One line: by when, and what.
pub(super) fn line_of(plan: &Planned, today: Option<&PartialDate>) -> String {
    let due = plan.due.as_ref().map_or("no day", PartialDate::as_str);
    let late = plan.due.as_ref().zip(today).is_some_and(|(due, today)| due < today);
    let late = if late { "overdue" } else { "" };
    let subject = &plan.subject;
    format!("{due:10} {late:7}  {}  [{}]\n", shown(&subject.title), shown(&subject.id))
}
