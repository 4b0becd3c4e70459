//! Files of certificates, beside the record.

use crate::Home;
use std::fs;
use std::path::PathBuf;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

#[test]
fn a_certificate_is_kept_found_verified_and_erased() {
    let home = Home::new();
    let scan = home.data().with_file_name("scan.pdf");
    fs::write(&scan, PDF).unwrap();
    let scan = scan.to_str().unwrap();
    home.text(&["done", "labor-basics", "--hours", "1", "--certificate-file", scan]);
    let folder = home.data().join("certificates");
    let names = || -> Vec<String> {
        let items = fs::read_dir(&folder).into_iter().flatten().flatten();
        items.map(|item| item.file_name().into_string().unwrap()).collect()
    };
    let [name] = &names()[..] else { panic!("{:?}", names()) };
    assert!(name.starts_with("done.") && name.ends_with(".pdf"), "{name}");
    assert_eq!(fs::read(folder.join(name)).unwrap(), PDF);
    assert_eq!(home.text(&["record", "verify"]), "1 logged training, 1 certificate is whole\n");
    for form in ["--markdown", "--csv", "--html"] {
        let transcript = home.text(&["log", form]);
        assert!(transcript.contains("on file"), "{form}: {transcript}");
    }
    let log = home.text(&["log"]);
    let id = log.split(['[', ']']).nth(1).unwrap();
    let opened = home.run(&["log", "certificate", id]);
    assert!(opened.out.contains(name.as_str()), "{}", opened.err);
    assert_eq!(opened.code, 3, "no desktop is here: {}", opened.err);
    fs::write(folder.join(name), "changed").unwrap();
    let found = home.run(&["record", "verify"]);
    assert_eq!(
        (found.code, found.err.contains("the file was changed")),
        (1, true),
        "{}",
        found.err
    );
    assert_eq!(home.run(&["log", "certificate", id]).code, 3);
    home.text(&["log", "edit", id, "--certificate-file", scan]);
    assert_eq!(home.run(&["record", "verify"]).code, 0);
    let forgotten = home.text(&["forget", "--all", "--yes"]);
    assert!(forgotten.contains("erased: 1 certificate\n"), "{forgotten}");
    assert!(!folder.exists());
}

#[test]
fn what_is_no_certificate_is_refused_and_nothing_is_changed() {
    let home = Home::new();
    let text = home.data().with_file_name("notes.pdf");
    fs::write(&text, "no pdf").unwrap();
    let args =
        ["done", "labor-basics", "--hours", "1", "--certificate-file", text.to_str().unwrap()];
    let refused = home.run(&args);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("it isn't a PDF"), "{}", refused.err);
    assert!(refused.err.contains("Nothing was logged"), "{}", refused.err);
    assert!(!home.run(&["log"]).out.contains("Labor"), "{}", home.run(&["log"]).out);
    home.text(&["done", "labor-basics", "--hours", "1.5"]);
    let id = id_of(&home);
    let edit = ["log", "edit", &id, "--hours", "3", "--certificate-file", "nosuch.pdf"];
    let refused = home.run(&edit);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{}", refused.err);
    assert!(home.text(&["log"]).contains(" 1.5 h  Labor"), "{}", home.text(&["log"]));
}

/// The id of the only line of the log.
fn id_of(home: &Home) -> String {
    home.text(&["log"]).split(['[', ']']).nth(1).unwrap().to_owned()
}

/// A home with one line of the log that has a certificate, and the folder of certificates.
fn attached() -> (Home, PathBuf) {
    let home = Home::new();
    let scan = home.data().with_file_name("scan.pdf");
    fs::write(&scan, PDF).unwrap();
    let scan = scan.to_str().unwrap();
    home.text(&["done", "labor-basics", "--hours", "1", "--certificate-file", scan]);
    let folder = home.data().join("certificates");
    (home, folder)
}

#[test]
fn a_missing_certificate_is_noticed_after_a_restore_too() {
    let (home, folder) = attached();
    let copy = home.data().with_file_name("copy.db");
    let copy = copy.to_str().unwrap();
    let told = home.text(&["record", "backup", copy]);
    let left = "1 certificate file isn't in the copy. Copy this folder, too: ";
    assert!(told.contains(left), "{told}");
    let id = id_of(&home);
    fs::remove_dir_all(&folder).unwrap();
    let there = Home::new();
    there.text(&["record", "restore", copy]);
    for home in [&home, &there] {
        let found = home.run(&["record", "verify"]);
        assert_eq!((found.code, found.out.contains("0 certificates are whole")), (1, true));
        let told = format!("{id}: its certificate file is missing");
        assert!(found.err.contains(&told), "{}", found.err);
    }
    home.text(&["log", "edit", &id, "--off"]);
    assert_eq!(home.run(&["record", "verify"]).code, 0, "the training is gone");
}

