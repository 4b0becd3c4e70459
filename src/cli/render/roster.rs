//! A roster as text, a table for spreadsheets, a web page, or JSON.

use super::json;
use super::text_writer::TextWriter;
use crate::catalog::PartialDate;
use crate::cli::session::output::shown;
use crate::record::{
    CycleProgress, EXPIRES_SOON, GoalProgress, RosterRow, Total, hours_of, in_html, spreadsheet,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The rows of many officers.
#[derive(Debug)]
pub(in crate::cli) struct Roster {
    /// A row for each officer, by name.
    pub(in crate::cli) rows: Vec<RosterRow>,
    /// The files that could not be read.
    pub(in crate::cli) faults: Vec<FaultyFile>,
    /// The day.
    pub(in crate::cli) today: PartialDate,
    /// The time of the cycle in words; `None` where no cycle is set.
    pub(in crate::cli) period: Option<String>,
}

/// A file of which nothing is in the roster.
#[derive(Debug)]
pub(in crate::cli) struct FaultyFile {
    /// Its path.
    pub(in crate::cli) file: String,
    /// The reason, safe to show.
    pub(in crate::cli) why: String,
}

/// The sums over all rows, in minutes.
struct RosterTotal {
    trainings: usize,
    minutes: u64,
    goal: Option<u64>,
}

impl Roster {
    fn total(&self) -> RosterTotal {
        let goals = || self.rows.iter().filter_map(goal_of);
        RosterTotal {
            trainings: self.rows.iter().map(|row| row.summary.all.count).sum(),
            minutes: self.rows.iter().map(minutes_of).sum(),
            goal: goals().next().map(|_| goals().map(|goal| goal.goal).sum()),
        }
    }

    /// Returns the total of hours: "9.5 of 40 h", or "9.5 h" without a goal.
    fn total_hours(&self) -> String {
        let RosterTotal { minutes, goal, .. } = self.total();
        match goal {
            Some(goal) => hours_of(minutes, goal),
            None => format!("{} h", Total { count: 0, minutes }.hours()),
        }
    }

    /// Returns the heading over the files that are not in it; `None` where all are.
    fn faults_head(&self) -> Option<String> {
        match self.faults.len() {
            0 => None,
            1 => Some("1 file isn't in this roster".to_owned()),
            count => Some(format!("{count} files aren't in this roster")),
        }
    }

    /// Returns the head of the roster in one line.
    fn head(&self) -> String {
        let count = self.rows.len();
        let officers = if count == 1 { "officer" } else { "officers" };
        let lacking = self.rows.iter().filter(|row| !row.missing().is_empty()).count();
        let expiring = self.rows.iter().filter(|row| !row.expiring.is_empty()).count();
        let period = match &self.period {
            Some(period) => format!(", {period}: {lacking} lack hours"),
            None => String::new(),
        };
        let days = EXPIRES_SOON;
        format!(
            "{count} {officers}{period}, {expiring} have something that expired or expires within {days} days"
        )
    }

    /// Returns the topics of all rows, sorted.
    fn topics(&self) -> BTreeSet<&str> {
        self.rows.iter().flat_map(|row| row.summary.topics.keys()).map(String::as_str).collect()
    }

    /// Returns the labels of the required parts.
    fn parts(&self) -> Vec<&str> {
        let progress = self.rows.iter().find_map(|row| row.progress.as_ref());
        let parts = progress.map_or(&[][..], |progress| &progress.required);
        parts.iter().map(|part| part.label.as_str()).collect()
    }
}

fn goal_of(row: &RosterRow) -> Option<&GoalProgress> {
    row.progress.as_ref().and_then(|progress| progress.hours.as_ref())
}

/// Returns the minutes of a row that count for its goal, or all without one.
fn minutes_of(row: &RosterRow) -> u64 {
    goal_of(row).map_or(row.summary.all.minutes, |goal| goal.done)
}

/// Returns the hours of a row: "9.5 of 40 h", or "9.5 h" without a goal.
fn hours(row: &RosterRow) -> String {
    match goal_of(row) {
        Some(goal) => goal.hours(),
        None => format!("{} h", row.summary.all.hours()),
    }
}

/// The roster in words: a paragraph for each officer.
pub(in crate::cli) fn text(roster: &Roster, width: usize) -> String {
    let mut page = TextWriter::new(width);
    page.prose(0, &roster.head());
    for row in &roster.rows {
        page.gap();
        let facts = [&row.officer.number, &row.officer.agency];
        let facts: Vec<&str> = facts.into_iter().flatten().map(String::as_str).collect();
        let facts =
            if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
        page.prose(0, &shown(&format!("{}{facts}  {}", row.name(), hours(row))));
        let missing = row.missing();
        if !missing.is_empty() {
            page.prose(2, &shown(&format!("Missing: {}", missing.join("; "))));
        }
        let expiring = row.expiring_in_words(&roster.today);
        if !expiring.is_empty() {
            page.prose(2, &shown(&format!("Expires: {}", expiring.join("; "))));
        }
    }
    page.gap();
    page.whole(0, &format!("Total  {}", roster.total_hours()));
    page.into_text()
}

/// The columns before those of the required parts and topics.
const HEADS: [&str; 10] = [
    "officer",
    "number",
    "agency",
    "trainings",
    "hours",
    "goal",
    "missing",
    "expires",
    "newest",
    "file",
];

/// The roster as rows for a spreadsheet: a column for each required part and topic, in hours.
///
/// # Errors
/// Why it could not be written.
pub(in crate::cli) fn csv(roster: &Roster) -> Result<String, String> {
    let (parts, topics) = (roster.parts(), roster.topics());
    let heads = HEADS.iter().map(|head| (*head).to_owned());
    let heads = heads.chain(parts.iter().map(|part| format!("required: {part}")));
    let heads = heads.chain(topics.iter().map(|topic| format!("topic: {topic}")));
    let mut rows = vec![heads.collect::<Vec<_>>()];
    for row in &roster.rows {
        let goal = goal_of(row);
        let text = |text: &Option<String>| spreadsheet::as_text(text.clone().unwrap_or_default());
        let mut cells = vec![
            spreadsheet::as_text(row.name().to_owned()),
            text(&row.officer.number),
            text(&row.officer.agency),
            row.summary.all.count.to_string(),
            spreadsheet::hours(minutes_of(row)),
            goal.map(|goal| spreadsheet::hours(goal.goal)).unwrap_or_default(),
            spreadsheet::as_text(row.missing().join("; ")),
            spreadsheet::as_text(row.expiring_in_words(&roster.today).join("; ")),
            row.newest.as_ref().map_or("", PartialDate::as_str).to_owned(),
            spreadsheet::as_text(row.file.clone()),
        ];
        let done = row.progress.as_ref().map_or(&[][..], |progress| &progress.required);
        cells.extend(done.iter().map(|part| spreadsheet::hours(part.done)));
        let of = |topic: &&str| row.summary.topics.get(*topic).map_or(0, |total| total.minutes);
        cells.extend(topics.iter().map(|topic| spreadsheet::hours(of(topic))));
        rows.push(cells);
    }
    rows.push(total_row(roster));
    spreadsheet::table(rows)
}

/// The last row of the table: the sums of its columns.
fn total_row(roster: &Roster) -> Vec<String> {
    let total = roster.total();
    let mut cells = vec![String::new(); HEADS.len()];
    for (head, text) in [
        ("officer", "Total".to_owned()),
        ("trainings", total.trainings.to_string()),
        ("hours", spreadsheet::hours(total.minutes)),
        ("goal", total.goal.map(spreadsheet::hours).unwrap_or_default()),
    ] {
        let cell = HEADS.iter().zip(&mut cells).find(|(own, _)| **own == head);
        cell.into_iter().for_each(|(_, cell)| cell.clone_from(&text));
    }
    let progress = || roster.rows.iter().filter_map(|row| row.progress.as_ref());
    let part =
        |at: usize| progress().filter_map(move |own| own.required.get(at)).map(|own| own.done);
    cells.extend((0..roster.parts().len()).map(|at| spreadsheet::hours(part(at).sum())));
    let of = |topic: &str| {
        let totals = roster.rows.iter().filter_map(|row| row.summary.topics.get(topic));
        spreadsheet::hours(totals.map(|total| total.minutes).sum())
    };
    cells.extend(roster.topics().into_iter().map(of));
    cells
}

/// The columns of the page.
const HTML_HEADS: [&str; 7] =
    ["Officer", "Number", "Agency", "Hours", "Missing", "Expires within 90 days", "Newest"];

/// The look of the page. It asks no other file.
const STYLE: &str = "body{font:11pt/1.4 sans-serif;color:#000;background:#fff;margin:2em}table{border-collapse:collapse}\
th,td{text-align:left;vertical-align:top;padding:.25em .5em;border-bottom:1px solid #999}thead{display:table-header-group}\
tr{break-inside:avoid}@page{margin:1.5cm}";

/// The roster as one page that needs nothing else.
pub(in crate::cli) fn html(roster: &Roster) -> String {
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Training roster</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>Training roster</h1>\n<p>{}<br>\nAs of {}</p>\n<table>\n<thead><tr>",
        in_html(&roster.head()),
        roster.today
    );
    for head in HTML_HEADS {
        text += &format!("<th scope=\"col\">{head}</th>");
    }
    text += "</tr></thead>\n<tbody>\n";
    for row in &roster.rows {
        let newest = row.newest.as_ref().map(PartialDate::to_string).unwrap_or_default();
        let cells = [
            row.name().to_owned(),
            row.officer.number.clone().unwrap_or_default(),
            row.officer.agency.clone().unwrap_or_default(),
            hours(row),
            row.missing().join("; "),
            row.expiring_in_words(&roster.today).join("; "),
            newest,
        ];
        let cells: String =
            cells.iter().map(|cell| format!("<td>{}</td>", in_html(cell))).collect();
        text += &format!("<tr>{cells}</tr>\n");
    }
    let (total, count) = (in_html(&roster.total_hours()), HTML_HEADS.len() - 4);
    text += &format!(
        "</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"3\">Total</th><td>{total}</td>{}</tr></tfoot>\n</table>\n",
        "<td></td>".repeat(count)
    );
    if let Some(head) = roster.faults_head() {
        text += &format!("<h2>{head}</h2>\n<ul>\n");
        for fault in &roster.faults {
            text += &format!("<li>{}: {}</li>\n", in_html(&fault.file), in_html(&fault.why));
        }
        text += "</ul>\n";
    }
    text + "</body>\n</html>\n"
}

