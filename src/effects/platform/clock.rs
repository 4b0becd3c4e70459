//! The day and the time by the clock of this machine.

use crate::catalog::PartialDate;
use crate::record::local_day;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The variable that stands in for the day, so that tests see the same day whenever they run.
const TODAY: &str = "SQUADROOM_TODAY";

/// Returns the time to the second: RFC 3339, UTC.
pub fn now() -> String {
    let now = moment();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// Returns the moment that it is; on the day in `SQUADROOM_TODAY` if that is set, so that
/// nothing is written on a day that is still to come.
pub fn moment() -> Timestamp {
    let now = Timestamp::now();
    set_day().and_then(|day| at_time_of(now, &day)).unwrap_or(now)
}

/// Returns the same time of day, UTC, on another day.
fn at_time_of(now: Timestamp, day: &PartialDate) -> Option<Timestamp> {
    let day: Date = day.as_str().parse().ok()?;
    let time = TimeZone::UTC.to_datetime(now).time();
    TimeZone::UTC.to_timestamp(day.to_datetime(time)).ok()
}

fn set_day() -> Option<PartialDate> {
    std::env::var(TODAY).ok().and_then(|day| PartialDate::parse(&day))
}

/// Returns the day in the zone of this machine.
pub fn today() -> Option<PartialDate> {
    set_day().or_else(|| local_day(&now()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_day_keeps_the_time_of_day() {
        let now: Timestamp = "2030-12-31T23:59:58Z".parse().unwrap();
        let on = |day: &str| at_time_of(now, &PartialDate::parse(day).unwrap());
        assert_eq!(on("2026-11-28").unwrap().to_string(), "2026-11-28T23:59:58Z");
        assert_eq!(on("2026-11"), None, "a month is no day");
    }
}
