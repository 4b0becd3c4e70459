//! The labels of the tabs, as far as they fit.

use crate::app::{Model, Tab};
use std::ops::Range;

/// One tab on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabSpan {
    /// The tab.
    pub tab: Tab,
    /// The label.
    pub text: String,
    /// The columns it takes.
    pub range: Range<u16>,
}

/// Returns the tabs with their counts in `width` columns, as "current/all" where not all are
/// current: whole labels, else short ones, else short ones with both counts on the chosen tab
/// alone, else no other tab's count, else names alone, else only digits beside the chosen tab.
pub fn tab_spans(model: &Model, width: u16) -> Vec<TabSpan> {
    let counts = model.tab_counts();
    let is_chosen = |tab: Tab| tab == model.tab;
    let digit = |tab: Tab| format!(" {} ", tab.position() + 1);
    let plain = |tab: Tab, label: &str| format!("{}{label} ", digit(tab));
    let counted = |tab: Tab, label: &str| match counts[tab.position()] {
        (current, all) if current == all => plain(tab, label) + &format!("{all} "),
        (current, all) => plain(tab, label) + &format!("{current}/{all} "),
    };
    let all = |tab: Tab| plain(tab, tab.short_label()) + &format!("{} ", counts[tab.position()].1);
    let short = |tab: Tab| counted(tab, tab.short_label());
    let bare = |tab: Tab| tab.short_label().to_owned();
    let bare_counted =
        |tab: Tab| counted(tab, tab.short_label())[digit(tab).len()..].trim_end().to_owned();
    let lines = [
        Tab::ALL.map(|tab| counted(tab, tab.label())),
        Tab::ALL.map(short),
        Tab::ALL.map(|tab| if is_chosen(tab) { short(tab) } else { all(tab) }),
        Tab::ALL.map(|tab| if is_chosen(tab) { short(tab) } else { plain(tab, tab.short_label()) }),
        Tab::ALL.map(|tab| if is_chosen(tab) { bare_counted(tab) } else { bare(tab) }),
        Tab::ALL.map(bare),
        Tab::ALL.map(|tab| if is_chosen(tab) { short(tab) } else { digit(tab) }),
    ];
    let fits = |line: &&[String; Tab::ALL.len()]| {
        line.iter().map(|text| text.len() + 1).sum::<usize>() <= usize::from(width) + 1
    };
    let [.., last] = &lines;
    let texts = lines.iter().find(fits).unwrap_or(last);
    let mut start = 0;
    let mut spans = Vec::new();
    for (tab, text) in Tab::ALL.into_iter().zip(texts) {
        let end = start + text.len() as u16;
        spans.push(TabSpan { tab, text: text.clone(), range: start..end });
        start = end + 1;
    }
    spans
}
