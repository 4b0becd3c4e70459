//! An agency publishes, and laptops take it from a folder: the commands as people type them.

use crate::fixture::{FIRST, SECOND, catalog};
use crate::program::program;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// An agency with a catalog, keys and a site; its laptops have their data in `data`.
pub struct Agency {
    home: TempDir,
}

impl Agency {
    /// An agency that has published its first version.
    pub fn new() -> Self {
        let agency = Self { home: TempDir::new().unwrap() };
        agency.text(&["publish", "keys", "--to", "KEYS"]);
        agency.release(FIRST);
        agency
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.home.path());
        command.env("SQUADROOM_DATA", self.path("data")).current_dir(self.home.path());
        command.env("SQUADROOM_TODAY", "2026-11-30").args(args);
        command
    }

    /// The exit code, and both outputs.
    pub fn run(&self, args: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code().unwrap(), text(stdout), text(stderr))
    }

    pub fn text(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        out
    }

    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[args, &["--json"]].concat())).unwrap()
    }

    /// Publishes a catalog with this number.
    pub fn release(&self, number: &str) -> Value {
        fs::create_dir_all(self.path("vice-unit")).unwrap();
        for file in catalog(number) {
            fs::write(self.path("vice-unit").join(file.name), file.bytes).unwrap();
        }
        self.json(&["publish", "vice-unit", "--to", "SITE", "--keys", "KEYS"])
    }

    pub fn fingerprint(&self) -> String {
        let bytes = fs::read(self.path("SITE/metadata/1.root.json")).unwrap();
        squadroom::updates::sha256_hex(&bytes)
    }

    /// A laptop takes the catalog from the folder of the site.
    pub fn add(&self) -> String {
        let root = self.fingerprint();
        self.text(&["catalogs", "add", "https://a.example", "--root", &root, "--from", "SITE"])
    }

    pub fn has(&self, number: &str) -> bool {
        self.text(&["hotline"]).contains(&format!("Example PD Desk: {number}"))
    }
}

#[test]
fn a_laptop_adds_updates_goes_back_and_removes() {
    let agency = Agency::new();
    assert_eq!(agency.add(), "added: example-pd, 1 resource\n");
    assert!(agency.has(FIRST));
    agency.release(SECOND);
    let told = agency.text(&["update", "--check", "--from", "SITE"]);
    assert_eq!(told, "example-pd: version 2 is there. To use it, run `squadroom update`\n");
    let told = agency.text(&["update", "--from", "SITE"]);
    assert!(told.starts_with("example-pd: version 2 is now in use\n"), "{told}");
    assert!(told.contains(&format!("Number: {FIRST}, now {SECOND}")), "{told}");
    assert!(agency.has(SECOND));
    let changed = format!("Changed Nov 30, 2026: Example PD Desk, was {FIRST}, now {SECOND}\n");
    assert!(agency.text(&["hotline"]).ends_with(&changed));
    let hotlines = agency.json(&["hotline"])["hotlines"].clone();
    let is_desk = |one: &&Value| one["id"] == "example-pd-desk";
    let desk = hotlines.as_array().unwrap().iter().find(is_desk).unwrap();
    let expected = json!([{ "date": "2026-11-30", "before": [FIRST], "now": [SECOND] }]);
    assert_eq!(desk["numbers_changed"], expected);
    let told = agency.json(&["update", "--from", "SITE"]);
    assert_eq!(told["catalogs"][0]["state"], "current");
    let listed = agency.text(&["catalogs"]);
    assert!(listed.contains("Site: https://a.example"), "{listed}");
    agency.text(&["catalogs", "rollback", "example-pd"]);
    assert!(agency.has(FIRST));
    assert!(agency.text(&["update", "--from", "SITE"]).contains("but you went back from it"));
    let listed = agency.text(&["catalogs"]);
    assert!(listed.contains("Version: 1. You went back from a newer one"), "{listed}");
    let told = agency.text(&["update", "example-pd", "--from", "SITE"]);
    assert!(told.starts_with("example-pd: version 2 is now in use\n"), "{told}");
    assert!(agency.has(SECOND));
    agency.text(&["catalogs", "remove", "example-pd"]);
    assert!(!agency.text(&["hotline"]).contains("Example PD Desk"));
    assert!(agency.text(&["hotline"]).contains("1-888-373-7888"));
    let left = fs::read_dir(agency.path("data/updates")).unwrap().flatten();
    let left: Vec<_> = left.map(|item| item.file_name()).collect();
    assert_eq!(left, ["lock"], "removing it leaves nothing behind");
}

