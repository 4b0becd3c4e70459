//! A number is the same wherever it is told: on the screen at every width, in
//! plain text, JSON, on the clipboard, in a QR code, a vCard and on the card for
//! a victim.

use crate::support::output;
use crate::support::{draw, finder_on, press};
use ratatui::layout::Size;
use squadroom::app::screens::victim_card::{self, Language, is_for_victims};
use squadroom::app::text_view::{CardView, EntryContext, PlaceView, TextView, card, full, place};
use squadroom::app::{Effect, QrSymbol, ways};
use squadroom::catalog::{Channel, Doubt, Entry, Line};
use squadroom::embedded;
use squadroom::places::{County, OfficeLookup};
use std::sync::LazyLock;

/// The widths of screens on which a number stands whole.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=200;

/// Every entry of the built-in catalog.
static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| embedded::catalog().entries.iter().map(|entry| entry.into_owned()).collect());

fn lines() -> impl Iterator<Item = (&'static Entry, &'static Line, &'static str)> {
    ENTRIES.iter().flat_map(|entry| {
        let numbers = entry.lines.iter().filter_map(|l| Some((l, l.number.as_ref()?.as_str())));
        numbers.map(move |(line, number)| (entry, line, number))
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn rows(document: &TextView) -> Vec<String> {
    let row = |spans: &Vec<(_, String)>| spans.iter().map(|(_, text)| text.as_str()).collect();
    document.rows.iter().map(|row_| row(&row_.spans)).collect()
}

/// Whether a text has the number as a word of its own.
fn has_word(text: &str, number: &str) -> bool {
    let edge = |c: char| !c.is_ascii_digit() && c != '-';
    text.split(edge).any(|word| word == number)
}

/// A part of a number that a row ends or begins with, if there is one: an area
/// code and perhaps more, but no number that is known.
fn torn(text: &str, known: &[&str]) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|c: char| "().,;:|\"".contains(c)).to_owned();
    let is_part = |word: &String| {
        let has_area = word.starts_with("1-") && word.len() >= 5 && digits(&word[2..5]).len() == 3;
        let is_number = word.chars().all(|c| c.is_ascii_digit() || c == '-');
        has_area && is_number && !known.contains(&word.as_str())
    };
    text.split_whitespace().map(bare).find(is_part)
}

fn squadroom(args: &[&str]) -> String {
    output(None, args)
}

#[test]
fn the_text_of_every_entry_has_its_numbers_whole_at_every_width() {
    let catalog = embedded::catalog();
    let known: Vec<&str> = lines().map(|(_, _, number)| number).collect();
    assert!(known.len() > 40, "{}", known.len());
    for entry in ENTRIES.iter().filter(|entry| !entry.lines.is_empty()) {
        for width in WIDTHS {
            let view = CardView { way: ways(entry).first().copied(), today: None, changes: &[] };
            for text in [
                card(&catalog, entry, view, width),
                full(&catalog, entry, EntryContext::default(), width),
            ] {
                let rows = rows(&text);
                for number in entry.lines.iter().filter_map(|line| line.number.as_ref()) {
                    let whole = rows.iter().any(|row| has_word(row, number.as_str()));
                    assert!(whole, "{} {number} at {width}: {rows:#?}", entry.id);
                }
                let torn = rows.iter().find_map(|row| torn(row, &known));
                assert_eq!(torn, None, "{} at {width}", entry.id);
            }
        }
    }
}

#[test]
fn the_drawn_card_has_its_numbers_whole_at_every_width() {
    let catalog = embedded::catalog();
    let known: Vec<&str> = lines().map(|(_, _, number)| number).collect();
    let mut finder = finder_on(catalog.clone(), 80, 60);
    press(&mut finder, "<F2>");
    let count = squadroom::app::card_order(&finder.model).len();
    for _ in 0..count {
        for width in WIDTHS.step_by(18) {
            crate::support::resize(&mut finder, width as u16, 60);
            let entry = finder.model.card().unwrap().1;
            // The first way to reach it is on the screen without scrolling.
            let number = entry.lines.iter().find_map(|line| line.number.as_ref());
            let text = draw(&finder).text;
            let is_shown = number.is_none_or(|number| has_word(&text, number.as_str()));
            assert!(is_shown, "{number:?} at {width}: {text}");
            assert_eq!(torn(&text, &known), None, "{width}: {text}");
        }
        press(&mut finder, "<Down>");
    }
}

#[test]
fn the_card_for_a_victim_has_the_number_whole_at_every_width() {
    let mut seen = 0;
    for entry in ENTRIES.iter().filter(|entry| is_for_victims(entry)) {
        let voice =
            |line: &&Line| line.channel == Channel::Voice && line.offered_number().is_some();
        let number = entry.lines.iter().find(voice).unwrap().number.as_ref().unwrap();
        for language in Language::ALL {
            for width in WIDTHS {
                let size = Size { width: width as u16, height: 12 };
                let rows = rows(&victim_card::document(entry, language, size, '#', None));
                assert!(
                    rows.iter().any(|row| row == number.as_str()),
                    "{number} {width}: {rows:?}"
                );
            }
        }
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn plain_text_json_and_vcards_have_the_same_digits() {
    let hotlines = squadroom(&["hotline", "--all", "--details"]);
    let plain = squadroom(&["hotline", "--all", "--details", "--plain"]);
    let vcards = squadroom(&["hotline", "--vcard4", "--all"]);
    let cards = vcard4::parse(&vcards).unwrap();
    let json: serde_json::Value = serde_json::from_str(&squadroom(&["hotline", "--json"])).unwrap();
    for (entry, line, number) in lines() {
        if entry.service().is_none() {
            let text = squadroom(&["show", &entry.id]);
            assert!(has_word(&text, number), "{number}: {text}");
            continue;
        }
        assert!(has_word(&hotlines, number) && has_word(&plain, number), "{number}");
        let hotlines = json["hotlines"].as_array().unwrap();
        let same = hotlines.iter().find(|hotline| hotline["id"] == entry.id.as_str()).unwrap();
        let same =
            same["lines"].as_array().unwrap().iter().find(|other| {
                other["number"] == number && other["channel"] == line.channel.as_str()
            });
        let dial = same.unwrap_or_else(|| panic!("{number}"))["dial"].as_str();
        assert_eq!(dial.is_some(), line.offered_number().is_some(), "{number}");
        assert!(dial.is_none_or(|dial| digits(dial) == digits(number)), "{number} {dial:?}");
        if line.offered_number().is_some() {
            let card = cards.iter().find(|card| card.formatted_name[0].value == entry.title);
            let mut numbers = card.unwrap().tel.iter().map(ToString::to_string);
            assert!(numbers.any(|other| digits(&other) == digits(number)), "{number}");
        }
    }
}

#[test]
fn the_clipboard_has_the_same_bytes() {
    let catalog = embedded::catalog();
    let mut finder = finder_on(catalog.clone(), 120, 40);
    press(&mut finder, "<F2>");
    let mut copied = Vec::new();
    for _ in 0..squadroom::app::card_order(&finder.model).len() {
        let entry = finder.model.card().unwrap().1.into_owned();
        for _ in ways(&entry) {
            let line = &entry.lines[finder.model.way().unwrap()];
            let effects = press(&mut finder, "<Ctrl-Y><Tab>");
            let [Effect::Copy(copy)] = effects.as_slice() else { panic!("{effects:?}") };
            let expected =
                line.number.as_ref().map(|number| number.as_str()).or(line.url.as_deref());
            assert_eq!(Some(copy.text.as_str()), expected);
            copied.push(copy.text.clone());
        }
        press(&mut finder, "<Down>");
    }
    for (entry, line, number) in lines() {
        let is_offered = line.offered_number().is_some() && entry.service().is_some();
        assert!(!is_offered || copied.iter().any(|text| text == number), "{number}");
    }
}

#[test]
fn the_code_calls_the_same_digits() {
    for (_, line, number) in lines() {
        let Some(uri) = line.uri() else { continue };
        let code = QrSymbol::encode(&uri).unwrap();
        let (side, rows) = (code.side(), code.ascii());
        let is_dark = |x: usize, y: usize| rows[y].as_bytes()[2 * x] == b'#';
        let pixel = |x: usize, y: usize| if is_dark(x / 4, y / 4) { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(4 * side, 4 * side, pixel);
        let (_, read) = image.detect_grids()[0].decode().unwrap();
        assert_eq!(read, uri);
        assert_eq!(digits(&read), digits(number));
    }
}

/// The answer for each state, territory and region of military mail.
static STATES: LazyLock<Vec<OfficeLookup>> = LazyLock::new(|| {
    let places = embedded::places();
    places.tables().states.iter().map(|state| places.find(&state.name)).collect()
});

/// Every number of an answer: offices, contacts of the state, national lines.
fn numbers(answer: &OfficeLookup) -> Vec<&str> {
    let contacts = answer.state_contacts.iter().chain(&answer.national);
    let contacts = contacts.filter_map(|contact| contact.phone.as_ref());
    let offices = answer.offices.iter().map(|local| &local.office.phone);
    offices.chain(contacts).map(|number| number.as_str()).collect()
}

#[test]
fn the_locator_has_the_numbers_of_every_state_whole_at_every_width() {
    let known: Vec<&str> = STATES.iter().flat_map(numbers).collect();
    let offices = &embedded::places().tables().offices;
    assert!(offices.iter().all(|office| known.contains(&office.phone.as_str())));
    for (state, answer) in STATES.iter().enumerate() {
        // A quarter of the states at each width; all of them would take long.
        for width in WIDTHS.skip(state % 4).step_by(4) {
            let rows = rows(&place(answer, PlaceView::default(), width));
            for number in numbers(answer) {
                let whole = rows.iter().any(|row| has_word(row, number));
                assert!(whole, "{} {number} at {width}: {rows:#?}", answer.query);
            }
            let torn = rows.iter().find_map(|row| torn(row, &known));
            assert_eq!(torn, None, "{} at {width}", answer.query);
        }
    }
}

#[test]
fn the_drawn_locator_has_the_numbers_whole_at_every_width() {
    let known: Vec<&str> = STATES.iter().flat_map(numbers).collect();
    let mut finder = finder_on(embedded::catalog(), 80, 200);
    for query in ["Texas", "Springfield", "Nashville, TN", "77002", "96201"] {
        press(&mut finder, &format!("<Esc><F3>{query}"));
        let answer = embedded::places().find(query);
        for width in WIDTHS.step_by(12) {
            crate::support::resize(&mut finder, width as u16, 400);
            let text = draw(&finder).text;
            for number in numbers(&answer) {
                assert!(has_word(&text, number), "{query} {number} at {width}: {text}");
            }
            assert_eq!(torn(&text, &known), None, "{query} at {width}: {text}");
        }
    }
}

#[test]
fn offices_are_the_same_in_plain_text_json_and_vcards() {
    // With a blank in it, each is a place of its own.
    let name = |answer: &OfficeLookup| format!("{}, USA", answer.query);
    let names: Vec<String> = STATES.iter().map(name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let office = |more: &[&str]| squadroom(&[&["office"], names.as_slice(), more].concat());
    let (text, plain, vcards) = (office(&[]), office(&["--plain"]), office(&["--vcard4"]));
    let json: serde_json::Value = serde_json::from_str(&office(&["--json"])).unwrap();
    let cards = vcard4::parse(&vcards).unwrap();
    let dialed: Vec<String> =
        cards.iter().flat_map(|card| &card.tel).map(|tel| digits(&tel.to_string())).collect();
    for (answer, json) in STATES.iter().zip(json.as_array().unwrap()) {
        assert_eq!(json["query"], name(answer));
        let told = json.to_string();
        for number in numbers(answer) {
            assert!(has_word(&text, number) && has_word(&plain, number), "{number}");
            assert!(told.contains(&format!("\"phone\":\"{number}\"")), "{number}: {told}");
        }
        let is_offered = |doubt: Option<Doubt>| doubt.is_none_or(|doubt| doubt.is_offered());
        let contacts = answer.state_contacts.iter().filter_map(|contact| {
            Some((contact.phone.as_ref()?, is_offered(contact.doubt_of_number(None))))
        });
        let offices = answer.offices.iter();
        let offices = offices.map(|local| (&local.office.phone, is_offered(local.doubt(None))));
        for (number, is_offered) in offices.chain(contacts) {
            let is_dialed = dialed.contains(&digits(number.as_str()));
            assert_eq!(is_dialed, is_offered, "{number}: {vcards}");
        }
    }
}

#[test]
fn the_clipboard_has_the_number_of_each_office() {
    let tables = embedded::places().tables();
    let mut finder = finder_on(embedded::catalog(), 120, 40);
    for (index, office) in tables.offices.iter().enumerate() {
        let own = |county: &&County| usize::from(county.office) == index && !county.former;
        let at = tables.counties.iter().position(|county| own(&county)).unwrap();
        let (county, name) = (&tables.counties[at], tables.county_names.get(at));
        let state = &tables.states[usize::from(county.state)].code;
        press(&mut finder, &format!("<Esc><F3>{name}, {state}"));
        let effects = press(&mut finder, "<Ctrl-Y>");
        if office.doubt.as_ref().is_some_and(|doubt| doubt.starts_with("Sources disagree:")) {
            assert!(effects.is_empty() && office.name == "FBI Nashville", "{}", office.name);
            continue;
        }
        let [Effect::Copy(copy)] = effects.as_slice() else { panic!("{name}") };
        assert_eq!(copy.text, office.phone.as_str(), "{name}, {state}");
    }
}
