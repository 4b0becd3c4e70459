//! The log as a transcript to hand in: Markdown, or one page of HTML to print.

use super::Transcript;
use crate::catalog::PartialDate;
use crate::faults::visible;
use crate::record::completion::LogEntry;
use crate::record::summary::{Summary, Total};

/// The line under the table: nobody but the officer wrote the log.
pub(super) const WHOSE: &str =
    "Self-reported by the person named here. The training providers didn't issue or check it.";

/// The lines to sign.
pub(super) const SIGNATURES: [&str; 2] = ["Officer", "Supervisor or training coordinator"];

/// The look of the page, on the screen and on paper. It asks no other file.
const STYLE: &str = "\
body{font:11pt/1.4 sans-serif;color:#000;background:#fff;margin:2em auto;max-width:60em;padding:0 1em}
h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:1.5em 0 .3em}
table{border-collapse:collapse}table.log{width:100%}table.log th:nth-child(2){width:40%}th,td{text-align:left;vertical-align:top;padding:.25em .5em;border-bottom:1px solid #999}
td.n,th.n{text-align:right;white-space:nowrap}td.d{white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}
footer{margin-top:2em;font-size:.9em}.sign{display:flex;gap:2em;margin-top:3em;break-inside:avoid}.sign p{flex:1;border-top:1px solid #000;margin:0;padding-top:.2em}.sign p+p{flex:.5}@page{margin:1.5cm;@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages);font:9pt sans-serif}}@media print{body{margin:0;max-width:none}}";

/// The columns of the transcript.
pub(super) const HEADS: [&str; 6] =
    ["Date", "Training", "Hours", "Provider", "Credit", "Certificate"];

/// The transcript as Markdown.
pub(super) fn markdown(log: &Transcript) -> String {
    let mut text = "# Training transcript\n\n".to_owned();
    for line in about(log) {
        text += &format!("{}  \n", in_markdown(&line));
    }
    text += &format!("\n| {} |\n|---|---|---:|---|---|---|\n", HEADS.join(" | "));
    for done in &log.lines {
        text += &format!("| {} |\n", cells(done).map(|cell| in_markdown(&cell)).join(" | "));
    }
    for (head, column, rows) in tables(&log.summary) {
        text += &format!("\n## {head}\n\n| {column} | Hours | Trainings |\n|---|---:|---:|\n");
        for (name, total) in rows {
            text += &format!("| {} | {} | {} |\n", in_markdown(name), total.hours(), total.count);
        }
    }
    for signature in SIGNATURES {
        let line = "\\_".repeat(30);
        text += &format!("\n{signature}: {line}  Date: {}\n", "\\_".repeat(12));
    }
    text += &format!("\n{WHOSE}\n");
    text
}

/// The transcript as one page that needs nothing else.
pub(super) fn html(log: &Transcript) -> String {
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Training transcript</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n<h1>Training transcript</h1>\n<p>"
    );
    let about: Vec<String> = about(log).iter().map(|line| in_html(line)).collect();
    text += &format!("{}</p>\n<table class=\"log\">\n<thead><tr>", about.join("<br>\n"));
    for head in HEADS {
        text += &format!(
            "<th scope=\"col\"{}>{head}</th>",
            if head == "Hours" { " class=\"n\"" } else { "" }
        );
    }
    text += "</tr></thead>\n<tbody>\n";
    for done in &log.lines {
        let [date, title, hours, provider, credit, certificate] =
            cells(done).map(|cell| in_html(&cell));
        text += &format!(
            "<tr><td class=\"d\">{date}</td><td>{title}</td><td class=\"n\">{hours}</td><td>{provider}</td>\
             <td>{credit}</td><td>{certificate}</td></tr>\n"
        );
    }
    text += "</tbody>\n</table>\n";
    for (head, what, rows) in tables(&log.summary) {
        text += &format!(
            "<h2>{head}</h2>\n<table>\n<thead><tr><th scope=\"col\">{what}</th><th scope=\"col\" class=\"n\">Hours</th>\
             <th scope=\"col\" class=\"n\">Trainings</th></tr></thead>\n<tbody>\n"
        );
        for (name, total) in rows {
            let (name, hours, count) = (in_html(name), total.hours(), total.count);
            text += &format!(
                "<tr><td>{name}</td><td class=\"n\">{hours}</td><td class=\"n\">{count}</td></tr>\n"
            );
        }
        text += "</tbody>\n</table>\n";
    }
    for signature in SIGNATURES {
        text += &format!("<div class=\"sign\"><p>{signature}</p><p>Date</p></div>\n");
    }
    text += &format!("<footer>{WHOSE}</footer>\n</body>\n</html>\n");
    text
}

/// Returns what stands over the table.
pub(super) fn about(log: &Transcript) -> Vec<String> {
    let all = log.summary.all;
    let of =
        |label: &str, text: &Option<String>| text.as_ref().map(|text| format!("{label}: {text}"));
    let officer = &log.officer;
    let officer = [
        of("Name", &officer.name),
        of("Agency", &officer.agency),
        of("Officer number", &officer.number),
    ];
    let count = if all.count == 1 { "training" } else { "trainings" };
    let in_words = |period: &String| match period.contains(" to ") {
        true => format!(" from {period}"),
        false => format!(" in {period}"),
    };
    let period = log.period.as_ref().map(in_words).unwrap_or_default();
    let sum = format!("{} {count}{period}, {} hours", all.count, all.hours());
    let day = log.today.as_ref().map(|today| format!("As of {today}"));
    let lines = officer.into_iter().flatten().chain([sum]).chain(log.cycle.iter().cloned());
    lines.chain(day).collect()
}

/// A table of sums: its head, the head of its first column, its rows.
type SumTable<'a> = (&'static str, &'static str, Vec<(&'a str, Total)>);

pub(super) fn tables(summary: &Summary) -> [SumTable<'_>; 2] {
    let years = summary.years.iter().rev().map(|(year, total)| (year.as_str(), *total)).collect();
    [("By year", "Year", years), ("By topic", "Topic", Summary::ranked(&summary.topics))]
}

pub(super) fn cells(done: &LogEntry) -> [String; 6] {
    let completion = &done.completion;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let credit = [
        text(&completion.credit),
        match &completion.expires {
            Some(day) => format!("expires {day}"),
            None => String::new(),
        },
    ];
    [
        completion.date.as_ref().map(PartialDate::to_string).unwrap_or_default(),
        done.subject.title.clone(),
        completion.hours.map(|hours| hours.exact()).unwrap_or_default(),
        done.provider().unwrap_or_default().to_owned(),
        credit.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        text(&completion.certificate),
    ]
}

/// A text of which Markdown makes nothing but itself.
fn in_markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            letter => safe.push(letter),
        }
    }
    safe
}

/// Returns a text of which HTML makes nothing but itself.
pub fn in_html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_markup() {
        assert_eq!(
            in_html("<script>\"A&B'</script>\u{202e}"),
            "&lt;script&gt;&quot;A&amp;B&#39;&lt;/script&gt;\\u{202e}"
        );
        assert_eq!(
            in_markdown("a|b <i>*x*</i> [l](u) `c`"),
            "a\\|b &lt;i>\\*x\\*&lt;/i> \\[l\\](u) \\`c\\`"
        );
    }
}
