//! Ten entries that differ in where a word stands, and copies of some.

use crate::catalog::{
    Answer, Award, Catalog, Channel, Detail, Duration, Entry, Evidence, Format, Kind, Line,
    PartialDate, PhoneNumber, Publisher, Resource, Service, Status, Topic, UrlKind,
};
use crate::search::{CopyIndex, CopyIndexWriter, CopySource};
use std::io::Cursor;
use std::sync::Arc;

pub(in crate::search) fn entry(kind: Kind, title: &str, topics: &[&str], summary: &str) -> Entry {
    Entry {
        id: title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
        kind,
        layer: String::new(),
        title: title.into(),
        alt_titles: Vec::new(),
        keywords: Vec::new(),
        summary: summary.into(),
        publisher: vec!["iacp".into()],
        publisher_note: None,
        funder: Vec::new(),
        url: "https://example.org/".into(),
        url_kind: UrlKind::Exact,
        archived_url: None,
        topics: topics.iter().map(|id| (*id).to_owned()).collect(),
        audience: Vec::new(),
        audience_level: Vec::new(),
        language: Vec::new(),
        issued: None,
        modified: None,
        access: None,
        cost: None,
        status: Status::Current,
        status_note: None,
        replaced_by: None,
        related: Vec::new(),
        source: Vec::new(),
        as_of: None,
        on_origin_page: false,
        lines: Vec::new(),
        email: None,
        changes: Vec::new(),
        detail: Detail::Site,
    }
}

pub(in crate::search) fn topic(id: &str, label: &str, alt_labels: &[&str]) -> Topic {
    Topic {
        id: id.into(),
        label: label.into(),
        alt_labels: alt_labels.iter().map(|label| (*label).to_owned()).collect(),
        keywords: Vec::new(),
        broader: None,
        related: Vec::new(),
    }
}

fn line(number: &str, vanity: Option<&str>) -> Line {
    Line {
        channel: Channel::Voice,
        number: PhoneNumber::parse(number).ok(),
        url: None,
        vanity: vanity.map(Into::into),
        keywords: vec!["HELP".into()],
        prompt: None,
        area_served: None,
        evidence: Evidence::Confirmed,
        as_of: None,
        do_not_dial: None,
        note: None,
        source: Vec::new(),
    }
}

/// Ten entries that differ in where a word stands.
pub(in crate::search) fn fixture() -> Catalog {
    use Kind::*;
    let mut labor = entry(
        Training,
        "Labor Trafficking: Improving Victim Identification",
        &["labor"],
        "Spot the signs.",
    );
    labor.detail = Detail::Resource(Resource {
        presenters: vec!["José Núñez".into()],
        format: Some(Format::Conference),
        duration: Duration::parse("PT45M"),
        ..Resource::default()
    });
    labor.issued = PartialDate::parse("2019-05");
    let mut hotline =
        entry(Hotline, "National Human Trafficking Hotline", &["victims"], "Call day or night.");
    hotline.alt_titles = vec!["NHTH".into(), "BeFree textline".into()];
    hotline.lines = vec![line("1-888-373-7888", None), line("233733", Some("BEFREE"))];
    hotline.detail =
        Detail::Service(Service { operator: Some("Polaris".into()), ..Service::default() });
    let mut grant =
        entry(Funding, "Enhanced Collaborative Model", &["funding"], "Money for task forces.");
    grant.detail = Detail::Award(Award {
        award_number: Some("2020-VT-BX-0045".into()),
        area_served: Some("Ohio".into()),
        ..Award::default()
    });
    let mut faq = entry(Faq, "What is continued presence?", &["victims"], "What it means.");
    faq.detail =
        Detail::Answer(Answer { answer: "A stay granted to a witness.".into(), see: Vec::new() });
    let mut visa =
        entry(Publication, "The T Visa for Officers", &["victims"], "How to sign the form.");
    visa.alt_titles = vec!["I-914B".into(), "T visa".into()];
    Catalog {
        topics: vec![
            topic("labor", "Labor trafficking", &["forced labour", "debt bondage"]),
            topic("imb", "Illicit massage", &["massage parlor", "spa"]),
            topic("victims", "Victim services", &["survivors"]),
            topic("funding", "Funding", &["grant"]),
        ],
        publishers: vec![Publisher {
            id: "iacp".into(),
            name: "International Association of Chiefs of Police".into(),
            short_name: "IACP".into(),
            url: None,
            alt_names: vec!["Chiefs".into()],
        }],
        entries: vec![
            labor,
            entry(Training, "Advisory Platform Handbook", &["victims"], "Rules."),
            entry(Webinar, "Massage Businesses", &["imb", "labor"], "What to look for."),
            entry(
                Webinar,
                "Witness Interviews",
                &["victims"],
                "How victims of labor abuse speak. Massage too.",
            ),
            visa,
            hotline,
            grant,
            faq,
            entry(Site, "Zürich Protocol", &["victims"], "Straße."),
            entry(Site, "Trafficking", &["labor"], "One word."),
        ]
        .into(),
        ..Catalog::default()
    }
}

/// The words of saved copies: for each id its pages with their numbers.
pub(in crate::search) fn shelf(
    catalog: &Catalog,
    copies: &[(String, Vec<(u32, String)>)],
) -> Arc<CopyIndex> {
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new())).unwrap();
    for (id, pages) in copies {
        let pages = pages.iter().map(|(number, text)| (*number, text.as_str()));
        writer.add(source(id), pages).unwrap();
    }
    let image = writer.finish().unwrap().into_inner();
    Arc::new(CopyIndex::open(Arc::new(image)).unwrap().of_catalog(catalog))
}

pub(in crate::search) fn source(id: &str) -> CopySource {
    CopySource { id: id.to_owned(), file: format!("{id}.1.text"), bytes: 7 }
}
