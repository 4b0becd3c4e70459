//! Links in the folder of data lead to files of somebody else: none is followed.

use crate::{Home, NOW, subject};
use squadroom::record::{BACKUPS, FILE};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

/// A record of somebody else, and what it holds.
fn others() -> (Home, PathBuf, Vec<u8>) {
    let home = Home::new();
    let mut record = home.record();
    record.star(&subject("labor", "Labor Basics"), true, NOW).unwrap();
    let file = record.file().to_path_buf();
    drop(record);
    let bytes = fs::read(&file).unwrap();
    (home, file, bytes)
}

/// Everything that reads or writes the record.
const COMMANDS: [&[&str]; 5] = [
    &["done", "labor-basics", "--hours", "1"],
    &["log"],
    &["note", "labor-basics", "words"],
    &["star"],
    &["record", "backup"],
];

#[test]
fn a_record_that_is_a_link_is_refused_and_what_it_leads_to_stays() {
    for is_hard in [false, true] {
        let (_other, file, bytes) = others();
        let home = Home::new();
        fs::create_dir(home.data()).unwrap();
        let link = home.data().join(FILE);
        let made = if is_hard { fs::hard_link(&file, &link) } else { symlink(&file, &link) };
        made.unwrap();
        for args in COMMANDS {
            let refused = home.run(args);
            assert_eq!(refused.code, 3, "{args:?}: {}", refused.err);
            let path = link.display().to_string();
            assert!(refused.err.contains(&path), "{args:?}: {}", refused.err);
            let why = if is_hard { "in another folder" } else { "it is a link" };
            assert!(refused.err.contains(why), "{args:?}: {}", refused.err);
            assert_eq!(fs::read(&file).unwrap(), bytes, "{args:?}");
        }
        home.run(&["forget", "--all", "--yes"]);
        assert!(link.symlink_metadata().is_err());
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
}

#[test]
fn a_link_that_leads_nowhere_is_refused_too() {
    let home = Home::new();
    fs::create_dir(home.data()).unwrap();
    symlink(home.data().join("elsewhere"), home.data().join(FILE)).unwrap();
    for args in COMMANDS {
        let refused = home.run(args);
        assert_eq!(refused.code, 3, "{args:?}: {}", refused.err);
        assert!(refused.err.contains("it is a link"), "{args:?}: {}", refused.err);
    }
    assert!(!home.data().join("elsewhere").exists());
}

#[test]
fn copies_that_a_link_leads_to_are_not_erased() {
    let home = Home::new();
    home.text(&["star", "labor-basics"]);
    home.run(&["note", "labor-basics", "words"]);
    let outside = home.data().with_file_name("outside");
    fs::create_dir(&outside).unwrap();
    for day in 1..=9 {
        fs::write(outside.join(format!("record-2026-01-0{day}.db")), "theirs").unwrap();
    }
    let link = home.data().join(BACKUPS);
    let _ = fs::remove_dir_all(&link);
    symlink(&outside, &link).unwrap();
    for args in [
        &["done", "labor-basics", "--hours", "1"][..],
        &["forget", "--notes", "--yes"],
        &["forget", "--all", "--yes"],
    ] {
        let refused = home.run(args);
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 9, "{args:?}");
        let path = link.display().to_string();
        assert!(refused.err.contains(&path), "{args:?}: {}", refused.err);
        assert_eq!(refused.code, 3, "{args:?}: {}", refused.err);
        assert!(refused.err.contains("it is a link"), "{args:?}: {}", refused.err);
    }
    assert!(home.data().join(FILE).exists(), "nothing was erased");
}

#[test]
fn a_folder_or_pipe_in_the_place_of_a_record_is_named_as_what_it_is() {
    let home = Home::new();
    fs::create_dir_all(home.data().join(FILE)).unwrap();
    for args in COMMANDS {
        let refused = home.run(args);
        assert_eq!(refused.code, 3, "{args:?}: {}", refused.err);
        assert!(refused.err.contains("it is a folder"), "{args:?}: {}", refused.err);
    }
    fs::remove_dir(home.data().join(FILE)).unwrap();
    nix::unistd::mkfifo(&home.data().join(FILE), nix::sys::stat::Mode::S_IRWXU).unwrap();
    for args in COMMANDS {
        let refused = home.run(args);
        assert_eq!(refused.code, 3, "{args:?}: {}", refused.err);
        assert!(refused.err.contains("it isn't a regular file"), "{args:?}: {}", refused.err);
        assert!(!refused.err.contains("damaged"), "{args:?}: {}", refused.err);
    }
}

#[test]
fn a_link_folder_or_pipe_beside_the_record_is_named_as_what_it_is() {
    for end in ["-journal", "-wal", "-shm"] {
        for (what, why) in
            [("pipe", "it isn't a regular file"), ("link", "it is a link"), ("folder", "a folder")]
        {
            let home = Home::new();
            let file = home.record().file().to_path_buf();
            let beside = PathBuf::from(format!("{}{end}", file.display()));
            match what {
                "pipe" => nix::unistd::mkfifo(&beside, nix::sys::stat::Mode::S_IRWXU).unwrap(),
                "link" => symlink(home.data().join("elsewhere"), &beside).unwrap(),
                _ => fs::create_dir(&beside).unwrap(),
            }
            for args in COMMANDS {
                let refused = home.run(args);
                assert_eq!(refused.code, 3, "{what} {end} {args:?}: {}", refused.err);
                let path = format!("{}: ", beside.display());
                assert!(refused.err.contains(&path), "{what} {end} {args:?}: {}", refused.err);
                assert!(refused.err.contains(why), "{what} {end} {args:?}: {}", refused.err);
            }
            if what != "folder" {
                home.run(&["forget", "--all", "--yes"]);
                assert!(beside.symlink_metadata().is_err(), "{what} {end}");
            }
        }
    }
}