#[test]
fn neither_keys_nor_another_catalog_get_into_a_site() {
    let agency = Agency::new();
    let refused = |args: &[&str]| {
        let (code, out, err) = agency.run(args);
        assert!(code != 0 && out.is_empty(), "{args:?}: {code} {out}");
        err
    };
    for (to, keys) in [("KEYS", "KEYS"), ("KEYS/site", "KEYS"), ("vice-unit/site", "KEYS")] {
        let told = refused(&["publish", "vice-unit", "--to", to, "--keys", keys]);
        assert!(told.contains("Choose folders that are apart"), "{to}: {told}");
        assert!(!agency.path(to).join("metadata").exists(), "{to}");
    }
    fs::create_dir_all(agency.path("SITE/keys")).unwrap();
    let told = refused(&["publish", "vice-unit", "--to", "SITE", "--keys", "SITE/keys"]);
    assert!(told.contains("Choose folders that are apart"), "{told}");
    fs::create_dir(agency.path("other")).unwrap();
    for file in catalog(SECOND) {
        let text = String::from_utf8(file.bytes).unwrap().replace("example-pd", "other-pd");
        fs::write(agency.path("other").join(file.name), text).unwrap();
    }
    let told = refused(&["publish", "other", "--to", "SITE", "--keys", "KEYS"]);
    assert!(told.contains("this is the site of the catalog `example-pd`"), "{told}");
}

#[test]
fn no_update_is_taken_whose_changed_numbers_could_not_be_shown() {
    let agency = Agency::new();
    agency.add();
    agency.release(SECOND);
    let news = agency.path("data/catalog-news.json");
    let _ = fs::remove_file(&news);
    fs::create_dir(&news).unwrap();
    let (code, _, told) = agency.run(&["update", "--from", "SITE"]);
    assert!(code != 0 && told.contains("nothing was updated: can't note"), "{code}: {told}");
    assert!(agency.has(FIRST));
    let (_, _, told) = agency.run(&["update", "--from", "NOWHERE"]);
    assert!(told.contains("nothing was updated"), "{told}");
    fs::remove_dir(&news).unwrap();
    let (code, _, told) = agency.run(&["update", "--from", "NOWHERE"]);
    assert!(code != 0 && told.contains("NOWHERE isn't there"), "{told}");
    assert!(agency.text(&["update", "--from", "SITE"]).contains(&format!("now {SECOND}")));
}

#[test]
fn commands_without_a_catalog_of_a_site_tell_how_to_add_one() {
    let agency = Agency::new();
    let (code, _, told) = agency.run(&["update"]);
    assert!(code == 1 && told.contains("squadroom catalogs add URL --root"), "{told}");
    assert!(told.contains("built without keys for updates of its own catalog"), "{told}");
    let (code, _, told) = agency.run(&["update", "vice"]);
    assert!(code == 1 && told.contains("no catalog comes from a site"), "{told}");
    agency.add();
    let (code, _, told) = agency.run(&["catalogs", "remove", "vice"]);
    assert!(code == 1 && told.contains("`vice`. Known: example-pd"), "{told}");
    let add = |url: &str, root: &str| agency.run(&["catalogs", "add", url, "--root", root]);
    let (code, _, told) = add("https://a.example", "12 34");
    assert!(code == 2 && told.contains("64 digits"), "{told}");
    let (code, _, told) = add("http://a.example", &"0".repeat(64));
    assert!(code == 3 && told.contains("the address must start with https://"), "{told}");
    for url in ["a.example", "ftp://a.example", "https://me:x@a.example"] {
        let (code, _, told) = add(url, &"0".repeat(64));
        assert!(code == 3 && told.contains("https://catalog.example.gov/"), "{url}: {told}");
    }
}

