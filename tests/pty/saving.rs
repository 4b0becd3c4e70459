//! Documents saved from a server, and what is left of them.

use crate::server::{Authority, Certificate, Server, Wire};
use crate::terminal::{Setup, Terminal};
use std::fs;
use std::path::{Path, PathBuf};

/// A finder on a catalog whose one publication stands on this server.
fn setup(server: &Server, authority: &Authority) -> Setup {
    let setup = Setup::new(&[]);
    let home = setup.home().to_owned();
    let catalog = home.join("catalog");
    fs::create_dir(&catalog).unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minimal");
    for file in fs::read_dir(fixture).unwrap().flatten() {
        fs::copy(file.path(), catalog.join(file.file_name())).unwrap();
    }
    let entry = format!(
        "[[publication]]\nid = \"guide\"\ntitle = \"The Guide\"\nabstract = \"A guide.\"\n\
         publisher = [\"agency\"]\nurl = \"{}\"\nurl_kind = \"exact\"\n\
         topics = [\"awareness\"]\nstatus = \"current\"\nsource = [{{ origin = \"first-page\" }}]\n",
        server.url("guide.pdf")
    );
    fs::write(catalog.join("publications.toml"), entry).unwrap();
    fs::write(home.join("root.pem"), authority.pem()).unwrap();
    setup
        .env("SSL_CERT_FILE", home.join("root.pem"))
        .env("SQUADROOM_CATALOG_ONLY", &catalog)
        .env("SQUADROOM_DATA", home.join("data"))
}

fn part(home: &Path) -> PathBuf {
    home.join("data/shelf/guide.part")
}

/// Sends the half of a document, and then nothing more.
fn half(wire: &mut Wire) {
    wire.pdf_head("ETag: \"1\"\r\nContent-Length: 40000\r\n");
    wire.put(format!("%PDF-1.7\n{}", "a".repeat(20_000 - 9)));
    wire.wait();
}

fn until_half_is_there(terminal: &Terminal, home: &Path) {
    terminal.search("guide");
    terminal.press("F6");
    terminal.until_shows(" of 39 KB");
    while fs::metadata(part(home)).unwrap().len() < 20_000 {
        std::thread::yield_now();
    }
}

#[test]
fn a_document_is_saved_found_and_removed() {
    let authority = Authority::new();
    let server = Server::start(&authority, Certificate::Good, |_, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf", b"%PDF-1.7\nwords\n%%EOF\n");
    });
    let terminal = setup(&server, &authority).open(80, 24);
    terminal.search("guide");
    terminal.press("F6");
    terminal.until_shows("Saved: The Guide (PDF, 21 B)");
    terminal.until_shows("Saved copy: PDF, 21 B, saved ");
    terminal.send("<Ctrl-U>");
    terminal.search("on:shelf");
    terminal.until_shows("1 of ");
    terminal.press("Esc");
    terminal.press("Esc");
    terminal.press("/");
    terminal.search("on:shelf");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn the_words_of_a_document_are_found_once_it_is_saved() {
    let authority = Authority::new();
    let server = Server::start(&authority, Certificate::Good, |_, wire| {
        wire.answer("200 OK\r\nContent-Type: text/plain", b"Photograph the quoll ledger.\n");
    });
    let setup = setup(&server, &authority);
    let file = setup.home().join("catalog/publications.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("guide.pdf", "guide.txt")).unwrap();
    let terminal = setup.open(120, 40);
    terminal.search("guide");
    terminal.press("F6");
    terminal.until_shows("Saved: The Guide (text, 29 B)");
    terminal.send("<Ctrl-U>");
    terminal.search("quoll");
    terminal.until_shows("Matches: saved copy");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn whoever_leaves_while_a_document_comes_loses_nothing_and_is_told() {
    let authority = Authority::new();
    let server = Server::start(&authority, Certificate::Good, |_, wire| half(wire));
    let setup = setup(&server, &authority);
    let home = setup.home().to_owned();
    let terminal = setup.open(80, 24);
    until_half_is_there(&terminal, &home);
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
    let told = terminal.text().replace('\n', "");
    assert!(told.contains("not saved: The Guide: stopped; 19 KB kept"), "{told}");
    assert_eq!(fs::metadata(part(&home)).unwrap().len(), 20_000);
}
