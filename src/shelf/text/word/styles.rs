//! The looks that a Word document gives to runs by named styles.

use super::elements::{attribute, child, value_of};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Styles that one is based on, in turn, at most.
const MOST_BASES: usize = 16;

/// The styles of the marks of notes, which many files use without telling how they look.
const OF_MARKS: [&str; 2] = ["FootnoteReference", "EndnoteReference"];

/// The looks of a run; `None` where nothing is said.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct RunLooks {
    is_hidden: Option<bool>,
    is_struck: Option<bool>,
    is_struck_twice: Option<bool>,
    /// Above the line, below it, or on it, as a named place.
    place: Option<Height>,
    /// The same by a distance.
    distance: Option<Height>,
}

/// The place of letters beside their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Height {
    /// Above the line.
    Raised,
    /// On the line.
    Level,
    /// Below the line.
    Lowered,
}

impl RunLooks {
    /// Reads the properties of a run or of a style.
    pub(super) fn of(about: Node<'_, '_>) -> Self {
        let switch = |name: &str| {
            let own = child(about, name)?;
            Some(!matches!(attribute(own, "val"), Some("0" | "false" | "off")))
        };
        let place = value_of(about, "vertAlign").map(|place| match place {
            "superscript" => Height::Raised,
            "subscript" => Height::Lowered,
            _ => Height::Level,
        });
        let distance = value_of(about, "position").map(|distance| {
            // The distance may have a unit: "3pt".
            match distance.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>()
            {
                Ok(up) if up > 0.0 => Height::Raised,
                Ok(up) if up < 0.0 => Height::Lowered,
                _ => Height::Level,
            }
        });
        Self {
            is_hidden: switch("vanish"),
            is_struck: switch("strike"),
            is_struck_twice: switch("dstrike"),
            place,
            distance,
        }
    }

    /// Returns these, with what stronger ones say in their place.
    pub(super) fn under(self, stronger: Self) -> Self {
        Self {
            is_hidden: stronger.is_hidden.or(self.is_hidden),
            is_struck: stronger.is_struck.or(self.is_struck),
            is_struck_twice: stronger.is_struck_twice.or(self.is_struck_twice),
            place: stronger.place.or(self.place),
            distance: stronger.distance.or(self.distance),
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        self.is_hidden == Some(true)
    }

    pub(super) fn is_crossed(self) -> bool {
        self.is_struck == Some(true) || self.is_struck_twice == Some(true)
    }

    pub(super) fn height(self) -> Height {
        let own = self.place.filter(|place| *place != Height::Level);
        own.or(self.distance).unwrap_or(Height::Level)
    }
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct WordStyles(HashMap<String, NamedStyle>);

#[derive(Debug, Default)]
struct NamedStyle {
    looks: RunLooks,
    base: Option<String>,
}

impl WordStyles {
    /// Reads the file with the styles; none where it is damaged.
    pub(super) fn of(xml: &str) -> Self {
        let Ok(document) = Document::parse(xml) else { return Self::default() };
        let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
        let named = styles.filter_map(|node| {
            let looks = child(node, "rPr").map(RunLooks::of).unwrap_or_default();
            let base = value_of(node, "basedOn").map(str::to_owned);
            Some((attribute(node, "styleId")?.to_owned(), NamedStyle { looks, base }))
        });
        Self(named.collect())
    }

    /// Returns the looks that a style gives, with those of the styles that it is based on.
    pub(super) fn looks(&self, id: &str) -> RunLooks {
        let mut looks = RunLooks::default();
        let mut next = Some(id);
        for _ in 0..MOST_BASES {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            looks = style.looks.under(looks);
            next = style.base.as_deref();
        }
        if OF_MARKS.contains(&id) && !self.0.contains_key(id) {
            looks.place = Some(Height::Raised);
        }
        looks
    }
}
