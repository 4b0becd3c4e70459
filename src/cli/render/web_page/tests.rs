//! The page as a browser reads it: its tags, its links, its size.

use super::*;
use crate::catalog::{Answer, Detail, Line, Part, Resource, Service};
use crate::embedded;
use html5gum::{Token, Tokenizer};
use std::collections::BTreeMap;

const TRICKS: [&str; 30] = [
    "<script>window.evil=true</script>",
    "</script><script>window.evil=true</script>",
    "<img src=x onerror=window.evil=true>",
    "<svg onload=window.evil=true>",
    "<svg><script>window.evil=true</script></svg>",
    "\"><img src=x onerror=window.evil=true>",
    "'><img src=x onerror=window.evil=true>",
    "\" onmouseover=\"window.evil=true",
    "' onfocus='window.evil=true' autofocus='",
    "javascript:window.evil=true",
    "JaVaScRiPt:window.evil=true//https://a.example",
    "data:text/html,<script>window.evil=true</script>",
    "vbscript:window.evil=true",
    "<!--",
    "--><script>window.evil=true</script>",
    "<!--<script>",
    "]]><script>window.evil=true</script>",
    "</style><script>window.evil=true</script>",
    "</title><script>window.evil=true</script>",
    "</textarea><script>window.evil=true</script>",
    "</details></article></main><script>window.evil=true</script>",
    "<iframe srcdoc='<script>parent.evil=true</script>'>",
    "<object data=x></object><embed src=x>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<style>body{display:none}</style>",
    "&lt;script&gt;&#60;img src=x&#62;&amp",
    "${window.evil=true}`{{evil}}\\u003cscript\\u003e",
    "\u{202e}\u{0}\u{1b}[31m\u{e0041}<b>\u{2028}</b>",
];

/// Three hundred texts that try to be more than text.
fn hostile() -> Vec<String> {
    let around: [fn(&str) -> String; 10] = [
        str::to_owned,
        |trick| format!("a {trick} b"),
        |trick| format!("\"{trick}\""),
        |trick| format!("'{trick}'"),
        |trick| format!("`{trick}`"),
        |trick| format!("<{trick}>"),
        |trick| format!("</{trick}"),
        |trick| format!("&{trick};"),
        |trick| format!("{trick}{trick}"),
        |trick| format!("\\{trick}\n\r\t{trick}"),
    ];
    TRICKS.iter().flat_map(|trick| around.map(|form| form(trick))).collect()
}

/// An entry with a text in every field that takes one.
fn evil(at: usize, text: &str, pattern: &Entry) -> Entry {
    let own = || Some(text.to_owned());
    let list = || vec![text.to_owned()];
    let part = Part { title: text.to_owned(), duration: None, url: own() };
    let detail = match at % 3 {
        0 => Detail::Answer(Answer { answer: text.to_owned(), see: list() }),
        1 => Detail::Service(Service {
            operator: own(),
            hours: own(),
            languages: list(),
            alert: own(),
            limits: own(),
            ..Service::default()
        }),
        _ => Detail::Resource(Resource {
            format_note: own(),
            parts: vec![part],
            presenters: list(),
            document_url: own(),
            credit: own(),
            ..Resource::default()
        }),
    };
    let line = |line: &Line| Line {
        url: own(),
        vanity: own(),
        prompt: own(),
        note: own(),
        area_served: own(),
        keywords: list(),
        ..line.clone()
    };
    Entry {
        id: format!("evil-{at}"),
        title: text.to_owned(),
        alt_titles: list(),
        keywords: list(),
        summary: text.to_owned(),
        publisher: list(),
        publisher_note: own(),
        url: text.to_owned(),
        topics: list(),
        audience: list(),
        cost: own(),
        status_note: own(),
        archived_url: own(),
        related: list(),
        lines: pattern.lines.iter().map(line).collect(),
        detail,
        ..pattern.clone()
    }
}

/// The page of these entries, at the top, too.
fn page_of(catalog: &Catalog, entries: &[Entry]) -> String {
    page(&WebPage {
        catalog,
        entries: entries.iter().collect(),
        pinned: entries.iter().take(30).collect(),
        places: embedded::places(),
        query: "<script>window.evil=true</script>",
        today: PartialDate::parse("2026-06-01").as_ref(),
    })
}

