//! The help and the command palette: what they list, and what they do.

use crate::support::record::{record_of, tasks, write_down};
use crate::support::{draw, finder, press, put_on_shelf, resize, selected};
use squadroom::app::{Command, Effect, Overlay, RecordTask, ShelfTask};
use squadroom::term::App;

/// The whole help after these keys, on a screen as high as it takes.
fn help(keys: &str) -> String {
    let mut finder = finder(100, 200);
    press(&mut finder, keys);
    draw(&finder).text
}

/// The rows under a heading.
fn section<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let rows = text.lines().map(str::trim);
    rows.skip_while(|row| *row != heading).skip(1).take_while(|row| !row.is_empty()).collect()
}

/// The names of the commands of the palette, as far as they are on the screen.
fn names(finder: &App) -> Vec<String> {
    let text = draw(finder).text;
    let rows = text.lines().skip(2).map(|row| row.trim_start_matches([' ', '>']));
    rows.map(|row| row.split("  ").next().unwrap().to_owned()).collect()
}

#[test]
fn the_help_begins_with_the_commands_that_work_on_the_screen_below() {
    let here = |keys: &str| section(&help(keys), "Works here").join("\n");
    let (search, list, card) = (here("<F1>"), here("<Esc>?"), here("<F2><F1>"));
    for (text, key, is_there) in [
        (&search, "Ctrl-S ", true),
        (&search, "Ctrl-S  s ", false),
        (&search, "Next result in the saved copy", false),
        (&search, "Save the note or form", false),
        (&list, "Ctrl-S  s ", true),
        (&list, "Show trainings", true),
        (&card, "Victim card", true),
        (&card, "Show trainings", false),
        (&card, "Ctrl-S  s ", false),
        (&here("<Esc>n<F1>"), "Save the note or form", true),
        (&here("<Esc>n<F1>"), "Star or unstar", false),
    ] {
        let squeezed = text.split("  ").filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let squeezed = squeezed.join("  ");
        assert_eq!(squeezed.contains(key.trim_end()), is_there, "{key}: {text}");
    }
}

#[test]
fn no_command_is_in_the_help_twice_and_none_that_has_a_key_is_missing() {
    for keys in ["<F1>", "<Esc>?", "<F2><F1>", "<Ctrl-O><F1>", "<Esc>n<F1>", "<F5><F1>"] {
        let text = help(keys);
        // Where a text goes on below, the column of keys is blank.
        let mut rows: Vec<String> = Vec::new();
        for row in text.lines() {
            match row.strip_prefix(&" ".repeat(12)).zip(rows.last_mut()) {
                Some((more, last)) => *last += &format!(" {}", more.trim_start()),
                None => rows.push(row.to_owned()),
            }
        }
        for command in Command::ALL {
            let finder = finder(80, 24);
            let has_key = |own: &&squadroom::app::CommandKeys| own.command == *command;
            let own = finder.model.keys.iter().find(has_key).unwrap();
            let rows = rows.iter().filter(|row| row.ends_with(&format!("  {}", command.help())));
            let expected = usize::from(!own.keys.is_empty());
            assert_eq!(rows.count(), expected, "{keys} {}: {text}", command.name());
        }
    }
}

#[test]
fn what_is_typed_narrows_the_help_and_esc_clears_it_before_it_closes() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<F1>victim");
    let text = draw(&finder).text;
    assert!(text.contains("Help: victim"), "{text}");
    assert!(text.contains("Victim card"), "{text}");
    assert!(!text.contains("Redraw") && !text.contains("Notes"), "{text}");
    press(&mut finder, "<Ctrl-U>F3");
    assert!(draw(&finder).text.contains("FBI office for a ZIP code"));
    press(&mut finder, "<Ctrl-U>marks");
    assert!(draw(&finder).text.contains("superseded"));
    press(&mut finder, "<Ctrl-U>xyzzy");
    let text = draw(&finder).text;
    assert!(text.contains("Nothing in the help has \"xyzzy\". Press Esc to see all of it."));
    press(&mut finder, "<Esc>");
    assert!(draw(&finder).text.contains("Works here"));
    press(&mut finder, "<Esc>");
    assert!(finder.model.overlays.is_empty());
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn the_help_explains_the_search_language_and_the_marks() {
    let text = help("<F1>");
    let language = section(&text, "Search language").join("\n");
    for part in ["kind:", "topic:", "year:", "length:", "is:", "\"labor visa\"", "-webinar"] {
        assert!(language.contains(part), "{part}: {language}");
    }
    let marks = section(&text, "Marks").join("\n");
    for mark in ["* ", "p ", "d ", "n ", "= ", "upcoming", "archived", "superseded", "status?"] {
        assert!(marks.lines().any(|row| row.starts_with(mark)), "{mark}: {marks}");
    }
}

/// Every example of the search language is one that the search understands.
#[test]
fn the_examples_of_the_search_language_are_understood() {
    let text = help("<F1>");
    for row in section(&text, "Search language") {
        let example = row.split("  ").next().unwrap();
        let mut finder = finder(80, 24);
        press(&mut finder, example);
        let faults = finder.model.outcome.query.faults.iter();
        // Nobody has a note yet.
        let faults = faults.filter(|fault| !fault.message.starts_with("No note of yours"));
        assert_eq!(faults.count(), 0, "{example}");
    }
}

