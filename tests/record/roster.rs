//! Many officers added up, and lists that a coordinator hands out.

use crate::{Home, completion, subject};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const CYCLE: &str = "[training_cycle]\nhours = 8\nfrom = '2026-01-01'\nto = '2027-12-31'\n\
    required = [{ topic = 'labor-trafficking', hours = 2 }]\n";

/// A folder with the exports of three officers and files that are none.
fn exports(home: &Home) -> PathBuf {
    let folder = home.data().with_file_name("exports");
    fs::create_dir(&folder).unwrap();
    for (name, number, hours) in
        [("Roe, R.", "2", "1.5"), ("Doe, J.", "1", "9"), ("=Evil()", "3", "0.5")]
    {
        let own = Home::new();
        let mut record = own.record();
        let labor = subject("labor", "Labor Basics");
        record.add_done(&labor, &completion("2026-03-04", hours), crate::NOW).unwrap();
        let mut old = completion("2024-03-04", "4");
        old.expires = squadroom::catalog::PartialDate::parse("2026-12-24");
        record.add_done(&subject("aid", "First Aid"), &old, crate::NOW).unwrap();
        drop(record);
        let file = folder.join(format!("{number}.json"));
        own.text(&[
            "log",
            "--json",
            "--name",
            name,
            "--number",
            number,
            "--output",
            file.to_str().unwrap(),
        ]);
    }
    fs::write(folder.join("cut.json"), "{\"squadroom_record\": 1, \"subjects\": [").unwrap();
    fs::write(folder.join("other.json"), "[1, 2]").unwrap();
    fs::write(folder.join("notes.txt"), "not read").unwrap();
    folder
}

#[test]
fn a_coordinator_adds_up_officers_and_sees_what_is_missing() {
    let home = Home::new();
    let folder = exports(&home);
    let config = home.data().with_file_name("config.toml");
    fs::write(&config, CYCLE).unwrap();
    let run = |more: &[&str]| {
        let fixed = ["roster", folder.to_str().unwrap(), "--config", config.to_str().unwrap()];
        home.run(&[&fixed[..], more].concat())
    };
    let text = run(&[]);
    assert_eq!(text.code, 1, "a file is faulty: {}", text.err);
    assert!(text.err.contains("cut.json: ") && text.err.contains("other.json: "), "{}", text.err);
    assert_eq!(text.err.matches("It isn't in the roster").count(), 2, "{}", text.err);
    assert!(!text.err.contains("Nothing was changed"), "{}", text.err);
    for told in [
        "3 officers, Jan 1, 2026 to Dec 31, 2027: 2 lack hours, 3 have something that\n  expired or expires within 90 days\n",
        "\nDoe, J. (1)  9 of 8 h\n  Expires: First Aid (Dec 24, 2026)\n",
        "\nRoe, R. (2)  1.5 of 8 h\n  Missing: 6.5 h; Labor trafficking 0.5 h\n",
        "\n\nTotal  11 of 24 h\n",
    ] {
        assert!(text.out.contains(told), "{told}\n{}", text.out);
    }
    let csv = run(&["--csv"]).out;
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let heads = table.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(&rows[0][0], "'=Evil()");
    let doe = rows.iter().find(|row| &row[0] == "Doe, J.").unwrap();
    assert_eq!(
        (&doe[column("number")], &doe[column("hours")], &doe[column("goal")]),
        ("'1", "9", "8")
    );
    assert_eq!(&doe[column("required: Labor trafficking")], "9");
    assert_eq!(&doe[column("topic: Labor trafficking")], "9");
    let total = rows.last().unwrap();
    let of = |name: &str| &total[column(name)];
    assert_eq!((&total[0], of("trainings"), of("hours"), of("goal")), ("Total", "3", "11", "24"));
    assert_eq!((of("required: Labor trafficking"), of("topic: Labor trafficking")), ("11", "11"));
    let html = run(&["--html"]).out;
    assert!(html.contains("<td>Roe, R.</td>") && !html.contains("src="), "{html}");
    for told in ["<h2>2 files aren't in this roster</h2>", "<td>11 of 24 h</td>", "cut.json: "] {
        assert!(html.contains(told), "{told}: {html}");
    }
    let json: Value = serde_json::from_str(&run(&["--json"]).out).unwrap();
    assert_eq!(json["errors"].as_array().unwrap().len(), 2);
    assert!(json["errors"][0]["file"].as_str().unwrap().ends_with("cut.json"), "{json}");
    assert_eq!(
        (&json["total"]["minutes"], &json["total"]["goal_minutes"]),
        (&660.into(), &1440.into())
    );
    let saved = home.data().with_file_name("roster.html");
    assert_eq!(run(&["--html", "--output", saved.to_str().unwrap()]).code, 1);
    assert!(fs::read_to_string(saved).unwrap().contains("cut.json"), "it is saved, in part");
    assert_eq!(json["officers"][1]["minutes"], 540);
    assert!(!home.data().exists(), "a roster makes no record");
}

