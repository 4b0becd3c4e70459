//! The commands that keys can be bound to. Their names are those of `keys.toml`;
//! the help texts are those of the help, the command palette and the hints.

/// Declares the commands with their `keys.toml` name, their hint of one or two
/// words, and their line in the help, group by group.
macro_rules! commands {
    ($($group:ident { $($variant:ident, $name:literal, $hint:literal, $help:literal;)+ })+) => {
        /// Something that a key, or a click, asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[doc = $help] $variant,)+)+ }

        impl Command {
            /// All commands, in the order of the help.
            pub const ALL: &'static [Command] = &[$($(Command::$variant,)+)+];

            /// Returns its name in `keys.toml`, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self { $($(Command::$variant => $name,)+)+ }
            }

            /// Returns one or two words for the hint line.
            pub const fn hint(self) -> &'static str {
                match self { $($(Command::$variant => $hint,)+)+ }
            }

            /// Returns one line for the help.
            pub const fn help(self) -> &'static str {
                match self { $($(Command::$variant => $help,)+)+ }
            }

            /// Returns the group of the help to which it belongs.
            pub const fn group(self) -> CommandGroup {
                match self { $($(Command::$variant => CommandGroup::$group,)+)+ }
            }

            /// Returns the command with exactly this name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($($name => Some(Command::$variant),)+)+ _ => None }
            }
        }
    };
}

/// The commands for one task, as the help groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommandGroup {
    /// Search, filter and sort.
    Find,
    /// Open and copy one resource.
    Open,
    /// Hotlines, FBI office and victim card.
    Hotlines,
    /// Saved documents.
    Save,
    /// The officer's own record.
    Log,
    /// Move in lists and texts.
    Move,
    /// Edit what is typed.
    Edit,
    /// The program itself.
    Program,
}

impl CommandGroup {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Find,
        Self::Open,
        Self::Hotlines,
        Self::Save,
        Self::Log,
        Self::Move,
        Self::Edit,
        Self::Program,
    ];

    /// Returns its heading in the help.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Find => "Find",
            Self::Open => "Open and copy",
            Self::Hotlines => "Hotlines and FBI office",
            Self::Save => "Save for offline",
            Self::Log => "Training log",
            Self::Move => "Move",
            Self::Edit => "Edit text",
            Self::Program => "Program",
        }
    }

    /// Returns whether its keys move or edit, which no task is about.
    pub const fn is_basic(self) -> bool {
        matches!(self, Self::Move | Self::Edit)
    }
}

