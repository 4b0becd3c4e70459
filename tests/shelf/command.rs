//! `squadroom shelf` as an officer runs it. On Linux only: there the program can
//! be told by `SSL_CERT_FILE` to trust the server of the tests.

use super::*;
use crate::program::program;
use serde_json::Value;
use squadroom::catalog::{Lean, PartialDate};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A home with a catalog whose publications stand on one server.
pub struct Desk {
    home: TempDir,
}

impl Desk {
    /// Documents are files of the server with these ends, called `guide-1` and so on.
    pub fn new(server: &Server, documents: &[&str]) -> Self {
        let home = TempDir::new().unwrap();
        let catalog = home.path().join("catalog");
        std::fs::create_dir(&catalog).unwrap();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minimal");
        for file in std::fs::read_dir(fixture).unwrap().flatten() {
            std::fs::copy(file.path(), catalog.join(file.file_name())).unwrap();
        }
        let entries = documents.iter().enumerate().map(|(place, end)| {
            let (place, url) = (place + 1, server.url(&format!("{}{end}", place + 1)));
            format!(
                "[[publication]]\nid = \"guide-{place}\"\ntitle = \"Guide {place}\"\n\
                 abstract = \"A guide.\"\npublisher = [\"agency\"]\nurl = \"{url}\"\n\
                 url_kind = \"exact\"\ntopics = [\"awareness\"]\nstatus = \"current\"\n\
                 source = [{{ origin = \"first-page\" }}]\n"
            )
        });
        let entries: String = entries.collect();
        std::fs::write(catalog.join("publications.toml"), entries).unwrap();
        std::fs::write(home.path().join("root.pem"), AUTHORITY.pem()).unwrap();
        Self { home }
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let home = self.home.path();
        let mut command = program(home);
        command
            .env("SSL_CERT_FILE", home.join("root.pem"))
            .env("SQUADROOM_CATALOG_ONLY", home.join("catalog"))
            .env("SQUADROOM_DATA", home.join("data"))
            .args(args);
        command
    }

