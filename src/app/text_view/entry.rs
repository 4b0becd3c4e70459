//! An entry as text.

use super::record;
use super::record::Length;
use super::{LinkTarget, SpanStyle, TextView, Writer, hotline};
use crate::catalog::{
    Award, Catalog, Detail, Entry, PartialDate, Person, Resource, Source, Status, UrlKind,
};
use crate::record::EntryState;
use crate::shelf::SavedDocument;

/// What is known of an entry beside the catalog.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryContext<'a> {
    /// Why the search found it.
    pub why: Option<&'a str>,
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
    status(&mut writer, entry);
    if let Some(why) = known.why {
        writer.labeled("Matched", SpanStyle::Dim, why);
    }
    written(&mut writer, known, Length::Brief);
    saved(&mut writer, known, false);
    hotline::lines(&mut writer, entry, known.day);
    writer.prose(SpanStyle::Text, &entry.summary);
    facts_in_a_row(&mut writer, catalog, entry);
    if let Detail::Answer(answer) = &entry.detail {
        writer.labeled("Answer", SpanStyle::Text, &answer.answer);
    }
    writer.finish()
}

/// All that the catalog knows of an entry but its title.
pub fn full(catalog: &Catalog, entry: &Entry, known: EntryContext<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    writer.prose(SpanStyle::Dim, &byline(catalog, entry));
    status(&mut writer, entry);
    writer.optional("Matched", known.why);
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
    facts(&mut writer, entry);
    writer.gap();
    addresses(&mut writer, entry);
    writer.gap();
    see_also(&mut writer, catalog, entry);
    writer.gap();
    hotline::evidence(&mut writer, catalog, entry, known.day);
    writer.gap();
    sources(&mut writer, catalog, &entry.source);
    checked(&mut writer, entry);
    about(&mut writer, catalog, entry);
    writer.finish()
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

fn byline(catalog: &Catalog, entry: &Entry) -> String {
    let name = |id: &String| catalog.publisher(id).map_or(id.clone(), |p| p.name.clone());
    let names: Vec<String> = entry.publisher.iter().map(name).collect();
    let mut line = format!("{} by {}", entry.kind.word(), names.join(", "));
    if let Some(note) = &entry.publisher_note {
        line.push_str(&format!(" ({note})"));
    }
    if !entry.funder.is_empty() {
        let funders: Vec<String> = entry.funder.iter().map(name).collect();
        line.push_str(&format!("; paid for by {}", funders.join(", ")));
    }
    line
}

/// The status in words with its reason; a current entry says so only in full.
pub(in crate::app) fn status(writer: &mut Writer, entry: &Entry) {
    let note = entry.status_note.as_deref();
    match (entry.status, note) {
        (Status::Current, None) => {}
        (Status::Current, Some(note)) => writer.labeled("Note", SpanStyle::Text, note),
        (status, note) => {
            let note = note.unwrap_or("no reason is given");
            writer.warning(&status_word(status), note);
        }
    }
}

fn status_word(status: Status) -> String {
    match status {
        Status::Unknown => "STATUS UNKNOWN".to_owned(),
        other => other.as_str().to_uppercase(),
    }
}

/// For whom, how long, what it needs: one paragraph.
fn facts_in_a_row(writer: &mut Writer, catalog: &Catalog, entry: &Entry) {
    let mut parts = Vec::new();
    if !entry.audience.is_empty() {
        parts.push(format!("For: {}.", entry.audience.join(", ")));
    }
    if let Detail::Resource(_) = entry.detail {
        let length = entry.length().unwrap_or_else(|| "not stated".to_owned());
        parts.push(format!("Length: {length}."));
        let access = entry.access.map_or("not stated", |access| access.as_str());
        parts.push(format!("Access: {access}."));
    }
    parts.extend(entry.issued.as_ref().map(|date| format!("Issued: {date}.")));
    parts.extend(entry.as_of.as_ref().map(|date| format!("Checked: {date}.")));
    parts.push(format!("By: {}.", catalog.publisher_names(entry)));
    writer.prose(SpanStyle::Text, &parts.join("  "));
}

fn facts(writer: &mut Writer, entry: &Entry) {
    writer.list("For", &entry.audience);
    match &entry.detail {
        Detail::Resource(resource) => resource_facts(writer, entry, resource),
        Detail::Service(service) => hotline::facts(writer, service),
        Detail::Person(person) => person_facts(writer, person),
        Detail::Award(award) => award_facts(writer, award),
        Detail::Answer(_) | Detail::Site => {}
    }
    let access = entry.access.map_or("not stated", |access| access.as_str());
    writer.labeled("Access", SpanStyle::Text, access);
    writer.optional("Cost", entry.cost.as_deref());
    writer.optional("Issued", entry.issued.as_ref().map(|date| date.as_str()));
    writer.optional("Changed", entry.modified.as_ref().map(|date| date.as_str()));
    writer.list("Language", &entry.language);
}

fn resource_facts(writer: &mut Writer, entry: &Entry, resource: &Resource) {
    writer.labeled("Length", SpanStyle::Text, &entry.length().unwrap_or("not stated".to_owned()));
    writer.optional("Form", entry.form().as_deref());
    writer.list("Speakers", &resource.presenters);
    writer.list("Written by", &resource.creators);
    writer.optional("Recorded", resource.recorded.as_ref().map(|date| date.as_str()));
    writer.optional("Starts", resource.starts.as_deref());
    writer.optional("Captions", resource.captions.map(|yes| if yes { "yes" } else { "no" }));
    writer.optional("Credit", resource.credit.as_deref());
    writer.optional("Take first", resource.prerequisites.as_deref());
    writer.optional("Report number", resource.report_number.as_deref());
    for part in &resource.parts {
        let length = part.duration.map_or(String::new(), |length| format!(" ({length})"));
        writer.indented(SpanStyle::Text, &format!("- {}{length}", part.title));
        if let Some(url) = &part.url {
            writer.link("", url, LinkTarget::Web(url.clone()));
        }
    }
}

fn person_facts(writer: &mut Writer, person: &Person) {
    writer.optional("Name", person.name.as_deref());
    writer.optional("Role", person.role.as_deref());
    writer.optional("Organization", person.organization.as_deref());
    let known = person.valid_as_of.as_ref().map_or("not known", |date| date.as_str());
    writer.labeled("Known to hold as of", SpanStyle::Text, known);
}

fn award_facts(writer: &mut Writer, award: &Award) {
    writer.optional("Fiscal year", award.fiscal_year.as_deref());
    writer.optional("Amount", award.amount.as_deref());
    writer.optional("Award or call number", award.award_number.as_deref());
    writer.optional("Where", award.area_served.as_deref());
    writer.list("Lead", &award.lead);
    writer.list("Partners", &award.partners);
    writer.optional("Model", award.model.as_deref());
}

pub(in crate::app) fn addresses(writer: &mut Writer, entry: &Entry) {
    let label = match entry.url_kind {
        UrlKind::Exact => "Link",
        UrlKind::Landing => "Link (leads to it)",
    };
    writer.link(label, &entry.url, LinkTarget::Web(entry.url.clone()));
    if let Detail::Resource(resource) = &entry.detail
        && let Some(url) = &resource.document_url
    {
        writer.link("File", url, LinkTarget::Web(url.clone()));
    }
    if let Some(url) = &entry.archived_url {
        writer.link("Archived copy", url, LinkTarget::Web(url.clone()));
    }
}

fn see_also(writer: &mut Writer, catalog: &Catalog, entry: &Entry) {
    let replaced = entry.replaced_by.iter().map(|id| ("Replaced by", id));
    let see = match &entry.detail {
        Detail::Answer(answer) => answer.see.as_slice(),
        _ => &[],
    };
    let see = see.iter().chain(&entry.related).map(|id| ("See also", id));
    for (label, id) in replaced.chain(see) {
        let found = catalog.entries.iter().enumerate().find(|(_, other)| other.id == *id);
        if let Some((place, other)) = found {
            let text = format!("{} ({})", other.title, other.kind.word());
            writer.link(label, &text, LinkTarget::Entry(place));
        }
    }
}

pub(in crate::app) fn sources(writer: &mut Writer, catalog: &Catalog, sources: &[Source]) {
    for source in sources {
        let date = source.as_of.as_ref().map_or(String::new(), |date| format!(", {date}"));
        let origin = source.origin.as_ref();
        let origin = origin.and_then(|id| catalog.manifest.origins.iter().find(|o| o.id == *id));
        let label = match origin {
            Some(origin) => format!("Source ({}{date})", origin.title),
            None => format!("Source{date}"),
        };
        writer.link(&label, &source.url, LinkTarget::Web(source.url.clone()));
    }
}

/// How new the evidence for the entry as a whole is.
pub(in crate::app) fn checked(writer: &mut Writer, entry: &Entry) {
    let checked = match &entry.as_of {
        Some(date) => format!("newest evidence of {date}"),
        None => "the sources bear no date".to_owned(),
    };
    writer.labeled("Checked", SpanStyle::Text, &checked);
}

fn about(writer: &mut Writer, catalog: &Catalog, entry: &Entry) {
    let label = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
    let topics: Vec<String> = entry.topics.iter().map(label).collect();
    writer.list("Topics", &topics);
    writer.list("Also called", &entry.alt_titles);
    if entry.on_origin_page {
        writer.labeled(
            "History",
            SpanStyle::Text,
            "named on the 2019 page that this catalog began with",
        );
    }
    writer.labeled("Id", SpanStyle::Text, &entry.id);
}
