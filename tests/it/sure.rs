//! A number that is weak, disputed or old is never styled, copied or offered as
//! sure, wherever it is told: one rule, all numbers, all screens and outputs.

use crate::support::output;
use crate::support::{draw, finder_on, press};
use ratatui::layout::Size;
use squadroom::app::text_view::{CardView, EntryContext, SpanStyle, TextView, brief, card, full};
use squadroom::app::{Action, ClipboardText, Effect, Model, Overlay, Taken};
use squadroom::app::{card_order, update, ways};
use squadroom::catalog::{Channel, Doubt, Entry, Line, PartialDate};
use squadroom::embedded;
use squadroom::places::{Contact, OfficeLookup};
use squadroom::term::App;
use std::collections::HashMap;
use std::sync::LazyLock;

const TAKEN: Taken = Taken::Desktop { may_vanish: false };

/// Days on which few shipped numbers are old, more, and most.
const DAYS: [&str; 3] = ["2020-01-01", "2025-06-01", "2026-11-23"];

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| embedded::catalog().entries.iter().map(|entry| entry.into_owned()).collect());

static STATES: LazyLock<Vec<OfficeLookup>> = LazyLock::new(|| {
    let places = embedded::places();
    let weak = ["Nashville, TN", "Billings MT", "Stafford County, VA", "Springfield", "08037"];
    let states = places.tables().states.iter().map(|state| state.name.as_str());
    states.chain(weak).map(|query| places.find(query)).collect()
});

