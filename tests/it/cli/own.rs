//! `add`, `edit`, `import` and `export`: an agency's own catalog from nothing.

mod import;

use super::*;
use std::fs;

/// The program with data of its own and no other catalog than the built-in one.
struct Station {
    home: TempDir,
}

impl Station {
    fn new() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn command(&self) -> Command {
        let mut command = squadroom(&self.home);
        command.env_remove("SQUADROOM_CATALOG_ONLY").env("SQUADROOM_DATA", self.path("data"));
        command
    }

    fn run(&self, args: &[&str]) -> Answer {
        answer(self.command().args(args).output().unwrap())
    }

    /// What a command prints when all is well.
    fn text(&self, args: &[&str]) -> String {
        let Answer { code, out, err } = self.run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        out
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[args, &["--json"]].concat())).unwrap()
    }

    /// The file of the catalog that `add` writes to.
    fn local(&self, name: &str) -> PathBuf {
        self.path("data/catalog.d/local").join(name)
    }
}

const DESK: [&str; 8] = [
    "add",
    "hotline",
    "Vice Desk",
    "--number",
    "(212) 555-0143",
    "--number-again",
    "2125550143",
    "--pin",
];

#[test]
fn what_is_added_is_in_the_catalog_at_once() {
    let station = Station::new();
    assert!(station.text(&DESK).starts_with("Added local-vice-desk to "));
    let course = station.run(&[
        "add",
        "training",
        "Ten \"Signs\"",
        "--url",
        "https://www.example.org/signs",
        "--length",
        "90m",
        "--date",
        "Mar 5, 2026",
        "--topic",
        "Roll call",
        "--publisher",
        "Example PD",
        "--set",
        "access=law-enforcement",
    ]);
    assert_eq!(course.code, 0, "{}", course.err);
    assert!(course.err.contains("new publisher \"Example PD\""), "{}", course.err);
    assert!(station.text(&["hotline"]).contains("1-212-555-0143"));
    let shown = station.json(&["show", "local-ten-signs"]);
    assert_eq!((&shown["title"], &shown["duration"]), (&"Ten \"Signs\"".into(), &"PT1H30M".into()));
    assert_eq!((&shown["access"], &shown["catalog"]), (&"law-enforcement".into(), &"local".into()));
    assert_eq!(shown["topics"][0], "roll-call");
    // A second one with the same title gets another id, and neither is lost.
    station.run(&["add", "site", "Ten Signs", "--url", "https://www.example.org/other"]);
    assert_eq!(
        station.json(&["show", "local-ten-signs-2"])["url"],
        "https://www.example.org/other"
    );
    assert_eq!(station.json(&["list", "catalog:local"])["total"], 3);
    let checked = station.run(&["check", "--today", "2025-06-01"]);
    assert!(checked.out.contains("no errors"), "{}", checked.out);
}

#[test]
fn an_editor_finds_the_schema_of_what_is_added() {
    let station = Station::new();
    station.text(&DESK);
    let text = fs::read_to_string(station.local("hotlines.toml")).unwrap();
    assert!(text.starts_with("#:schema ./squadroom.schema.json\n"), "{text}");
    let beside = fs::read_to_string(station.local("squadroom.schema.json")).unwrap();
    assert_eq!(beside, station.text(&["schema"]));
    let schema: Value = serde_json::from_str(&beside).unwrap();
    let hotline = &schema["properties"]["hotline"]["items"]["properties"];
    let toml: toml::Table = text.parse().unwrap();
    for key in toml["hotline"][0].as_table().unwrap().keys() {
        assert!(hotline[key].is_object(), "{key}");
    }
}

#[test]
fn nothing_is_added_that_has_an_error() {
    let station = Station::new();
    let add = |args: &[&str]| station.run(&[&["add"], args].concat());
    for (args, code, told) in [
        (&["site", "Shelter"][..], 1, "has no link and no number"),
        (&["hotline", "Desk", "--number", "212-555-0143"], 2, "--number-again"),
        (
            &["hotline", "Desk", "--number", "212-555-0143", "--number-again", "212-555-0134"],
            1,
            "differ",
        ),
        (
            &["hotline", "NHTH", "--number", "212-555-0143", "--number-again", "212-555-0143"],
            1,
            "built-in hotline",
        ),
        (
            &["hotline", "Desk", "--number", "888-373-7889", "--number-again", "888-373-7889"],
            1,
            "one digit off",
        ),
        (&["site", "Desk", "--url", "example.org"], 1, "A link starts with"),
        (
            &["training", "X", "--url", "https://www.example.org/", "--length", "soon"],
            1,
            "isn't a length",
        ),
        (&["parade", "X"], 2, "TYPE"),
        (&["site", "X", "--url", "https://www.example.org/", "--set", "colour=red"], 1, "colour"),
        (
            &[
                "site",
                "Desk",
                "--url",
                "https://www.example.org/",
                "--abstract",
                "Call 212-555-0143.",
            ],
            1,
            "E505",
        ),
    ] {
        let Answer { code: ended, out, err } = add(args);
        assert_eq!(ended, code, "{args:?}: {out}{err}");
        assert!(format!("{out}{err}").contains(told), "{args:?}: {out}{err}");
        assert!(!station.path("data/catalog.d").exists(), "{args:?} wrote something");
    }
    station.text(&DESK);
    let before = fs::read(station.local("hotlines.toml")).unwrap();
    assert_eq!(add(&["hotline", "X", "--number", "911", "--number-again", "912"]).code, 1);
    assert_eq!(fs::read(station.local("hotlines.toml")).unwrap(), before);
}

