//! Every screen at four sizes, as text with the styles that stand out.

use crate::support::picture::picture;
use crate::support::record::{full_record, write_down};
use crate::support::spans::Row;
use crate::support::{Drawn, draw, finder, press, put_on_shelf, read_copy};
use squadroom::app::{Action, ShelfOutcome, TextRead, TransferProgress, update};
use squadroom::term::App;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The sizes by name. Rows at a size that one before it has are not written again.
const SIZES: [(&str, u16, u16); 4] =
    [("80x24", 80, 24), ("120x40", 120, 40), ("200x50", 200, 50), ("40x12", 40, 12)];

/// A screen at every size.
struct Shots {
    name: &'static str,
    drawn: [Drawn; 4],
}

/// The screen with which the program starts.
static FIRST: LazyLock<Shots> = LazyLock::new(|| shots("first", "", |_| {}));

fn shots(name: &'static str, keys: &str, before: impl Fn(&mut App)) -> Shots {
    let drawn = SIZES.map(|(_, width, height)| {
        let mut finder = finder(width, height);
        before(&mut finder);
        press(&mut finder, keys);
        draw(&finder)
    });
    Shots { name, drawn }
}

/// Compares a screen with its snapshots, which leave out the rows that are the same on
/// other screens at the same size, and at the size before.
fn compare(shots: &Shots, like: &[&Shots]) {
    for (at, (size, ..)) in SIZES.into_iter().enumerate() {
        let mut others: Vec<(&str, &Drawn)> =
            like.iter().map(|other| (other.name, &other.drawn[at])).collect();
        if size == "120x40" || size == "200x50" {
            others.push((SIZES[at - 1].0, &shots.drawn[at - 1]));
        }
        let picture = picture(&shots.drawn[at], &others);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("{}-{size}", shots.name), picture);
        });
    }
}

fn screens(name: &'static str, keys: &str) -> Shots {
    screens_after(name, keys, |_| {})
}

/// The same with something that came to pass before the keys.
fn screens_after(name: &'static str, keys: &str, before: impl Fn(&mut App)) -> Shots {
    let shots = shots(name, keys, before);
    compare(&shots, &[&FIRST]);
    shots
}

/// A screen that changes some rows of another one.
fn screens_like(like: &Shots, name: &'static str, keys: &str, before: impl Fn(&mut App)) {
    compare(&shots(name, keys, before), &[like, &FIRST]);
}

#[test]
fn first_frame() {
    compare(&FIRST, &[]);
}

#[test]
fn found() {
    screens("found", "labor vis<Down>");
}

#[test]
fn nothing_found() {
    let nothing = screens("nothing", "zzzz");
    screens_like(&nothing, "nothing-filtered", "kind:webinar year:1950", |_| {});
}

#[test]
fn nothing_under_this_tab_and_a_slip() {
    let nothing = screens("nothing-here", "<Tab>massage");
    screens_like(&nothing, "near", "prosecutoins", |_| {});
}

#[test]
fn list_has_the_focus_and_a_document_is_on_its_way() {
    let list = screens("list", "<Esc>jj");
    screens_like(&list, "saving", "<Esc>jj", |finder| {
        press(finder, "<Esc>fjf");
        let transfer = TransferProgress { done: 3 << 20, total: Some(12 << 20), rate: 1 << 20 };
        let some = ShelfOutcome::Transferred("basic-course".to_owned(), transfer);
        update(&mut finder.model, Action::Shelf(some));
    });
}

#[test]
fn hotline_card() {
    let card = screens("card", "<F2>");
    screens_like(&card, "card-need", "<F2>hotline", |_| {});
}

#[test]
fn card_of_a_doubtful_line() {
    screens("card-doubtful", "<F2><Down><Down>");
}

#[test]
fn locator() {
    let office = screens("locator", "<F3>77002");
    screens_like(&office, "locator-weak", "<F3>Nashville, TN", |_| {});
    screens_like(&office, "locator-several", "<F3>kansas city", |_| {});
    let empty = screens("locator-empty", "<F3>");
    screens_like(&empty, "locator-near", "<F3>Texs", |_| {});
}

#[test]
fn a_place_over_the_list() {
    screens("place", "labor in texas<Up>");
}

#[test]
fn card_for_a_victim() {
    let english = screens("victim", "<F4>");
    screens_like(&english, "victim-es", "<F4><Tab>", |_| {});
}

#[test]
fn whole_entry() {
    let entry = screens("detail", "labor victim<Ctrl-O>");
    screens_like(&entry, "detail-link", "labor victim<Ctrl-O><Tab><Tab>", |_| {});
    screens_like(&entry, "shelf-detail", "labor victim<Ctrl-O>", |finder| {
        put_on_shelf(finder, &["labor-victims", "massage-guide"]);
    });
    screens_like(&entry, "record-detail", "massage businesses<Ctrl-O>", |finder| {
        write_down(finder, full_record());
    });
}

#[test]
fn help() {
    let help = screens("help", "<F1>");
    screens_like(&help, "help-found", "<F1>victim", |_| {});
}

#[test]
fn palette() {
    let palette = screens("palette", "<F9>");
    screens_like(&palette, "palette-found", "<F9>copy<Down>", |_| {});
}

#[test]
fn facets() {
    let facets = screens("facets", "labor<Ctrl-T><Down><Enter>");
    screens_like(&facets, "facets-typed", "<Ctrl-T><Esc>labor kind:webinar<Ctrl-G>", |_| {});
}

#[test]
fn a_word_in_the_way() {
    screens("widen", "labor victim xyzzyq");
}

