//! The commands that keys can be bound to. Their names are those of `keys.toml`;
//! the help texts are those of the help screen and the hints.

/// Declares the commands with their `keys.toml` name, their hint of one or two
/// words, and their line in the help.
macro_rules! commands {
    ($($(#[$meta:meta])* $variant:ident, $name:literal, $hint:literal, $help:literal;)+) => {
        /// Something that a key, or a click, asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $(#[doc = $help] $variant,)+ }

        impl Command {
            /// All commands, in the order of the help screen.
            pub const ALL: &'static [Command] = &[$(Command::$variant,)+];

            /// The name in `keys.toml`, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self { $(Command::$variant => $name,)+ }
            }

            /// One or two words for the hint line.
            pub const fn hint(self) -> &'static str {
                match self { $(Command::$variant => $hint,)+ }
            }

            /// One line for the help screen.
            pub const fn help(self) -> &'static str {
                match self { $(Command::$variant => $help,)+ }
            }

            /// The command with exactly this name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Command::$variant),)+ _ => None }
            }
        }
    };
}

commands! {
    Open, "open", "open", "Open the link in the browser, or follow what is selected in the detail";
    Hotlines, "hotlines", "card", "Show the hotline card, or close it";
    Locator, "locator", "FBI office", "Find the FBI office by ZIP code, city, county or state, or close that";
    VictimCard, "victim-card", "show", "Show a calm card to a victim on the full screen, or close it; Tab changes the language";
    Detail, "detail", "detail", "Show the whole entry on the full screen, or close it";
    Copy, "copy", "copy", "Copy the number of a hotline, the link of anything else";
    CopyLink, "copy-link", "copy link", "Copy the link";
    CopyCitation, "copy-citation", "cite", "Copy a citation: title, publisher, date, link";
    SaveCopy, "save-copy", "save copy", "Save the document on this computer, or ask its site for a newer one";
    StopSaving, "stop-saving", "stop", "Stop what is being saved; what came of it is kept for the next try";
    RemoveCopy, "remove-copy", "remove copy", "Remove the saved copy of the entry, after asking";
    ReadCopy, "read-copy", "read", "Read the saved copy of the entry here, or close it";
    Find, "find", "find", "In the reader: find words";
    FindNext, "find-next", "next", "In the reader: to the next place where the words stand";
    FindPrevious, "find-previous", "previous", "In the reader: to the place before";
    Star, "star", "star", "Give the entry a star, or take it away";
    Save, "save", "save", "In a note or form: save it";
    Note, "note", "note", "Write a note on the entry";
    Done, "done", "done", "Write down that you did the training";
    Plan, "plan", "plan", "Plan the training, by a day if you like, or plan it no longer";
    Lists, "lists", "lists", "Put the entry into a list of yours, or take it out of one";
    MyRecord, "my-record", "my record", "Show what you did, what is planned and what expires, or close it";
    Help, "help", "help", "Show the keys, or close this screen";
    Back, "back", "back", "Clear the search, close what is open, then move to the list";
    FocusSearch, "focus-search", "search", "Type in the search line";
    FocusList, "focus-list", "list", "Move to the list, where single letters act";
    SelectNext, "select-next", "down", "Down one row";
    SelectPrevious, "select-previous", "up", "Up one row";
    Choose, "choose", "on/off", "Switch a filter on or off; in the list and in texts, down one page";
    PageDown, "page-down", "page down", "Down one page";
    PageUp, "page-up", "page up", "Up one page";
    SelectFirst, "select-first", "first", "To the first row";
    SelectLast, "select-last", "last", "To the last row";
    NextKind, "next-kind", "kind", "Next tab";
    PreviousKind, "previous-kind", "kind", "Previous tab";
    Tab1, "tab-1", "all", "Show all kinds";
    Tab2, "tab-2", "trainings", "Show trainings";
    Tab3, "tab-3", "webinars", "Show webinars";
    Tab4, "tab-4", "publications", "Show publications and toolkits";
    Tab5, "tab-5", "hotlines", "Show hotlines";
    Tab6, "tab-6", "more", "Show videos, contacts, programs, funding, task forces, FAQs and sites";
    Facets, "facets", "filter", "Narrow the list by kind, topic, publisher and more, or close that pane";
    Sort, "sort", "sort", "Sort by relevance, newest, shortest or title, in turn";
    HidePast, "hide-past", "hide old", "Hide resources that are not current, or show them again";
    Widen, "widen", "widen", "Drop the word or filter that leaves the fewest entries, where one is named";
    NextLink, "next-link", "next link", "In the detail: select the next link or related entry";
    PreviousLink, "previous-link", "previous link", "In the detail: select the previous link or related entry";
    CursorLeft, "cursor-left", "left", "Cursor one letter left";
    CursorRight, "cursor-right", "right", "Cursor one letter right";
    CursorWordLeft, "cursor-word-left", "word left", "Cursor one word left";
    CursorWordRight, "cursor-word-right", "word right", "Cursor one word right";
    CursorStart, "cursor-start", "start", "Cursor to the start of the line";
    CursorEnd, "cursor-end", "end", "Cursor to the end of the line";
    DeleteLeft, "delete-left", "delete", "Delete the letter left of the cursor";
    DeleteRight, "delete-right", "delete", "Delete the letter under the cursor";
    DeleteWord, "delete-word", "delete word", "Delete the word left of the cursor";
    DeleteLine, "delete-line", "clear", "Clear the search line";
    SelectAll, "select-all", "select all", "Select all that is typed";
    Cut, "cut", "cut", "Cut the selected text";
    Undo, "undo", "undo", "Undo the last change of the text";
    Redraw, "redraw", "redraw", "Draw the whole screen again";
    Suspend, "suspend", "suspend", "Outside text fields: put squadroom to sleep; `fg` brings it back";
    Leave, "leave", "quit", "Close what is open; from the list, quit";
    QuickExit, "quick-exit", "quick exit", "Quick exit: clear the screen and what can be scrolled back to, keep an unsaved note or form as a draft, and quit";
    Quit, "quit", "copy, twice quit", "Copy what is selected; press it again within two seconds to quit";
}
