mod properties;

use super::*;
use crate::catalog::{
    Answer, Award, Channel, Detail, Evidence, Kind, Line, PhoneNumber, Publisher, Resource,
    Service, Status, Topic, UrlKind,
};

fn entry(kind: Kind, title: &str, topics: &[&str], summary: &str) -> Entry {
    Entry {
        id: title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
        kind,
        title: title.into(),
        alt_titles: Vec::new(),
        summary: summary.into(),
        publisher: vec!["iacp".into()],
        publisher_note: None,
        funder: Vec::new(),
        url: "https://example.org/".into(),
        url_kind: UrlKind::Exact,
        archived_url: None,
        topics: topics.iter().map(|id| (*id).to_owned()).collect(),
        audience: Vec::new(),
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
        detail: Detail::Site,
    }
}

fn topic(id: &str, label: &str, alt_labels: &[&str]) -> Topic {
    Topic {
        id: id.into(),
        label: label.into(),
        alt_labels: alt_labels.iter().map(|label| (*label).to_owned()).collect(),
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
fn fixture() -> Catalog {
    use Kind::*;
    let mut labor = entry(
        Training,
        "Labor Trafficking: Improving Victim Identification",
        &["labor"],
        "Spot the signs.",
    );
    labor.detail = Detail::Resource(Resource {
        presenters: vec!["José Núñez".into()],
        ..Resource::default()
    });
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
        ],
        ..Catalog::default()
    }
}

/// Titles of what `query` finds.
fn titles(query: &str) -> Vec<String> {
    let catalog = fixture();
    let hits = Index::build(&catalog).search(&catalog, query);
    hits.iter().map(|hit| catalog.entries[hit.entry].title.clone()).collect()
}

fn first(query: &str) -> String {
    titles(query).first().cloned().unwrap_or_default()
}

fn reasons(query: &str) -> Vec<String> {
    let catalog = fixture();
    let hits = Index::build(&catalog).search(&catalog, query);
    hits.iter().map(|hit| reason(&catalog, hit)).collect()
}

#[test]
fn an_empty_query_gives_everything_in_catalog_order() {
    let catalog = fixture();
    for query in ["", "  ", "?!", "\u{301}"] {
        let hits = Index::build(&catalog).search(&catalog, query);
        assert!(hits.iter().map(|hit| hit.entry).eq(0..catalog.entries.len()));
        assert!(hits.iter().all(|hit| hit.score == 0 && hit.matched.is_empty()));
    }
}

#[test]
fn words_match_in_any_order_and_all_must() {
    assert_eq!(first("identif labor victim"), "Labor Trafficking: Improving Victim Identification");
    assert_eq!(titles("hotline chiefs national"), ["National Human Trafficking Hotline"]);
    assert_eq!(titles("hotline ohio"), [""; 0]);
}

#[test]
fn case_and_accents_do_not_count() {
    for query in ["ZURICH", "zürich", "Zu\u{308}rich", "strasse", "STRASSE", "straße"] {
        assert_eq!(first(query), "Zürich Protocol", "{query}");
    }
    assert_eq!(first("jose nunez"), "Labor Trafficking: Improving Victim Identification");
}

#[test]
fn an_exact_title_comes_first_then_titles_with_every_word() {
    assert_eq!(
        titles("trafficking")[..3],
        [
            "Trafficking",
            "National Human Trafficking Hotline",
            "Labor Trafficking: Improving Victim Identification",
        ],
    );
    assert_eq!(titles("massage"), ["Massage Businesses", "Witness Interviews"]);
}

#[test]
fn a_word_start_in_the_abstract_outranks_the_middle_of_a_title_word() {
    assert_eq!(titles("form"), ["The T Visa for Officers", "Advisory Platform Handbook"]);
    assert_eq!(titles("visor"), ["Advisory Platform Handbook"]);
}

#[test]
fn one_letter_is_found_at_the_start_of_words_alone() {
    assert_eq!(first("t visa"), "The T Visa for Officers");
    let catalog = fixture();
    for hit in Index::build(&catalog).search(&catalog, "z") {
        assert_eq!(catalog.entries[hit.entry].title, "Zürich Protocol");
    }
}

#[test]
fn other_names_topics_people_and_numbers_lead_to_the_entry() {
    for (query, title) in [
        ("NHTH", "National Human Trafficking Hotline"),
        ("befree", "National Human Trafficking Hotline"),
        ("polaris", "National Human Trafficking Hotline"),
        ("888-373-7888", "National Human Trafficking Hotline"),
        ("8883737888", "National Human Trafficking Hotline"),
        ("I-914B", "The T Visa for Officers"),
        ("massage parlor", "Massage Businesses"),
        ("2020-vt-bx-0045", "Enhanced Collaborative Model"),
        ("ohio", "Enhanced Collaborative Model"),
        ("witness stay", "What is continued presence?"),
    ] {
        assert_eq!(first(query), title, "{query}");
    }
}

