//! Questions about a completed training that may be a slip.

use super::completion::{Completion, is_ahead};
use super::error::RecordError;
use super::hours::{DAY, exact};
use super::item::Item;
use super::storage::database::Record;
use crate::catalog::{Kind, PartialDate};

/// Returns a sentence if an item is something that nobody takes to its end, such as a
/// hotline.
pub fn not_a_training(item: &Item) -> Option<String> {
    let kind = Kind::parse(&item.kind).filter(|kind| !kind.can_be_completed())?;
    let article = if kind == Kind::Faq { "an" } else { "a" };
    Some(format!("This is {article} {}, not a training.", kind.word()))
}

/// Returns sentences on a completion that is dated in the future, or that makes more than 24
/// hours on one day together with the `before` minutes of other lines on that day.
pub fn slips_of(completion: &Completion, before: u64, today: Option<&PartialDate>) -> Vec<String> {
    let date = completion.date.as_ref();
    let ahead = date.zip(today).filter(|(date, today)| is_ahead(date, today));
    let ahead = ahead.map(|(date, _)| format!("{date} is in the future."));
    let minutes = completion.hours.map_or(0, |hours| u64::from(hours.minutes()));
    let long = match date.filter(|date| before > 0 && date.as_str().len() == DAY_LENGTH) {
        Some(date) if minutes + before > DAY => {
            Some(format!("That makes {} h on {date}, more than a day.", exact(minutes + before)))
        }
        _ if minutes > DAY => Some(format!("{} h is more than a day.", exact(minutes))),
        _ => None,
    };
    ahead.into_iter().chain(long).collect()
}

/// The length of a whole day in ISO 8601.
const DAY_LENGTH: usize = 10;

impl Record {
    /// Returns the minutes of all lines of the log on this date, without one line.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn minutes_on(&self, date: &PartialDate, except: Option<&str>) -> Result<u64, RecordError> {
        self.reading(|read| {
            let query = "SELECT coalesce(sum(minutes), 0) FROM done WHERE date = ? AND id IS NOT ?";
            let sum: i64 = read.query_row(query, (date.as_str(), except), |row| row.get(0))?;
            Ok(sum.unsigned_abs())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Hours;

    #[test]
    fn a_day_has_24_hours_and_is_not_to_come() {
        let today = PartialDate::parse("2026-11-26");
        let told = |date: &str, minutes, before| {
            let completion = Completion {
                date: PartialDate::parse(date),
                hours: Hours::of_minutes(minutes),
                ..Completion::default()
            };
            slips_of(&completion, before, today.as_ref()).join(" ")
        };
        for (date, minutes, before, said) in [
            ("2026-11-26", 1440, 0, ""),
            ("2026-11-26", 1441, 0, "24:01 h is more than a day."),
            ("2026-11-26", 60, 1380, ""),
            ("2026-11-26", 61, 1380, "That makes 24:01 h on Nov 26, 2026, more than a day."),
            ("2026-11", 60, 9000, ""),
            ("2026-11-27", 60, 0, "Nov 27, 2026 is in the future."),
            ("2026-12", 60, 0, "Dec 2026 is in the future."),
        ] {
            assert_eq!(told(date, minutes, before), said);
        }
    }

    #[test]
    fn a_hotline_is_not_a_training() {
        let of = |kind: &str| Item { kind: kind.to_owned(), ..Item::default() };
        for kind in ["training", "webinar", "video", "toolkit", "publication", ""] {
            assert_eq!(not_a_training(&of(kind)), None, "{kind}");
        }
        assert_eq!(not_a_training(&of("card")).unwrap(), "This is a field card, not a training.");
        assert_eq!(not_a_training(&of("hotline")).unwrap(), "This is a hotline, not a training.");
    }
}
