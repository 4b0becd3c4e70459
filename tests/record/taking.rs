//! The record taken along: JSON that comes back, tables, transcripts, calendars.

use crate::{Home, LATER, NOW, completion, date, subject};
use squadroom::record::{Archive, Completion, Hours, Record, RecordError};

/// A record with something of everything.
pub fn full(home: &Home) -> Record {
    let mut record = home.record();
    let (labor, film) = (subject("labor", "Labor Basics"), subject("film", "A \"Film\", | <b>"));
    record.star(&labor, true, NOW).unwrap();
    record.set_in_list(&film, "Roll Call", true, NOW).unwrap();
    record.set_note(&labor, "one\ntwo ünïcode", NOW).unwrap();
    let own = record.own("=HYPERLINK(\"x\")").unwrap();
    record.add_done(&own, &completion("2026-11-20", "8"), NOW).unwrap();
    let all = Completion {
        date: Some(date("2026-03-04")),
        hours: Hours::parse("1:30"),
        provider: Some("Academy".to_owned()),
        certificate: Some("+C-17".to_owned()),
        credit: Some("POST".to_owned()),
        expires: Some(date("2027-03-04")),
    };
    record.add_done(&labor, &all, NOW).unwrap();
    record.add_done(&labor, &Completion::default(), NOW).unwrap();
    record.plan(&labor, Some(&date("2026-12-31")), LATER).unwrap();
    record
}

fn json(record: &Record) -> String {
    serde_json::to_string(&record.archive().unwrap()).unwrap()
}

#[test]
fn an_archive_comes_back_whole_and_nothing_is_doubled() {
    let (first, second) = (Home::new(), Home::new());
    let archive = json(&full(&first));
    let mut record = second.record();
    let merged = record.merge(&Archive::parse(&archive).unwrap()).unwrap();
    assert_eq!(
        (merged.done, merged.stars, merged.lists, merged.notes, merged.planned, merged.changed),
        (3, 1, 1, 1, 1, 0)
    );
    assert_eq!(json(&record), archive);
    let again = record.merge(&Archive::parse(&archive).unwrap()).unwrap();
    assert_eq!(again, Default::default());
    assert_eq!(json(&record), archive);
}

#[test]
fn of_two_states_the_newer_one_stays_and_no_note_is_lost() {
    let (first, second) = (Home::new(), Home::new());
    let mut here = full(&first);
    let mut there = second.record();
    there.merge(&here.archive().unwrap()).unwrap();
    let labor = subject("labor", "Labor Basics");
    let line = here.standing("labor").unwrap().done[0].id.clone();
    here.change_done(&line, &completion("2026-03-04", "3"), LATER).unwrap();
    here.set_note(&labor, "written here", NOW).unwrap();
    there.set_note(&labor, "written there", LATER).unwrap();
    let merged = there.merge(&here.archive().unwrap()).unwrap();
    assert_eq!((merged.done, merged.notes, merged.changed), (0, 0, 2));
    let standing = there.standing("labor").unwrap();
    assert_eq!(standing.done[0].completion.hours, Hours::parse("3"));
    let note = standing.note.unwrap();
    assert_eq!((note.text.as_str(), note.changed.as_str()), ("written here\nwritten there", LATER));
    assert_eq!(there.merge(&here.archive().unwrap()).unwrap(), Default::default());
    here.merge(&there.archive().unwrap()).unwrap();
    assert_eq!(json(&here), json(&there), "both know the same now");
}

#[test]
fn what_was_done_elsewhere_is_planned_no_longer_here() {
    let (first, second) = (Home::new(), Home::new());
    let labor = subject("labor", "Labor Basics");
    let (mut here, mut there) = (first.record(), second.record());
    here.plan(&labor, None, NOW).unwrap();
    there.add_done(&labor, &completion("2026-11-27", "1"), LATER).unwrap();
    here.merge(&there.archive().unwrap()).unwrap();
    assert_eq!(here.planned().unwrap(), []);
    // The other way round the old plan does not come back.
    here.plan(&labor, None, "2026-11-28T00:00:00Z").unwrap();
    assert_eq!(there.merge(&here.archive().unwrap()).unwrap().planned, 1);
}

