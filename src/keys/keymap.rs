//! Which command a chord gives, and which chords give a command.

use super::Chord;
use crate::app::{Command, Context};

impl Context {
    /// The table of the context's own keys.
    pub const fn layer(self) -> Layer {
        match self {
            Context::Search => Layer::Search,
            Context::List => Layer::List,
            Context::Reader => Layer::Reader,
            Context::Log => Layer::Log,
            Context::Form => Layer::Form,
        }
    }

    /// Returns the tables of the context; the first one that has a chord counts.
    pub const fn layers(self) -> &'static [Layer] {
        match self {
            Context::Search => &[Layer::Search, Layer::Global],
            Context::List => &[Layer::List, Layer::Global],
            Context::Reader => &[Layer::Reader, Layer::List, Layer::Global],
            Context::Log => &[Layer::Log, Layer::List, Layer::Global],
            Context::Form => &[Layer::Form, Layer::Search, Layer::Global],
        }
    }
}

/// A table of a keys file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Holds in all contexts, unless the context's own table has the chord.
    Global,
    /// Holds in [`Context::Search`], and in [`Context::Form`] where that has no such
    /// chord.
    Search,
    /// Holds in [`Context::List`], and in [`Context::Reader`] and [`Context::Log`] where they
    /// have no such chord.
    List,
    /// Holds in [`Context::Reader`].
    Reader,
    /// Holds in [`Context::Log`].
    Log,
    /// Holds in [`Context::Form`].
    Form,
}

impl Layer {
    /// All tables, in the order of the file.
    pub const ALL: [Layer; 6] =
        [Layer::Global, Layer::Search, Layer::List, Layer::Reader, Layer::Log, Layer::Form];

    /// Its name in a keys file.
    pub const fn name(self) -> &'static str {
        match self {
            Layer::Global => "global",
            Layer::Search => "search",
            Layer::List => "list",
            Layer::Reader => "reader",
            Layer::Log => "log",
            Layer::Form => "form",
        }
    }
}

/// Commands with their chords.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    pub(super) start: Context,
    /// The commands of each table, by its place in [`Layer::ALL`].
    bindings: [Vec<Binding>; Layer::ALL.len()],
}

/// The chords of one command in one table, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    command: Command,
    chords: Vec<Chord>,
}

impl Keymap {
    /// Where the keyboard is when the program starts.
    pub fn start(&self) -> Context {
        self.start
    }

    /// The command that a chord gives: the context's own table is asked first,
    /// the global one last, then all again without Shift.
    pub fn resolve(&self, context: Context, chord: Chord) -> Option<Command> {
        let layers = context.layers();
        let exact = |chord| layers.iter().find_map(|&layer| self.command(layer, chord));
        exact(chord).or_else(|| chord.without_shift().and_then(exact))
    }

    /// The chords of a command in one table, best first; for the help screen.
    pub fn chords(&self, layer: Layer, command: Command) -> &[Chord] {
        let mut bindings = self.bindings[layer as usize].iter();
        let binding = bindings.find(|b| b.command == command);
        binding.map_or(&[], |binding| &binding.chords)
    }

    /// The chord to show for a command in a hint: the first one of the
    /// context's own table, then of the global one, that does give it there.
    pub fn first_chord(&self, context: Context, command: Command) -> Option<Chord> {
        self.all_chords(context, command).into_iter().next()
    }

    /// Returns the chords that give a command in a context: those of the context's own table
    /// first.
    pub fn all_chords(&self, context: Context, command: Command) -> Vec<Chord> {
        let layers = context.layers().iter();
        let chords = layers.flat_map(|&layer| self.chords(layer, command)).copied();
        chords.filter(|&chord| self.resolve(context, chord) == Some(command)).collect()
    }

    /// The command that has a chord in one table.
    pub(super) fn command(&self, layer: Layer, chord: Chord) -> Option<Command> {
        let mut bindings = self.bindings[layer as usize].iter();
        let binding = bindings.find(|b| b.chords.contains(&chord));
        binding.map(|binding| binding.command)
    }

    /// Gives a command exactly these chords in one table.
    pub(super) fn set(&mut self, layer: Layer, command: Command, chords: Vec<Chord>) {
        let bindings = &mut self.bindings[layer as usize];
        bindings.retain(|b| b.command != command);
        bindings.push(Binding { command, chords });
    }

    /// Adds a chord to a command in one table.
    pub(super) fn add(&mut self, layer: Layer, command: Command, chord: Chord) {
        let mut chords = self.chords(layer, command).to_vec();
        chords.push(chord);
        self.set(layer, command, chords);
    }

    /// Takes a chord from whatever has it in one table.
    pub(super) fn free(&mut self, layer: Layer, chord: Chord) {
        for binding in &mut self.bindings[layer as usize] {
            binding.chords.retain(|&bound| bound != chord);
        }
    }
}