commands! {
    Find {
        FocusSearch, "focus-search", "search", "Type in the search line";
        FocusList, "focus-list", "list", "Move to the list, where letters are commands";
        Facets, "facets", "filter", "Filter by type, topic, publisher, and more";
        Choose, "choose", "on/off", "Turn a filter on or off. Elsewhere: one page down";
        Sort, "sort", "sort", "Sort by relevance, newest, shortest, or title";
        HidePast, "hide-past", "hide old", "Hide or show resources that are not current";
        Widen, "widen", "fewer words", "Remove the word or filter that limits the results most";
        NextKind, "next-kind", "next type", "Next type, number, link, page, or field";
        PreviousKind, "previous-kind", "previous type", "Previous type, number, link, page, or field";
        News, "news", "news", "News: what is new, changed, and gone in your catalogs";
        Tab1, "tab-1", "all", "Show all types";
        Tab2, "tab-2", "trainings", "Show trainings";
        Tab3, "tab-3", "webinars", "Show webinars";
        Tab4, "tab-4", "publications", "Show publications and toolkits";
        Tab5, "tab-5", "hotlines", "Show hotlines in the list";
        Tab6, "tab-6", "more", "Show field cards, videos, contacts, programs, funding, task forces, FAQs, and sites";
    }
    Open {
        Open, "open", "open", "Open the link in your browser, or the selected item";
        Detail, "detail", "details", "Show all details (full screen)";
        Copy, "copy", "copy", "Copy the number of a hotline, or the link of another resource";
        CopyLink, "copy-link", "copy link", "Copy the link";
        CopyCitation, "copy-citation", "cite", "Copy a citation: title, publisher, date, link";
        NextLink, "next-link", "next link", "Next link in the details or the saved copy";
        PreviousLink, "previous-link", "previous link", "Previous link in the details or the saved copy";
    }
    Hotlines {
        Hotlines, "hotlines", "hotlines", "Hotlines: call, text, and chat";
        Locator, "locator", "FBI office", "FBI office for a ZIP code, city, county, or state";
        VictimCard, "victim-card", "victim card", "Victim card (full screen). Tab: English/Spanish";
    }
    Save {
        SaveCopy, "save-copy", "save copy", "Save the document for offline use, or update the saved copy";
        StopSaving, "stop-saving", "cancel", "Cancel the download. You can resume later.";
        ReadCopy, "read-copy", "read", "Read the saved copy";
        RemoveCopy, "remove-copy", "delete copy", "Delete the saved copy (asks first)";
        Find, "find", "find", "Find words in the saved copy or the training log";
        FindNext, "find-next", "next", "Next result in the saved copy";
        FindPrevious, "find-previous", "previous", "Previous result in the saved copy";
        Outline, "outline", "outline", "Headings or pages of the saved copy, to go to one";
    }
    Log {
        Done, "done", "log", "Log the training as done";
        Plan, "plan", "plan", "Add to plan (due date optional) or remove";
        MyRecord, "my-record", "training log", "Training log: hours, completed, planned, and expiring";
        EditLogged, "edit-logged", "edit", "Correct the selected line of the training log";
        RemoveLogged, "remove-logged", "remove", "Remove the selected line from the training log";
        AddOwn, "add-own", "add", "Log a training that isn't in the catalog, such as an in-service day";
        OpenCertificate, "open-certificate", "certificate", "Open the certificate of the selected line of the training log";
        ExportLog, "export-log", "export", "Export the training log to a file";
        Star, "star", "star", "Star or unstar";
        Note, "note", "note", "Write or edit a note";
        Save, "save", "save", "Save the note or form";
        Lists, "lists", "lists", "Add to one of your lists, or remove";
        AddEntry, "add-entry", "add", "Add a number, link, or training to your agency's catalog";
    }
    Move {
        SelectNext, "select-next", "scroll", "Next row";
        SelectPrevious, "select-previous", "scroll up", "Previous row";
        PageDown, "page-down", "page down", "One page down";
        PageUp, "page-up", "page up", "One page up";
        SelectFirst, "select-first", "first", "First row";
        SelectLast, "select-last", "last", "Last row";
    }
    Edit {
        CursorLeft, "cursor-left", "left", "Cursor one letter left";
        CursorRight, "cursor-right", "right", "Cursor one letter right";
        CursorWordLeft, "cursor-word-left", "word left", "Cursor one word left";
        CursorWordRight, "cursor-word-right", "word right", "Cursor one word right";
        CursorStart, "cursor-start", "start", "Cursor to the start of the line";
        CursorEnd, "cursor-end", "end", "Cursor to the end of the line";
        DeleteLeft, "delete-left", "delete", "Delete the letter before the cursor";
        DeleteRight, "delete-right", "delete", "Delete the letter after the cursor";
        DeleteWord, "delete-word", "delete word", "Delete the word before the cursor";
        DeleteLine, "delete-line", "clear", "Clear the line";
        SelectAll, "select-all", "select all", "Select all text";
        Cut, "cut", "cut", "Cut the selected text";
        Undo, "undo", "undo", "Undo the last change to the text, or put back a removed line of the log";
    }
    Program {
        Help, "help", "help", "Help: keys, commands, and search language";
        Palette, "palette", "commands", "Run a command by name";
        Back, "back", "back", "Clear what you typed, or close this screen, or move to the list";
        Leave, "leave", "quit", "Close this screen. In the list: quit";
        QuickExit, "quick-exit", "quick exit", "Quick exit: clear the screen and quit. Files and browser history are not touched.";
        Quit, "quit", "copy, twice quit", "Copy the selection. Press twice to quit.";
        Redraw, "redraw", "redraw", "Redraw the screen";
        Suspend, "suspend", "suspend", "Suspend squadroom (not while typing). Run fg to return.";
    }
}
