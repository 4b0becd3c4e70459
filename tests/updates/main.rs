//! Updates of catalogs beside sites that lie, networks that fail and programs that are stopped.

#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "the tests start the program and watch the time")]

mod attacks;
mod auto_update;
mod base_catalog;
mod bit_flips;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "../shelf/failing.rs"]
mod failing;
mod fixture;
#[cfg(unix)]
mod kill;
mod links;
mod over_https;
#[path = "../support/program.rs"]
mod program;
mod publishing;
mod python_tuf;
mod roots;
#[allow(dead_code, reason = "the tests of the shelf use more of it")]
#[path = "../shelf/server.rs"]
mod server;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod write_failures;
