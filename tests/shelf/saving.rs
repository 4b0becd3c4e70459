//! What a well-behaved server gets: copies, resumed transfers, new versions.

use super::*;
use squadroom::shelf::DocumentType;
use std::sync::{Arc, Mutex};

const TAG: &str = "ETag: \"one\"\r\n";

#[test]
fn a_document_is_saved_with_what_is_known_of_it() {
    let bench = Bench::new();
    let body = pdf('a', 300_000);
    let server = good(move |_, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf\r\nETag: \"one\"", &pdf('a', 300_000));
    });
    let wanted = wanted(server.url("guide.pdf"));
    let SaveOutcome::New(copy) = bench.save(&wanted).unwrap() else { panic!() };
    assert_eq!((copy.document, copy.bytes), (DocumentType::Pdf, body.len() as u64));
    assert_eq!(copy.validators.etag.as_deref(), Some("\"one\""));
    assert_eq!(copy.day(), "Nov 24, 2026");
    assert_eq!(std::fs::read(bench.shelf.file(&copy)).unwrap(), body);
    assert_eq!(bench.shelf.copy("labor-guide").unwrap(), copy);
    assert_eq!(bench.shelf.health(&copy), Health::Whole);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for file in std::fs::read_dir(bench.shelf.directory()).unwrap() {
            let mode = file.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
    }
    // Somebody changes the file.
    std::fs::write(bench.shelf.file(&copy), "else").unwrap();
    assert_eq!(bench.shelf.health(&copy), Health::Changed);
    assert!(bench.shelf.remove("labor-guide").unwrap() > 0);
    assert!(matches!(bench.shelf.copy("labor-guide"), Err(ShelfError::Missing(_))));
    assert_eq!(bench.shelf.copies().unwrap().0, []);
}

/// Serves `body` with a tag; honours ranges of that version.
fn resumable(tag: &'static str, body: Vec<u8>) -> impl Fn(&Asked, &mut Wire) + Send + Sync {
    move |asked, wire| {
        let from = asked.header("range").and_then(|range| range.strip_prefix("bytes="));
        let from = from.and_then(|range| range.strip_suffix('-')?.parse::<usize>().ok());
        let same = asked.header("if-range") == Some(tag);
        match from.filter(|_| same) {
            Some(from) => {
                let (last, all) = (body.len() - 1, body.len());
                let head = format!(
                    "206 Partial Content\r\nContent-Type: application/pdf\r\nETag: {tag}\r\n\
                     Content-Range: bytes {from}-{last}/{all}"
                );
                wire.answer(&head, &body[from..]);
            }
            None => {
                let head = format!("200 OK\r\nContent-Type: application/pdf\r\nETag: {tag}");
                wire.answer(&head, &body);
            }
        }
    }
}

#[test]
fn a_stopped_transfer_goes_on_where_it_was() {
    let bench = Bench::new();
    let ranges = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ranges);
    let serve = resumable("\"one\"", pdf('a', 1_000_000));
    let server = good(move |asked, wire| {
        seen.lock().unwrap().push(asked.header("range").map(str::to_owned));
        serve(asked, wire);
    });
    let wanted = wanted(server.url("guide.pdf"));
    let stopped = bench.save_until(&wanted, 300_000);
    assert!(matches!(stopped, Err(ShelfError::Stopped)), "{stopped:?}");
    let kept = bench.shelf.kept_part("labor-guide").unwrap();
    assert!(kept >= 300_000);
    let copy = bench.save(&wanted).unwrap().copy().clone();
    assert_eq!(std::fs::read(bench.shelf.file(&copy)).unwrap(), pdf('a', 1_000_000));
    assert_eq!(*ranges.lock().unwrap(), [None, Some(format!("bytes={kept}-"))]);
    assert_eq!(bench.shelf.kept_part("labor-guide"), None);
}

#[test]
fn a_part_of_an_older_version_is_not_mixed_with_a_newer_one() {
    let bench = Bench::new();
    let (old, new) =
        (resumable("\"one\"", pdf('a', 900_000)), resumable("\"two\"", pdf('b', 800_000)));
    let server = good(move |asked, wire| match asked.before {
        0 => old(asked, wire),
        _ => new(asked, wire),
    });
    let wanted = wanted(server.url("guide.pdf"));
    bench.save_until(&wanted, 300_000).unwrap_err();
    let copy = bench.save(&wanted).unwrap().copy().clone();
    assert_eq!(std::fs::read(bench.shelf.file(&copy)).unwrap(), pdf('b', 800_000));
}

#[test]
fn a_wrong_part_is_not_pasted_in() {
    for range in ["bytes 7-99/100", "bytes */100", "pages 1-2/3", ""] {
        let bench = Bench::new();
        let server = good(move |asked, wire| match asked.header("range") {
            Some(_) => {
                let head = format!(
                    "206 Partial Content\r\nContent-Type: application/pdf\r\n{TAG}Content-Range: {range}"
                );
                wire.answer(&head, b"wrong");
            }
            None => {
                let head = format!("200 OK\r\nContent-Type: application/pdf\r\n{}", TAG.trim_end());
                wire.answer(&head, &pdf('a', 900_000));
            }
        });
        let wanted = wanted(server.url("guide.pdf"));
        bench.save_until(&wanted, 300_000).unwrap_err();
        let copy = bench.save(&wanted).unwrap().copy().clone();
        assert_eq!(std::fs::read(bench.shelf.file(&copy)).unwrap(), pdf('a', 900_000));
    }
}

