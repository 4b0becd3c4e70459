//! An entry as text.

use super::facts::facts;
use super::record::{self, Length};
use super::{LinkTarget, SpanStyle, TextView, Writer, hotline};
use crate::catalog::{Catalog, Detail, Entry, Fact, FactValue, PartialDate};
use crate::record::EntryState;
use crate::search::Reason;
use crate::shelf::SavedDocument;

/// What is known of an entry beside the catalog.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryContext<'a> {
    /// Why the search found it.
    pub why: Option<&'a Reason>,
    /// Its saved copy.
    pub copy: Option<&'a SavedDocument>,
    /// Whether Enter opens that in place of the link.
    pub opens_copy: bool,
    /// Why its document could not be saved last time.
    pub fault: Option<&'a str>,
    /// What the officer's record says of it.
    pub standing: Option<&'a EntryState>,
    /// The day, to tell what is overdue.
    pub today: Option<&'a PartialDate>,
    /// The day, to tell how old a number is.
    pub day: Option<&'a PartialDate>,
}

/// An entry in the few rows beside or below the list: what decides whether to
/// open it.
pub fn brief(catalog: &Catalog, entry: &Entry, known: EntryContext<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    facts(&mut writer, catalog, entry.status_facts());
    passage(&mut writer, known);
    written(&mut writer, known, Length::Brief);
    saved(&mut writer, known, false);
    hotline::lines(&mut writer, entry, known.day);
    writer.prose(SpanStyle::Text, &entry.summary);
    facts_in_a_row(&mut writer, catalog, entry);
    if let Detail::Answer(answer) = &entry.detail {
        writer.labeled("Answer", SpanStyle::Text, &answer.answer);
    }
    why(&mut writer, known);
    writer.finish()
}

/// All that the catalog knows of an entry but its title.
pub fn full(catalog: &Catalog, entry: &Entry, known: EntryContext<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    facts(&mut writer, catalog, entry.publisher_facts(catalog));
    facts(&mut writer, catalog, entry.status_facts());
    passage(&mut writer, known);
    written(&mut writer, known, Length::Full);
    saved(&mut writer, known, true);
    writer.gap();
    hotline::lines(&mut writer, entry, known.day);
    writer.gap();
    writer.prose(SpanStyle::Text, &entry.summary);
    if let Detail::Answer(answer) = &entry.detail {
        writer.labeled("Answer", SpanStyle::Text, &answer.answer);
    }
    writer.gap();
    facts(&mut writer, catalog, entry.detail_facts());
    writer.gap();
    facts(&mut writer, catalog, entry.link_facts());
    writer.gap();
    facts(&mut writer, catalog, entry.related_facts(catalog));
    writer.gap();
    hotline::evidence(&mut writer, catalog, entry, known.day);
    writer.gap();
    facts(&mut writer, catalog, entry.source_facts(catalog));
    facts(&mut writer, catalog, entry.about_facts(catalog));
    why(&mut writer, known);
    writer.finish()
}

/// Writes the fields that have the searched words.
fn why(writer: &mut Writer, known: EntryContext<'_>) {
    if let Some(why) = known.why.filter(|why| !why.fields.is_empty()) {
        writer.labeled("Matches", SpanStyle::Dim, &why.fields);
    }
}

/// Writes the passage of the saved copy that has the searched words.
fn passage(writer: &mut Writer, known: EntryContext<'_>) {
    if let Some(passage) = known.why.and_then(|why| why.passage.as_ref()) {
        writer.labeled(&passage.heading(), SpanStyle::Text, &format!("“{}”", passage.text));
    }
}

/// What the officer wrote down.
fn written(writer: &mut Writer, known: EntryContext<'_>, length: Length) {
    if let Some(standing) = known.standing {
        record::standing(writer, standing, known.today, length);
    }
}

/// Which copy is on the shelf, and why there is none or no newer one.
fn saved(writer: &mut Writer, known: EntryContext<'_>, is_whole: bool) {
    if let Some(copy) = known.copy {
        let opens = if known.opens_copy { ". Enter opens the saved copy." } else { "" };
        writer.labeled("On the shelf", SpanStyle::Text, &(copy.in_words() + opens));
        if is_whole && copy.document.has_words() {
            writer.link("", "Read the saved copy here", LinkTarget::Reader);
        }
        if is_whole {
            let other = if known.opens_copy { "link" } else { "saved copy" };
            let choice = format!("Have Enter open the {other} from now on");
            writer.link("", &choice, LinkTarget::Prefer(!known.opens_copy));
        }
    }
    if let Some(why) = known.fault {
        writer.warning("NOT SAVED", why);
    }
}

/// The facts that decide whether to open an entry; access and length only of what is
/// taken, watched or read.
fn decides(entry: &Entry, label: &str) -> bool {
    let is_resource = matches!(entry.detail, Detail::Resource(_));
    matches!(label, "For" | "Issued") || is_resource && matches!(label, "Length" | "Access")
}

/// Writes those facts in one paragraph.
fn facts_in_a_row(writer: &mut Writer, catalog: &Catalog, entry: &Entry) {
    let mut parts = Vec::new();
    for Fact { label, value } in entry.detail_facts() {
        match value {
            FactValue::Text(text) if decides(entry, &label) => parts.push((label, text)),
            FactValue::List(list) if decides(entry, &label) => parts.push((label, list.join(", "))),
            _ => {}
        }
    }
    parts.extend(entry.as_of.as_ref().map(|date| ("Checked".to_owned(), date.to_string())));
    parts.push(("By".to_owned(), catalog.publisher_names(entry)));
    let parts: Vec<String> =
        parts.into_iter().map(|(label, text)| format!("{label}: {text}.")).collect();
    writer.prose(SpanStyle::Text, &parts.join("  "));
}
