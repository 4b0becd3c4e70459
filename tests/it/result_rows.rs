//! The rows of the list: how much of a title they show, and how two-line rows scroll.

use crate::support::record::{star, write_down};
use crate::support::{draw, finder_on, press, put_on_shelf, resize};
use proptest::prelude::*;
use ratatui::layout::{Position, Rect};
use squadroom::app::{Action, ClickTarget, update};
use squadroom::embedded;
use squadroom::record::{Item, RecordSnapshot};
use squadroom::term::App;
use squadroom::ui::hit;
use unicode_width::UnicodeWidthStr;

/// Columns before the title: two marks and the cursor.
const GUTTER: usize = 3;
/// Columns that a title has on a screen of 80x24, one fewer beside a number.
const TITLE: usize = 62;

fn shipped(width: u16, height: u16) -> App {
    finder_on(embedded::catalog(), width, height)
}

/// The rows of the screen that show these rows of the list, without what is beside them.
fn drawn(finder: &App) -> Vec<(usize, Vec<String>)> {
    let text = draw(finder).text;
    let lines: Vec<&str> = text.lines().collect();
    let line = |y: u16, area: &Rect| {
        let row = lines.get(usize::from(y)).copied().unwrap_or_default();
        row.chars().take(area.right().into()).skip(area.x.into()).collect::<String>()
    };
    let rows = finder.model.result_rows().into_iter();
    rows.map(|(row, area)| (row, (area.y..area.bottom()).map(|y| line(y, &area)).collect()))
        .collect()
}

