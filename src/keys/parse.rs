//! A keys file laid over the keys that are there.

use super::required_bindings::{BindingRow, keep_essentials};
use super::{Chord, Context, Keymap, Layer};
use crate::app::Command;
use crate::faults::{Code, Document, Fault, Keys, Severity, TableReader};
use std::ops::Range;
use toml::Spanned;

const COMMAND_NAMES: [&str; Command::ALL.len()] = {
    let mut names = [""; Command::ALL.len()];
    let mut i = 0;
    while i < names.len() {
        names[i] = Command::ALL[i].name();
        i += 1;
    }
    names
};

const FILE: Keys = Keys {
    what: "the keys file",
    required: &[],
    optional: &[&[
        "start",
        Layer::ALL[0].name(),
        Layer::ALL[1].name(),
        Layer::ALL[2].name(),
        Layer::ALL[3].name(),
        Layer::ALL[4].name(),
        Layer::ALL[5].name(),
    ]],
    stray: Code::UnknownKey,
    strict: false,
};

const TABLE: Keys = Keys {
    what: "a table of commands",
    required: &[],
    optional: &[&COMMAND_NAMES],
    stray: Code::UnknownCommand,
    strict: false,
};

impl Keymap {
    /// Lays a keys file over these keys: a command that it names gets exactly
    /// its chords in that table, all others stay. Whatever is faulty changes
    /// nothing; all faults are returned, in the order of the text.
    pub fn overlay(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let doc = Document::new(file, text, Severity::Warning);
        let table = doc.parse();
        let reader = TableReader::new(&doc, &table, 0..0, &FILE);
        let before = self.clone();
        if let Some(start) =
            reader.choice("start", &[Context::Search, Context::List], |c| c.layer().name())
        {
            self.start = start;
        }
        let rows: Vec<BindingRow> =
            Layer::ALL.iter().flat_map(|&layer| rows(&reader, layer)).collect();
        self.assign(&doc, &rows);
        keep_essentials(self, &before, &doc, &rows);
        doc.into_faults()
    }

    /// Gives the named commands their chords. A chord that the file gives to
    /// two commands stays with the first; one that it takes from a command
    /// that it does not name is a warning, as that may not be meant.
    fn assign(&mut self, doc: &Document<'_>, rows: &[BindingRow]) {
        for row in rows {
            self.set(row.layer, row.command, Vec::new());
        }
        for BindingRow { layer, command, chords, .. } in rows {
            for chord in chords {
                let (span, chord) = (chord.span(), *chord.get_ref());
                if let Some(owner) = self.command(*layer, chord) {
                    let named = rows.iter().any(|r| r.layer == *layer && r.command == owner);
                    report_taken(doc, span, chord, owner, named);
                    if named {
                        continue;
                    }
                    self.free(*layer, chord);
                }
                self.add(*layer, *command, chord);
            }
        }
    }
}

fn report_taken(doc: &Document<'_>, span: Range<usize>, chord: Chord, owner: Command, named: bool) {
    let owner = owner.name();
    if named {
        let message = format!("{chord} is already a key of `{owner}`.");
        doc.report(Code::ChordTaken, span, &message, "Choose another key for one of them.");
    } else {
        let message = format!("{chord} no longer works for `{owner}`.");
        let mend = format!("Add `{owner}` to this table with the keys that you want for it.");
        doc.report_as(Severity::Warning, Code::ChordTaken, span, &message, &mend);
    }
}

fn rows(file: &TableReader<'_>, layer: Layer) -> Vec<BindingRow> {
    let Some(table) = file.table(layer.name(), &TABLE) else { return Vec::new() };
    let row = |name: &Spanned<String>| {
        let key = name.get_ref();
        let command = Command::parse(key)?;
        let texts = table.texts(key);
        let chords: Vec<_> =
            texts.iter().filter_map(|text| read_chord(file.doc(), layer, text)).collect();
        // An empty list takes all keys away; a faulty one changes nothing.
        let faulty = chords.is_empty() && file.doc().has_error_in(&table.span_of(key));
        (!faulty).then(|| BindingRow { layer, command, chords, span: name.span() })
    };
    table.present().iter().filter_map(row).collect()
}

fn read_chord(doc: &Document<'_>, layer: Layer, text: &Spanned<String>) -> Option<Spanned<Chord>> {
    let report = |message: &str, mend: &str| {
        let message = format!("`{}` can't be a key here: {message}.", text.get_ref());
        doc.report(Code::BadChord, text.span(), &message, mend);
    };
    match Chord::parse(text.get_ref()) {
        Ok(chord)
            if chord.text().is_some()
                && !matches!(layer, Layer::List | Layer::Reader | Layer::Log) =>
        {
            report(
                "the search line reads it as text",
                "Move it to [list], or put ctrl- or alt- before it.",
            );
            None
        }
        Ok(chord) => Some(Spanned::new(text.span(), chord)),
        Err(error) => {
            report(&error.to_string(), error.mend());
            None
        }
    }
}
