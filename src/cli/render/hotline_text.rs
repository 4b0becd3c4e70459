//! Hotlines as text: the numbers in a few lines, or all that is known.

use super::line_text::{self, Notes};
use super::text_writer::TextWriter;
use crate::catalog::{Channel, Detail, Entry, Line, PartialDate, Status};

/// Lines of one hotline in the list of all.
const MOST_LINES: usize = 3;

/// Returns the pinned hotlines in a few lines: the first with its hours, the number to call
/// and the one to text, each other with one number, and 911. `others` counts the rest.
pub(in crate::cli) fn short(
    width: usize,
    pinned: &[&Entry],
    others: usize,
    today: Option<&PartialDate>,
) -> String {
    let mut page = TextWriter::new(width);
    let Some((first, rest)) = pinned.split_first() else { return String::new() };
    page.prose(0, &with_hours(first));
    for line in to_show(first) {
        page.prose(2, &format!("{}: {}", line.channel.verb(), number(line, today)));
    }
    if to_show(first).next().is_none() {
        page.prose(2, &instead(first));
    }
    let (emergency, rest): (Vec<&Entry>, Vec<&Entry>) =
        rest.iter().partition(|entry| is_emergency(entry));
    if !emergency.is_empty() || !is_emergency(first) {
        page.prose(0, "Emergency: 911");
    }
    rest.iter().for_each(|entry| page.prose(0, &compact(entry, today)));
    let all = match others {
        0 => String::new(),
        others => format!(" All {} hotlines: squadroom hotline --all", pinned.len() + others),
    };
    page.prose(0, format!("More: squadroom hotline --details.{all}").trim_end_matches('.'));
    page.into_text()
}

/// Returns hotlines in one to three lines each: the number to call, the one to text, and the
/// hours where there is room.
pub(in crate::cli) fn list(
    width: usize,
    entries: &[&Entry],
    today: Option<&PartialDate>,
) -> String {
    let mut page = TextWriter::new(width);
    for entry in entries {
        page.whole(0, block(width, entry, today).trim_end());
    }
    page.gap();
    page.prose(0, "More: squadroom hotline --all --details");
    page.into_text()
}

fn block(width: usize, entry: &Entry, today: Option<&PartialDate>) -> String {
    let write = |parts: &[String]| {
        let mut page = TextWriter::new(width);
        for (at, part) in parts.iter().enumerate() {
            page.prose(if at == 0 { 0 } else { 2 }, part);
        }
        page.into_text()
    };
    let main = main(entry).map(std::ptr::from_ref);
    let text = to_show(entry).find(|line| line.channel == Channel::Text);
    let text = text.filter(|line| main != Some(std::ptr::from_ref(*line)));
    let text = text.map(|line| format!("Text: {}", number(line, today)));
    let hours = entry.service().and_then(|service| service.hours.as_deref());
    let hours = hours.map(|hours| format!("Hours: {hours}"));
    let mut parts = vec![compact(entry, today)];
    for part in text.into_iter().chain(hours) {
        parts.push(part);
        if write(&parts).lines().count() > MOST_LINES {
            parts.pop();
        }
    }
    write(&parts)
}

/// Returns the name and the number of a hotline.
fn compact(entry: &Entry, today: Option<&PartialDate>) -> String {
    let Some(line) = main(entry) else { return format!("{}: {}", name(entry), instead(entry)) };
    let channel = match line.channel {
        Channel::Voice => "",
        Channel::Text => "text ",
        Channel::Tty => "TTY ",
        Channel::Video => "video phone ",
        Channel::Chat => "chat ",
    };
    format!("{}: {channel}{}", name(entry), number(line, today))
}

/// Returns what to use where no number may be shown.
fn instead(entry: &Entry) -> String {
    match entry.lines.iter().any(|line| line.do_not_dial.is_some()) {
        true => format!("number not shown; see squadroom show {}", entry.id),
        false => entry.link().map_or_else(|| "no number".to_owned(), str::to_owned),
    }
}

/// Returns the title, with the status if that is not current.
fn name(entry: &Entry) -> String {
    match entry.status {
        _ if is_emergency(entry) => "Emergency".to_owned(),
        Status::Current => entry.title.clone(),
        Status::Unknown => format!("{} (status unknown)", entry.title),
        status => format!("{} ({status})", entry.title),
    }
}

