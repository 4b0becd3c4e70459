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
