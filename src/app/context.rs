//! Where the keyboard acts.

/// The place that has the keyboard; `keys` has the tables of keys that hold there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Context {
    /// The search line: characters are text.
    #[default]
    Search,
    /// The list, and all that opens over it: detail, hotline card, help.
    List,
    /// The reader of a saved copy: keys of its own before those of the list.
    Reader,
    /// The training log: keys of its own before those of the list.
    Log,
    /// A note, a form or the choice of lists: keys of its own before those of the
    /// search line.
    Form,
}

impl Context {
    /// All contexts.
    pub const ALL: [Context; 5] =
        [Context::Search, Context::List, Context::Reader, Context::Log, Context::Form];

    /// Returns whether characters alone are text there.
    pub const fn takes_text(self) -> bool {
        matches!(self, Context::Search | Context::Form)
    }
}

/// The part of the finder that gets the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// They are typed into the search line.
    #[default]
    Search,
    /// They are commands.
    List,
    /// They are commands, and up and down go through the facets.
    Facets,
}
