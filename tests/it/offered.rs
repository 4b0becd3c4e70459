//! What is offered is what can be done: a number that may not be copied or taken
//! along is shown with its doubt, and no key or output has it.

use crate::support::output;
use crate::support::{draw, finder_on, press};
use ratatui::layout::Size;
use squadroom::app::screens::victim_card::{self, Language, is_for_victims};
use squadroom::app::text_view::{CardView, EntryContext, TextView, card, full};
use squadroom::app::{Action, ClipboardText, Effect, Taken, card_order, update, ways};
use squadroom::catalog::{Doubt, Entry, PartialDate};
use squadroom::embedded;
use squadroom::places::OfficeLookup;
use squadroom::term::App;
use std::sync::LazyLock;

/// Days on which few shipped numbers are old, more, and most.
const DAYS: [&str; 3] = ["2020-01-01", "2025-06-01", "2026-11-23"];

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| embedded::catalog().entries.iter().map(|entry| entry.into_owned()).collect());

static STATES: LazyLock<Vec<OfficeLookup>> = LazyLock::new(|| {
    let places = embedded::places();
    let states = places.tables().states.iter().map(|state| state.name.as_str());
    states
        .chain(["Nashville, TN", "Springfield", "08037"])
        .map(|query| places.find(query))
        .collect()
});

