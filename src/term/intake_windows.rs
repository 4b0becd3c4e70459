//! Waits for what comes from the console.

use super::alt_code::AltCodes;
use super::incoming::Incoming;
use super::paste::{may_be_pasted, paste_from_burst};
use crossterm::event;
use std::io;
use std::time::Duration;

/// How far apart the keys of a paste may come.
const PASTE_GAP: Duration = Duration::from_millis(10);

/// Where everything comes in.
#[derive(Debug, Default)]
pub struct Intake {
    alt_codes: AltCodes,
}

impl Intake {
    /// Opens it.
    ///
    /// # Errors
    /// Never.
    pub fn open() -> io::Result<Self> {
        Ok(Self::default())
    }

    /// Sleeps until something came, or for that time at most; returns all that came.
    ///
    /// # Errors
    /// When the console can't be read.
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<Vec<Incoming>> {
        let mut events = Vec::new();
        if most.is_none_or(|most| event::poll(most).unwrap_or(true)) {
            events.push(event::read()?);
            while event::poll(gap(&events))? {
                events.push(event::read()?);
            }
        }
        let events = events.into_iter().map(|event| self.alt_codes.as_press(event)).collect();
        Ok(paste_from_burst(events).into_iter().map(Incoming::Event).collect())
    }

    /// Nothing stops a program there.
    pub fn clear_stops(&self) {}
}

/// How long more input is awaited: a little while a paste may be on its way.
fn gap(events: &[event::Event]) -> Duration {
    if may_be_pasted(events) { PASTE_GAP } else { Duration::ZERO }
}
