//! What is corrected or removed after it was sent is voided in the store, once.

use crate::Home;
use crate::sending::{log_of, send};
use crate::store::{Store, store};
use std::sync::{Arc, Mutex};

/// The id of the first line of the log.
fn first_id(home: &Home) -> String {
    home.text(&["log"]).split(['[', ']']).nth(1).unwrap().to_owned()
}

fn counts(store: &Arc<Mutex<Store>>) -> (usize, usize) {
    let store = store.lock().unwrap();
    (store.valid().len(), store.voided().count())
}

/// A log of so many lines that a store has.
fn sent(count: u32) -> (Home, String, Arc<Mutex<Store>>) {
    let home = Home::new();
    log_of(&home, count);
    let (address, store) = store(0, 0);
    let first = send(&home, &address);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert_eq!(counts(&store), (count as usize, 0));
    (home, address, store)
}

#[test]
fn a_corrected_line_is_voided_and_sent_anew_once() {
    let (home, address, store) = sent(2);
    let id = first_id(&home);
    home.text(&["log", "edit", &id, "--hours", "3"]);
    let again = send(&home, &address);
    let told = "sent 1 statement; the store had 1 already; voided 1 earlier statement\n";
    assert_eq!((again.out.as_str(), again.err.as_str()), (told, ""));
    assert_eq!(counts(&store), (2, 1));
    let hours = |store: &Store| -> Vec<String> {
        let of = |id: &&str| store.statements[*id]["result"]["duration"].to_string();
        store.valid().iter().map(of).collect()
    };
    assert!(hours(&store.lock().unwrap()).contains(&"\"PT3H\"".to_owned()));
    assert_eq!(send(&home, &address).out, "sent 0 statements; the store had 2 already\n");
    assert_eq!((counts(&store), store.lock().unwrap().statements.len()), ((2, 1), 4));
}

#[test]
fn removed_lines_are_voided_and_the_last_one_too() {
    let (home, address, store) = sent(2);
    home.text(&["log", "edit", &first_id(&home), "--off"]);
    let told = "sent 0 statements; the store had 1 already; voided 1 earlier statement\n";
    assert_eq!(send(&home, &address).out, told);
    assert_eq!(counts(&store), (1, 1));
    home.text(&["log", "edit", &first_id(&home), "--off"]);
    assert_eq!(send(&home, &address).out, "sent 0 statements; voided 1 earlier statement\n");
    assert_eq!(counts(&store), (0, 2));
    let none = send(&home, &address);
    assert!(none.err.contains("nothing was sent"), "{}", none.err);
}

#[test]
fn an_answer_that_is_lost_voids_nothing_twice() {
    let (home, address, store) = sent(60);
    home.text(&["log", "edit", &first_id(&home), "--hours", "3"]);
    store.lock().unwrap().lost = 1;
    assert_eq!(send(&home, &address).code, 0);
    assert_eq!((counts(&store), store.lock().unwrap().statements.len()), ((60, 1), 62));
    // The store refuses the new statement, whether it has taken the voiding one or not.
    home.text(&["log", "edit", &first_id(&home), "--hours", "4"]);
    store.lock().unwrap().is_closed = true;
    let refused = send(&home, &address);
    assert_eq!(refused.code, 3, "{} {}", refused.out, refused.err);
    store.lock().unwrap().is_closed = false;
    assert_eq!(send(&home, &address).code, 0);
    assert_eq!((counts(&store), store.lock().unwrap().statements.len()), ((60, 2), 64));
}

#[test]
fn a_line_whose_first_sending_failed_is_voided_if_the_store_has_it() {
    let home = Home::new();
    log_of(&home, 1);
    let (address, store) = store(0, 0);
    // The store takes the statement in and answers like no store.
    store.lock().unwrap().fixed = Some((1, "200 OK", "{}"));
    store.lock().unwrap().lost = 1;
    assert_eq!(send(&home, &address).code, 3);
    assert_eq!(counts(&store), (1, 0));
    home.text(&["log", "edit", &first_id(&home), "--hours", "3"]);
    store.lock().unwrap().fixed = None;
    assert_eq!(send(&home, &address).out, "sent 1 statement; voided 1 earlier statement\n");
    assert_eq!(counts(&store), (1, 1));
}

