//! The hotline card: ways to reach a line, needs, QR codes, old numbers.

use crate::support::{draw, finder, finder_on, press};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Color;
use squadroom::app::{ClipboardText, Effect, Overlay};
use squadroom::catalog::PartialDate;
use squadroom::embedded;
use squadroom::term::App;
use squadroom::ui::{self, theme::Theme};

/// A finder on the catalog inside the program, the card open.
fn card(width: u16, height: u16) -> App {
    let mut finder = finder_on(embedded::catalog(), width, height);
    press(&mut finder, "<F2>");
    finder
}

fn copied(finder: &mut App) -> (&'static str, String) {
    match press(finder, "<Ctrl-Y>").as_slice() {
        [Effect::Copy(ClipboardText { what, text, .. })] => (what, text.clone()),
        other => panic!("{other:?}: {:?}", finder.model.message),
    }
}

/// The hotlines of the catalog inside the program.
fn hotlines() -> usize {
    embedded::catalog().hotlines().count()
}

fn shown(finder: &App) -> String {
    finder.model.card().expect("no card").1.id.clone()
}

#[test]
fn tab_chooses_the_number_that_is_copied_and_scanned() {
    let mut finder = card(120, 40);
    for (what, text, caption) in [
        ("number", "1-888-373-7888", "Scan to call 1-888-373-7888"),
        ("text number", "233733", "Scan to text 233733"),
        ("TTY number", "711", "Scan: TTY 711"),
        ("chat address", "https://humantraffickinghotline.org", "Scan to chat"),
        ("number", "1-888-373-7888", "Scan to call 1-888-373-7888"),
    ] {
        assert_eq!(copied(&mut finder), (what, text.to_owned()));
        assert!(draw(&finder).text.contains(caption), "{caption}");
        press(&mut finder, "<Tab>");
    }
    press(&mut finder, "<Shift-Tab><Shift-Tab>");
    assert_eq!(copied(&mut finder).1, "https://humantraffickinghotline.org");
    press(&mut finder, "<Down>");
    assert_eq!(copied(&mut finder).1, "911");
}

#[test]
fn typing_on_the_card_finds_the_line_for_a_need() {
    for (need, id) in [
        ("minor", "otip-child-protection-specialists"),
        ("deaf", "trs-711"),
        ("wages", "dol-wage-and-hour"),
        ("suicidal", "988-lifeline"),
        ("tribal", "stronghearts-native-helpline"),
    ] {
        let mut finder = card(80, 24);
        press(&mut finder, need);
        assert!(draw(&finder).text.contains(&format!("── Need: {need}  1 of ")), "{need}");
        let mut seen = vec![shown(&finder).to_owned()];
        while !seen.contains(&id.to_owned()) {
            press(&mut finder, "<Down>");
            assert_ne!(seen.last().unwrap(), &shown(&finder), "{need}: {seen:?}");
            seen.push(shown(&finder).to_owned());
        }
        assert!(seen.len() <= 5, "{need}: {seen:?}");
        press(&mut finder, "<Esc>");
        let first = format!("── Hotline 1 of {}", hotlines());
        assert!(draw(&finder).text.contains(&first), "{need}");
        assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Card(_)]));
        press(&mut finder, "<Esc>");
        assert!(finder.model.overlays.is_empty());
    }
}

#[test]
fn a_need_is_edited_and_one_that_nobody_meets_leaves_every_line() {
    let mut finder = card(80, 24);
    press(&mut finder, "deaf<Backspace><Backspace>afq zz<Ctrl-W>");
    assert_eq!(finder.model.card().unwrap().0.need, "deafq ");
    let text = draw(&finder).text;
    let told = format!("Need: deafq   no hotline for that, all {} are here", hotlines());
    assert!(text.contains(&told), "{text}");
    assert!(text.contains("Call 1-888-373-7888"), "{text}");
    press(&mut finder, "<Backspace><Backspace>");
    assert_eq!(draw(&finder).cursor, (3 + 6 + 4, 1).into());
    press(&mut finder, "<Ctrl-U>");
    assert!(draw(&finder).text.contains(&format!("── Hotline 1 of {}", hotlines())));
    press(&mut finder, "<Ctrl-U>q");
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn a_mark_opens_the_card_from_the_empty_search_line_only() {
    let mut finder = finder(80, 24);
    press(&mut finder, "!");
    assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Card(_)]));
    press(&mut finder, "!");
    assert!(finder.model.overlays.is_empty());
    press(&mut finder, "a!");
    assert_eq!(finder.model.query.value(), "a!");
}

