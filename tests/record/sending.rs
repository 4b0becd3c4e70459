//! The log as xAPI statements, and a Learning Record Store that takes them in.

use crate::Home;
use crate::store::store;
use serde_json::Value;

/// A log of so many lines.
pub fn log_of(home: &Home, count: u32) {
    let mut record = home.record();
    for place in 0..count {
        let labor = crate::subject("labor", "Labor Basics");
        let day = format!("2026-03-{:02}", place % 28 + 1);
        record.add_done(&labor, &crate::completion(&day, "1.5"), crate::NOW).unwrap();
    }
}

pub fn send(home: &Home, address: &str) -> crate::Answer {
    let args = ["record", "send", "--lrs", address, "--email", "doe@example.gov"];
    let mut command = home.command(&args);
    command.env("SQUADROOM_LRS_USER", "squad").env("SQUADROOM_LRS_PASSWORD", "room");
    let output = command.output().unwrap();
    crate::Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn each_statement_is_stored_once_however_often_it_is_sent() {
    let home = Home::new();
    log_of(&home, 120);
    let (address, store) = store(1, 1);
    let first = send(&home, &address);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(store.lock().unwrap().statements.len(), 120);
    assert_eq!(first.out, "sent 70 statements; the store had 50 already\n", "an answer was lost");
    assert_eq!(send(&home, &address).out, "sent 0 statements; the store had 120 already\n");
    assert_eq!(store.lock().unwrap().statements.len(), 120);
    let headers = store.lock().unwrap().headers.join("\n").to_lowercase();
    assert!(headers.contains("x-experience-api-version: 1.0.3"), "{headers}");
    assert!(headers.contains("authorization: basic c3f1ywq6cm9vbq=="), "{headers}");
}

#[test]
fn a_store_that_is_away_or_refuses_is_told() {
    let home = Home::new();
    log_of(&home, 1);
    let refused = send(&home, "http://lrs.example.gov/xAPI");
    assert_eq!((refused.code, refused.err.contains("https")), (2, true), "{}", refused.err);
    let unnamed = home.run(&["record", "send", "--lrs", "http://127.0.0.1:9/xAPI"]);
    assert_eq!((unnamed.code, unnamed.err.contains("--email")), (2, true), "{}", unnamed.err);
    let empty = send(&Home::new(), "http://127.0.0.1:9/xAPI");
    assert_eq!((empty.code, empty.err.contains("nothing was sent")), (0, true), "{}", empty.err);
}

#[test]
fn statements_are_printed_as_they_are_sent() {
    let home = Home::new();
    log_of(&home, 2);
    let text =
        home.text(&["log", "--xapi", "--home-page", "https://pd.example.gov", "--number", "0042"]);
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["actor"]["account"]["name"], "0042");
    assert_eq!(all[0]["verb"]["id"], "http://adlnet.gov/expapi/verbs/completed");
    assert_eq!(all[0]["result"]["duration"], "PT1H30M");
    assert_ne!(all[0]["id"], all[1]["id"]);
    assert_eq!(home.run(&["log", "--xapi"]).code, 2);
}

#[test]
fn what_is_no_store_is_told_with_what_was_taken_before() {
    for (from, status, body, told) in [
        (0, "200 OK", "{\"ok\":true}", "not with the statements of a Learning Record Store"),
        (0, "200 OK", "[]", "not with the statements of a Learning Record Store"),
        (0, "404 Not Found", "", "the store answered 404. The store confirmed no statement"),
        (50, "400 Bad Request", "no", "the store answered 400: no. The store has 50 statements."),
    ] {
        let home = Home::new();
        log_of(&home, 60);
        let (address, store) = store(0, 0);
        store.lock().unwrap().fixed = Some((from, status, body));
        let failed = send(&home, &address);
        assert_eq!((failed.code, failed.out.as_str()), (3, ""), "{status} {body}");
        assert!(failed.err.contains(told), "{told}: {}", failed.err);
        assert!(failed.err.contains("Check the address of --lrs"), "{}", failed.err);
        assert!(!failed.err.contains("again"), "it would answer the same: {}", failed.err);
    }
}

#[test]
fn a_person_who_waits_is_told_why() {
    let home = Home::new();
    log_of(&home, 1);
    let (address, _store) = store(0, 3);
    let sent = send(&home, &address);
    assert_eq!((sent.code, sent.out.as_str()), (0, "sent 1 statement\n"));
    let told = "squadroom: the store answered 503. squadroom tries again for half a minute\n";
    assert_eq!(sent.err, told);
}

#[test]
fn files_are_sent_with_the_address_of_the_agency_or_named() {
    let home = Home::new();
    log_of(&home, 2);
    let (address, store) = store(0, 0);
    let folder = home.data();
    let (named, unnamed) = (folder.join("1.json"), folder.join("2.json"));
    let (named, unnamed) = (named.to_str().unwrap(), unnamed.to_str().unwrap());
    home.text(&["log", "--json", "--number", "1234", "--output", named]);
    home.text(&["log", "--json", "--output", unnamed]);
    let of = |page: &str, files: &[&str]| {
        let fixed = ["record", "send", "--lrs", &address];
        let page = if page.is_empty() { vec![] } else { vec!["--home-page", page] };
        home.run(&[&fixed[..], &page, files].concat())
    };
    let no_page = of("", &[named]);
    assert_eq!((no_page.code, no_page.err.contains("--home-page")), (2, true), "{}", no_page.err);
    assert_eq!(of("pd.example.gov", &[named]).code, 2);
    let none = of("https://pd.example.gov", &[unnamed]);
    assert_eq!((none.code, none.out.as_str()), (3, ""), "{}", none.err);
    assert!(none.err.contains("no officer number") && none.err.contains("no file was sent"));
    assert_eq!(store.lock().unwrap().statements.len(), 0);
    let some = of("https://pd.example.gov", &[named, unnamed]);
    assert_eq!((some.code, some.out.as_str()), (1, "sent 2 statements\n"), "{}", some.err);
}
