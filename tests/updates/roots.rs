//! Root lists: who may sign the next, and how many must.

use crate::fixture::*;
use serde_json::{Value, json};
use squadroom::updates::{ListRole, RoleKey, sign};

#[test]
fn the_fingerprint_decides() {
    let mut site = Site::new();
    let told = |error: squadroom::updates::UpdateError| error.to_string();
    let laptop = Laptop::new();
    let wrong = told(laptop.add(&site, &"0".repeat(64)).unwrap_err());
    assert!(wrong.starts_with("no root of this site has that fingerprint"), "{wrong}");
    assert!(laptop.store.names().is_empty());
    assert_eq!(laptop.add(&site, &site.fingerprint()).unwrap(), "example-pd");
    let again = told(laptop.add(&site, &site.fingerprint()).unwrap_err());
    assert!(again.contains("here already"), "{again}");
    site.files.clear();
    let none = told(Laptop::new().add(&site, &"0".repeat(64)).unwrap_err());
    assert!(none.starts_with("the site has no metadata/1.root.json"), "{none}");
}

/// Signs the next root list with these keys.
fn next_root(site: &mut Site, version: u64, keys: &[&RoleKey]) {
    let bytes = sign(&site.root(version), keys).unwrap();
    site.files.insert("metadata/2.root.json".to_owned(), bytes);
}

#[test]
fn the_next_root_is_signed_by_the_old_and_the_new_keys() {
    let mut site = Site::new();
    let laptop = Laptop::of(&site);
    let old = site.signers.remove(&ListRole::Root).unwrap().keys.remove(0);
    let pem = RoleKey::generate().unwrap();
    let new = RoleKey::from_pem(&pem).unwrap();
    let own = RoleKey::from_pem(&pem).unwrap();
    site.signers.insert(ListRole::Root, Signers { keys: vec![own], threshold: 1 });
    for keys in [&[&new][..], &[&old], &[]] {
        next_root(&mut site, 2, keys);
        assert!(laptop.refuses(&site).starts_with("root.json isn't signed by enough"));
    }
    next_root(&mut site, 7, &[&old, &new]);
    assert!(laptop.refuses(&site).starts_with("metadata/2.root.json says that it is version 7"));
    next_root(&mut site, 2, &[&old, &new]);
    assert!(laptop.update(&site).is_ok());
    // From now on the old key is worth nothing.
    let bytes = sign(&site.root(3), &[&old]).unwrap();
    site.files.insert("metadata/3.root.json".to_owned(), bytes);
    assert!(laptop.refuses(&site).starts_with("root.json isn't signed by enough"));
}

#[test]
fn two_of_three_are_two_different_keys() {
    let mut site = Site::new();
    let three = || Signers { keys: (0..3).map(|_| new_key()).collect(), threshold: 2 };
    site.signers.insert(ListRole::Targets, three());
    site.release_root(1);
    site.release(1, &catalog(FIRST));
    let laptop = Laptop::of(&site);
    let signed_by = |site: &mut Site, version: u64, change: &dyn Fn(&mut Vec<Value>)| {
        site.release(version, &catalog(SECOND));
        let path = format!("metadata/{version}.targets.json");
        let mut list: Value = serde_json::from_slice(&site.take(&path)).unwrap();
        change(list["signatures"].as_array_mut().unwrap());
        let bytes = serde_json::to_vec(&list).unwrap();
        site.release_snapshot(version, "targets.json", version, &bytes);
        site.files.insert(path, bytes);
    };
    signed_by(&mut site, 2, &|all| all.truncate(1));
    assert!(laptop.refuses(&site).starts_with("targets.json isn't signed by enough"));
    // The same signature twice, also under the name of another key.
    signed_by(&mut site, 3, &|all| {
        let (first, other) = (all[0].clone(), all[1]["keyid"].clone());
        *all = vec![first.clone(), first.clone(), json!({ "keyid": other, "sig": first["sig"] })];
    });
    assert!(laptop.refuses(&site).starts_with("targets.json isn't signed by enough"));
    signed_by(&mut site, 4, &|all| all.truncate(2));
    assert!(laptop.update(&site).is_ok());
}

#[test]
fn one_key_under_two_names_counts_once() {
    let mut site = Site::new();
    let id = id_of(&site.signers[&ListRole::Targets].keys[0]);
    let mut root = site.root(1);
    root["keys"]["second-name"] = root["keys"][&id].clone();
    root["roles"]["targets"] = json!({ "keyids": [id, "second-name"], "threshold": 2 });
    let bytes = site.sign(ListRole::Root, &root);
    site.files.insert("metadata/1.root.json".to_owned(), bytes);
    let told = Laptop::new().add(&site, &site.fingerprint()).unwrap_err().to_string();
    assert!(told.contains("it has too few targets keys"), "{told}");
}

#[test]
fn a_root_that_cannot_work_is_refused() {
    type Change = &'static dyn Fn(&mut Value);
    let changes: [(&str, Change); 5] = [
        ("it has too few", &|root| root["roles"]["timestamp"]["threshold"] = json!(0)),
        ("it has no targets keys", &|root| {
            root["roles"].as_object_mut().unwrap().remove("targets");
        }),
        ("consistent snapshots", &|root| root["consistent_snapshot"] = json!(false)),
        ("version 2.0.0 of the format", &|root| root["spec_version"] = json!("2.0.0")),
        ("it is a list of type targets", &|root| root["_type"] = json!("targets")),
    ];
    for (words, change) in changes {
        let mut site = Site::new();
        let mut root = site.root(1);
        change(&mut root);
        let bytes = site.sign(ListRole::Root, &root);
        site.files.insert("metadata/1.root.json".to_owned(), bytes);
        let told = Laptop::new().add(&site, &site.fingerprint()).unwrap_err().to_string();
        assert!(told.contains(words), "{told}");
    }
}
