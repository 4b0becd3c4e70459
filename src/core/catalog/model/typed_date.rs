//! Dates as a person types them.

use super::date::PartialDate;
use jiff::civil::Date;
use jiff::fmt::strtime::{BrokenDownTime, parse};
use jiff::{Span, ToSpan};

/// The forms of a whole day, in jiff's `strptime` notation.
const DAYS: [&str; 9] = [
    "%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%m.%d.%Y", "%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y",
    "%Y/%m/%d",
];

/// The forms of a month.
const MONTHS: [&str; 3] = ["%m/%Y", "%b %Y", "%B %Y"];

/// The forms of a day without its year. Numbers alone have none: `11/26` may be a month, too.
const DAYS_WITHOUT_YEAR: [&str; 4] = ["%b %d", "%B %d", "%d %b", "%d %B"];

/// How many years a day without its year is looked for: February 29 may be eight years off.
const MOST_YEARS: i16 = 8;

/// The years that a typed date may have; `%Y` alone would take 26 for the year 26.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// The side of today on which a day without its year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Today or the last one before it, as of a training that was taken.
    Past,
    /// Today or the next one, as of a day by which something is due.
    Ahead,
}

impl PartialDate {
    /// Reads a date as people type it: `11/26/2026`, `11/26/26`, `Nov 26, 2026`, `Nov 26`,
    /// `Nov 2026`, `11/2026`, `today`, `yesterday`, `tomorrow`, `-3d`, `3 days ago`, `+2w`, or
    /// ISO 8601 as [`PartialDate::parse`] does. Numbers with slashes are month first; a day
    /// before its month is never guessed. `None` if it is no date, or if it names a day by
    /// `today` and that is not known.
    pub fn from_typed(text: &str, today: Option<&Self>, lean: Lean) -> Option<Self> {
        let text = text.trim();
        if let Some(date) = Self::parse(text) {
            return Some(date);
        }
        let words = text.replace(',', " ").replace("Sept ", "Sep ").replace("sept ", "sep ");
        let words = words.replace(". ", " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let today = || today?.as_str().parse::<Date>().ok();
        let by_today = || named(&words, today()?).or_else(|| without_year(&words, today()?, lean));
        let read = |pattern: &&str| parse(pattern, &words).ok();
        let has_year =
            |read: &BrokenDownTime| read.year().is_some_and(|year| YEARS.contains(&year));
        // `%y` alone would take 3 for the year 2003.
        let is_short = words.rsplit('/').next().is_some_and(|year| year.len() == 2);
        let days = DAYS.iter().filter(|form| is_short || !form.ends_with("%y"));
        let mut days = days.filter_map(read).filter(has_year);
        if let Some(day) = days.find_map(|read| read.to_date().ok()).or_else(by_today) {
            return Self::parse(&day.to_string());
        }
        let month = MONTHS.iter().filter_map(read).find(has_year)?;
        Self::parse(&format!("{:04}-{:02}", month.year()?, month.month()?))
    }
}

/// Returns a day that is named by how far it is from today.
fn named(words: &str, today: Date) -> Option<Date> {
    let words = words.to_ascii_lowercase();
    match words.as_str() {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        "tomorrow" => return today.tomorrow().ok(),
        _ => {}
    }
    // `3d` alone may lie before today or after it.
    let is_signed = words.starts_with(['-', '+']) || words.ends_with(" ago");
    let span: Span = words.strip_prefix("in ").unwrap_or(&words).parse().ok()?;
    let (years, months) = (span.get_years(), span.get_months());
    let whole = years.years().months(months).weeks(span.get_weeks()).days(span.get_days());
    let is_whole = span.fieldwise() == whole;
    let is_told = is_whole && (is_signed || words.starts_with("in "));
    is_told.then(|| today.checked_add(span).ok())?
}

/// Returns the day of a month that is nearest to today on one side of it.
fn without_year(words: &str, today: Date, lean: Lean) -> Option<Date> {
    let mut read = DAYS_WITHOUT_YEAR.iter().filter_map(|form| parse(form, words).ok());
    let (month, day) = read.find_map(|read| Some((read.month()?, read.day()?)))?;
    let on = |years: i16| {
        let year = match lean {
            Lean::Past => today.year() - years,
            Lean::Ahead => today.year() + years,
        };
        Date::new(year, month, day).ok()
    };
    (0..=MOST_YEARS).filter_map(on).find(|day| match lean {
        Lean::Past => *day <= today,
        Lean::Ahead => *day >= today,
    })
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
            ("-3d", "2026-10-29"),
            ("3 days ago", "2026-10-29"),
            ("-2w", "2026-10-18"),
            ("1 month ago", "2026-10-01"),
            ("+1 week", "2026-11-08"),
            ("in 2 days", "2026-11-03"),
            ("Nov. 20, 2026", "2026-11-20"),
        ] {
            let date = PartialDate::from_typed(typed, Some(&today), Lean::Past);
            assert_eq!(date.as_ref().map(PartialDate::as_str), Some(iso), "{typed}");
            let again = date
                .map(|date| PartialDate::from_typed(&date.to_string(), None, Lean::Past).unwrap());
            assert_eq!(again.as_ref().map(PartialDate::as_str), Some(iso), "{typed}");
        }
        for wrong in [
            "",
            "soon",
            "13/13/2026",
            "2/30/2026",
            "11/20",
            "20/11/2026",
            "1/2/3",
            "0",
            "3d",
            "-3",
            "-3h",
            "-1d 2h",
            "20 11 2026",
            "-",
            "in 2",
            "-99999999999d",
        ] {
            assert_eq!(PartialDate::from_typed(wrong, Some(&today), Lean::Past), None, "{wrong}");
        }
        assert_eq!(PartialDate::from_typed("today", None, Lean::Past), None);
    }

    #[test]
    fn a_day_without_its_year_is_the_last_one_or_the_next_one() {
        let today = PartialDate::parse("2026-11-01").unwrap();
        for (typed, last, next) in [
            ("Nov 20", "2025-11-20", "2026-11-20"),
            ("nov 1", "2026-11-01", "2026-11-01"),
            ("20 October", "2026-10-20", "2027-10-20"),
            ("Sept 9", "2026-09-09", "2027-09-09"),
            ("Feb 29", "2024-02-29", "2028-02-29"),
        ] {
            for (lean, iso) in [(Lean::Past, last), (Lean::Ahead, next)] {
                let date = PartialDate::from_typed(typed, Some(&today), lean);
                assert_eq!(date.as_ref().map(PartialDate::as_str), Some(iso), "{typed}");
            }
            assert_eq!(PartialDate::from_typed(typed, None, Lean::Past), None, "{typed}");
        }
        for wrong in ["Feb 30", "11/26", "Nov"] {
            assert_eq!(PartialDate::from_typed(wrong, Some(&today), Lean::Past), None, "{wrong}");
        }
    }
}
