//! The pane of facets, the orders, and what is told about a search.

use crate::support::{draw, finder, press, resize, selected};
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;
use squadroom::app::{CheckState, Effect, FacetRow, Focus};
use squadroom::search::{Facet, Sort};
use squadroom::term::App;

fn mouse(finder: &mut App, kind: MouseEventKind, column: u16, row: u16) -> Vec<Effect> {
    let modifiers = KeyModifiers::NONE;
    finder.handle(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

/// Mark and count of a value in the pane.
fn value(finder: &App, facet: Facet, label: &str) -> Option<(CheckState, usize)> {
    finder.model.facet_rows().iter().find_map(|row| match row {
        FacetRow::Value(value) if value.facet == facet && value.label == label => {
            Some((value.mark, value.count))
        }
        _ => None,
    })
}

/// What the selected row of the pane says.
fn row(finder: &App) -> String {
    let place = finder.model.facets.as_ref().unwrap().selected;
    match &finder.model.facet_rows()[place] {
        FacetRow::Value(value) => format!("{}:{}", value.facet.name(), value.filter),
        FacetRow::Fold(facet, hidden) => format!("{} +{hidden}", facet.name()),
        FacetRow::Heading(facet) => facet.heading().to_owned(),
    }
}

/// Moves down to a row.
fn go_to(finder: &mut App, wanted: &str) {
    press(finder, "<Home>");
    for _ in 0..finder.model.facet_rows().len() {
        if row(finder) == wanted {
            return;
        }
        press(finder, "<Down>");
    }
    panic!("no row {wanted}");
}

#[test]
fn a_value_goes_into_the_line_and_out_again() {
    for (width, height) in [(140, 40), (80, 24), (40, 12)] {
        for key in ["<Enter>", "<Space>"] {
            let mut finder = finder(width, height);
            let all = finder.model.row_count();
            press(&mut finder, "<Ctrl-T>");
            assert_eq!(finder.model.focus, Focus::Facets);
            go_to(&mut finder, "kind:webinar");
            assert_eq!(press(&mut finder, key), []);
            assert_eq!(finder.model.query.value(), "kind:webinar ");
            assert_eq!(value(&finder, Facet::Kind, "webinar"), Some((CheckState::On, 2)));
            assert_eq!(finder.model.row_count(), 2);
            assert_eq!(row(&finder), "kind:webinar", "the selection stays with its value");
            press(&mut finder, key);
            assert_eq!((finder.model.query.value(), finder.model.row_count()), ("", all));
        }
    }
}

#[test]
fn a_filter_that_is_typed_is_marked_in_the_pane() {
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T><Esc>-kind:training year:2019.. ");
    assert_eq!(finder.model.focus, Focus::Search);
    let text = draw(&finder).text;
    assert!(text.contains("[-] training") && text.contains("[ ] webinar"), "{text}");
    press(&mut finder, "<Ctrl-U>length:..20m kind:webinar");
    assert_eq!(value(&finder, Facet::Length, "up to 5 min"), None, "there is none");
    assert!(draw(&finder).text.contains("[x] webinar"));
    press(&mut finder, "<Ctrl-U>length:60m..1h");
    assert_eq!(value(&finder, Facet::Length, "31 to 60 min").unwrap().0, CheckState::On);
}

#[test]
fn counts_change_with_every_letter_and_values_without_any_go() {
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T><Esc>");
    let all = value(&finder, Facet::Kind, "webinar").unwrap();
    press(&mut finder, "massage");
    assert_eq!(value(&finder, Facet::Kind, "webinar"), None);
    assert_eq!(value(&finder, Facet::Kind, "training"), Some((CheckState::Off, 1)));
    press(&mut finder, "<Ctrl-U>");
    assert_eq!(value(&finder, Facet::Kind, "webinar"), Some(all));
}

#[test]
fn each_count_is_what_the_filter_finds() {
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T>");
    for number in 0..finder.model.facet_rows().len() {
        let FacetRow::Value(value) = finder.model.facet_rows()[number].clone() else { continue };
        go_to(&mut finder, &format!("{}:{}", value.facet.name(), value.filter));
        press(&mut finder, "<Enter>");
        assert_eq!(finder.model.row_count(), value.count, "{value:?}");
        press(&mut finder, "<Enter>");
        assert_eq!(finder.model.query.value(), "", "{value:?}");
    }
}

#[test]
fn the_pane_stays_on_a_wide_screen_and_makes_way_on_a_narrow_one() {
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T><Esc>labor");
    assert_eq!(finder.model.query.value(), "labor");
    assert!(draw(&finder).text.contains("[ ] webinar"));
    resize(&mut finder, 100, 30);
    assert!(!draw(&finder).text.contains("[ ] webinar"));
    press(&mut finder, "<Ctrl-T>");
    assert!(draw(&finder).text.contains("[ ] webinar"));
    press(&mut finder, "<Ctrl-T>");
    resize(&mut finder, 140, 40);
    assert!(!draw(&finder).text.contains("[ ] webinar"), "it was closed");
}

#[test]
fn escape_gives_the_keyboard_back_to_where_it_was() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Ctrl-T><Esc>");
    assert_eq!(finder.model.focus, Focus::Search);
    press(&mut finder, "<Esc><Ctrl-T><Esc>");
    assert_eq!(finder.model.focus, Focus::List);
    press(&mut finder, "t/la");
    assert_eq!((finder.model.query.value(), finder.model.focus), ("la", Focus::Search));
}

#[test]
fn letters_in_the_pane_go_to_a_value_and_run_no_command() {
    let letters = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    for letter in letters.chain("+-_.,;[]>=~".chars()) {
        let mut finder = finder(140, 40);
        press(&mut finder, "<Ctrl-T>");
        let before = (finder.model.sort, finder.model.tab, finder.model.selected);
        assert_eq!(press(&mut finder, &letter.to_string()), []);
        let model = &finder.model;
        assert!(model.overlays.is_empty(), "{letter} opened something");
        assert_eq!((model.sort, model.tab, model.selected), before, "{letter}");
        assert_eq!((model.focus, model.query.value()), (Focus::Facets, ""), "{letter}");
    }
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T>publication");
    assert!(finder.model.overlays.is_empty(), "no form is open");
    press(&mut finder, "<Home>w");
    assert_eq!(row(&finder), "kind:webinar");
    press(&mut finder, "<Home>P");
    let first = row(&finder);
    press(&mut finder, "p");
    assert!(first.contains(":p") && row(&finder) != first, "{first}, {}", row(&finder));
    // Its own keys and the marks that its footer names act.
    press(&mut finder, "!");
    assert_eq!(finder.model.overlays.len(), 1);
    press(&mut finder, "<Esc><Esc>");
    assert_ne!(finder.model.focus, Focus::Facets);
}

#[test]
fn a_press_switches_a_value_and_the_wheel_goes_through_the_pane() {
    let mut finder = finder(140, 12);
    press(&mut finder, "<Ctrl-T><Esc>");
    let text = draw(&finder).text;
    let y = text.lines().position(|line| line.contains("[ ] webinar")).unwrap() as u16;
    mouse(&mut finder, MouseEventKind::Down(MouseButton::Left), 5, y);
    assert_eq!(finder.model.query.value(), "kind:webinar ");
    let offset = finder.model.facets.as_ref().unwrap().offset;
    for _ in 0..5 {
        mouse(&mut finder, MouseEventKind::ScrollDown, 5, 6);
    }
    assert!(finder.model.facets.as_ref().unwrap().offset > offset);
    assert_eq!(finder.model.selected, 0);
}

#[test]
fn the_screens_over_the_finder_come_and_go_from_the_pane() {
    let mut finder = finder(140, 40);
    press(&mut finder, "<Ctrl-T><F2>");
    assert!(draw(&finder).text.contains("Call 1-800-555-0199"));
    press(&mut finder, "<Space><Esc>");
    assert_eq!((finder.model.query.value(), finder.model.focus), ("", Focus::Facets));
}

#[test]
fn the_orders_go_round_and_are_told() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor");
    let best = selected(&finder);
    let mut told = Vec::new();
    for sort in [Sort::Newest, Sort::Shortest, Sort::Title] {
        press(&mut finder, "<Ctrl-G>");
        assert_eq!(finder.model.sort, sort);
        told.push(draw(&finder).text.lines().nth(2).unwrap().trim_end().to_owned());
    }
    for (line, words) in told.iter().zip(["newest first", "shortest first", "by title"]) {
        assert!(line.ends_with(words), "{line}");
    }
    let titles = |finder: &App| -> Vec<String> {
        let hits = finder.model.outcome.hits.iter();
        hits.map(|hit| finder.model.entry_of(hit).unwrap().title.to_lowercase()).collect()
    };
    assert!(titles(&finder).is_sorted(), "{:?}", titles(&finder));
    press(&mut finder, "<Ctrl-G>");
    assert_eq!((finder.model.sort, selected(&finder)), (Sort::Relevance, best));
}

