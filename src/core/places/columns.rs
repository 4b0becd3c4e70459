//! Columns that hold all rows in one value: a value for each row would take longer to unpack
//! than all else.

use serde::{Deserialize, Serialize};

/// A list of names, stored in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameColumn {
    text: String,
    /// End of each name in `text`, in bytes.
    #[serde(with = "steps")]
    ends: Vec<u32>,
}

impl NameColumn {
    /// Adds a name behind the others.
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
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
        let end = self.ends.get(at).copied().unwrap_or_default() as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
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
pub struct SortedLines(String);

impl SortedLines {
    /// Makes lines of keys and values. Neither has a line break, and the key no tab. Values of
    /// one key keep their order.
    pub(super) fn new(mut rows: Vec<(String, String)>) -> Self {
        rows.sort_by(|a, b| letters(&a.0).cmp(letters(&b.0)));
        Self(rows.iter().map(|(key, value)| format!("{key}\t{value}\n")).collect())
    }

    /// Returns the values of a key, which is given without spaces.
    pub(super) fn of<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> {
        let own = self.from(key).take_while(move |(own, _)| letters(own).eq(key.bytes()));
        own.map(|(_, value)| value)
    }

    /// Returns the keys and values of the lines whose key starts with `key`, which is given
    /// without spaces.
    pub(super) fn starting<'a>(&'a self, key: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
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

/// Ascending numbers, packed as the difference of each to the one before.
pub(super) mod steps {
    use serde::de::{Deserializer, SeqAccess, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub(in super::super) fn serialize<S: Serializer>(
        numbers: &[u32],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut before = 0;
        let steps = numbers
            .iter()
            .map(|number| number.wrapping_sub(std::mem::replace(&mut before, *number)));
        serializer.collect_seq(steps.collect::<Vec<_>>())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u32>, D::Error> {
        deserializer.deserialize_seq(Steps)
    }

    struct Steps;

    impl<'de> Visitor<'de> for Steps {
        type Value = Vec<u32>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("steps between ascending numbers")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut steps: A) -> Result<Vec<u32>, A::Error> {
            // No table has more rows.
            let rows = steps.size_hint().unwrap_or_default().min(1 << 17);
            let mut numbers = Vec::with_capacity(rows);
            let mut sum: u32 = 0;
            while let Some(step) = steps.next_element::<u32>()? {
                sum = sum.wrapping_add(step);
                numbers.push(sum);
            }
            Ok(numbers)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_place_and_stay_so_when_packed() {
        let mut names = NameColumn::default();
        ["Cook County", "", "Añasco"].iter().for_each(|name| names.push(name));
        let packed = postcard::to_stdvec(&names).unwrap();
        let unpacked: NameColumn = postcard::from_bytes(&packed).unwrap();
        assert_eq!(unpacked, names);
        assert_eq!(unpacked.iter().collect::<Vec<_>>(), ["Cook County", "", "Añasco"]);
        assert_eq!((unpacked.get(3), unpacked.len(), unpacked.is_empty()), ("", 3, false));
        assert!(packed.len() < 30, "{}", packed.len());
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
