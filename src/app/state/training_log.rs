//! The screen of the training log: the selected line, and the words to find lines by.

use crate::catalog::PartialDate;
use crate::folding::words;
use crate::record::{CycleProgress, LogEntry};

/// The screen of the training log.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingLog {
    /// The selected line, by its place among those that fit.
    pub selected: usize,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The words to find lines by.
    pub typed: String,
    /// True while they are typed.
    pub is_typing: bool,
    /// The id of the line whose details are shown.
    pub opened: Option<String>,
    /// How far the training cycle is, where the settings name one.
    pub cycle: Option<CycleProgress>,
}

impl TrainingLog {
    /// Returns the lines that fit the typed words.
    pub(in crate::app) fn found<'l>(&self, log: &'l [LogEntry]) -> Vec<&'l LogEntry> {
        let typed = words(&self.typed);
        log.iter().filter(|line| typed.is_empty() || fits(line, &typed)).collect()
    }
}

/// Returns whether words of a line begin with all that is typed.
fn fits(line: &LogEntry, typed: &[String]) -> bool {
    let completion = &line.completion;
    let date =
        |date: &Option<PartialDate>| date.as_ref().map(|date| format!("{date} {}", date.as_str()));
    let texts = [
        date(&completion.date),
        Some(line.subject.title.clone()),
        line.provider().map(str::to_owned),
        completion.credit.clone(),
        completion.certificate.clone(),
        Some(line.subject.topics.join(" ")),
    ];
    let own = words(&texts.into_iter().flatten().collect::<Vec<_>>().join(" "));
    typed.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
}