    pub fn shelf(&self) -> Shelf {
        Shelf::new(self.home.path().join("data/shelf"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The exit code, and both outputs.
    pub fn run(&self, args: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code().unwrap(), text(stdout), text(stderr))
    }
}

fn library() -> Server {
    good(|asked, wire| match asked.path.as_str() {
        "/1.pdf" if asked.header("if-none-match") == Some("\"1\"") => {
            wire.answer("304 Not Modified", b"");
        }
        "/1.pdf" => {
            wire.answer("200 OK\r\nContent-Type: application/pdf\r\nETag: \"1\"", &pdf('a', 9000));
        }
        "/2" => wire.answer("200 OK\r\nContent-Type: text/html", b"<!doctype html><p>Two"),
        _ => wire.answer("404 Not Found", b""),
    })
}

#[test]
fn documents_are_saved_listed_verified_updated_and_removed() {
    let server = library();
    let desk = Desk::new(&server, &[".pdf", "", ".pdf"]);
    let (code, out, err) = desk.run(&["shelf", "list"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("no saved documents"), "{err}");
    let (code, out, err) = desk.run(&["shelf", "add", "--kind", "publication"]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (
            3,
            "saved      guide-1  PDF  8 KB\nsaved      guide-2  web page  21 B\n\
             failed     guide-3  localhost answered 404: the document isn't there anymore\n",
            ""
        )
    );
    let (code, out, _) = desk.run(&["shelf", "list", "--json"]);
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, list["copies"][0]["id"].as_str()), (0, Some("guide-1")));
    assert!(Path::new(list["copies"][0]["file"].as_str().unwrap()).is_file());
    let (code, out, _) = desk.run(&["shelf", "list"]);
    assert_eq!(code, 0);
    let day = out.strip_prefix("PDF          8 KB  ").and_then(|rest| rest.split("  ").next());
    let day = day.unwrap_or_else(|| panic!("{out}"));
    assert_eq!(PartialDate::from_typed(day, None, Lean::Past).unwrap().to_string(), day, "{out}");
    assert!(out.contains("Guide 1  [guide-1]"), "{out}");

    // The words were read when the copy was saved; no network, no child now.
    let copy = desk.shelf().copy("guide-2").unwrap();
    assert_eq!(desk.shelf().text(&copy).unwrap()[0].blocks[0].text, "Two");
    let (code, out, err) = desk.run(&["shelf", "read", "guide-2"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "Guide 2\n\nTwo\n", ""));
    let (code, _, err) = desk.run(&["shelf", "read", "guide-2", "--page", "7"]);
    assert!(code == 1 && err.contains("no such page"), "{err}");
    let (code, _, err) = desk.run(&["shelf", "read", "guide-1"]);
    assert!(code == 3 && err.contains("squadroom shelf open"), "{err}");
    // That it cannot be read was found out then, too.
    let why = desk.shelf().beside(&desk.shelf().copy("guide-1").unwrap(), "unreadable");
    let text = std::fs::read_to_string(&why).unwrap();
    std::fs::write(&why, text.lines().next().unwrap().to_owned() + "\nBecause.\n").unwrap();
    desk.run(&["shelf", "update"]);
    assert_eq!(desk.run(&["shelf", "read", "guide-1"]).2, "squadroom: Guide 1: Because.\n");
    // What took too long does not take as long again, unless a copy is looked after.
    let slow = squadroom::effects::text::text_extraction::ExtractError::Slow.to_string();
    std::fs::write(&why, text.lines().next().unwrap().to_owned() + "\n" + &slow + "\n").unwrap();
    assert_eq!(desk.run(&["shelf", "read", "guide-1"]).2, format!("squadroom: Guide 1: {slow}\n"));
    desk.run(&["shelf", "update"]);
    assert_eq!(std::fs::read_to_string(&why).unwrap(), text);
    std::fs::write(&why, "0.0.0\nBecause.\n").unwrap();
    desk.run(&["shelf", "update"]);
    assert_eq!(std::fs::read_to_string(&why).unwrap(), text);

    let (code, out, _) = desk.run(&["shelf", "verify"]);
    assert_eq!((code, out.as_str()), (0, "whole       guide-1\nwhole       guide-2\n"));
    let (code, out, err) = desk.run(&["shelf", "update", "--json"]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(lines.iter().all(|line| line["result"] == "unchanged"), "{out}");

    let copy = desk.shelf().copy("guide-1").unwrap();
    std::fs::write(desk.shelf().file(&copy), "changed").unwrap();
    let (code, out, err) = desk.run(&["shelf", "verify", "guide-1"]);
    assert_eq!((code, out.as_str()), (1, "changed     guide-1\n"));
    assert!(err.contains("squadroom shelf update ID"));
    let (code, _, err) = desk.run(&["shelf", "open", "guide-1"]);
    let told =
        "the file was changed. Not opened. To download it again: squadroom shelf update guide-1";
    assert!(code == 3 && err.contains(told), "{err}");
    let (code, out, _) = desk.run(&["shelf", "update", "guide-1"]);
    assert_eq!((code, out.as_str()), (0, "saved      guide-1  PDF  8 KB\n"));

    let (code, out, _) = desk.run(&["shelf", "remove", "guide-1", "guide-2"]);
    assert_eq!(code, 0);
    assert_eq!(out.lines().count(), 2, "{out}");
    let (code, _, err) = desk.run(&["shelf", "remove", "guide-1"]);
    assert_eq!(code, 1);
    assert!(err.contains("`guide-1` isn't saved"), "{err}");
}

#[test]
fn a_file_is_imported_and_stays_when_its_entry_is_gone() {
    let server = library();
    let desk = Desk::new(&server, &[".pdf"]);
    let stick = desk.path("from stick.pdf");
    std::fs::write(&stick, pdf('s', 100)).unwrap();
    let (code, out, _) = desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide"]);
    assert_eq!((code, out.as_str()), (0, "saved      guide-1  PDF  116 B\n"));
    std::fs::remove_file(desk.path("catalog/publications.toml")).unwrap();
    let (code, out, _) = desk.run(&["shelf", "list"]);
    assert!(code == 0 && out.contains("Guide 1"), "{out}");
    let (code, _, err) = desk.run(&["shelf", "update"]);
    assert_eq!(code, 0);
    assert!(err.contains("1 came from a file"), "{err}");
    let (code, _, err) = desk.run(&["shelf", "add", "guide-1"]);
    assert!(code == 1 && err.contains("unknown id"), "{err}");
}

#[test]
fn without_a_network_the_reason_is_told() {
    let desk = Desk::new(&Server { port: 1 }, &[".pdf"]);
    let (code, out, _) = desk.run(&["shelf", "add", "guide-1"]);
    assert_eq!(code, 3);
    assert!(out.contains("can't reach localhost"), "{out}");
}
