//! One bit of what a site sends is wrong: it is refused, and what was there stays.

use crate::fixture::*;
use squadroom::updates::ListRole;

#[test]
fn two_hundred_bit_flips_are_refused() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let before: Vec<String> = site.files.keys().cloned().collect();
    let trusted = std::fs::read(laptop.store.folder("example-pd").join("trusted.json")).unwrap();
    site.expires.insert(ListRole::Root, after(60));
    site.release_root(2);
    site.release(2, &catalog(SECOND));
    let is_new = |path: &&String| !before.contains(path) || path.ends_with("timestamp.json");
    let new: Vec<String> = site.files.keys().filter(is_new).cloned().collect();
    assert_eq!(new.len(), 5, "{new:?}");
    let mut random = fastrand::Rng::with_seed(17);
    let mut refused = 0;
    for _ in 0..200 {
        let path = &new[random.usize(0..new.len())];
        let right = site.take(path);
        let mut wrong = right.clone();
        let at = random.usize(0..wrong.len());
        wrong[at] ^= 1 << random.u8(0..8);
        site.files.insert(path.clone(), wrong);
        // Each begins from the same lists.
        let file = laptop.store.folder("example-pd").join("trusted.json");
        std::fs::write(file, &trusted).unwrap();
        let told = laptop.refuses(&site);
        assert!(!told.is_empty() && laptop.number() == FIRST, "{path} {at}: {told}");
        refused += 1;
        site.files.insert(path.clone(), right);
    }
    println!("bit flips: 200, refused: {refused}, old version kept: {refused}");
    assert!(laptop.update(&site).is_ok());
    assert_eq!(laptop.number(), SECOND);
}

#[test]
fn a_version_that_rots_on_disk_falls_back_to_the_one_before() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    site.release(2, &catalog(SECOND));
    laptop.update(&site).unwrap();
    let newest = laptop.store.in_use().remove(0).folder.unwrap();
    let path = newest.join("hotlines.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("0199", "0198")).unwrap();
    let in_use = laptop.store.in_use().remove(0);
    assert!(in_use.notice.unwrap().contains("uses the version before it"));
    let text = std::fs::read_to_string(in_use.folder.unwrap().join("hotlines.toml")).unwrap();
    assert!(text.contains(FIRST));
    // The next update brings it anew.
    laptop.update(&site).unwrap();
    assert_eq!(laptop.number(), SECOND);
    std::fs::write(newest.join("more.toml"), "").unwrap();
    assert!(laptop.store.in_use().remove(0).notice.is_some(), "nothing may be added either");
    std::fs::remove_file(laptop.store.folder("example-pd").join("state.json")).unwrap();
    let in_use = laptop.store.in_use().remove(0);
    assert!(in_use.folder.is_none() && in_use.notice.unwrap().contains("the other catalogs"));
    laptop.update(&site).unwrap();
    assert_eq!(laptop.number(), SECOND);
}

#[test]
fn three_versions_stay_and_a_rollback_holds_until_the_next() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    for version in 2..=5 {
        site.release(version, &catalog(&format!("1-212-555-010{version}")));
        laptop.update(&site).unwrap();
    }
    let versions = laptop.store.folder("example-pd").join("versions");
    assert_eq!(std::fs::read_dir(&versions).unwrap().count(), 3);
    let back = || laptop.at(now(), |updates| updates.rollback("example-pd"));
    assert_eq!(back().unwrap(), 4);
    assert_eq!(laptop.number(), "1-212-555-0104");
    laptop.update(&site).unwrap();
    assert_eq!(laptop.number(), "1-212-555-0104", "the version that was left doesn't come back");
    assert_eq!(back().unwrap(), 3);
    assert!(back().unwrap_err().to_string().contains("no earlier version"));
    site.release(6, &catalog(SECOND));
    laptop.update(&site).unwrap();
    assert_eq!(laptop.number(), SECOND);
}