fn with_hours(entry: &Entry) -> String {
    let hours = entry.service().and_then(|service| service.hours.as_deref());
    [Some(name(entry).as_str()), hours].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn is_emergency(entry: &Entry) -> bool {
    entry.offered_number().is_some_and(|number| number.as_str() == "911")
}

/// Returns the line to call, then the one to text.
fn to_show(entry: &Entry) -> impl Iterator<Item = &Line> {
    let of = |channel: Channel| {
        let is_offered = |line: &&Line| line.channel == channel && line.offered_number().is_some();
        entry.lines.iter().find(is_offered)
    };
    let shown = of(Channel::Voice).into_iter().chain(of(Channel::Text));
    let is_alone = of(Channel::Voice).is_none() && of(Channel::Text).is_none();
    shown.chain(main(entry).filter(|_| is_alone))
}

/// Returns the line to use first: to call, to text, any other that is offered, else any that
/// is shown with its doubt.
fn main(entry: &Entry) -> Option<&Line> {
    let is_shown = |line: &&Line| line.do_not_dial.is_none() && line_text::is_reachable(line);
    let lines = || entry.lines.iter().filter(is_shown);
    let text = |line: &&Line| line.channel == Channel::Text && line.offered_number().is_some();
    let offered = |line: &&Line| line.evidence.is_offered();
    let voice = |line: &&Line| line.channel == Channel::Voice && line.offered_number().is_some();
    lines()
        .find(voice)
        .or_else(|| lines().find(text))
        .or_else(|| lines().find(offered))
        .or_else(|| lines().next())
}

/// Returns a number with what to send or press, whom it serves, and its doubt.
fn number(line: &Line, today: Option<&PartialDate>) -> String {
    let number = line.number.as_ref().map(|number| number.as_str()).or(line.url.as_deref());
    let send = Some(line.keywords.join(" or ")).filter(|words| !words.is_empty());
    let facts = [
        send.map(|words| format!("send {words}")),
        line.prompt.clone(),
        line.area_served.clone(),
        line.doubt(today).map(|doubt| doubt.in_brackets()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let number = number.unwrap_or_default();
    if facts.is_empty() { number.to_owned() } else { format!("{number} ({})", facts.join("; ")) }
}

/// Writes all that is known of a hotline: the name with the number to call, then the rest.
pub(in crate::cli) fn details(page: &mut TextWriter, entry: &Entry) {
    page.gap();
    let to_call = |line: &&Line| line.channel == Channel::Voice && line.offered_number().is_some();
    let first = entry.lines.iter().find(to_call);
    match first.and_then(line_text::address) {
        Some(address) => page.prose(0, &format!("{}: {address}", entry.title)),
        None => page.prose(0, &entry.title),
    }
    if let Some(line) = first {
        line_text::remarks(page, 2, line, Notes::Doubts);
    }
    let is_first = |line: &Line| first.is_some_and(|first| std::ptr::eq(first, line));
    for line in entry.lines.iter().filter(|line| !is_first(line)) {
        line_text::line(page, 2, line, Notes::Doubts);
    }
    if let Detail::Service(service) = &entry.detail {
        page.field(2, "Hours", service.hours.as_deref());
        page.list(2, "Languages", &service.languages);
        page.field(2, "Before you call", service.alert.as_deref());
    }
    if entry.lines.is_empty() {
        page.field(2, "Link", entry.link());
    }
    if entry.status != Status::Current {
        let note = entry.status_note.as_deref().unwrap_or_default();
        page.prose(2, format!("Status: {}. {note}", entry.status).trim_end());
    }
    for line in &entry.lines {
        line_text::late_note(page, 2, line);
    }
    page.field(2, "Id", Some(&entry.id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn a_hotline_in_the_list_of_all_has_three_lines_at_most() {
        let catalog = embedded::catalog();
        for width in [40, 60, 80, 200] {
            for entry in catalog.hotlines() {
                let mut page = TextWriter::new(width);
                page.prose(0, &compact(&entry, None));
                // A number is never left out.
                let most = page.into_text().lines().count().max(MOST_LINES);
                let text = block(width, &entry, None);
                assert!((1..=most).contains(&text.lines().count()), "{width}:\n{text}");
            }
        }
    }
}
