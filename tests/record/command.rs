//! The commands as an officer runs them.

use crate::Home;
use serde_json::Value;

#[test]
fn stars_and_lists_are_found_by_search() {
    let home = Home::new();
    assert_eq!(
        home.text(&["star", "labor-b"]),
        "starred  training    Labor Trafficking: The Basics  [labor-basics]\n"
    );
    home.text(&["star", "labor-a", "signs", "--list", "Roll Call"]);
    let found = |query: &str| -> Vec<String> {
        let found: Value = serde_json::from_str(&home.text(&["search", query, "--json"])).unwrap();
        let hits = found["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("is:starred"), ["labor-basics"]);
    let mut listed = found("list:\"roll call\"");
    listed.sort();
    assert_eq!(listed, ["labor-advanced", "signs-webinar"]);
    let none = home.run(&["shelf", "add", "--list", "none"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""), "{}", none.err);
    assert!(home.text(&["star"]).contains("Roll Call  (2 items)"));
    assert_eq!(home.text(&["star", "--list", "roll call"]).lines().count(), 2);
    home.text(&["star", "labor-basics", "--off"]);
    let gone = home.run(&["search", "is:starred"]);
    assert_eq!(gone.code, 1, "{}", gone.err);
}

#[test]
fn no_case_data_is_said_with_the_first_note_only() {
    let home = Home::new();
    let first = home.run(&["note", "labor-basics", "Ask", "Kim"]);
    assert_eq!(first.code, 0);
    assert!(first.err.contains("Don't write case data"), "{}", first.err);
    home.text(&["note", "labor-basics", "Room 4"]);
    assert_eq!(home.text(&["note", "labor-basics"]), "Ask Kim\nRoom 4\n");
    home.text(&["note", "labor-basics", "Room 5", "--replace"]);
    assert_eq!(home.text(&["note", "labor-basics"]), "Room 5\n");
    home.text(&["note", "labor-basics", "--off"]);
    assert_eq!(home.run(&["note", "labor-basics"]).code, 1);
}

#[test]
fn a_training_is_planned_done_and_corrected() {
    let home = Home::new();
    home.text(&["plan", "labor-basics", "--due", "2020-12-31"]);
    assert_eq!(
        home.text(&["plan"]),
        "Dec 31, 2020 overdue  Labor Trafficking: The Basics  [labor-basics]\n"
    );
    let done = home.run(&["done", "labor-basics", "--date", "2020-11-26", "--hours", "1:30"]);
    assert_eq!((done.code, done.err.as_str()), (0, "squadroom: removed from plan\n"));
    home.text(&["done", "--title", "In-service day", "--date", "2021", "--hours", "8"]);
    let log: Value = serde_json::from_str(&home.text(&["log", "--json"])).unwrap();
    let lines = log["done"].as_array().unwrap();
    let of = |minutes: u32| lines.iter().find(|line| line["minutes"] == minutes).unwrap();
    assert_eq!((&of(90)["subject"], &of(480)["date"]), (&"labor-basics".into(), &"2021".into()));
    let line = of(90)["id"].as_str().unwrap();
    home.text(&["done", line, "--hours", "2", "--credit", "POST"]);
    let log = home.text(&["log"]);
    assert!(
        log.contains(&format!("Nov 26, 2020     2 h  Labor Trafficking: The Basics  [{line}]")),
        "{log}"
    );
    home.text(&["done", "labor-basics", "--off"]);
    assert!(!home.text(&["log"]).contains("Labor Trafficking"));
    assert_eq!(home.run(&["done", "done.none"]).code, 1);
    assert_eq!(home.run(&["done", "labor-basics", "--hours", "many"]).code, 2);
}

#[test]
fn what_is_handed_to_a_coordinator_has_no_notes() {
    let home = Home::new();
    home.run(&["note", "labor-basics", "Call Kim at home"]);
    home.text(&["star", "labor-basics", "--list", "Mine"]);
    home.text(&["done", "--title", "In-service day", "--date", "2021", "--hours", "8"]);
    let log: Value = serde_json::from_str(&home.text(&["log", "--json", "--log-only"])).unwrap();
    assert_eq!(log["done"].as_array().unwrap().len(), 1);
    assert_eq!(log["subjects"].as_array().unwrap().len(), 1);
    for private in ["notes", "stars", "lists", "planned"] {
        assert_eq!(log[private], serde_json::json!([]), "{private}");
    }
    assert!(home.text(&["log", "--json"]).contains("Kim"));
    assert_eq!(home.run(&["log", "--log-only"]).code, 2);
}

#[test]
fn an_overdue_plan_is_marked_wherever_it_is_told() {
    let home = Home::new();
    let late = home.text(&["plan", "labor-basics", "--due", "2020-12-31"]);
    assert!(late.starts_with("planned, due Dec 31, 2020, overdue  "), "{late}");
    let ahead = home.text(&["plan", "signs-webinar", "--due", "2999-12-31"]);
    assert!(ahead.starts_with("planned, due Dec 31, 2999  "), "{ahead}");
    home.text(&["plan", "briefing-films"]);
    let plans: Value = serde_json::from_str(&home.text(&["plan", "--json"])).unwrap();
    let plans = plans["planned"].as_array().unwrap();
    let overdue: Vec<_> = plans.iter().map(|plan| plan.get("overdue")).collect();
    assert_eq!(overdue, [Some(&Value::Bool(true)), None, None]);
    assert_eq!(home.run(&["log"]).out.matches("overdue").count(), 1);
    let json = home.text(&["plan", "labor-basics", "--due", "2020-12-30", "--json"]);
    assert!(json.contains("\"overdue\": true"), "{json}");
}

#[test]
fn plans_without_a_day_are_named_beside_the_calendar() {
    let home = Home::new();
    home.text(&["plan", "labor-basics", "--due", "2026-12-31"]);
    home.text(&["plan", "--ics"]);
    home.text(&["plan", "signs-webinar"]);
    let one = home.run(&["plan", "--ics"]);
    assert_eq!((one.code, one.out.matches("BEGIN:VEVENT").count()), (0, 1));
    assert_eq!(
        one.err,
        "squadroom: 1 plan has no due date and is not in the calendar: signs-webinar. To add a date: squadroom plan signs-webinar --due 2026-12-31\n"
    );
    home.text(&["plan", "briefing-films"]);
    let two = home.run(&["plan", "--ics"]).err;
    assert!(two.contains("2 plans have no due date and are not in the calendar: "), "{two}");
    assert!(two.contains("briefing-films") && two.contains("signs-webinar"), "{two}");
}

#[test]
fn commands_that_need_no_record_make_none() {
    let home = Home::new();
    for args in [
        &["search", "labor"][..],
        &["search", "is:starred"],
        &["star"],
        &["log"],
        &["list"],
        &["plan"],
    ] {
        home.run(args);
        assert!(!home.data().exists(), "{args:?}");
    }
}

#[test]
fn an_entry_that_is_gone_is_still_told() {
    let home = Home::new();
    let mut record = home.record();
    record
        .plan(&crate::subject("gone-training", "A Training of Before"), None, crate::NOW)
        .unwrap();
    drop(record);
    assert_eq!(
        home.text(&["plan"]),
        "no due date           A Training of Before  [gone-training]\n"
    );
    home.text(&["star", "gone-tr"]);
    assert!(home.text(&["star"]).contains("A Training of Before"));
}

#[test]
fn what_is_told_to_run_names_the_folder_that_was_typed() {
    let home = Home::new();
    let folder = home.data().with_file_name("my data");
    let typed = folder.to_str().unwrap();
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("record.db"), "").unwrap();
    let run = |args: &[&str]| {
        let mut command = home.command(args);
        command.env_remove("SQUADROOM_DATA").args(["--data", typed]);
        let output = command.output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let quote = if cfg!(windows) { '"' } else { '\'' };
    let named = format!("squadroom --data {quote}{typed}{quote} ");
    let told = run(&["done", "labor-basics", "--hours", "1"]);
    assert!(told.contains("your record was damaged"), "{told}");
    for (args, command) in [
        (&["log"][..], "log"),
        (&["star"], "star ID"),
        (&["record", "restore"], "record restore FILE"),
    ] {
        let told = run(args);
        for (at, found) in told.match_indices("squadroom --data ") {
            assert!(told[at..].starts_with(&named), "{found}: {told}");
        }
        if command != "log" {
            assert!(told.contains(&format!("{named}{command}")), "{told}");
        }
    }
}

#[test]
fn a_file_that_is_in_the_way_is_named() {
    let home = Home::new();
    home.text(&["star", "labor-basics"]);
    let there = home.data().join("there.db");
    std::fs::write(&there, "mine").unwrap();
    let name = there.display().to_string();
    let copied = home.run(&["record", "backup", &name]);
    assert_eq!(copied.code, 3);
    assert!(copied.err.contains(&format!("{name} already exists. Choose another file name")));
    let star = home.run(&["star", "labor-basics", "--data", &name]);
    assert_eq!(star.code, 2);
    assert!(star.err.contains(&format!("{name} is a file. --data needs a folder")), "{}", star.err);
}

/// The record, in use by another program that does not end by itself.
#[cfg(unix)]
fn in_use(home: &Home, args: &[&str], end: impl FnOnce()) -> (i32, Vec<String>) {
    use std::io::{BufRead, BufReader};
    let mut command = home.command(args);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let mut program = command.spawn().unwrap();
    let mut told = BufReader::new(program.stderr.take().unwrap()).lines();
    let mut lines: Vec<String> = told.by_ref().take(1).map(Result::unwrap).collect();
    end();
    lines.extend(told.map(Result::unwrap));
    (program.wait().unwrap().code().unwrap(), lines)
}

#[cfg(unix)]
#[test]
fn a_wait_for_another_program_is_told() {
    let wait = "squadroom: Another program is using your record. Waiting up to 13 seconds.";
    let home = Home::new();
    let file = home.record().file().to_path_buf();
    let other = rusqlite::Connection::open(&file).unwrap();
    for args in [&["star", "labor-basics"][..], &["log"]] {
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        let (code, told) = in_use(&home, args, || other.execute_batch("COMMIT").unwrap());
        assert_eq!((code, told[0].as_str()), (0, wait), "{args:?}");
    }
    // The lock that keeps two programs from renaming it.
    std::fs::remove_file(&file).unwrap();
    let lock = std::fs::File::open(home.data().join("record.lock")).unwrap();
    lock.lock().unwrap();
    let (code, told) = in_use(&home, &["star", "labor-basics"], || lock.unlock().unwrap());
    assert_eq!((code, told), (0, vec![wait.to_owned()]));
}

/// Zones that are never on the same day.
#[cfg(unix)]
#[test]
fn a_training_is_done_on_the_day_of_the_zone_here() {
    let day = |zone: &str| {
        let home = Home::new();
        let mut command = home.command(&["done", "labor-basics"]);
        command.env_remove("SQUADROOM_TODAY");
        assert!(command.env("TZ", zone).status().unwrap().success());
        home.record().archive().unwrap().done[0].date.clone().unwrap()
    };
    assert!(day("XXX-14") > day("XXX12"));
}

#[test]
fn what_was_not_marked_is_not_said_to_be_removed() {
    let home = Home::new();
    let off = |args: &[&str]| home.text(&[args, &["labor-basics", "--off"]].concat());
    assert!(off(&["star"]).starts_with("wasn't starred  "), "{}", off(&["star"]));
    assert!(off(&["plan"]).starts_with("wasn't planned  "), "{}", off(&["plan"]));
    let list = ["star", "--list", "2027"];
    assert!(off(&list).starts_with("wasn't in 2027  "), "{}", off(&list));
    home.text(&["star", "labor-basics"]);
    home.text(&["plan", "labor-basics"]);
    assert!(off(&["star"]).starts_with("star removed  "));
    assert!(off(&["plan"]).starts_with("removed from plan  "));
}