#[test]
fn a_newer_version_replaces_the_copy_and_the_same_one_is_not_fetched_again() {
    let bench = Bench::new();
    let server = good(|asked, wire| match (asked.before, asked.header("if-none-match")) {
        (0, None) => {
            wire.answer("200 OK\r\nContent-Type: application/pdf\r\nETag: \"one\"", &pdf('a', 9));
        }
        (1, Some("\"one\"")) => wire.answer("304 Not Modified", b""),
        (2, Some("\"one\"")) => {
            wire.answer("200 OK\r\nContent-Type: application/pdf\r\nETag: \"two\"", &pdf('b', 9));
        }
        (3, Some("\"two\"")) => {
            wire.answer("200 OK\r\nContent-Type: application/pdf\r\nETag: \"three\"", &pdf('b', 9));
        }
        _ => wire.answer("500 Wrong", b""),
    });
    let wanted = wanted(server.url("guide.pdf"));
    let SaveOutcome::New(first) = bench.save(&wanted).unwrap() else { panic!() };
    assert_eq!(bench.save(&wanted).unwrap(), SaveOutcome::Unchanged(first.clone()));
    let SaveOutcome::New(second) = bench.save(&wanted).unwrap() else { panic!() };
    assert_ne!(first.sha256, second.sha256);
    assert!(!bench.shelf.file(&first).exists());
    // Other words of the server, the same bytes.
    let SaveOutcome::Unchanged(third) = bench.save(&wanted).unwrap() else { panic!() };
    assert_eq!(
        (third.sha256.as_str(), third.validators.etag.as_deref()),
        (second.sha256.as_str(), Some("\"three\""))
    );
}

#[test]
fn redirects_are_followed_up_to_five() {
    let bench = Bench::new();
    let server = good(|asked, wire| match asked.path.trim_start_matches("/r").parse::<u32>() {
        Ok(0) => wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9)),
        Ok(left) => wire.answer(&format!("302 Found\r\nLocation: r{}", left - 1), b""),
        Err(_) => wire.answer("404 Not Found", b""),
    });
    let copy = bench.save(&wanted(server.url("r5"))).unwrap().copy().clone();
    assert_eq!(copy.came_from, Some(server.url("r0")));
    let error = bench.save(&wanted(server.url("r6"))).unwrap_err();
    assert!(matches!(error, ShelfError::TooManyRedirects(5)));
}

#[test]
fn a_full_shelf_and_a_full_disk_are_told_before_anything_comes() {
    let mut bench = Bench::new();
    let server = good(|_, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 400_000));
    });
    let wanted = wanted(server.url("guide.pdf"));
    bench.limits.shelf = 100_000;
    let error = bench.save(&wanted).unwrap_err();
    assert!(matches!(error, ShelfError::Quota { .. }), "{error}");
    bench.limits = Limits { spare: u64::MAX / 2, shelf: 100 * MB, copy: MB };
    let error = bench.save(&wanted).unwrap_err();
    assert!(matches!(error, ShelfError::DiskFull { .. }), "{error}");
    assert_eq!(bench.shelf.kept_part("labor-guide"), None);
    bench.limits.spare = 0;
    bench.save(&wanted).unwrap();
}