#[test]
fn the_order_is_told_where_there_is_no_room_for_the_count() {
    let mut finder = finder(40, 12);
    press(&mut finder, "<Ctrl-G>");
    assert!(draw(&finder).text.contains("newest first"));
}

/// The rule under the search line.
fn rule(finder: &App) -> String {
    draw(finder).text.lines().nth(3).unwrap().to_owned()
}

#[test]
fn a_slip_is_told_with_the_word_that_was_found() {
    let mut finder = finder(80, 24);
    press(&mut finder, "prosecutoins");
    assert!(rule(&finder).contains("No exact matches. Similar: prosecutions."));
    press(&mut finder, "<Ctrl-U>prosecutions");
    assert!(!rule(&finder).contains("Similar"), "{}", rule(&finder));
}

#[test]
fn what_was_not_understood_is_told() {
    let mut finder = finder(80, 24);
    press(&mut finder, "topci:labor");
    assert!(rule(&finder).contains("Unknown filter `topci:`. Using `topic:`."));
    press(&mut finder, "<Ctrl-U>kind:webinra");
    assert!(rule(&finder).contains("Using `kind:webinar`."), "{}", rule(&finder));
    assert!(finder.model.row_count() > 0);
    // With none near it finds nothing, says so, and a key takes it away.
    press(&mut finder, "<Ctrl-U>labor kind:zzzz");
    assert!(rule(&finder).contains("Unknown type `zzzz`. Known:"), "{}", rule(&finder));
    assert_eq!(finder.model.row_count(), 0);
    press(&mut finder, "<Ctrl-K>");
    assert_eq!(finder.model.query.value(), "labor ");
}

