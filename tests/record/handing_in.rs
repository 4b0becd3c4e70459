//! Exports to files, for people and for Excel.

use crate::Home;
use crate::taking::full;
use std::fs;

#[test]
fn an_export_goes_to_a_new_file_and_replaces_none() {
    let home = Home::new();
    drop(full(&home));
    let file = home.data().join("log.csv");
    let name = file.to_str().unwrap();
    let said = home.text(&["log", "--csv", "--output", name]);
    assert_eq!(said, format!("saved to {name}\n"));
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfdate,title,"), "Excel knows UTF-8 by the mark");
    let again = home.run(&["log", "--csv", "--output", name]);
    assert_eq!((again.code, again.out.as_str()), (3, ""));
    assert!(again.err.contains("already exists. Choose another file name"), "{}", again.err);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    let nowhere = home.data().join("none/log.csv");
    assert_eq!(home.run(&["log", "--csv", "--output", nowhere.to_str().unwrap()]).code, 3);
    for (args, start) in [
        (&["log", "--html"][..], "<!DOCTYPE html>"),
        (&["log", "--markdown"], "# Training transcript"),
        (&["log", "--pdf"], "%PDF-1.7"),
        (&["log", "--json"], "{"),
        (&["hotline", "--vcard"], "BEGIN:VCARD"),
    ] {
        let file = home.data().join(args.concat());
        home.run(&[args, &["--output", file.to_str().unwrap()]].concat());
        assert!(fs::read_to_string(&file).unwrap().starts_with(start), "{args:?}");
    }
    let unnamed = home.run(&["log", "--pdf"]);
    assert_eq!((unnamed.code, unnamed.out.as_str()), (2, ""));
    assert!(unnamed.err.contains("--output transcript.pdf"), "{}", unnamed.err);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_spreadsheet_changes_no_certificate_and_a_program_gets_the_texts() {
    let home = Home::new();
    let number = "00123";
    home.text(&["done", "--title", "Lab, \"B\"", "--hours", "1", "--certificate", number]);
    let excel = home.text(&["log", "--csv"]);
    assert!(excel.starts_with("\u{feff}date,title,") && excel.contains(",'00123,"), "{excel}");
    let plain = home.text(&["log", "--csv", "plain"]);
    assert!(plain.starts_with("date,title,") && plain.contains(",00123,"), "{plain}");
    assert_eq!(home.run(&["log", "--csv", "tsv"]).code, 2);
}

#[test]
fn a_transcript_names_the_officer_as_typed_or_set() {
    let home = Home::new();
    drop(full(&home));
    let config = home.data().join("config.toml");
    fs::write(&config, "officer = { name = \"J. Doe\", agency = \"Set PD\" }\n").unwrap();
    let of = |more: &[&str]| {
        let args =
            [&["log", "--markdown", "--config", config.to_str().unwrap()][..], more].concat();
        home.text(&args)
    };
    assert!(of(&[]).contains("Name: J. Doe  \nAgency: Set PD  \n"), "{}", of(&[]));
    let typed = of(&["--agency", "Typed PD", "--number", "0042"]);
    assert!(typed.contains("Agency: Typed PD  \nOfficer number: 0042  \n"), "{typed}");
}

#[test]
fn the_log_tells_the_goal_and_what_would_fill_it() {
    let home = Home::new();
    home.text(&["done", "labor-basics", "--hours", "1.5", "--date", "2026-03-04"]);
    home.text(&["done", "labor-basics", "--hours", "8", "--date", "2025-03-04"]);
    let config = home.data().join("config.toml");
    let cycle = "[training_cycle]\nhours = 40\nfrom = '2026-01-01'\nto = '2027-12-31'\n\
        required = [{ topic = 'labor-trafficking', hours = 2 }, { credit = 'POST', hours = 1 }]\n";
    fs::write(&config, cycle).unwrap();
    let at = config.to_str().unwrap();
    let log = home.text(&["log", "--config", at]);
    assert!(log.starts_with("1.5 of 40 h, until Dec 31, 2027 (398 days left)\n"), "{log}");
    assert!(log.contains("\nLabor trafficking: 1.5 of 2 h, 0.5 h missing\n"), "{log}");
    assert!(log.contains("\nPOST: 0 of 1 h, 1 h missing\n"), "{log}");
    assert!(!log.contains("To fill the gap: Labor Trafficking: The Basics"), "it was taken: {log}");
    let transcript = home.text(&["log", "--cycle", "--markdown", "--config", at]);
    assert!(
        transcript.contains("1 training from Jan 1, 2026 to Dec 31, 2027, 1.5 hours"),
        "{transcript}"
    );
    // Whoever takes it in sees what is missing.
    for part in ["Labor trafficking: 1.5 of 2 h, 0.5 h missing", "POST: 0 of 1 h, 1 h missing"] {
        assert!(transcript.contains(part), "{part}\n{transcript}");
    }
    fs::write(&config, cycle.replace("labor-trafficking", "labor-traficking")).unwrap();
    let typo = home.text(&["log", "--config", at]);
    assert!(typo.contains("No topic is called `labor-traficking`."), "{typo}");
    fs::write(&config, cycle).unwrap();
    assert_eq!(home.run(&["log", "--cycle"]).code, 2, "no cycle is set");
    let year = home.run(&["log", "--year", "2024", "--config", at]);
    assert_eq!(year.err, "squadroom: no training logged in 2024\n");
    assert!(!year.out.contains("of 40 h"), "the cycle is another time: {}", year.out);
    assert!(home.text(&["log", "--year", "2025", "--config", at]).contains("  8 h"));
    fs::write(&config, cycle.replace("from", "form")).unwrap();
    let faulty = home.run(&["log", "--config", at]);
    assert!(faulty.err.contains("`form`"), "the goal is missing: {}", faulty.err);
}

#[test]
fn hours_that_count_by_a_title_are_named_until_a_topic_is_set() {
    let home = Home::new();
    let title = "Policy on take-home cars (nothing on human trafficking)";
    home.text(&["done", "--title", title, "--hours", "1", "--date", "2026-03-04"]);
    let config = home.data().join("config.toml");
    let cycle = "[training_cycle]\nfrom = '2026-01-01'\nto = '2027-12-31'\n\
        required = [{ topic = 'human trafficking', hours = 2 }]\n";
    fs::write(&config, cycle).unwrap();
    let at = config.to_str().unwrap();
    let log = || home.text(&["log", "--config", at]);
    let told = "Human trafficking: 1 h counted by title.";
    assert!(log().contains(told) && log().contains("--topic TOPIC"), "{}", log());
    let transcript = home.text(&["log", "--markdown", "--config", at]);
    assert!(transcript.contains(told), "{transcript}");
    let id = home.text(&["log"]).split(['[', ']']).nth(1).unwrap().to_owned();
    home.text(&["log", "edit", &id, "--topic", "none"]);
    assert!(log().contains("Human trafficking: 0 of 2 h, 2 h missing"), "{}", log());
    assert!(!log().contains("by title"), "{}", log());
    home.text(&["log", "edit", &id, "--topic", "labor-trafficking"]);
    assert!(log().contains("Human trafficking: 1 of 2 h") && !log().contains("by title"));
    assert!(log().contains("1  Labor trafficking"), "{}", log());
    home.text(&["log", "edit", &id, "--title", "Another title"]);
    assert!(log().contains("1  Labor trafficking"), "the topic stays: {}", log());
    assert_eq!(home.run(&["done", "--title", "x", "--topic", "nonsense"]).code, 2);
    assert_eq!(home.run(&["done", "labor-basics", "--topic", "labor-trafficking"]).code, 2);
    assert!(!log().contains("  x  "), "{}", log());
}
