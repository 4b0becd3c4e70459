//! What time it is.

use jiff::Timestamp;

/// The time by the clock of this machine, to the second: RFC 3339, UTC.
pub fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
