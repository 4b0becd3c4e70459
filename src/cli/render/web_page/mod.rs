//! The catalog, or a part of it, as one web page that needs no network.
//!
//! Start at [`page`]. The page is whole without its script, which adds the search, the filters
//! and the office of a ZIP code. A policy in its head lets nothing but its own script run and
//! nothing load. Texts can't become markup: see [`markup::Markup`].

mod article;
mod hidden_words;
mod hotlines;
mod markup;
mod numbers;
mod offices;
mod zip_codes;

use crate::catalog::{
    CONFIRM_FIRST, Catalog, Entry, Kind, PartialDate, Publisher, REVIEW_DAYS, Topic,
};
use crate::places::{ATTRIBUTION, Places};
use article::OnPage;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use markup::Markup;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("../../../../assets/page/page.css");
const SEARCH: &str = include_str!("../../../../assets/page/minisearch.min.js");
const SCRIPT: &str = include_str!("../../../../assets/page/page.js");

/// A page to write.
pub(in crate::cli) struct WebPage<'a> {
    /// The catalog that the entries are from.
    pub(in crate::cli) catalog: &'a Catalog,
    /// The entries, in the order in which they are shown.
    pub(in crate::cli) entries: Vec<&'a Entry>,
    /// The hotlines at the top.
    pub(in crate::cli) pinned: Vec<&'a Entry>,
    /// The tables of FBI offices.
    pub(in crate::cli) places: &'a Places,
    /// The words that chose the entries; empty for all.
    pub(in crate::cli) query: &'a str,
    /// The day on which the page is made.
    pub(in crate::cli) today: Option<&'a PartialDate>,
}

/// Returns the text of a page.
pub(in crate::cli) fn page(own: &WebPage<'_>) -> String {
    let ids = own.entries.iter().map(|entry| entry.id.clone()).collect();
    let on_page = OnPage { catalog: own.catalog, ids, today: own.today };
    let mut articles = Markup::default();
    own.entries.iter().for_each(|entry| article::article(&mut articles, &on_page, entry));
    let data = data(own, articles.as_str());
    let mut page = Markup::default();
    head(&mut page);
    intro(&mut page, own);
    page.tags("<main>\n<section id=sq_hotlines aria-labelledby=sq_h1>\n");
    page.tags("<h2 id=sq_h1>Hotlines</h2>\n");
    hotlines::pinned(&mut page, &own.pinned, own.today);
    hotlines::victim_cards(&mut page, &own.pinned, own.today);
    page.tags("</section>\n<section aria-labelledby=sq_h2>\n<h2 id=sq_h2>FBI office</h2>\n");
    offices::section(&mut page, own.places, own.today);
    page.tags("</section>\n<section aria-labelledby=sq_h3>\n<h2 id=sq_h3>Resources</h2>\n");
    filters(&mut page, own);
    page.tags("<div id=sq_list>\n").piece(&articles).tags("</div>\n");
    page.tags("<button id=sq_more class=noprint hidden type=button></button>\n");
    page.tags("</section>\n</main>\n");
    footer(&mut page);
    page.tags("<script type=\"application/json\" id=sq_data>").data(&data).tags("</script>\n");
    page.tags("<script>").tags(SEARCH).tags("</script>\n<script>").tags(SCRIPT);
    page.tags("</script>\n</body>\n</html>\n");
    page.into_string()
}

fn head(page: &mut Markup) {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {} {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SEARCH),
        hash(SCRIPT)
    );
    page.tags(
        "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n\
         <meta http-equiv=Content-Security-Policy",
    );
    page.attribute("content", &policy).tags(
        ">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n\
         <meta name=referrer content=no-referrer>\n<title>Human trafficking: hotlines and \
         resources for police</title>\n<style>",
    );
    page.tags(STYLE).tags("</style>\n</head>\n<body>\n");
    page.tags("<a class=skip href=\"#sq_h3\">Skip to the resources</a>\n");
}

