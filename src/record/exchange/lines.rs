//! The lines of the log of an archive.

use super::archive::{Archive, JsonLine, Titled};
use crate::catalog::PartialDate;
use crate::record::clean_text::evened;
use crate::record::completion::{Completion, LogEntry};
use crate::record::hours::Hours;
use crate::record::item::Item;
use std::collections::BTreeMap;

impl Archive {
    /// Returns the lines of the log, with texts that are safe to show; a date that is none is
    /// left out.
    pub fn log(&self) -> Vec<LogEntry> {
        let subjects: BTreeMap<&str, &Titled> =
            self.subjects.iter().map(|subject| (subject.id.as_str(), subject)).collect();
        let subject = |id: &str| match subjects.get(id) {
            Some(titled) => harmless(titled),
            None => Item { id: evened(id), title: evened(id), ..Item::default() },
        };
        self.done.iter().map(|line| entry(line, subject(&line.subject))).collect()
    }
}

fn harmless(titled: &Titled) -> Item {
    let line = |text: &Option<String>| text.as_deref().map(evened);
    Item {
        id: evened(&titled.id),
        title: evened(&titled.title),
        kind: evened(&titled.kind),
        provider: line(&titled.provider),
        topics: titled.topics.iter().map(|topic| evened(topic)).collect(),
        url: line(&titled.url),
    }
}

fn entry(line: &JsonLine, subject: Item) -> LogEntry {
    let date = |text: &Option<String>| text.as_deref().and_then(PartialDate::parse);
    let text = |text: &Option<String>| text.as_deref().map(evened);
    LogEntry {
        id: evened(&line.id),
        subject,
        completion: Completion {
            date: date(&line.date),
            hours: line.minutes.and_then(Hours::of_minutes),
            provider: text(&line.provider),
            certificate: text(&line.certificate),
            credit: text(&line.credit),
            expires: date(&line.expires),
        },
        added: evened(&line.added),
        changed: evened(&line.changed),
    }
}
