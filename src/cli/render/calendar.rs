//! Plans and live sessions as a calendar (iCalendar, RFC 5545).

use super::content_lines::ContentLines;
use crate::catalog::{Catalog, Detail, Duration, Entry, PartialDate, is_link};
use crate::faults::visible;
use crate::record::Planned;
use jiff::{SignedDuration, Timestamp};

/// How long a live session is taken to last where nothing says so.
const USUAL: SignedDuration = SignedDuration::from_hours(1);

/// Letters of a day, such as `2026-12-31`; a calendar knows no shorter dates
/// (RFC 5545, 3.3.4).
const DAY: usize = 10;

/// An event of a calendar: the day by which a plan is due, or a live session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Date {
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
    /// Returns the day by which a plan is due, if there is one. A month or a year, which an
    /// older record may have, does not count, and a link that is not one is left out.
    pub(in crate::cli) fn due(planned: &Planned) -> Option<Self> {
        let subject = planned.subject.clone();
        let due = planned.due.clone().filter(|due| due.as_str().len() == DAY)?;
        let (id, title) = (visible(&subject.id), visible(&subject.title));
        let url = subject.url.filter(|url| is_link(url));
        Some(Self { id, title, url, when: When::Due(due) })
    }

    /// Returns the live session of an entry, if it has one.
    pub(in crate::cli) fn live(entry: &Entry) -> Option<Self> {
        let Detail::Resource(resource) = &entry.detail else { return None };
        let start = instant(resource.starts.as_deref()?)?;
        let length = |length: Duration| SignedDuration::from_mins(i64::from(length.minutes()));
        let lasts = resource.duration.map_or(USUAL, length);
        let (id, title, url) =
            (entry.id.clone(), entry.title.clone(), entry.link().map(str::to_owned));
        Some(Self { id, title, url, when: When::Live(start, lasts) })
    }

    /// Returns whether it is about the entry with this id.
    pub(in crate::cli) fn is_of(&self, id: &str) -> bool {
        self.id == visible(id)
    }

    /// Returns whether it is a live session that is over by then.
    pub(in crate::cli) fn is_over(&self, now: Timestamp) -> bool {
        matches!(self.when, When::Live(start, lasts) if start.saturating_add(lasts).is_ok_and(|end| end < now))
    }

    fn write(&self, lines: &mut ContentLines, stamp: &str) {
        lines.value("BEGIN", "VEVENT");
        lines.value("DTSTAMP", stamp);
        let title = match &self.when {
            When::Due(day) => {
                lines.text("UID", &format!("{}-due@squadroom", self.id));
                lines.value("DTSTART;VALUE=DATE", &day.as_str().replace('-', ""));
                lines.value("TRANSP", "TRANSPARENT");
                format!("Due: {}", self.title)
            }
            When::Live(start, lasts) => {
                lines.text("UID", &format!("{}-live@squadroom", self.id));
                lines.value("DTSTART", &in_utc(*start));
                lines.value("DTEND", &in_utc(start.saturating_add(*lasts).unwrap_or(*start)));
                self.title.clone()
            }
        };
        lines.text("SUMMARY", &title);
        if let Some(url) = &self.url {
            lines.value("URL", url);
            lines.text("DESCRIPTION", url);
        }
        lines.value("END", "VEVENT");
    }
}

/// The calendar of these dates; the same dates at the same time give the same text.
pub(in crate::cli) fn text(dates: &[Date], now: Timestamp) -> String {
    let stamp = in_utc(now);
    let mut lines = ContentLines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//squadroom//squadroom//EN");
    dates.iter().for_each(|date| date.write(&mut lines, &stamp));
    lines.value("END", "VCALENDAR");
    lines.into_string()
}

/// The live sessions of entries, by their ids; with a time also all that are not
/// over by then.
pub(in crate::cli) fn live<'a>(
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
    use icalendar::{Calendar, Component, DatePerhapsTime};
    use proptest::prelude::*;

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

    proptest! {
        /// Reads the calendar with a parser that was written elsewhere.
        #[test]
        fn another_program_reads_what_is_planned(title in "[a-zA-Zé漢,;:\\\\\"' -]{0,120}") {
            let now = "2026-03-01T08:00:00Z".parse().unwrap();
            let mut session = live("2026-03-04T14:00-05:00[America/New_York]");
            session.title.clone_from(&title);
            session.url = Some("https://example.org/a?b=1,2;3".to_owned());
            let due = PartialDate::parse("2026-12-31").unwrap();
            let day = Date { id: "basics".to_owned(), when: When::Due(due), ..session.clone() };
            let calendar: Calendar = text(&[session, day], now).parse().unwrap();
            let events: Vec<_> = calendar.components.iter().filter_map(|c| c.as_event()).collect();
            prop_assert_eq!(events.len(), 2);
            prop_assert_eq!(events[0].get_summary().unwrap_or_default(), &title);
            let named = format!("Due: {title}");
            prop_assert_eq!(events[1].get_summary(), Some(named.as_str()));
            prop_assert_eq!(events[0].get_url(), Some("https://example.org/a?b=1,2;3"));
            prop_assert_eq!(events[1].get_uid(), Some("basics-due@squadroom"));
            prop_assert!(matches!(events[0].get_start(), Some(DatePerhapsTime::DateTime(_))));
            prop_assert!(matches!(events[1].get_start(), Some(DatePerhapsTime::Date(_))));
        }
    }
}
