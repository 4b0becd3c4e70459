//! The day and the time by the clock of this machine.

use crate::catalog::PartialDate;
use crate::record::local_day;
use jiff::Timestamp;

/// The variable that stands in for the day, so that tests see the same numbers
/// as old whenever they run.
const TODAY: &str = "SQUADROOM_TODAY";

/// Returns the time to the second: RFC 3339, UTC.
pub fn now() -> String {
    let now = moment();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// Returns the moment that it is.
pub fn moment() -> Timestamp {
    Timestamp::now()
}

/// Returns the day in the zone of this machine.
pub fn today() -> Option<PartialDate> {
    let set = std::env::var(TODAY).ok().and_then(|day| PartialDate::parse(&day));
    set.or_else(|| local_day(&now()))
}
