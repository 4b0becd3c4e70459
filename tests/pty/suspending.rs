//! Ctrl-Z under a shell with job control, and without one.

use crate::terminal::{SQUADROOM, Setup};

/// A shell that starts squadroom, notices that it sleeps, and wakes it on Enter.
const SHELL: &str = "\"$0\"; echo the shell is back; read _; fg >/dev/null; echo done";

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_the_finder_back() {
    let terminal = Setup::program("/bin/sh", &["-m", "-c", SHELL, SQUADROOM]).open(80, 24);
    terminal.search("labor");
    // Outside the search line, where Ctrl-Z takes a change back.
    terminal.press("Ctrl-O");
    let before = terminal.text();
    terminal.send("<Ctrl-Z>");
    terminal.until_shows("the shell is back");
    terminal.assert_given_back();
    terminal.send("<Enter>");
    terminal.until("the finder", |seen| seen.text() == before);
    assert!(terminal.look().screen().alternate_screen());
    assert!(terminal.look().modes_left_on().contains("2004"));
    terminal.press("Esc");
    terminal.send("s");
    terminal.until_shows("Search: labors");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
    assert!(terminal.text().contains("done"));
}

#[test]
fn a_finder_that_slept_fits_the_size_that_the_terminal_got_meanwhile() {
    let terminal = Setup::program("/bin/sh", &["-m", "-c", SHELL, SQUADROOM]).open(80, 24);
    terminal.press("Esc");
    terminal.send("<Ctrl-Z>");
    terminal.until_shows("the shell is back");
    terminal.resize(120, 30);
    terminal.send("<Enter>");
    terminal.until("the finder", |seen| seen.screen().alternate_screen());
    terminal.until("all columns", |seen| seen.rows()[3].chars().count() == 120);
}

/// The first process of a terminal can't be stopped by it.
#[test]
fn ctrl_z_without_a_shell_does_no_harm() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.press("Esc");
    let before = terminal.text();
    terminal.press("Ctrl-Z");
    terminal.until("the finder", |seen| seen.text() == before);
    assert!(terminal.look().screen().alternate_screen());
    terminal.press("/");
    terminal.search("labor");
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_and_going_on_takes_it_again() {
    use nix::sys::signal::{Signal, kill};
    let line = "\"$0\" & echo $! >\"$HOME/pid\"; fg >/dev/null; echo shell one; read _; \
        fg >/dev/null; echo shell two; read _; fg >/dev/null; echo done";
    let setup = Setup::program("/bin/sh", &["-m", "-c", line, SQUADROOM]);
    let pid = setup.home().join("pid");
    let terminal = setup.open(80, 24);
    terminal.search("labor");
    let before = terminal.text();
    let pid: i32 = std::fs::read_to_string(pid).unwrap().trim().parse().unwrap();
    let send = |signal| kill(nix::unistd::Pid::from_raw(pid), signal).unwrap();
    send(Signal::SIGTSTP);
    terminal.until_shows("shell one");
    terminal.assert_given_back();
    terminal.send("<Enter>");
    terminal.until("the finder", |seen| seen.text() == before);
    assert!(terminal.look().screen().alternate_screen());
    terminal.send("s");
    terminal.until_shows("Search: labors");
    // This one can't be seen coming: the shell writes over the screen.
    let before = terminal.text();
    send(Signal::SIGSTOP);
    terminal.until_shows("shell two");
    terminal.send("\n");
    terminal.until("the finder", |seen| seen.text() == before);
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
}
