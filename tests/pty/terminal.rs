//! A program in a pseudo terminal of its own, far from the user's home,
//! browser and clipboard.

use crate::keys;
use crate::seen::{Seen, Watched};
use nix::sys::signal::{Signal, kill};
use nix::sys::termios::Termios;
use nix::unistd::Pid;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::cell::RefCell;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, MutexGuard};
use std::thread;
use tempfile::TempDir;

/// The program under test.
pub const SQUADROOM: &str = env!("CARGO_BIN_EXE_squadroom");

/// A program that is about to start.
pub struct Setup {
    command: CommandBuilder,
    home: TempDir,
}

impl Setup {
    /// squadroom with these arguments.
    pub fn new(arguments: &[&str]) -> Self {
        Self::program(SQUADROOM, arguments)
    }

    /// Any program. It knows a terminal, an empty home and nothing else.
    pub fn program(program: impl AsRef<OsStr>, arguments: &[&str]) -> Self {
        let home = TempDir::new().unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(home.path());
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(name, home.path());
        }
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        Self { command, home }
    }

    /// Where it lives.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts it on a screen of that many columns and rows.
    pub fn start(self, width: u16, height: u16) -> Terminal {
        let pair = native_pty_system().openpty(cells(width, height)).unwrap();
        let found = pair.master.get_termios().unwrap();
        let mut child = pair.slave.spawn_command(self.command).unwrap();
        let pid = Pid::from_raw(child.process_id().unwrap().try_into().unwrap());
        // While this end is open, the reader never sees the end.
        drop(pair.slave);
        let watched = Arc::new(Watched::new(width, height));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = RefCell::new(pair.master.take_writer().unwrap());
        let watcher = watched.clone();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                watcher.note(|seen| {
                    seen.emulator.process(&buffer[..length]);
                    seen.bytes.extend_from_slice(&buffer[..length]);
                });
            }
            watcher.note(|seen| seen.is_closed = true);
        });
        let watcher = watched.clone();
        thread::spawn(move || {
            let exit = child.wait().unwrap();
            watcher.note(|seen| seen.exit = Some(exit));
        });
        Terminal { master: pair.master, writer, pid, watched, found, _home: self.home }
    }

    /// Starts it and waits for the first frame of the finder.
    pub fn open(self, width: u16, height: u16) -> Terminal {
        let terminal = self.start(width, height);
        terminal.until("the first frame", |seen| seen.frames() > 0);
        terminal
    }
}

/// What the terminal sends for letters and keys.
pub fn bytes_of(keys: &str) -> Vec<u8> {
    keys::typed(keys).into_iter().flat_map(keys::bytes).collect()
}

fn cells(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// A running program with its terminal.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: RefCell<Box<dyn Write + Send>>,
    pid: Pid,
    watched: Arc<Watched>,
    found: Termios,
    _home: TempDir,
}

impl Terminal {
    /// Waits until it is so.
    #[track_caller]
    pub fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        drop(self.watched.until(what, is_so));
    }

    /// Waits until that is on the screen.
    #[track_caller]
    pub fn until_shows(&self, text: &str) {
        self.until(text, |seen| seen.text().contains(text));
    }

    /// Types letters and keys, such as `labor<Enter>`.
    pub fn send(&self, keys: &str) {
        self.write(&bytes_of(keys));
    }

    /// Sends what is no key: a paste, the mouse, an answer of the terminal.
    pub fn send_bytes(&self, bytes: &str) {
        self.write(bytes.as_bytes());
    }

    fn write(&self, bytes: &[u8]) {
        let mut writer = self.writer.borrow_mut();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Presses one key, such as `F9`, and waits until the program has answered with a
    /// frame.
    #[track_caller]
    pub fn press(&self, key: &str) {
        self.write_and_see(&keys::bytes(keys::event(key)));
    }

    /// Sends what is no key and waits for the answer.
    #[track_caller]
    pub fn press_bytes(&self, bytes: &str) {
        self.write_and_see(bytes.as_bytes());
    }

    #[track_caller]
    fn write_and_see(&self, bytes: &[u8]) {
        let before = self.look().frames();
        self.write(bytes);
        self.until("an answer to a key", |seen| seen.frames() > before);
    }

    /// Types words into the empty search line and waits until they are there.
    #[track_caller]
    pub fn search(&self, words: &str) {
        self.send(words);
        self.until_shows(&format!("Search: {words}"));
    }

    pub fn resize(&self, width: u16, height: u16) {
        self.watched.note(|seen| {
            let size = |cells: u16| cells.try_into().unwrap();
            seen.emulator.screen_mut().set_size(size(height), size(width));
        });
        self.master.resize(cells(width, height)).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid, signal).unwrap();
    }

    /// What is to be seen now.
    #[track_caller]
    pub fn look(&self) -> MutexGuard<'_, Seen> {
        self.watched.until("a whole frame", |_| true)
    }

    /// The text on the screen now.
    #[track_caller]
    pub fn text(&self) -> String {
        self.look().text()
    }

    /// Waits until the program has ended and all that it wrote is read.
    #[track_caller]
    pub fn exit(&self) -> ExitStatus {
        let seen = self.watched.until("its end", |seen| seen.is_closed && seen.exit.is_some());
        seen.exit.clone().unwrap()
    }

    /// The terminal is as the program found it.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let seen = self.look();
        assert!(!seen.screen().alternate_screen(), "still on the alternate screen");
        assert!(!seen.screen().hide_cursor(), "the cursor is hidden");
        assert!(seen.modes_left_on().is_empty(), "left on: {:?}", seen.modes_left_on());
        drop(seen);
        assert_eq!(self.master.get_termios().unwrap(), self.found);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.watched.lock().exit.is_none() {
            // It may have just ended.
            let _ = kill(self.pid, Signal::SIGKILL);
        }
    }
}
