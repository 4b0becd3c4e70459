//! News of the catalogs in the finder: what was read comes in, keys open it, marks go.

use crate::support::picture::picture;
use crate::support::record::date;
use crate::support::{draw, finder, press, selected};
use squadroom::app::{
    Action, CatalogChange, ChangeKind, Effect, NewsRead, NewsTask, NumberChange, update,
};
use squadroom::term::App;

fn change(change: ChangeKind, id: &str, title: &str) -> CatalogChange {
    CatalogChange {
        date: date("2026-11-24"),
        change,
        id: id.to_owned(),
        title: title.to_owned(),
        catalog: "example-pd".to_owned(),
        numbers_before: Vec::new(),
        numbers_now: Vec::new(),
    }
}

/// Two new resources, a number that changed, and one that is gone; the last two were seen.
fn news() -> NewsRead {
    let mut desk = change(ChangeKind::Changed, "example-hotline", "Example Hotline");
    desk.numbers_before = vec!["1-212-555-0143".to_owned()];
    desk.numbers_now = vec!["1-212-555-0199".to_owned()];
    let numbers = vec![NumberChange {
        id: "example-hotline".to_owned(),
        day: date("2026-11-24"),
        before: desk.numbers_before.clone(),
        now: desk.numbers_now.clone(),
    }];
    let changes = vec![
        change(ChangeKind::New, "massage-guide", "Closing the Door"),
        desk,
        change(ChangeKind::New, "basic-course", "Basic Course"),
        change(ChangeKind::Gone, "former", "A Page of Before"),
    ];
    NewsRead { since: date("2026-11-01"), changes, unseen: 2, numbers, fault: None }
}

fn tell(finder: &mut App, read: NewsRead) {
    update(&mut finder.model, Action::NewsRead(Box::new(read)));
}

fn screen(width: u16, height: u16) -> App {
    let mut finder = finder(width, height);
    finder.model.today = date("2026-11-26");
    tell(&mut finder, news());
    assert_eq!(press(&mut finder, "<Esc>N"), [Effect::News(NewsTask::See)]);
    finder
}

#[test]
fn new_resources_are_marked_until_the_news_are_open() {
    let mut finder = finder(80, 24);
    let rows = |finder: &App| {
        let text = draw(finder).text;
        text.lines().filter(|row| row.starts_with('^')).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rows(&finder), Vec::<String>::new(), "nothing is marked before the news are read");
    tell(&mut finder, news());
    let marked = rows(&finder);
    assert!(marked.len() == 1 && marked[0].contains("Closing the Door"), "{marked:?}");
    press(&mut finder, "massage");
    assert!(draw(&finder).text.contains("News: new since you looked"), "the preview says so");
    press(&mut finder, "<Esc><Esc>N");
    tell(&mut finder, news());
    press(&mut finder, "<Esc>");
    assert_eq!(rows(&finder), Vec::<String>::new());
}

#[test]
fn the_palette_opens_the_news_and_enter_a_resource() {
    let mut finder = finder(80, 24);
    tell(&mut finder, news());
    press(&mut finder, "<F9>news");
    assert_eq!(press(&mut finder, "<Enter>"), [Effect::News(NewsTask::See)]);
    let text = draw(&finder).text;
    assert!(text.contains("New: 1") && text.contains("Changed: 1"), "{text}");
    assert!(text.contains("Number was 1-212-555-0143, now 1-212-555-0199"), "{text}");
    press(&mut finder, "<Enter>");
    assert_eq!(finder.model.overlays.len(), 1, "nothing is selected yet");
    press(&mut finder, "<Tab><Tab><Enter>");
    assert_eq!(finder.model.overlays.len(), 2);
    assert!(draw(&finder).text.contains("Example Hotline"));
    press(&mut finder, "<Esc><Esc>");
    assert!(finder.model.overlays.is_empty());
    let _ = selected(&finder);
}

#[test]
fn changed_numbers_are_on_the_card_once_the_news_are_read() {
    let mut finder = finder(80, 24);
    tell(&mut finder, news());
    press(&mut finder, "<F2>");
    let text = draw(&finder).text;
    assert!(text.contains("Number changed Nov 24, 2026: was"), "{text}");
    assert!(text.contains("1-212-555-0143, now 1-212-555-0199"), "{text}");
}

#[test]
fn without_news_the_screen_says_so() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>N");
    assert!(draw(&finder).text.contains("Comparing your catalogs"));
    tell(&mut finder, NewsRead { since: date("2026-11-26"), ..NewsRead::default() });
    assert!(draw(&finder).text.contains("Nothing has changed since you looked last."));
    let fault = Some("the disk is full".to_owned());
    tell(&mut finder, NewsRead { fault, ..NewsRead::default() });
    assert!(draw(&finder).text.contains("Not compared: the disk is full"));
}

#[test]
fn an_update_in_the_background_is_told_and_covers_no_other_message() {
    let mut finder = finder(80, 24);
    let updated = |finder: &mut App, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        update(&mut finder.model, Action::CatalogsUpdated(names));
    };
    updated(&mut finder, &[]);
    assert_eq!(finder.model.message, None);
    updated(&mut finder, &["example-pd"]);
    assert!(draw(&finder).text.contains("New version of example-pd."));
    let told = finder.model.message.clone();
    updated(&mut finder, &["other"]);
    assert_eq!(finder.model.message, told);
}

#[test]
fn the_screen_of_news() {
    for (size, width, height) in [("80x24", 80, 24), ("120x40", 120, 40), ("40x12", 40, 12)] {
        let mut finder = screen(width, height);
        press(&mut finder, "<Tab>");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("news-{size}"), picture(&draw(&finder), &[]));
        });
    }
}
