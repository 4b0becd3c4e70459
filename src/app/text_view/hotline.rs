//! A hotline as text: the numbers first, then who answers and when. The whole entry has
//! more.

use super::facts::facts;
use super::{LinkTarget, SpanStyle, TextView, Trust, Writer};
use crate::app::NumberChange;
use crate::catalog::{CONFIRM_FIRST, Catalog, Doubt, Entry, Line, PartialDate, source_facts};

/// The card's additions to what the catalog knows.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardView<'a> {
    /// The place of the chosen way among the entry's lines.
    pub way: Option<usize>,
    /// The day, to tell how old the numbers are.
    pub today: Option<&'a PartialDate>,
    /// The numbers that changed lately, of all hotlines.
    pub changes: &'a [NumberChange],
}

/// The places of the lines that may be copied, dialed or opened from the card.
pub fn ways(entry: &Entry) -> Vec<usize> {
    let lines = entry.lines.iter().enumerate();
    lines.filter(|(_, line)| line.uri().is_some()).map(|(place, _)| place).collect()
}

/// The hotline card of one entry: its numbers, and what decides whether to call one. The
/// evidence and the sources are in the whole entry.
pub fn card(catalog: &Catalog, entry: &Entry, view: CardView<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    writer.prose(SpanStyle::Heading, &entry.title);
    marked_lines(&mut writer, entry, view.way, view.today);
    for change in view.changes.iter().filter(|change| change.id == entry.id) {
        let day = change.day.as_ref().map_or(String::new(), |day| format!(" {day}"));
        writer.warning(&format!("Number changed{day}"), &change.in_words());
    }
    writer.gap();
    if let Some(own) = entry.service() {
        own.alert.iter().for_each(|alert| writer.warning(own.alert_label(), alert));
        facts(&mut writer, catalog, own.short_facts());
    }
    writer.optional("Cost", entry.cost.as_deref());
    facts(&mut writer, catalog, entry.status_facts());
    writer.gap();
    writer.prose(SpanStyle::Text, &entry.summary);
    writer.finish()
}

/// The numbers and chats of an entry, each with what one must know to use it;
/// where to write comes last.
pub(in crate::app) fn lines(writer: &mut Writer, entry: &Entry, today: Option<&PartialDate>) {
    marked_lines(writer, entry, None, today);
}

/// The same with a mark before one of them, if there are others to choose.
fn marked_lines(
    writer: &mut Writer,
    entry: &Entry,
    marked: Option<usize>,
    today: Option<&PartialDate>,
) {
    let marked = marked.filter(|_| ways(entry).len() > 1);
    let date = common_date(entry);
    for (place, line) in entry.lines.iter().enumerate() {
        let mark = match marked {
            None => "",
            Some(way) if way == place => "> ",
            Some(_) => "  ",
        };
        let first = writer.row_count();
        one_line(
            writer,
            line,
            mark,
            &remark(line, today, date.is_none_or(|date| line.as_of.as_ref() != Some(date))),
            today,
        );
        if marked == Some(place) {
            writer.mark_from(first);
        }
    }
    if let Some(date) = date {
        let is_all = shown_lines(entry).all(|line| line.as_of.as_ref() == Some(date));
        let verb = if is_all { "Last" } else { "Others last" };
        writer.prose(SpanStyle::Text, &format!("{verb} verified {date}"));
    }
    let Some(email) = &entry.email else { return };
    match (&email.address, &email.do_not_use) {
        (Some(address), _) => {
            let trust = Trust::of(email.doubt(today).as_ref());
            let remark = reason(email.doubt(today).as_ref()).into_iter();
            let remark = remark.chain(verified(email.as_of.as_ref())).collect::<Vec<_>>();
            writer.number("Write to", address, trust, &capitalized(&remark.join("; ")));
        }
        (None, why) => {
            let why = why.as_deref().unwrap_or("not to be used");
            writer.warning("An address is on file but not shown", why);
        }
    }
}

/// Returns the date on which most numbers and chats were last verified, if it is that of several,
/// so that it is said once.
fn common_date(entry: &Entry) -> Option<&PartialDate> {
    let dates = || shown_lines(entry).filter_map(|line| line.as_of.as_ref());
    let count = |date: &PartialDate| dates().filter(|other| *other == date).count();
    dates().rev().max_by_key(|date| count(date)).filter(|date| count(date) > 1)
}

fn shown_lines(entry: &Entry) -> impl DoubleEndedIterator<Item = &Line> {
    entry.lines.iter().filter(|line| line.number.is_some() || line.url.is_some())
}

