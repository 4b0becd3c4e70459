//! Enters and leaves the terminal. There is one way out, [`undo`], for the
//! normal end, an error, a panic, a signal and a stop.

#[cfg(windows)]
use super::windows_console;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::{
    os::unix::net::UnixStream,
    sync::{Arc, Condvar, Mutex, PoisonError, mpsc},
    time::Duration,
};

/// True while the terminal is taken, so that there is something to undo.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

/// How long a signal waits for the terminal to take what restores it, and for drafts.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(1);

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Session {
    mouse: bool,
}

impl Session {
    /// Takes the terminal: raw keys, the alternate screen, pastes marked as
    /// such and, if wanted, the mouse. The control sequences go to `out`.
    ///
    /// # Errors
    /// When the terminal refuses; it is then as it was.
    pub fn enter(out: &mut impl Write, mouse: bool) -> io::Result<Self> {
        let session = Self { mouse };
        session.take(out)?;
        Ok(session)
    }

    /// Takes the terminal again, after [`undo`] or after somebody else had it.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn take_again(&self, out: &mut impl Write) -> io::Result<()> {
        // Else it is believed to be as it was left.
        let _ = disable_raw_mode();
        self.take(out)
    }

    /// Takes the terminal.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn take(&self, out: &mut impl Write) -> io::Result<()> {
        #[cfg(windows)]
        windows_console::remember()?;
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        #[cfg(windows)]
        windows_console::report_sizes()?;
        queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if self.mouse {
            queue!(out, EnableMouseCapture)?;
        }
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        undo();
    }
}

/// Gives the terminal back as it was found. A second call does nothing.
pub fn undo() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone cannot be restored, so errors have no reader.
    let mut out = io::stdout();
    // On its own, because on Windows it fails where the mouse was never taken,
    // and what stands behind a failure is not sent.
    let _ = queue!(out, DisableMouseCapture);
    // Where there is no other screen, the last picture would stay.
    let _ = queue!(out, MoveTo(0, 0), Clear(ClearType::FromCursorDown));
    let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    #[cfg(windows)]
    windows_console::restore();
}

/// Gives the terminal back with nothing on it: neither what was shown here, nor
/// what stood there before, nor, where the terminal obeys, what can be scrolled
/// back to.
pub fn undo_and_blank() {
    let mut out = io::stdout();
    let _ = execute!(out, Clear(ClearType::All));
    undo();
    // A multiplexer forgets what is behind the screen only once that is blank.
    let _ = execute!(out, Clear(ClearType::All), Clear(ClearType::Purge), MoveTo(0, 0));
}

/// Makes a panic give the terminal back, report itself and end the program. A
/// loop that went on after a panic beside it would draw on the user's shell.
pub fn undo_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        undo();
        report(panic);
        std::process::exit(PANICKED);
    }));
}

/// The signals that end a program.
#[cfg(unix)]
const ENDING: [i32; 15] = {
    use signal_hook::consts::*;
    [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGBUS, SIGPROF, SIGSYS, SIGTRAP,
        SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ,
    ]
};

/// The running loop, which keeps drafts before a signal ends the program.
#[cfg(unix)]
static LOOP: Mutex<Option<RunningLoop>> = Mutex::new(None);
/// Wakes the signal that waits for [`LOOP`] to end.
#[cfg(unix)]
static LOOP_ENDED: Condvar = Condvar::new();

/// The means to end a loop that may sleep.
#[cfg(unix)]
struct RunningLoop {
    ending: Arc<AtomicBool>,
    /// A byte in it wakes the loop.
    wake: UnixStream,
}

/// Has signals end the loop before the program: they set `ending`, then write to `wake`.
#[cfg(unix)]
pub fn loop_begins(ending: Arc<AtomicBool>, wake: UnixStream) {
    *LOOP.lock().unwrap_or_else(PoisonError::into_inner) = Some(RunningLoop { ending, wake });
}

/// Lets a signal end the program that waits for the loop, and all later ones.
#[cfg(unix)]
pub fn loop_ended() {
    *LOOP.lock().unwrap_or_else(PoisonError::into_inner) = None;
    LOOP_ENDED.notify_all();
}

/// Waits for a signal that ended the loop to end the program, for [`PATIENCE`] at most.
#[cfg(unix)]
pub fn wait_for_signal() {
    std::thread::sleep(PATIENCE);
}

/// No signal ends the program here.
#[cfg(not(unix))]
pub fn wait_for_signal() {}

/// Ends the loop and waits for that, for [`PATIENCE`] at most.
#[cfg(unix)]
fn end_loop() {
    let running = LOOP.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(RunningLoop { ending, wake }) = &*running {
        ending.store(true, Ordering::SeqCst);
        // If it can't be woken, it is awake or the wait ends.
        let _ = (&*wake).write(&[0]);
    }
    drop(LOOP_ENDED.wait_timeout_while(running, PATIENCE, |running| running.is_some()));
}

/// Makes the signals that end a program give the terminal back first, let the loop keep
/// drafts, and then end it as they would have.
///
/// # Errors
/// When the signals can't be watched.
#[cfg(unix)]
pub fn undo_on_signals() -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new(ENDING)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            // The screen may hold on to a terminal that takes nothing more.
            if !is_done_in(PATIENCE, undo) {
                let _ = disable_raw_mode();
            }
            end_loop();
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// Does the work on a thread of its own; whether it was done in that time.
#[cfg(unix)]
fn is_done_in(time: Duration, work: impl FnOnce() + Send + 'static) -> bool {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        work();
        let _ = sender.send(());
    };
    let started = std::thread::Builder::new().spawn(work);
    started.is_ok() && receiver.recv_timeout(time).is_ok()
}

/// Windows has no such signals: Ctrl-C is a key while the terminal is ours, and
/// a window that is closed takes its screen with it. Only Ctrl-Break ends the
/// program and leaves its screen behind.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn undo_on_signals() -> io::Result<()> {
    Ok(())
}

/// Returns whether somebody can continue this program once it has stopped: a shell
/// that gave it a process group of its own. The system stops no other one either.
#[cfg(unix)]
pub fn can_stop() -> bool {
    let session = rustix::process::getsid(None);
    session.is_ok_and(|session| session != rustix::process::getpgrp())
}

/// There is no job control to stop by.
#[cfg(not(unix))]
pub fn can_stop() -> bool {
    false
}

/// Stops this program until it is continued. With `whole_job` the rest of its
/// process group stops, too, as by Ctrl-Z elsewhere, so that the shell behind a
/// `cargo run` or `sudo` comes back.
///
/// # Errors
/// When the signal can't be sent.
#[cfg(unix)]
pub fn stop(whole_job: bool) -> io::Result<()> {
    if whole_job {
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    }
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// There is no job control to stop by.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn stop(_whole_job: bool) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_takes_nothing_stops_no_signal() {
        let (release, blocked) = mpsc::channel::<()>();
        assert!(!is_done_in(Duration::ZERO, move || {
            let _ = blocked.recv();
        }));
        drop(release);
        assert!(is_done_in(Duration::MAX, || {}));
    }
}