fn day(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

fn text(document: &TextView) -> String {
    let row = |row: &squadroom::app::text_view::Row| {
        row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>()
    };
    let rows = document.rows.iter().map(row).collect::<Vec<_>>().join(" ");
    rows.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The finder on a day on which most numbers are old.
fn finder_of(width: u16, height: u16) -> App {
    let mut finder = finder_on(embedded::catalog(), width, height);
    finder.model.today = day("2026-11-23");
    finder
}

fn squadroom(today: &str, args: &[&str]) -> String {
    output(Some(today), args)
}

/// Presses the key that copies, and checks that the row of hints offers it if it
/// copies; returns what it copied.
fn offered_and_copied(finder: &mut App) -> Option<ClipboardText> {
    let shown = draw(finder).text;
    let hints = shown.lines().last().unwrap().to_owned();
    let effects = press(finder, "<Ctrl-Y>");
    let copied = match effects.as_slice() {
        [Effect::Copy(copied)] => Some(copied.clone()),
        [] => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(hints.contains("Ctrl-Y copy"), copied.is_some(), "{shown}");
    assert!(copied.is_some() || finder.model.message.as_ref().unwrap().is_error, "{shown}");
    copied
}

#[test]
fn copying_is_offered_where_it_copies_and_no_disputed_number_is_copied() {
    let (mut copied, mut withheld) = (0, 0);
    let mut count = |is_copied: bool| match is_copied {
        true => copied += 1,
        false => withheld += 1,
    };
    let mut finder = finder_of(240, 60);
    press(&mut finder, "type:hotline");
    for _ in 0..finder.model.row_count() {
        count(offered_and_copied(&mut finder).is_some());
        press(&mut finder, "<Ctrl-O>");
        count(offered_and_copied(&mut finder).is_some());
        press(&mut finder, "<Ctrl-O><Down>");
    }
    press(&mut finder, "<F2>");
    for _ in 0..card_order(&finder.model).len() {
        count(offered_and_copied(&mut finder).is_some());
        press(&mut finder, "<Down>");
    }
    press(&mut finder, "<Esc><Esc>");
    for answer in STATES.iter().step_by(3) {
        press(&mut finder, &format!("<Esc><Esc><F3>{}", answer.query));
        for _ in 0..8 {
            count(offered_and_copied(&mut finder).is_some());
            press(&mut finder, "<Tab>");
        }
        press(&mut finder, "<Esc>");
    }
    for (place, is_copied) in [("Nashville, TN", false), ("77002", true), ("85281", true)] {
        let mut finder = finder_of(240, 60);
        press(&mut finder, place);
        assert!(finder.model.is_place_selected(), "{place}");
        assert_eq!(offered_and_copied(&mut finder).is_some(), is_copied, "{place}");
    }
    assert!(copied > 150 && withheld > 10, "{copied} {withheld}");
}

#[test]
fn the_disputed_numbers_of_places_are_shown_and_not_taken_along() {
    for (place, name, number) in [
        ("85281", "Arizona Human", "1-877-429-8477"),
        ("Nashville, TN", "FBI Nashville", "1-615-232-7500"),
    ] {
        let text = squadroom("2023-06-01", &["office", place]);
        let row = text.split(number).nth(1).unwrap().split(')').next().unwrap();
        assert!(row.contains("confirm it first"), "{text}");
        let vcards = squadroom("2023-06-01", &["office", place, "--vcard"]);
        assert!(!vcards.contains(&number.replace('-', "")), "{vcards}");
        let json: serde_json::Value =
            serde_json::from_str(&squadroom("2023-06-01", &["office", place, "--json"])).unwrap();
        let rows = ["offices", "state_contacts"].map(|key| json[key].as_array().unwrap().clone());
        let row = rows.concat().into_iter().find(|row| row["phone"] == number).unwrap();
        assert!(row["name"].as_str().unwrap().contains(name), "{row}");
        assert_eq!((&row["offered"], &row["weak"]), (&false.into(), &true.into()), "{row}");
        assert_eq!(row["doubt"], "sources disagree", "{row}");
    }
}

#[test]
fn a_chat_or_an_e_mail_address_in_doubt_says_to_confirm_it() {
    let (catalog, today) = (embedded::catalog(), day("2026-11-23"));
    let mut seen = 0;
    for entry in ENTRIES.iter() {
        let known = EntryContext { day: today.as_ref(), ..EntryContext::default() };
        let view = CardView { way: None, today: today.as_ref(), changes: &[] };
        let documents = [card(&catalog, entry, view, 100), full(&catalog, entry, known, 100)];
        let email = entry.email.as_ref();
        let address = email.filter(|own| own.doubt(today.as_ref()).is_some());
        let chats = entry.lines.iter().filter(|line| line.number.is_none());
        let chats = chats.filter(|line| line.doubt(today.as_ref()).is_some());
        let addresses = chats.filter_map(|line| line.url.clone());
        for address in addresses.chain(address.and_then(|email| email.address.clone())) {
            for document in &documents {
                let text = text(document);
                let beside = text.split(&address).nth(1).unwrap();
                let beside: String = beside.chars().take(60).collect();
                assert!(beside.contains("confirm it first"), "{}: {text}", entry.id);
            }
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn a_message_covers_no_way_that_is_marked_on_the_card() {
    for (width, height) in [(40, 12), (80, 14), (80, 24)] {
        let mut finder = finder_of(width, height);
        press(&mut finder, "<F2>");
        let entry = finder.model.card().unwrap().1.into_owned();
        for _ in ways(&entry) {
            let line = &entry.lines[finder.model.way().unwrap()];
            let verb = line.channel.verb();
            let is_seen = |finder: &App| {
                let mark = format!("> {verb}");
                draw(finder).text.lines().any(|row| row.trim_start().starts_with(&mark))
            };
            assert!(is_seen(&finder), "{width}x{height} {verb}: {}", draw(&finder).text);
            let effects = press(&mut finder, "<Ctrl-Y>");
            let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
            update(&mut finder.model, Action::TextCopied(copied.clone(), Taken::Sent));
            assert!(is_seen(&finder), "{width}x{height} {verb}: {}", draw(&finder).text);
            press(&mut finder, "<Tab>");
        }
    }
}

/// A day as the language writes it.
fn written(date: &PartialDate, language: Language) -> String {
    let months = match language {
        Language::English => return date.to_string(),
        Language::Spanish => "ene feb mar abr may jun jul ago sep oct nov dic",
    };
    let numbers = date.as_str().split('-').map(|part| part.parse::<usize>().unwrap());
    let numbers: Vec<usize> = numbers.collect();
    let month = |number: usize| months.split(' ').nth(number - 1).unwrap();
    match numbers[..] {
        [year, number, day] => format!("{day} {} {year}", month(number)),
        [year, number] => format!("{} {year}", month(number)),
        _ => date.to_string(),
    }
}

#[test]
fn the_card_for_a_victim_has_a_sure_number_or_tells_its_age() {
    let size = Size { width: 80, height: 24 };
    let mut seen = 0;
    for entry in ENTRIES.iter().filter(|entry| is_for_victims(entry)) {
        for today in DAYS.map(day) {
            let doubt = victim_card::doubt(entry, today.as_ref());
            assert!(doubt.as_ref().is_none_or(Doubt::is_age), "{}: {doubt:?}", entry.id);
            for language in Language::ALL {
                let document = victim_card::document(entry, language, size, '#', today.as_ref());
                let (text, word) = (text(&document), victim_card::word("seen", language));
                let said = doubt.as_ref().map(|doubt| match doubt {
                    Doubt::Old(date) => word.replace("{date}", &written(date, language)),
                    other => panic!("{other:?}"),
                });
                let start = word.split('{').next().unwrap();
                assert_eq!(text.contains(start), said.is_some(), "{text}");
                assert!(said.is_none_or(|said| text.contains(&said)), "{text}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
