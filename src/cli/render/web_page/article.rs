//! One entry on the page.

use super::hidden_words;
use super::markup::Markup;
use super::numbers;
use crate::catalog::{Catalog, Detail, Entry, Fact, FactValue, Kind, PartialDate, UrlKind};
use std::collections::BTreeSet;

/// The surroundings of an entry.
pub(super) struct OnPage<'a> {
    /// The catalog that it is from.
    pub(super) catalog: &'a Catalog,
    /// The ids of all entries of the page.
    pub(super) ids: BTreeSet<String>,
    /// The day on which the page is made.
    pub(super) today: Option<&'a PartialDate>,
}

/// Writes an entry. Another entry is a link if it is on the page, too. The publishers and topics
/// are numbers, which the script turns into names; to write them out in every entry takes a
/// tenth of the page.
pub(super) fn article(page: &mut Markup, own: &OnPage<'_>, entry: &Entry) {
    page.tags("<article").attribute("id", &entry.id);
    page.attribute("data-k", &position(Kind::ALL, |kind| *kind == entry.kind));
    page.attribute("data-s", if entry.status.is_current() { "" } else { "1" });
    let topic = |id: &String| position(&own.catalog.topics, |topic| topic.id == *id);
    page.attribute("data-t", &entry.topics.iter().map(topic).collect::<Vec<_>>().join(" "));
    let publisher = |id: &String| position(&own.catalog.publishers, |one| one.id == *id);
    page.attribute("data-p", &entry.publisher.iter().map(publisher).collect::<Vec<_>>().join(" "));
    let keywords = entry.keywords.iter().map(String::as_str);
    page.attribute("data-h", &hidden_words::keys(keywords)).tags(">\n<h3>");
    page.link(&entry.url, "", &entry.title).tags("</h3>\n<p>");
    let key_facts = entry.key_facts(own.catalog, None);
    page.text(&key_facts.join(" · "));
    body(page, own, entry);
    page.tags("\n<details><summary>More</summary><dl>");
    if entry.url_kind == UrlKind::Landing {
        page.term("Link", "a landing page");
    }
    if entry.url.starts_with("http:") {
        page.term("Link", "isn't encrypted. Others may see what you send and read.");
    }
    let facts = [
        entry.status_facts(),
        entry.publisher_facts(own.catalog),
        entry.detail_facts(),
        entry.link_facts(),
        entry.about_facts(own.catalog),
    ];
    let is_told = |own: &&Fact| !is_told_elsewhere(own);
    facts.concat().iter().filter(is_told).for_each(|own| fact(page, own));
    others(page, own, entry);
    sources(page, own.catalog, entry, &key_facts);
    page.tags("</dl></details></article>\n");
}

/// Returns the place of a value in a list as the script reads it; nothing if it is not there.
fn position<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> String {
    let place = all.iter().position(is_it).and_then(|place| u32::try_from(place).ok());
    place.map(hidden_words::in_base_36).unwrap_or_default()
}

/// Writes what an officer reads of an entry: warnings, its use, its answer, its numbers.
fn body(page: &mut Markup, own: &OnPage<'_>, entry: &Entry) {
    for fact in warnings(entry) {
        if let FactValue::Warning(text) | FactValue::Status(text) = &fact.value {
            page.tags("\n<p><b>").text(&fact.label).tags(":</b> ").text(text);
        }
    }
    page.tags("\n<p>").text(&entry.summary);
    if let Detail::Answer(answer) = &entry.detail {
        page.tags("\n<p>").text(&answer.answer);
    }
    if let Detail::Card(card) = &entry.detail {
        page.tags("\n<ul>");
        for row in card.rows() {
            page.tags("<li>").text(&row);
        }
        page.tags("</ul>");
    }
    if !entry.lines.is_empty() || entry.email.is_some() {
        page.tags("\n<dl>");
        numbers::lines(page, entry, own.today);
        page.tags("</dl>");
    }
}