#[test]
fn a_file_from_a_stick_is_copied_and_what_is_no_document_is_not() {
    let bench = Bench::new();
    let stick = TempDir::new().unwrap();
    let file = stick.path().join("guide \u{1b}[31m.pdf");
    std::fs::write(&file, pdf('a', 9)).unwrap();
    let wanted = wanted("https://example.org/".to_owned());
    let import =
        |file: &std::path::Path| bench.saver(|saver| saver.import(file, &wanted, &mut |_| true));
    let SaveOutcome::New(copy) = import(&file).unwrap() else { panic!() };
    assert_eq!(copy.imported.as_deref(), Some("guide \\u{1b}[31m.pdf"));
    assert_eq!((copy.url.as_deref(), DownloadRequest::again(&copy)), (None, None));
    for (bytes, told) in [(&b"\x7fELF\x02\x01\x01\0"[..], "squadroom saves only"), (b"", "empty")] {
        std::fs::write(&file, bytes).unwrap();
        let error = import(&file).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
    import(stick.path()).unwrap_err();
    import(&stick.path().join("none")).unwrap_err();
    assert_eq!(bench.shelf.health(&copy), Health::Whole);
}

#[test]
fn two_programs_do_not_save_the_same_document_at_once() {
    let bench = Bench::new();
    let server = good(|_, wire| {
        wire.answer(
            &format!("200 OK\r\nContent-Type: application/pdf\r\n{}", TAG.trim_end()),
            &pdf('a', 900_000),
        );
    });
    let wanted = wanted(server.url("guide.pdf"));
    let mut second = None;
    let first = bench.saver(|saver| {
        saver.save(&wanted, &mut |_| {
            second.get_or_insert_with(|| bench.save(&wanted));
            true
        })
    });
    assert!(matches!(second, Some(Err(ShelfError::Busy))), "{second:?}");
    first.unwrap();
}

#[test]
fn what_a_crash_left_is_swept_and_a_damaged_note_is_told() {
    let bench = Bench::new();
    let server = good(|_, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9));
    });
    let wanted = wanted(server.url("guide.pdf"));
    let copy = bench.save(&wanted).unwrap().copy().clone();
    // The digits are those of the hash of "left".
    let path = |name: &str| bench.shelf.directory().join(name);
    for name in ["other.360f84035942.pdf", "labor-guide.360f84035942.pdf", "squadroom-new-x4Ru0c"] {
        std::fs::write(path(name), "left").unwrap();
    }
    std::fs::write(path("budget.json"), "{\"rent\": 1}").unwrap();
    std::fs::write(path("damaged.360f84035942.pdf"), "left").unwrap();
    for text in [
        "{",
        "{\"version\": 1}",
        &std::fs::read_to_string(path("labor-guide.json"))
            .unwrap()
            .replace(&copy.file, "../../../etc/passwd"),
    ] {
        std::fs::write(path("damaged.json"), text).unwrap();
        let (copies, faults) = bench.shelf.copies().unwrap();
        assert_eq!((copies.len(), faults.len()), (1, 1), "{text}");
    }
    std::fs::remove_file(bench.shelf.file(&copy)).unwrap();
    bench.save(&wanted).unwrap();
    for name in ["other.360f84035942.pdf", "labor-guide.360f84035942.pdf", "squadroom-new-x4Ru0c"] {
        assert!(!path(name).exists(), "{name}");
    }
    assert_eq!(bench.shelf.health(&copy), Health::Whole);
}

#[test]
fn a_choice_for_one_copy_stays_when_a_newer_version_comes() {
    let bench = Bench::new();
    let server = good(|asked, wire| {
        let tag = format!("\"{}\"", asked.before / 2);
        match asked.header("if-none-match") {
            Some(known) if known == tag => wire.answer("304 Not Modified", b""),
            _ => {
                let head = format!("200 OK\r\nContent-Type: application/pdf\r\nETag: {tag}");
                wire.answer(&head, &pdf('v', 900 + asked.before));
            }
        }
    });
    let wanted = wanted(server.url("guide.pdf"));
    let copy = bench.save(&wanted).unwrap().copy().clone();
    let note = bench.shelf.directory().join("labor-guide.json");
    assert!(!std::fs::read_to_string(&note).unwrap().contains("preferred"), "as notes were before");
    assert!(copy.is_preferred(true) && !copy.is_preferred(false), "as the settings say");
    let chosen = bench.shelf.prefer("labor-guide", Some(true)).unwrap();
    assert_eq!(chosen, squadroom::shelf::SavedDocument { preferred: Some(true), ..copy });
    for is_new in [false, true, false] {
        let saved = bench.save(&wanted).unwrap();
        assert_eq!(matches!(saved, SaveOutcome::New(_)), is_new);
        assert_eq!(saved.copy().preferred, Some(true));
    }
    bench.shelf.prefer("labor-guide", Some(false)).unwrap();
    let copy = bench.shelf.copy("labor-guide").unwrap();
    assert!(!copy.is_preferred(true) && bench.shelf.health(&copy) == Health::Whole);
    assert!(matches!(bench.shelf.prefer("nothing", None), Err(ShelfError::Missing(_))));
}

#[test]
fn what_is_chosen_or_removed_while_the_server_is_asked_stays_so() {
    let bench = Bench::new();
    let shelf = bench.shelf.clone();
    let server = good(move |asked, wire| {
        let head = "200 OK\r\nContent-Type: application/pdf\r\nETag: \"one\"";
        match asked.before {
            1..=3 => drop(shelf.prefer("labor-guide", Some(asked.before != 2)).unwrap()),
            4 => drop(shelf.remove("labor-guide").unwrap()),
            _ => {}
        }
        match asked.before {
            0 | 2 => wire.answer(head, &pdf('a', 900)),
            3 => wire.answer(head, &pdf('b', 900)),
            _ => wire.answer("304 Not Modified", b""),
        }
    });
    let wanted = wanted(server.url("guide.pdf"));
    bench.save(&wanted).unwrap();
    for (is_new, preferred) in [(false, true), (false, false), (true, true)] {
        let saved = bench.save(&wanted).unwrap();
        assert_eq!(matches!(saved, SaveOutcome::New(_)), is_new);
        assert_eq!(saved.copy().preferred, Some(preferred));
        assert_eq!(bench.shelf.copy("labor-guide").unwrap(), *saved.copy());
    }
    assert!(matches!(bench.save(&wanted), Err(ShelfError::Missing(_))));
    assert!(matches!(bench.shelf.copy("labor-guide"), Err(ShelfError::Missing(_))));
}