#[test]
fn a_key_drops_the_word_that_keeps_entries_away() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor victim xyzzyq");
    assert!(finder.model.row_count() > 0);
    assert!(
        rule(&finder)
            .contains("Nothing matches all your words. Ctrl-K: 4 found without \"xyzzyq\"."),
        "{}",
        rule(&finder)
    );
    press(&mut finder, "<Ctrl-K>");
    assert_eq!(finder.model.query.value(), "labor victim ");
    press(&mut finder, "<Ctrl-K>");
    assert_eq!(finder.model.query.value(), "labor victim ", "nothing is in the way");
}

#[test]
fn enter_drops_it_where_the_list_is_empty() {
    let mut finder = finder(80, 24);
    press(&mut finder, "kind:webinar year:1950");
    assert_eq!(finder.model.row_count(), 0);
    let text = draw(&finder).text;
    assert!(text.contains("Enter: 2 found without \"year:1950\"."), "{text}");
    press(&mut finder, "<Enter>");
    assert_eq!((finder.model.query.value(), finder.model.row_count()), ("kind:webinar ", 2));
}

#[test]
fn long_lists_are_folded() {
    let catalog = squadroom::embedded::catalog();
    let mut finder = crate::support::finder_on(catalog, 140, 60);
    press(&mut finder, "<Ctrl-T>");
    let topics = |finder: &App| {
        let rows = finder.model.facet_rows();
        let is_topic =
            |row: &&FacetRow| matches!(row, FacetRow::Value(v) if v.facet == Facet::Topic);
        rows.iter().filter(is_topic).count()
    };
    assert_eq!(topics(&finder), 8);
    let rows = finder.model.facet_rows();
    let fold = rows.iter().find_map(|row| match row {
        FacetRow::Fold(Facet::Topic, hidden) => Some(*hidden),
        _ => None,
    });
    go_to(&mut finder, &format!("topic +{}", fold.unwrap()));
    press(&mut finder, "<Enter>");
    assert_eq!(topics(&finder), 8 + fold.unwrap());
    assert_eq!(row(&finder), "topic +0");
    press(&mut finder, "<Enter>");
    assert_eq!(topics(&finder), 8);
    let years: Vec<String> = finder
        .model
        .facet_rows()
        .into_iter()
        .filter_map(|row| match row {
            FacetRow::Value(value) if value.facet == Facet::Year => Some(value.filter),
            _ => None,
        })
        .collect();
    assert!(years.is_sorted_by(|newer, older| newer > older), "{years:?}");
}

