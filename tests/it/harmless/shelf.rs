//! Notes and words on a shelf that somebody else wrote.

use crate::harmless::{checked, data, payloads};
use serde_json::json;
use squadroom::shelf::{Block, Shelf, TextPage};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn put(shelf: &Path, id: &str, text: &str, bytes: u64) {
    let note = json!({
        "version": 1, "id": id, "title": text, "file": format!("{id}.0123456789ab.pdf"),
        "document": "pdf", "bytes": bytes, "sha256": text, "saved": text, "checked": text,
        "url": text, "came_from": text, "imported": text,
        "validators": { "etag": text, "modified": text },
    });
    fs::write(shelf.join(format!("{id}.json")), note.to_string()).unwrap();
    fs::write(shelf.join(format!("{id}.0123456789ab.pdf")), "%PDF-1.4\n").unwrap();
}

#[test]
fn nothing_foreign_in_a_note_of_the_shelf_leaves_it() {
    let home = TempDir::new().unwrap();
    let shelf = data(&home).join("shelf");
    fs::create_dir_all(&shelf).unwrap();
    for (place, payload) in payloads::all().iter().enumerate() {
        put(&shelf, &format!("copy-{place}"), &format!("{place} {payload}"), 9);
    }
    let outputs: &[&[&str]] = &[
        &["shelf", "list"],
        &["shelf", "list", "--json"],
        &["shelf", "verify"],
        &["shelf", "verify", "--json"],
        &["shelf", "read", "copy-7"],
        &["shelf", "open", "copy-7"],
        &["shelf", "prefer", "copy-7"],
        &["shelf", "remove", "copy"],
        &["forget", "--shelf"],
        &["search", "on:shelf"],
    ];
    for output in outputs {
        let told = checked(&home, output);
        if *output == ["shelf", "list"] {
            assert_eq!(told.lines().count(), 300);
        }
    }
    println!("notes of the shelf: {} combinations", 300 * 9 * outputs.len());
}

#[test]
fn nothing_foreign_in_the_words_of_a_copy_leaves_them() {
    let home = TempDir::new().unwrap();
    let shelf = data(&home).join("shelf");
    fs::create_dir_all(&shelf).unwrap();
    put(&shelf, "portal", "Portal", 9);
    let block = |(place, payload): (usize, &String)| Block {
        heading: (place % 3) as u8,
        text: format!("ledger{place} {payload} after"),
        ..Block::default()
    };
    let payloads = payloads::all();
    let blocks = payloads.iter().enumerate().map(block).collect();
    let page = TextPage { page: 1, blocks, ..TextPage::default() };
    // What is kept is what is given: the words are cleaned when they are read.
    let shelf = Shelf::new(shelf);
    let copy = shelf.copies().unwrap().0.remove(0);
    shelf.save_text(&copy, &[page]).unwrap();
    let read = checked(&home, &["shelf", "read", "portal"]);
    assert!(read.contains("ledger299"), "{read}");
    checked(&home, &["shelf", "read", "portal", "--json"]);
    let mut count = 2 * payloads.len();
    for place in (0..payloads.len()).step_by(10) {
        let word = format!("ledger{place}");
        let told = checked(&home, &["search", &word]);
        assert!(told.contains("Page 1 of the copy: "), "{told}");
        checked(&home, &["search", &word, "--json"]);
        checked(&home, &["search", &word, "--explain"]);
        count += 3;
    }
    println!("words of a copy: {count} combinations");
}

#[test]
fn why_a_copy_cannot_be_read_is_told_harmlessly() {
    let payloads = payloads::all();
    for payload in payloads.iter().step_by(10) {
        let home = TempDir::new().unwrap();
        let shelf = data(&home).join("shelf");
        fs::create_dir_all(&shelf).unwrap();
        put(&shelf, "portal", "Portal", 9);
        let why = format!("{} words6\n{payload}\n", env!("CARGO_PKG_VERSION"));
        fs::write(shelf.join("portal.0123456789ab.unreadable"), why).unwrap();
        fs::write(shelf.join("other.json"), format!("{{\"id\": \"{payload}\"")).unwrap();
        checked(&home, &["shelf", "read", "portal"]);
        checked(&home, &["shelf", "list"]);
    }
}
