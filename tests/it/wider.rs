//! A wider window never shows less.

use crate::support::{draw, finder_on, press, resize};
use ratatui::layout::Rect;
use squadroom::app::Model;
use squadroom::embedded;
use squadroom::term::App;
use std::collections::BTreeSet;

/// The widths of the windows.
const WIDTHS: std::ops::RangeInclusive<u16> = 20..=220;

/// The heights: a small window, the usual one, two larger ones, and one that has room for all.
const HEIGHTS: [u16; 5] = [12, 24, 40, 50, 300];

/// The words that are to be seen in some areas of a screen, without the marks around them. A
/// word that is cut is none; one that is broken at the end of a row is whole.
fn seen(finder: &App, areas: &[Rect], known: &BTreeSet<String>) -> BTreeSet<String> {
    let text = draw(finder).text;
    let rows: Vec<Vec<char>> = text.lines().map(|row| row.chars().collect()).collect();
    let mut all = String::new();
    for area in areas {
        for y in area.top()..area.bottom() {
            let row = rows.get(usize::from(y)).map_or(&[][..], Vec::as_slice);
            let row = row.iter().skip(area.x.into()).take(area.width.into());
            all.extend(row.filter(|letter| !letter.is_whitespace()));
        }
        all.push(' ');
    }
    known.iter().filter(|word| all.contains(word.as_str())).cloned().collect()
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    text.split_whitespace().map(bare).filter(|word| word.len() > 2)
}

/// The words of what is read on the screen on top, in a window without limits.
fn of_screen(model: &Model) -> BTreeSet<String> {
    let (document, _) = model.reading(2000).unwrap();
    let rows = document.rows.iter();
    let text = |row: &squadroom::app::text_view::Row| {
        row.spans.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    };
    rows.flat_map(|row| words(&text(row)).collect::<Vec<_>>()).collect()
}

/// Widens the window and says what went away.
fn assert_grows(
    finder: &mut App,
    what: &str,
    height: u16,
    known: &BTreeSet<String>,
    areas: fn(&Model) -> Vec<Rect>,
) {
    let mut before = BTreeSet::new();
    for width in WIDTHS {
        resize(finder, width, height);
        let now = seen(finder, &areas(&finder.model), known);
        let lost: Vec<_> = before.difference(&now).collect();
        if !lost.is_empty() { println!("LOST {what} at {width}x{height} has no {lost:?}"); }
        before = now;
    }
    assert!(before.len() * 4 > known.len(), "{what}: {} of {}", before.len(), known.len());
}

fn of_text(model: &Model) -> Vec<Rect> {
    let areas = model.overlay_areas();
    vec![areas.text, areas.side]
}

#[test]
fn the_hotlines_show_no_less_in_a_wider_window() {
    for hotline in 0..3 {
        let mut finder = finder_on(embedded::catalog(), 80, 24);
        press(&mut finder, "<F2>");
        (0..hotline).for_each(|_| drop(press(&mut finder, "<Down>")));
        let known = of_screen(&finder.model);
        for height in HEIGHTS {
            assert_grows(&mut finder, &format!("hotline {hotline}"), height, &known, of_text);
        }
    }
}

#[test]
fn an_office_shows_no_less_in_a_wider_window() {
    for place in ["85281", "moline il", "cook county", "texas", "springfield"] {
        let mut finder = finder_on(embedded::catalog(), 80, 24);
        press(&mut finder, &format!("<F3>{place}"));
        let known = of_screen(&finder.model);
        for height in HEIGHTS {
            assert_grows(&mut finder, place, height, &known, of_text);
        }
    }
}

#[test]
fn an_entry_shows_no_less_in_a_wider_window() {
    let catalog = embedded::catalog();
    let count = catalog.entries.len();
    for nth in 0..16 {
        let entry = catalog.entries.iter().nth(nth * count / 16).unwrap();
        let mut finder = finder_on(catalog.clone(), 80, 24);
        press(&mut finder, &format!("\"{}\"", entry.title));
        press(&mut finder, "<Ctrl-O>");
        let known = of_screen(&finder.model);
        for height in HEIGHTS {
            assert_grows(&mut finder, &entry.id, height, &known, of_text);
        }
        press(&mut finder, "<Esc>");
        for height in HEIGHTS {
            assert_grows(&mut finder, &format!("{} below", entry.id), height, &known, |model| {
                let areas = model.finder_areas();
                vec![areas.detail, areas.link, areas.list]
            });
        }
    }
}
