//! Dates that may lack a month or a day, and lengths of time.

use jiff::{Span, Unit, civil::Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Days after which a number should be checked again.
pub const REVIEW_DAYS: i32 = 365;

/// A day, a month or a year in ISO 8601: `2024-05-06`, `2024-05` or `2024`.
///
/// Ordered as text, so a year comes before its months and a month before its days.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct PartialDate(String);

impl PartialDate {
    /// Reads an ISO date, month or year; `None` when it is none of them or no
    /// such day exists.
    pub fn parse(text: &str) -> Option<Self> {
        let full = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return None,
        };
        let shape = full.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
        (shape && full.parse::<Date>().is_ok()).then(|| Self(text.to_owned()))
    }

    /// Returns the date in ISO 8601, as it stands in TOML, JSON and CSV.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns how long ago it was on `today`, in the largest whole unit that the date
    /// allows: "today", "3 days ago", "5 months ago", "4 years ago". `None` for dates ahead
    /// and where the date is not exact enough to say.
    pub fn age(&self, today: &Self) -> Option<String> {
        let (from, to) = (self.first_day()?, today.first_day()?);
        let span = from.until((Unit::Year, to)).ok()?;
        let ago = |count: i64, unit: &str| {
            let s = if count == 1 { "" } else { "s" };
            Some(format!("{count} {unit}{s} ago"))
        };
        match (span.get_years(), span.get_months(), span.get_days()) {
            (years, ..) if years > 0 => ago(years.into(), "year"),
            (0, months, _) if months > 0 && self.0.len() > 4 => ago(months.into(), "month"),
            (0, 0, 0) if self.0.len() == 10 => Some("today".to_owned()),
            (0, 0, days) if days > 0 && self.0.len() == 10 => ago(days.into(), "day"),
            _ => None,
        }
    }

    /// Returns whether more than [`REVIEW_DAYS`] lie between its first day and `today`,
    /// a day. A month or a year counts from its start, so that a doubt is told
    /// early and not late.
    pub fn is_due_for_review(&self, today: &Self) -> bool {
        match (self.first_day(), today.first_day()) {
            (Some(seen), Some(today)) => (today - seen).get_days() > REVIEW_DAYS,
            _ => false,
        }
    }

    fn first_day(&self) -> Option<Date> {
        let rest = ["-01-01", "-01", ""].iter().find(|rest| self.0.len() + rest.len() == 10)?;
        format!("{}{rest}", self.0).parse().ok()
    }

    /// Returns the day so many days before; `None` if the date is not a day.
    pub fn days_before(&self, days: i64) -> Option<Self> {
        let day: Date = self.0.parse().ok()?;
        Self::parse(&day.checked_sub(Span::new().days(days)).ok()?.to_string())
    }

    /// The calendar year.
    pub fn year(&self) -> &str {
        self.0.get(..4).unwrap_or(&self.0)
    }
}

/// As people in the United States write it: `Nov 26, 2026`, `Nov 2026` or `2026`.
impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pattern = match self.0.len() {
            10 => "%b %-d, %Y",
            7 => "%b %Y",
            _ => "%Y",
        };
        match self.first_day() {
            Some(day) => f.pad(&day.strftime(pattern).to_string()),
            None => f.pad(&self.0),
        }
    }
}

/// How long something takes: ISO 8601 of days, hours, minutes and seconds,
/// such as `PT1H30M` or `P3D`. A day is a day of class, not 24 hours.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(into = "String", try_from = "String")]
pub struct Duration {
    days: u32,
    seconds: u32,
}

impl Duration {
    /// Reads an ISO 8601 duration; `None` for anything else, for zero, and for
    /// weeks, months and years, which say too little about a class.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_span(text.starts_with('P').then(|| text.parse().ok())??)
    }

    /// Reads a length as people type it, too: `90m`, `1h 30m`, `1.5 hours`, `2 days`.
    pub fn from_typed(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| Self::of_span(text.trim().parse().ok()?))
    }

    fn of_span(span: Span) -> Option<Self> {
        if span.get_years() != 0 || span.get_months() != 0 || span.get_weeks() != 0 {
            return None;
        }
        let days = u32::try_from(span.get_days()).ok()?;
        let hours = i64::from(span.get_hours());
        let seconds = hours * 3600 + span.get_minutes() * 60 + span.get_seconds();
        let seconds = u32::try_from(seconds).ok()?;
        (days > 0 || seconds > 0).then_some(Self { days, seconds })
    }

    /// The whole length in minutes, a day of class counted as 8 hours, seconds dropped.
    pub fn minutes(self) -> u32 {
        self.days * 8 * 60 + self.seconds / 60
    }
}

