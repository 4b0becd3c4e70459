//! What holds at any size and after any keys.

use crate::support::{draw, finder, press, resize};
use proptest::prelude::*;
use squadroom::app::{
    Action, ClickTarget, Command, FacetRow, Model, ShelfOutcome, TextRead, update,
};
use squadroom::search::matches;

/// Any action, with letters that people type more often than others.
fn action() -> impl Strategy<Value = Action> {
    let commands = prop::sample::select(Command::ALL.to_vec());
    let letters = prop_oneof![
        prop::sample::select("labor vistmg\u{a0}é日".chars().collect::<Vec<_>>()),
        any::<char>()
    ];
    let places = 0_usize..300;
    let spots = prop_oneof![
        Just(ClickTarget::Hotline),
        Just(ClickTarget::Search),
        Just(ClickTarget::Address),
        places.clone().prop_map(ClickTarget::Tab),
        places.clone().prop_map(ClickTarget::Row),
        places.clone().prop_map(ClickTarget::Facet),
        places.clone().prop_map(ClickTarget::Link),
        places.prop_map(ClickTarget::CardLine),
    ];
    let size = prop_oneof![(0_u16..250, 0_u16..80), (0_u16..50, 0_u16..9)];
    let size = size.prop_map(|(width, height)| ratatui::layout::Size { width, height });
    prop_oneof![
        6 => commands.prop_map(Action::Command),
        4 => letters.prop_map(Action::Insert),
        1 => ".{0,40}".prop_map(Action::Paste),
        2 => spots.prop_map(Action::Press),
        1 => (any::<bool>(), -9_i16..9).prop_map(|(text, rows)| Action::Scroll(text, rows)),
        1 => (-9_i16..9).prop_map(Action::ScrollFacets),
        1 => size.prop_map(Action::Resize),
        1 => Just(()).prop_map(|()| Action::Command(Command::ReadCopy)),
        2 => Just("massage-guide").prop_map(text_read),
    ]
}

/// The text of that entry's copy was read.
fn text_read(id: &str) -> Action {
    let (file, pages) = (crate::support::saved(id).file, Ok(crate::support::pages()));
    Action::Shelf(ShelfOutcome::TextRead(TextRead { file, pages, bookmark: None }))
}

fn assert_in_bounds(model: &Model) {
    let rows = model.row_count();
    assert!(model.selected < rows.max(1), "{} of {rows}", model.selected);
    let height = usize::from(model.finder_areas().list.height).max(1);
    assert!(
        (model.offset..model.offset + height).contains(&model.selected),
        "selected is out of sight"
    );
    let listed =
        (model.offset..rows.min(model.offset + height)).all(|row| model.hit(row).is_some());
    assert!(listed, "a row in sight is not there");
    if let Some(pane) = &model.facets {
        let rows = model.facet_rows();
        let heading = matches!(rows.get(pane.selected), Some(FacetRow::Heading(_)));
        assert!(!heading && pane.selected < rows.len().max(1), "{pane:?}");
        let height = usize::from(model.finder_areas().facets.height).max(1);
        let in_sight = (pane.offset..pane.offset + height).contains(&pane.selected);
        assert!(in_sight || !model.shows_facets(), "{pane:?} of {height}");
    }
    let query = &model.outcome.query;
    for hit in &model.outcome.hits {
        let entry = model.entry_of(hit).unwrap();
        for matched in matches(&model.catalog, &entry, query, hit) {
            let text = matched.text(&model.catalog, &entry).unwrap();
            let all = matched.ranges.iter().all(|range| text.get(range.clone()).is_some());
            assert!(all, "{:?} in {text}", matched.ranges);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_actions_at_any_size_panic_or_lose_the_selection(
        width in 0_u16..250,
        height in prop_oneof![0_u16..80, 0_u16..9],
        actions in prop::collection::vec(action(), 0..40),
    ) {
        let mut finder = finder(width, height);
        crate::support::put_on_shelf(&mut finder, &["massage-guide"]);
        for action in actions {
            update(&mut finder.model, action);
            assert_in_bounds(&finder.model);
        }
        let size = finder.model.size;
        if size.width > 0 && size.height > 0 {
            let drawn = draw(&finder);
            prop_assert!(drawn.cursor.x < size.width && drawn.cursor.y < size.height);
        }
    }

    #[test]
    fn the_number_is_whole_or_absent_at_every_width(width in 1_u16..250, height in 1_u16..60, card: bool) {
        let mut finder = finder(width, height);
        press(&mut finder, if card { "<F2>" } else { "" });
        let text = draw(&finder).text;
        let first = text.lines().next().unwrap_or_default();
        prop_assert_eq!(first.contains("1-800-555-0199"), width >= 14, "{}", first);
        prop_assert!(!text.replace("1-800-555-0199", "").contains("1-800-555"), "{}", text);
    }
}

#[test]
fn no_letter_of_a_title_empties_the_list() {
    let mut finder = finder(80, 24);
    for entry in crate::support::small().entries.iter() {
        press(&mut finder, "<Ctrl-U>");
        for letter in entry.title.chars() {
            press(&mut finder, &letter.to_string());
            let typed = finder.model.query.value();
            assert!(finder.model.row_count() > 0, "`{typed}` of {}", entry.title);
        }
        assert_eq!(crate::support::selected(&finder), entry.title);
    }
}

#[test]
fn the_first_row_is_the_hotline_at_every_size() {
    let mut finder = finder(80, 24);
    for width in (14..220).step_by(3) {
        for height in 1..50 {
            resize(&mut finder, width, height);
            let text = draw(&finder).text;
            assert!(text.lines().next().unwrap().contains("1-800-555-0199"), "{width}x{height}");
        }
    }
}
