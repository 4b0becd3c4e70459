//! The officer's record, written from the finder into a file and read again.

use crate::terminal::{Setup, Terminal};
use nix::sys::signal::Signal;
use squadroom::record::Record;
use std::fs;
use std::path::{Path, PathBuf};

/// A finder on the small catalog that keeps its record in this directory.
fn open(data: &Path) -> Terminal {
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    Setup::new(&[]).env("SQUADROOM_CATALOG_ONLY", catalog).env("SQUADROOM_DATA", data).open(80, 24)
}

fn file(data: &Path) -> PathBuf {
    data.join("record.db")
}

#[test]
fn what_is_written_down_is_there_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    assert!(!data.exists(), "nothing is made before something is written down");
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Starred: Closing the Door");
    terminal.send("<Alt-N>");
    terminal.until_shows("Don't write case data");
    terminal.send("Good for roll call.<Enter>Ask Ruiz.");
    terminal.until_shows("Ask Ruiz.");
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Note saved: Closing the Door");
    terminal.send("<Alt-D>");
    terminal.until_shows("Certificate:");
    terminal.send("<Ctrl-U>2026-03-02<Tab>1:30<Ctrl-S>");
    terminal.until_shows("Logged 1.5 h, Mar 2, 2026");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);

    let terminal = open(&data);
    terminal.search("is:starred is:done");
    terminal.until_shows("1 of ");
    terminal.until_shows("*+▌Closing the Door");
    terminal.until_shows("Your log: starred; done Mar 2, 2026, 1.5 h");
    terminal.until_shows("Your note: Good for roll call.");
    terminal.until_shows("Your log: starred; done Mar 2, 2026, 1.5 h");
    terminal.until_shows("Your note: Good for roll call. …");
    terminal.send("<F5>");
    terminal.until_shows("1.5 hours in 1 training");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn topics_of_an_in_service_day_count_for_the_training_cycle() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config.toml");
    let cycle = "[training_cycle]\nhours = 8\nfrom = '2000-01-01'\nto = '2099-12-31'\n\
        required = [{ topic = 'labor-trafficking', hours = 3 }]\n";
    fs::write(&config, cycle).unwrap();
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    let setup = Setup::new(&["--config", config.to_str().unwrap()]);
    let setup = setup.env("SQUADROOM_CATALOG_ONLY", catalog);
    let terminal = setup.env("SQUADROOM_DATA", home.path().join("data")).open(80, 24);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<F5>");
    terminal.until_shows("Labor trafficking 3 h (0 of 3 h)");
    terminal.send("a");
    terminal.until_shows("Topics:");
    terminal.send("In-service day<Tab><Tab>2<Tab>labor<Ctrl-S>");
    terminal.until_shows("Logged 2 h");
    terminal.until_shows("Labor trafficking 1 h (2 of 3 h)");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn a_list_is_filled_and_found() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-L>");
    terminal.until_shows("You have no lists yet.");
    terminal.send("Roll call<Enter>");
    terminal.until_shows("Added to the list Roll call: Closing the Door");
    terminal.send("<Ctrl-U>list:\"roll call\"");
    terminal.until_shows("1 of ");
    terminal.send("<Alt-L>");
    terminal.until_shows("> [x] Roll call");
    terminal.send("<Enter>");
    terminal.until_shows("Removed from the list Roll call");
    // A list is there as long as something is in it.
    terminal.send("<Ctrl-U>massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-L>");
    terminal.until_shows("You have no lists yet.");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn a_note_that_the_disk_refuses_stays_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    // A file where the directory belongs: nobody can write there, root neither.
    fs::write(&data, "").unwrap();
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.send("<Alt-N>");
    terminal.until_shows("Note: Closing the Door");
    terminal.send("Good for roll call.<Ctrl-S>");
    terminal.until_shows("Not saved: ");
    assert!(terminal.text().contains("Good for roll call."), "{}", terminal.text());
    fs::remove_file(&data).unwrap();
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Note saved: Closing the Door");
    assert!(file(&data).is_file());
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn what_was_asked_for_last_is_written_before_the_program_ends() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Ctrl-S><Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    let terminal = open(&data);
    terminal.search("is:starred");
    terminal.until_shows("1 of ");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn a_damaged_record_is_set_aside_and_told_of() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(file(&data), "no database").unwrap();
    let terminal = open(&data);
    terminal.until_shows("Your record was damaged");
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Starred: Closing the Door");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    let aside = fs::read_dir(&data).unwrap().flatten();
    let aside = aside.map(|file| file.file_name().to_string_lossy().into_owned());
    assert_eq!(aside.filter(|name| name.starts_with("record-damaged-")).count(), 1);
}