/// A star and a saved copy for every entry.
fn mark_all(finder: &mut App) {
    let catalog = finder.model.catalog.clone();
    let mut record = RecordSnapshot::default();
    for entry in catalog.entries.iter() {
        star(&mut record, Item::of(&catalog, &entry));
    }
    write_down(finder, record);
    let ids: Vec<String> = catalog.entries.iter().map(|entry| entry.id.clone()).collect();
    put_on_shelf(finder, &ids.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Looks at every page of the list.
fn on_all_pages(finder: &mut App, mut look: impl FnMut(&App)) {
    press(finder, "<Esc><Home>");
    loop {
        look(finder);
        let last = finder.model.result_rows().last().unwrap().0;
        if last + 1 == finder.model.row_count() {
            break;
        }
        let offset = finder.model.offset;
        press(finder, "<PgDn>");
        assert!(finder.model.offset > offset, "a page further");
    }
}

fn assert_titles_have_their_columns(finder: &mut App) {
    let (mut long, mut seen) = (0, 0);
    on_all_pages(finder, |finder| {
        for (row, lines) in drawn(finder) {
            let entry = finder.model.entry_of(finder.model.hit(row).unwrap()).unwrap();
            let shown: String = lines[0].chars().skip(GUTTER).collect();
            let number = entry.offered_line().and_then(|line| line.offered_number());
            let has_number = number.is_some_and(|number| shown.ends_with(&number.to_string()));
            let columns = TITLE - usize::from(has_number);
            let kept: String = match entry.title.width() > columns {
                true => entry.title.chars().take(columns - 1).collect(),
                false => entry.title.clone(),
            };
            // No number is cut: one at the end of the row is left out.
            let is_cut = kept.len() < entry.title.len();
            let part = |c: char| is_cut && (c.is_ascii_digit() || "-., ".contains(c));
            assert!(shown.starts_with(kept.trim_end_matches(part)), "{}:\n{shown}", entry.title);
            long += usize::from(entry.title.width() > columns);
            seen = seen.max(row + 1);
        }
    });
    assert_eq!(seen, finder.model.row_count());
    assert!(long > 10, "{long} long titles");
}

#[test]
fn a_title_has_62_columns_of_80_with_and_without_marks() {
    let mut finder = shipped(80, 24);
    assert_titles_have_their_columns(&mut finder);
    mark_all(&mut finder);
    assert_titles_have_their_columns(&mut finder);
}

#[test]
fn a_star_or_a_saved_copy_moves_nothing() {
    for (width, height) in [(20, 10), (40, 12), (80, 24), (120, 40), (200, 50)] {
        let pages = |finder: &mut App, marks: [&str; 2]| {
            let mut pages = Vec::new();
            on_all_pages(finder, |finder| {
                for (_, lines) in drawn(finder) {
                    assert!(lines[0].starts_with(&marks.concat()), "{lines:?}");
                    let rest = |line: &String| line.chars().skip(2).collect::<String>();
                    pages.push(lines.iter().map(rest).collect::<Vec<_>>());
                }
            });
            pages
        };
        let mut finder = shipped(width, height);
        let before = pages(&mut finder, [" ", " "]);
        mark_all(&mut finder);
        assert!(pages(&mut finder, ["*", "="]) == before, "{width}x{height}");
    }
}

#[test]
fn a_number_of_a_row_is_whole_or_absent_at_every_width() {
    let mut finder = shipped(80, 60);
    press(&mut finder, "kind:hotline");
    let (mut whole, mut absent) = (0, 0);
    for width in 10..=160 {
        resize(&mut finder, width, 60);
        for (row, lines) in drawn(&finder) {
            let entry = finder.model.entry_of(finder.model.hit(row).unwrap()).unwrap();
            let number = entry.offered_line().and_then(|line| line.offered_number());
            let Some(number) = number.map(ToString::to_string) else { continue };
            // A title may have the first digits, too: 1-833-PLS-LOOK.
            let (last, start) = (lines.last().unwrap().trim_end(), &number[..number.len().min(7)]);
            match last.contains(start) {
                true => whole += usize::from(last.ends_with(&number)),
                false => absent += 1,
            }
            assert!(!last.contains(start) || last.ends_with(&number), "{width}: {last}");
        }
    }
    assert!(whole > 500 && absent > 50, "{whole} whole, {absent} absent");
}

#[test]
fn the_setting_gives_each_row_one_line() {
    let heights = |finder: &App| {
        let rows = finder.model.result_rows();
        rows.iter().map(|(_, area)| area.height).collect::<Vec<_>>()
    };
    let mut finder = shipped(100, 50);
    press(&mut finder, "labor");
    let (two, rows) = (heights(&finder), finder.model.finder_areas().list.height);
    assert!(two.contains(&2) && two.contains(&1), "{two:?}");
    finder.model.wraps_titles = false;
    let one = heights(&finder);
    assert!(one.iter().all(|height| *height == 1), "{one:?}");
    assert_eq!(one.len(), usize::from(rows).min(finder.model.row_count()));
    // A low list has one line for each, whatever the setting says.
    finder.model.wraps_titles = true;
    resize(&mut finder, 100, 20);
    assert!(heights(&finder).iter().all(|height| *height == 1), "{:?}", heights(&finder));
}

/// The selected row is whole on the screen, rows follow one another without a gap, no space is
/// left at the end of the list, and a cell of a row is that row's.
fn assert_rows_are_sound(finder: &App) {
    let model = &finder.model;
    let (list, rows) = (model.finder_areas().list, model.result_rows());
    let what = || format!("{:?} {list:?} {rows:?} {} {}", model.size, model.selected, model.offset);
    if list.is_empty() || model.row_count() == 0 {
        return;
    }
    assert!(rows.iter().any(|(row, _)| *row == model.selected), "{}", what());
    let mut next = (model.offset, list.y);
    for (row, area) in &rows {
        assert_eq!((*row, area.y), next, "{}", what());
        assert!((1..=2).contains(&area.height) && area.bottom() <= list.bottom(), "{}", what());
        next = (row + 1, area.bottom());
        for y in area.y..area.bottom() {
            let at = Position { x: area.x + area.width / 2, y };
            assert_eq!(hit(model, at), Some(ClickTarget::Row(*row)), "{}", what());
        }
    }
    let left = list.bottom() - next.1;
    match next.0 == model.row_count() {
        // The row before would have to fit, with one line or with two.
        true => assert!(model.offset == 0 || left < 2, "{}", what()),
        false => assert!(left < 2, "{}", what()),
    }
    let below = Position { x: list.x, y: next.1 };
    if left > 0 {
        assert_eq!(hit(model, below), None, "{}", what());
    }
}

/// The selected row alone has the cursor, on each of its lines.
fn assert_cursor_is_on_the_selection(finder: &App) {
    for (row, lines) in drawn(finder) {
        let marked = lines.iter().filter(|line| line.chars().nth(2) == Some('▌')).count();
        let expected = if row == finder.model.selected { lines.len() } else { 0 };
        assert_eq!(marked, expected, "{lines:?}");
    }
}

#[test]
fn rows_of_two_lines_scroll_and_are_clicked_right() {
    let mut finder = shipped(100, 50);
    press(&mut finder, "<Esc>");
    let last = finder.model.row_count() - 1;
    let check = |finder: &App, selected: usize| {
        assert_eq!(finder.model.selected, selected);
        assert_rows_are_sound(finder);
        assert_cursor_is_on_the_selection(finder);
    };
    check(&finder, 0);
    let rows = finder.model.result_rows();
    assert!(rows.iter().any(|(_, area)| area.height == 2), "{rows:?}");
    let page = rows.len();
    press(&mut finder, "<PgDn>");
    check(&finder, page);
    press(&mut finder, "<PgUp>");
    assert!(finder.model.selected < page);
    assert_rows_are_sound(&finder);
    press(&mut finder, "<Home>");
    check(&finder, 0);
    press(&mut finder, "<End>");
    check(&finder, last);
    press(&mut finder, "<Home>");
    for row in 1..=last {
        press(&mut finder, "<Down>");
        check(&finder, row);
    }
    for row in (0..last).rev() {
        press(&mut finder, "<Up>");
        check(&finder, row);
    }
    // The second line of a row belongs to it.
    let (row, area) =
        *finder.model.result_rows().iter().rfind(|(_, area)| area.height == 2).unwrap();
    let target = hit(&finder.model, Position { x: area.x + 5, y: area.y + 1 }).unwrap();
    assert_eq!(target, ClickTarget::Row(row));
    update(&mut finder.model, Action::Press(target));
    check(&finder, row);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_selected_row_is_always_whole_on_the_screen(
        query in prop::sample::select(vec!["", "labor", "training", "kind:hotline", "visa", "minor"]),
        has_two_lines: bool,
        moves in prop::collection::vec(
            (prop::sample::select(vec!["<Down>", "<Up>", "<PgDn>", "<PgUp>", "<Home>", "<End>", ""]), 20_u16..220, 4_u16..70),
            1..25,
        ),
    ) {
        let mut finder = shipped(80, 24);
        finder.model.wraps_titles = has_two_lines;
        press(&mut finder, query);
        press(&mut finder, "<Esc>");
        for (key, width, height) in moves {
            press(&mut finder, key);
            assert_rows_are_sound(&finder);
            // Not every step has another size.
            if width % 3 == 0 {
                resize(&mut finder, width, height);
                assert_rows_are_sound(&finder);
            }
        }
    }
}
