//! Catalogs and settings on disk.

use super::*;
use std::fs;

#[test]
fn check_reports_every_fault_with_its_place() {
    let young = ["check", "--today", "2013-12-31"];
    assert_eq!(text(&young), "no errors, no warnings, 13 valid entries\n");
    let home = TempDir::new().unwrap();
    let faulty = home.path().join("faulty");
    fs::create_dir(&faulty).unwrap();
    for name in ["catalog.toml", "sites.toml"] {
        fs::copy(fixture("faulty").join(name), faulty.join(name)).unwrap();
    }
    let here =
        |args: &[&str]| answer(squadroom(&home).current_dir(&home).args(args).output().unwrap());
    let Answer { code, out, err } = here(&["check", "faulty"]);
    assert_eq!((code, err.as_str()), (1, ""));
    for part in [
        "error[E404]",
        "sites.toml:26:7",
        "26 | url = \"javascript:alert(1)\"",
        "warning[E202]",
        "sites.toml:30:1",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(out.ends_with("\n1 error, 1 warning, 1 valid entry\n"), "{out}");
    let Answer { code, out, .. } = here(&["check", "faulty/sites.toml", "--json"]);
    let checked: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &checked["errors"], &checked["warnings"]), (1, &1.into(), &1.into()));
    let fault = &checked["faults"][0];
    assert_eq!(
        (&fault["code"], &fault["line"], &fault["column"]),
        (&"E404".into(), &26.into(), &7.into())
    );
    assert_eq!(here(&["check", "faulty/catalog.toml"]).code, 0);
    assert_eq!(here(&["check", "nowhere"]).code, 1);
}

#[test]
fn check_warns_of_numbers_that_nobody_looked_up_for_a_year() {
    let catalog = fixture("cli").display().to_string();
    for (today, warnings) in [("2014-01-01", 0), ("2014-01-02", 1), ("2026-05-13", 3)] {
        let found = json(&["check", &catalog, "--today", today]);
        assert_eq!(
            (&found["errors"], &found["warnings"]),
            (&0.into(), &warnings.into()),
            "{today}"
        );
        for fault in found["faults"].as_array().unwrap() {
            assert_eq!(fault["code"], "E602", "{fault}");
        }
    }
    let home = TempDir::new().unwrap();
    let built_in = |today: &str| {
        let mut command = squadroom(&home);
        command.env_remove("SQUADROOM_CATALOG_ONLY").args(["check", "--today", today]);
        answer(command.output().unwrap())
    };
    let Answer { code, out, err } = built_in("2026-11-23");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("warning[E602]: Numbers last seen more than a year ago: "), "{out}");
    assert!(built_in("1990-01-01").out.starts_with("no errors, no warnings"));
}

#[test]
fn a_file_alone_may_use_the_topics_and_publishers_of_the_built_in_catalog() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("mine.toml");
    let entry = fs::read_to_string(fixture("faulty").join("sites.toml")).unwrap();
    let entry = entry.split("[[site]]").nth(1).unwrap();
    let catalog = squadroom::embedded::catalog();
    let (topic, publisher) = (&catalog.topics[0].id, &catalog.publishers[0].id);
    let entry = entry.replace("basics", topic).replace("agency", publisher);
    fs::write(&path, format!("[[site]]{entry}")).unwrap();
    let path = path.display().to_string();
    assert_eq!(run(&["check", &path]).code, 0, "{}", run(&["check", &path]).out);
    fs::write(&path, format!("[[site]]{}", entry.replace(topic.as_str(), "no-such-topic")))
        .unwrap();
    assert!(run(&["check", &path]).out.contains("E304"));
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_used() {
    let home = TempDir::new().unwrap();
    let path = |name: &str| home.path().join(name).display().to_string();
    fs::create_dir(path("empty")).unwrap();
    fs::write(path("file"), "").unwrap();
    for (name, said) in [
        ("none", "Folder not found."),
        ("empty", "This folder has no *.toml files."),
        ("file", "This is a file, but a catalog is a folder."),
    ] {
        let Answer { code, out, err } = run(&["--catalog-only", &path(name), "list"]);
        assert_eq!(code, 3, "{name}");
        assert!(out.lines().all(|line| line.starts_with("hotline ")), "{name}: {out}");
        assert!(err.contains(said) && err.contains("Can't read your catalog."), "{err}");
    }
    let faulty = fixture("faulty").display().to_string();
    let Answer { code, out, err } = run(&["--catalog-only", &faulty, "list"]);
    assert_eq!(code, 3, "as for `grep` with a file that it can't read");
    assert!(out.starts_with("site        current    A sound entry  [sound]\nhotline "), "{out}");
    assert!(err.contains("Entries with errors are left out here."), "{err}");
    let Answer { code, out, err } = run(&["--catalog-only", &faulty, "list", "--json"]);
    assert_eq!(code, 3);
    assert!(out.contains("A sound entry"), "{out}");
    let failure: Value = serde_json::from_str(&err).unwrap();
    assert!(failure.to_string().contains("are left out here"), "{failure}");
    assert!(err.contains("sites.toml:26:7: error[E404]"), "{err}");
}

#[test]
fn settings_are_found_printed_and_checked() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("mine.toml");
    fs::write(&path, text(&["config", "--print-default"])).unwrap();
    let mine = |args: &[&str]| {
        answer(squadroom(&home).env("SQUADROOM_CONFIG", &path).args(args).output().unwrap())
    };
    let shown = mine(&["config", "--path"]);
    assert_eq!((shown.code, shown.out.trim_end()), (0, path.display().to_string().as_str()));
    assert_eq!(mine(&["check"]).code, 0);
    fs::write(&path, "mouse = \"yes\"\nteme = \"dark\"\n").unwrap();
    let Answer { code, out, .. } = mine(&["check"]);
    assert_eq!(code, 1);
    assert!(out.contains("mine.toml:1:9") && out.contains("mine.toml:2:1"), "{out}");
    // A command goes on with the defaults and says so.
    let Answer { code, out, err } = mine(&["hotline"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("National Example Hotline") && err.contains("mine.toml:1:9"), "{err}");
    let own = text(&["config", "--path"]);
    assert!(own.trim_end().ends_with("config.toml"), "{own}");
}

#[test]
fn a_missing_home_stops_nothing() {
    let home = TempDir::new().unwrap();
    let mut command = squadroom(&home);
    command.env_remove("HOME").env("XDG_CONFIG_HOME", "/nowhere/at/all");
    let Answer { code, out, err } = answer(command.arg("hotline").output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("National Example Hotline"));
}
