//! Where an element of a web page ends whose words are special, without a tree.

use std::collections::BTreeMap;

/// How many elements of each name are open.
#[derive(Debug, Default)]
pub(super) struct Open(BTreeMap<Vec<u8>, u32>);

impl Open {
    pub(super) fn open(&mut self, name: &[u8]) {
        if !is_void(name) {
            *self.0.entry(name.to_vec()).or_default() += 1;
        }
    }

    /// Returns whether there was one.
    pub(super) fn close(&mut self, name: &[u8]) -> bool {
        let Some(count) = self.0.get_mut(name).filter(|count| **count > 0) else { return false };
        *count -= 1;
        true
    }

    fn has(&self, names: &[&[u8]]) -> bool {
        names.iter().any(|name| self.0.get(*name).is_some_and(|count| *count > 0))
    }
}

/// An element from its start tag on. Its end tag may be left out, as with `<p>`.
#[derive(Debug)]
pub(super) struct Region {
    name: Vec<u8>,
    inside: Open,
}

/// The effect of an end tag on a region.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// Nothing.
    No,
    /// It is the region's own.
    Own,
    /// It is that of an element around the region.
    Around,
}

impl Region {
    pub(super) fn new(name: &[u8]) -> Self {
        Self { name: name.to_vec(), inside: Open::default() }
    }

    /// Takes in a start tag; returns whether the region ends in front of it.
    pub(super) fn open(&mut self, name: &[u8], ends_block: bool) -> bool {
        let ends = match self.name.as_slice() {
            b"p" => ends_block && name != b"br",
            b"li" => name == b"li" && !self.inside.has(&[b"ul", b"ol"]),
            b"dt" | b"dd" => matches!(name, b"dt" | b"dd") && !self.inside.has(&[b"dl"]),
            b"td" | b"th" => {
                matches!(name, b"td" | b"th" | b"tr" | b"tbody") && !self.inside.has(&[b"table"])
            }
            b"tr" => matches!(name, b"tr" | b"tbody") && !self.inside.has(&[b"table"]),
            b"a" => name == b"a",
            // Blocks are no part of a drawing that was not closed.
            b"svg" => ends_block && !self.inside.has(&[b"foreignobject", b"foreignObject"]),
            _ => false,
        };
        if !ends {
            self.inside.open(name);
        }
        ends
    }

    /// Takes in an end tag; `around` are the elements that were open before the region.
    pub(super) fn close(&mut self, name: &[u8], around: &Open) -> Ends {
        if self.inside.close(name) {
            Ends::No
        } else if self.name == name {
            Ends::Own
        } else if self.is_inside(name) && around.has(&[name]) {
            Ends::Around
        } else {
            Ends::No
        }
    }
}

impl Region {
    /// Returns whether the end of an element around it ends the region, too.
    fn is_inside(&self, name: &[u8]) -> bool {
        super::elements::is_container(name)
            || name == b"p" && !super::elements::ends_block(&self.name)
    }
}

/// Returns whether elements of this name have no end tag and nothing in them.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}
