//! From a place to its FBI office, in the finder.

use crate::support::{draw, finder, press};
use ratatui::layout::Size;
use squadroom::app::text_view::{PlaceView, Row, place};
use squadroom::app::{Action, ClipboardText, Effect, Message, Overlay, update};
use squadroom::embedded;
use squadroom::term::App;

const HOUSTON: &str = "1-713-693-5000";

fn text(finder: &App) -> String {
    draw(finder).text
}

fn copied(finder: &mut App) -> Option<String> {
    match press(finder, "<Ctrl-Y>").as_slice() {
        [Effect::Copy(ClipboardText { text, .. })] => Some(text.clone()),
        _ => None,
    }
}

fn typed(finder: &App) -> Option<&str> {
    match finder.model.overlays.last() {
        Some(Overlay::Locator(locator)) => Some(&locator.typed),
        _ => None,
    }
}

#[test]
fn a_zip_code_puts_the_office_over_the_list_and_enter_shows_it() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut finder = finder(width, height);
        press(&mut finder, "77002");
        assert!(finder.model.is_place_selected());
        assert!(text(&finder).contains(HOUSTON), "{width}x{height}: {}", text(&finder));
        assert_eq!(copied(&mut finder).as_deref(), Some(HOUSTON));
        assert_eq!(press(&mut finder, "<Enter>"), []);
        assert_eq!(typed(&finder), Some("77002"));
        assert!(text(&finder).contains("FBI Houston"), "{}", text(&finder));
        assert_eq!(copied(&mut finder).as_deref(), Some(HOUSTON));
        press(&mut finder, "<F2><F2><Esc>");
        assert!(finder.model.overlays.is_empty() && finder.model.is_place_selected());
        assert_eq!(finder.model.query.value(), "77002");
        press(&mut finder, "<Esc>");
        assert!(finder.model.place.is_none() && finder.model.row_count() > 3);
    }
}

#[test]
fn enter_in_the_locator_opens_the_page_of_the_office() {
    let mut finder = finder(80, 24);
    press(&mut finder, "near chicago<Enter>");
    let opened = press(&mut finder, "<Enter>");
    assert_eq!(
        opened,
        [Effect::Open("https://www.fbi.gov/contact-us/field-offices/chicago".into())]
    );
}

#[test]
fn up_and_down_go_between_the_place_and_the_list() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor in texas");
    let first = finder.model.selected_hit().map(|hit| hit.entry);
    assert!(!finder.model.is_place_selected() && first.is_some(), "{}", text(&finder));
    assert!(text(&finder).contains("4 FBI offices for Texas"), "{}", text(&finder));
    press(&mut finder, "<Up>");
    assert!(finder.model.is_place_selected());
    assert_eq!(finder.model.current(), None, "nothing else is copied or shown");
    assert_eq!(copied(&mut finder), None, "there are several offices");
    press(&mut finder, "<Up><Down>");
    assert_eq!(finder.model.selected_hit().map(|hit| hit.entry), first);
    press(&mut finder, "<Up>x");
    assert!(finder.model.place.is_none(), "texasx is no place");
}

#[test]
fn the_locator_takes_every_letter_and_leaves_no_trace() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor<F3>");
    assert!(text(&finder).contains("Type a ZIP code"), "{}", text(&finder));
    press(&mut finder, "quincy, ma?");
    assert_eq!(typed(&finder), Some("quincy, ma?"));
    press(&mut finder, "<Backspace>");
    assert!(text(&finder).contains("FBI Boston"), "{}", text(&finder));
    press(&mut finder, "<Ctrl-W>");
    assert_eq!(typed(&finder), Some("quincy, "));
    press(&mut finder, "<Ctrl-U>77002<F1>");
    assert_eq!(copied(&mut finder).as_deref(), Some(HOUSTON), "under the help, too");
    press(&mut finder, "<Esc><F3>");
    assert_eq!(finder.model.query.value(), "labor");
    press(&mut finder, "<F3>");
    assert_eq!(typed(&finder), Some(""));
}

#[test]
fn several_places_of_a_name_are_listed_and_a_slip_is_mended_by_enter() {
    let mut finder = finder(120, 50);
    press(&mut finder, "<F3>springfield");
    let shown = text(&finder);
    for row in ["Springfield, IL: 1-217-522-9675", "Springfield, MA: 1-857-386-2000"] {
        assert!(shown.contains(row), "{row}: {shown}");
    }
    press(&mut finder, "<Ctrl-U>Texs");
    assert!(text(&finder).contains("Did you mean"), "{}", text(&finder));
    press(&mut finder, "<Enter>");
    assert_eq!(typed(&finder), Some("Texas"));
    assert!(text(&finder).contains("FBI Dallas"), "{}", text(&finder));
}

