//! One entry as plain text, all of it.

use super::line_text;
use super::line_text::Notes;
use super::text_writer::TextWriter;
use crate::catalog::{
    Access, Answer, Award, Catalog, Detail, Entry, Person, Resource, Service, Source, Status,
    UrlKind,
};

/// Writes everything that the entry has; what it does not have is left out.
pub(in crate::cli) fn entry(page: &mut TextWriter, catalog: &Catalog, entry: &Entry) {
    page.prose(0, &entry.title);
    page.field(0, "Id", Some(&entry.id));
    page.field(0, "Kind", Some(entry.kind.as_str()));
    page.list(0, "Also known as", &entry.alt_titles);
    page.field(0, "Status", Some(entry.status.as_str()));
    page.field(0, "Status note", entry.status_note.as_deref());
    page.list(0, "Replaced by", &named(catalog, entry.replaced_by.as_slice()));
    page.gap();
    page.paragraph(0, &entry.summary);
    page.gap();
    line_text::lines(page, 0, entry, Notes::All);
    detail(page, catalog, &entry.detail);
    page.list(0, "For", &entry.audience);
    page.field(0, "Access", entry.access.map(access));
    page.field(0, "Cost", entry.cost.as_deref());
    page.list(0, "Language", &entry.language);
    page.field(0, "Issued", entry.issued.as_ref().map(|date| date.as_str()));
    page.field(0, "Changed", entry.modified.as_ref().map(|date| date.as_str()));
    about(page, catalog, entry);
    page.gap();
    links(page, entry);
    page.list(0, "See also", &named(catalog, &entry.related));
    page.gap();
    sources(page, entry);
}

fn about(page: &mut TextWriter, catalog: &Catalog, entry: &Entry) {
    page.list(0, "Publisher", &publishers(catalog, &entry.publisher));
    page.field(0, "Publisher note", entry.publisher_note.as_deref());
    page.list(0, "Paid for by", &publishers(catalog, &entry.funder));
    let topic = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
    page.list(0, "Topics", &entry.topics.iter().map(topic).collect::<Vec<_>>());
}

/// The address, alone on its line so that it can be copied.
fn links(page: &mut TextWriter, entry: &Entry) {
    let label = match entry.url_kind {
        UrlKind::Exact => "Link",
        UrlKind::Landing => "Link (a page that leads to it)",
    };
    page.field(0, label, Some(&entry.url));
    if entry.url.starts_with("http:") {
        page.prose(2, "This site does not encrypt what you send and read.");
    }
    page.field(0, "Copy in a web archive", entry.archived_url.as_deref());
}

fn sources(page: &mut TextWriter, entry: &Entry) {
    page.field(0, "Newest evidence", entry.as_of.as_ref().map(|date| date.as_str()));
    let source = |source: &Source| match &source.as_of {
        Some(date) => format!("{} (dated {date})", source.url),
        None => source.url.clone(),
    };
    for text in entry.source.iter().map(source) {
        page.field(0, "Source", Some(&text));
    }
}

fn detail(page: &mut TextWriter, catalog: &Catalog, detail: &Detail) {
    match detail {
        Detail::Resource(resource) => crate::cli::render::entry_text::resource(page, resource),
        Detail::Service(service) => crate::cli::render::entry_text::service(page, service),
        Detail::Person(person) => crate::cli::render::entry_text::person(page, person),
        Detail::Award(award) => crate::cli::render::entry_text::award(page, award),
        Detail::Answer(answer) => crate::cli::render::entry_text::answer(page, catalog, answer),
        Detail::Site => {}
    }
}

fn resource(page: &mut TextWriter, resource: &Resource) {
    page.field(0, "Format", resource.format.map(|format| format.as_str()));
    page.field(0, "About the format", resource.format_note.as_deref());
    page.field(0, "Extent", resource.extent.as_deref());
    page.field(0, "Length", resource.duration.map(|length| length.to_string()).as_deref());
    page.field(0, "About the length", resource.duration_note.as_deref());
    for part in &resource.parts {
        let length = part.duration.map(|length| format!(" ({length})")).unwrap_or_default();
        page.field(0, "Part", Some(&format!("{}{length}", part.title)));
        page.field(2, "Link", part.url.as_deref());
    }
    page.list(0, "Presenters", &resource.presenters);
    page.list(0, "Authors", &resource.creators);
    page.field(0, "Recorded", resource.recorded.as_ref().map(|date| date.as_str()));
    page.field(0, "Starts", resource.starts.as_deref());
    page.field(0, "Captions", resource.captions.map(yes_or_no));
    page.field(0, "Credit", resource.credit.as_deref());
    page.field(0, "Before it", resource.prerequisites.as_deref());
    page.field(0, "Report number", resource.report_number.as_deref());
    page.field(0, "Document", resource.document_url.as_deref());
}

fn service(page: &mut TextWriter, service: &Service) {
    page.field(0, "Before you call", service.alert.as_deref());
    page.field(0, "Hours", service.hours.as_deref());
    page.list(0, "Languages spoken", &service.languages);
    page.field(0, "Who answers", service.who_answers.as_deref());
    page.field(0, "Is it the police", service.is_law_enforcement.map(yes_or_no));
    page.field(0, "Run by", service.operator.as_deref());
    page.field(0, "Run by them since", service.operator_since.as_ref().map(|date| date.as_str()));
    page.field(0, "Area", service.area_served.as_deref());
    page.field(0, "Who may use it", service.eligibility.as_deref());
    page.field(0, "What it does not do", service.limits.as_deref());
}

fn person(page: &mut TextWriter, person: &Person) {
    page.field(0, "Name", person.name.as_deref());
    page.field(0, "Role", person.role.as_deref());
    page.field(0, "Organization", person.organization.as_deref());
    let valid = person.valid_as_of.as_ref().map_or("not known", |date| date.as_str());
    page.field(0, "Last known to be so", Some(valid));
}

fn award(page: &mut TextWriter, award: &Award) {
    page.field(0, "Fiscal year", award.fiscal_year.as_deref());
    page.field(0, "Amount", award.amount.as_deref());
    page.field(0, "Award or call number", award.award_number.as_deref());
    page.field(0, "Area", award.area_served.as_deref());
    page.list(0, "Lead", &award.lead);
    page.list(0, "Partners", &award.partners);
    page.field(0, "Model", award.model.as_deref());
}

fn answer(page: &mut TextWriter, catalog: &Catalog, answer: &Answer) {
    page.field(0, "Answer", Some(&answer.answer));
    page.list(0, "See", &named(catalog, &answer.see));
}

/// Entries by title, with their ids to show them by.
fn named(catalog: &Catalog, ids: &[String]) -> Vec<String> {
    let name = |id: &String| match catalog.entry(id) {
        Some(entry) => format!("{} [{id}]", entry.title),
        None => format!("[{id}]"),
    };
    ids.iter().map(name).collect()
}

fn publishers(catalog: &Catalog, ids: &[String]) -> Vec<String> {
    let name = |id: &String| catalog.publisher(id).map_or(id.clone(), |own| own.name.clone());
    ids.iter().map(name).collect()
}

const fn access(access: Access) -> &'static str {
    match access {
        Access::Open => "open to all",
        Access::Registration => "anybody who makes an account",
        Access::Members => "members of the publisher",
        Access::LawEnforcement => "law enforcement only",
    }
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The kind and, when it does not hold now, the status: `webinar, archived`.
pub(in crate::cli) fn kind_and_status(entry: &Entry) -> String {
    match entry.status {
        Status::Current => entry.kind.to_string(),
        status => format!("{}, {status}", entry.kind),
    }
}
