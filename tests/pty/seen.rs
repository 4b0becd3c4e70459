//! What came out of a pseudo terminal, and waiting for it.

use portable_pty::ExitStatus;
use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// After so long a test gives up. No test takes this time when it passes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everything that came out so far.
pub struct Seen {
    /// The emulator that has read it all.
    pub emulator: vt100::Parser,
    /// The raw bytes.
    pub bytes: Vec<u8>,
    /// Whether nothing more can come.
    pub is_closed: bool,
    /// How the program ended.
    pub exit: Option<ExitStatus>,
}

impl Seen {
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// The rows without the blanks at their ends, which may be written or not.
    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    pub fn rows(&self) -> Vec<String> {
        let columns = self.screen().size().1.get();
        self.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect()
    }

    /// How many frames are complete.
    pub fn frames(&self) -> usize {
        count(&self.bytes, b"\x1b[?2026l")
    }

    /// Whether no frame is half drawn.
    fn is_settled(&self) -> bool {
        count(&self.bytes, b"\x1b[?2026h") == self.frames()
    }

    /// The private modes that were switched on and not off again. A shown
    /// cursor is how a terminal is found, so it doesn't count.
    pub fn modes_left_on(&self) -> BTreeSet<String> {
        let mut left = BTreeSet::new();
        for piece in String::from_utf8_lossy(&self.bytes).split("\x1b[?").skip(1) {
            let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(0);
            for mode in piece[..end].split(';') {
                match &piece[end..=end] {
                    "h" => left.insert(mode.to_owned()),
                    "l" => left.remove(mode),
                    _ => false,
                };
            }
        }
        left.remove("25");
        left
    }
}

fn count(bytes: &[u8], sequence: &[u8]) -> usize {
    bytes.windows(sequence.len()).filter(|part| *part == sequence).count()
}

/// What came out, shared with the threads that watch.
pub struct Watched {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Watched {
    pub fn new(width: u16, height: u16) -> Self {
        let size = |cells: u16| cells.try_into().unwrap();
        let emulator = vt100::Parser::new(size(height), size(width), 0);
        let seen = Seen { emulator, bytes: Vec::new(), is_closed: false, exit: None };
        Self { seen: Mutex::new(seen), changed: Condvar::new() }
    }

    /// A test that failed while it looked must still end its program.
    pub fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something down and wakes who waits.
    pub fn note(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Waits until it is so, looking at whole frames only.
    #[track_caller]
    pub fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        while !(seen.is_settled() && is_so(&seen)) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let text = seen.text();
                drop(seen);
                panic!("waited in vain for {what}:\n{text}");
            }
            let waited = self.changed.wait_timeout(seen, left);
            seen = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        seen
    }
}
