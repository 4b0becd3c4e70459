//! What reaches the terminal or the pipe, and what must not.

use super::*;

#[test]
fn without_a_terminal_the_program_shows_the_hotline() {
    let Answer { code, out, err } = run(&[]);
    assert_eq!((code, out.as_str()), (0, text(&["hotline"]).as_str()));
    assert!(err.contains("needs a terminal"), "{err}");
    assert_eq!(text(&["--plain"]), text(&["hotline"]));
    assert_eq!(text(&["--json"]), text(&["hotline", "--json"]));
}

#[test]
fn help_tells_a_newcomer_what_to_type() {
    let commands = ["search", "list", "show", "open", "hotline", "topics", "check", "config"];
    let help = text(&["--help"]);
    for word in commands.iter().chain(&["Exit codes", "Examples"]) {
        assert!(help.contains(word), "{word}");
    }
    for command in commands {
        assert!(text(&[command, "--help"]).contains("Usage: squadroom"), "{command}");
    }
    let Answer { code, err, .. } = run(&["labor"]);
    assert_eq!(code, 2);
    assert!(err.contains("squadroom search WORDS"), "{err}");
}

/// A reader that leaves, as `| head` does, is no failure.
#[test]
fn a_closed_pipe_is_quiet() {
    let home = TempDir::new().unwrap();
    for args in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = squadroom(&home).args(*args).stdout(writer).stderr(Stdio::piped()).output();
        let Answer { code, err, .. } = answer(output.unwrap());
        let expected = if args[0] == "open" { NO_DESKTOP } else { "" };
        let others = err.lines().filter(|line| !line.contains("is not in the vCard"));
        let others = others.collect::<Vec<_>>().join("\n");
        assert_eq!((code, others.as_str()), (0, expected.trim_end()), "{args:?}");
    }
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    let evil = "a\u{1b}[31m\u{7}\u{9b}1m\u{202e}\u{7f}";
    for args in [
        &["search", evil][..],
        &["search", evil, "--json"],
        &["show", evil],
        &["open", evil],
        &["list", "--kind", evil],
        &["list", "--topic", evil],
        &["list", "--publisher", evil],
        &["list", "--since", evil],
        &["--catalog-only", evil, "list"],
        &["--config", evil, "config"],
        &["--config", evil, "config", "--path"],
        &["--config", evil, "config", "--json"],
        &["--config", evil, "hotline"],
        &["check", evil],
        &["check", evil, "--json"],
        &[evil],
        &["list", "--no-such-option", evil],
        &["list", evil],
    ] {
        let Answer { out, err, .. } = run(args);
        for text in [out, err] {
            let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(steers), "{args:?}: {text:?}");
        }
    }
}

#[test]
fn plain_text_is_letters_without_boxes_or_colors() {
    for args in COMMANDS {
        let Answer { out, .. } = run(args);
        assert!(out.is_ascii() && !out.contains('\u{1b}'), "{args:?}: {out}");
    }
}
