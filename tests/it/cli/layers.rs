//! An agency's own catalogs over the built-in one.

mod changes;
mod hotlines;

use super::*;
use std::fs;

/// What an agency writes at least: a title, a type, and a link or a number.
const DESK: &str = "[[hotline]]\ntitle = \"Vice Desk\"\npinned = 1\n\n[[hotline.line]]\n\
    channel = \"voice\"\nnumber = \"1-212-555-0143\"\nnumber_again = \"+12125550143\"\n\
    evidence = \"confirmed\"\nas_of = \"11/2/2026\"\n";
const COURSE: &str = "[[training]]\nid = \"pd-indicators\"\ntitle = \"Ten Signs at a Traffic Stop\"\n\
    url = \"https://www.example.org/signs\"\nduration = \"90m\"\nissued = \"Mar 5, 2026\"\n\
    topics = [\"roll-call\"]\n";
const MANIFEST: &str = "id = \"example-pd\"\ntitle = \"Example PD\"\nversion = \"1\"\n";

/// A home with a catalog in `agency`.
struct Agency {
    home: TempDir,
}

impl Agency {
    fn new(files: &[(&str, &str)]) -> Self {
        let agency = Self { home: TempDir::new().unwrap() };
        agency.write("agency", files);
        agency
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn write(&self, folder: &str, files: &[(&str, &str)]) {
        fs::create_dir_all(self.folder(folder)).unwrap();
        for (name, text) in files {
            fs::write(self.folder(folder).join(name), text).unwrap();
        }
    }

    /// Runs the program without any own catalog but those that the arguments name.
    fn bare(&self, args: &[&str]) -> Answer {
        let mut command = squadroom(&self.home);
        command.env_remove("SQUADROOM_CATALOG_ONLY").args(args);
        command.arg("--data").arg(self.folder("data"));
        answer(command.output().unwrap())
    }

    fn run(&self, args: &[&str]) -> Answer {
        let folder = self.folder("agency").display().to_string();
        self.bare(&[args, &["--catalog", &folder]].concat())
    }

    fn text(&self, args: &[&str]) -> String {
        let Answer { code, out, err } = self.run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        out
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[args, &["--json"]].concat())).unwrap()
    }
}

fn sound() -> Agency {
    Agency::new(&[("catalog.toml", MANIFEST), ("hotlines.toml", DESK), ("courses.toml", COURSE)])
}

