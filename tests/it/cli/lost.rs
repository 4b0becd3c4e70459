//! An answer that is lost is told, and a failure is JSON where JSON was asked for.

use super::*;
use std::io::Write;

/// Every sort of answer: whole, in parts, announced, and as a help page.
#[cfg(target_os = "linux")]
fn answers(home: &TempDir) -> Vec<Vec<String>> {
    let page = home.path().join("page.html");
    std::fs::write(&page, "<!doctype html><p>Words").unwrap();
    let page = page.to_str().unwrap();
    let mut all: Vec<Vec<&str>> = vec![
        vec!["office", "-"],
        vec!["office", "-", "--json"],
        vec!["shelf", "import", page, "--for", "portal"],
        vec!["shelf", "import", page, "--for", "portal", "--json"],
        vec!["done", "--title", "x", "--hours", "1"],
        vec!["log", "--csv"],
        vec!["log", "--json"],
        vec!["show", "portal"],
        vec!["hotline", "--help"],
        vec!["--version"],
    ];
    all.extend(COMMANDS.iter().map(|args| args.to_vec()));
    all.into_iter().map(|args| args.into_iter().map(str::to_owned).collect()).collect()
}

#[cfg(target_os = "linux")]
fn start(home: &TempDir, command: &mut Command, args: &[String]) -> Answer {
    command.args(args).arg("--data").arg(home.path().join("data"));
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(b"60601\n77002\nnowhere at all\n");
    answer(child.wait_with_output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn lost_output_is_an_error_with_a_reason() {
    let home = TempDir::new().unwrap();
    for args in answers(&home) {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let Answer { code, err, .. } = start(&home, squadroom(&home).stdout(full), &args);
        assert_eq!(code, 3, "{args:?}: {err}");
        assert!(err.contains("can't print the answer: the disk is full"), "{args:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_command_changed_is_kept_where_its_answer_is_lost_and_that_is_told() {
    let home = TempDir::new().unwrap();
    let page = home.path().join("page.html");
    std::fs::write(&page, "<!doctype html><p>Words").unwrap();
    let lost = |args: &[&str]| {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        start(&home, squadroom(&home).stdout(full), &args).err
    };
    for args in [
        &["done", "--title", "x", "--hours", "1"][..],
        &["star", "portal"],
        &["plan", "portal"],
        &["note", "portal", "words"],
        &["shelf", "import", page.to_str().unwrap(), "--for", "portal"],
    ] {
        let err = lost(args);
        assert!(
            err.contains("The command's changes are saved. Check them before"),
            "{args:?}: {err}"
        );
    }
    for args in [&["log"][..], &["show", "portal"], &["plan"], &["shelf", "list"]] {
        assert!(!lost(args).contains("is kept"), "{args:?}");
    }
    let log = start(&home, squadroom(&home).stdout(Stdio::piped()), &["log".to_owned()]);
    assert!(log.out.contains('x'), "{}", log.out);
}

#[test]
fn a_mistake_names_the_flag_and_the_help_of_its_command_and_gives_no_false_tip() {
    let home = TempDir::new().unwrap();
    for (args, flag, help) in [
        (&["show", "portal", "--vcard"][..], "'--vcard'", "For help: squadroom show --help"),
        (&["office", "1", "--vcrd"], "'--vcard'", "For help: squadroom office --help"),
        (&["shelf", "import", "x"], "--for <ID>", "For help: squadroom shelf import --help"),
        (&["list", "--kind"], "'--kind <KIND>'", "For help: squadroom list --help"),
    ] {
        let Answer { code, err, .. } = answer(squadroom(&home).args(args).output().unwrap());
        assert_eq!(code, 2, "{args:?}");
        assert!(err.contains(flag) && err.contains(help), "{args:?}: {err}");
        assert!(!err.contains("as a value"), "{args:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_output_is_lost_output() {
    let home = TempDir::new().unwrap();
    for args in answers(&home) {
        let real = squadroom(&home);
        let mut shell = Command::new("/bin/sh");
        shell.env_clear();
        shell.envs(real.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.args(["-c", "exec \"$0\" \"$@\" >&-"]).arg(env!("CARGO_BIN_EXE_squadroom"));
        let Answer { code, err, .. } = start(&home, &mut shell, &args);
        assert_eq!(code, 3, "{args:?}: {err}");
        assert!(err.contains("standard output is closed"), "{args:?}: {err}");
        // Whoever throws the answer away knows what they do.
        let null = std::fs::File::options().read(true).write(true).open("/dev/null").unwrap();
        let thrown = start(&home, squadroom(&home).stdout(null), &args);
        assert!(!thrown.err.contains("can't print"), "{args:?}: {}", thrown.err);
    }
}

#[test]
fn with_json_a_failure_is_json_too() {
    for (args, code) in [
        (&["--json", "show", "no-such-entry"][..], 1),
        (&["open", "no-such-entry", "--json"], 1),
        (&["--json", "search", "qqqqzzzz"], 1),
        (&["office", "nowhere at all", "--json"], 1),
        (&["list", "--kind", "nonsense", "--json"], 2),
        (&["--json", "no-such-command"], 2),
        (&["office", "-", "--vcard", "--json"], 2),
        (&["man", "--json"], 2),
        (&["--json", "completions", "bash"], 2),
        (&["--json", "--catalog-only", "/no/such/directory", "list"], 3),
        (&["--json", "--catalog-only", "/no/such/directory", "hotline"], 3),
    ] {
        let answer = run(args);
        assert_eq!(answer.code, code, "{args:?}: {}", answer.err);
        let failure: Value = serde_json::from_str(&answer.err)
            .unwrap_or_else(|error| panic!("{args:?}: {error}: {}", answer.err));
        assert_eq!(failure["exit"], code, "{failure}");
        let errors = failure["errors"].as_array().unwrap();
        assert!(!errors.is_empty() && errors.iter().all(Value::is_string), "{failure}");
        if !answer.out.is_empty() {
            serde_json::from_str::<Value>(&answer.out).unwrap();
        }
    }
}

#[test]
fn two_forms_of_one_answer_are_a_conflict_in_any_order() {
    for args in [
        &["hotline", "--card"][..],
        &["hotline", "--qr"],
        &["hotline", "--vcard"],
        &["office", "60601", "--vcard"],
        &["plan", "--ics"],
        &["log", "--csv"],
        &["log", "--markdown"],
        &["log", "--html"],
        &["log", "--year", "2026"],
        &["config", "--print-default"],
    ] {
        let form = args.iter().find(|arg| arg.starts_with("--")).unwrap();
        for at in 0..=args.len() {
            // A value stands right behind its option.
            if at > 0 && args[at - 1] == "--year" {
                continue;
            }
            let mut typed = args.to_vec();
            typed.insert(at, "--json");
            let Answer { code, out, err } = run(&typed);
            assert_eq!((code, out.as_str()), (2, ""), "{typed:?}");
            let failure: Value = serde_json::from_str(&err).unwrap();
            let said = failure["errors"][0].as_str().unwrap();
            assert!(said.contains("--json") && said.contains(form), "{typed:?}: {said}");
        }
        let mut alone = args.to_vec();
        alone.push("--plain");
        assert_ne!(run(&alone).code, 2, "{alone:?}");
    }
}
