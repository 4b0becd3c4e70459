//! Files of the user in the folder of the shelf.

use super::*;
use std::fs;
use std::path::PathBuf;

/// What an older program read of a copy is read once more, by search, too.
#[cfg(target_os = "linux")]
#[test]
fn words_of_an_older_reader_are_read_again() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.html");
    fs::write(&stick, "<!doctype html><p>Call zebras at 1-800-555-0100<sup>1</sup>").unwrap();
    let import = ["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"];
    assert_eq!(desk.run(&import).0, 0);
    let (shelf, copy) = (desk.shelf(), desk.shelf().copy("guide-1").unwrap());
    let make_old = |end: &str| {
        let text = fs::read_to_string(shelf.beside(&copy, "words6")).unwrap();
        let text = text.replace("0100 [1]", "01001");
        fs::write(shelf.beside(&copy, end), text).unwrap();
        fs::remove_file(shelf.beside(&copy, "words6")).unwrap();
        shelf.drop_words().unwrap();
    };
    for end in ["text", "words", "words2", "words3", "words4"] {
        make_old(end);
        let (code, out, _) = desk.run(&["search", "zebras"]);
        assert!(code == 0 && !out.contains("01001"), "{out}");
        assert!(!shelf.beside(&copy, end).exists());
        assert!(fs::read_to_string(shelf.beside(&copy, "words6")).unwrap().contains("0100 [1]"));
        make_old(end);
        let (_, out, _) = desk.run(&["shelf", "read", "guide-1"]);
        assert!(out.contains("1-800-555-0100 [1]"), "{out}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_copy_that_an_older_reader_could_not_read_is_read_again() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.html");
    fs::write(&stick, "<!doctype html><p>Call zebras").unwrap();
    desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"]);
    let (shelf, copy) = (desk.shelf(), desk.shelf().copy("guide-1").unwrap());
    let note = shelf.beside(&copy, "unreadable");
    fs::remove_file(shelf.beside(&copy, "words6")).unwrap();
    shelf.drop_words().unwrap();
    fs::write(&note, concat!(env!("CARGO_PKG_VERSION"), "\nBecause.\n")).unwrap();
    let (code, out, _) = desk.run(&["search", "zebras"]);
    assert!(code == 0 && out.contains("guide-1"), "{out}");
    assert!(!note.exists());
}

/// Names that people give, and names close to those of the program.
const THEIRS: &[&str] = &[
    "report.docx",
    "notes.txt",
    "budget-2026.xlsx",
    "my-photo.jpg",
    "a.pdf",
    "2026.csv",
    "new-plan",
    "new-policy",
    "Report.docx",
    "README",
    "newsletter",
    "two words.pdf",
    "roll_call.pdf",
    "labor-guide.docx",
    "labor-guide.notes.txt",
    "labor-guide.part.pdf",
    "labor-guide.0123456789ab.xlsx",
    "labor-guide.0123456789AB.pdf",
    "case-notes.20261130abcd.pdf",
    "labor-guide.20261130abcd.pdf",
    "my.123456789abc.txt",
];

fn paths(bench: &Bench) -> Vec<PathBuf> {
    THEIRS.iter().map(|name| bench.shelf.directory().join(name)).collect()
}

#[test]
fn a_file_of_the_user_stays_whatever_is_saved_or_removed() {
    let bench = Bench::new();
    let server = good(|asked, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9 + asked.before));
    });
    fs::create_dir_all(bench.shelf.directory().join("new-folder")).unwrap();
    for path in paths(&bench) {
        fs::write(path, "mine").unwrap();
    }
    let wanted = wanted(server.url("guide.pdf"));
    let first = bench.save(&wanted).unwrap().copy().clone();
    let stick = TempDir::new().unwrap();
    fs::write(stick.path().join("guide.pdf"), pdf('s', 9)).unwrap();
    let import = |saver: &Downloader<'_>| {
        saver.import(&stick.path().join("guide.pdf"), &wanted, &mut |_| true)
    };
    bench.saver(import).unwrap();
    assert!(!bench.shelf.file(&first).exists(), "the former version goes");
    bench.shelf.remove("labor-guide").unwrap();
    let gone: Vec<PathBuf> = paths(&bench).into_iter().filter(|path| !path.exists()).collect();
    assert_eq!(gone, Vec::<PathBuf>::new());
    assert!(bench.shelf.directory().join("new-folder").is_dir());
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_left_alone_is_told_when_the_shelf_is_looked_through() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".pdf"]);
    let stick = desk.path("stick.pdf");
    fs::write(&stick, pdf('s', 100)).unwrap();
    fs::create_dir_all(desk.shelf().directory()).unwrap();
    for name in ["report.docx", "notes \u{1b}[31m.txt"] {
        fs::write(desk.shelf().directory().join(name), "mine").unwrap();
    }
    let import = ["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"];
    assert_eq!(desk.run(&import), (0, "saved      guide-1  PDF  116 B\n".into(), String::new()));
    let (code, out, err) = desk.run(&["shelf", "verify"]);
    assert_eq!((code, out.as_str()), (0, "whole       guide-1\n"));
    let told = "because squadroom didn't make it: notes \\u{1b}[31m.txt, report.docx\n";
    assert!(err.ends_with(told), "{err}");
    let (code, out, err) = desk.run(&["forget", "--shelf", "--yes", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["left"].as_array().unwrap().len(), 2, "{out}");
    assert!(desk.shelf().directory().join("report.docx").exists());
}

/// A power cut, or another program, may leave the file with the words cut or changed.
#[cfg(target_os = "linux")]
#[test]
fn words_that_were_cut_or_changed_are_read_from_the_copy_again() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.html");
    fs::write(&stick, "<!doctype html><p>Call zebras at 1-888-373-7888.").unwrap();
    desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"]);
    let (shelf, copy) = (desk.shelf(), desk.shelf().copy("guide-1").unwrap());
    let words = shelf.beside(&copy, "words6");
    let whole = fs::read_to_string(&words).unwrap();
    let changed = whole.replace("7888", "7889");
    assert_ne!(changed, whole);
    for text in ["", &whole[..whole.len() / 2], &changed] {
        fs::write(&words, text).unwrap();
        let (_, out, err) = desk.run(&["shelf", "read", "guide-1"]);
        assert!(out.contains("1-888-373-7888"), "{text:?}: {out}{err}");
        assert_eq!(fs::read_to_string(&words).unwrap(), whole);
        fs::write(&words, text).unwrap();
        shelf.drop_words().unwrap();
        let (code, out, _) = desk.run(&["search", "zebras"]);
        assert!(code == 0 && out.contains("guide-1"), "{text:?}: {out}");
    }
    // A file that isn't the saved one is not read as if it were.
    let file = shelf.file(&copy);
    let document = fs::read_to_string(&file).unwrap().replace("7888", "7889");
    fs::write(&file, document).unwrap();
    fs::remove_file(&words).unwrap();
    let (_, out, err) = desk.run(&["shelf", "read", "guide-1"]);
    assert!(!out.contains("7889") && err.contains("changed after it was saved"), "{out}{err}");
}