#[test]
fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let (first, second) = (Home::new(), Home::new());
    let archive = json(&full(&first));
    let mut record = second.record();
    let long = format!("\"{}\"", "x".repeat(100_000));
    for (from, to) in [
        ("\"squadroom_record\":1", "\"squadroom_record\":2"),
        ("\"date\":\"2026-03-04\"", "\"date\":\"2026-13-04\""),
        ("\"minutes\":90", "\"minutes\":-90"),
        ("\"minutes\":90", "\"minutes\":4000000000"),
        ("\"id\":\"done.", "\"id\":\"gone."),
        ("\"subject\":\"film\"", "\"subject\":\"unknown\""),
        ("\"id\":\"film\"", "\"id\":\"../film\""),
        (NOW, "yesterday"),
        ("\"due\":\"2026-12-31\"", "\"due\":\"2026\""),
        ("\"due\":\"2026-12-31\"", "\"due\":\"2026-12-31\\r\""),
        ("https://www.example.gov/", "https://a.gov/\\r\\nBEGIN:VALARM"),
        ("https://www.example.gov/", "javascript:alert(1)"),
        ("\"kind\":\"training\"", "\"kind\":\"\\u001b[31m\""),
        ("\"Labor trafficking\"", "\"a\\nb\""),
        ("\"Labor trafficking\"", &long),
        ("\"POST\"", &long),
        ("https://www.example.gov/", &format!("https://a.gov/{}", "x".repeat(5000))),
        ("\"stars\"", "\"stores\""),
    ] {
        let text = archive.replacen(from, to, 1);
        assert_ne!(text, archive, "{from}");
        let refused = Archive::parse(&text).and_then(|archive| record.merge(&archive));
        assert!(matches!(refused, Err(RecordError::Invalid(_))), "{to}: {refused:?}");
        assert!(record.is_empty().unwrap(), "{to}");
    }
}

#[test]
fn the_export_of_an_import_is_the_same_bytes() {
    let (first, second) = (Home::new(), Home::new());
    drop(full(&first));
    let text = first.text(&["log", "--json"]);
    let file = first.data().join("out.json");
    std::fs::write(&file, &text).unwrap();
    let file = file.to_str().unwrap();
    let told = second.text(&["record", "import", file]);
    assert!(
        told.contains("new: 3 logged, 1 planned, 1 starred, 1 in lists, 1 with notes"),
        "{told}"
    );
    assert_eq!(second.text(&["log", "--json"]), text);
    assert!(second.text(&["record", "import", file]).contains("nothing new"));
    assert_eq!(Home::new().text(&["log", "--json"]).matches("[]").count(), 6);
}

#[test]
fn an_export_is_read_as_windows_writes_it() {
    let first = Home::new();
    drop(full(&first));
    let text = first.text(&["log", "--json"]);
    let marked = format!("\u{feff}{text}");
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (what, bytes) in [
        ("UTF-8 with a mark", marked.clone().into_bytes()),
        ("UTF-16 LE", little.clone()),
        ("UTF-16 LE without a mark", little[2..].to_vec()),
        ("UTF-16 BE", big),
    ] {
        let home = Home::new();
        let file = home.data().with_file_name("r.json");
        std::fs::write(&file, bytes).unwrap();
        home.text(&["record", "import", file.to_str().unwrap()]);
        assert_eq!(home.text(&["log", "--json"]), text, "{what}");
    }
    let home = Home::new();
    let file = home.data().with_file_name("r.json");
    std::fs::write(&file, &little[..little.len() - 1]).unwrap();
    let refused = home.run(&["record", "import", file.to_str().unwrap()]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("r.json: this isn't UTF-8 text"), "{}", refused.err);
}

