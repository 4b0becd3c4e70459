//! However the program ends, the terminal is given back as it was found.

use crate::terminal::{Setup, Terminal, bytes_of};
use nix::sys::signal::Signal;
use squadroom::{app, effects, embedded, keys, term, ui};
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// Tells the panicking test below that it is in a terminal of its own.
const IN_TERMINAL: &str = "SQUADROOM_TEST_IN_TERMINAL";

/// The finder, its loop surely running.
fn finder() -> Terminal {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.press("Down");
    let seen = terminal.look();
    assert!(seen.screen().alternate_screen() && seen.screen().bracketed_paste());
    assert!(seen.modes_left_on().contains("1006"), "the mouse is off");
    drop(seen);
    terminal
}

#[test]
fn q_in_the_list_quits() {
    let terminal = finder();
    terminal.search("q");
    terminal.press("Backspace");
    terminal.press("Esc");
    terminal.send("q");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn ctrl_c_quits_even_from_the_card() {
    let terminal = finder();
    terminal.press("F2");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn quick_exit_leaves_a_blank_terminal() {
    for screen in ["", "F2", "F4", "F1"] {
        let terminal = finder();
        if !screen.is_empty() {
            terminal.press(screen);
        }
        // What was typed with it is not drawn any more.
        terminal.send("<F10>labor");
        assert_eq!(terminal.exit().exit_code(), 0);
        terminal.assert_given_back();
        let seen = terminal.look();
        assert_eq!(seen.text().trim(), "", "{screen:?}");
        let end = String::from_utf8_lossy(&seen.bytes).into_owned();
        let (_, after) = end.rsplit_once("\x1b[?1049l").unwrap();
        assert!(after.contains("\x1b[2J") && after.ends_with("\x1b[3J\x1b[1;1H"), "{after:?}");
    }
}

#[test]
fn nothing_stays_where_there_is_no_other_screen() {
    for leave in ["<Ctrl-C><Ctrl-C>", "<F10>", ""] {
        let terminal = finder();
        match leave {
            "" => terminal.signal(Signal::SIGTERM),
            keys => terminal.send(keys),
        }
        terminal.exit();
        let seen = terminal.look();
        // As GNU screen and the Linux console do it, which know one screen.
        let sent = String::from_utf8_lossy(&seen.bytes).replace("\x1b[?1049h", "");
        let mut other = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        other.process(sent.replace("\x1b[?1049l", "").as_bytes());
        assert_eq!(other.screen().contents().trim(), "", "{leave:?}");
        assert_eq!(other.screen().cursor_position(), (0, 0), "{leave:?}");
    }
}

#[test]
fn a_terminal_that_is_gone_ends_the_program() {
    let home = tempfile::tempdir().unwrap();
    let size = nix::pty::Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    let pair = nix::pty::openpty(&size, None).unwrap();
    let closes = nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::FD_CLOEXEC);
    nix::fcntl::fcntl(std::os::fd::AsRawFd::as_raw_fd(&pair.master), closes).unwrap();
    // The terminal is no controlling one, so that there is no hang-up.
    let mut child = Command::new(crate::terminal::SQUADROOM)
        .env_clear()
        .env("SQUADROOM_DATA", home.path())
        .env("HOME", home.path())
        .env("TERM", "xterm")
        .stdin(pair.slave.try_clone().unwrap())
        .stdout(pair.slave)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut terminal = std::fs::File::from(pair.master);
    let mut seen = Vec::new();
    for (sent, shown) in [("", "Search:"), ("<Alt-N>", "Note:"), ("Thought", "Thought")] {
        terminal.write_all(&bytes_of(sent)).unwrap();
        while !String::from_utf8_lossy(&seen).contains(shown) {
            let mut part = [0; 8192];
            let length = terminal.read(&mut part).unwrap();
            seen.extend_from_slice(&part[..length]);
        }
    }
    drop(terminal);
    let (sender, ended) = std::sync::mpsc::channel();
    let pid = nix::unistd::Pid::from_raw(child.id().try_into().unwrap());
    std::thread::spawn(move || sender.send(child.wait().unwrap().code()));
    let code = ended.recv_timeout(std::time::Duration::from_secs(20));
    let _ = nix::sys::signal::kill(pid, Signal::SIGKILL);
    assert_eq!(code, Ok(Some(3)), "it goes on without a terminal");
    let drafts = std::fs::read_to_string(home.path().join("drafts.json")).unwrap();
    assert!(drafts.contains("Thought"), "{drafts}");
}

#[test]
fn a_paste_without_its_end_ends_by_itself() {
    let terminal = finder();
    terminal.send_bytes("\x1b[200~labor");
    terminal.until_shows("Search: labor");
    terminal.send("s");
    terminal.until_shows("Search: labors");
}

#[test]
fn what_a_terminal_answers_late_is_no_key() {
    let terminal = finder();
    terminal.press("Esc");
    // In the list letters are commands.
    terminal
        .send_bytes("\x1b]11;rgb:2222/qqqq/1111\x07\x1bP>|term n p d q\x1b\\\x1b[?62;22c\x1b[9;9R");
    terminal.press("/");
    terminal.search("labor");
    assert!(terminal.text().contains("Search: labor "), "{}", terminal.text());
}

#[test]
fn esc_never_quits() {
    let terminal = finder();
    terminal.search("labor");
    for _ in 0..6 {
        terminal.press("Esc");
    }
    // In the list now, where letters act.
    terminal.press("/");
    terminal.search("visa");
}

#[test]
fn a_signal_ends_it_by_that_signal() {
    for (signal, name) in [
        (Signal::SIGTERM, "Terminated"),
        (Signal::SIGHUP, "Hangup"),
        (Signal::SIGINT, "Interrupt"),
        (Signal::SIGQUIT, "Quit"),
        (Signal::SIGABRT, "Aborted"),
        (Signal::SIGBUS, "Bus error"),
        (Signal::SIGUSR1, "User defined signal 1"),
        (Signal::SIGALRM, "Alarm clock"),
    ] {
        let terminal = finder();
        terminal.signal(signal);
        assert_eq!(terminal.exit().signal(), Some(name));
        terminal.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let me = std::env::current_exe().unwrap();
    let name = "leaving::a_finder_that_panics";
    let arguments = ["--exact", name, "--ignored", "--nocapture"];
    let terminal = Setup::program(me, &arguments).env(IN_TERMINAL, "1").open(80, 24);
    assert!(terminal.look().screen().alternate_screen());
    terminal.signal(Signal::SIGURG);
    assert_eq!(terminal.exit().exit_code(), 101);
    terminal.assert_given_back();
    terminal.until_shows("a fault in the program");
}

#[test]
#[ignore = "a part of the test above, which runs it in a terminal of its own"]
fn a_finder_that_panics() {
    if std::env::var_os(IN_TERMINAL).is_none() {
        return;
    }
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGURG]).unwrap();
    std::thread::spawn(move || {
        signals.forever().next();
        panic!("a fault in the program");
    });
    let model = app::Model::new(embedded::catalog(), &[], Default::default());
    let keymap = keys::Keymap::preset(keys::Preset::Default);
    let look = ui::RenderContext::new(ui::theme::Theme::default(), keymap);
    let outside = effects::EffectRunner::new(None, effects::Clipboard::new(true));
    let settings = term::TerminalSettings::default();
    term::run(term::App::new(model, look, Vec::new()), outside, settings, |_| {}).unwrap();
}
