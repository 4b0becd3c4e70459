//! Columns that hold all rows in one run of bytes, read in place: where the bytes are part of the
//! program, nothing is copied, and only the pages that a query asks for are read at all.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A number of fixed width, stored with its low byte first.
pub trait Number: Copy + Ord {
    /// Bytes of one number.
    const WIDTH: usize;

    /// Reads a number from its bytes.
    fn read(bytes: &[u8]) -> Option<Self>;

    /// Adds the bytes of the number to others.
    fn write(self, bytes: &mut Vec<u8>);
}

macro_rules! number {
    ($($kind:ty)*) => {$(
        impl Number for $kind {
            const WIDTH: usize = size_of::<$kind>();

            fn read(bytes: &[u8]) -> Option<Self> {
                Some(Self::from_le_bytes(bytes.try_into().ok()?))
            }

            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}

number!(u8 u16 u32);

/// A list of numbers of one width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct NumberColumn<'a, T> {
    #[serde(borrow)]
    bytes: Cow<'a, [u8]>,
    #[serde(skip)]
    kind: PhantomData<T>,
}

impl<T> Default for NumberColumn<'_, T> {
    fn default() -> Self {
        Self { bytes: Cow::default(), kind: PhantomData }
    }
}

impl<T: Number> NumberColumn<'_, T> {
    /// Adds a number behind the others.
    pub(super) fn push(&mut self, number: T) {
        number.write(self.bytes.to_mut());
    }

    /// Returns the count of numbers.
    pub fn len(&self) -> usize {
        self.bytes.len() / T::WIDTH
    }

    /// Returns true if there is no number.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Returns the number with this index, if there is one.
    pub fn get(&self, at: usize) -> Option<T> {
        let start = at.checked_mul(T::WIDTH)?;
        T::read(self.bytes.get(start..start.checked_add(T::WIDTH)?)?)
    }

    /// Returns all numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.bytes.chunks_exact(T::WIDTH).filter_map(T::read)
    }

    /// Returns the index of the first number that is not below `bound`, in an ascending column.
    pub fn first_from(&self, bound: T) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < Some(bound) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A list of names, stored in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameColumn<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
    /// End of each name in `text`, in bytes.
    #[serde(borrow)]
    ends: NumberColumn<'a, u32>,
}

impl NameColumn<'_> {
    /// Adds a name behind the others.
    pub(super) fn push(&mut self, name: &str) {
        self.text.to_mut().push_str(name);
        // No text of 4 GiB is packed.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Returns the number of names.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns true if there is no name.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the name with this index; empty if there is none.
    pub fn get(&self, at: usize) -> &str {
        let end = self.ends.get(at).unwrap_or_default() as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        self.text.get(start.unwrap_or_default() as usize..end).unwrap_or_default()
    }

    /// Returns all names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }
}

/// Lines of a key and a value, sorted by key: a table that is searched in its text, without
/// unpacking. Spaces in keys do not count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortedLines<'a>(#[serde(borrow)] Cow<'a, str>);

impl SortedLines<'_> {
    /// Makes lines of keys and values. Neither has a line break, and the key no tab. Values of
    /// one key keep their order.
    pub(super) fn new(mut rows: Vec<(String, String)>) -> Self {
        rows.sort_by(|a, b| letters(&a.0).cmp(letters(&b.0)));
        Self(rows.iter().map(|(key, value)| format!("{key}\t{value}\n")).collect::<String>().into())
    }

    /// Returns the values of a key, which is given without spaces.
    pub(super) fn of<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s str> {
        let own = self.from(key).take_while(move |(own, _)| letters(own).eq(key.bytes()));
        own.map(|(_, value)| value)
    }

    /// Returns the keys and values of the lines whose key starts with `key`, which is given
    /// without spaces.
    pub(super) fn starting<'s>(&'s self, key: &str) -> impl Iterator<Item = (&'s str, &'s str)> {
        let starts = move |own: &str| letters(own).take(key.len()).eq(key.bytes());
        self.from(key).take_while(move |(own, _)| starts(own))
    }

    /// Returns the keys and values of all lines.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        parted(&self.0)
    }

    /// Returns the lines from the first key on that does not sort before `key`.
    fn from(&self, key: &str) -> impl Iterator<Item = (&str, &str)> {
        let text = self.0.as_bytes();
        let is_end = |byte: &u8| *byte == b'\n';
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low.midpoint(high);
            let before = text.get(low..middle).unwrap_or_default();
            let start = before.iter().rposition(is_end).map_or(low, |end| low + end + 1);
            let line = self.0.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            let own = line.split('\t').next().unwrap_or_default();
            if letters(own).lt(key.bytes()) { low = start + line.len() + 1 } else { high = start }
        }
        parted(self.0.get(low..).unwrap_or_default())
    }
}

