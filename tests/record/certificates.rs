//! Files of certificates, beside the record.

use crate::Home;
use std::fs;

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
    assert_eq!(home.text(&["record", "verify"]), "1 logged trainings, 1 certificates are whole\n");
    let log = home.text(&["log"]);
    let id = log.split(['[', ']']).nth(1).unwrap();
    let opened = home.run(&["log", "certificate", id]);
    assert!(opened.out.contains(name.as_str()), "{}", opened.err);
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
fn what_is_no_certificate_is_refused_and_the_line_is_told() {
    let home = Home::new();
    let text = home.data().with_file_name("notes.pdf");
    fs::write(&text, "no pdf").unwrap();
    let args =
        ["done", "labor-basics", "--hours", "1", "--certificate-file", text.to_str().unwrap()];
    let refused = home.run(&args);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("it isn't a PDF"), "{}", refused.err);
    assert!(refused.err.contains("is logged without its certificate"), "{}", refused.err);
    assert!(home.text(&["log"]).contains("Labor Trafficking: The Basics"));
}