#[test]
fn a_weak_row_has_the_national_line_beside_it() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<F3>Nashville, TN");
    let shown = text(&finder);
    let (confirm, national) = (shown.find("confirm it first"), shown.find("FBI's national line"));
    assert!(confirm < national && confirm.is_some(), "{shown}");
    press(&mut finder, "<Esc>Nashville, TN");
    assert!(text(&finder).contains("confirm it"), "{}", text(&finder));
}

#[test]
fn offices_that_share_a_place_are_listed_first_and_none_is_taken_for_the_one() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<F3>texas");
    let shown = text(&finder);
    for row in ["FBI Dallas: 1-972-559-5000", "FBI Houston: 1-713-693-5000  40 of 254 counties"] {
        assert!(shown.contains(row), "{row}: {shown}");
    }
    assert!(!shown.contains("Enter"), "{shown}");
    for key in ["<Enter>", "<Ctrl-Y>"] {
        assert_eq!(press(&mut finder, key), [], "{key}");
        assert!(text(&finder).contains("Several offices are shown"), "{}", text(&finder));
    }
    press(&mut finder, "<Ctrl-U>08037");
    let shown = text(&finder);
    let (newark, other) = (shown.find("FBI Newark"), shown.find("FBI Philadelphia"));
    assert!(newark.is_some() && newark < other, "{shown}");
}

#[test]
fn a_doubtful_number_of_a_state_has_the_national_line_below_it() {
    let rows = |query: &str| {
        let document = place(&embedded::places().find(query), PlaceView::default(), 80);
        let row = |row: &Row| row.spans.iter().map(|(_, text)| text.as_str()).collect();
        document.rows.iter().map(row).collect::<Vec<String>>()
    };
    let shown = rows("77002");
    let at = |words: &str| shown.iter().position(|row| row.contains(words));
    assert!(at("confirm it first") < at("Or the FBI's national line"), "{shown:#?}");
    assert!(at("Or the FBI's national line") < at("National"), "{shown:#?}");
    let sure = "spells 55-TNHTH; last verified Jan 2022";
    assert!(rows("Nashville, TN").iter().any(|row| row.ends_with(sure)));
}

#[test]
fn the_row_keeps_its_number_whole_on_narrow_screens() {
    let mut finder = finder(80, 24);
    for width in 16..=200 {
        finder.model.size = Size { width, height: 24 };
        press(&mut finder, "<Ctrl-U>77002");
        assert!(text(&finder).contains(&format!("> {HOUSTON}")), "{width}: {}", text(&finder));
    }
}

#[test]
fn what_is_typed_is_seen_at_its_end_with_the_cursor() {
    let mut finder = finder(40, 12);
    press(&mut finder, "<F3>the city of saint francis of assisi, texas");
    let drawn = draw(&finder);
    assert!(drawn.text.lines().nth(1).unwrap().contains("assisi, texas"), "{}", drawn.text);
    assert!(drawn.cursor.y == 1 && (30..40).contains(&drawn.cursor.x), "{:?}", drawn.cursor);
}

#[test]
fn the_quick_exit_works_from_the_locator() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "<F3>77002<F10>"), [Effect::QuickExit]);
}

#[test]
fn a_place_that_nobody_knows_is_no_row() {
    let mut finder = finder(80, 24);
    for line in ["near zzyzzx", "in ", "\u{1f600}", "victims, witnesses"] {
        press(&mut finder, &format!("<Ctrl-U>{line}"));
        assert!(finder.model.place.is_none(), "{line}");
    }
    press(&mut finder, "<Ctrl-U>00000");
    assert!(text(&finder).contains("00000 isn't a known ZIP code"), "{}", text(&finder));
    assert!(!finder.model.is_place_selected(), "Enter opens the hit");
    press(&mut finder, "<F3>");
    assert_eq!(typed(&finder), Some("00000"), "what was typed is taken along");
    assert!(text(&finder).contains("00000 isn't a known ZIP code"), "{}", text(&finder));
    assert!(text(&finder).contains("911"), "{}", text(&finder));
    press(&mut finder, &format!("<Ctrl-U>{}", "x".repeat(200)));
    assert_eq!(typed(&finder).unwrap().len(), 60);
}

