//! `squadroom plan`

use super::plan_list;
use crate::catalog::PartialDate;
use crate::cli::args::Common;
use crate::cli::args::record::PlanArgs;
use crate::cli::render::{calendar, json};
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::cli::session::resolve_id;
use crate::effects::platform::clock;
use crate::record::{Planned, Record, is_past};
use serde_json::{Value, json};

/// So many plans without a day are named.
const MOST_NAMED: usize = 8;

const EMPTY: &str = "your plan is empty. Plan a training: squadroom plan ID --due 2026-12-31";

const NO_DATES: &str = "no calendar: none of your planned trainings has a due date. Add one: squadroom plan ID --due 2026-12-31";

/// Plans a training, plans it no longer, or shows what is planned.
pub(in crate::cli) fn run(common: &Common, args: &PlanArgs) -> CommandOutput {
    if args.ics {
        return in_calendar(common, args);
    }
    if let Some(list) = &args.from {
        return plan_list::run(common, list, args.due.as_ref());
    }
    if args.id.is_none() && args.title.is_none() {
        if args.due.is_some() || args.off {
            return CommandOutput::refused(Exit::Usage, "type an ID or --title to plan".to_owned());
        }
        return record_session::reading(
            common,
            || as_reply(common, &[], None),
            |record| show(common, record),
        );
    }
    record_session::writing(common, |record| {
        let (id, title) = (args.id.as_deref(), args.title.as_deref());
        let subject = record_session::subject_or_own(common, record, id, title)?;
        let line = record_session::line_of(&subject);
        if args.off {
            let was = record.unplan(&subject.id)?;
            return Ok(CommandOutput::done(match common.json {
                true => json::text(&json!({ "id": subject.id, "planned": false, "changed": was })),
                false if was => format!("removed from plan  {line}\n"),
                false => format!("wasn't planned  {line}\n"),
            }));
        }
        let (now, due) = (clock::now(), args.due.as_ref());
        record.plan(&subject, due, &now)?;
        let today = clock::today();
        let late = due.zip(today.as_ref()).is_some_and(|(due, today)| is_past(due, today));
        Ok(CommandOutput::done(match (common.json, due) {
            (true, due) if late => json::text(
                &json!({ "id": subject.id, "planned": true, "due": due, "overdue": true }),
            ),
            (true, due) => json::text(&json!({ "id": subject.id, "planned": true, "due": due })),
            (false, Some(due)) if late => format!("planned, due {due}, overdue  {line}\n"),
            (false, Some(due)) => format!("planned, due {due}  {line}\n"),
            (false, None) => format!("planned  {line}\n"),
        }))
    })
}

/// Returns what is planned, or one live webinar, for a calendar.
fn in_calendar(common: &Common, args: &PlanArgs) -> CommandOutput {
    let now = clock::moment();
    if let Some(id) = &args.id {
        let date = record_session::with_catalog(common, |catalog| {
            let entry = resolve_id::entry(catalog, id)?;
            let no_time = || {
                let note = format!("`{}` isn't a live session with a start time", entry.id);
                CommandOutput::refused(Exit::Nothing, note)
            };
            Ok(calendar::Date::live(&entry).ok_or_else(no_time)?)
        });
        return date.map_or_else(EarlyExit::into_reply, |date| {
            CommandOutput::done(calendar::text(&[date], now))
        });
    }
    let dates = |planned: &[Planned]| {
        let live = record_session::with_catalog(common, |catalog| {
            let ids = planned.iter().map(|plan| plan.subject.id.as_str());
            Ok(calendar::live(catalog, ids, args.webinars.then_some(now)))
        })?;
        let due = planned.iter().filter_map(calendar::Date::due);
        let dates: Vec<calendar::Date> = due.chain(live).collect();
        if dates.is_empty() {
            return Ok(CommandOutput::refused(Exit::Nothing, NO_DATES.to_owned()));
        }
        let reply = CommandOutput::done(calendar::text(&dates, now));
        Ok(left_out(planned, &dates).into_iter().fold(reply, CommandOutput::noting))
    };
    let empty = || dates(&[]).unwrap_or_else(EarlyExit::into_reply);
    record_session::reading(common, empty, |record| dates(&record.planned()?))
}

/// Says which plans are not in a calendar, because they have no day.
fn left_out(planned: &[Planned], dates: &[calendar::Date]) -> Option<String> {
    let is_in = |plan: &&Planned| dates.iter().any(|date| date.is_of(&plan.subject.id));
    let out: Vec<&Planned> = planned.iter().filter(|plan| !is_in(plan)).collect();
    let first = out.first()?;
    let named: Vec<String> =
        out.iter().take(MOST_NAMED).map(|plan| shown(&plan.subject.id)).collect();
    let more = match out.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let plans = match out.len() {
        1 => "1 plan has no due date and is".to_owned(),
        count => format!("{count} plans have no due date and are"),
    };
    let (names, id) = (named.join(", "), shown(&first.subject.id));
    Some(format!(
        "{plans} not in the calendar: {names}{more}. To add a date: squadroom plan {id} --due 2026-12-31"
    ))
}

fn show(common: &Common, record: &Record) -> Result<CommandOutput, EarlyExit> {
    let planned = record.planned()?;
    Ok(as_reply(common, &planned, clock::today().as_ref()))
}

fn as_reply(common: &Common, planned: &[Planned], today: Option<&PartialDate>) -> CommandOutput {
    if common.json {
        let value = |plan: &Planned| {
            json::without_empty(json!({
                "id": plan.subject.id, "kind": plan.subject.kind, "title": plan.subject.title,
                "due": plan.due, "overdue": plan.is_overdue(today).then_some(true),
            }))
        };
        let planned: Vec<Value> = planned.iter().map(value).collect();
        return CommandOutput::done(json::text(&json!({ "planned": planned })));
    }
    let reply = CommandOutput::done(planned.iter().map(|plan| line_of(plan, today)).collect());
    if planned.is_empty() { reply.noting(EMPTY.to_owned()) } else { reply }
}

/// One line: by when, and what.
pub(in crate::cli) fn line_of(plan: &Planned, today: Option<&PartialDate>) -> String {
    let due = plan.due.as_ref().map_or_else(|| "no due date".to_owned(), PartialDate::to_string);
    let late = if plan.is_overdue(today) { "overdue" } else { "" };
    let subject = &plan.subject;
    format!("{due:12} {late:7}  {}  [{}]\n", shown(&subject.title), shown(&subject.id))
}
