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
/// `Nov 26, 2026, 6:00 PM`.
pub(super) fn local_minute(time: &str) -> String {
    local(time).map_or_else(
        || time.to_owned(),
        |local| local.strftime("%b %-d, %Y, %-I:%M %p").to_string(),
    )
}

fn local(time: &str) -> Option<DateTime> {
    Some(zone().to_datetime(time.parse::<Timestamp>().ok()?))
}

/// Returns the time zone of this computer. On Unix, without `TZ`, the one file that holds it is
/// read: to look up its name, jiff reads the folders of all zones, which takes 1 to 2 ms.
fn zone() -> TimeZone {
    let is_named = std::env::var_os("TZ").is_some_and(|name| !name.is_empty());
    let bytes = (cfg!(unix) && !is_named).then(|| std::fs::read("/etc/localtime").ok()).flatten();
    let own = bytes.and_then(|bytes| TimeZone::tzif("Local", &bytes).ok());
    own.unwrap_or_else(TimeZone::system)
}