fn day(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

fn numbered() -> impl Iterator<Item = (&'static Entry, &'static Line, &'static str)> {
    ENTRIES.iter().flat_map(|entry| {
        let lines = entry.lines.iter();
        lines.filter_map(move |line| Some((entry, line, line.number.as_ref()?.as_str())))
    })
}

/// The tones in which a number stands in a text.
fn tones(document: &TextView, number: &str) -> Vec<SpanStyle> {
    let spans = document.rows.iter().flat_map(|row| &row.spans);
    spans.filter(|(_, text)| text == number).map(|(tone, _)| *tone).collect()
}

fn text(document: &TextView) -> String {
    let row = |row: &squadroom::app::text_view::Row| {
        row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>()
    };
    let rows = document.rows.iter().map(row).collect::<Vec<_>>().join(" ");
    rows.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a screen styles a number as a sure one.
fn shines(finder: &App, number: &str) -> bool {
    let drawn = draw(finder);
    drawn.text.lines().zip(drawn.roles.lines()).any(|(text, roles)| {
        let columns = |at: usize| text[..at].chars().count();
        text.match_indices(number).any(|(at, _)| {
            let roles = roles.chars().skip(columns(at)).take(number.len());
            let before =
                text[..at].chars().next_back().is_none_or(|c| !c.is_ascii_digit() && c != '-');
            before && roles.into_iter().all(|role| role.eq_ignore_ascii_case(&'n'))
        })
    })
}

/// The finder on that day, with these hotlines on the first row.
fn finder_at(today: &str, pinned: &[String], width: u16, height: u16) -> App {
    let mut finder = finder_on(embedded::catalog(), width, height);
    let catalog = finder.model.catalog.clone();
    if !pinned.is_empty() {
        finder.model.pinned = Model::new(catalog, pinned, Size { width, height }).pinned;
    }
    finder.model.today = day(today);
    finder
}

fn squadroom(today: &str, args: &[&str]) -> String {
    output(Some(today), args)
}

/// What the message says after a text was copied.
fn told(finder: &mut App, copied: &ClipboardText) -> String {
    update(&mut finder.model, Action::TextCopied(copied.clone(), TAKEN));
    finder.model.message.as_ref().unwrap().text.clone()
}

#[test]
fn the_texts_about_an_entry_style_its_sure_numbers_only() {
    let catalog = embedded::catalog();
    let (mut sure, mut doubtful) = (0, 0);
    for today in DAYS {
        let today = day(today);
        for (entry, line, number) in numbered() {
            let known = EntryContext { day: today.as_ref(), ..EntryContext::default() };
            let view =
                CardView { way: ways(entry).first().copied(), today: today.as_ref(), changes: &[] };
            for document in [
                card(&catalog, entry, view, 100),
                full(&catalog, entry, known, 100),
                brief(&catalog, entry, known, 100),
            ] {
                let alike = entry.lines.iter().filter(|l| l.number == line.number);
                let is_any_sure = alike.clone().any(|l| l.doubt(today.as_ref()).is_none());
                let has_tone = tones(&document, number).contains(&SpanStyle::Number);
                assert_eq!(has_tone, is_any_sure, "{} {number} {today:?}", entry.id);
                if line.doubt(today.as_ref()).is_some() {
                    assert!(text(&document).contains("confirm it first"), "{} {number}", entry.id);
                    doubtful += 1;
                } else {
                    sure += 1;
                }
            }
        }
    }
    assert!(sure > 100 && doubtful > 100, "{sure} {doubtful}");
}

#[test]
fn the_first_row_styles_a_sure_number_only_and_names_the_doubt() {
    for today in DAYS {
        for entry in ENTRIES.iter().filter(|entry| entry.service().is_some()) {
            let Some(line) = entry.offered_line() else { continue };
            let number = line.number.as_ref().unwrap().as_str();
            let doubt = line.doubt(day(today).as_ref());
            for width in [40, 80, 120, 200] {
                let finder = finder_at(today, std::slice::from_ref(&entry.id), width, 24);
                let drawn = draw(&finder);
                let row = drawn.text.lines().next().unwrap();
                let is_styled = drawn.roles.lines().next().unwrap().contains('n');
                assert!(row.contains(number), "{row}");
                assert_eq!(is_styled, doubt.is_none(), "{today} {width} {doubt:?}: {row}");
                let is_named = doubt.is_none() || row.contains("confirm it first");
                assert!(is_named || width < 80, "{today} {width}: {row}");
            }
        }
    }
}

#[test]
fn the_hotline_card_copies_and_draws_a_doubtful_number_with_its_doubt() {
    for today in DAYS {
        let mut finder = finder_at(today, &[], 120, 40);
        press(&mut finder, "<F2>");
        for _ in 0..card_order(&finder.model).len() {
            let entry = finder.model.card().unwrap().1.into_owned();
            for _ in ways(&entry) {
                let line = &entry.lines[finder.model.way().unwrap()];
                let doubt = line.doubt(day(today).as_ref());
                let caption = finder.model.code().unwrap().0;
                assert_eq!(caption.starts_with("Scan; confirm "), doubt.is_some(), "{caption}");
                let effects = press(&mut finder, "<Ctrl-Y>");
                let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
                assert_eq!(copied.doubt, doubt.as_ref().map(Doubt::in_brackets), "{}", entry.id);
                let said = told(&mut finder, copied);
                assert_eq!(said.contains("confirm it first"), doubt.is_some(), "{said}");
                let number = line.number.as_ref().map_or("", |number| number.as_str());
                let alike = entry.lines.iter().filter(|l| l.number == line.number);
                let all_doubtful = alike.clone().all(|l| l.doubt(day(today).as_ref()).is_some());
                // The first row has its own numbers.
                let is_pinned = finder.model.pinned.iter().any(|&place| {
                    let own = finder.model.catalog.entries.get(place).unwrap();
                    own.offered_number() == line.number.as_ref()
                });
                if all_doubtful && !number.is_empty() && !is_pinned {
                    assert!(!shines(&finder, number), "{today} {number}: {}", draw(&finder).text);
                }
                press(&mut finder, "<Tab>");
            }
            press(&mut finder, "<Down>");
        }
    }
}

#[test]
fn the_plain_outputs_of_hotlines_name_every_doubt() {
    for today in DAYS {
        let date = day(today);
        let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = flat(squadroom(today, &["hotline", "--all", "--details"]));
        let json: serde_json::Value =
            serde_json::from_str(&squadroom(today, &["hotline", "--json"])).unwrap();
        let vcards = squadroom(today, &["hotline", "--vcard", "--all"]).replace("\r\n ", "");
        for (entry, line, number) in numbered().filter(|(entry, ..)| entry.service().is_some()) {
            let doubt = line.doubt(date.as_ref());
            let facts = format!("{number} ({})", line.facts(date.as_ref()).join("; "));
            assert!(plain.contains(&flat(facts.clone())), "{facts}");
            assert_eq!(facts.contains("confirm it first"), doubt.is_some(), "{facts}");
            let same = json["hotlines"].as_array().unwrap().iter();
            let same = same.clone().find(|own| own["id"] == entry.id.as_str()).unwrap();
            let own = same["lines"]
                .as_array()
                .unwrap()
                .iter()
                .find(|own| own["number"] == number && own["channel"] == line.channel.as_str());
            assert_eq!(own.unwrap()["weak"], doubt.is_some(), "{today} {own:?}");
            let of_entry = vcards
                .split("BEGIN:VCARD")
                .find(|card| card.contains(&format!("FN:{}", entry.title.replace(',', "\\,"))));
            if doubt.is_some() && line.offered_number().is_some() {
                assert!(of_entry.unwrap().contains("confirm it first"), "{number}: {vcards}");
            }
        }
        let first = embedded::catalog().pinned()[0].offered_line().unwrap().doubt(date.as_ref());
        let code = squadroom(today, &["hotline", "--qr"]);
        assert_eq!(code.contains("confirm it first"), first.is_some(), "{code}");
    }
}

fn contact_doubt(own: &Contact, today: &str) -> bool {
    own.phone.is_some() && own.is_weak(day(today).as_ref())
}

#[test]
fn the_locator_styles_copies_and_names_only_sure_numbers_as_sure() {
    let (mut sure, mut doubtful, mut withheld) = (0, 0, 0);
    for today in DAYS {
        let mut finder = finder_at(today, &[], 100, 400);
        for answer in STATES.iter() {
            press(&mut finder, &format!("<Esc><Esc><F3>{}", answer.query));
            let Some(Overlay::Locator(locator)) = finder.model.overlays.last() else { panic!() };
            let document = locator.document(day(today).as_ref(), 100);
            let mut standing: HashMap<&str, bool> = HashMap::new();
            for choice in &document.numbers {
                let (tone, _) = &document.rows[choice.row]
                    .spans
                    .iter()
                    .find(|(_, text)| *text == choice.number)
                    .unwrap();
                assert_eq!(*tone == SpanStyle::Number, choice.doubt.is_none(), "{choice:?}");
                *standing.entry(&choice.number).or_default() |= choice.doubt.is_none();
                sure += usize::from(choice.doubt.is_none());
                doubtful += usize::from(choice.doubt.is_some());
            }
            let national: Vec<String> = finder
                .model
                .pinned
                .iter()
                .filter_map(|&place| {
                    Some(finder.model.catalog.entries.get(place)?.offered_number()?.to_string())
                })
                .collect();
            for (number, is_sure) in &standing {
                let is_above = national.iter().any(|own| own == number);
                assert!(
                    is_above || shines(&finder, number) == *is_sure,
                    "{} {number}",
                    answer.query
                );
            }
            for local in &answer.offices {
                let phone = local.office.phone.as_str();
                if local.doubt(day(today).as_ref()).is_some() {
                    assert!(!standing[phone], "{phone}");
                    let text = text(&document).to_lowercase();
                    let is_told = text.contains("confirm it first") || text.contains("confirm:");
                    assert!(is_told, "{}", answer.query);
                }
            }
            for contact in answer.state_contacts.iter().filter(|own| contact_doubt(own, today)) {
                let phone = contact.phone.as_ref().unwrap().as_str();
                let choice = document.numbers.iter().find(|own| own.name == contact.name).unwrap();
                assert!(choice.doubt.is_some(), "{phone} of {}", contact.name);
            }
            // Each number that can be marked is copied with its doubt.
            for _ in &document.numbers {
                press(&mut finder, "<Tab>");
                let Some(Overlay::Locator(locator)) = finder.model.overlays.last() else {
                    panic!()
                };
                let choice = document.numbers[locator.marked().unwrap()].clone();
                let effects = press(&mut finder, "<Ctrl-Y>");
                if choice.doubt.as_ref().is_some_and(|doubt| !doubt.is_offered()) {
                    let said = &finder.model.message.as_ref().unwrap().text;
                    assert!(effects.is_empty() && said.contains(&choice.name), "{said}");
                    withheld += 1;
                    continue;
                }
                let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
                assert_eq!(copied.text, choice.number);
                let said = told(&mut finder, copied);
                assert_eq!(said.contains("confirm it first"), choice.doubt.is_some(), "{said}");
            }
        }
    }
    assert!(sure > 100 && doubtful > 100 && withheld > 10, "{sure} {doubtful} {withheld}");
}

#[test]
fn the_disputed_line_of_arizona_does_not_shine() {
    let mut finder = finder_at("2023-06-01", &[], 100, 100);
    press(&mut finder, "<F3>85281");
    let shown = draw(&finder).text;
    assert!(shown.contains("1-877-429-8477") && !shines(&finder, "1-877-429-8477"), "{shown}");
}

#[test]
fn the_row_over_the_list_styles_a_sure_office_only() {
    for today in ["2021-09-01", "2026-11-23"] {
        for (query, phone) in [
            ("massage near chicago", "1-312-421-6700"),
            ("labor in Nashville, TN", "1-615-232-7500"),
        ] {
            let mut finder = finder_at(today, &[], 100, 30);
            press(&mut finder, query);
            let answer = &finder.model.place.as_ref().unwrap().answer;
            let name = answer.offices[0].office.name.clone();
            let doubt = answer.offices[0].doubt(day(today).as_ref());
            let is_sure = doubt.is_none();
            assert_eq!(answer.offices[0].office.phone.as_str(), phone);
            assert_eq!(shines(&finder, phone), is_sure, "{today} {query}: {}", draw(&finder).text);
            assert_eq!(draw(&finder).text.contains("confirm it first"), !is_sure);
            press(&mut finder, "<Up>");
            let effects = press(&mut finder, "<Ctrl-Y>");
            if doubt.is_some_and(|doubt| !doubt.is_offered()) {
                let said = &finder.model.message.as_ref().unwrap().text;
                assert!(effects.is_empty() && said.contains(&name), "{said}");
                continue;
            }
            let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
            let said = told(&mut finder, copied);
            assert!(said.contains(&name) && said.contains(phone), "{said}");
            assert_eq!(said.contains("confirm it first"), !is_sure, "{said}");
        }
    }
}

#[test]
fn the_plain_outputs_of_offices_name_every_doubt() {
    let names: Vec<String> = STATES.iter().map(|answer| format!("{}, USA", answer.query)).collect();
    for today in DAYS {
        let args = |more: &[&'static str]| -> String {
            let names: Vec<&str> = names.iter().take(60).map(String::as_str).collect();
            squadroom(today, &[&["office"], names.as_slice(), more].concat())
        };
        let (plain, vcards) = (args(&[]), args(&["--vcard"]).replace("\r\n ", ""));
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let json: serde_json::Value = serde_json::from_str(&args(&["--json"])).unwrap();
        for (answer, json) in STATES.iter().zip(json.as_array().unwrap()) {
            for (local, own) in answer.offices.iter().zip(json["offices"].as_array().unwrap()) {
                let doubt = local.doubt(day(today).as_ref());
                assert_eq!(own["weak"], doubt.is_some(), "{today} {own}");
                assert!(doubt.is_none() || !own["note"].is_null(), "{own}");
                let card = vcards
                    .split("BEGIN:VCARD")
                    .find(|card| card.contains(&format!("FN:{}\r\n", local.office.name)));
                let is_told = card.unwrap().to_lowercase().contains("confirm it first");
                assert_eq!(is_told, doubt.is_some(), "{today} {card:?}");
            }
            let contacts = answer.state_contacts.iter().chain(&answer.national);
            let told = json["state_contacts"].as_array().unwrap().iter();
            for (contact, own) in answer.state_contacts.iter().zip(told) {
                let is_weak = contact.is_weak(day(today).as_ref());
                assert_eq!(own["weak"], is_weak, "{today} {own}");
            }
            let voice = contacts.filter(|contact| contact.channel == Channel::Voice);
            for (contact, phone) in voice.filter_map(|own| Some((own, own.phone.as_ref()?))) {
                let facts = contact.facts(day(today).as_ref()).join("; ");
                if !contact.is_emergency() {
                    assert!(plain.contains(&format!("{phone} ({facts})")), "{phone} ({facts})");
                }
                assert_eq!(facts.contains("confirm it first"), contact_doubt(contact, today));
            }
        }
    }
}

/// A number in the table of places that is in the catalog, too, has the same doubts there.
#[test]
fn a_number_has_one_verdict_in_the_catalog_and_in_the_table_of_places() {
    let lines: HashMap<&str, &Line> = numbered().map(|(_, line, number)| (number, line)).collect();
    let tables = embedded::places().tables();
    let (mut compared, mut different) = (0, Vec::new());
    for day in DAYS.map(day) {
        for contact in tables.national.iter().chain(&tables.contacts) {
            let Some(line) = contact.phone.as_ref().and_then(|phone| lines.get(phone.as_str()))
            else {
                continue;
            };
            compared += 1;
            if line.doubt(day.as_ref()).is_some() != contact.is_weak(day.as_ref()) {
                different.push(format!(
                    "{} on {day:?}: {:?}",
                    contact.name,
                    line.doubt(day.as_ref())
                ));
            }
        }
    }
    assert!(compared > 9, "{compared}");
    assert!(different.is_empty(), "{different:#?}");
}