#[test]
fn a_place_in_every_usual_form_puts_its_office_over_the_list() {
    const PHOENIX: &str = "1-623-466-1999";
    let mut finder = finder(80, 24);
    for line in
        ["tempe", "tempe az", "Tempe, Ariz.", "tempe arizona", "fbi tempe", "FBI office 85281"]
    {
        press(&mut finder, &format!("<Ctrl-U>{line}"));
        assert!(finder.model.is_place_selected(), "{line}: {}", text(&finder));
        assert_eq!(copied(&mut finder).as_deref(), Some(PHOENIX), "{line}");
        assert!(!text(&finder).contains("near:"), "{line}: {}", text(&finder));
    }
    press(&mut finder, "<Ctrl-U>Hollywood CA<Enter>");
    assert!(text(&finder).contains("FBI Los Angeles"), "{}", text(&finder));
}

#[test]
fn a_word_behind_in_selects_no_place() {
    let mut finder = finder(80, 24);
    for line in ["in force", "in power", "in golf", "labor in golf", "in hope"] {
        press(&mut finder, &format!("<Ctrl-U>{line}"));
        assert!(finder.model.place.is_none(), "{line}: {}", text(&finder));
        assert!(!text(&finder).contains("FBI Pittsburgh"), "{line}: {}", text(&finder));
    }
}

#[test]
fn a_place_is_not_answered_by_guesses_at_its_spelling() {
    let mut finder = finder(80, 24);
    for line in ["tempe", "moline", "moline, il", "peoria il", "O'Fallon MO"] {
        press(&mut finder, &format!("<Ctrl-U>{line}"));
        assert_eq!(finder.model.row_count(), 0, "{line}: {}", text(&finder));
        assert!(text(&finder).contains("No resource has"), "{line}: {}", text(&finder));
    }
    press(&mut finder, "<Ctrl-U>shelter near tempe");
    let shown = text(&finder);
    assert!(finder.model.row_count() > 0 && !shown.contains("template"), "{shown}");
    assert!(finder.model.place.is_some() && !finder.model.is_place_selected(), "{shown}");
    press(&mut finder, "<Ctrl-U>labro");
    assert!(finder.model.row_count() > 0, "what is no place is guessed as before");
}

#[test]
fn a_hint_leads_from_the_search_line_to_the_locator() {
    let mut finder = finder(80, 24);
    for line in ["fbi near me", "fbi office", "nearest fbi"] {
        press(&mut finder, &format!("<Ctrl-U>{line}"));
        assert!(
            text(&finder).contains("F3: find the FBI office for a place."),
            "{}",
            text(&finder)
        );
    }
    press(&mut finder, "<Ctrl-U>in golf");
    assert!(text(&finder).contains("F3: find the FBI office for \"golf\"."), "{}", text(&finder));
    press(&mut finder, "<F3>");
    assert_eq!(typed(&finder), Some("golf"));
    assert!(text(&finder).contains("FBI Chicago"), "{}", text(&finder));
}

#[test]
fn several_places_are_named_in_the_row_and_enter_never_stays_where_it_is() {
    let mut finder = finder(120, 40);
    press(&mut finder, "South Boston");
    let shown = text(&finder);
    assert!(shown.contains("South Boston (Boston), MA; South Boston, VA"), "{shown}");
    assert_eq!(copied(&mut finder), None, "there are two offices");
    press(&mut finder, "<Ctrl-U>Westwood, CA<Enter>");
    let shown = text(&finder);
    assert!(shown.contains("Westwood, CA: 1-916-"), "{shown}");
    assert!(shown.contains("Westwood (Los Angeles), CA: 1-310-"), "{shown}");
    press(&mut finder, "<Enter>");
    assert_eq!(typed(&finder), Some("Westwood (Los Angeles), CA"));
    assert!(text(&finder).contains("FBI Los Angeles"), "{}", text(&finder));
}