#[test]
fn a_site_is_renewed_without_a_new_version() {
    let agency = Agency::new();
    agency.add();
    let renewed = agency.release(FIRST);
    assert_eq!((&renewed["version"], &renewed["unchanged"]), (&1.into(), &true.into()));
    let told = agency.text(&["update", "--from", "SITE"]);
    assert_eq!(told, "example-pd: version 1 is the newest\n");
    let mut late = agency.command(&["update", "--from", "SITE"]);
    let output = late.env("SQUADROOM_TODAY", "2027-03-05").output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("timestamp.json expired on Feb 28, 2027"), "{told}");
    let mut later = agency.command(&["publish", "vice-unit", "--to", "SITE", "--keys", "KEYS"]);
    assert!(later.env("SQUADROOM_TODAY", "2027-08-01").output().unwrap().status.success());
    let mut update = agency.command(&["update", "--from", "SITE"]);
    let output = update.env("SQUADROOM_TODAY", "2027-08-02").output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn keys_are_replaced_and_laptops_follow() {
    let agency = Agency::new();
    agency.add();
    for (keys, number) in [
        ("timestamp,snapshot", "1-212-555-0101"),
        ("targets", "1-212-555-0102"),
        ("root", "1-212-555-0103"),
        ("root,targets,snapshot,timestamp", "1-212-555-0104"),
    ] {
        agency.text(&["publish", "keys", "--to", "KEYS", "--rotate", keys]);
        agency.release(number);
        agency.text(&["update", "--from", "SITE"]);
        assert!(agency.has(number), "{keys}");
    }
    assert!(agency.path("SITE/metadata/5.root.json").is_file());
    let (code, _, told) = agency.run(&["publish", "keys", "--to", "KEYS"]);
    assert!(code == 3 && told.contains("root.key"), "no key is overwritten: {told}");
    agency.text(&["publish", "keys", "--to", "OTHERS"]);
    let (code, _, told) = agency.run(&["publish", "vice-unit", "--to", "SITE", "--keys", "OTHERS"]);
    assert!(code == 3 && told.contains("these keys can't sign for SITE"), "{told}");
    let (code, _, told) = agency.run(&["publish", "vice-unit", "--to", "NEW", "--keys", "KEYS"]);
    assert!(code == 3 && told.contains("NEW isn't the site that these keys published"), "{told}");
    assert!(!agency.path("NEW").exists());
    #[cfg(unix)]
    for key in fs::read_dir(agency.path("KEYS")).unwrap().flatten() {
        let mode = std::os::unix::fs::MetadataExt::mode(&key.metadata().unwrap());
        assert_eq!(mode & 0o777, 0o600, "{key:?}");
    }
}

#[test]
fn two_of_three_people_publish_together() {
    let agency = Agency::new();
    let made = agency.text(&["publish", "keys", "--to", "KIM", "--count", "3", "--need", "2"]);
    assert_eq!(made.lines().count(), 9, "{made}");
    for (person, number) in [("LEE", 2), ("ROSA", 3)] {
        fs::create_dir(agency.path(person)).unwrap();
        for role in ["root", "targets"] {
            let name = format!("{role}-{number}.key");
            fs::rename(agency.path("KIM").join(&name), agency.path(person).join(&name)).unwrap();
        }
    }
    let publish = |people: &[&str]| {
        let keys: Vec<&str> = people.iter().flat_map(|one| ["--keys", one]).collect();
        agency.run(&[&["publish", "vice-unit", "--to", "TOGETHER"], &keys[..]].concat())
    };
    let (code, _, told) = publish(&["KIM"]);
    assert!(code == 3 && told.contains("root.json needs 2 keys, and 1 is here"), "{told}");
    assert!(!agency.path("TOGETHER/metadata").exists());
    let (code, out, told) = publish(&["KIM", "ROSA"]);
    assert_eq!((code, told.as_str()), (0, ""), "{out}");
    let root: Value =
        serde_json::from_slice(&fs::read(agency.path("TOGETHER/metadata/1.root.json")).unwrap())
            .unwrap();
    for (role, keys, threshold) in [("root", 3, 2), ("targets", 3, 2), ("timestamp", 1, 1)] {
        let own = &root["signed"]["roles"][role];
        assert_eq!(own["keyids"].as_array().unwrap().len(), keys, "{role}");
        assert_eq!(own["threshold"], threshold, "{role}");
    }
    let fingerprint = squadroom::updates::sha256_hex(
        &fs::read(agency.path("TOGETHER/metadata/1.root.json")).unwrap(),
    );
    let from = ["--from", "TOGETHER"];
    let add = ["catalogs", "add", "https://a.example", "--root", &fingerprint];
    agency.text(&[&add[..], &from].concat());
    // Other people sign the next version.
    fs::write(agency.path("vice-unit/hotlines.toml"), &catalog(SECOND)[1].bytes).unwrap();
    let (code, out, told) = publish(&["KIM", "LEE"]);
    assert_eq!((code, told.as_str()), (0, ""), "{out}");
    agency.text(&[&["update"][..], &from].concat());
    assert!(agency.has(SECOND));
    // New root keys need two of those of before.
    agency.text(&["publish", "keys", "--to", "KIM", "--rotate", "root"]);
    let (code, _, told) = publish(&["KIM"]);
    assert!(code == 3 && told.contains("can't sign for TOGETHER"), "{told}");
    let (code, out, told) = publish(&["KIM", "LEE"]);
    assert_eq!((code, told.as_str()), (0, ""), "{out}");
    agency.text(&[&["update"][..], &from].concat());
    let (code, _, told) =
        agency.run(&["publish", "keys", "--to", "NEW", "--count", "2", "--need", "3"]);
    assert!(code == 2 && told.contains("--need can't be more than --count"), "{told}");
}