fn intro(page: &mut Markup, own: &WebPage<'_>) {
    page.tags("<header>\n<h1>Human trafficking: hotlines and resources for police</h1>\n<p>");
    page.text(&format!("{} {}.", own.catalog.manifest.title, own.catalog.manifest.version));
    if let Some(day) = own.today {
        page.text(&format!(" Page made on {day}."));
    }
    if !own.query.is_empty() {
        page.text(&format!(" Only resources for “{}”.", own.query));
    }
    page.tags(
        " This page works offline and sends nothing. We have not called these numbers. A number \
         marked “confirm it first” is old, has one source, or its sources disagree.</p>\n\
         </header>\n",
    );
}

fn filters(page: &mut Markup, own: &WebPage<'_>) {
    page.tags(
        "<form id=sq_find class=script role=search hidden>\n\
         <div class=wide><label for=sq_q>Search</label>\
         <input id=sq_q type=search autocomplete=off spellcheck=false></div>\n",
    );
    let has = |is: &dyn Fn(&Entry) -> bool| own.entries.iter().any(|entry| is(entry));
    page.tags("<div><label for=sq_kind>Type</label><select id=sq_kind>");
    page.tags("<option value=\"\">All types</option>");
    for (place, kind) in (0..).zip(Kind::ALL) {
        if has(&|entry| entry.kind == *kind) {
            option(page, place, kind.word());
        }
    }
    page.tags("</select></div>\n<div><label for=sq_topic>Topic</label><select id=sq_topic>");
    page.tags("<option value=\"\">All topics</option>");
    for (place, topic) in (0..).zip(&own.catalog.topics) {
        if has(&|entry| entry.topics.contains(&topic.id)) {
            option(page, place, &topic.label);
        }
    }
    page.tags("</select></div>\n<div><label for=sq_publisher>Publisher</label>");
    page.tags("<select id=sq_publisher><option value=\"\">All publishers</option>");
    for (place, one) in (0..).zip(&own.catalog.publishers) {
        if has(&|entry| entry.publisher.contains(&one.id)) {
            option(page, place, &one.name);
        }
    }
    page.tags(
        "</select></div>\n<div><label><input id=sq_current type=checkbox> Only current</label>\
         </div>\n<div><button id=sq_clear type=button>Clear</button></div>\n\
         <div><button id=sq_all type=button>All hotlines</button></div>\n\
         <div><button type=button data-print=list>Print</button></div>\n</form>\n\
         <p id=sq_status role=status></p>\n",
    );
}

/// Writes a choice; its value is the place in the list of all.
fn option(page: &mut Markup, place: u32, label: &str) {
    page.tags("<option").attribute("value", &hidden_words::in_base_36(place)).tags(">");
    page.text(label).tags("</option>");
}

fn footer(page: &mut Markup) {
    page.tags("<footer>\n<p>Made with squadroom ").text(env!("CARGO_PKG_VERSION"));
    page.tags(
        ". It isn't affiliated with or endorsed by any agency or organization that it names. \
         Don't write case data into copies of this page.</p>\n<ul>\n",
    );
    for line in ATTRIBUTION {
        page.tags("<li>").text(line).tags("\n");
    }
    page.tags("</ul>\n</footer>\n");
}

/// Returns what the script reads.
fn data(own: &WebPage<'_>, articles: &str) -> Value {
    let topic = |topic: &Topic| {
        let keys = hidden_words::keys(topic.keywords.iter().map(String::as_str));
        json!([topic.label, topic.alt_labels.join(" "), keys])
    };
    let publisher = |one: &Publisher| {
        let others = [std::slice::from_ref(&one.short_name), &one.alt_names].concat();
        json!([one.name, others.join(" ")])
    };
    json!({
        "days": REVIEW_DAYS,
        "confirm": CONFIRM_FIRST,
        "stop": hidden_words::STOP_WORDS,
        "kinds": Kind::ALL.iter().map(|kind| kind.word()).collect::<Value>(),
        "hotline": Kind::ALL.iter().position(|kind| *kind == Kind::Hotline),
        "topics": own.catalog.topics.iter().map(topic).collect::<Value>(),
        "publishers": own.catalog.publishers.iter().map(publisher).collect::<Value>(),
        "rings": hidden_words::rings(own.catalog, articles),
        "offices": zip_codes::tables(own.places, own.today),
    })
}

#[cfg(test)]
mod tests;
