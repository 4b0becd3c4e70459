//! The marks of items: bullets, numbers, and letters.

use super::style::attribute;
use html5gum::StartTag;

/// In front of an item of a list.
const BULLET: &str = "• ";

/// Lists in lists.
const DEEPEST: usize = 64;

/// A list that is open.
#[derive(Debug, Clone, Copy)]
struct List {
    /// The number of the next item; `None` where items have bullets.
    next: Option<i32>,
    is_lettered: bool,
}

/// The lists that are open, with the innermost last.
#[derive(Debug, Default)]
pub(super) struct OpenLists(Vec<List>);

impl OpenLists {
    /// Takes in the start of a list.
    pub(super) fn open(&mut self, tag: &StartTag<()>) {
        let number = |name: &str| attribute(tag, name).and_then(|value| value.trim().parse().ok());
        let next = (&**tag.name == b"ol").then(|| number("start").unwrap_or(1));
        let is_lettered = attribute(tag, "type").is_some_and(|own| own.eq_ignore_ascii_case("a"));
        if self.0.len() < DEEPEST {
            self.0.push(List { next, is_lettered });
        }
    }

    /// Returns how many lists are open.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Takes in the end of a list.
    pub(super) fn close(&mut self) {
        self.0.pop();
    }

    /// Returns the mark of the next item.
    pub(super) fn next_label(&mut self, tag: &StartTag<()>) -> String {
        let Some(list) = self.0.last_mut() else { return BULLET.to_owned() };
        let own = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
        let Some(number) = list.next.map(|next| own.unwrap_or(next)) else {
            return BULLET.to_owned();
        };
        list.next = Some(number.saturating_add(1));
        let letter = u8::try_from(number - 1).ok().filter(|at| list.is_lettered && *at < 26);
        match letter {
            Some(at) => format!("{}. ", char::from(b'a' + at)),
            None => format!("{number}. "),
        }
    }
}

/// Returns whether words have a number that somebody may call, such as 911.
pub(super) fn has_number(words: &str) -> bool {
    words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 3)
}
