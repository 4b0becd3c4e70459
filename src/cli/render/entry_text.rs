//! One entry as plain text, all of it.

use super::line_text::{self, Notes};
use super::text_writer::TextWriter;
use crate::catalog::{Catalog, Detail, Entry, Fact, FactValue, Status};
use crate::effects::platform::clock;

/// Writes all facts of an entry; facts that it does not have are left out.
pub(in crate::cli) fn entry(page: &mut TextWriter, catalog: &Catalog, entry: &Entry) {
    page.prose(0, &entry.title);
    page.field(0, "Type", Some(entry.kind.word()));
    facts(page, entry.publisher_facts(catalog));
    page.field(0, "Status", Some(entry.status.as_str()));
    facts(page, entry.status_facts());
    facts(page, entry.change_facts(catalog));
    page.gap();
    page.paragraph(0, &entry.summary);
    if let Detail::Answer(answer) = &entry.detail {
        page.field(0, "Answer", Some(&answer.answer));
    }
    if let Detail::Card(card) = &entry.detail {
        page.gap();
        card.rows().for_each(|row| page.prose(0, &format!("- {row}")));
    }
    for other in entry.to_call(catalog) {
        let line = other.offered_line();
        let number = line.and_then(|line| Some((line, line_text::address(line)?)));
        if let Some((line, number)) = number {
            let hours = other.service().and_then(|service| service.hours.as_ref());
            let hours = hours.map_or(String::new(), |hours| format!(" ({hours})"));
            page.prose(0, &format!("{} {}: {number}{hours}", line.channel.verb(), other.name()));
        }
    }
    page.gap();
    line_text::lines(page, 0, entry, Notes::All);
    facts(page, entry.detail_facts());
    page.gap();
    facts(page, entry.link_facts());
    if entry.url.starts_with("http:") {
        page.prose(2, "This site isn't encrypted. Others may see what you send and read.");
    }
    facts(page, entry.related_facts(catalog));
    page.gap();
    facts(page, entry.source_facts(catalog, clock::today().as_ref()));
    facts(page, entry.about_facts(catalog));
    page.field(0, "Id", Some(&entry.id));
}

/// Writes labeled facts, a line each. Another entry has its id behind it, to show it by.
fn facts(page: &mut TextWriter, facts: Vec<Fact>) {
    for Fact { label, value } in facts {
        match value {
            FactValue::Text(text) | FactValue::Warning(text) | FactValue::Status(text) => {
                page.field(0, &label, Some(&text));
            }
            FactValue::Link { url, note } if note.is_empty() => {
                page.field(0, &label, Some(&url));
            }
            FactValue::Link { url, note } => {
                page.field(0, &label, Some(&format!("{url} ({note})")));
            }
            FactValue::List(list) => page.list(0, &label, &list),
            FactValue::Entry { id, title } => {
                page.field(0, &label, Some(&format!("{title} [{id}]")))
            }
            FactValue::Part { title, url } => {
                page.field(0, &label, Some(&title));
                page.field(2, "Link", url.as_deref());
            }
        }
    }
}

/// The kind and, when it does not hold now, the status: `webinar, archived`.
pub(in crate::cli) fn kind_and_status(entry: &Entry) -> String {
    match entry.status {
        Status::Current => entry.kind.to_string(),
        status => format!("{}, {status}", entry.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::text_view::{EntryContext, full};
    use crate::embedded;

    #[test]
    fn the_screen_and_show_label_every_fact_alike() {
        let catalog = embedded::catalog();
        let mut labels = 0;
        for entry in catalog.entries.iter() {
            let mut page = TextWriter::new(4000);
            super::entry(&mut page, &catalog, &entry);
            let shown = page.into_text();
            let view = full(&catalog, &entry, EntryContext::default(), 4000);
            let row = |row: &crate::app::text_view::Row| {
                row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>() + "\n"
            };
            let screen: String = view.rows.iter().map(row).collect();
            let facts = [
                entry.publisher_facts(&catalog),
                entry.status_facts(),
                entry.detail_facts(),
                entry.link_facts(),
                entry.related_facts(&catalog),
                entry.source_facts(&catalog, None),
                entry.about_facts(&catalog),
            ];
            for Fact { label, value } in facts.concat() {
                if !matches!(value, FactValue::Part { .. }) {
                    assert!(screen.contains(&label), "{}: {label}\n{screen}", entry.id);
                }
                assert!(shown.contains(&format!("{label}: ")), "{}: {label}\n{shown}", entry.id);
                labels += 1;
            }
        }
        assert!(labels > catalog.entries.len() * 8, "{labels}");
    }
}