#[test]
fn the_index_of_the_stack_is_kept_as_long_as_nothing_changes() {
    let station = Station::new();
    station.text(&DESK);
    let cache = station.path("cache");
    let run = |args: &[&str]| {
        answer(station.command().args(args).arg("--cache").arg(&cache).output().unwrap()).out
    };
    let files = || -> Vec<String> {
        let items = fs::read_dir(&cache).into_iter().flatten();
        items.map(|item| item.unwrap().file_name().to_string_lossy().into_owned()).collect()
    };
    let found = run(&["search", "vice", "desk"]);
    assert!(found.contains("local-vice-desk"), "{found}");
    let first = files();
    assert!(first.len() == 1 && first[0].starts_with("stack-"), "{first:?}");
    assert_eq!(run(&["search", "vice", "desk"]), found);
    assert_eq!(files(), first);
    // Damaged or changed, it is made again.
    fs::write(cache.join(&first[0]), "x").unwrap();
    assert_eq!(run(&["search", "vice", "desk"]), found);
    assert!(fs::metadata(cache.join(&first[0])).unwrap().len() > 1000);
    station.run(&["add", "site", "Shelter", "--url", "https://www.example.org/"]);
    assert!(run(&["search", "shelter", "catalog:local"]).contains("local-shelter"));
    assert!(files().len() == 1 && files() != first, "{:?}", files());
    // With the catalog it goes away.
    fs::remove_dir_all(station.path("data/catalog.d")).unwrap();
    run(&["list"]);
    assert_eq!(files(), Vec::<String>::new());
}

#[test]
fn a_likeness_to_a_built_in_entry_is_told() {
    let station = Station::new();
    let title = "T Visa Law Enforcement Resource Guide";
    let Answer { code, err, .. } =
        station.run(&["add", "publication", title, "--url", "https://www.example.org/t"]);
    assert!(code == 0 && err.contains("`uscis-t-visa-le-resource-guide`"), "{err}");
    assert!(err.contains("[[override]]"), "{err}");
}

#[cfg(unix)]
#[test]
fn the_editor_opens_at_the_entry_and_the_catalog_is_checked_after_that() {
    use std::os::unix::fs::PermissionsExt;
    let station = Station::new();
    station.text(&DESK);
    station.run(&[
        "add",
        "hotline",
        "Jail Desk",
        "--number",
        "212-555-0199",
        "--number-again",
        "212-555-0199",
    ]);
    let editor = station.path("vim");
    fs::write(&editor, "#!/bin/sh\necho \"$@\" > \"$HOME/opened\"\necho 'oops =' >> \"$2\"\n")
        .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let edited = station.command().env("EDITOR", &editor).args(["edit", "local-jail"]).output();
    let Answer { code, out, .. } = answer(edited.unwrap());
    let file = station.local("hotlines.toml");
    let text = fs::read_to_string(&file).unwrap();
    let line = 1 + text.lines().position(|line| line.contains("local-jail-desk")).unwrap() - 1;
    let opened = fs::read_to_string(station.path("opened")).unwrap();
    assert_eq!(opened.trim(), format!("+{line} {}", file.display()));
    assert!(code == 1 && out.contains("E106"), "{out}");
    let Answer { code, out, err } = station.run(&["edit", "uscis-t-visa-le-resource-guide"]);
    assert!(code == 1 && err.contains("is built in"), "{err}");
    assert!(out.starts_with("[[override]]\nid = \"uscis-t-visa-le-resource-guide\"\n"), "{out}");
}

#[test]
fn news_tell_what_changed_and_each_number() {
    let station = Station::new();
    assert!(station.text(&["news"]).contains("No changes"));
    station.text(&DESK);
    let text = station.text(&["news"]);
    assert!(text.contains("New since") && text.contains("Vice Desk  [local-vice-desk]"), "{text}");
    let file = station.local("hotlines.toml");
    let changed = fs::read_to_string(&file).unwrap().replace("555-0143", "555-0199");
    fs::write(&file, changed).unwrap();
    let text = station.text(&["news"]);
    assert!(text.contains("Number: 1-212-555-0143, now 1-212-555-0199"), "{text}");
    fs::remove_dir_all(station.path("data/catalog.d")).unwrap();
    let news = station.json(&["news", "--since", "2025-06-01"]);
    let told = news["changes"].as_array().unwrap().iter().map(|one| &one["change"]);
    assert_eq!(told.collect::<Vec<_>>(), ["gone", "changed", "new"]);
    let later = station.json(&["news", "--since", "2025-06-02"]);
    assert_eq!(later["changes"], serde_json::json!([]));
}

