//! The tabs over the list: groups of kinds.

use crate::catalog::Kind;

/// One tab. The digit keys follow this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Every kind.
    #[default]
    All,
    /// Trainings.
    Trainings,
    /// Webinars.
    Webinars,
    /// Publications and toolkits: what one reads.
    Publications,
    /// Hotlines.
    Hotlines,
    /// The kinds that have no tab of their own.
    More,
}

impl Tab {
    /// All tabs, left to right.
    pub const ALL: [Tab; 6] =
        [Tab::All, Tab::Trainings, Tab::Webinars, Tab::Publications, Tab::Hotlines, Tab::More];

    /// Returns what is written on it.
    pub const fn label(self) -> &'static str {
        match self {
            Tab::All => "All",
            Tab::Trainings => "Trainings",
            Tab::Webinars => "Webinars",
            Tab::Publications => "Publications",
            Tab::Hotlines => "Hotlines",
            Tab::More => "More",
        }
    }

    /// Returns what is written on it when there is little room.
    pub const fn short_label(self) -> &'static str {
        match self {
            Tab::All => "All",
            Tab::Trainings => "Train",
            Tab::Webinars => "Webinar",
            Tab::Publications => "Docs",
            Tab::Hotlines => "Hotline",
            Tab::More => "More",
        }
    }

    /// Where it stands, from 0.
    pub fn position(self) -> usize {
        self as usize
    }

    /// Returns whether entries of this kind are under it.
    pub fn holds(self, kind: Kind) -> bool {
        match kind {
            _ if self == Tab::All => true,
            Kind::Training => self == Tab::Trainings,
            Kind::Webinar => self == Tab::Webinars,
            Kind::Publication | Kind::Toolkit => self == Tab::Publications,
            Kind::Hotline => self == Tab::Hotlines,
            _ => self == Tab::More,
        }
    }

    /// The tab `step` places to the right, round the end.
    pub fn step(self, step: isize) -> Tab {
        let count = Self::ALL.len() as isize;
        let next = (self.position() as isize + step).rem_euclid(count);
        Self::ALL[next as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_under_all_and_one_other_tab() {
        for &kind in Kind::ALL {
            assert_eq!(Tab::ALL.iter().filter(|tab| tab.holds(kind)).count(), 2, "{kind}");
        }
    }

    #[test]
    fn stepping_goes_round() {
        assert_eq!(Tab::All.step(-1), Tab::More);
        assert_eq!(Tab::More.step(1), Tab::All);
    }
}
