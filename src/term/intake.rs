//! Waits for what comes from the terminal and about it.
//!
//! Reading is done here and not by crossterm, because that waits for ever for the
//! end of a paste, and turns round and round on a terminal that is gone.

use super::bytes::InputParser;
use super::incoming::Incoming;
use super::session;
use super::size::terminal_size;
use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, BorrowedFd};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Bytes that are read in one go at most; what else waits comes next.
const MOST_AT_ONCE: usize = 64 * 1024;

/// Where everything comes in.
#[derive(Debug)]
pub struct Intake {
    /// The terminal, where standard input is none.
    terminal: Option<File>,
    bytes: InputParser,
    /// When the last bytes came.
    last: Instant,
    /// A byte comes out with each signal.
    signals: UnixStream,
    resized: Arc<AtomicBool>,
    stopped: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    ending: Arc<AtomicBool>,
}

impl Drop for Intake {
    fn drop(&mut self) {
        session::loop_ended();
    }
}

impl Intake {
    /// Opens it. From now on a new size, a stop and going on are told here.
    ///
    /// # Errors
    /// When there is no terminal, or signals can't be watched.
    #[allow(clippy::disallowed_methods, reason = "what has begun is not waited for without end")]
    pub fn open() -> io::Result<Self> {
        let stdin = rustix::stdio::stdin();
        let terminal = match rustix::termios::isatty(stdin) {
            true => None,
            false => Some(open_terminal()?),
        };
        let (signals, far_end) = UnixStream::pair()?;
        signals.set_nonblocking(true)?;
        let watch = |signal| {
            let flag = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(signal, flag.clone())?;
            // After the flag: who is woken finds it set.
            signal_hook::low_level::pipe::register(signal, far_end.try_clone()?)?;
            Ok::<_, io::Error>(flag)
        };
        let (resized, stopped, continued) = (watch(SIGWINCH)?, watch(SIGTSTP)?, watch(SIGCONT)?);
        let ending = Arc::new(AtomicBool::new(false));
        session::loop_begins(ending.clone(), far_end.try_clone()?);
        let (bytes, last) = (InputParser::default(), Instant::now());
        Ok(Self { terminal, bytes, last, signals, resized, stopped, continued, ending })
    }

    /// Sleeps until something came, or for that time at most; returns all that came.
    ///
    /// # Errors
    /// When the terminal is gone.
    #[allow(clippy::disallowed_methods, reason = "what has begun is not waited for without end")]
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<Vec<Incoming>> {
        let started = Instant::now();
        loop {
            let left = most.map(|most| most.saturating_sub(started.elapsed()));
            let patience = self.bytes.patience();
            let patience = patience.map(|all| all.saturating_sub(self.last.elapsed()));
            let time = [left, patience].into_iter().flatten().min();
            let found = self.wait_once(time)?;
            if !found.is_empty() || left.is_some_and(|left| left.is_zero()) {
                return Ok(found);
            }
        }
    }

    /// Forgets that the program was stopped or went on.
    pub fn clear_stops(&self) {
        self.stopped.store(false, Ordering::SeqCst);
        self.continued.store(false, Ordering::SeqCst);
    }

    /// Waits once; returns what came, which may be nothing.
    #[allow(clippy::disallowed_methods, reason = "what has begun is not waited for without end")]
    fn wait_once(&mut self, time: Option<Duration>) -> io::Result<Vec<Incoming>> {
        let (has_bytes, has_signals) = self.poll(time)?;
        let mut found = Vec::new();
        if has_signals {
            let mut drained = [0; 64];
            while matches!(self.signals.read(&mut drained), Ok(1..)) {}
            found.extend(self.signalled()?);
        }
        if has_bytes {
            let bytes = self.read()?;
            self.last = Instant::now();
            found.extend(self.bytes.take(&bytes));
        } else if self.bytes.patience().is_some_and(|all| self.last.elapsed() >= all) {
            found.extend(self.bytes.end());
        }
        // Behind what was typed before it.
        if self.ending.swap(false, Ordering::SeqCst) {
            found.push(Incoming::Ending);
        }
        Ok(found)
    }

    /// Returns whether bytes wait, and whether signals do.
    fn poll(&self, time: Option<Duration>) -> io::Result<(bool, bool)> {
        let time = time.map(|time| Timespec {
            tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: time.subsec_nanos().into(),
        });
        let mut both = [
            PollFd::from_borrowed_fd(self.terminal(), PollFlags::IN),
            PollFd::new(&self.signals, PollFlags::IN),
        ];
        match poll(&mut both, time.as_ref()) {
            Ok(_) => Ok((!both[0].revents().is_empty(), !both[1].revents().is_empty())),
            // The signal is there the next time.
            Err(rustix::io::Errno::INTR) => Ok((false, false)),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads all bytes that wait, as far as they go at once.
    fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        loop {
            match rustix::io::read(self.terminal(), &mut part) {
                Ok(0) => return Err(gone()),
                Ok(length) => bytes.extend_from_slice(&part[..length]),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => return Ok(bytes),
                Err(_) => return Err(gone()),
            }
            // A lone Esc may be the start of what comes next.
            let is_enough = bytes.len() >= MOST_AT_ONCE && bytes.last() != Some(&0x1b);
            if is_enough || !self.poll(Some(Duration::ZERO))?.0 {
                return Ok(bytes);
            }
        }
    }

    fn signalled(&self) -> io::Result<Vec<Incoming>> {
        let mut found = Vec::new();
        if self.stopped.swap(false, Ordering::SeqCst) {
            found.push(Incoming::Stop);
        }
        if self.continued.swap(false, Ordering::SeqCst) {
            found.push(Incoming::Continued);
        }
        if self.resized.swap(false, Ordering::SeqCst) {
            let size = terminal_size()?;
            found.push(Incoming::Event(Event::Resize(size.width, size.height)));
        }
        Ok(found)
    }

    fn terminal(&self) -> BorrowedFd<'_> {
        match &self.terminal {
            Some(file) => file.as_fd(),
            None => rustix::stdio::stdin(),
        }
    }
}

/// Opens the terminal by its own name, because macOS can't wait on `/dev/tty`.
fn open_terminal() -> io::Result<File> {
    let name = rustix::termios::ttyname(rustix::stdio::stdout(), Vec::new());
    let named = name.ok().and_then(|name| name.into_string().ok());
    let named = named.and_then(|name| File::open(name).ok());
    named.map_or_else(|| File::open("/dev/tty"), Ok)
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")
}
