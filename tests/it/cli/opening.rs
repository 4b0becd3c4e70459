//! Opening a link.

use super::*;
use squadroom::catalog::{Lean, PartialDate};

#[test]
fn without_a_desktop_the_link_is_printed() {
    let Answer { code, out, err } = run(&["open", "signs"]);
    assert_eq!((code, err.as_str()), (0, NO_DESKTOP));
    assert_eq!(out, "Spotting the Signs\nhttp://www.example.gov/webinars/signs\n");
    let home = TempDir::new().unwrap();
    let over_ssh = squadroom(&home)
        .env("DISPLAY", ":0")
        .env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
        .args(["open", "portal", "--json"])
        .output();
    let opened: Value = serde_json::from_str(&answer(over_ssh.unwrap()).out).unwrap();
    assert_eq!(opened["opened"], false);
    assert_eq!(opened["url"], "https://www.example.gov/portal");
}

#[test]
fn a_copy_that_is_preferred_takes_the_place_of_the_link() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let run = |args: &[&str]| {
        let mut command = squadroom(&home);
        answer(command.arg("--data").arg(&data).args(args).output().unwrap())
    };
    let page = home.path().join("page.html");
    std::fs::write(&page, "<!doctype html><p>Words").unwrap();
    let imported = run(&["shelf", "import", page.to_str().unwrap(), "--for", "portal"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    let config = home.path().join("config.toml");
    std::fs::write(&config, "prefer_copies = true\n").unwrap();
    let open = ["open", "portal", "--config", config.to_str().unwrap()];
    let Answer { code, out, err } = run(&open);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("Example Portal\nhttps://www.example.gov/portal\n"), "{out}");
    let day = out.split("aved copy (web page, 23 B, saved ").nth(1).unwrap();
    let day = day.split(" from the file page.html").next().unwrap();
    assert_eq!(PartialDate::from_typed(day, None, Lean::Past).unwrap().to_string(), day, "{out}");
    // The command that is told to run names the folder that was typed.
    assert!(err.contains("Read it here: squadroom --data "), "{err}");
    assert!(err.contains(" shelf read portal"), "{err}");
    let opened: Value = serde_json::from_str(&run(&[&open[..], &["--json"]].concat()).out).unwrap();
    assert_eq!(opened["opened"], false);
    let file = opened["copy"].as_str().unwrap().to_owned();
    assert!(file.ends_with(".html"), "{file}");
    // One that is not as it was saved is no good.
    std::fs::write(&file, "<!doctype html><p>Other").unwrap();
    let Answer { out, .. } = run(&open);
    assert_eq!(out, "Example Portal\nhttps://www.example.gov/portal\n");
}

#[test]
fn one_copy_may_be_preferred_or_not_whatever_the_settings_say() {
    let home = TempDir::new().unwrap();
    let run = |args: &[&str]| {
        let mut command = squadroom(&home);
        // A proxy is a way into the network.
        command.env("HTTPS_PROXY", "http://127.0.0.1:9").arg("--data").arg(home.path());
        answer(command.args(args).output().unwrap())
    };
    let page = home.path().join("page.html");
    std::fs::write(&page, "<!doctype html><p>Words").unwrap();
    assert_eq!(run(&["shelf", "import", page.to_str().unwrap(), "--for", "portal"]).code, 0);
    let config = home.path().join("config.toml");
    let config = config.to_str().unwrap();
    for (setting, word, choice) in [
        ("true", "saved copy", None),
        ("false", "link", None),
        ("false", "saved copy", Some("--json")),
        ("true", "saved copy", None),
        ("true", "link", Some("--not")),
        ("false", "link", None),
        // What the setting says, which is followed from then on.
        ("false", "link", Some("--not")),
        ("true", "saved copy", None),
    ] {
        std::fs::write(config, format!("prefer_copies = {setting}\n")).unwrap();
        let run = |args: &[&str]| run(&[args, &["--config", config]].concat());
        match choice {
            Some("--not") => {
                let Answer { code, out, .. } = run(&["shelf", "prefer", "por", "--not"]);
                assert_eq!((code, out.as_str()), (0, "will open the link  portal\n"));
            }
            Some(json) => {
                let Answer { code, out, .. } = run(&["shelf", "prefer", "portal", json]);
                assert_eq!((code, out.trim()), (0, "{\"id\":\"portal\",\"preferred\":true}"));
            }
            None => {}
        }
        let opened = run(&["open", "portal"]);
        let is_copy = opened.out.contains("aved copy (web page");
        assert_eq!(is_copy, word == "saved copy", "{setting} {choice:?}: {}", opened.out);
    }
    let Answer { code, err, .. } = run(&["shelf", "prefer", "signs"]);
    assert!(code == 1 && err.contains("`signs` isn't saved"), "{err}");
}

