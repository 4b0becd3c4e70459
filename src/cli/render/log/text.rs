//! The log in words: what was done, its sums, what is due and what expires.

use super::Log;
use crate::catalog::PartialDate;
use crate::cli::commands::record::done::line_of;
use crate::cli::commands::record::plan;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::shown;
use crate::record::{LogEntry, Summary, Total, is_past};

/// Months in the chart.
const MONTHS: usize = 12;
/// Rows of a table by topic or provider; the rest is one row.
const ROWS: usize = 12;
/// Columns of the longest bar.
const BAR: u64 = 40;

/// The whole log.
pub(in crate::cli) fn text(log: &Log, width: usize) -> String {
    let mut page = TextWriter::new(width);
    if let Some(cycle) = &log.cycle {
        cycle.in_words().iter().for_each(|line| page.whole(0, &shown(line)));
        page.gap();
    }
    for done in &log.transcript.lines {
        page.whole(0, &with_proof(done));
    }
    if !log.transcript.lines.is_empty() {
        sums(&mut page, log);
    }
    if !log.planned.is_empty() {
        head(&mut page, "Planned");
        for planned in &log.planned {
            page.whole(2, plan::line_of(planned, log.transcript.today.as_ref()).trim_end());
        }
    }
    if !log.transcript.summary.expiring.is_empty() {
        head(&mut page, "Due again");
        for done in &log.transcript.summary.expiring {
            let Some(day) = &done.completion.expires else { continue };
            let is_over = log.transcript.today.as_ref().is_some_and(|today| is_past(day, today));
            let over = if is_over { "expired" } else { "" };
            page.whole(2, &format!("{day:12} {over:7}  {}", shown(&done.subject.title)));
        }
    }
    page.into_text()
}

/// The line of a training, with what proves it and what it counts for.
fn with_proof(done: &LogEntry) -> String {
    let completion = &done.completion;
    let certificate = completion.certificate.as_ref().map(|text| format!("certificate {text}"));
    let parts: Vec<String> = completion.credit.iter().cloned().chain(certificate).collect();
    match parts.is_empty() {
        true => line_of(done),
        false => format!("{}  {}", line_of(done), shown(&parts.join(", "))),
    }
}

fn head(page: &mut TextWriter, words: &str) {
    page.gap();
    page.whole(0, words);
}

fn sums(page: &mut TextWriter, log: &Log) {
    let summary = &log.transcript.summary;
    head(page, "Total: hours, trainings");
    row(page, "", summary.all);
    head(page, "By year: hours, trainings");
    for (year, total) in summary.years.iter().rev() {
        row(page, year, *total);
    }
    for (words, table) in [
        ("By topic: hours, trainings", &summary.topics),
        ("By provider: hours, trainings", &summary.providers),
    ] {
        head(page, words);
        let ranked = Summary::ranked(table);
        for (name, total) in ranked.iter().take(ROWS) {
            row(page, name, *total);
        }
        if ranked.len() > ROWS {
            page.whole(2, &format!("{:16}and {} more", "", ranked.len() - ROWS));
        }
    }
    months(page, log);
}

fn row(page: &mut TextWriter, name: &str, total: Total) {
    let hours = format!("{} h", total.hours());
    page.whole(2, format!("{hours:>9} {:>5}  {}", total.count, shown(name)).trim_end());
}

/// The hours of the last months as bars. A month without hours has none.
fn months(page: &mut TextWriter, log: &Log) {
    let Some(today) = &log.transcript.today else { return };
    let months = log.transcript.summary.last_months(today, MONTHS);
    let most = months.iter().map(|(_, total)| total.minutes).max().unwrap_or_default();
    if most == 0 {
        return;
    }
    head(page, "Hours by month");
    for (month, total) in months {
        let columns = (total.minutes * BAR).div_ceil(most);
        let bar = "#".repeat(usize::try_from(columns).unwrap_or_default());
        let hours = format!("{} h", total.hours());
        let month = PartialDate::parse(&month).map_or(month, |month| month.to_string());
        page.whole(2, format!("{month} {hours:>9}  {bar}").trim_end());
    }
}