/// Writes the number of another entry that an answer names, with its hours, its doubt and date.
pub(in crate::app) fn to_call(writer: &mut Writer, other: &Entry, today: Option<&PartialDate>) {
    let Some(line) = other.offered_line() else { return };
    let Some(number) = line.offered_number() else { return };
    let label = format!("{} {}", line.channel.verb(), other.name());
    let trust = Trust::of(line.doubt(today).as_ref());
    let hours = other.service().and_then(|service| service.hours.clone());
    let told = hours.into_iter().chain([remark(line, today, true)]);
    let told: Vec<String> = told.filter(|part| !part.is_empty()).collect();
    writer.number(&label, number.as_str(), trust, &capitalized(&told.join("; ")));
}

/// Returns why a number is to be confirmed, unless its date says so.
pub(in crate::app) fn reason(doubt: Option<&Doubt>) -> Option<String> {
    doubt.filter(|doubt| !doubt.is_age() && **doubt != Doubt::Undated).map(Doubt::reason)
}

/// Returns when a number was last verified.
pub(in crate::app) fn verified(as_of: Option<&PartialDate>) -> Option<String> {
    Some(as_of.map_or("date not known".to_owned(), |date| format!("last verified {date}")))
}

/// Returns how to use a line, why it is to be confirmed, and, if wanted, when it was last verified.
fn remark(line: &Line, today: Option<&PartialDate>, is_dated: bool) -> String {
    let doubt = line.doubt(today);
    let mut facts: Vec<String> = line.prompt.iter().cloned().collect();
    facts.extend(line.vanity.as_ref().map(|letters| format!("spells {letters}")));
    if !line.keywords.is_empty() {
        facts.push(format!("send {}", line.keywords.join(" or ")));
    }
    facts.extend(line.area_served.clone());
    facts.extend(reason(doubt.as_ref()));
    let is_dated = is_dated && (line.as_of.is_some() || doubt.is_some());
    facts.extend(verified(line.as_of.as_ref()).filter(|_| is_dated));
    facts.join("; ")
}

/// Returns a remark with a capital at its start.
pub(in crate::app) fn capitalized(remark: &str) -> String {
    let mut letters = remark.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Returns what is known of an address, which no row says to confirm first.
fn with_doubt(remark: &str) -> String {
    if remark.is_empty() { CONFIRM_FIRST.to_owned() } else { format!("{CONFIRM_FIRST}: {remark}") }
}

fn one_line(
    writer: &mut Writer,
    line: &Line,
    mark: &str,
    remark: &str,
    today: Option<&PartialDate>,
) {
    let verb = format!("{mark}{}", line.channel.verb());
    match (&line.number, &line.url) {
        (Some(number), _) => {
            let trust = Trust::of(line.doubt(today).as_ref());
            writer.number(&verb, number.as_str(), trust, &capitalized(remark));
        }
        (None, Some(url)) => {
            writer.link(&verb, url, LinkTarget::Web(url.clone()));
            match line.doubt(today) {
                Some(_) => writer.indented(SpanStyle::Warning, &with_doubt(remark)),
                None => writer.indented(SpanStyle::Text, &capitalized(remark)),
            }
        }
        (None, None) => {
            let why = line.do_not_dial.as_deref().unwrap_or("no phone number");
            writer.warning(&format!("{verb}, on file but not shown"), why);
        }
    }
}

/// Adds the evidence of each number: how far it is sure, and where it was seen.
pub(in crate::app) fn evidence(
    writer: &mut Writer,
    catalog: &Catalog,
    entry: &Entry,
    today: Option<&PartialDate>,
) {
    for line in &entry.lines {
        let label = format!("About {}:", line.channel);
        writer.gap();
        match (&line.number, &line.url) {
            (Some(number), _) => {
                let trust = match line.doubt(today) {
                    Some(_) => Trust::Doubtful,
                    None => Trust::Named,
                };
                writer.number(&label, number.as_str(), trust, "");
            }
            (None, Some(url)) => writer.prose(SpanStyle::Label, &format!("{label} {url}")),
            (None, None) => writer.prose(SpanStyle::Label, &format!("{label} number on file")),
        }
        line.note.iter().for_each(|note| writer.indented(SpanStyle::Text, note));
        facts(writer, catalog, source_facts(catalog, &line.source));
    }
    if let Some(note) = entry.email.as_ref().and_then(|email| email.note.as_deref()) {
        writer.labeled("About the address", SpanStyle::Text, note);
    }
}
