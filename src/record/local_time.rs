//! A time by the zone of this computer.

use crate::catalog::PartialDate;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Returns the day that a time, RFC 3339, is on this computer; `None` if it is no time.
pub fn local_day(time: &str) -> Option<PartialDate> {
    PartialDate::parse(&local(time)?.date().to_string())
}

/// Returns a time, RFC 3339, as the clock on this computer showed it, such as
/// `2026-11-26 18:00`.
pub(super) fn local_minute(time: &str) -> String {
    local(time)
        .map_or_else(|| time.to_owned(), |local| local.strftime("%Y-%m-%d %H:%M").to_string())
}

fn local(time: &str) -> Option<DateTime> {
    Some(TimeZone::system().to_datetime(time.parse::<Timestamp>().ok()?))
}