#[test]
fn copies_on_the_shelf() {
    screens_after("shelf", "labor", |finder| {
        put_on_shelf(finder, &["labor-victims", "massage-guide"]);
    });
}

#[test]
fn a_copy_to_be_removed() {
    screens_after("remove", "labor<Esc><Esc><Delete>", |finder| {
        put_on_shelf(finder, &["basic-course"]);
    });
}

#[test]
fn what_is_written_down() {
    screens_after("record-marks", "", |finder| write_down(finder, full_record()));
}

#[test]
fn a_note() {
    let some = |finder: &mut App| write_down(finder, full_record());
    let text = "Play the first ten minutes at roll call, then talk about the three signs on \
        page 4.<Enter><Enter>Ask Ruiz for the projector.";
    let note = screens_after("note", &format!("<Esc>n{text}"), some);
    screens_like(&note, "note-unsaved", "<Esc>nHalf a thought<Esc>", some);
}

#[test]
fn what_was_done() {
    let some = |finder: &mut App| write_down(finder, full_record());
    let done = screens_after("done", "labor victim<Alt-D><Tab><Tab>", some);
    screens_like(&done, "done-wrong", "labor victim<Alt-D><Tab><Ctrl-U>long<Ctrl-S>", some);
}

#[test]
fn what_is_planned() {
    screens_after("plan", "labor victim<Alt-P>", |finder| write_down(finder, full_record()));
}

#[test]
fn lists_of_an_entry() {
    let some = |finder: &mut App| write_down(finder, full_record());
    let lists = screens_after("lists", "massage businesses<Alt-L>", some);
    screens_like(&lists, "lists-new", "massage businesses<Alt-L>roll", some);
}

#[test]
fn my_record() {
    let some = |finder: &mut App| write_down(finder, full_record());
    let start = screens_after("my-record", "<F5>", some);
    screens_like(&start, "my-record-end", "<F5><End>", some);
    screens("my-record-empty", "<F5>");
}

#[test]
fn the_text_of_a_copy() {
    let open = |finder: &mut App| {
        put_on_shelf(finder, &["massage-guide"]);
        press(finder, "massage businesses");
        read_copy(finder, crate::support::pages());
    };
    let start = screens_after("reader", "", open);
    screens_like(&start, "reader-typing", "/victim", open);
    screens_like(&start, "reader-found", "/victim<Enter>nn", open);
    screens_like(&start, "reader-end", "G", open);
}

#[test]
fn a_copy_whose_text_is_awaited_and_cannot_be_read() {
    let awaited = screens_after("reader-awaited", "massage businesses<F7>", |finder| {
        put_on_shelf(finder, &["massage-guide"]);
    });
    screens_like(&awaited, "reader-failed", "", |finder| {
        put_on_shelf(finder, &["massage-guide"]);
        press(finder, "massage businesses<F7>");
        let why = "no words could be read here; `squadroom shelf open` opens it".to_owned();
        let (file, pages) = ("massage-guide.0.pdf".to_owned(), Err(why));
        let read = TextRead { file, pages, bookmark: None };
        update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
    });
}

/// Whatever other style one cell gets, the row reads another way.
#[test]
fn no_two_rows_of_other_styles_read_alike() {
    let mut compared = 0;
    for keys in ["labor", "<F2>", "labor victim<Ctrl-O><Tab>", "labor<Ctrl-T>"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        let drawn = draw(&finder);
        for (text, roles) in drawn.text.lines().zip(drawn.roles.lines()) {
            let row = Row::new(text, roles);
            let letters: Vec<char> = format!("{roles:.<80}").chars().collect();
            for (at, letter) in (0..80).flat_map(|at| "nwmrpo.S".chars().map(move |l| (at, l))) {
                let mut others = letters.clone();
                others[at] = letter;
                let other = Row::new(text, &others.iter().collect::<String>());
                let are_alike = row.styles() == other.styles();
                assert_eq!(are_alike, row == other, "{} at {at}: {text}", other.styles());
                compared += usize::from(row != other);
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}

/// What is long is not read.
#[test]
fn all_snapshots_together_are_short() {
    fn bytes(folder: &Path) -> u64 {
        let size = |path: PathBuf| match () {
            () if path.is_dir() => bytes(&path),
            () if path.extension().is_some_and(|end| end == "snap") => {
                path.metadata().unwrap().len()
            }
            () => 0,
        };
        let files = std::fs::read_dir(folder).unwrap();
        files.map(|file| size(file.unwrap().path())).sum()
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = bytes(&root.join("src")) + bytes(&root.join("tests"));
    assert!((100_000..300_000).contains(&all), "{all} bytes");
}

/// Labels stay longer than counts: they tell what a key leads to.
#[test]
fn tabs_lose_their_counts_before_their_labels() {
    let line = |width| {
        let finder = finder(width, 24);
        let tabs = squadroom::app::tab_spans(&finder.model, width);
        tabs.iter().map(|tab| tab.text.as_str()).collect::<Vec<_>>().join("")
    };
    let (current, past) = finder(80, 24).model.ages();
    let all = format!("{current}/{}", current + past);
    assert!(line(80).starts_with(&format!(" 1 All {all}  2 Train ")), "{}", line(80));
    assert!(line(80).trim_end().ends_with(char::is_numeric), "{}", line(80));
    let narrower = line(66);
    assert!(narrower.starts_with(&format!(" 1 All {all}  2 Train  3 ")), "{narrower}");
    assert!(narrower.len() <= 66, "{narrower}");
    assert_eq!(line(35), "AllTrainWebinarDocsHotlineMore");
    assert!(line(34).starts_with(&format!(" 1 All {all}  2  3  4 ")), "{}", line(34));
}
