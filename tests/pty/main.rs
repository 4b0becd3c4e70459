//! The program itself in a pseudo terminal, its screen read by an emulator.
//!
//! What works only in the true program is tested here: what it leaves behind
//! in the terminal, signals, pastes, the mouse, sizes, and the way from a
//! typed word to an opened link. Everything else is tested without a terminal.

#![allow(clippy::unwrap_used, clippy::expect_used)]
// A test waits for a text on the screen, but not for ever; and it starts the program.
#![allow(clippy::disallowed_methods)]
#![cfg(unix)]

mod finding;
mod hotline;
#[path = "../support/keys.rs"]
mod keys;
mod leaving;
mod plain;
#[cfg(target_os = "linux")]
mod reading;
mod record;
#[cfg(target_os = "linux")]
mod saving;
mod screen;
mod seen;
#[cfg(target_os = "linux")]
#[path = "../shelf/server.rs"]
#[allow(dead_code)]
mod server;
mod suspending;
mod terminal;