#[test]
fn an_officer_in_two_files_is_named_and_nothing_that_can_be_read_is_an_error() {
    let home = Home::new();
    let folder = exports(&home);
    fs::copy(folder.join("1.json"), folder.join("1 again.json")).unwrap();
    let twice = home.run(&["roster", folder.to_str().unwrap()]);
    assert!(
        twice.err.contains("Doe, J. is in several files. Each line counts once: "),
        "{}",
        twice.err
    );
    assert!(twice.out.contains("Doe, J. (1)  13 h\n"), "no goal is set: {}", twice.out);
    assert!(
        twice.out.contains("3 officers") && twice.out.ends_with("Total  23 h\n"),
        "{}",
        twice.out
    );
    let text = fs::read_to_string(folder.join("1.json")).unwrap();
    fs::write(folder.join("1 again.json"), text.replace("Doe, J.", "Doe, Jane")).unwrap();
    let other = home.run(&["roster", folder.to_str().unwrap()]);
    assert!(other.err.contains("have the same number, so they are one row"), "{}", other.err);
    let long = text.replace("\"minutes\": 540", "\"minutes\": 999999");
    assert_ne!(long, text);
    fs::write(folder.join("1 again.json"), long).unwrap();
    let long = home.run(&["roster", folder.to_str().unwrap()]);
    assert!(long.err.contains("has more than a year of minutes"), "{}", long.err);
    let none = home.run(&["roster", folder.join("cut.json").to_str().unwrap()]);
    assert_eq!((none.code, none.out.as_str()), (3, ""));
}

#[test]
fn an_exported_officer_does_not_keep_a_record_from_being_imported() {
    let home = Home::new();
    let folder = exports(&home);
    let told = home.text(&["record", "import", folder.join("1.json").to_str().unwrap()]);
    assert!(told.contains("2 logged"), "{told}");
}

#[test]
fn a_list_of_a_coordinator_is_planned() {
    let there = Home::new();
    there.text(&["star", "labor-basics", "signs-webinar", "--list", "2027"]);
    let file = there.data().join("list.json");
    let name = file.to_str().unwrap();
    there.text(&["star", "--list", "2027", "--json", "--output", name]);
    let here = Home::new();
    here.text(&["plan", "signs-webinar", "--due", "2026-12-01"]);
    let told = here.text(&["plan", "--from", name]);
    assert_eq!(told, "planned 1 training; 1 were in your plan already\n");
    assert!(here.text(&["plan"]).contains("Dec 1, 2026"));
    let told = here.text(&["plan", "--from", name, "--due", "Dec 31"]);
    assert_eq!(told, "planned 2 trainings, due Dec 31, 2026\n");
    fs::write(&file, "# for roll call\nlabor-basics\nTitle  [no-such]\n").unwrap();
    let some = here.run(&["plan", "--from", name]);
    assert_eq!(
        (some.code, some.err.contains("so not planned: no-such")),
        (0, true),
        "{}",
        some.err
    );
    fs::write(&file, "{\"entries\": 1}").unwrap();
    assert_eq!(here.run(&["plan", "--from", name]).code, 3);
}