#[test]
fn numbers_that_were_not_seen_for_a_year_are_to_be_confirmed() {
    let mut finder = card(120, 40);
    // Behind the number itself, and the date below it; the words stand there once.
    let advice = "> Call 1-888-373-7888  confirm it first";
    for (today, is_told) in [("2027-07-13", false), ("2027-07-14", true)] {
        finder.model.today = PartialDate::parse(today);
        let text = draw(&finder).text;
        assert_eq!(text.contains(advice), is_told, "{today}: {text}");
        assert!(text.contains("Others last verified Jul 13, 2026"), "{today}: {text}");
    }
    press(&mut finder, "<Down>");
    let text = draw(&finder).text;
    assert!(text.contains("Call 911") && !text.contains("Call 911  confirm"), "{text}");
    press(&mut finder, "<Up>");
    finder.model.today = None;
    assert!(!draw(&finder).text.contains(advice));
}

#[test]
fn the_card_is_short_and_a_key_shows_the_evidence_and_leads_back() {
    let mut finder = card(80, 50);
    let short = draw(&finder).text;
    for fact in ["Hours:", "Languages:", "Scam alert:", "Not a law enforcement line."] {
        assert!(short.contains(fact), "{fact}: {short}");
    }
    assert!(!short.contains("Source") && !short.contains("About voice"), "{short}");
    assert!(short.contains("Ctrl-O more"), "{short}");
    let width = finder.model.text_width();
    let rows = finder.model.reading(width).unwrap().0.rows.len();
    press(&mut finder, "<Ctrl-O>");
    let (whole, _) = finder.model.reading(finder.model.text_width()).unwrap();
    let text = format!("{:?}", whole.rows);
    assert!(whole.rows.len() > 2 * rows && text.contains("About voice"), "{text}");
    assert!(text.contains("Source") && text.contains("Scam alert"), "{text}");
    press(&mut finder, "<Ctrl-O>");
    assert_eq!(draw(&finder).text, short);
}

/// How bright a color is, from 0 to 255, on a terminal whose own colors are
/// black on white, or white on black.
fn brightness(color: Color, own: u8) -> u8 {
    match color {
        Color::Reset => own,
        Color::Black | Color::Indexed(16) => 0,
        Color::White => 229,
        Color::Indexed(231) => 255,
        _ => 128,
    }
}

/// The pixels of a part of the screen, eight a column and sixteen a row: blocks
/// as they are drawn, and any other letter as a blot.
fn pixels(buffer: &Buffer, part: Rect, is_dark: bool) -> impl Fn(usize, usize) -> u8 {
    let width = usize::from(part.width);
    let cells: Vec<Cell> = part.positions().map(|at| buffer[at].clone()).collect();
    let own = if is_dark { (255, 0) } else { (0, 255) };
    move |x: usize, y: usize| {
        let cell = &cells[y / 16 * width + x / 8];
        let (fg, bg) = (brightness(cell.fg, own.0), brightness(cell.bg, own.1));
        let is_inked = match cell.symbol() {
            " " => false,
            "█" => true,
            "▀" => y % 16 < 8,
            "▄" => y % 16 >= 8,
            _ => (2..6).contains(&(x % 8)) && (4..12).contains(&(y % 16)),
        };
        if is_inked { fg } else { bg }
    }
}

/// What a reader of QR codes finds, held so that the code and a few cells around
/// it are in its picture.
fn scanned(finder: &App, is_dark: bool) -> Vec<String> {
    let size = finder.model.size;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| ui::draw(frame, &finder.model, &finder.look)).unwrap();
    let code = finder.model.overlay_areas().code;
    let around =
        Rect { x: code.x - 4, y: code.y - 1, width: code.width + 8, height: code.height + 3 };
    let part = around.intersection(Rect::from((Position::ORIGIN, size)));
    let (width, height) = (8 * usize::from(part.width), 16 * usize::from(part.height));
    let pixel = pixels(terminal.backend().buffer(), part, is_dark);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