#[test]
fn a_withheld_number_leads_nowhere() {
    let mut catalog = fixture();
    for line in &mut catalog.entries[5].lines {
        line.number = None;
        line.keywords = vec!["ZEBRA".into()];
        line.vanity = Some("QUAGGA".into());
    }
    let index = Index::build(&catalog);
    for query in ["373", "quagga", "zebra"] {
        assert_eq!(index.search(&catalog, query), [], "{query}");
    }
}

#[test]
fn a_missing_letter_is_forgiven_in_titles_but_only_when_nothing_else_fits() {
    let labor = "Labor Trafficking: Improving Victim Identification";
    assert_eq!(first("labor traficking"), labor);
    assert_eq!(first("identfication"), labor);
    assert_eq!(first("tvisa"), "The T Visa for Officers");
    // Letters strewn over a title are no match; nor are letters of an abstract.
    assert_eq!(titles("lbrvcm"), [""; 0]);
    assert_eq!(titles("lkfr"), [""; 0]);
    assert_eq!(titles("granted"), ["What is continued presence?"]);
    assert_eq!(titles("grnted"), [""; 0]);
    assert_eq!(
        reasons("traficking hotline"),
        ["hotline: title; traficking: title (spelled otherwise)"]
    );
}

#[test]
fn a_known_word_is_never_looked_for_loosely() {
    let mut catalog = fixture();
    catalog.entries.push(entry(Kind::Site, "Hotel Lineup", &[], ""));
    let index = Index::build(&catalog);
    for query in ["hotline lineup", "lineup hotline"] {
        assert_eq!(index.search(&catalog, query), [], "{query}");
    }
    assert_eq!(index.search(&catalog, "hotlin lineup"), []);
    assert_eq!(index.search(&catalog, "hotlneup").len(), 1);
}

#[test]
fn an_exact_title_beats_another_name() {
    let mut catalog = fixture();
    let mut signs = entry(Kind::Training, "Trafficking Signs", &[], "");
    signs.alt_titles = vec!["Trafficking".into()];
    catalog.entries.insert(0, signs);
    let hits = Index::build(&catalog).search(&catalog, "trafficking");
    let titles: Vec<&str> =
        hits.iter().map(|hit| catalog.entries[hit.entry].title.as_str()).collect();
    assert_eq!(titles[..2], ["Trafficking", "Trafficking Signs"]);
}

#[test]
fn a_pinned_hotline_leads_its_equals() {
    let mut catalog = fixture();
    catalog.entries.insert(0, entry(Kind::Hotline, "Other Hotline", &[], ""));
    let first = |catalog: &Catalog, query: &str| {
        let hits = Index::build(catalog).search(catalog, query);
        catalog.entries[hits[0].entry].title.clone()
    };
    assert_eq!(first(&catalog, "hotl"), "Other Hotline");
    for entry in &mut catalog.entries {
        if let Detail::Service(service) = &mut entry.detail {
            service.pinned = Some(1);
        }
    }
    assert_eq!(first(&catalog, "hotl"), "National Human Trafficking Hotline");
    assert_eq!(first(&catalog, "other hotline"), "Other Hotline");
}

#[test]
fn a_reason_says_where_each_word_was_found() {
    assert_eq!(
        reasons("labor massage parlor")[0],
        "massage: title; parlor: topic Illicit massage (also called massage parlor); labor: topic Labor trafficking"
    );
    assert_eq!(reasons("nhth")[0], "nhth: other name NHTH");
    assert_eq!(
        reasons("chiefs ohio")[0],
        "chiefs: publisher International Association of Chiefs of Police; ohio: area Ohio"
    );
    assert_eq!(
        reasons("iacp 373")[0],
        "iacp: publisher International Association of Chiefs of Police; 373: number 1-888-373-7888"
    );
    assert_eq!(reasons("")[0], "");
}

#[test]
fn highlights_cover_what_was_typed_in_the_original_text() {
    let catalog = fixture();
    let hits = Index::build(&catalog).search(&catalog, "vis zur");
    assert_eq!(hits, []);
    let hits = Index::build(&catalog).search(&catalog, "TRAF labo");
    let found = &hits[0].matched[0];
    let text = found.text(&catalog, &catalog.entries[hits[0].entry]).unwrap();
    let marked: Vec<&str> = found.ranges.iter().map(|range| &text[range.clone()]).collect();
    assert_eq!(marked, ["Labo", "Traf"]);
    assert_eq!(found.words.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["TRAF", "labo"]);
    let text = "Zürich visits advisors";
    let marked: Vec<&str> =
        ranges_in(text, "vis zur zu").into_iter().map(|range| &text[range]).collect();
    assert_eq!(marked, ["Zür", "vis"]);
}

#[test]
fn the_nearest_spelling_is_offered() {
    let index = Index::build(&fixture());
    assert_eq!(index.nearest("hotlnie").as_deref(), Some("hotline"));
    assert_eq!(index.nearest("Labor tarfficking").as_deref(), Some("Labor trafficking"));
    assert_eq!(index.nearest("hotline"), None);
    assert_eq!(index.nearest("hotl"), None);
    assert_eq!(index.nearest("qqqqqqqqqq"), None);
    assert_eq!(index.nearest(""), None);
}
