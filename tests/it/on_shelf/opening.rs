//! Enter: the link, the copy, or the text of the copy.

use super::*;
use squadroom::shelf::DocumentType;

/// A finder on an entry with a copy.
fn finder_with_copy() -> App {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    finder
}

fn url(finder: &App) -> String {
    finder.model.catalog.entry("massage-guide").unwrap().url.clone()
}

fn opened(tasks: &[ShelfTask]) -> (&str, Option<&str>) {
    match tasks {
        [ShelfTask::Open { copy, link }] => (&copy.id, link.as_deref()),
        other => panic!("{other:?}"),
    }
}

fn not_opened(is_damaged: bool) -> ShelfOutcome {
    ShelfOutcome::CopyNotOpened {
        copy: Box::new(saved("massage-guide")),
        is_offline: true,
        why: "there is no desktop".to_owned(),
        is_damaged,
    }
}

#[test]
fn an_entry_with_a_copy_may_be_opened_without_a_network() {
    let mut finder = finder_with_copy();
    let url = url(&finder);
    let asked = tasks(press(&mut finder, "<Enter>"));
    assert_eq!(opened(&asked), ("massage-guide", Some(url.as_str())));
    assert_eq!(finder.model.message.as_ref().unwrap().text, format!("Opening {url}"));
    let copy = Box::new(saved("massage-guide"));
    tell(&mut finder, ShelfOutcome::CopyOpened { copy, is_offline: true });
    let text = draw(&finder).text;
    let told = "No internet connection. Opened the saved copy (PDF, 1.2 MB, saved Nov 24, 2026";
    assert!(text.contains(told), "{text}");
    press(&mut finder, "<Ctrl-U>labor victim");
    assert!(matches!(&press(&mut finder, "<Enter>")[..], [Effect::Open(_)]), "it has no copy");
}

#[test]
fn a_copy_that_is_preferred_is_opened_in_any_case() {
    let mut finder = finder_with_copy();
    finder.model.holdings.prefers_copies = true;
    let asked = tasks(press(&mut finder, "<Enter>"));
    assert_eq!(opened(&asked), ("massage-guide", None));
    // A link that was selected is what is meant.
    press(&mut finder, "<Ctrl-O><Tab>");
    assert!(matches!(&press(&mut finder, "<Enter>")[..], [Effect::Open(_)]));
}

#[test]
fn what_enter_opens_is_chosen_for_one_entry_in_its_detail() {
    let mut finder = finder_with_copy();
    let (url, told) = (url(&finder), "Enter opens the saved copy.");
    assert!(!draw(&finder).text.contains(told));
    press(&mut finder, "<Ctrl-O><Tab><Tab><Tab><Tab>");
    let text = draw(&finder).text;
    assert!(text.contains("Always open the saved copy with Enter"), "{text}");
    let asked = tasks(press(&mut finder, "<Enter>"));
    assert_eq!(asked, [ShelfTask::Prefer("massage-guide".to_owned(), Some(true))]);
    let mut copy = saved("massage-guide");
    for (is_preferred, other) in [(true, "link"), (false, "saved copy")] {
        // Whatever the setting says.
        finder.model.holdings.prefers_copies = !is_preferred;
        copy.preferred = Some(is_preferred);
        assert_eq!(tell(&mut finder, ShelfOutcome::CopyAmended(Box::new(copy.clone()))), []);
        let text = draw(&finder).text;
        assert!(text.contains(&format!("Always open the {other} with Enter")), "{text}");
        press(&mut finder, "<Esc>");
        let words: Vec<String> = draw(&finder).text.split_whitespace().map(String::from).collect();
        assert_eq!(words.join(" ").contains(told), is_preferred, "{words:?}");
        let asked = tasks(press(&mut finder, "<Enter>"));
        let link = Some(url.as_str()).filter(|_| !is_preferred);
        assert_eq!(opened(&asked), ("massage-guide", link));
        press(&mut finder, "<Ctrl-O>");
    }
    // What the setting says is not chosen but followed again.
    finder.model.holdings.prefers_copies = true;
    press(&mut finder, "<Tab><Tab><Tab><Tab>");
    let asked = tasks(press(&mut finder, "<Enter>"));
    assert_eq!(asked, [ShelfTask::Prefer("massage-guide".to_owned(), None)]);
    let why = "the disk is full".to_owned();
    tell(&mut finder, ShelfOutcome::CopyNotAmended(why));
    assert!(draw(&finder).text.contains("Not changed: the disk is full"));
}

#[test]
fn where_no_program_shows_it_the_text_is_shown_here() {
    let mut finder = finder_with_copy();
    press(&mut finder, "<Enter>");
    let asked = tell(&mut finder, not_opened(false));
    assert!(matches!(&asked[..], [ShelfTask::ReadText(_)]), "{asked:?}");
    let text = draw(&finder).text;
    let told = "No internet connection. Showing the text of the saved copy (PDF, 1.2 MB";
    assert!(text.contains(told) && text.contains("Reading the copy …"), "{text}");
    // In the reader Enter is for the file, and there is no second reader.
    let asked = tasks(press(&mut finder, "<Enter>"));
    assert_eq!(opened(&asked), ("massage-guide", None));
    assert_eq!(tell(&mut finder, not_opened(false)), []);
    let told = &finder.model.message.as_ref().unwrap().text;
    assert!(told.ends_with("saved copy can't be opened: there is no desktop"), "{told}");
}

#[test]
fn a_copy_that_is_damaged_or_has_no_words_is_told_of() {
    let mut finder = finder_with_copy();
    press(&mut finder, "<Enter>");
    assert_eq!(tell(&mut finder, not_opened(true)), []);
    assert!(draw(&finder).text.contains("The saved copy of massage-guide can't be opened"));
    let mut film = saved("massage-guide");
    film.document = DocumentType::Mp4;
    tell(&mut finder, ShelfOutcome::CopiesRead(vec![film.clone()], Vec::new()));
    let why = "there is no desktop".to_owned();
    let copy = Box::new(film);
    let outcome = ShelfOutcome::CopyNotOpened { copy, is_offline: true, why, is_damaged: false };
    assert_eq!(tell(&mut finder, outcome), []);
    let text = draw(&finder).text;
    assert!(text.contains("No internet connection, and the saved copy can't be opened"), "{text}");
}

#[test]
fn a_link_that_is_not_opened_reminds_of_the_copy() {
    let mut finder = finder_with_copy();
    let failed = Action::OpenFailed(url(&finder), "no desktop".to_owned());
    update(&mut finder.model, failed);
    let text = draw(&finder).text.replace("\n ", " ");
    assert!(text.contains("You have a saved copy from Nov 24, 2026."), "{text}");
}