#[test]
fn whoever_leaves_while_another_program_writes_is_told() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    drop(squadroom::record::Record::open(&data).unwrap());
    let other = rusqlite::Connection::open(file(&data)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Ctrl-S><Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
    let told = terminal.text().replace('\n', "");
    assert!(told.contains("your last change may not be saved"), "{told}");
}

#[test]
fn quick_exit_keeps_a_note_that_is_not_saved_as_a_draft() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-N>");
    terminal.until_shows("Don't write case data");
    // The last letters come with the key itself.
    terminal.send("Good for roll call.");
    terminal.until_shows("roll call.");
    terminal.send(" Ask Ruiz.<Ctrl-Q>");
    assert_eq!(terminal.exit().exit_code(), 0);
    terminal.assert_given_back();
    assert_eq!(terminal.text().trim(), "");
    let drafts = data.join("drafts.json");
    assert_eq!(fs::metadata(&drafts).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!file(&data).exists(), "nothing is in the record");

    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-N>");
    terminal.until_shows("Good for roll call. Ask Ruiz.");
    terminal.until_shows("This is your draft");
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Note saved: Closing the Door");
    assert!(!drafts.exists());
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn a_signal_keeps_a_note_that_is_not_saved_and_the_next_start_says_so() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        let terminal = open(&data);
        terminal.search("massage businesses");
        terminal.until_shows("2 of ");
        terminal.press("Alt-N");
        terminal.send("Ask Ruiz.");
        terminal.until_shows("Ask Ruiz.");
        terminal.signal(signal);
        assert!(terminal.exit().signal().is_some(), "{signal:?}");
        let kept = fs::read_to_string(data.join("drafts.json")).unwrap();
        assert!(kept.contains("Ask Ruiz."), "{signal:?} {kept}");

        let terminal = open(&data);
        terminal.until_shows("Not saved last time: your note on Closing the Door");
        terminal.send("<Ctrl-C><Ctrl-C>");
        terminal.exit();
    }
}

#[test]
fn a_note_that_was_saved_in_another_window_is_not_replaced() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let windows = [open(&data), open(&data)];
    for (window, text) in windows.iter().zip(["Ask Ruiz.", "Ask Kim."]) {
        window.search("massage businesses");
        window.until_shows("2 of ");
        window.press("Alt-N");
        window.send(text);
        window.until_shows(text);
    }
    windows[1].send("<Ctrl-S>");
    windows[1].until_shows("Note saved: Closing the Door");
    windows[0].send("<Ctrl-S>");
    windows[0].until_shows("this note was changed elsewhere while you wrote");
    windows[0].until_shows("Ask Ruiz.");
    let contents = Record::open(&data).unwrap().contents().unwrap();
    let note = contents.kept["massage-guide"].standing.note.as_ref().unwrap();
    assert_eq!(note.text.trim(), "Ask Kim.");
}

#[test]
fn drafts_that_are_damaged_are_kept_aside_and_said() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("drafts.json"), "{\"massage-guide\": \"Ask Ruiz.\", \"cut").unwrap();
    let terminal = open(&data);
    terminal.until_shows("The file of your unsaved drafts was damaged.");
    terminal.send("<Ctrl-C><Ctrl-C>");
    terminal.exit();
    assert!(data.join("drafts-damaged-1.json").exists());
}