#[test]
fn a_filter_beside_a_place_finds_what_is_counted_beside_it() {
    for line in ["tempe az", "tempe", "labor in phoenix az"] {
        let mut finder = finder(80, 24);
        press(&mut finder, line);
        let index = finder.model.index.clone().unwrap();
        let counts = finder.model.outcome.clone();
        for (place, value) in index.values(Facet::Kind).iter().enumerate() {
            press(&mut finder, &format!("<Ctrl-U>{line} kind:{}", value.id));
            let shown = (finder.model.outcome.total, counts.count(Facet::Kind, place));
            assert_eq!(shown.0, shown.1, "{line} kind:{}", value.id);
        }
    }
}

/// The letters of the roles of the selected rows: that of the filters, that of the list.
fn selections(finder: &App) -> [Option<char>; 2] {
    let drawn = draw(finder);
    let areas = finder.model.finder_areas();
    let role = |area: Rect, mark: char| {
        let (x, rows) = (usize::from(area.x), usize::from(area.y)..usize::from(area.bottom()));
        let rows = drawn.text.lines().zip(drawn.roles.lines()).skip(rows.start).take(rows.len());
        let mut cells = rows.filter_map(|(text, roles)| {
            let place = text.chars().skip(x).take(4).position(|c| c == mark)?;
            roles.chars().nth(x + place)
        });
        cells.next()
    };
    [role(areas.facets, '>'), role(areas.list, '▌')]
}

/// The columns of the heavy part of the rule over the panes, and whether the one between
/// them is heavy.
fn heavy_rules(finder: &App) -> (Vec<usize>, bool) {
    let text = draw(finder).text;
    let over = text.lines().nth(finder.model.finder_areas().rule.y.into()).unwrap();
    let heavy = over.chars().enumerate().filter(|(_, c)| *c == '━');
    (heavy.map(|(column, _)| column).collect(), text.contains('┃'))
}

#[test]
fn the_pane_that_has_the_keys_is_told_by_its_selection_and_its_rule() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut finder = finder(width, height);
        press(&mut finder, "labor<Ctrl-T>");
        let list = usize::from(finder.model.finder_areas().list.x);
        let (columns, is_beside) = heavy_rules(&finder);
        assert!(is_beside && !columns.is_empty() && columns.iter().all(|column| *column < list));
        assert_eq!(selections(&finder), [Some('S'), Some('1')], "{}", draw(&finder).text);
        // Back in the search line, the arrows move in the list; wide screens still show filters.
        press(&mut finder, "/");
        let (columns, is_beside) = heavy_rules(&finder);
        if finder.model.finder_areas().facets.is_empty() {
            assert!(!is_beside && columns.is_empty() && width == 80, "one pane needs no mark");
            continue;
        }
        assert!(!is_beside && !columns.is_empty() && columns.iter().all(|column| *column >= list));
        assert_eq!(selections(&finder), [Some('1'), Some('S')], "{}", draw(&finder).text);
    }
}
