//! Reads the keys of one TOML table by their types.

mod keys;

pub use keys::Keys;

use super::{Code, Document, nearest};
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One table of a document. Its constructor reports unknown and missing keys; each `read`
/// method reports a value of the wrong type and then returns nothing.
#[derive(Debug, Clone)]
pub struct TableReader<'a> {
    doc: &'a Document<'a>,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    keys: &'a Keys,
}

impl<'a> TableReader<'a> {
    /// Reads the table that starts at `span`: its header or its braces; for a
    /// whole document an empty range at its start.
    pub fn new(
        doc: &'a Document<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        keys: &'a Keys,
    ) -> Self {
        let reader = Self { doc, table, span, keys };
        let misspelled = reader.report_strays();
        for group in keys.required {
            for key in group.iter().filter(|key| !table.contains_key(**key)) {
                if !misspelled.contains(key) {
                    reader.report_missing(key);
                }
            }
        }
        reader
    }

    /// The document that this table stands in.
    pub fn doc(&self) -> &'a Document<'a> {
        self.doc
    }

    /// Returns the byte range of the table's header or braces.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns true if the key is there, of any type.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The table itself.
    pub fn raw(&self) -> &'a DeTable<'a> {
        self.table
    }

    /// The names of the keys that are there, in the order of the text.
    pub fn present(&self) -> Vec<Spanned<String>> {
        self.present_where(|_| true)
    }

    fn present_where(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Spanned<String>> {
        let wanted = self.table.keys().filter(|key| is_wanted(key.get_ref()));
        let mut present: Vec<_> =
            wanted.map(|key| Spanned::new(key.span(), key.to_string())).collect();
        present.sort_by_key(|key| key.span().start);
        present
    }

    /// Returns true if the key is absent and no misspelled key stands in for it.
    pub fn lacks(&self, key: &str) -> bool {
        let slip = |stray: &Spanned<String>| self.meant(stray.get_ref()) == Some(key);
        !self.has(key) && !self.strays().iter().take(keys::MOST_SLIPS).any(slip)
    }

    /// Returns true if the key has an empty list.
    pub fn is_empty_list(&self, key: &str) -> bool {
        let items = self.table.get(key).and_then(|value| value.get_ref().as_array());
        items.is_some_and(|items| items.is_empty())
    }

    /// Returns the byte range of a key's value; that of the table if the key is absent.
    pub fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span(), Spanned::span)
    }

    /// Reports a fault in the value of a key.
    pub fn report(&self, code: Code, key: &str, message: &str, mend: &str) {
        self.doc.report(code, self.span_of(key), message, mend);
    }

    /// A text: spaces, tabs and line breaks become single spaces. An empty
    /// text is a fault.
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.text_value(key, self.value(key)?)
    }

    /// A text exactly as it is written.
    pub fn verbatim(&self, key: &str) -> Option<Spanned<&'a str>> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, "a text in quotes");
        }
        Some(Spanned::new(value.span(), text?))
    }

    /// A list of texts; empty when the key is absent.
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of texts such as [\"one\", \"two\"]");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.text_value(key, item)).collect()
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "true or false without quotes");
        }
        flag
    }

    /// A whole number in this range.
    pub fn number(&self, key: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.value(key)?;
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, "a whole number without quotes");
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!("`{key}` must be from {} to {}.", range.start(), range.end());
            self.report(Code::BadValue, key, &message, "Write a number in that range.");
        }
        number
    }

    /// A text that `parse` understands. Otherwise `code` is reported, with what
    /// was `expected`, such as `an ISO 8601 date`, and how it `looks`.
    pub fn parsed<T>(
        &self,
        key: &str,
        code: Code,
        expected: &str,
        looks: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.verbatim(key)?;
        let parsed = parse(text.get_ref());
        if parsed.is_none() {
            let message = format!("`{key}` isn't {expected}.");
            let mend = format!("Write it like {looks}.");
            self.report(code, key, &message, &mend);
        }
        parsed
    }

    /// One of the words that `all` values are spelled with.
    pub fn choice<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        spelling: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.verbatim(key)?;
        let chosen = all.iter().copied().find(|value| spelling(*value) == *text.get_ref());
        if chosen.is_none() {
            self.not_a_choice(key, &text, all, &spelling);
        }
        chosen
    }

    /// Returns a list of words, each once, of those that `all` values are spelled with.
    pub fn choices<T: Copy + PartialEq>(
        &self,
        key: &str,
        all: &[T],
        spelling: impl Fn(T) -> &'static str,
    ) -> Vec<T> {
        let mut chosen = Vec::new();
        for text in self.texts(key) {
            match all.iter().copied().find(|value| spelling(*value) == *text.get_ref()) {
                Some(value) if !chosen.contains(&value) => chosen.push(value),
                Some(_) => {}
                None => self.not_a_choice(key, &text, all, &spelling),
            }
        }
        chosen
    }

    fn not_a_choice<T: Copy, S: AsRef<str>>(
        &self,
        key: &str,
        text: &Spanned<S>,
        all: &[T],
        spelling: &impl Fn(T) -> &'static str,
    ) {
        let typed = text.get_ref().as_ref();
        let words: Vec<&str> = all.iter().map(|value| spelling(*value)).collect();
        let message = format!("Unknown value `{typed}` for `{key}`.");
        let mend = match nearest(typed, words.iter().copied()) {
            Some(word) => format!("Did you mean `{word}`? Allowed: {}.", words.join(", ")),
            None => format!("Allowed: {}.", words.join(", ")),
        };
        self.doc().report(Code::BadValue, text.span(), &message, &mend);
    }

    /// A single table, inline or under its own header.
    pub fn table(&self, key: &str, keys: &'a Keys) -> Option<TableReader<'a>> {
        let value = self.value(key)?;
        self.table_value(key, value, keys, "a table such as { key = \"text\" }")
    }

    /// A list of tables; empty when the key is absent.
    pub fn tables(&self, key: &str, keys: &'a Keys) -> Vec<TableReader<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let expected = format!("a list of tables, each under its own [[{key}]]");
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &expected);
            return Vec::new();
        };
        let table = |item| self.table_value(key, item, keys, "a table such as { key = \"text\" }");
        items.iter().filter_map(table).collect()
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        debug_assert!(self.keys.known().any(|known| known == key), "`{key}` is not in the table");
        self.table.get(key)
    }

    fn text_value(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Spanned<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a text in quotes");
            return None;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let message = format!("`{key}` is empty.");
            self.doc.report(
                Code::BadValue,
                value.span(),
                &message,
                "Write a text, or delete the key.",
            );
            return None;
        }
        Some(Spanned::new(value.span(), text))
    }

    fn table_value(
        &self,
        key: &str,
        value: &'a Spanned<DeValue<'a>>,
        keys: &'a Keys,
        expected: &str,
    ) -> Option<TableReader<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, expected);
        }
        Some(TableReader::new(self.doc, table?, value.span(), keys))
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` is {found}.");
        let mend = format!("Write {expected}.");
        self.doc.report(Code::WrongType, value.span(), &message, &mend);
    }
}