/// In words: `1 h 30 min`, `3 days`, `2 min 54 s`.
impl std::fmt::Display for Duration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut words = Vec::new();
        let days = if self.days == 1 { "day" } else { "days" };
        let (hours, rest) = (self.seconds / 3600, self.seconds % 3600);
        for (amount, unit) in
            [(self.days, days), (hours, "h"), (rest / 60, "min"), (rest % 60, "s")]
        {
            if amount > 0 {
                words.push(format!("{amount} {unit}"));
            }
        }
        f.pad(&words.join(" "))
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> String {
        let days = i64::from(duration.days);
        let (hours, rest) = (duration.seconds / 3600, duration.seconds % 3600);
        Span::new().days(days).hours(hours).minutes(rest / 60).seconds(rest % 60).to_string()
    }
}

impl TryFrom<String> for Duration {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` isn't an ISO 8601 duration"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_lack_its_day_or_month_but_must_exist() {
        for good in ["2024", "2024-02", "2024-02-29"] {
            assert_eq!(PartialDate::parse(good).as_ref().map(PartialDate::as_str), Some(good));
        }
        for bad in [
            "",
            "24",
            "2024-2",
            "2023-02-29",
            "2024-13",
            "2024/01/01",
            "2024-01-1x",
            "+024",
            "２０２",
        ] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_date_reads_as_americans_write_it_and_has_an_age() {
        let date = |text| PartialDate::parse(text).unwrap();
        let today = date("2026-11-29");
        for (iso, words, age) in [
            ("2026-11-29", "Nov 29, 2026", Some("today")),
            ("2026-11-28", "Nov 28, 2026", Some("1 day ago")),
            ("2026-10-30", "Oct 30, 2026", Some("30 days ago")),
            ("2026-05-03", "May 3, 2026", Some("6 months ago")),
            ("2022-04", "Apr 2022", Some("4 years ago")),
            ("2026-11", "Nov 2026", None),
            ("2026", "2026", None),
            ("2025", "2025", Some("1 year ago")),
            ("2027-01-01", "Jan 1, 2027", None),
        ] {
            assert_eq!(date(iso).to_string(), words);
            assert_eq!(date(iso).age(&today).as_deref(), age, "{iso}");
        }
    }

    #[test]
    fn a_number_is_due_for_review_after_a_year() {
        let due = |seen: &str, today: &str| {
            let date = |text| PartialDate::parse(text).unwrap();
            date(seen).is_due_for_review(&date(today))
        };
        assert!(!due("2025-05-12", "2026-05-12") && due("2025-05-12", "2026-05-13"));
        assert!(!due("2024-02-29", "2025-02-28") && due("2024-02-29", "2025-03-01"));
        assert!(!due("2025-05", "2026-05-01") && due("2025-05", "2026-05-02"));
        assert!(due("2025", "2026-01-02") && !due("2027", "2026-01-01"));
    }

    #[test]
    fn a_duration_may_be_typed_as_people_write_it() {
        for (typed, iso) in [
            ("90m", "PT1H30M"),
            ("90 min", "PT1H30M"),
            ("1h30m", "PT1H30M"),
            ("1 hour 30 minutes", "PT1H30M"),
            ("1.5h", "PT1H30M"),
            ("2 days", "P2D"),
            ("45s", "PT45S"),
            ("PT10M", "PT10M"),
        ] {
            assert_eq!(
                Duration::from_typed(typed).map(String::from).as_deref(),
                Some(iso),
                "{typed}"
            );
        }
        for bad in ["", "90", "soon", "0m", "2 weeks", "3 months", "-5m", "5m ago"] {
            assert_eq!(Duration::from_typed(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_duration_reads_writes_and_speaks() {
        for (iso, words, minutes) in [
            ("PT1H30M", "1 h 30 min", 90),
            ("P3D", "3 days", 1440),
            ("P1D", "1 day", 480),
            ("PT2M54S", "2 min 54 s", 2),
            ("PT24H", "24 h", 1440),
        ] {
            let duration = Duration::parse(iso).unwrap();
            assert_eq!(duration.to_string(), words);
            assert_eq!(duration.minutes(), minutes);
            assert_eq!(String::from(duration), iso);
        }
        for bad in ["", "1h", "PT0M", "P1M", "P1W", "-PT5M", "one hour", "PT"] {
            assert_eq!(Duration::parse(bad), None, "{bad}");
        }
    }
}