#[test]
fn catalogs_in_use_are_listed_with_what_they_change() {
    let station = Station::new();
    station.text(&DESK);
    fs::write(
        station.local("changes.toml"),
        "[[hide]]\nid = \"iacp-roll-call-video-series\"\nreason = \"We have a newer one.\"\n",
    )
    .unwrap();
    let text = station.text(&["catalogs"]);
    assert!(text.contains("Built-in catalog [built-in]") && text.contains("[local]"), "{text}");
    assert!(text.contains("We have a newer one."), "{text}");
    let json = station.json(&["catalogs"]);
    assert_eq!(json["catalogs"][1]["entries"], 1);
    assert_eq!(json["catalogs"][1]["hidden"][0]["id"], "iacp-roll-call-video-series");
}

#[test]
fn a_catalog_is_checked_over_the_built_in_one() {
    let station = Station::new();
    station.text(&DESK);
    let local = station.path("data/catalog.d/local").display().to_string();
    let checked = station.text(&["check", &local, "--today", "2025-06-01"]);
    assert_eq!(checked, "no errors, no warnings, 1 valid entry\n");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog").display().to_string();
    let checked = station.text(&["check", &shipped, "--today", "1990-01-01"]);
    assert!(checked.starts_with("no errors, no warnings, 1100 valid"), "{checked}");
}

#[test]
fn what_is_for_hotlines_alone_is_refused_for_others() {
    let station = Station::new();
    for (more, told) in
        [(&["--pin"][..], "--pin is for hotlines"), (&["--hours", "8-5"], "--hours")]
    {
        let args = ["add", "contact", "Advocate", "--url", "https://www.example.org/"];
        let refused = station.run(&[&args, more].concat());
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    assert!(!station.local("entries.toml").exists());
}

#[test]
fn a_file_is_what_its_name_says() {
    let station = Station::new();
    let file = station.path("list.xlsx");
    let args = ["export", "labor", "--output", file.to_str().unwrap()];
    let refused = station.run(&args);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.contains("can't write `.xlsx` files. End the name in .csv"),
        "{}",
        refused.err
    );
    assert!(!file.exists());
    station.text(&[&args[..], &["--format", "csv"]].concat());
    assert!(file.exists());
}

#[test]
fn an_exported_number_in_doubt_says_to_confirm_it() {
    let station = Station::new();
    let run = |format: &str| {
        let mut command = station.command();
        command.env("SQUADROOM_TODAY", "2026-11-30");
        answer(command.args(["export", "kind:hotline", "--format", format]).output().unwrap()).out
    };
    let markdown = run("markdown");
    assert!(markdown.contains("1-800-799-7233 (confirm it first)"), "{markdown}");
    assert!(markdown.contains(", 1-888-373-7888, text 233733"), "{markdown}");
    let table = run("csv");
    let row = |start: &str| table.lines().find(|row| row.starts_with(start)).unwrap().to_owned();
    assert!(row("id,").starts_with("id,type,title,url,number,confirm first,"), "{}", row("id,"));
    let fbi = row("fbi-tip-line");
    assert!(fbi.contains(",1-800-225-5324,1-800-225-5324,"), "{fbi}");
    let national = row("national-human-trafficking-hotline");
    assert!(national.contains("233733; 711,,"), "{national}");
}

#[test]
fn programs_that_add_at_once_keep_each_entry() {
    let station = Station::new();
    let titles: Vec<String> = (1..=6).map(|number| format!("Shelter {number}")).collect();
    let add = |title: &String| {
        let url = ["--url", "https://www.example.org/"];
        let mut command = station.command();
        command.args(["add", "site", title]).args(url).stdout(std::process::Stdio::null());
        command.spawn().unwrap()
    };
    let started: Vec<_> = titles.iter().map(add).collect();
    for mut child in started {
        assert!(child.wait().unwrap().success());
    }
    let listed = station.text(&["list", "catalog:local"]);
    for title in &titles {
        assert!(listed.contains(title.as_str()), "{title}\n{listed}");
    }
}

#[test]
fn catalogs_that_are_made_apart_have_different_ids() {
    let station = Station::new();
    station.run(&DESK);
    let folder = station.path("vu");
    let to = folder.to_str().unwrap();
    station.run(&["add", "site", "Vice Desk", "--url", "https://www.example.org/", "--to", to]);
    let all = fs::read_dir(&folder).unwrap().flatten().map(|item| item.path());
    let text: String = all.filter_map(|path| fs::read_to_string(path).ok()).collect();
    assert!(text.contains("id = \"vu-vice-desk\""), "{text}");
    assert!(station.text(&["hotline", "--all"]).contains("Vice Desk"));
}

#[test]
fn a_faulty_catalog_beside_the_answer_does_not_keep_it_from_its_file() {
    let station = Station::new();
    fs::create_dir_all(station.path("data/catalog.d/empty")).unwrap();
    let file = station.path("all.csv");
    let answer = station.run(&["export", "kind:hotline", "--output", file.to_str().unwrap()]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    assert!(answer.out.starts_with("saved to "), "{}", answer.out);
    assert!(fs::read_to_string(file).unwrap().contains("1-888-373-7888"));
}