#[test]
fn quick_exit_keeps_a_form_that_is_not_saved_as_a_draft_until_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-P>");
    terminal.until_shows("Due");
    terminal.send("2099-01-31<Ctrl-Q>");
    assert_eq!(terminal.exit().exit_code(), 0);
    let drafts = data.join("drafts.json");
    assert_eq!(fs::metadata(&drafts).unwrap().permissions().mode() & 0o777, 0o600);
    let kept = fs::read_to_string(&drafts).unwrap();
    assert!(kept.contains("Due: 2099-01-31"), "{kept}");

    let terminal = open(&data);
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-P>");
    terminal.until_shows("2099-01-31");
    terminal.until_shows("This is your draft");
    terminal.send("<Ctrl-S>");
    terminal.until_shows("Planned for Jan 31, 2099");
    assert!(!drafts.exists());
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);
}

#[test]
fn quick_exit_tells_that_a_note_could_not_be_kept_and_not_which() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let terminal = open(&file.join("data"));
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send("<Alt-N>");
    terminal.until_shows("Don't write case data");
    terminal.send("Ask Ruiz.");
    terminal.until_shows("Ask Ruiz.");
    terminal.send("<Ctrl-Q>");
    assert_eq!(terminal.exit().exit_code(), 3);
    terminal.assert_given_back();
    let told = terminal.text();
    let expected = "squadroom: unsaved text couldn't be kept as a draft";
    assert_eq!(told.trim(), expected);
}

#[test]
fn a_signal_tells_that_a_note_could_not_be_kept_once_the_terminal_is_given_back() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        let terminal = open(&file.join("data"));
        terminal.search("massage businesses");
        terminal.until_shows("2 of ");
        terminal.press("Alt-N");
        terminal.send("Ask Ruiz.");
        terminal.until_shows("Ask Ruiz.");
        terminal.signal(signal);
        assert!(terminal.exit().signal().is_some(), "{signal:?}");
        terminal.assert_given_back();
        let told = terminal.text();
        let expected = "squadroom: unsaved text couldn't be kept as a draft";
        assert!(told.contains(expected) && !told.contains("Ruiz"), "{signal:?}: {told}");
    }
}

#[test]
fn drafts_of_two_windows_that_are_closed_at_once_are_both_kept() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let windows = [(open(&data), "Ask Ruiz."), (open(&data), "Room 4.")];
    for (terminal, text) in &windows {
        terminal.search("massage businesses");
        terminal.until_shows("2 of ");
        terminal.press("Alt-N");
        terminal.send(text);
        terminal.until_shows(text);
    }
    windows.iter().for_each(|(terminal, _)| terminal.signal(Signal::SIGHUP));
    for (terminal, _) in windows {
        assert!(terminal.exit().signal().is_some());
    }
    let terminal = open(&data);
    terminal.until_shows("and 1 more. Open it there to continue.");
    terminal.search("massage businesses");
    terminal.press("Alt-N");
    terminal.until_shows("You have several drafts here.");
    let first = terminal.text();
    terminal.send("<Esc><Esc>");
    terminal.until("the note closed", |seen| !seen.text().contains("Several windows"));
    terminal.press("Alt-N");
    terminal.until_shows("This is your draft");
    let both = first + &terminal.text();
    assert!(both.contains("Ask Ruiz.") && both.contains("Room 4."), "{both}");
    terminal.send("<Ctrl-Q>");
    terminal.exit();
}

#[test]
fn alt_that_comes_as_esc_changes_nothing_and_a_message_names_the_key() {
    let home = tempfile::tempdir().unwrap();
    let terminal = open(&home.path().join("data"));
    terminal.search("massage businesses");
    terminal.until_shows("2 of ");
    terminal.send_bytes("\x1bn");
    terminal.until_shows("This terminal sends Alt as Esc. Press Ctrl-O, then n instead.");
    assert!(terminal.text().contains("massage businesses"), "{}", terminal.text());
    terminal.send("<Ctrl-Q>");
    assert_eq!(terminal.exit().exit_code(), 0);
}
