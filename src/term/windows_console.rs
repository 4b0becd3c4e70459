//! The input mode of the Windows console, as far as crossterm leaves it alone.

use crossterm_winapi::{ConsoleMode, Handle};
use std::io;
use std::sync::Mutex;

/// Sends an event when the window changes its size. Crossterm sets it only
/// together with the mouse.
const ENABLE_WINDOW_INPUT: u32 = 0x0008;

/// The mode in which the console was found.
static FOUND: Mutex<Option<u32>> = Mutex::new(None);

/// Remembers the mode for [`restore`].
///
/// # Errors
/// When there is no console.
pub fn remember() -> io::Result<()> {
    let mode = input()?.mode()?;
    if let Ok(mut found) = FOUND.lock() {
        *found = Some(mode);
    }
    Ok(())
}

/// Has the console tell when the window changes its size.
///
/// # Errors
/// When the console refuses.
pub fn report_sizes() -> io::Result<()> {
    let input = input()?;
    input.set_mode(input.mode()? | ENABLE_WINDOW_INPUT)
}

/// Sets the mode that was remembered. A console that is gone needs none.
pub fn restore() {
    let found = FOUND.lock().ok().and_then(|mut found| found.take());
    if let (Some(mode), Ok(input)) = (found, input()) {
        let _ = input.set_mode(mode);
    }
}

fn input() -> io::Result<ConsoleMode> {
    Ok(ConsoleMode::from(Handle::current_in_handle()?))
}
