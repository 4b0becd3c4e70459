//! A shell stands for the child: it runs the file beside the document that has the
//! name of the hidden command.

#![cfg(unix)]

use super::*;

/// Returns what is read of a PDF file if the child does this.
fn read_by(script: &str, patience: Duration, most: u64) -> Result<Vec<TextPage>, ExtractError> {
    let home = tempfile::TempDir::new().unwrap();
    std::fs::write(home.path().join(COMMAND), script).unwrap();
    let file = home.path().join("document");
    std::fs::write(&file, "").unwrap();
    read_within(Path::new("/bin/sh"), &file, DocumentType::Pdf, (patience, most))
}

/// Has the child write a page.
fn says(page: u32) -> String {
    format!("echo '{{\"page\":{page},\"blocks\":[{{\"text\":\"Words\"}}]}}'\n")
}

fn unread(pages: &[TextPage]) -> Vec<(u32, Unread)> {
    pages.iter().map(|page| (page.page, page.unread)).collect()
}

#[test]
fn what_ended_by_time_is_told_from_what_cannot_be_read() {
    let script = says(1) + "exec /bin/sleep 30\n";
    let pages = read_by(&script, Duration::from_secs(2), MOST_TEXT).unwrap();
    assert_eq!(unread(&pages), [(1, Unread::Nothing), (2, Unread::Time)]);
    let script = says(1) + "exit 3\n";
    let pages = read_by(&script, PATIENCE, MOST_TEXT).unwrap();
    assert_eq!(unread(&pages), [(1, Unread::Nothing), (2, Unread::Rest)]);
}

#[test]
fn what_is_longer_than_is_kept_is_cut_and_that_is_told() {
    let script = says(1) + &says(2) + &says(3);
    let pages = read_by(&script, PATIENCE, LINE + 200).unwrap();
    assert_eq!(unread(&pages), [1, 2, 3].map(|page| (page, Unread::Nothing)));
    let pages = read_by(&script, PATIENCE, LINE + 100).unwrap();
    assert_eq!(unread(&pages), [(1, Unread::Nothing), (2, Unread::Nothing), (3, Unread::Rest)]);
    let kept: u64 = pages.iter().map(|page| page.to_line().len() as u64).sum();
    assert!(kept <= LINE + 100, "{kept}");
}