#[test]
fn the_palette_lists_the_commands_that_act_and_runs_one_on_the_screen_below() {
    for opens in ["<F9>", "<Ctrl-Space>", "<Esc>:", "<F1><F9>"] {
        let mut finder = finder(100, 60);
        press(&mut finder, opens);
        let all = names(&finder);
        assert!(all.contains(&"Star or unstar".to_owned()), "{opens} {all:?}");
        assert!(!all.contains(&"Read the saved copy".to_owned()), "there is none: {all:?}");
        assert!(!all.iter().any(|name| name.starts_with("Run a command")), "{all:?}");
        let effects = press(&mut finder, "unstar<Enter>");
        assert!(finder.model.overlays.is_empty(), "{opens}");
        let [RecordTask::Star(item, true)] = &tasks(effects)[..] else { panic!("{opens}") };
        assert_eq!(item.id, "basic-course");
    }
}

#[test]
fn the_palette_runs_on_what_lies_below_it() {
    let mut finder = finder(100, 60);
    press(&mut finder, "<F2><F9>victim card<Enter>");
    assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Card(_), Overlay::Victim(_)]));
    assert_eq!(press(&mut finder, "<F9>"), [], "the victim's card opens nothing");
    assert_eq!(finder.model.overlays.len(), 2);
    press(&mut finder, "<Esc><Esc><F9>note<Enter>Half a thought<F9>");
    let all = names(&finder);
    assert!(all.contains(&"Save the note or form".to_owned()), "{all:?}");
    assert!(!all.contains(&"Star or unstar".to_owned()), "{all:?}");
    let saved = tasks(press(&mut finder, "save<Enter>"));
    assert!(matches!(&saved[..], [RecordTask::SetNote(..)]), "{saved:?}");
}

#[test]
fn the_palette_answers_the_question_that_it_raised() {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["basic-course"]);
    press(&mut finder, "basic");
    let name = selected(&finder);
    assert_eq!(press(&mut finder, "<F9>delete copy<Enter>"), [], "{name}");
    assert!(finder.model.message.is_some());
    let removed = press(&mut finder, "<F9>delete copy<Enter>");
    assert!(matches!(removed[..], [Effect::Shelf(ShelfTask::Remove(..))]), "{removed:?}");
    press(&mut finder, "<F9>delete copy<Enter>");
    press(&mut finder, "<Down><Up>");
    assert_eq!(press(&mut finder, "<F9>delete copy<Enter>"), [], "another key was a no");
}

#[test]
fn the_palette_quits_and_closes() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "<F9>quit squadroom<Enter>"), [Effect::Quit]);
    press(&mut finder, "<F9>");
    assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Palette(_)]));
    press(&mut finder, "abc<Esc>");
    assert!(finder.model.overlays.is_empty());
    press(&mut finder, "<F9><F1>");
    assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Help(_)]));
    press(&mut finder, "<F9><F9>");
    assert!(finder.model.overlays.is_empty());
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn the_selected_command_is_in_sight_and_enter_on_nothing_does_nothing() {
    let mut finder = finder(40, 12);
    press(&mut finder, "<F9>");
    for _ in 0..70 {
        let text = draw(&finder).text;
        assert!(text.lines().any(|row| row.trim_start().starts_with("> ")), "{text}");
        press(&mut finder, "<Down>");
    }
    press(&mut finder, "xyzzy");
    assert!(draw(&finder).text.contains("No command here has that name."));
    assert_eq!(press(&mut finder, "<Enter><Down><Up><Tab>"), []);
    assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Palette(_)]));
}

#[test]
fn a_click_runs_a_command() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut finder = finder(80, 24);
    press(&mut finder, "<F9>sort");
    let kind = MouseEventKind::Down(MouseButton::Left);
    let at = MouseEvent { kind, column: 5, row: 2, modifiers: KeyModifiers::NONE };
    let before = finder.model.sort;
    finder.handle(Event::Mouse(at));
    assert_ne!(finder.model.sort, before);
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn with_vim_keys_esc_closes_the_help_and_the_palette_over_a_note() {
    use squadroom::keys::{Keymap, Preset};
    for opens in ["<F1>", "<F9>"] {
        let mut finder = finder(80, 24);
        write_down(&mut finder, record_of());
        finder.look.keymap = Keymap::preset(Preset::Vim);
        press(&mut finder, &format!("massage businesses<Alt-N>Half a thought{opens}<Esc>"));
        assert!(matches!(finder.model.overlays.as_slice(), [Overlay::Note(_)]), "{opens}");
        assert_eq!(finder.model.unsaved_texts().len(), 1);
    }
}

#[test]
fn with_vim_keys_esc_closes_the_fbi_office_and_clears_a_need() {
    use squadroom::keys::{Keymap, Preset};
    let mut finder = finder(80, 24);
    finder.look.keymap = Keymap::preset(Preset::Vim);
    press(&mut finder, "<F3>77002<Esc>");
    assert_eq!(finder.model.overlays, []);
    press(&mut finder, "<F2>deaf<Esc>");
    assert!(!draw(&finder).text.contains("deaf"));
    press(&mut finder, "<Esc>");
    assert_eq!(finder.model.overlays, []);
}

#[test]
fn small_windows_show_the_help_and_the_palette() {
    for keys in ["<F1>", "<F9>", "<F1>star", "<F9>star"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        for (width, height) in [(1, 1), (5, 3), (16, 4), (20, 6), (30, 8), (300, 100)] {
            resize(&mut finder, width, height);
            draw(&finder);
        }
    }
}