#[test]
fn hours_add_up_to_what_is_kept() {
    let home = Home::new();
    let mut record = home.record();
    let labor = subject("labor", "Labor Basics");
    for hours in ["0:20", "20m", "20 min", "1:20", "0:50"] {
        record.add_done(&labor, &completion("2026-03-04", hours), NOW).unwrap();
    }
    drop(record);
    let kept = 3 * 20 + 80 + 50;
    let text = home.text(&["log", "--csv"]);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let heads = table.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let (hours, minutes) = (column("hours"), column("minutes"));
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let sum = |at: usize| rows.iter().map(|row| row[at].parse::<f64>().unwrap()).sum::<f64>();
    assert_eq!(sum(minutes), f64::from(kept));
    assert_eq!(format!("{:.2}", sum(hours)), format!("{:.2}", f64::from(kept) / 60.0));
    // What is shown elsewhere is exact, so its sums are, too.
    let log = home.text(&["log"]);
    assert!(log.contains("Mar 4, 2026   0:20 h  ") && log.contains("   3:10 h     5\n"), "{log}");
    let page = home.text(&["log", "--markdown"]);
    assert!(page.contains("5 trainings, 3:10 hours") && page.contains("| 1:20 |"), "{page}");
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let home = Home::new();
    drop(full(&home));
    let text = home.text(&["log", "--csv"]);
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert!(text.contains("\r\n"));
    assert_eq!(&rows[0][1], "'=HYPERLINK(\"x\")");
    assert_eq!((&rows[1][2], &rows[1][5]), ("1.5", "'+C-17"));
    let starts = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!rows.iter().flatten().any(starts));
    assert_eq!(home.text(&["log", "--csv", "--year", "2025"]).lines().count(), 1);
}

#[test]
fn a_transcript_says_all_and_asks_no_other_file() {
    let home = Home::new();
    let mut record = full(&home);
    let film = subject("film", "A \"Film\", | <b>");
    record.add_done(&film, &completion("2026-01-02", "0.5"), NOW).unwrap();
    drop(record);
    let html = home.text(&["log", "--html", "--name", "J. <Doe>"]);
    assert!(
        html.contains("Name: J. &lt;Doe&gt;") && html.contains("4 trainings, 10 hours"),
        "{html}"
    );
    assert!(html.contains("A &quot;Film&quot;, | &lt;b&gt;") && !html.contains("<b>"));
    for other in ["http:", "https:", "src=", "<script", "<link", "@import", "url("] {
        assert!(!html.contains(other), "{other}");
    }
    let year = home.text(&["log", "--html", "--year", "2026"]);
    assert!(year.contains("3 trainings in 2026, 10 hours"), "{year}");
    let markdown = home.text(&["log", "--markdown"]);
    let row = "| Mar 4, 2026 | Labor Basics | 1.5 | Academy | POST, expires Mar 4, 2027 | +C-17 |";
    assert!(markdown.contains(row), "{markdown}");
    assert!(markdown.contains("A \"Film\", \\| &lt;b>"));
    assert!(markdown.contains("Officer: \\_") && html.contains("<p>Officer</p><p>Date</p>"));
}