#[test]
fn a_line_that_comes_back_is_valid_again() {
    let (home, address, store) = sent(1);
    let file = home.data().with_file_name("log.json");
    home.text(&["log", "--json", "--output", file.to_str().unwrap()]);
    home.text(&["log", "edit", &first_id(&home), "--off"]);
    send(&home, &address);
    assert_eq!(counts(&store), (0, 1));
    home.text(&["record", "import", file.to_str().unwrap()]);
    assert_eq!(send(&home, &address).out, "sent 1 statement\n");
    assert_eq!(counts(&store), (1, 1));
    assert_eq!(send(&home, &address).out, "sent 0 statements; the store had 1 already\n");
}

#[test]
fn a_restored_copy_knows_what_was_sent_since() {
    let (home, address, store) = sent(1);
    let copy = home.data().with_file_name("copy.db");
    let copy = copy.to_str().unwrap();
    home.text(&["record", "backup", copy]);
    home.text(&["log", "edit", &first_id(&home), "--hours", "3"]);
    send(&home, &address);
    assert_eq!(counts(&store), (1, 1));
    home.text(&["record", "restore", copy, "--yes"]);
    assert_eq!(send(&home, &address).out, "sent 1 statement; voided 1 earlier statement\n");
    assert_eq!(counts(&store), (1, 2));
    let store = store.lock().unwrap();
    let valid = *store.valid().first().unwrap();
    assert_eq!(store.statements[valid]["result"]["duration"], "PT1H30M");
}

#[test]
fn a_store_that_refuses_voiding_gets_the_new_statement_and_is_named() {
    let (home, address, store) = sent(2);
    home.text(&["log", "edit", &first_id(&home), "--hours", "3"]);
    store.lock().unwrap().is_voiding_refused = true;
    let refused = send(&home, &address);
    assert_eq!((refused.code, counts(&store)), (1, (3, 0)), "{}", refused.err);
    assert_eq!(refused.out, "sent 1 statement; the store had 1 already\n");
    let told = "the store doesn't let you void statements, so 1 statement of corrected";
    assert!(refused.err.contains(told), "{}", refused.err);
    store.lock().unwrap().is_voiding_refused = false;
    let told = "sent 0 statements; the store had 2 already; voided 1 earlier statement\n";
    assert_eq!(send(&home, &address).out, told);
    assert_eq!(counts(&store), (2, 1));
}

#[test]
fn another_store_and_another_person_are_left_alone() {
    let (home, _, first) = sent(1);
    let (other, second) = store(0, 0);
    home.text(&["log", "edit", &first_id(&home), "--hours", "3"]);
    assert_eq!(send(&home, &other).out, "sent 1 statement\n");
    assert_eq!((counts(&first), counts(&second)), ((1, 0), (1, 0)));
    let fixed = ["record", "send", "--lrs", &other, "--email", "roe@example.gov"];
    assert_eq!(home.text(&fixed), "sent 1 statement\n");
    assert_eq!(counts(&second), (2, 0));
}

#[cfg(unix)]
#[test]
fn a_command_gives_the_password_or_the_token() {
    let home = Home::new();
    log_of(&home, 1);
    let (address, store) = store(0, 0);
    let with = |user: Option<&str>, command: &str| {
        let args = ["record", "send", "--lrs", &address, "--email", "doe@example.gov"];
        let mut program = home.command(&[&args[..], &["--credential-command", command]].concat());
        program.env("SQUADROOM_LRS_TOKEN", "another");
        if let Some(user) = user {
            program.env("SQUADROOM_LRS_USER", user);
        }
        let output = program.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let header = || {
        let store = store.lock().unwrap();
        store.headers.iter().find(|line| line.to_lowercase().starts_with("auth")).cloned()
    };
    assert_eq!(with(Some("squad"), "printf room\\nmore").0, 0);
    assert!(header().unwrap().ends_with("Basic c3F1YWQ6cm9vbQ=="), "{:?}", header());
    assert_eq!(with(None, "printf t0k3n").0, 0);
    assert!(header().unwrap().ends_with("Bearer t0k3n"), "{:?}", header());
    for (command, told) in [
        ("false", "`false` failed"),
        ("true", "`true` printed no password"),
        ("printf a\\001b", "characters that no token has"),
        ("no-such-program", "can't be started"),
    ] {
        let (code, err) = with(None, command);
        assert_eq!((code, err.contains(told)), (3, true), "{command}: {err}");
    }
}
