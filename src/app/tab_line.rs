//! What is written on the tabs, as far as it fits.

use super::{Model, Tab};
use std::ops::Range;

/// One tab on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabSpan {
    /// The tab.
    pub tab: Tab,
    /// What is written there.
    pub text: String,
    /// The columns it takes.
    pub range: Range<u16>,
}

/// The tabs with their counts in `width` columns: whole labels, else short
/// ones, else only digits and the chosen tab's label.
pub fn tab_spans(model: &Model, width: u16) -> Vec<TabSpan> {
    let counts = model.tab_counts();
    let write = |tab: Tab, label: &str| match (tab.position(), label) {
        (place, "") => format!(" {} ", place + 1),
        (place, label) => format!(" {} {label} {} ", place + 1, counts[place]),
    };
    let line = |label: &dyn Fn(Tab) -> &'static str| Tab::ALL.map(|tab| write(tab, label(tab)));
    let fits = |line: &[String; Tab::ALL.len()]| {
        line.iter().map(|text| text.len() + 1).sum::<usize>() <= usize::from(width) + 1
    };
    let chosen = |tab: Tab| if tab == model.tab { tab.short_label() } else { "" };
    let lines = [line(&Tab::label), line(&Tab::short_label), line(&chosen)];
    let [.., last] = &lines;
    let texts = lines.iter().find(|line| fits(line)).unwrap_or(last);
    let mut start = 0;
    let mut spans = Vec::new();
    for (tab, text) in Tab::ALL.into_iter().zip(texts) {
        let end = start + text.len() as u16;
        spans.push(TabSpan { tab, text: text.clone(), range: start..end });
        start = end + 1;
    }
    spans
}