#[test]
fn the_log_tells_sums_and_what_is_due() {
    let home = Home::new();
    drop(full(&home));
    let text = home.text(&["log"]);
    for line in [
        "Nov 20, 2026     8 h  =HYPERLINK(\"x\")  [done.",
        "    9.5 h     3\n",
        "    9.5 h     2  2026\n",
        "    1.5 h     2  Labor trafficking\n",
        "      8 h     1  no topic\n",
        "    1.5 h     1  Academy\n",
        "]  POST, certificate +C-17\n",
        "Dec 31, 2026 ",
        "Mar 4, 2027 ",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_calendar_has_what_is_planned() {
    let home = Home::new();
    drop(full(&home));
    let text = home.text(&["plan", "--ics"]);
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"),
        "{text}"
    );
    for line in
        ["DTSTART;VALUE=DATE:20261231", "SUMMARY:Due: Labor Basics", "UID:labor-due@squadroom"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    let live = home.run(&["plan", "--ics", "labor-basics"]);
    assert_eq!(live.code, 1, "{}", live.err);
}

/// What an older squadroom took in from a file may still be in a record.
#[test]
fn no_line_of_a_calendar_comes_from_a_link() {
    let home = Home::new();
    let file = full(&home).file().to_path_buf();
    let evil = "https://a.gov/\r\nBEGIN:VALARM\r\nATTACH:file:///c:/x.exe\r\nEND:VALARM";
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute("UPDATE subject SET url = ?", [evil]).unwrap();
    other
        .execute_batch("DROP TABLE seal; DROP TABLE sent; PRAGMA user_version = 1; UPDATE plan SET due = '2026'")
        .unwrap();
    drop(other);
    let none = home.run(&["plan", "--ics"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""), "a year is no day: {}", none.err);
    home.text(&["plan", "labor", "--due", "2026-12-31"]);
    let text = home.text(&["plan", "--ics"]);
    assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\n"), "{text}");
    for foreign in ["VALARM", "ATTACH", "URL", "x.exe"] {
        assert!(!text.contains(foreign), "{foreign}\n{text}");
    }
    // A restore leaves it out, and says so.
    let copy = home.data().join("mine.db");
    home.text(&["record", "backup", copy.to_str().unwrap()]);
    let restored = home.run(&["record", "restore", copy.to_str().unwrap()]);
    assert!(restored.err.contains("were left out: the link of `film`"), "{}", restored.err);
    assert_eq!(home.text(&["log", "--json"]).matches("VALARM").count(), 0);
}

#[test]
fn a_calendar_without_a_day_is_not_written() {
    let home = Home::new();
    let refused = home.run(&["plan", "--ics"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("no calendar: "), "{}", refused.err);
    home.text(&["plan", "labor-basics"]);
    let refused = home.run(&["plan", "--ics"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
}

#[test]
fn a_file_larger_than_any_record_is_refused_unread() {
    let home = Home::new();
    drop(home.record());
    let file = home.data().join("large");
    std::fs::File::create(&file).unwrap().set_len(300 * 1024 * 1024).unwrap();
    let name = file.to_str().unwrap();
    let refused = home.run(&["record", "import", name]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("large: it is larger than 128 MB"), "{}", refused.err);
    let refused = home.run(&["record", "restore", name]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("large: it is larger than 256 MB"), "{}", refused.err);
    assert_eq!(std::fs::read_dir(home.data()).unwrap().count(), 3, "nothing is left behind");
}

#[test]
fn a_file_renames_no_entry_of_the_catalog() {
    let home = Home::new();
    home.text(&["done", "labor-basics", "--hours", "1", "--date", "2026-03-04"]);
    home.text(&["plan", "labor-basics", "--due", "2026-12-31"]);
    let right = home.text(&["log", "--json"]);
    let mut archive: serde_json::Value = serde_json::from_str(&right).unwrap();
    archive["subjects"][0]["title"] = "Call 1-888-555-0000 instead".into();
    archive["subjects"][0]["url"] = "https://evil.example/".into();
    archive["subjects"][0]["provider"] = "Evil".into();
    let (import, restore) = (Home::new(), Home::new());
    let file = home.data().join("evil.json");
    std::fs::write(&file, archive.to_string()).unwrap();
    import.text(&["record", "import", file.to_str().unwrap()]);
    // The same in a record that was made without this catalog.
    let mut record = Record::open(&home.data().join("evil")).unwrap();
    record.merge(&Archive::parse(&archive.to_string()).unwrap()).unwrap();
    let copy = record.file().to_path_buf();
    drop(record);
    restore.text(&["record", "restore", copy.to_str().unwrap()]);
    for here in [import, restore] {
        assert_eq!(here.text(&["log", "--json"]), right);
        for args in [&["plan"][..], &["plan", "--ics"], &["log", "--csv"], &["log"]] {
            let text = here.text(args);
            assert!(text.contains("Labor Trafficking: The"), "{text}");
            assert!(!text.contains("555") && !text.to_lowercase().contains("evil"), "{text}");
        }
    }
}

#[test]
fn a_file_that_is_no_archive_is_named_in_words() {
    let told = |text: &str| Archive::parse(text).unwrap_err().to_string();
    for text in ["[]", "", "{", "{\"squadroom_record\":1}", "{\"squadroom_record\":0}", "words"] {
        let told = told(text);
        assert!(told.starts_with("`squadroom log --json` didn't write this file"), "{told}");
        assert!(!told.contains("invalid") && told.contains("Nothing was changed"), "{told}");
    }
    assert!(told("{\"squadroom_record\":2,\"more\":[]}").contains("a newer squadroom"));
}
