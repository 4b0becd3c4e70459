//! Each attack that the specification names is refused with words of its own.

use crate::fixture::*;
use serde_json::json;
use squadroom::effects::catalog_updates::UpdateOutcome;
use squadroom::updates::{ListRole, sha256_hex};

#[test]
fn a_new_version_comes_and_the_same_one_does_not_come_again() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    assert_eq!(laptop.number(), FIRST);
    assert_eq!(laptop.update(&site).unwrap(), UpdateOutcome::Current(1));
    site.release(2, &catalog(SECOND));
    let asked = laptop.at(now(), |updates| updates.update("example-pd", &site, true)).unwrap();
    assert_eq!((asked, laptop.number()), (UpdateOutcome::Newer { from: 1, to: 2 }, FIRST.into()));
    assert_eq!(laptop.update(&site).unwrap(), UpdateOutcome::Newer { from: 1, to: 2 });
    assert_eq!(laptop.number(), SECOND);
    assert_eq!(laptop.update(&site).unwrap(), UpdateOutcome::Current(2));
}

#[test]
fn rollback_of_each_list_is_refused() {
    let mut site = Site::new();
    let old_timestamp = site.take("metadata/timestamp.json");
    let old_snapshot = site.take("metadata/1.snapshot.json");
    let old_targets = site.take("metadata/1.targets.json");
    let laptop = Laptop::of(&site);
    site.release(2, &catalog(SECOND));
    laptop.update(&site).unwrap();
    let words = "Someone may be hiding the new version";
    site.files.insert("metadata/timestamp.json".into(), old_timestamp);
    let told = laptop.refuses(&site);
    assert!(told.contains("version 1 of timestamp.json") && told.contains(words), "{told}");
    site.release_timestamp(3, 1, &old_snapshot);
    let told = laptop.refuses(&site);
    assert!(told.contains("version 1 of snapshot.json") && told.contains(words), "{told}");
    site.release_snapshot(4, "targets.json", 1, &old_targets);
    let told = laptop.refuses(&site);
    assert!(told.contains("version 1 of targets.json") && told.contains(words), "{told}");
    site.release_snapshot(5, "others.json", 2, &old_targets);
    assert!(laptop.refuses(&site).contains("it names no targets.json"));
    assert_eq!(laptop.number(), SECOND);
}

#[test]
fn freeze_is_told_when_a_list_expires() {
    for role in ListRole::ALL {
        let mut site = Site::new();
        let laptop = Laptop::of(&site);
        site.expires.insert(role, after(-1));
        site.release_root(2);
        site.release(2, &catalog(SECOND));
        let told = laptop.refuses(&site);
        let expected = format!("{}.json expired on Nov 29, 2026", role.name());
        assert!(told.contains(&expected) && told.contains("it is Nov 30, 2026"), "{told}");
    }
    // The site as it was, shown for too long.
    let site = Site::new();
    let laptop = Laptop::of(&site);
    let late = laptop.at(after(91), |updates| updates.update("example-pd", &site, false));
    assert!(late.unwrap_err().to_string().contains("expired on Feb 28, 2027"));
    assert_eq!(laptop.number(), FIRST, "what is here stays in use");
}

#[test]
fn mix_and_match_is_refused() {
    for name in ["snapshot", "targets"] {
        let mut site = Site::new();
        let laptop = Laptop::of(&site);
        let other = site.take(&format!("metadata/1.{name}.json"));
        site.release(2, &catalog(SECOND));
        let new = site.files.insert(format!("metadata/2.{name}.json"), other).unwrap();
        let told = laptop.refuses(&site);
        assert!(told.starts_with(&format!("{name}.json isn't the one")), "{told}");
        // The same with a right hash but another version inside.
        site.files.insert(format!("metadata/2.{name}.json"), new);
        assert!(laptop.update(&site).is_ok());
    }
}

#[test]
fn a_stolen_online_key_cannot_change_the_catalog() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let own = site.signers.remove(&ListRole::Targets).unwrap();
    let thief = Signers { keys: vec![new_key()], threshold: 1 };
    site.signers.insert(ListRole::Targets, thief);
    site.release(2, &catalog(SECOND));
    assert!(laptop.refuses(&site).starts_with("targets.json isn't signed by enough trusted keys"));
    site.signers.insert(ListRole::Targets, own);
    site.release(3, &catalog(SECOND));
    assert!(laptop.update(&site).is_ok(), "the publisher goes on");
}