#[test]
fn a_certificate_goes_with_its_line_or_alone() {
    let (home, folder) = attached();
    let count = || fs::read_dir(&folder).unwrap().count();
    let id = id_of(&home);
    home.text(&["log", "edit", &id, "--clear", "certificate"]);
    assert_eq!(count(), 1, "that is the number");
    home.text(&["log", "edit", &id, "--clear", "certificate-file"]);
    assert_eq!((count(), home.run(&["record", "verify"]).code), (0, 0));
    let again = home.run(&["log", "edit", &id, "--clear", "certificate-file"]);
    assert_eq!(again.err, "squadroom: it had no certificate file\n");
    let (home, folder) = attached();
    let gone = home.text(&["done", &id_of(&home), "--off"]);
    assert!(gone.ends_with("removed its certificate file\n"), "{gone}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

/// A file with all of a log, certificates too.
fn exported(home: &Home) -> (PathBuf, serde_json::Value) {
    let file = home.data().with_file_name("log.json");
    home.text(&["log", "--json", "--certificates", "--output", file.to_str().unwrap()]);
    let json = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    (file, json)
}

#[test]
fn certificates_go_along_in_an_archive_and_come_back() {
    let (here, folder) = attached();
    let plain = here.text(&["log", "--json"]);
    assert!(!plain.contains("certificates"), "{plain}");
    let (file, json) = exported(&here);
    let own = &json["certificates"][0];
    assert_eq!((&own["line"], &own["type"]), (&json["done"][0]["id"], &"application/pdf".into()));
    assert_eq!(own["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(here.run(&["log", "--certificates"]).code, 2);
    let there = Home::new();
    let file = file.to_str().unwrap();
    let told = there.text(&["record", "import", file]);
    assert!(told.contains("new: 1 logged, 1 certificate file\n"), "{told}");
    let names = |folder: &PathBuf| -> Vec<_> {
        fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name()).collect()
    };
    let copies = there.data().join("certificates");
    assert_eq!(names(&copies), names(&folder));
    assert_eq!(there.text(&["record", "verify"]), "1 logged training, 1 certificate is whole\n");
    assert!(there.text(&["record", "import", file]).contains("nothing new"));
    fs::remove_file(copies.join(&names(&copies)[0])).unwrap();
    assert_eq!(there.run(&["record", "verify"]).code, 1);
    assert!(there.text(&["record", "import", file]).contains("new: 1 certificate file\n"));
    assert_eq!(there.run(&["record", "verify"]).code, 0);
    // A roster and a store read the log of such a file.
    assert!(there.text(&["roster", file]).contains("1 h"));
}

#[test]
fn a_certificate_of_ones_own_stays_and_a_changed_one_is_not_exported() {
    let (home, folder) = attached();
    let (file, _) = exported(&home);
    let other = home.data().with_file_name("other.pdf");
    fs::write(&other, [PDF, b"%"].concat()).unwrap();
    home.text(&["log", "edit", &id_of(&home), "--certificate-file", other.to_str().unwrap()]);
    let told = home.run(&["record", "import", file.to_str().unwrap()]);
    assert!(told.err.contains("another certificate file in your log, which stays"), "{}", told.err);
    let name = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(&name).unwrap(), [PDF, b"%"].concat());
    fs::write(&name, "changed").unwrap();
    let told = home.run(&["log", "--json", "--certificates"]);
    assert_eq!((told.code, told.out.contains("base64")), (1, false), "{}", told.err);
    assert!(told.err.contains("was changed, so it isn't in the export"), "{}", told.err);
}

#[test]
fn a_damaged_certificate_of_an_archive_is_refused_and_nothing_is_changed() {
    let (here, _) = attached();
    let (_, whole) = exported(&here);
    let pdf = whole["certificates"][0]["base64"].as_str().unwrap().to_owned();
    for (key, value, told) in [
        ("base64", "!", "isn't in base64"),
        ("base64", &pdf.replacen("JVBER", "JVBES", 1), "doesn't have its hash"),
        ("sha256", "00", "doesn't have its hash"),
        ("type", "image/png", "has another type"),
        ("line", "done.0", "belongs to no training of the file"),
        ("line", "../../x", "belongs to no training of the file"),
    ] {
        let mut json = whole.clone();
        json["certificates"][0][key] = value.into();
        let there = Home::new();
        let file = there.data().with_file_name("log.json");
        fs::write(&file, json.to_string()).unwrap();
        let refused = there.run(&["record", "import", file.to_str().unwrap()]);
        assert_eq!((refused.code, refused.err.contains(told)), (3, true), "{}", refused.err);
        assert!(!there.data().exists(), "{told}");
    }
    let mut twice = whole.clone();
    let own = twice["certificates"][0].clone();
    twice["certificates"].as_array_mut().unwrap().push(own);
    let file = here.data().with_file_name("twice.json");
    fs::write(&file, twice.to_string()).unwrap();
    assert_eq!(here.run(&["record", "import", file.to_str().unwrap()]).code, 3);
}

#[test]
fn certificates_count_against_the_quota_of_saved_documents() {
    let (home, _) = attached();
    let (export, _) = exported(&home);
    let config = home.data().with_file_name("config.toml");
    fs::write(&config, "shelf_megabytes = 1\n").unwrap();
    let scan = home.data().with_file_name("large.pdf");
    let mut bytes = PDF.to_vec();
    bytes.resize(1_048_560, b' ');
    fs::write(&scan, &bytes).unwrap();
    let config = config.to_str().unwrap();
    let args = ["--config", config, "done", "labor-basics", "--hours", "3"];
    let with = |home: &Home| {
        home.run(&[&args[..], &["--certificate-file", scan.to_str().unwrap()]].concat())
    };
    let refused = with(&home);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{}", refused.err);
    assert!(refused.err.contains("saved documents and certificates take 0 MB of 1 MB"));
    assert!(!home.text(&["log"]).contains(" 3 h "), "nothing was logged");
    let there = Home::new();
    assert_eq!(with(&there).code, 0, "alone it has room");
    let import = ["--config", config, "record", "import", export.to_str().unwrap()];
    let refused = there.run(&import);
    assert_eq!((refused.code, refused.err.contains("of 1 MB")), (3, true), "{}", refused.err);
    let page = there.data().with_file_name("page.pdf");
    fs::write(&page, [PDF, &[b' '; 500]].concat()).unwrap();
    let save = ["--config", config, "shelf", "import", page.to_str().unwrap(), "--for"];
    let refused = there.run(&[&save[..], &["labor-basics"]].concat());
    assert_eq!((refused.code, refused.out.contains("of 1 MB")), (3, true), "{}", refused.err);
}
