//! An entry as text.

use super::facts::facts;
use super::record::{self, Length};
use super::{LinkTarget, SpanStyle, TextView, Writer, hotline};
use crate::catalog::{Catalog, Detail, Entry, PartialDate};
use crate::record::EntryState;
use crate::search::Reason;
use crate::shelf::SavedDocument;

/// The facts about an entry that are not in the catalog.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryContext<'a> {
    /// Why the search found it.
    pub why: Option<&'a Reason>,
    /// Its saved copy.
    pub copy: Option<&'a SavedDocument>,
    /// True if Enter opens that copy in place of the link.
    pub opens_copy: bool,
    /// Why its document could not be saved last time.
    pub fault: Option<&'a str>,
    /// The state of the entry in the officer's record.
    pub standing: Option<&'a EntryState>,
    /// The day, to tell what is overdue.
    pub today: Option<&'a PartialDate>,
    /// The day, to tell how old a number is.
    pub day: Option<&'a PartialDate>,
    /// True if it is new in the catalogs and the reader has not seen the news.
    pub is_new: bool,
}

/// From this width on, a text has its facts in a column of their own at the right. The left
/// column has 100 columns then, as many as a text without a second one, so that it shows no less.
pub(in crate::app) const TWO_COLUMNS_FROM: usize = 156;
/// The columns between the two.
const BETWEEN: usize = 4;

/// Returns an entry in the few rows below the list: what decides whether to open it.
pub fn brief(catalog: &Catalog, entry: &Entry, known: EntryContext<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    head(&mut writer, catalog, entry, known);
    hotline::lines(&mut writer, entry, known.day);
    written(&mut writer, known, Length::Brief);
    saved(&mut writer, known, false);
    content(&mut writer, entry);
    to_call(&mut writer, catalog, entry, known);
    passage(&mut writer, known);
    facts(&mut writer, catalog, entry.status_facts());
    facts(&mut writer, catalog, entry.change_facts(catalog));
    news(&mut writer, known);
    why(&mut writer, known);
    writer.finish()
}

/// Returns all that the catalog knows of an entry: the content first, then the link, the facts,
/// the sources, and why it was found. In a wide window the facts are a column at the right.
pub fn full(catalog: &Catalog, entry: &Entry, known: EntryContext<'_>, width: usize) -> TextView {
    if width < TWO_COLUMNS_FROM {
        let mut writer = Writer::new(width);
        left(&mut writer, catalog, entry, known);
        right(&mut writer, catalog, entry);
        rest(&mut writer, catalog, entry, known);
        return writer.finish();
    }
    let side = (width - BETWEEN) / 3;
    let mut writer = Writer::new(width - BETWEEN - side);
    left(&mut writer, catalog, entry, known);
    rest(&mut writer, catalog, entry, known);
    let mut beside = Writer::new(side);
    right(&mut beside, catalog, entry);
    writer.finish().beside(beside.finish(), width - side)
}

/// Writes the title, and what decides whether to open the entry.
fn head(writer: &mut Writer, catalog: &Catalog, entry: &Entry, known: EntryContext<'_>) {
    writer.prose(SpanStyle::Heading, &entry.title);
    writer.prose(SpanStyle::Dim, &entry.key_facts(catalog, known.day).join(" · "));
}

/// Writes that an entry is new.
fn news(writer: &mut Writer, known: EntryContext<'_>) {
    if known.is_new {
        writer.labeled("News", SpanStyle::Text, "new since you looked at the news last");
    }
}

/// Writes the points of a card, the answer of a question, else the abstract.
fn content(writer: &mut Writer, entry: &Entry) {
    if let Detail::Card(card) = &entry.detail {
        card.rows().for_each(|row| writer.item(&row));
        return;
    }
    writer.prose(
        SpanStyle::Text,
        match &entry.detail {
            Detail::Answer(answer) => &answer.answer,
            _ => &entry.summary,
        },
    );
}

/// Writes the numbers of the hotlines and contacts that an answer names.
fn to_call(writer: &mut Writer, catalog: &Catalog, entry: &Entry, known: EntryContext<'_>) {
    entry.to_call(catalog).iter().for_each(|other| hotline::to_call(writer, other, known.day));
}

/// Writes what is read first: title, numbers, content, link, and what the reader keeps of it.
fn left(writer: &mut Writer, catalog: &Catalog, entry: &Entry, known: EntryContext<'_>) {
    head(writer, catalog, entry, known);
    writer.gap();
    hotline::lines(writer, entry, known.day);
    writer.gap();
    content(writer, entry);
    to_call(writer, catalog, entry, known);
    passage(writer, known);
    facts(writer, catalog, entry.status_facts());
    facts(writer, catalog, entry.change_facts(catalog));
    news(writer, known);
    writer.gap();
    facts(writer, catalog, entry.link_facts());
    writer.gap();
    written(writer, known, Length::Full);
    saved(writer, known, true);
    writer.gap();
}

/// Writes the facts that lead nowhere.
fn right(writer: &mut Writer, catalog: &Catalog, entry: &Entry) {
    facts(writer, catalog, entry.detail_facts());
    facts(writer, catalog, entry.publisher_facts(catalog));
    facts(writer, catalog, entry.about_facts(catalog));
    writer.gap();
}

/// Writes what leads further, where the facts were seen, and why the search found it.
fn rest(writer: &mut Writer, catalog: &Catalog, entry: &Entry, known: EntryContext<'_>) {
    facts(writer, catalog, entry.related_facts(catalog));
    writer.gap();
    hotline::evidence(writer, catalog, entry, known.day);
    writer.gap();
    facts(writer, catalog, entry.source_facts(catalog, known.day));
    writer.gap();
    why(writer, known);
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

/// Adds the officer's stars, plans, completions and note.
fn written(writer: &mut Writer, known: EntryContext<'_>, length: Length) {
    if let Some(standing) = known.standing {
        record::standing(writer, standing, known.today, length);
    }
}

/// Which copy is on the shelf, and why there is none or no newer one.
fn saved(writer: &mut Writer, known: EntryContext<'_>, is_whole: bool) {
    if let Some(copy) = known.copy {
        let opens = if known.opens_copy { ". Enter opens the saved copy." } else { "" };
        writer.labeled("Saved copy", SpanStyle::Text, &(copy.in_words() + opens));
        if is_whole && copy.document.has_words() {
            writer.link("", "Read the saved copy here", LinkTarget::Reader);
        }
        if is_whole {
            let other = if known.opens_copy { "link" } else { "saved copy" };
            let choice = format!("Always open the {other} with Enter");
            writer.link("", &choice, LinkTarget::Prefer(!known.opens_copy));
        }
    }
    if let Some(why) = known.fault {
        writer.warning("NOT SAVED", why);
    }
}
