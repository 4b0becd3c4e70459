use super::*;

fn copied() -> ClipboardText {
    ClipboardText::new("number", "1-888-373-7888".to_owned())
}

fn between(variables: &[(&str, &str)]) -> Between {
    let find = |name: &str| variables.iter().find(|(other, _)| *other == name);
    Between::of(|name| find(name).map(|(_, value)| value.into()))
}

#[test]
fn the_environment_tells_what_stands_between() {
    for (variables, expected) in [
        (&[("TERM", "xterm-256color")][..], Between::Nothing),
        (
            &[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")],
            Between::Tmux("tmux".into()),
        ),
        (&[("TERM", "screen"), ("STY", "1.pts-0.host")], Between::Screen),
        (&[("TERM", "screen.xterm-256color")], Between::Unknown),
        (&[("TERM", "tmux-256color"), ("TMUX", "")], Between::Unknown),
        (&[("TERM", "linux")], Between::Console),
        (&[], Between::Nothing),
    ] {
        assert_eq!(between(variables), expected, "{variables:?}");
    }
}

#[test]
fn what_is_known_to_fail_is_never_called_sent() {
    for between in [Between::Screen, Between::Console, Between::Tmux("/no/such/program".into())] {
        let clipboard = Clipboard { has_desktop: false, between };
        let doubted = ClipboardText { doubt: Some("confirm it first".to_owned()), ..copied() };
        let why = clipboard.copy_in_terminal(&doubted).unwrap_err();
        let told = "Select it on the screen: 1-888-373-7888 (confirm it first)";
        assert!(why.ends_with(told), "{why}");
    }
}

#[test]
fn a_desktop_that_does_not_answer_is_not_waited_for_without_end() {
    let (_answers, silent) = channel();
    let action = outcome(copied(), Some(silent), Duration::ZERO, |_| Ok(Taken::Sent));
    assert!(matches!(action, Action::TextCopied(_, Taken::Sent)), "{action:?}");
    let (answer, answers) = channel();
    answer.send(true).unwrap();
    let action = outcome(copied(), Some(answers), Duration::MAX, |_| unreachable!());
    assert!(matches!(action, Action::TextCopied(_, Taken::Desktop { .. })), "{action:?}");
    let (answer, answers) = channel();
    answer.send(false).unwrap();
    let action = outcome(copied(), Some(answers), Duration::MAX, |_| Err("no.".to_owned()));
    assert!(matches!(action, Action::CopyFailed(_)), "{action:?}");
}

#[cfg(unix)]
mod with_a_tmux_of_its_own {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    /// A program that acts as tmux does, and keeps what it is given.
    fn tmux_that(body: &str) -> (TempDir, Clipboard) {
        let home = tempfile::tempdir().unwrap();
        let program = home.path().join("tmux");
        let kept = home.path().join("kept").display().to_string();
        fs::write(&program, format!("#!/bin/sh\nkept={kept}\n{body}")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let between = Between::Tmux(program.into());
        (home, Clipboard { has_desktop: false, between })
    }

    #[test]
    fn tmux_is_given_the_text_by_its_own_program() {
        for (setting, passes_on) in [("external", true), ("on", true), ("off", false)] {
            let body = format!(
                "case \"$*\" in 'load-buffer -w -') cat >\"$kept\";; \
                 'show-options -sv set-clipboard') echo {setting};; *) exit 1;; esac"
            );
            let (home, clipboard) = tmux_that(&body);
            let taken = clipboard.copy_in_terminal(&copied());
            assert_eq!(taken, Ok(Taken::Tmux { passes_on }), "{setting}");
            let kept = fs::read_to_string(home.path().join("kept")).unwrap();
            assert_eq!(kept, "1-888-373-7888");
        }
    }

    #[test]
    fn a_tmux_of_old_keeps_the_text_to_itself() {
        let body = "case \"$*\" in 'load-buffer -') cat >\"$kept\";; *) exit 1;; esac";
        let (home, clipboard) = tmux_that(body);
        let taken = clipboard.copy_in_terminal(&copied());
        assert_eq!(taken, Ok(Taken::Tmux { passes_on: false }));
        assert!(home.path().join("kept").exists());
    }
}
