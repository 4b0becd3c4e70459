use super::*;
use crate::app::Command;
use crate::faults::{Code, Fault, Severity};
use proptest::prelude::*;

fn chord(text: &str) -> Chord {
    Chord::parse(text).unwrap()
}

fn overlaid(text: &str) -> (Keymap, Vec<Fault>) {
    let mut keymap = Keymap::preset(Preset::Default);
    let faults = keymap.overlay("keys.toml", text);
    (keymap, faults)
}

fn codes(faults: &[Fault]) -> Vec<Code> {
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn presets_have_no_faults() {
    for preset in Preset::ALL {
        let mut keymap = Keymap::default();
        for layer in preset.layers() {
            assert_eq!(keymap.overlay(layer.name(), layer.text()), [], "{}", preset.name());
        }
        assert_eq!(keymap, Keymap::preset(preset));
    }
}

#[test]
fn every_command_is_in_the_default_file_and_can_be_called() {
    for &command in Command::ALL {
        let line = format!("\n{} = [", command.name());
        assert!(Preset::Default.text().contains(&line), "{line}");
        for preset in Preset::ALL {
            let keymap = Keymap::preset(preset);
            let called = Context::ALL.iter().any(|&c| keymap.first_chord(c, command).is_some());
            assert!(called, "{} {}", preset.name(), command.name());
        }
    }
}

#[test]
fn keys_do_what_the_screen_promises() {
    use Context::{List, Search};
    let keymap = Keymap::preset(Preset::Default);
    assert_eq!(keymap.start(), Search);
    for (context, key, command) in [
        (Search, "enter", Some(Command::Open)),
        (Search, "f2", Some(Command::Hotlines)),
        (Search, "ctrl-c", Some(Command::Quit)),
        (Search, "ctrl-x", Some(Command::Cut)),
        (Search, "ctrl-z", Some(Command::Undo)),
        (Search, "ctrl-a", Some(Command::SelectAll)),
        (List, "ctrl-x", None),
        (List, "ctrl-z", Some(Command::Suspend)),
        (Search, "f10", Some(Command::QuickExit)),
        (List, "ctrl-q", Some(Command::QuickExit)),
        (Search, "left", Some(Command::CursorLeft)),
        (Search, "o", None),
        (Search, "!", None),
        (Search, "space", None),
        (List, "o", Some(Command::Open)),
        (List, "!", Some(Command::Hotlines)),
        (List, "q", Some(Command::Leave)),
        (List, "left", Some(Command::PreviousKind)),
        (List, "space", Some(Command::Choose)),
        (List, "ctrl-t", Some(Command::Facets)),
        (Search, "ctrl-g", Some(Command::Sort)),
        (List, "g", Some(Command::SelectFirst)),
        (List, "G", Some(Command::SelectLast)),
        (List, "6", Some(Command::Tab6)),
        (List, "ctrl-w", None),
    ] {
        assert_eq!(keymap.resolve(context, chord(key)), command, "{key}");
    }
}

#[test]
fn keys_of_the_record_are_the_same_for_all_fingers() {
    for preset in [Preset::Default, Preset::Vim] {
        let keymap = Keymap::preset(preset);
        for (everywhere, letter, command) in [
            ("ctrl-s", "s", Command::Star),
            ("alt-n", "n", Command::Note),
            ("alt-d", "d", Command::Done),
            ("alt-p", "p", Command::Plan),
            ("alt-l", "L", Command::Lists),
            ("f5", "m", Command::MyRecord),
        ] {
            for context in [Context::Search, Context::List, Context::Reader] {
                assert_eq!(keymap.resolve(context, chord(everywhere)), Some(command));
            }
            let saves = command == Command::Star;
            let in_form = if saves { Command::Save } else { command };
            assert_eq!(keymap.resolve(Context::Form, chord(everywhere)), Some(in_form));
            assert_eq!(keymap.resolve(Context::List, chord(letter)), Some(command));
        }
    }
}

#[test]
fn a_form_has_keys_of_its_own_before_those_of_the_search_line() {
    let (keymap, faults) = overlaid("[global]\nstar = [\"ctrl-v\"]");
    assert_eq!(faults, []);
    for (key, command) in [
        ("ctrl-s", Some(Command::Save)),
        ("ctrl-v", Some(Command::Star)),
        ("left", Some(Command::CursorLeft)),
        ("f10", Some(Command::QuickExit)),
        ("s", None),
    ] {
        assert_eq!(keymap.resolve(Context::Form, chord(key)), command, "{key}");
    }
    let (keymap, faults) = overlaid("[form]\nsave = [\"ctrl-v\"]");
    assert_eq!(faults, []);
    assert_eq!(keymap.resolve(Context::Form, chord("ctrl-v")), Some(Command::Save));
    assert_eq!(codes(&overlaid("[form]\nsave = [\"s\"]").1), [Code::BadChord], "it is text");
}

#[test]
fn shift_that_is_held_does_not_lose_a_key() {
    let keymap = Keymap::preset(Preset::Default);
    let shifted = keymap.resolve(Context::Search, chord("shift-backspace"));
    assert_eq!(shifted, Some(Command::DeleteLeft));
    let previous = keymap.resolve(Context::Search, chord("shift-tab"));
    assert_eq!(previous, Some(Command::PreviousKind));
}

#[test]
fn vim_starts_in_the_list() {
    let keymap = Keymap::preset(Preset::Vim);
    assert_eq!(keymap.start(), Context::List);
    for (key, command) in [
        ("j", Command::SelectNext),
        ("l", Command::NextKind),
        ("ctrl-d", Command::PageDown),
        ("ctrl-u", Command::PageUp),
        ("i", Command::FocusSearch),
        ("K", Command::Detail),
        ("!", Command::Hotlines),
    ] {
        assert_eq!(keymap.resolve(Context::List, chord(key)), Some(command), "{key}");
    }
    assert_eq!(keymap.resolve(Context::Search, chord("esc")), Some(Command::FocusList));
    assert_eq!(keymap.resolve(Context::Search, chord("ctrl-u")), Some(Command::DeleteLine));
}

/// A keyboard may have no function keys, and a terminal may send Alt as Esc.
#[test]
fn a_command_of_a_function_key_has_another_key_without_alt() {
    let keymap = Keymap::preset(Preset::Default);
    let is_plain = |chord: &Chord| {
        let name = chord.file_form();
        let is_function_key = name.starts_with('f') && name.len() > 1;
        !(name.starts_with("alt-") || is_function_key)
    };
    for number in 1..=10 {
        let command = keymap.resolve(Context::List, chord(&format!("f{number}"))).unwrap();
        let layers = [Layer::List, Layer::Global];
        let mut chords = layers.iter().flat_map(|layer| keymap.chords(*layer, command));
        assert!(chords.any(is_plain), "F{number} {}", command.name());
    }
    for command in [Command::Locator, Command::VictimCard, Command::Palette] {
        let chords = keymap.chords(Layer::Global, command);
        let act_while_typing =
            |own: &&Chord| is_plain(own) && keymap.resolve(Context::Search, **own) == Some(command);
        assert!(chords.iter().any(|own| act_while_typing(&own)), "{}", command.name());
    }
}

#[test]
fn hints_show_the_nearest_key() {
    let keymap = Keymap::preset(Preset::Default);
    let shown = |context, command| keymap.first_chord(context, command).unwrap().to_string();
    assert_eq!(shown(Context::Search, Command::Copy), "Ctrl-Y");
    assert_eq!(shown(Context::List, Command::Copy), "y");
    assert_eq!(shown(Context::List, Command::Redraw), "Ctrl-L");
    assert_eq!(keymap.first_chord(Context::Search, Command::Leave), None);
    let (keymap, _) = overlaid("[list]\npage-down = [\"ctrl-l\"]");
    assert_eq!(keymap.first_chord(Context::List, Command::Redraw), None);
    assert!(keymap.first_chord(Context::Search, Command::Redraw).is_some());
}

#[test]
fn a_file_changes_only_what_it_names() {
    let (keymap, faults) =
        overlaid("start = \"list\"\n[list]\nopen = [\"e\", \"f5\"]\nleave = []\n");
    assert_eq!(faults, []);
    assert_eq!(keymap.start(), Context::List);
    assert_eq!(keymap.chords(Layer::List, Command::Open), [chord("e"), chord("f5")]);
    assert_eq!(keymap.resolve(Context::List, chord("o")), None);
    assert_eq!(keymap.resolve(Context::List, chord("q")), None);
    assert_eq!(keymap.resolve(Context::List, chord("enter")), Some(Command::Open));
    assert_eq!(keymap.resolve(Context::List, chord("y")), Some(Command::Copy));
}

#[test]
fn all_faults_are_told_at_once_and_change_nothing() {
    let (keymap, faults) = overlaid(
        r#"
start = "middle"
colour = 1
[global]
opne = ["enter"]
help = ["ctrl-h"]
back = ["q"]
[list]
copy = "y"
detail = ["ctrl-alt-d", "z"]
tab-1 = ["e"]
tab-2 = ["e", "2"]
"#,
    );
    use Code::*;
    let expected =
        [BadValue, UnknownKey, UnknownCommand, BadChord, BadChord, WrongType, BadChord, ChordTaken];
    assert_eq!(codes(&faults), expected, "{faults:#?}");
    assert!(faults[2].mend.contains("`open`"));
    assert!(faults[3].message.contains("Backspace"));
    assert_eq!(faults[7].message, "e is already a key of `tab-1`.");
    assert_eq!((faults[7].line, faults[7].column), (12, 10));
    assert_eq!(keymap.start(), Context::Search);
    assert_eq!(keymap.chords(Layer::Global, Command::Help), [chord("f1")]);
    assert_eq!(keymap.chords(Layer::Global, Command::Back), [chord("esc")]);
    assert_eq!(keymap.chords(Layer::List, Command::Copy), [chord("y")]);
    assert_eq!(keymap.chords(Layer::List, Command::Detail), [chord("z")]);
    assert_eq!(keymap.chords(Layer::List, Command::Tab2), [chord("2")]);
}

#[test]
fn a_key_taken_from_a_default_is_a_warning() {
    let (keymap, faults) = overlaid("[list]\ncopy-link = [\"y\"]");
    assert_eq!(codes(&faults), [Code::ChordTaken]);
    assert_eq!(faults[0].severity, Severity::Warning);
    assert_eq!(keymap.resolve(Context::List, chord("y")), Some(Command::CopyLink));
    assert_eq!(keymap.chords(Layer::List, Command::Copy), []);
    let (_, faults) = overlaid("[list]\ncopy-link = [\"y\"]\ncopy = []");
    assert_eq!(faults, []);
}

#[test]
fn what_one_cannot_do_without_keeps_a_key() {
    let (keymap, faults) = overlaid("[global]\nquit = []\nhotlines = [\"ctrl-c\"]\nopen = []\n");
    assert_eq!(codes(&faults), [Code::CommandWithoutKey; 3], "{faults:#?}");
    assert_eq!(faults[0].line, 2);
    for context in Context::ALL {
        assert_eq!(keymap.resolve(context, chord("ctrl-c")), Some(Command::Quit));
        assert_eq!(keymap.resolve(context, chord("f2")), Some(Command::Hotlines));
        assert_eq!(keymap.resolve(context, chord("enter")), Some(Command::Open));
    }
}

#[test]
fn a_key_that_goes_back_is_taken_from_every_table_that_is_asked_before() {
    let text = "[global]\nopen = [\"f1\"]\n[search]\nhelp = [\"enter\"]\n[form]\ncopy = [\"f1\"]\n";
    let (keymap, _) = overlaid(text);
    assert_eq!(keymap.resolve(Context::Form, chord("enter")), Some(Command::Open));
    assert_eq!(keymap.resolve(Context::Form, chord("f1")), Some(Command::Help));
}

#[test]
fn a_shadowed_key_counts_as_lost() {
    let (keymap, faults) = overlaid("[list]\ndetail = [\"ctrl-c\", \"i\"]");
    assert_eq!(codes(&faults), [Code::CommandWithoutKey]);
    assert_eq!(keymap.resolve(Context::List, chord("ctrl-c")), Some(Command::Quit));
    assert_eq!(keymap.resolve(Context::List, chord("i")), Some(Command::Detail));
}

fn any_file() -> impl Strategy<Value = String> {
    let keys = ["enter", "f1", "f2", "ctrl-c", "o", "!", "?", "x", "esc"].map(String::from);
    let keys = proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..3);
    let commands = ["quit", "open", "hotlines", "help", "detail", "copy"].map(String::from);
    let rows = proptest::sample::subsequence(commands.to_vec(), 0..6);
    let table = rows.prop_flat_map(move |rows| {
        let keys = proptest::collection::vec(keys.clone(), rows.len());
        keys.prop_map(move |keys| {
            let rows = rows.iter().zip(keys).map(|(row, keys)| format!("{row} = {keys:?}\n"));
            rows.collect::<String>()
        })
    });
    [table.clone(), table.clone(), table.clone(), table].prop_map(|[global, search, list, form]| {
        format!("[global]\n{global}[search]\n{search}[list]\n{list}[form]\n{form}")
    })
}

proptest! {
    #[test]
    fn no_file_takes_the_essential_keys(text in any_file()) {
        let (keymap, _) = overlaid(&text);
        for context in Context::ALL {
            for command in [Command::Quit, Command::Open, Command::Hotlines, Command::Help] {
                prop_assert!(keymap.first_chord(context, command).is_some(), "{}", command.name());
            }
        }
    }

    #[test]
    fn no_chord_is_bound_twice_in_a_table(text in any_file()) {
        let (keymap, _) = overlaid(&text);
        for layer in Layer::ALL {
            let all: Vec<_> = Command::ALL.iter().flat_map(|&c| keymap.chords(layer, c)).collect();
            let different: std::collections::HashSet<_> = all.iter().collect();
            prop_assert_eq!(all.len(), different.len());
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = overlaid(&text);
    }
}