#[test]
fn a_phone_reads_the_code_from_the_screen_in_every_theme() {
    let address = "https://humantraffickinghotline.org";
    for name in Theme::names() {
        for is_dark in [true, false] {
            for (width, height) in [(80, 24), (120, 40), (200, 50)] {
                let mut finder = card(width, height);
                finder.look.theme = Theme::load(name).unwrap();
                for uri in ["tel:+18883737888", "sms:233733", "tel:711", address] {
                    assert_eq!(scanned(&finder, is_dark), [uri], "{name} {width}x{height}");
                    press(&mut finder, "<Tab>");
                }
            }
        }
    }
}

#[test]
fn a_code_that_does_not_fit_is_not_drawn() {
    for (width, height) in [(40, 12), (60, 24), (80, 19), (66, 40)] {
        let finder = card(width, height);
        let text = draw(&finder).text;
        assert!(!text.contains('▀') && !text.contains("Scan"), "{width}x{height}:\n{text}");
    }
    for (width, height) in [(67, 20), (67, 21)] {
        let mut finder = card(width, height);
        finder.look.theme = Theme::default();
        assert_eq!(scanned(&finder, true), ["tel:+18883737888"], "{width}x{height}");
    }
}

#[test]
fn without_colors_the_code_is_drawn_in_letters() {
    let mut finder = card(150, 50);
    finder.model.is_colorless = true;
    let text = draw(&finder).text;
    assert!(!text.contains('▀') && text.contains("##############  "), "{text}");
    let rows: Vec<&str> = text.lines().skip_while(|row| !row.contains("Scan to call")).collect();
    let column = rows[0].find("Scan to call").unwrap();
    let column = rows[0][..column].chars().count();
    let module = |x: usize, y: usize| {
        rows.get(1 + y).and_then(|row| row.chars().nth(column + 2 * x)) == Some('#')
    };
    let pixel = |x: usize, y: usize| if module(x / 4, y / 4) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(29 * 4, 29 * 4, pixel);
    assert_eq!(image.detect_grids()[0].decode().unwrap().1, "tel:+18883737888");
}

#[test]
fn the_card_for_a_victim_shows_nothing_else_and_its_keys_do_nothing_else() {
    for before in ["", "labor", "<Esc>", "<F2>", "<Ctrl-O>", "<F1>"] {
        let mut finder = finder_on(embedded::catalog(), 80, 24);
        press(&mut finder, before);
        let screen = draw(&finder).text;
        assert_eq!(press(&mut finder, "<F4>"), []);
        let english = draw(&finder).text;
        assert!(english.contains("You can get help.") && english.contains("1-888-373-7888"));
        assert!(!english.to_lowercase().contains("polic") && !english.contains("HOTLINE"));
        assert!(english.contains("Esc Close   Tab Español"), "{english}");
        assert_eq!(press(&mut finder, "oyic?!/<Enter><Ctrl-Y><F2><F1><Down>"), [], "{before}");
        assert_eq!(draw(&finder).text, english);
        press(&mut finder, "<Tab>");
        let spanish = draw(&finder).text;
        assert!(spanish.contains("Llame a este número:") && spanish.contains("Tab English"));
        for leave in ["<Esc>", "q", "<F4>"] {
            assert_eq!(press(&mut finder, leave), [Effect::Redraw], "the screen is cleared");
            assert_eq!(draw(&finder).text, screen, "{before} {leave}");
            press(&mut finder, "<F4>");
        }
    }
}

#[test]
fn quick_exit_works_from_every_screen() {
    for keys in ["", "labor", "<Esc>", "<F2>", "<F2>deaf", "<Ctrl-O>", "<F1>", "<F4>"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        assert_eq!(press(&mut finder, "<F10>"), [Effect::QuickExit], "{keys}");
        assert_eq!(press(&mut finder, "<Ctrl-Q>"), [Effect::QuickExit], "{keys}");
    }
}

#[test]
fn the_card_for_a_victim_has_the_line_of_the_hotline_card_if_it_is_for_victims() {
    let number = |need: &str| {
        let mut finder = card(80, 24);
        press(&mut finder, need);
        press(&mut finder, "<F4>");
        draw(&finder).text
    };
    assert!(number("tribal").contains("1-844-762-8483"));
    let police = number("homeland security");
    assert!(police.contains("1-888-373-7888") && !police.contains("1-877-447-4847"));
}
