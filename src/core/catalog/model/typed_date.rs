//! Dates as a person types them.

use super::date::PartialDate;
use jiff::civil::Date;
use jiff::fmt::strtime::{BrokenDownTime, parse};

/// The forms of a whole day, in jiff's `strptime` notation.
const DAYS: [&str; 9] = [
    "%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%m.%d.%Y", "%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y",
    "%Y/%m/%d",
];

/// The forms of a month.
const MONTHS: [&str; 3] = ["%m/%Y", "%b %Y", "%B %Y"];

/// The years that a typed date may have; `%Y` alone would take 26 for the year 26.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl PartialDate {
    /// Reads a date as people type it: `11/26/2026`, `11/26/26`, `Nov 26, 2026`, `Nov 2026`,
    /// `11/2026`, `today`, `yesterday`, `tomorrow`, or ISO 8601 as [`PartialDate::parse`]
    /// does. Numbers with slashes are month first. `None` if it is no date, or if it names a
    /// day by `today` and that is not known.
    pub fn from_typed(text: &str, today: Option<&Self>) -> Option<Self> {
        let text = text.trim();
        if let Some(date) = Self::parse(text) {
            return Some(date);
        }
        let words = text.replace(',', " ").replace("Sept ", "Sep ").replace("sept ", "sep ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let today = || today?.as_str().parse::<Date>().ok();
        let named = match words.to_ascii_lowercase().as_str() {
            "today" => today(),
            "yesterday" => today().and_then(|day| day.yesterday().ok()),
            "tomorrow" => today().and_then(|day| day.tomorrow().ok()),
            _ => None,
        };
        let read = |pattern: &&str| parse(pattern, &words).ok();
        let has_year =
            |read: &BrokenDownTime| read.year().is_some_and(|year| YEARS.contains(&year));
        // `%y` alone would take 3 for the year 2003.
        let is_short = words.rsplit('/').next().is_some_and(|year| year.len() == 2);
        let days = DAYS.iter().filter(|form| is_short || !form.ends_with("%y"));
        let day = || days.filter_map(read).filter(has_year).find_map(|read| read.to_date().ok());
        if let Some(day) = named.or_else(day) {
            return Self::parse(&day.to_string());
        }
        let month = MONTHS.iter().filter_map(read).find(has_year)?;
        Self::parse(&format!("{:04}-{:02}", month.year()?, month.month()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_typed_as_americans_write_it() {
        let today = PartialDate::parse("2026-11-01").unwrap();
        for (typed, iso) in [
            ("11/20/2026", "2026-11-20"),
            ("1/2/26", "2026-01-02"),
            (" 12-31-2026 ", "2026-12-31"),
            ("Nov 26, 2026", "2026-11-26"),
            ("november 3 2026", "2026-11-03"),
            ("Sept 9, 2025", "2025-09-09"),
            ("9 Sep 2025", "2025-09-09"),
            ("May 2026", "2026-05"),
            ("5/2026", "2026-05"),
            ("2026", "2026"),
            ("2026-05-31", "2026-05-31"),
            ("today", "2026-11-01"),
            ("Yesterday", "2026-10-31"),
            ("tomorrow", "2026-11-02"),
        ] {
            let date = PartialDate::from_typed(typed, Some(&today));
            assert_eq!(date.as_ref().map(PartialDate::as_str), Some(iso), "{typed}");
            let again = date.map(|date| PartialDate::from_typed(&date.to_string(), None).unwrap());
            assert_eq!(again.as_ref().map(PartialDate::as_str), Some(iso), "{typed}");
        }
        for wrong in ["", "soon", "13/13/2026", "2/30/2026", "11/20", "20/11/2026", "1/2/3", "0"] {
            assert_eq!(PartialDate::from_typed(wrong, Some(&today)), None, "{wrong}");
        }
        assert_eq!(PartialDate::from_typed("today", None), None);
    }
}
