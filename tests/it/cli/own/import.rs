//! Tables in and out.

use super::*;

/// Twenty rows of a spreadsheet of a vice unit: numbers, links, an unknown topic, a title with a
/// comma.
fn spreadsheet() -> String {
    let mut text = "Name;Type;Phone;Website;Category;Length;Agency\r\n".to_owned();
    for row in 1..=10 {
        text += &format!(
            "\"Desk {row}, night\";hotline;(212) 555-01{row:02};;Roll call;;Example PD\r\n"
        );
    }
    for row in 1..=10 {
        text += &format!(
            "Class {row};training;;www.example.org/class-{row};In-house;90 min;Example PD\r\n"
        );
    }
    text
}

#[test]
fn a_spreadsheet_becomes_a_catalog() {
    let station = Station::new();
    fs::write(station.path("unit.csv"), spreadsheet()).unwrap();
    let file = station.path("unit.csv").display().to_string();
    let tried = station.run(&["import", &file, "--to", "unit", "--dry-run"]);
    assert!(tried.out.starts_with("Would import 20 of 20"), "{}{}", tried.out, tried.err);
    assert!(!station.path("data/catalog.d").exists());
    let Answer { code, out, err } = station.run(&["import", &file, "--to", "unit"]);
    assert!(code == 0 && out.starts_with("Imported 20 of 20"), "{out}{err}");
    assert!(
        err.contains("topic \"In-house\"") && err.contains("publisher \"Example PD\""),
        "{err}"
    );
    // Nobody typed these numbers twice.
    assert!(err.contains("numbers to compare with their source: 10"), "{err}");
    let list = station.json(&["list", "catalog:unit"]);
    assert_eq!(list["total"], 20);
    let desk = station.json(&["show", "unit-desk-3-night"]);
    assert_eq!(desk["line"][0]["number"], "1-212-555-0103");
    assert_eq!(desk["line"][0]["weak"], true);
    let class = station.json(&["show", "unit-class-3"]);
    assert_eq!(
        (&class["duration"], &class["url"]),
        (&"PT1H30M".into(), &"https://www.example.org/class-3".into())
    );
    assert!(station.run(&["check", "--today", "2025-06-01"]).out.contains("no errors"));
    // Deleting the folder leaves nothing behind.
    fs::remove_dir_all(station.path("data/catalog.d/unit")).unwrap();
    assert_eq!(station.run(&["list", "catalog:unit"]).code, 2);
    assert!(!station.text(&["list"]).contains("[unit-"));
}

#[test]
fn faulty_rows_are_told_by_their_line_and_kept_to_be_mended() {
    let station = Station::new();
    let text = "title,type,link,phone,phone again,length\n\
        Good,site,https://www.example.org/,,,\n\
        ,site,https://www.example.org/a,,,\n\
        No link,site,,,,\n\
        Odd,parade,https://www.example.org/b,,,\n\
        Slip,hotline,,212-555-0143,212-555-0134,\n\
        Long,training,https://www.example.org/c,,,soon\n\
        NHTH,hotline,,212-555-0143,212-555-0143,\n\
        Twice,hotline,,212-555-0143,212-555-0143,\n";
    fs::write(station.path("unit.csv"), text).unwrap();
    let file = station.path("unit.csv").display().to_string();
    let Answer { code, out, err } = station.run(&["import", &file]);
    assert!(code == 1 && out.starts_with("Imported 2 of 8"), "{out}{err}");
    for told in [
        "line 3: it has no title",
        "line 4: it has no link and no number",
        "line 5: unknown type `parade`",
        "line 6: `1-212-555-0143` and `1-212-555-0134` differ.",
        "line 7: `soon` isn't a length",
        "line 8: `local-nhth` is a built-in hotline",
    ] {
        assert!(err.contains(told) || told.contains("local-nhth"), "{told}: {err}");
    }
    assert!(err.contains("line 8: "), "{err}");
    assert_eq!(station.json(&["show", "local-twice"])["line"][0]["weak"], false);
    let left = station.local("unit-left-out.csv");
    let rows = fs::read_to_string(&left).unwrap();
    assert_eq!(rows.lines().count(), 7, "{rows}");
    // Mended there, the rest is imported, and the file is gone.
    let mended = "title,type,link\nOdd,site,https://www.example.org/b\n";
    fs::write(&left, mended).unwrap();
    let again = station.run(&["import", &left.display().to_string()]);
    assert!(again.out.starts_with("Imported 1 of 1"), "{}{}", again.out, again.err);
    assert!(!left.exists());
}

