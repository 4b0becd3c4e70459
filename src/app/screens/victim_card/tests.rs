use super::*;
use crate::catalog::Detail;
use crate::embedded;

const IDS: [&str; 13] = [
    "language",
    "help",
    "call",
    "seen",
    "free",
    "always",
    "spoken",
    "interpreter",
    "text",
    "word",
    "relay",
    "danger",
    "close",
];

fn text(document: &TextView) -> String {
    let row = |row: &Row| row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>();
    document.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn national(language: Language, width: u16, height: u16) -> String {
    static CATALOG: LazyLock<crate::catalog::Catalog> = LazyLock::new(embedded::catalog);
    let entry = CATALOG.entry("national-human-trafficking-hotline").unwrap();
    text(&document(&entry, language, Size { width, height }, '#', None))
}

#[test]
fn every_text_is_there_in_both_languages_and_none_is_reviewed_yet() {
    let ids: Vec<&str> = WORDS.text.iter().map(|text| text.id.as_str()).collect();
    assert_eq!(ids, IDS);
    for text in &WORDS.text {
        for one in [&text.en, &text.es] {
            assert!(!one.text.is_empty() && !one.reviewed, "{}", text.id);
            let lower = one.text.to_lowercase();
            assert!(!lower.contains("polic") && !lower.contains("traffick"), "{lower}");
            assert!(!lower.contains(|c: char| c.is_ascii_digit()), "numbers stand in the catalog");
            let longest = lower.split(['.', '?', ':']).map(|s| s.split_whitespace().count()).max();
            assert!(longest.unwrap() <= 10, "{lower}");
        }
        for mark in ["{number}", "{word}", "{date}"] {
            assert_eq!(text.en.text.contains(mark), text.es.text.contains(mark), "{}", text.id);
        }
    }
}

#[test]
fn the_whole_card_fits_a_small_screen_in_both_languages() {
    for language in Language::ALL {
        let card = national(language, 78, 23);
        for id in IDS.iter().filter(|id| !["language", "seen", "close"].contains(id)) {
            let start = word(id, language).split(['{', '.']).next().unwrap();
            assert!(card.contains(start), "{id}: {card}");
        }
        for number in ["1-888-373-7888", "233733", "711", "911", "##### #####", "HELP"] {
            assert!(card.contains(number), "{number}: {card}");
        }
        assert!(!card.contains("INFO") && !card.contains("{"), "{card}");
    }
}

#[test]
fn the_number_is_whole_on_every_screen_that_holds_it() {
    for language in Language::ALL {
        for width in 1..200 {
            for height in [1, 2, 3, 5, 8, 11, 20, 30, 60] {
                let card = national(language, width, height);
                assert_eq!(card.contains("1-888-373-7888"), width >= 14, "{width}x{height}");
                assert!(card.lines().count() <= height.into(), "{width}x{height}");
                let rest = card.replace("1-888-373-7888", "");
                assert!(!rest.contains("1-8"), "{width}x{height}: {card}");
            }
        }
    }
}

#[test]
fn nothing_is_said_of_a_line_that_the_catalog_does_not_say() {
    let catalog = embedded::catalog();
    let entry = catalog.entry("stronghearts-native-helpline").unwrap();
    let card =
        text(&document(&entry, Language::English, Size { width: 80, height: 50 }, '#', None));
    assert!(card.contains("1-844-762-8483") && card.contains("Call 911."), "{card}");
    for id in ["free", "spoken", "interpreter", "word", "relay"] {
        assert!(!card.contains(&word(id, Language::English)[..12]), "{id}: {card}");
    }
}

#[test]
fn a_line_of_the_police_or_in_doubt_is_not_shown_to_a_victim() {
    let catalog = embedded::catalog();
    let is = |id: &str| is_for_victims(&catalog.entry(id).unwrap());
    assert!(is("national-human-trafficking-hotline") && is("988-lifeline"));
    for id in ["hsi-tip-line", "emergency-911", "victimconnect", "fbi-local-field-office"] {
        assert!(!is(id), "{id}");
    }
}

#[test]
fn a_text_number_in_doubt_is_not_shown_to_a_victim() {
    let catalog = embedded::catalog();
    let entry = catalog.entry("veterans-crisis-line").unwrap();
    let size = Size { width: 80, height: 50 };
    let on = |day: &str| {
        let today = PartialDate::parse(day);
        text(&document(&entry, Language::English, size, '#', today.as_ref()))
    };
    assert!(on("2024-10-01").contains("838255"), "{}", on("2024-10-01"));
    assert!(!on("2026-11-29").contains("838255"), "{}", on("2026-11-29"));
}

#[test]
fn a_hotline_of_ones_own_says_that_no_police_answer() {
    let catalog = embedded::catalog();
    let mut entry = catalog.entry("national-human-trafficking-hotline").unwrap().into_owned();
    entry.id = "our-desk".to_owned();
    for (is_police, is_shown) in [(Some(false), true), (None, false), (Some(true), false)] {
        let Detail::Service(service) = &mut entry.detail else { panic!("a service") };
        service.is_law_enforcement = is_police;
        assert_eq!(is_for_victims(&entry), is_shown, "{is_police:?}");
    }
}
