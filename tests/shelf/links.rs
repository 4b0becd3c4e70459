//! Links, pipes and files without an end in the folder of the shelf: nothing of
//! somebody else's is read or written through them, and nothing waits.

use super::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// A file of somebody else, which must stay as it is.
struct Victim {
    home: TempDir,
}

impl Victim {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("victim"), "theirs").unwrap();
        Self { home }
    }

    fn file(&self) -> PathBuf {
        self.home.path().join("victim")
    }

    fn is_unharmed(&self) -> bool {
        fs::read_to_string(self.file()).unwrap() == "theirs"
            && fs::read_dir(self.home.path()).unwrap().count() == 1
    }
}

/// The server's document, imported from a file.
fn import(bench: &Bench) -> Result<SaveOutcome, ShelfError> {
    let stick = TempDir::new().unwrap();
    let file = stick.path().join("guide.pdf");
    fs::write(&file, pdf('s', 9)).unwrap();
    let wanted = wanted("https://example.org/".to_owned());
    bench.saver(|saver| saver.import(&file, &wanted, &mut |_| true))
}

#[test]
fn no_link_in_the_folder_is_written_through() {
    for name in ["labor-guide.part", "labor-guide.part-note", "lock"] {
        for kind in ["symbolic", "dangling", "hard"] {
            let (bench, victim) = (Bench::new(), Victim::new());
            fs::create_dir_all(bench.shelf.directory()).unwrap();
            let link = bench.shelf.directory().join(name);
            match kind {
                "symbolic" => symlink(victim.file(), &link).unwrap(),
                "dangling" => symlink(victim.home.path().join("new"), &link).unwrap(),
                _ => fs::hard_link(victim.file(), &link).unwrap(),
            }
            let saved = import(&bench);
            assert!(victim.is_unharmed(), "{name}, {kind}");
            // The lock is never written to, so another name of it does no harm.
            if (name, kind) != ("lock", "hard") {
                let told = saved.unwrap_err().to_string();
                assert!(told.contains(name) && told.contains("link"), "{name}, {kind}: {told}");
            }
        }
    }
}

#[test]
fn what_is_replaced_is_never_the_target_of_a_link() {
    let (bench, victim) = (Bench::new(), Victim::new());
    fs::create_dir_all(bench.shelf.directory()).unwrap();
    for name in ["labor-guide.json", "_words.index"] {
        symlink(victim.file(), bench.shelf.directory().join(name)).unwrap();
    }
    import(&bench).unwrap();
    bench.shelf.save_words(b"words").unwrap();
    assert!(victim.is_unharmed());
    assert!(bench.shelf.copy("labor-guide").is_ok());
}

#[test]
fn nothing_is_read_through_a_link() {
    let bench = Bench::new();
    let copy = import(&bench).unwrap().copy().clone();
    let elsewhere = TempDir::new().unwrap();
    let moved = |path: &Path| {
        let to = elsewhere.path().join(path.file_name().unwrap());
        fs::rename(path, &to).unwrap();
        symlink(&to, path).unwrap();
    };
    bench.shelf.save_text(&copy, &[]).unwrap();
    assert!(bench.shelf.text(&copy).is_some());
    moved(&bench.shelf.beside(&copy, "words6"));
    assert_eq!(bench.shelf.text(&copy), None);
    moved(&bench.shelf.file(&copy));
    assert!(matches!(bench.shelf.health(&copy), Health::Unreadable(_)));
    moved(&bench.shelf.directory().join("labor-guide.json"));
    let told = bench.shelf.copy("labor-guide").unwrap_err().to_string();
    assert!(told.contains("it is a link"), "{told}");
}

/// Ends what waits, so that a test that fails does so.
#[cfg(target_os = "linux")]
fn within_a_minute(desk: &command::Desk, args: &[&str]) -> (i32, String) {
    let mut command = std::process::Command::new("timeout");
    let inner = desk.command(args);
    command.args(["60", inner.get_program().to_str().unwrap()]).args(inner.get_args());
    command.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.env("PATH", "/usr/bin:/bin").output().unwrap();
    let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), told)
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_and_endless_files_in_the_folder_are_refused_at_once() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".pdf"]);
    let stick = desk.path("stick.html");
    fs::write(&stick, "<!doctype html><p>Words about labor").unwrap();
    let imported = ["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"];
    assert_eq!(desk.run(&imported).0, 0);
    let copy = desk.shelf().copy("guide-1").unwrap();
    let folder = desk.shelf().directory().to_owned();
    let beside = |end: &str| desk.shelf().beside(&copy, end);
    let pipe = |path: &Path| {
        let _ = fs::remove_file(path);
        nix::unistd::mkfifo(path, nix::sys::stat::Mode::S_IRWXU).unwrap();
    };
    let endless = |path: &Path| {
        let file = fs::File::create(path).unwrap();
        file.set_len(3 << 30).unwrap();
    };
    let file = desk.shelf().file(&copy);
    let note = folder.join("guide-1.json");
    let (old_file, old_note) = (fs::read(&file).unwrap(), fs::read(&note).unwrap());
    for spoil in [&pipe as &dyn Fn(&Path), &endless] {
        for path in
            [&beside("words6"), &beside("unreadable"), &folder.join("_words.index"), &file, &note]
        {
            spoil(path);
            for args in [
                &["shelf", "list"][..],
                &["shelf", "read", "guide-1"],
                &["shelf", "verify"],
                &["shelf", "open", "guide-1"],
                &["search", "labor"],
                &["show", "guide-1"],
                &["open", "guide-1"],
            ] {
                let (code, told) = within_a_minute(&desk, args);
                assert!(code != 124 && code < 4, "{}, {args:?}: {code} {told}", path.display());
            }
            fs::remove_file(path).unwrap();
            fs::write(&file, &old_file).unwrap();
            fs::write(&note, &old_note).unwrap();
        }
    }
    for path in [desk.path("pipe"), PathBuf::from("/proc/kmsg"), PathBuf::from("/dev/zero")] {
        if path.ends_with("pipe") {
            pipe(&path);
        }
        let path = path.to_str().unwrap();
        for args in [
            &["record", "import", path][..],
            &["record", "restore", path],
            &["shelf", "import", path, "--for", "guide-1"],
            &["check", path],
            &["--config", path, "list"],
        ] {
            let (code, told) = within_a_minute(&desk, args);
            assert!(code != 124 && !told.is_empty(), "{args:?}: {code} {told}");
            assert!(!told.contains("os error"), "{args:?}: {told}");
        }
    }
}