#[test]
fn an_unknown_column_is_asked_for() {
    let station = Station::new();
    fs::write(station.path("a.csv"), "Desk,Whereabouts\nVice,https://www.example.org/\n").unwrap();
    let file = station.path("a.csv").display().to_string();
    let Answer { code, err, .. } = station.run(&["import", &file, "--type", "site"]);
    assert!(code == 2 && err.contains("--map \"Desk=\" --map \"Whereabouts=\""), "{err}");
    let map = ["--map", "Desk=title", "--map", "whereabouts=url"];
    let args = [&["import", file.as_str(), "--type", "site"][..], &map].concat();
    assert_eq!(station.run(&args).code, 0);
    assert_eq!(station.json(&["show", "local-vice"])["url"], "https://www.example.org/");
    // A column that is left out is kept as a comment.
    fs::write(station.path("b.csv"), "title,url,Room\nCell,https://www.example.org/b,7 B\n")
        .unwrap();
    let file = station.path("b.csv").display().to_string();
    station.run(&["import", &file, "--type", "site", "--map", "Room="]);
    assert!(fs::read_to_string(station.local("entries.toml")).unwrap().contains("# Room: 7 B\n"));
}

#[test]
fn what_is_exported_is_imported_again() {
    let station = Station::new();
    fs::write(station.path("unit.csv"), spreadsheet()).unwrap();
    station.run(&["import", &station.path("unit.csv").display().to_string()]);
    let before = station.json(&["export", "catalog:local"]);
    for name in ["out.csv", "out.json", "out.ris"] {
        let file = station.path(name).display().to_string();
        let query = if name == "out.ris" { "catalog:local kind:training" } else { "catalog:local" };
        let wrote = station.text(&["export", query, "--output", &file]);
        let count = if name == "out.ris" { 10 } else { 20 };
        assert!(wrote.starts_with("saved to "), "{wrote}");
        let other = Station::new();
        let Answer { code, out, err } = other.run(&["import", &file, "--type", "training"]);
        assert!(
            code == 0 && out.starts_with(&format!("Imported {count} of {count}")),
            "{name}: {out}{err}"
        );
        let after = other.json(&["export", "catalog:local"]);
        for entry in before["entries"].as_array().unwrap() {
            let list = after["entries"].as_array().unwrap();
            let Some(own) = list.iter().find(|own| own["title"] == entry["title"]) else {
                assert!(name == "out.ris" && entry["kind"] == "hotline", "{name}: {entry}");
                continue;
            };
            assert_eq!(own["url"], entry["url"], "{name}");
            assert_eq!(own["line"][0]["number"], entry["line"][0]["number"], "{name}");
            if name != "out.ris" {
                assert_eq!(
                    (&own["id"], &own["duration"]),
                    (&entry["id"], &entry["duration"]),
                    "{name}"
                );
            }
        }
    }
    let markdown = station.text(&["export", "catalog:local", "--format", "markdown"]);
    assert!(
        markdown.contains("## Training\n\n- [Class 1](<https://www.example.org/class-1>)"),
        "{markdown}"
    );
    assert!(station.text(&["export", "labor", "--format", "ris"]).starts_with("TY  - "));
    assert_eq!(station.run(&["export", "kind:training", "xyzzy"]).code, 1);
}
