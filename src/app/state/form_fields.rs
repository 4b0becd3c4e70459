//! The lines of a form, and the one with the cursor.

use crate::app::{Command, TextInput};

/// The name of a line of a form.
pub trait FieldLabel: Copy + PartialEq {
    /// Returns the name before the line.
    fn label(self) -> &'static str;

    /// Returns what can be typed.
    fn help(self) -> &'static str;
}

/// A line of a form.
#[derive(Debug, Clone)]
pub struct FormField<N> {
    /// Its name.
    pub name: N,
    /// The typed text.
    pub input: TextInput,
    /// The text in it while it is empty: what holds then.
    pub placeholder: String,
    /// The text at first.
    pub(super) before: String,
}

impl<N: PartialEq> PartialEq for FormField<N> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.input.visual_cursor() == other.input.visual_cursor()
            && self.input.value() == other.input.value()
            && self.placeholder == other.placeholder
            && self.before == other.before
    }
}

impl<N> FormField<N> {
    /// Returns a line with this text.
    pub(super) fn new(name: N, value: String, placeholder: &str) -> Self {
        let (before, placeholder) = (value.clone(), placeholder.to_owned());
        Self { name, input: TextInput::new(value), placeholder, before }
    }
}

/// The lines of a form, top to bottom, and the one with the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct FormFields<N> {
    list: Vec<FormField<N>>,
    current: usize,
    /// The longest text of a line, in characters.
    longest: usize,
}

impl<N: FieldLabel> FormFields<N> {
    /// Returns these lines with the cursor in the first one; none takes more than `longest`
    /// characters.
    pub(super) fn new(list: Vec<FormField<N>>, longest: usize) -> Self {
        Self { list, current: 0, longest }
    }

    /// Returns the lines.
    pub fn iter(&self) -> std::slice::Iter<'_, FormField<N>> {
        self.list.iter()
    }

    /// Returns the number of lines.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the line at a place.
    pub fn get(&self, place: usize) -> Option<&FormField<N>> {
        self.list.get(place)
    }

    /// Returns the place of the line with the cursor.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Returns whether the cursor is in the last line.
    pub fn is_last(&self) -> bool {
        self.current + 1 == self.list.len()
    }

    /// Returns the line with a name, to change it.
    pub(super) fn named_mut(&mut self, name: N) -> Option<&mut FormField<N>> {
        self.list.iter_mut().find(|field| field.name == name)
    }

    /// Returns what is typed in a line; nothing for blanks.
    pub(super) fn text(&self, name: N) -> Option<String> {
        let field = self.list.iter().find(|field| field.name == name)?;
        Some(field.input.value().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Returns the first of the lines that `error` finds something wrong with, by its place.
    pub(super) fn first_error(
        &self,
        error: impl Fn(usize) -> Option<String>,
    ) -> Option<(usize, String)> {
        (0..self.list.len()).find_map(|place| Some((place, error(place)?)))
    }

    /// Returns the place of the next line, or the one before; after the last comes the first.
    pub(super) fn place_after(&self, step: isize) -> usize {
        let count = self.list.len().max(1) as isize;
        (self.current as isize + step).rem_euclid(count) as usize
    }

    /// Goes to a line; nothing is selected.
    pub(super) fn go_to(&mut self, place: usize) {
        self.list.iter_mut().for_each(|field| field.input.deselect());
        self.current = place;
    }

    /// Selects the text of the line with the cursor, so that typing replaces it.
    pub(super) fn select_all(&mut self) {
        if let Some(field) = self.list.get_mut(self.current) {
            field.input.select_all();
        }
    }

    /// Adds a text where the cursor is, as far as it has room.
    pub(super) fn insert(&mut self, text: impl Iterator<Item = char>) {
        let Some(field) = self.list.get_mut(self.current) else { return };
        let kept = if field.input.selected().is_some() { "" } else { field.input.value() };
        let room = self.longest.saturating_sub(kept.chars().count());
        text.take(room).for_each(|letter| field.input.insert(letter));
    }

    /// Does a command on the text with the cursor. Returns what was cut.
    pub(super) fn edit(&mut self, command: Command) -> Option<String> {
        let field = self.list.get_mut(self.current)?;
        let cut = if command == Command::Cut { field.input.cut() } else { None };
        field.input.edit(command);
        cut
    }

    /// Returns the selected text of the line with the cursor.
    pub(super) fn selected(&self) -> Option<String> {
        self.get(self.current)?.input.selected().map(str::to_owned)
    }

    /// Returns the draft of the lines that `is_kept` chooses, each after its label, as in
    /// `Hours: 1.5`; `None` if it chooses none.
    pub(super) fn draft(&self, is_kept: impl Fn(&FormField<N>) -> bool) -> Option<String> {
        let kept = self.list.iter().filter(|field| is_kept(field));
        let line =
            |field: &FormField<N>| format!("{}: {}", field.name.label(), field.input.value());
        let lines: Vec<String> = kept.map(line).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Fills in the lines of a draft; the others stay as they are.
    pub(super) fn take_draft(&mut self, draft: &str) {
        for (label, text) in draft.lines().filter_map(|line| line.split_once(": ")) {
            let field = self.list.iter_mut().find(|field| field.name.label() == label);
            let Some(field) = field else { continue };
            field.input.replace(&text.chars().take(self.longest).collect::<String>());
        }
    }
}