#[test]
fn a_message_of_several_lines_hides_neither_the_marked_number_nor_the_marked_link() {
    let told = "a long message ".repeat(9);
    let tell = |finder: &mut App| {
        let message = Message::done(told.clone());
        update(&mut finder.model, Action::Notice(message));
    };
    let mut withheld = 0;
    for marks in 1..12 {
        let mut finder = finder(80, 24);
        press(&mut finder, "<F3>tempe az");
        press(&mut finder, &"<Tab>".repeat(marks));
        // Arizona's own line is disputed, so it is shown and not copied.
        let Some(number) = copied(&mut finder) else {
            withheld += 1;
            continue;
        };
        tell(&mut finder);
        let screen = text(&finder);
        let shown = screen.lines().position(|line| line.contains(&number));
        let message = screen.lines().position(|line| line.contains("a long message")).unwrap();
        assert!(shown.is_some_and(|row| row < message), "{marks} {number}:\n{screen}");
        assert_eq!(copied(&mut finder), Some(number), "{marks}");
    }
    assert!((1..3).contains(&withheld), "{withheld}");
    for (width, height, entry) in [(80, 24, "labor"), (80, 24, "victimconnect"), (40, 16, "labor")]
    {
        let mut finder = finder(width, height);
        press(&mut finder, &format!("{entry}<Ctrl-O><Tab><Tab><Tab>"));
        for _ in 0..12 {
            press(&mut finder, "<Tab>");
            let areas = finder.model.overlay_areas();
            let text_width = finder.model.text_width();
            // All rows of its address, behind a message, too.
            for covered in [0, squadroom::app::message_lines(&told, width).len() - 1] {
                let (document, scroll) = finder.model.reading(text_width).unwrap();
                let Some(Overlay::Detail(view)) = finder.model.overlays.last() else { panic!() };
                let rows = document.rows_of_link(view.link.unwrap()).unwrap();
                let seen = scroll..scroll + usize::from(areas.text.height) - covered;
                let is_seen = seen.contains(&rows.start) && rows.end <= seen.end;
                assert!(is_seen, "{width} {entry} {covered}: {rows:?} {seen:?}");
                tell(&mut finder);
            }
        }
    }
}

#[test]
fn a_misspelled_place_in_the_search_line_is_named_where_nothing_is_found() {
    for (line, place) in [
        ("Tuscon", "Tucson, AZ"),
        ("fbi tuscon", "Tucson, AZ"),
        ("Alberquerque", "Albuquerque, NM"),
    ] {
        let mut finder = finder(120, 40);
        press(&mut finder, line);
        let said = format!("F3: find the place {place}");
        assert!(text(&finder).contains(&said), "{line}: {}", text(&finder));
    }
}

#[test]
fn no_sentence_of_a_place_has_two_ends() {
    for asked in ["Stafford, VA", "Washington", "Hammonton NJ", "Billings MT", "Bozeman MT", "LA"] {
        let answer = embedded::places().find(asked);
        let document = place(&answer, PlaceView::default(), 100);
        let all = format!("{:?}", document.rows);
        assert!(!all.contains(".;"), "{asked}: {all}");
    }
}

#[test]
fn enter_acts_on_the_marked_row_and_its_hint_says_so() {
    let hints = |finder: &App| text(finder).lines().last().unwrap().to_owned();
    // Of several places the marked one is taken.
    let mut finder = finder(100, 40);
    press(&mut finder, "<F3>springfield");
    assert!(hints(&finder).contains("Enter take the first"), "{}", hints(&finder));
    press(&mut finder, "<Tab><Tab>");
    assert!(hints(&finder).contains("Enter take this place"), "{}", hints(&finder));
    press(&mut finder, "<Enter>");
    assert_eq!(typed(&finder), Some("Springfield, MA"));
    // 911 has no page: that of the office is not opened in its place.
    for place in ["Guam", "springfield", "California", "08037", "APO AE", "Navajo Nation"] {
        press(&mut finder, &format!("<Ctrl-U>{place}"));
        while finder.model.locator().unwrap().chosen != Some(0) {
            press(&mut finder, "<Tab>");
        }
        assert!(!hints(&finder).contains("Enter"), "{place}: {}", hints(&finder));
        assert_eq!(press(&mut finder, "<Enter>"), [], "{place}");
        assert_eq!(typed(&finder), Some(place));
        assert_eq!(finder.model.message.as_ref().unwrap().text, "911 has no page to open.");
    }
}

#[test]
fn the_name_of_a_state_offers_the_towns_that_bear_it_with_their_offices() {
    let mut finder = finder(120, 60);
    press(&mut finder, "<F3>washington");
    let shown = text(&finder);
    for row in ["Or did you mean", "Washington, PA: 1-412-432-4000", "Type one of these: "] {
        assert!(shown.contains(row), "{row}: {shown}");
    }
    press(&mut finder, "<Tab><Tab><Tab><Tab><Enter>");
    assert!(typed(&finder).is_some_and(|typed| typed.starts_with("Washington, ")), "{shown}");
    press(&mut finder, "<Esc>fbi delaware");
    assert!(text(&finder).contains("for Delaware; or Delaware, OH"), "{}", text(&finder));
}

#[test]
fn a_part_of_a_state_is_explained_once() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<F3>");
    press(&mut finder, "southern california");
    let shown = draw(&finder).text;
    assert_eq!(shown.matches("share California").count(), 1, "{shown}");
}