#[test]
fn a_fast_forward_ends_with_new_keys() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    // The keys of both lists were stolen.
    site.release_snapshot(1 << 40, "targets.json", 1, &site.take("metadata/1.targets.json"));
    laptop.update(&site).unwrap();
    site.release(2, &catalog(SECOND));
    assert!(laptop.refuses(&site).contains("but this computer has seen version 1099511627776"));
    for role in [ListRole::Snapshot, ListRole::Timestamp] {
        site.signers.insert(role, Signers { keys: vec![new_key()], threshold: 1 });
    }
    site.release_root(2);
    site.release(2, &catalog(SECOND));
    assert_eq!(laptop.update(&site).unwrap(), UpdateOutcome::Newer { from: 1, to: 2 });
}

#[test]
fn a_file_that_is_not_the_signed_one_is_refused() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let files = catalog(SECOND);
    site.release(2, &files);
    let path = format!("targets/{}.hotlines.toml", sha256_hex(&files[1].bytes));
    let right = site.files.insert(path.clone(), catalog("1-212-555-0177")[1].bytes.clone());
    let told = laptop.refuses(&site);
    assert!(told.starts_with("hotlines.toml isn't the file that the publisher signed"), "{told}");
    site.files.insert(path.clone(), [right.clone().unwrap(), vec![b' '; 1 << 20]].concat());
    assert!(laptop.refuses(&site).contains("so squadroom stopped reading it"));
    site.files.remove(&path);
    assert!(laptop.refuses(&site).starts_with("the site has no targets/"));
    site.files.insert(path, right.unwrap());
    assert!(laptop.update(&site).is_ok());
}

#[test]
fn a_signed_catalog_must_still_keep_the_rules() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let hide = "\n[[hide]]\nid = \"national-human-trafficking-hotline\"\nreason = \"no\"\n";
    let renumber = "\n[[override]]\nid = \"national-human-trafficking-hotline\"\nreason = \"no\"\n\
        url = \"https://www.example.org/\"\n";
    let take = "\n[[hotline]]\nid = \"national-human-trafficking-hotline\"\ntitle = \"X\"\n\
        [[hotline.line]]\nchannel = \"voice\"\nnumber = \"1-212-555-0177\"\n\
        number_again = \"1-212-555-0177\"\nevidence = \"confirmed\"\n";
    for (at, text) in [hide, renumber, take, "[[hotline\n"].into_iter().enumerate() {
        let mut files = catalog(SECOND);
        files[1].bytes.extend(text.bytes());
        site.release(2 + at as u64, &files);
        assert!(laptop.refuses(&site).starts_with("the new version has errors (1)"), "{text}");
    }
    let mut files = catalog(SECOND);
    files[0].bytes = b"id = \"other-pd\"\n".to_vec();
    site.release(8, &files);
    assert!(laptop.refuses(&site).contains("`other-pd`, not `example-pd`"));
    files.remove(0);
    site.release(9, &files);
    assert!(laptop.refuses(&site).contains("catalog.toml needs an id"));
}

#[test]
fn names_and_sizes_that_lead_astray_are_refused() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let hashes = json!({ "sha256": "0".repeat(64) });
    for (at, name) in ["../../evil.toml", "con.toml", "a.exe", ""].into_iter().enumerate() {
        let version = 2 + at as u64;
        let content = json!({ "targets": { name: { "length": 1, "hashes": hashes } } });
        let list = site.list(ListRole::Targets, version, content);
        site.release_targets(version, &list);
        assert!(laptop.refuses(&site).starts_with("can't use the file name"), "{name}");
    }
    let large = json!({ "targets": { "a.toml": { "length": u64::MAX, "hashes": hashes } } });
    site.release_targets(9, &site.list(ListRole::Targets, 9, large));
    assert!(laptop.refuses(&site).starts_with("the catalog has more than"));
    let bare = json!({ "targets": { "a.toml": { "length": 1, "hashes": { "md5": "00" } } } });
    site.release_targets(10, &site.list(ListRole::Targets, 10, bare));
    assert!(laptop.refuses(&site).contains("isn't the file that the publisher signed"));
}
