//! Catalogs, settings and keys files that somebody else wrote.

use crate::harmless::{checked, payloads};
use std::fs;
use tempfile::TempDir;

/// A text as TOML may hold it: raw, or with every character escaped.
fn in_toml(text: &str, escaped: bool) -> String {
    match escaped {
        true => text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect(),
        false => text.replace('\\', "\\\\").replace('"', "\\\""),
    }
}

#[test]
fn nothing_foreign_in_a_catalog_leaves_it() {
    let home = TempDir::new().unwrap();
    let catalog = home.path().join("own");
    fs::create_dir(&catalog).unwrap();
    let mut count = 0;
    for escaped in [true, false] {
        let mut text = "[[publisher]]\nid = \"us\"\nname = \"Us\"\nshort_name = \"Us\"\n\n\
            [[topic]]\nid = \"all\"\nlabel = \"All\"\n\n"
            .to_owned();
        for (place, payload) in payloads::all().iter().enumerate() {
            let payload = in_toml(payload, escaped);
            text += &format!(
                "[[site]]\nid = \"one-{place}\"\ntitle = \"T {payload}\"\nabstract = \"A {payload}.\"\n\
                 publisher = [\"us\", \"{payload}\"]\nurl = \"https://a.example/{payload}\"\n\
                 url_kind = \"{payload}\"\ntopics = [\"{payload}\"]\nstatus = \"{payload}\"\n\
                 \"{payload}\" = 1\n\n"
            );
            count += 8;
        }
        fs::write(catalog.join("own.toml"), text).unwrap();
        let catalog = catalog.to_str().unwrap();
        for args in [&["check"][..], &["check", "--json"], &["list"], &["list", "--json"]] {
            checked(&home, &[args, &["--catalog-only", catalog]].concat());
        }
        checked(&home, &["check", &format!("{catalog}/own.toml")]);
    }
    println!("catalogs: {} combinations", count * 5);
}

#[test]
fn nothing_foreign_in_settings_leaves_them() {
    let home = TempDir::new().unwrap();
    let (config, keys) = (home.path().join("config.toml"), home.path().join("keys.toml"));
    let payloads = payloads::all();
    for payload in payloads.iter().step_by(3) {
        for escaped in [true, false] {
            let payload = in_toml(payload, escaped);
            let settings =
                format!("theme = \"{payload}\"\npinned = [\"{payload}\"]\n\"{payload}\" = 1\n");
            fs::write(&config, settings).unwrap();
            fs::write(&keys, format!("[list]\n\"{payload}\" = \"{payload}\"\n")).unwrap();
            for args in [&["config"][..], &["hotline"], &["check"], &["config", "--json"]] {
                checked(&home, &[args, &["--config", config.to_str().unwrap()]].concat());
            }
        }
    }
    println!("settings: {} combinations", payloads.len() / 3 * 2 * 5 * 4);
}
