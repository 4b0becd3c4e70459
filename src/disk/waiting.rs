//! Waiting for another program that uses the record or the shelf: how long, and how that is
//! told.

use std::sync::OnceLock;
use std::time::Duration;

/// The pause before the next try. SQLite's own waits grow to a tenth of a second, which
/// never meets the moment between two writes of a program that writes line after line.
const PAUSE: Duration = Duration::from_millis(2);

/// Tries until it is enough: 15 seconds, for a pause takes a little longer than asked. A
/// write takes a few hundredths of a second, and the import of a large file some seconds.
const MOST: i32 = 7_000;

/// Tries after which the wait is told: two seconds.
const SILENT: i32 = 950;

/// The seconds that are left when the wait is told.
const LEFT: u32 = 13;

/// Tells of a wait that is longer than a moment, if anybody asked for that.
static TELLER: OnceLock<fn(&str)> = OnceLock::new();

/// Has `tell` called with a sentence when something waits for another program for more
/// than two seconds.
pub fn tell_waits(tell: fn(&str)) {
    // Whoever asked first is told.
    let _ = TELLER.set(tell);
}

/// Pauses before the next try to use a thing, such as "your record", and tells of a long wait
/// once; returns false when it is enough. The first of some tries has the number 0.
pub fn waits(thing: &str, tries: i32) -> bool {
    let (goes_on, is_told) = step(tries);
    if let Some(tell) = TELLER.get().filter(|_| is_told) {
        tell(&format!("Another program is using {thing}. Waiting up to {LEFT} seconds."));
    }
    if goes_on {
        std::thread::sleep(PAUSE);
    }
    goes_on
}

/// Returns whether a wait goes on after so many tries, and whether that is told now.
fn step(tries: i32) -> (bool, bool) {
    (tries < MOST, tries == SILENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_once_and_ends() {
        let told = (0..=MOST).filter(|tries| step(*tries).1);
        assert_eq!(told.collect::<Vec<_>>(), [SILENT]);
        assert_eq!((step(0).0, step(MOST - 1).0, step(MOST).0), (true, true, false));
        let least = |tries: i32| PAUSE.as_secs_f64() * f64::from(tries);
        assert!(least(SILENT) <= 2.0 && least(MOST) <= 15.0 && least(MOST - SILENT) <= 13.0);
    }
}
