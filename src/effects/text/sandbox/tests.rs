//! The process that reads documents, bounded.

use super::*;
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::process::Command;

/// Runs in a process of its own, started by the test below.
#[test]
#[ignore = "bounds the process that it runs in"]
fn bounded() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    assert!(File::open("/proc/self/exe").is_ok() && TcpStream::connect(address).is_ok());
    bound().unwrap();
    assert!(TcpStream::connect(address).is_err());
    assert!(Command::new("/bin/true").status().is_err());
    // Kernels before 5.13 know no such rule.
    if close_files().is_ok_and(|is_closed| is_closed) {
        assert!(File::open("/proc/self/exe").is_err());
        assert!(File::create("/tmp/squadroom-bounded").is_err());
    }
    println!("bounded to the end");
}

#[test]
fn the_reader_of_documents_reaches_nothing() {
    let test = concat!(module_path!(), "::bounded");
    let name = test.split_once("::").map_or(test, |(_, name)| name);
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stdout);
    assert!(told.contains("bounded to the end"), "{told}{}", String::from_utf8_lossy(&run.stderr));
}