/// Returns what to know before all else.
fn warnings(entry: &Entry) -> Vec<Fact> {
    let mut facts = entry.status_facts();
    facts.extend(entry.service().map(|service| service.facts()).unwrap_or_default());
    facts
}

/// Returns true for a fact that the page shows already: in the line below the title, above, as
/// the link of the title, or by the script.
fn is_told_elsewhere(fact: &Fact) -> bool {
    const TOLD: [&str; 10] = [
        "Publisher",
        "Topics",
        "Audience",
        "Access",
        "Format",
        "Length",
        "Cost",
        "Issued",
        "Link",
        "Landing page",
    ];
    let is_above = matches!(fact.value, FactValue::Warning(_) | FactValue::Status(_));
    is_above || TOLD.contains(&fact.label.as_str())
}

fn fact(page: &mut Markup, fact: &Fact) {
    let term = |page: &mut Markup| {
        page.tags("<dt>").text(&fact.label).tags("<dd>");
    };
    match &fact.value {
        FactValue::Text(text) | FactValue::Warning(text) | FactValue::Status(text) => {
            page.term(&fact.label, text);
        }
        FactValue::List(list) => {
            let is_name = fact.label == "Also called";
            page.tags("<dt>").text(&fact.label);
            page.tags(if is_name { "<dd class=also>" } else { "<dd>" }).text(&list.join("; "));
        }
        FactValue::Link { url, note } => {
            term(page);
            page.link(url, "", &shortened(url));
            if !note.is_empty() {
                page.text(&format!(" ({note})"));
            }
        }
        FactValue::Entry { title, .. } => {
            page.term(&fact.label, title);
        }
        FactValue::Part { title, url } => {
            term(page);
            match url {
                Some(url) => page.link(url, "", title),
                None => page.text(title),
            };
        }
    }
}

/// Writes the entries that took its place or say more.
fn others(page: &mut Markup, own: &OnPage<'_>, entry: &Entry) {
    let mut label = String::new();
    for fact in entry.related_facts(own.catalog) {
        let FactValue::Entry { id, title } = &fact.value else { continue };
        if label != fact.label {
            page.tags("<dt>").text(&fact.label);
            label = fact.label;
        }
        page.tags("<dd>");
        let title = start(title, LONGEST_SHOWN);
        match own.ids.contains(id) {
            true => page.tags("<a").attribute("href", &format!("#{id}")).tags(">"),
            false => page.tags("<span>"),
        };
        page.text(&title).tags(if own.ids.contains(id) { "</a>" } else { "</span>" });
    }
}

/// Writes when its facts were verified, and where. The page that its title links to has no
/// second link.
fn sources(page: &mut Markup, catalog: &Catalog, entry: &Entry, key_facts: &[String]) {
    let mut is_first = true;
    for fact in entry.source_facts(catalog, None) {
        match &fact.value {
            FactValue::Text(text) if !key_facts.iter().any(|own| own.ends_with(text)) => {
                page.term(&fact.label, text);
            }
            FactValue::Link { url, note } => {
                let is_card = fact.label != "Source";
                if is_first || is_card {
                    page.tags("<dt>").text(&fact.label);
                }
                is_first = false;
                page.tags("<dd>");
                match *url == entry.url && !is_card {
                    true => page.tags("the page itself"),
                    false => page.link(url, "", host(url)),
                };
                if !note.is_empty() {
                    page.text(&format!(" ({note})"));
                }
            }
            _ => {}
        }
    }
}

/// Letters of an address or of another entry's title that are shown; the link has the rest.
const LONGEST_SHOWN: usize = 32;

/// Returns an address as people read it: without its scheme, and cut where it is long.
fn shortened(url: &str) -> String {
    start(bare(url).trim_end_matches('/'), LONGEST_SHOWN)
}

/// Returns the name of the site of an address.
fn host(url: &str) -> &str {
    bare(url).split('/').next().unwrap_or_default()
}

fn bare(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    bare.strip_prefix("www.").unwrap_or(bare)
}

fn start(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