/// The roster for other programs.
pub(in crate::cli) fn json(roster: &Roster) -> String {
    let goal = |goal: &GoalProgress| json!({ "label": goal.label, "minutes": goal.done, "goal_minutes": goal.goal });
    let required =
        |progress: &CycleProgress| -> Vec<Value> { progress.required.iter().map(goal).collect() };
    let row = |row: &RosterRow| {
        let progress = row.progress.as_ref();
        let total = progress.and_then(|progress| progress.hours.as_ref());
        let expiring: Vec<Value> = row
            .expiring
            .iter()
            .map(|(day, title)| json!({ "expires": day, "title": title }))
            .collect();
        let topics: serde_json::Map<String, Value> = row
            .summary
            .topics
            .iter()
            .map(|(topic, total)| (topic.clone(), json!(total.minutes)))
            .collect();
        json::without_empty(json!({
            "officer": row.name(), "number": row.officer.number, "agency": row.officer.agency,
            "file": row.file, "trainings": row.summary.all.count,
            "minutes": total.map_or(row.summary.all.minutes, |goal| goal.done),
            "goal_minutes": total.map(|goal| goal.goal),
            "required": progress.map(required),
            "missing": row.missing(), "expiring": expiring, "newest": row.newest,
            "topic_minutes": topics,
        }))
    };
    let rows: Vec<Value> = roster.rows.iter().map(row).collect();
    let fault = |fault: &FaultyFile| json!({ "file": fault.file, "problem": fault.why });
    let faults: Vec<Value> = roster.faults.iter().map(fault).collect();
    let RosterTotal { trainings, minutes, goal } = roster.total();
    let total = json!({ "trainings": trainings, "minutes": minutes, "goal_minutes": goal });
    json::text(&json!({
        "officers": rows, "total": json::without_empty(total), "errors": faults,
        "as_of": roster.today, "period": roster.period,
    }))
}
