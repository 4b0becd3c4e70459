//! What day and time it is.

use crate::catalog::PartialDate;
pub(in crate::cli) use crate::effects::platform::clock::now;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The variable that stands in for the day, so that tests see the same numbers
/// as old whenever they run.
const TODAY: &str = "SQUADROOM_TODAY";

/// The day by the clock of this machine, in UTC.
pub(in crate::cli) fn today() -> Option<PartialDate> {
    let set = std::env::var(TODAY).ok().and_then(|day| PartialDate::parse(&day));
    if set.is_some() {
        return set;
    }
    let day = TimeZone::UTC.to_datetime(Timestamp::now()).date();
    PartialDate::parse(&day.to_string())
}

/// The moment that it is, by the clock of this machine.
pub(in crate::cli) fn moment() -> Timestamp {
    Timestamp::now()
}
