//! The rows of the pane of facets: what the list can be narrowed by, with counts.

use crate::app::{FacetKey, Focus, Model};
use crate::catalog::Kind;
use crate::search::{Facet, LENGTHS, Value};

/// How many values of a facet are listed before the rest is folded away.
const FOLD: usize = 8;

/// A row of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FacetRow {
    /// The heading over the values of a facet.
    Heading(Facet),
    /// A value.
    Value(FacetValue),
    /// Lists the values that are folded away, so many; 0: folds them away.
    Fold(Facet, usize),
}

/// A value of a facet in the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// Of which facet.
    pub facet: Facet,
    /// The value in a query, after the colon.
    pub filter: String,
    /// The name on the screen.
    pub label: String,
    /// How many were found with it.
    pub count: usize,
    /// The state of the value in the query.
    pub mark: CheckState,
}

/// The state of a value in the filters of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckState {
    /// Nothing.
    Off,
    /// It is kept.
    On,
    /// A part of the range is kept.
    Partly,
    /// It is left out.
    Out,
}

impl FacetRow {
    /// Returns what it is, for rows that can be selected.
    pub fn key(&self) -> Option<FacetKey> {
        match self {
            FacetRow::Heading(_) => None,
            FacetRow::Value(value) => Some((value.facet, Some(value.filter.clone()))),
            FacetRow::Fold(facet, _) => Some((*facet, None)),
        }
    }
}

/// One line of a facet before it is known whether it is shown.
struct FacetLine<'a> {
    value: Option<&'a Value>,
    range: Option<&'static (&'static str, u32, u32)>,
    count: usize,
    mark: CheckState,
}

impl Model {
    /// Returns whether the pane is on the screen: beside the list on wide screens,
    /// else only while it has the focus.
    pub fn shows_facets(&self) -> bool {
        let is_wide = self.size.width >= crate::layout::WIDE_FACETS;
        self.facets.is_some() && (is_wide || self.focus == Focus::Facets)
    }

    /// Returns whether the pane has the keyboard.
    pub fn is_in_facets(&self) -> bool {
        self.focus == Focus::Facets && self.overlays.is_empty()
    }

    /// The rows of the pane, from the top; none before the index is there.
    pub fn facet_rows(&self) -> Vec<FacetRow> {
        let mut rows = Vec::new();
        for &facet in Facet::ALL {
            let lines = match facet {
                Facet::Length => self.length_lines(),
                facet => self.value_lines(facet),
            };
            let lines =
                lines.into_iter().filter(|line| line.count > 0 || line.mark != CheckState::Off);
            let lines: Vec<FacetLine<'_>> = lines.collect();
            if facet == Facet::Layer && self.catalog.layers.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                rows.push(FacetRow::Heading(facet));
                self.push_lines(facet, lines, &mut rows);
            }
        }
        rows
    }

    /// The first lines of a facet and those that are marked, or all.
    fn push_lines(&self, facet: Facet, lines: Vec<FacetLine<'_>>, rows: &mut Vec<FacetRow>) {
        let all = self.facets.as_ref().is_some_and(|pane| pane.unfolded.contains(&facet));
        let (count, mut shown) = (lines.len(), 0);
        for (place, line) in lines.into_iter().enumerate() {
            // A fold that hides a single line would take as much room as it.
            if all || place < FOLD || count == FOLD + 1 || line.mark != CheckState::Off {
                rows.push(FacetRow::Value(line.value_of(facet)));
                shown += 1;
            }
        }
        if shown < count || (all && count > FOLD + 1) {
            rows.push(FacetRow::Fold(facet, count - shown));
        }
    }

    /// Most found first, equals in the catalog's order; years newest first.
    fn value_lines(&self, facet: Facet) -> Vec<FacetLine<'_>> {
        let values = self.index.as_ref().map_or(&[][..], |index| index.values(facet));
        let line = |(place, value)| FacetLine {
            value: Some(value),
            range: None,
            count: self.outcome.count(facet, place),
            mark: match self.outcome.query.choice(facet, place) {
                None => CheckState::Off,
                Some(true) => CheckState::On,
                Some(false) => CheckState::Out,
            },
        };
        let mut lines: Vec<FacetLine<'_>> = values.iter().enumerate().map(line).collect();
        match facet {
            Facet::Year => lines.reverse(),
            _ => lines.sort_by_key(|line| std::cmp::Reverse(line.count)),
        }
        lines
    }

    /// The lengths as ranges, shortest first.
    fn length_lines(&self) -> Vec<FacetLine<'_>> {
        let facet = Facet::Length;
        let values = self.index.as_ref().map_or(&[][..], |index| index.values(facet));
        let line = |range: &'static (&'static str, u32, u32)| {
            let (_, from, to) = range;
            let is_in = |value: &Value| {
                value.id.parse::<u32>().is_ok_and(|minutes| (from..=to).contains(&&minutes))
            };
            let places = || (0..values.len()).filter(|place| is_in(&values[*place]));
            let choices: Vec<_> =
                places().map(|place| self.outcome.query.choice(facet, place)).collect();
            let count = places().map(|place| self.outcome.count(facet, place)).sum();
            FacetLine { value: None, range: Some(range), count, mark: joint_mark(&choices) }
        };
        LENGTHS.iter().map(line).collect()
    }
}

/// The mark of a range whose values have these choices.
fn joint_mark(choices: &[Option<bool>]) -> CheckState {
    let all = |wanted| !choices.is_empty() && choices.iter().all(|choice| *choice == wanted);
    if all(Some(true)) {
        CheckState::On
    } else if all(Some(false)) {
        CheckState::Out
    } else if choices.iter().any(Option::is_some) {
        CheckState::Partly
    } else {
        CheckState::Off
    }
}

impl FacetLine<'_> {
    fn value_of(&self, facet: Facet) -> FacetValue {
        let (filter, label) = match (self.range, self.value) {
            (Some((label, 0, to)), _) => (format!("..{to}m"), (*label).to_owned()),
            (Some((label, from, u32::MAX)), _) => (format!("{from}m.."), (*label).to_owned()),
            (Some((label, from, to)), _) => (format!("{from}..{to}m"), (*label).to_owned()),
            (None, Some(value)) => (value.id.clone(), label_of(facet, value)),
            (None, None) => Default::default(),
        };
        FacetValue { facet, filter, label, count: self.count, mark: self.mark }
    }
}

fn label_of(facet: Facet, value: &Value) -> String {
    match (facet, Kind::parse(&value.id)) {
        (Facet::Kind, Some(kind)) => kind.word().to_owned(),
        _ => value.label.clone(),
    }
}
