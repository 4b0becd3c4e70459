//! Drives that cannot lock files: told at once where the record needs locks, passed
//! over where they only keep two programs apart.

use crate::Home;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A library in place of the system's calls. `fcntl` answers to locks what it is told
/// to, and `flock` and `fsync` do; what is not named works.
const CALLS: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
static int refused(const char *name) {
    const char *code = getenv(name);
    if (!code) return 0;
    errno = atoi(code);
    return 1;
}
static int lock(const char *symbol, int fd, int command, void *argument) {
    int is_lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK
        || command == F_OFD_SETLK || command == F_OFD_SETLKW;
    if (is_lock && refused("TEST_FCNTL")) return -1;
    int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, symbol);
    return real(fd, command, argument);
}
int fcntl(int fd, int command, ...) {
    va_list list; va_start(list, command);
    void *argument = va_arg(list, void *); va_end(list);
    return lock("fcntl", fd, command, argument);
}
int fcntl64(int fd, int command, ...) {
    va_list list; va_start(list, command);
    void *argument = va_arg(list, void *); va_end(list);
    return lock("fcntl64", fd, command, argument);
}
int flock(int fd, int operation) {
    if (refused("TEST_FLOCK")) return -1;
    int (*real)(int, int) = (int (*)(int, int))dlsym(RTLD_NEXT, "flock");
    return real(fd, operation);
}
int fsync(int fd) {
    if (refused("TEST_FSYNC")) return -1;
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return real(fd);
}
int fdatasync(int fd) {
    if (refused("TEST_FSYNC")) return -1;
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return real(fd);
}
"#;

/// The library. The compiler is there: SQLite was built with it.
fn library(home: &Home) -> PathBuf {
    let place = home.data().with_file_name("calls");
    fs::create_dir_all(&place).unwrap();
    let (source, library) = (place.join("calls.c"), place.join("calls.so"));
    fs::write(&source, CALLS).unwrap();
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let mut compile = Command::new(compiler);
    compile.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).arg("-ldl");
    assert!(compile.status().unwrap().success());
    library
}

/// Runs the program where these calls answer with these codes.
fn run(home: &Home, calls: &[(&str, i32)], args: &[&str]) -> (i32, String) {
    let mut command = home.command(args);
    command.env("LD_PRELOAD", library(home));
    for (name, code) in calls {
        command.env(name, code.to_string());
    }
    let Output { status, stderr, .. } = command.output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

const ENOLCK: i32 = 37;
const EOPNOTSUPP: i32 = 95;
const ENOSYS: i32 = 38;
const EINVAL: i32 = 22;
const EIO: i32 = 5;

#[test]
fn a_drive_without_locks_is_told_with_what_to_do() {
    for code in [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL] {
        for is_there in [false, true] {
            let home = Home::new();
            if is_there {
                drop(home.record());
            }
            for args in [&["star", "labor-basics"][..], &["log"], &["record", "restore", "x.db"]] {
                let (exit, told) = run(&home, &[("TEST_FCNTL", code), ("TEST_FLOCK", code)], args);
                if args[0] == "star" || (args[0] == "log" && is_there) {
                    assert_eq!(exit, 3, "{code} {args:?}: {told}");
                    assert!(
                        told.contains("this drive can't lock files"),
                        "{code} {args:?}: {told}"
                    );
                    assert!(told.contains("--data DIR"), "{code} {args:?}: {told}");
                }
                assert!(!told.contains("another program"), "{code} {args:?}: {told}");
            }
            let left = fs::read_dir(home.data()).unwrap();
            let left = left.filter_map(|item| item.unwrap().file_name().into_string().ok());
            assert_eq!(left.filter(|name| name.starts_with("squadroom-new-")).count(), 0, "{code}");
        }
    }
}

#[test]
fn a_copy_that_cannot_be_read_on_such_a_drive_is_not_said_to_be_missing() {
    for is_there in [false, true] {
        for args in [&["record", "restore"][..], &["record", "restore", "NAMED"]] {
            let home = Home::new();
            home.text(&["star", "labor-basics"]);
            home.text(&["star", "labor-advanced"]);
            let copy = home.data().join("backups");
            let copy = fs::read_dir(copy).unwrap().next().unwrap().unwrap().path();
            if !is_there {
                fs::remove_file(home.data().join("record.db")).unwrap();
            }
            let copy = copy.to_str().unwrap();
            let args: Vec<&str> =
                args.iter().map(|arg| if *arg == "NAMED" { copy } else { arg }).collect();
            let (exit, told) = run(&home, &[("TEST_FCNTL", ENOLCK), ("TEST_FLOCK", ENOLCK)], &args);
            assert_eq!(exit, 3, "{args:?}: {told}");
            assert!(told.contains("data/record.db: this drive can't lock files"), "{told}");
        }
    }
}

#[test]
fn the_shelf_works_where_the_record_does() {
    for code in [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL] {
        let home = Home::new();
        let page = home.data().with_file_name("page.html");
        fs::write(&page, "<!DOCTYPE html><title>Basics</title><p>Labor trafficking.").unwrap();
        let import = ["shelf", "import", page.to_str().unwrap(), "--for", "labor-basics"];
        for args in [&["star", "labor-basics"][..], &import, &["shelf", "remove", "labor-basics"]] {
            let (exit, told) = run(&home, &[("TEST_FLOCK", code)], args);
            assert_eq!(exit, 0, "{code} {args:?}: {told}");
        }
    }
}

#[test]
fn a_drive_that_cannot_confirm_a_write_is_written_to() {
    for code in [EINVAL, ENOSYS, EOPNOTSUPP] {
        let home = Home::new();
        let page = home.data().with_file_name("page.html");
        fs::write(&page, "<!DOCTYPE html><title>Basics</title><p>Labor trafficking.").unwrap();
        let import = ["shelf", "import", page.to_str().unwrap(), "--for", "labor-basics"];
        for args in [
            &["star", "labor-basics"][..],
            &["done", "labor-basics", "--hours", "1"],
            &["note", "labor-basics", "Ask Kim"],
            &["record", "backup", home.data().join("mine.db").to_str().unwrap()],
            &["record", "restore", home.data().join("mine.db").to_str().unwrap()],
            &["forget", "--notes", "--yes"],
            &import,
        ] {
            let (exit, told) = run(&home, &[("TEST_FSYNC", code)], args);
            assert_eq!(exit, 0, "{code} {args:?}: {told}");
        }
        assert_eq!(home.record().counts().unwrap().done, 1);
    }
}

#[test]
fn a_disk_that_fails_is_told() {
    let home = Home::new();
    drop(home.record());
    let (exit, told) = run(&home, &[("TEST_FSYNC", EIO)], &["star", "labor-basics"]);
    assert_eq!(exit, 3);
    assert!(told.contains("the disk didn't confirm the change. Nothing was changed"), "{told}");
    assert_eq!(home.record().counts().unwrap().stars, 0);
}