#[test]
fn own_entries_stand_beside_the_built_in_ones_and_tell_their_catalog() {
    let agency = sound();
    let all = squadroom::embedded::catalog().entries.len();
    let list = agency.json(&["list"]);
    let of = |name: &str| {
        let entries = list["entries"].as_array().unwrap().iter();
        entries.filter(|entry| entry["catalog"] == name).count()
    };
    assert_eq!((of("example-pd"), of("built-in")), (2, all));
    let found = agency.json(&["search", "signs", "traffic", "stop", "catalog:example-pd"]);
    assert_eq!(found["hits"][0]["id"], "pd-indicators");
    let shown = agency.json(&["show", "pd-indicators"]);
    assert_eq!(shown["catalog"], "example-pd");
    assert_eq!((&shown["duration"], &shown["issued"]), (&"PT1H30M".into(), &"2026-03-05".into()));
    assert_eq!(shown["status"], "current");
    assert!(agency.text(&["show", "pd-indicators"]).contains("Catalog: Example PD\n"));
    assert!(agency.text(&["search", "--facets", "signs"]).contains("catalog:example-pd"));
    let built_in = agency.text(&["search", "catalog:built-in", "tat-video"]);
    assert!(!built_in.contains("pd-indicators"), "{built_in}");
    // Without the catalog, nothing of it is left.
    let Answer { code, out, err } = agency.bare(&["list"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(!out.contains("pd-indicators") && !out.contains("Vice Desk"), "{out}");
    assert!(!agency.folder("data").exists(), "it wrote something");
}

#[test]
fn own_pinned_numbers_come_after_the_built_in_ones() {
    let agency = sound();
    let text = agency.text(&["hotline"]);
    let place = |text: &str, what: &str| {
        text.find(what).unwrap_or_else(|| panic!("{what} is not in {text}"))
    };
    assert!(place(&text, "1-888-373-7888") < place(&text, "1-212-555-0143"), "{text}");
    let last = squadroom::embedded::catalog().pinned().last().unwrap().title.clone();
    assert!(place(&text, &last) < place(&text, "Vice Desk"), "{text}");
}

#[test]
fn an_own_number_is_not_one_of_the_nation() {
    let agency = sound();
    let office = agency.text(&["office", "60601"]);
    let (_, numbers) = office.split_once("Your agency:\n").unwrap();
    let (own, national) = numbers.split_once("National:\n").unwrap();
    assert!(own.contains("Vice Desk: 1-212-555-0143 (your agency; seen Nov 2, 2026)"), "{own}");
    assert!(national.contains("1-888-373-7888") && !national.contains("Vice Desk"), "{national}");
    let json = agency.json(&["office", "60601"]);
    let all = json["national"].as_array().unwrap();
    let own = all.iter().find(|line| line["name"] == "Vice Desk").unwrap();
    assert_eq!((&own["sources"], &own["state"]), (&Value::Null, &"own".into()), "{own}");
}

#[test]
fn a_search_prints_the_numbers_of_contacts() {
    let contact =
        "[[contact]]\nid = \"local-desk\"\ntitle = \"Vice Desk\"\nas_of = \"2026-11-02\"\n";
    let line = DESK.split_once("[[hotline.line]]\n").unwrap().1;
    let line = format!("[[line]]\nentry = \"local-desk\"\n{line}");
    let files =
        [("catalog.toml", MANIFEST), ("contacts.toml", contact), ("hotlines.toml", line.as_str())];
    let agency = Agency::new(&files);
    let found = agency.run(&["search", "vice desk"]).out;
    assert!(found.contains("Call: 1-212-555-0143"), "{found}");
}

#[test]
fn catalogs_are_stacked_from_the_settings_the_data_folder_and_the_command_line() {
    let agency = Agency::new(&[("a.toml", COURSE)]);
    let course = |id: &str| COURSE.replace("pd-indicators", id);
    agency.write("settings/state", &[("a.toml", &course("by-settings"))]);
    agency.write("data/catalog.d/county", &[("a.toml", &course("by-data"))]);
    agency.write("data/catalog.d", &[("loose.toml", &course("loose"))]);
    agency.write("settings", &[("config.toml", "[[catalog]]\npath = \"state\"\n")]);
    let config = agency.folder("settings/config.toml").display().to_string();
    let Answer { out, err, .. } =
        agency.run(&["list", "catalog:agency,state,county", "--config", &config]);
    for id in ["by-settings", "by-data", "pd-indicators"] {
        assert!(out.contains(&format!("[{id}]")), "{id}: {out}{err}");
    }
    assert!(!out.contains("[loose]") && err.contains("loose.toml: error[E101]"), "{err}");
    agency.write("agency", &[("a.toml", &COURSE.replace("topics", "# topics"))]);
    let only = agency.folder("agency").display().to_string();
    let Answer { out, .. } = agency.bare(&["list", "--catalog-only", &only, "--config", &config]);
    assert!(out.contains("[pd-indicators]") && !out.contains("[by-data]"), "{out}");
    assert!(out.contains("[national-human-trafficking-hotline]"), "{out}");
}

#[test]
fn a_broken_catalog_costs_the_others_nothing() {
    let all = squadroom::embedded::catalog().entries.len();
    for (name, text) in [
        ("a.toml", "[[training\n"),
        ("a.toml", "\u{0}"),
        ("a.toml", "[[training]]\ntitle = \"No link\"\n"),
        (
            "hotlines.toml",
            "[[hotline]]\ntitle = \"X\"\n\n[[hotline.line]]\nchannel = \"voice\"\n\
            number = \"1-212-555-0143\"\nnumber_again = \"1-212-555-0134\"\nevidence = \"confirmed\"\n",
        ),
        ("readme.txt", "no TOML at all"),
    ] {
        let agency = Agency::new(&[(name, text)]);
        agency.write("data/catalog.d/county", &[("a.toml", COURSE)]);
        let Answer { code, out, err } = agency.run(&["list", "--json"]);
        let list: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(list["entries"].as_array().unwrap().len(), all + 1, "{text}: {err}");
        assert!(code == 3 && err.contains("error[E"), "{text}: {err}");
        let Answer { out, .. } = agency.run(&["hotline"]);
        assert!(out.contains("1-888-373-7888") && !out.contains("555-01"), "{text}: {out}");
    }
    let agency = Agency::new(&[]);
    let Answer { out, err, .. } = agency.bare(&["hotline", "--catalog", "/no/such/share"]);
    assert!(out.contains("1-888-373-7888") && err.contains("Folder not found."), "{err}");
}

#[test]
fn an_entry_needs_a_title_and_a_link_or_a_number() {
    let check = |name: &str, text: &str| {
        let agency = Agency::new(&[(name, text)]);
        agency.run(&["check"])
    };
    let checked = check("a.toml", "[[site]]\ntitle = \"Our shelter\"\n");
    assert!(
        checked.code == 1 && checked.out.contains("has no link and no number"),
        "{}",
        checked.out
    );
    let checked = check("a.toml", "[[site]]\nurl = \"https://www.example.org/\"\n");
    assert!(checked.code == 1 && checked.out.contains("Missing key `title`"), "{}", checked.out);
    let numbers = "[[contact]]\ntitle = \"On-call prosecutor\"\n\n[[line]]\n\
        entry = \"local-on-call-prosecutor\"\nchannel = \"voice\"\nnumber = \"1-212-555-0143\"\n\
        number_again = \"1-212-555-0143\"\nevidence = \"confirmed\"\n";
    let checked = check("hotlines.toml", numbers);
    assert_eq!(checked.code, 0, "{}", checked.out);
    let agency = Agency::new(&[("hotlines.toml", numbers)]);
    let shown = agency.text(&["show", "local-on-call-prosecutor"]);
    assert!(shown.contains("1-212-555-0143") && !shown.contains("Link:"), "{shown}");
    let Answer { code, err, .. } = agency.run(&["open", "local-on-call-prosecutor"]);
    assert!(code == 3 && err.contains("has no link"), "{err}");
}
