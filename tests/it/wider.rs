//! A wider window never shows less.

use crate::support::{draw, finder_on, press, resize};
use ratatui::layout::Rect;
use squadroom::app::Model;
use squadroom::app::text_view::Row;
use squadroom::embedded;
use squadroom::term::App;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The widths of the windows.
const WIDTHS: RangeInclusive<u16> = 20..=220;

/// The longest address that the narrowest preview beside a list has whole.
const LONGEST_ADDRESS: usize = 80;

type Words = BTreeSet<String>;

/// The words of a text, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    text.split_whitespace().map(bare).filter(|word| (3..LONGEST_ADDRESS).contains(&word.len()))
}

/// The rows as one word, so that no word of them is broken.
fn joined<'r>(rows: impl Iterator<Item = &'r Row>) -> String {
    let spans = rows.flat_map(|row| &row.spans);
    let letters = spans.flat_map(|(_, text)| text.chars());
    letters.filter(|letter| !letter.is_whitespace()).collect()
}

fn among(known: &Words, text: &str) -> Words {
    known.iter().filter(|word| text.contains(word.as_str())).cloned().collect()
}

/// The words of what is read on the screen on top, in a window without limits.
fn all_words(model: &Model) -> Words {
    let (document, _) = model.reading(2000).unwrap();
    let spans = document.rows.iter().flat_map(|row| &row.spans);
    // An address that takes whole rows says itself that it is a link.
    spans.flat_map(|(_, text)| words(text)).filter(|word| word != "Link").collect()
}

/// The known words of that screen, scrolled from its start to its end.
fn scrolled(finder: &App, known: &Words) -> Words {
    let (document, _) = finder.model.reading(finder.model.text_width()).unwrap();
    let rows = document.rows.iter();
    // Where there are two columns, the words of a row are those of both.
    let in_rows: Words =
        rows.flat_map(|row| row.spans.iter().flat_map(|(_, text)| words(text))).collect();
    let broken = among(known, &joined(document.rows.iter()));
    known.intersection(&in_rows).cloned().chain(broken).collect()
}

/// The known words in some areas of the screen, without a look at where rows end.
fn seen(finder: &App, areas: &[Rect], known: &Words) -> Words {
    let text = draw(finder).text;
    let rows: Vec<Vec<char>> = text.lines().map(|row| row.chars().collect()).collect();
    let row = |y: u16, area: &Rect| {
        let row = rows.get(usize::from(y)).map_or(&[][..], Vec::as_slice);
        let row = row.iter().skip(area.x.into()).take(area.width.into());
        row.filter(|letter| !letter.is_whitespace()).collect::<String>()
    };
    let area = |area: &Rect| (area.top()..area.bottom()).map(|y| row(y, area)).collect::<String>();
    among(known, &areas.iter().map(area).collect::<Vec<_>>().join(" "))
}

/// Widens the window and names what went away.
fn assert_grows(finder: &mut App, what: &str, height: u16, shown: impl Fn(&App) -> Words) -> Words {
    let mut before = Words::new();
    for width in WIDTHS {
        resize(finder, width, height);
        let now = shown(finder);
        let lost: Vec<_> = before.difference(&now).collect();
        let screen = draw_if(!lost.is_empty(), finder);
        assert!(lost.is_empty(), "{what} at {width}x{height} has no {lost:?}:\n{screen}");
        before = now;
    }
    before
}

fn draw_if(is_wanted: bool, finder: &App) -> String {
    if is_wanted { draw(finder).text } else { String::new() }
}

fn assert_scrolls_to_no_less(finder: &mut App, what: &str) {
    let known = all_words(&finder.model);
    let shown = assert_grows(finder, what, 24, |finder| scrolled(finder, &known));
    let missed: Vec<_> = known.difference(&shown).collect();
    assert!(missed.is_empty(), "{what}: {missed:?}");
}

#[test]
fn the_hotlines_show_no_less_in_a_wider_window() {
    for hotline in 0..3 {
        let mut finder = finder_on(embedded::catalog(), 80, 24);
        press(&mut finder, "<F2>");
        (0..hotline).for_each(|_| drop(press(&mut finder, "<Down>")));
        let what = format!("hotline {hotline}");
        assert_scrolls_to_no_less(&mut finder, &what);
        // Numbers are read without a scroll.
        let (_, entry) = finder.model.card().unwrap();
        let offered = entry.lines.iter().filter_map(|line| line.offered_number());
        let numbers: Words = offered.map(ToString::to_string).collect();
        let text = |finder: &App| {
            let areas = finder.model.overlay_areas();
            seen(finder, &[areas.text, areas.side], &numbers)
        };
        assert!(!assert_grows(&mut finder, &what, 24, text).is_empty());
    }
}

#[test]
fn an_office_shows_no_less_in_a_wider_window() {
    for place in ["85281", "moline il", "springfield"] {
        let mut finder = finder_on(embedded::catalog(), 80, 24);
        press(&mut finder, &format!("<F3>{place}"));
        let known = all_words(&finder.model);
        for height in [12, 24] {
            assert_grows(&mut finder, place, height, |finder| {
                seen(finder, &[finder.model.overlay_areas().text], &known)
            });
        }
    }
}

#[test]
fn an_entry_shows_no_less_in_a_wider_window() {
    let catalog = embedded::catalog();
    let count = catalog.entries.len();
    for nth in 0..24 {
        let entry = catalog.entries.iter().nth(nth * count / 24).unwrap();
        let mut finder = finder_on(catalog.clone(), 80, 24);
        press(&mut finder, &format!("\"{}\"<Ctrl-O>", entry.title));
        assert_scrolls_to_no_less(&mut finder, &entry.id);
    }
}

#[test]
fn the_finder_decides_no_worse_in_a_wider_window() {
    let catalog = embedded::catalog();
    let count = catalog.entries.len();
    for nth in 0..8 {
        let entry = catalog.entries.iter().nth(nth * count / 8).unwrap();
        let mut finder = finder_on(catalog.clone(), 80, 24);
        press(&mut finder, &format!("\"{}\"", entry.title));
        let mut known: Words = words(&entry.title).collect();
        let facts = entry.key_facts(&catalog, finder.model.today.as_ref());
        known.extend(facts.iter().flat_map(|fact| words(fact)));
        known.extend(words(&entry.url));
        known.extend(entry.offered_line().and_then(|line| line.offered_in_words()));
        for height in [24, 40] {
            assert_grows(&mut finder, &entry.id, height, |finder| {
                let areas = finder.model.finder_areas();
                seen(finder, &[areas.detail, areas.link], &known)
            });
        }
    }
}