#[cfg(unix)]
mod by_a_program {
    use super::*;
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::PermissionsExt;

    const LINK: &str = "https://www.example.gov/training/\
        labor-trafficking-the-basics-for-patrol-officers-and-their-supervisors";

    /// Settings whose `open_with` is a script.
    fn settings(home: &TempDir, script: &str) -> PathBuf {
        let program = home.path().join("opener");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let path = home.path().join("config.toml");
        let setting = format!("open_with = ['{}', '--new tab']\n", program.display());
        fs::write(&path, setting).unwrap();
        path
    }

    /// The reader waits at the pipe until the program has written to it.
    #[test]
    fn the_program_of_the_settings_gets_the_link_as_one_word() {
        let home = TempDir::new().unwrap();
        let pipe = home.path().join("opened");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let config = settings(&home, &format!("printf '<%s>' \"$@\" > '{}'", pipe.display()));
        let opener = squadroom(&home)
            .arg("--config")
            .arg(&config)
            .args(["open", "labor-b"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut recorded = String::new();
        fs::File::open(&pipe).unwrap().read_to_string(&mut recorded).unwrap();
        assert_eq!(recorded, format!("<--new tab><{LINK}>"));
        let Answer { code, out, err } = answer(opener.wait_with_output().unwrap());
        assert_eq!((code, err.as_str()), (0, ""));
        let shown = format!("Labor Trafficking: The Basics\n{LINK}\nOpened in your browser.\n");
        assert_eq!(out, shown);
    }

    /// The system's own program for links, in a folder that is all there is.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_program_of_the_system_said_is_told_in_words() {
        let home = TempDir::new().unwrap();
        let programs = home.path().join("bin");
        fs::create_dir(&programs).unwrap();
        let open = || {
            let mut command = squadroom(&home);
            command.env("PATH", &programs).env("DISPLAY", ":0").args(["open", "portal"]);
            answer(command.output().unwrap())
        };
        let told = open().err;
        assert!(told.starts_with("squadroom: xdg-open isn't on this computer"), "{told}");
        let program = programs.join("xdg-open");
        fs::write(&program, "#!/bin/sh\nexit 3\n").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let Answer { code, err, .. } = open();
        let told = "squadroom: xdg-open didn't open the link: it found no program for it (code 3). \
                    Copy the link into your browser, or set `open_with` in config.toml to another \
                    browser\n";
        assert_eq!((code, err.as_str()), (3, told));
    }

    #[test]
    fn a_program_that_fails_is_reported() {
        let home = TempDir::new().unwrap();
        let config = settings(&home, "exit 4");
        let open = || {
            let mut command = squadroom(&home);
            answer(command.arg("--config").arg(&config).args(["open", "portal"]).output().unwrap())
        };
        let Answer { code, out, err } = open();
        assert_eq!((code, out.as_str()), (3, "Example Portal\nhttps://www.example.gov/portal\n"));
        assert!(err.contains("didn't open the link: it ended with an error (code 4). "), "{err}");
        assert!(err.contains("Copy the link into your browser, or set `open_with`"), "{err}");
        fs::write(&config, "open_with = ['/nowhere/browser']\n").unwrap();
        assert_eq!(open().code, 3);
    }
}
