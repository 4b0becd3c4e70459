//! Without a network: a saved publication opens and can be read. The program runs
//! in a network of its own in which there is no way out.

use crate::terminal::{SQUADROOM, Setup};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Makes a network without a way out for the program behind it.
const CUT_OFF: &str = "/usr/bin/unshare";

/// Whether the system lets a plain user make such a network.
fn can_cut_off() -> bool {
    let tried = Command::new(CUT_OFF).args(["-rn", "true"]).output();
    tried.is_ok_and(|tried| tried.status.success())
}

fn cut_off(arguments: &[&str]) -> Setup {
    let all = [&["-rn", SQUADROOM], arguments].concat();
    Setup::program(CUT_OFF, &all)
}

const ID: &str = "uscis-t-visa-le-resource-guide";

/// Puts a web page onto the shelf of the finder that is about to start.
fn import(home: &Path) {
    let page = home.join("guide.html");
    let words = "<!doctype html><h1>The T visa</h1><p>A victim may stay.</p>\
                 <h2>Declaration</h2><p>Whoever signs form I-914B declares what is known.</p>";
    let filling: String = (1..=60).map(|n| format!("<p>Paragraph {n} of many.</p>")).collect();
    fs::write(&page, words.replace("<h2>", &format!("{filling}<h2>"))).unwrap();
    let mut command = Command::new(SQUADROOM);
    command.env_clear().env("HOME", home).env("XDG_DATA_HOME", home);
    let done = command.args(["shelf", "import"]).arg(page).args(["--for", ID]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_saved_publication_opens_and_reads_without_a_network() {
    if !can_cut_off() {
        eprintln!("not tried: this system lets nobody make a network of their own");
        return;
    }
    let setup = cut_off(&[]);
    let home = setup.home().to_owned();
    import(&home);
    let terminal = setup.open(80, 24);
    terminal.search("uscis t visa on:shelf");
    terminal.until_shows("Saved copy: web page");
    terminal.send("<Enter>");
    terminal.until_shows("No internet connection. Showing the text of the saved copy (web page");
    terminal.until_shows("A victim may stay.");
    terminal.send("/signs form i 914b");
    terminal.until_shows("Find 1 of 1: signs form i 914b");
    terminal.until_shows("Whoever signs form I-914B declares what is known.");
    terminal.press("Enter");
    terminal.press("Esc");
    terminal.press("q");
    terminal.until_shows("Search: uscis t visa on:shelf");
    terminal.send("<Ctrl-C><Ctrl-C>");
    assert_eq!(terminal.exit().exit_code(), 0);

    let files = fs::read_dir(home.join("squadroom/shelf")).unwrap().flatten();
    let mut kept = files.filter(|file| file.path().extension().is_some_and(|e| e == "bookmark"));
    let mode = kept.next().unwrap().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    // It goes on where it was left, in the next run, too.
    let again = Setup::new(&[]).env("XDG_DATA_HOME", &home).open(80, 24);
    again.search("uscis t visa on:shelf");
    again.until_shows("Saved copy: web page");
    again.press("F7");
    again.until_shows("Whoever signs form I-914B declares what is known.");
    assert!(!again.text().contains("A victim may stay."), "{}", again.text());
}

#[test]
fn what_was_found_in_a_copy_is_read_where_it_stands() {
    let setup = Setup::new(&[]);
    let home = setup.home().to_owned();
    import(&home);
    let terminal = setup.env("XDG_DATA_HOME", &home).open(80, 24);
    terminal.search("\"form I-914B declares\"");
    terminal.until_shows("Saved copy: ");
    terminal.press("F7");
    terminal.until_shows("Find 1 of 1: form i 914b declares");
    terminal.until_shows("Whoever signs form I-914B declares what is known.");
    assert!(!terminal.text().contains("A victim may stay."), "{}", terminal.text());
}

#[test]
fn the_command_takes_the_copy_too() {
    if !can_cut_off() {
        eprintln!("not tried: this system lets nobody make a network of their own");
        return;
    }
    let setup = cut_off(&["open", ID]);
    import(setup.home());
    let terminal = setup.start(200, 24);
    assert_eq!(terminal.exit().exit_code(), 0);
    let text = terminal.text();
    assert!(text.contains("aved copy (web page") && text.contains(".html"), "{text}");
}
