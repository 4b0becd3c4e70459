//! What is planned, for a calendar (iCalendar, RFC 5545).

use crate::catalog::{Catalog, Detail, Duration, Entry, PartialDate, is_link};
use crate::faults::visible;
use crate::record::Planned;
use icalendar::{Calendar, Component, Event, Property, ValueType};
use jiff::{SignedDuration, Timestamp};

/// How long a live session is taken to last where nothing says so.
const USUAL: SignedDuration = SignedDuration::from_hours(1);

/// Letters of a day, such as `2026-12-31`; a calendar knows no shorter dates
/// (RFC 5545, 3.3.4).
const DAY: usize = 10;

/// What goes into a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    /// The id of the entry.
    id: String,
    title: String,
    url: Option<String>,
    when: When,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    /// A day by which it is to be done.
    Due(PartialDate),
    /// A live session.
    Live(Timestamp, SignedDuration),
}

impl Date {
    /// The day by which something is to be done, if there is one. A month or a year,
    /// which an older record may have, is none; nor is what is no link a link.
    pub(super) fn due(planned: &Planned) -> Option<Self> {
        let subject = planned.subject.clone();
        let due = planned.due.clone().filter(|due| due.as_str().len() == DAY)?;
        let (id, title) = (visible(&subject.id), visible(&subject.title));
        let url = subject.url.filter(|url| is_link(url));
        Some(Self { id, title, url, when: When::Due(due) })
    }

    /// The live session of an entry, if it has one.
    pub(super) fn live(entry: &Entry) -> Option<Self> {
        let Detail::Resource(resource) = &entry.detail else { return None };
        let start = instant(resource.starts.as_deref()?)?;
        let length = |length: Duration| SignedDuration::from_mins(i64::from(length.minutes()));
        let lasts = resource.duration.map_or(USUAL, length);
        let (id, title, url) = (entry.id.clone(), entry.title.clone(), Some(entry.url.clone()));
        Some(Self { id, title, url, when: When::Live(start, lasts) })
    }

    /// Whether it is a live session that is over by then.
    pub(super) fn is_over(&self, now: Timestamp) -> bool {
        matches!(self.when, When::Live(start, lasts) if start.saturating_add(lasts).is_ok_and(|end| end < now))
    }

    fn event(&self, stamp: &str) -> Event {
        let mut event = Event::new();
        event.add_property("DTSTAMP", stamp);
        let title = match &self.when {
            When::Due(day) => {
                event.uid(&format!("{}-due@squadroom", self.id));
                event.append_property(
                    Property::new("DTSTART", day.as_str().replace('-', ""))
                        .append_parameter(ValueType::Date)
                        .done(),
                );
                event.add_property("TRANSP", "TRANSPARENT");
                format!("Due: {}", self.title)
            }
            When::Live(start, lasts) => {
                event.uid(&format!("{}-live@squadroom", self.id));
                event.add_property("DTSTART", in_utc(*start));
                let end = start.saturating_add(*lasts).unwrap_or(*start);
                event.add_property("DTEND", in_utc(end));
                self.title.clone()
            }
        };
        event.summary(&title);
        if let Some(url) = &self.url {
            event.add_property("URL", url);
            event.description(url);
        }
        event.done()
    }
}

/// The calendar of these dates; the same dates at the same time give the same text.
pub(super) fn text(dates: &[Date], now: Timestamp) -> String {
    let stamp = in_utc(now);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//squadroom//squadroom//EN"));
    for date in dates {
        calendar.push(date.event(&stamp));
    }
    calendar.to_string()
}

/// The live sessions of entries, by their ids; with a time also all that are not
/// over by then.
pub(super) fn live<'a>(
    catalog: &Catalog,
    ids: impl Iterator<Item = &'a str>,
    to_come: Option<Timestamp>,
) -> Vec<Date> {
    let planned = ids.filter_map(|id| catalog.entry(id)).filter_map(|entry| Date::live(&entry));
    let mut dates: Vec<Date> = planned.collect();
    if let Some(now) = to_come {
        let live = catalog.entries.iter().filter_map(|entry| Date::live(&entry));
        let new: Vec<Date> =
            live.filter(|date| !date.is_over(now) && !dates.contains(date)).collect();
        dates.extend(new);
    }
    dates
}

/// `2026-03-04T14:00-05:00[America/New_York]` as a moment; the offset tells it all.
fn instant(starts: &str) -> Option<Timestamp> {
    starts.split('[').next()?.parse().ok()
}

fn in_utc(moment: Timestamp) -> String {
    let text = Timestamp::from_second(moment.as_second()).unwrap_or(moment).to_string();
    text.replace(['-', ':'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn live(starts: &str) -> Date {
        let when = When::Live(instant(starts).unwrap(), SignedDuration::from_mins(90));
        Date { id: "signs".to_owned(), title: "Signs, and more; now".to_owned(), url: None, when }
    }

    #[test]
    fn a_live_session_stands_at_its_time_in_utc() {
        let now = "2026-03-01T08:00:00.5Z".parse().unwrap();
        let text = text(&[live("2026-03-04T14:00-05:00[America/New_York]")], now);
        for line in [
            "DTSTAMP:20260301T080000Z",
            "DTSTART:20260304T190000Z",
            "DTEND:20260304T203000Z",
            "SUMMARY:Signs\\, and more\\; now",
            "UID:signs-live@squadroom",
        ] {
            assert!(text.lines().any(|have| have == line), "{line}\n{text}");
        }
    }

    #[test]
    fn a_session_is_over_when_it_ended() {
        let session = live("2026-03-04T14:00-05:00[America/New_York]");
        assert!(!session.is_over("2026-03-04T20:29:59Z".parse().unwrap()));
        assert!(session.is_over("2026-03-04T20:30:01Z".parse().unwrap()));
    }
}