#[test]
fn the_built_in_catalog_is_not_published_with_one_key() {
    let agency = Agency::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let folder = folder.to_str().unwrap();
    let (code, out, told) = agency.run(&["publish", folder, "--to", "BASE", "--keys", "KEYS"]);
    assert!(code == 3 && told.contains("the built-in catalog needs 2"), "{out}{told}");
    assert!(!agency.path("BASE").exists());
    agency.text(&["publish", "keys", "--to", "KEYS-2", "--count", "3", "--need", "2"]);
    agency.text(&["publish", folder, "--to", "BASE", "--keys", "KEYS-2"]);
    let (code, _, told) = agency.run(&["update", "built-in", "--from", "BASE"]);
    assert!(code == 1 && told.contains("built without keys for updates"), "{told}");
}

#[test]
fn a_catalog_with_errors_is_not_published() {
    let agency = Agency::new();
    let before = fs::read(agency.path("SITE/metadata/timestamp.json")).unwrap();
    let publish = ["publish", "vice-unit", "--to", "SITE", "--keys", "KEYS"];
    let path = agency.path("vice-unit/hotlines.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("0143", "0144", 1)).unwrap();
    let (code, out, err) = agency.run(&publish);
    assert!(code == 1 && out.contains("error[E502]"), "{out}");
    assert_eq!(err, "squadroom: nothing was published\n");
    fs::write(&path, text).unwrap();
    fs::write(agency.path("vice-unit/Entries.toml"), "").unwrap();
    let (code, _, err) = agency.run(&publish);
    assert!(code == 3 && err.contains("can't use the file name `Entries.toml`"), "{err}");
    fs::remove_file(agency.path("vice-unit/Entries.toml")).unwrap();
    fs::remove_file(agency.path("vice-unit/catalog.toml")).unwrap();
    let (code, _, err) = agency.run(&publish);
    assert!(code == 3 && err.contains("catalog.toml needs an id"), "{err}");
    let (code, _, err) = agency.run(&["publish", "none", "--to", "SITE", "--keys", "KEYS"]);
    assert!(code == 1 && !err.is_empty(), "{err}");
    assert_eq!(fs::read(agency.path("SITE/metadata/timestamp.json")).unwrap(), before);
}

#[test]
fn damage_on_disk_never_costs_a_hotline() {
    let agency = Agency::new();
    agency.add();
    let home = agency.path("data/updates/catalog-example-pd");
    for file in ["state.json", "trusted.json", "site.json"] {
        let path = home.join(file);
        let bytes = fs::read(&path).unwrap();
        for damage in [&b""[..], b"{", b"[]", &bytes[..bytes.len() / 2]] {
            fs::write(&path, damage).unwrap();
            let (code, out, err) = agency.run(&["hotline"]);
            assert!(out.contains("1-888-373-7888"), "{code} {file}: {out}{err}");
            let (code, out, err) = agency.run(&["update", "--from", "SITE"]);
            assert!(code == 0 || !err.is_empty(), "{file}: {out}{err}");
        }
        fs::write(&path, bytes).unwrap();
    }
    assert!(agency.has(FIRST));
}

#[test]
fn a_resource_of_a_site_is_not_edited_in_place() {
    let agency = Agency::new();
    agency.add();
    let (code, out, err) = agency.run(&["edit", "example-pd-desk"]);
    assert!(code == 1 && out.contains("[[override]]"), "{out}");
    assert!(err.contains("comes from https://a.example"), "{err}");
}

/// Returns the sizes of the files of a site, in bytes.
pub fn sizes(folder: &Path) -> Vec<(String, u64)> {
    let mut sizes = Vec::new();
    for item in fs::read_dir(folder).unwrap().flatten() {
        match item.path().is_dir() {
            true => sizes.extend(self::sizes(&item.path())),
            false => {
                let name = item.file_name().to_string_lossy().into_owned();
                sizes.push((name, item.metadata().unwrap().len()));
            }
        }
    }
    sizes.sort();
    sizes
}

/// Prints what docs/guide/updates.md says of sizes.
#[test]
fn lists_are_small() {
    let agency = Agency::new();
    let sizes = sizes(&agency.path("SITE/metadata"));
    println!("{sizes:#?}");
    let largest = |name: &str| sizes.iter().find(|(own, _)| own.contains(name)).unwrap().1;
    assert!(largest("timestamp") < 1024 && largest("snapshot") < 1024 && largest("root") < 4096);
}
