//! However the program ends, the terminal is given back as it was found.

use crate::terminal::{Setup, Terminal};
use nix::sys::signal::Signal;
use squadroom::{app, catalog, effects, keys, term, ui};

/// Tells the panicking test below that it is in a terminal of its own.
const IN_TERMINAL: &str = "SQUADROOM_TEST_IN_TERMINAL";

/// The finder, its loop surely running.
fn finder() -> Terminal {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.press("\x1b[B");
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
    terminal.press("\x7f");
    terminal.press("\x1b");
    terminal.send("q");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn ctrl_c_quits_even_from_the_card() {
    let terminal = finder();
    terminal.press("\x1bOQ");
    terminal.send("\x03\x03");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn quick_exit_leaves_a_blank_terminal() {
    for screen in ["", "\x1bOQ", "\x1bOS", "\x1bOP"] {
        let terminal = finder();
        if !screen.is_empty() {
            terminal.press(screen);
        }
        // What was typed with it is not drawn any more.
        terminal.send("\x1b[21~labor");
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
fn esc_never_quits() {
    let terminal = finder();
    terminal.search("labor");
    for _ in 0..6 {
        terminal.press("\x1b");
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
    terminal.signal(Signal::SIGUSR1);
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
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGUSR1]).unwrap();
    std::thread::spawn(move || {
        signals.forever().next();
        panic!("a fault in the program");
    });
    let model = app::Model::new(catalog::embedded(), &[], Default::default());
    let keymap = keys::Keymap::preset(keys::Preset::Default);
    let look = ui::Look { theme: ui::theme::Theme::default(), keymap };
    let outside = effects::Outside::new(None, effects::Clipboard::new(true));
    term::run(term::Finder::new(model, look, Vec::new()), outside, true).unwrap();
}