/// Returns the bytes of a key without spaces.
fn letters(key: &str) -> impl Iterator<Item = u8> {
    key.bytes().filter(|byte| *byte != b' ')
}

/// Splits lines into keys and values.
fn parted(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_place_and_stay_so_when_packed() {
        let mut names = NameColumn::default();
        ["Cook County", "", "Añasco"].iter().for_each(|name| names.push(name));
        let packed: &'static [u8] = postcard::to_stdvec(&names).unwrap().leak();
        let unpacked: NameColumn = postcard::from_bytes(packed).unwrap();
        assert_eq!(unpacked, names);
        assert_eq!(unpacked.iter().collect::<Vec<_>>(), ["Cook County", "", "Añasco"]);
        assert_eq!((unpacked.get(3), unpacked.len(), unpacked.is_empty()), ("", 3, false));
        assert!(matches!(unpacked.text, Cow::Borrowed(_)), "names are read where they stand");
    }

    #[test]
    fn numbers_keep_their_value_and_are_found_in_order() {
        let mut column = NumberColumn::<u32>::default();
        let numbers = [0, 7, 7, 601, 70_000, u32::MAX];
        numbers.iter().for_each(|number| column.push(*number));
        let packed: &'static [u8] = postcard::to_stdvec(&column).unwrap().leak();
        let unpacked: NumberColumn<u32> = postcard::from_bytes(packed).unwrap();
        assert_eq!(unpacked.iter().collect::<Vec<_>>(), numbers);
        assert_eq!((unpacked.get(4), unpacked.get(6), unpacked.len()), (Some(70_000), None, 6));
        for bound in [0, 1, 7, 8, 601, 602, u32::MAX] {
            let first = numbers.partition_point(|number| *number < bound);
            assert_eq!(unpacked.first_from(bound), first, "{bound}");
        }
        assert!(matches!(unpacked.bytes, Cow::Borrowed(_)), "numbers are read where they stand");
    }

    #[test]
    fn a_line_is_found_wherever_it_stands() {
        let keys = ["", "a", "a a", "ab", "a c d", "b", "é", "z"];
        let all: Vec<(&str, &str)> =
            keys.iter().flat_map(|key| ["2", "1"].map(|value| (*key, value))).collect();
        for count in 0..=all.len() {
            let rows = &all[..count];
            let owned = rows.iter().rev().map(|(key, value)| (key.to_string(), value.to_string()));
            let lines = SortedLines::new(owned.collect());
            for key in ["", "a", "aa", "ab", "acd", "ac", "b", "é", "z", "A", "zz", "aab"] {
                let of_key = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> {
                    let own = rows.iter().rev().filter(|(own, _)| fits(&own.replace(' ', "")));
                    own.map(|(_, value)| *value).collect()
                };
                let found: Vec<&str> = lines.of(key).collect();
                assert_eq!(found, of_key(&|own| own == key), "{key} of {count}");
                let starting = lines.starting(key).count();
                assert_eq!(starting, of_key(&|own| own.starts_with(key)).len(), "{key}");
            }
            assert_eq!(lines.iter().count(), count);
        }
    }
}
