//! `squadroom export --html`, `completions` and `man`.

use super::{Answer, answer, run, squadroom, text};
use tempfile::TempDir;

fn ids(page: &str) -> Vec<&str> {
    let after = page.split("<article id=").skip(1);
    after.map(|rest| rest.split([' ', '>']).next().unwrap().trim_matches('"')).collect()
}

#[test]
fn a_page_has_what_the_words_find_and_the_hotlines() {
    let all = text(&["export", "--html", "-"]);
    assert!(ids(&all).contains(&"portal"), "{:?}", ids(&all));
    let some = text(&["export", "--html", "-", "kind:webinar"]);
    assert!(!ids(&some).is_empty() && !ids(&some).contains(&"portal"), "{:?}", ids(&some));
    assert!(ids(&some).len() < ids(&all).len());
    for page in [&all, &some] {
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
        assert!(page.contains("href=\"tel:+1") && page.contains("href=\"tel:911\""));
        assert!(page.contains("Page made on Jun 1, 2025"));
    }
    assert!(some.contains("kind:webinar"));
}

#[test]
fn a_page_is_written_whole_and_over_no_other_file() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("page.html");
    let page = |words: &[&str]| {
        let mut command = squadroom(&home);
        answer(command.arg("export").arg("--html").arg(&file).args(words).output().unwrap())
    };
    let Answer { code, out, err } = page(&["kind:webinar"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("page.html: ") && out.contains(" KB. Open it in a browser"), "{out}");
    assert!(std::fs::read_to_string(&file).unwrap().ends_with("</html>\n"));
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    std::fs::write(&file, "mine").unwrap();
    let Answer { code, err, .. } = page(&["kind:webinar"]);
    assert!(code == 3 && err.contains("already exists. Choose another file name"), "{err}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_page_and_an_output_file_in_one_command_are_refused_and_nothing_is_written() {
    let home = TempDir::new().unwrap();
    let (page, file) = (home.path().join("page.html"), home.path().join("list.csv"));
    let mut command = squadroom(&home);
    command.args(["export", "--html"]).arg(&page).arg("--output").arg(&file);
    let Answer { code, err, .. } = answer(command.output().unwrap());
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("'--html <FILE>' cannot be used with '--output <FILE>'"), "{err}");
    assert!(!page.exists() && !file.exists());
}

#[test]
fn nothing_found_and_nothing_writable_leave_what_was_there() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("page.html");
    std::fs::write(&file, "old").unwrap();
    let run = |file: &std::path::Path, words: &[&str]| {
        let mut command = squadroom(&home);
        answer(command.arg("export").arg("--html").arg(file).args(words).output().unwrap())
    };
    let Answer { code, err, .. } = run(&file, &["zzzzqqqq"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("nothing matches `zzzzqqqq`, so no page was written"), "{err}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(run(&file, &["nosuchfilter:x"]).code, 2);
    let Answer { code, err, .. } = run(&home.path().join("no/such/page.html"), &[]);
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("page.html: its folder doesn't exist"), "{err}");
}

#[test]
fn each_shell_has_a_script_and_another_one_a_message() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(text(&["completions", shell]).contains("SQUADROOM_COMPLETE"), "{shell}");
    }
    let Answer { code, err, .. } = run(&["completions", "tcsh"]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn a_shell_gets_the_words_of_the_catalog() {
    let home = TempDir::new().unwrap();
    let mut command = squadroom(&home);
    command.env("SQUADROOM_COMPLETE", "fish");
    let Answer { code, out, err } =
        answer(command.args(["--", "squadroom", "show", "por"]).output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("portal\t"), "{out}");
}

#[test]
fn the_manual_page_of_a_command_is_that_of_its_help() {
    let page = text(&["man", "hotline"]);
    assert!(page.contains("squadroom\\-hotline") && page.contains("vCards"), "{page}");
    let Answer { code, err, .. } = run(&["man", "fly"]);
    assert_eq!(code, 2);
    assert!(err.contains("no command `fly`"), "{err}");
}
