//! What day and time it is.

use crate::catalog::PartialDate;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The day by the clock of this machine, in UTC.
pub(super) fn today() -> Option<PartialDate> {
    let day = TimeZone::UTC.to_datetime(Timestamp::now()).date();
    PartialDate::parse(&day.to_string())
}

/// The time by the clock of this machine, to the second: RFC 3339, UTC.
pub(super) fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