/// How often each tag opens, and every attribute with its value.
fn read(page: &str) -> (BTreeMap<String, usize>, Vec<(String, String)>) {
    let (mut tags, mut attributes) = (BTreeMap::new(), Vec::new());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut reader = Tokenizer::new(page);
    while let Some(Ok(token)) = reader.next() {
        if let Token::StartTag(tag) = token {
            *tags.entry(text(&tag.name)).or_default() += 1;
            let own = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
            attributes.extend(own);
        }
    }
    (tags, attributes)
}

#[test]
fn three_hundred_hostile_texts_stay_texts() {
    let mut catalog = embedded::catalog();
    let pattern = catalog.entry(crate::catalog::NATIONAL_HOTLINE).unwrap().into_owned();
    let texts = hostile();
    assert_eq!(texts.len(), 300);
    let entries: Vec<Entry> =
        texts.iter().enumerate().map(|(at, text)| evil(at, text, &pattern)).collect();
    for (topic, text) in catalog.topics.iter_mut().zip(&texts) {
        topic.label = text.clone();
    }
    for (publisher, text) in catalog.publishers.iter_mut().zip(&texts) {
        publisher.name = text.clone();
    }
    catalog.manifest.title = texts[0].clone();
    catalog.synonyms = texts.chunks(2).map(<[String]>::to_vec).collect();
    let page = page_of(&catalog, &entries);
    let (tags, attributes) = read(&page);
    let plain = page_of(&embedded::catalog(), &[pattern]);
    let known = read(&plain).0;
    for name in tags.keys().filter(|name| !["dt", "dd", "ul", "li"].contains(&name.as_str())) {
        assert!(known.contains_key(name), "<{name}>");
    }
    for once in ["script", "style", "title", "meta", "html", "body", "main", "header", "footer"] {
        assert_eq!(tags[once], known[once], "<{once}>");
    }
    for (name, value) in attributes {
        assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}={value}");
        let safe = ["https://", "http://", "tel:", "sms:", "mailto:", "#"];
        let is_safe = safe.iter().any(|scheme| value.starts_with(scheme));
        assert!(name != "href" || is_safe, "{name}={value}");
    }
    assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}') && !page.contains('\u{0}'));
    // For a browser, which tests/page opens it in.
    if let Some(file) = std::env::var_os("HOSTILE_PAGE") {
        std::fs::write(file, page).unwrap();
    }
}

#[test]
fn the_page_of_the_catalog_is_small_and_shows_no_keyword() {
    let catalog = embedded::catalog();
    let entries: Vec<Entry> = catalog.entries.iter().map(|entry| entry.into_owned()).collect();
    let pinned = catalog.pinned();
    let own = WebPage {
        catalog: &catalog,
        entries: entries.iter().collect(),
        pinned: pinned.iter().map(|entry| &**entry).collect(),
        places: embedded::places(),
        query: "",
        today: None,
    };
    let page = page(&own);
    let mut offices = Markup::default();
    offices::section(&mut offices, own.places, None);
    let tables = zip_codes::tables(own.places, None).to_string().len();
    let locator = tables + offices.as_str().len();
    println!("{} bytes, {locator} of them for FBI offices", page.len());
    assert!(page.len() <= 2_000_000, "{} bytes", page.len());
    assert!(page.len() - locator <= 1_200_000, "{} without FBI offices", page.len() - locator);
    for entry in &entries {
        for keyword in entry.keywords.iter().filter(|keyword| keyword.contains(' ')) {
            let shown = [&entry.title, &entry.summary].map(|text| text.to_lowercase());
            let told = shown.iter().any(|text| text.contains(&keyword.to_lowercase()));
            let attribute = format!("=\"{keyword}\"");
            assert!(told || !page.contains(&attribute), "{}: {keyword}", entry.id);
        }
    }
}

#[test]
fn the_policy_has_the_hash_of_every_script() {
    let catalog = Catalog::default();
    let page = page_of(&catalog, &[]);
    let scripts: Vec<&str> = page.split("<script>").skip(1).collect();
    assert_eq!(scripts.len(), 2);
    for script in scripts {
        let script = script.split("</script>").next().unwrap();
        let hash = STANDARD.encode(Sha256::digest(script));
        // A slash and a plus need no escape in an attribute.
        assert!(page.contains(&format!("sha256-{hash}")), "{hash}");
    }
}
