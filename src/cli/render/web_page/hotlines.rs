//! The numbers at the top of the page, and the victim card.

use super::markup::Markup;
use super::numbers;
use crate::app::QrSymbol;
use crate::app::screens::victim_card::{self, Language, is_for_victims};
use crate::app::text_view::SpanStyle;
use crate::catalog::{Channel, Entry, Line, PartialDate};
use ratatui::layout::Size;

/// Columns and lines of the card, in which every sentence has its own line.
const CARD: Size = Size { width: 76, height: 60 };

/// Writes the emergency number and the pinned hotlines, each with its number to call and to text.
pub(super) fn pinned(page: &mut Markup, entries: &[&Entry], today: Option<&PartialDate>) {
    page.tags("<p class=big>Emergency: ").link("tel:911", "num", "911").tags("</p>\n");
    let is_emergency =
        |entry: &&&Entry| entry.offered_number().is_some_and(|number| number.as_str() == "911");
    for entry in entries.iter().filter(|entry| !is_emergency(entry)) {
        page.tags("<div class=line><div>\n<h3>").text(&entry.title).tags("</h3>");
        if let Some(service) = entry.service() {
            if let Some(alert) = &service.alert {
                page.tags("<p><b>").text(service.alert_label()).tags(":</b> ");
                page.text(alert);
            }
            if let Some(hours) = &service.hours {
                page.tags("<p>Hours: ").text(hours);
            }
        }
        page.tags("<dl class=big>");
        numbers::first(page, entry, today);
        page.tags("</dl>\n<details><summary>All numbers</summary><dl>");
        numbers::lines(page, entry, today);
        page.tags("</dl></details></div>\n");
        let to_scan = entry.offered_line().filter(|line| line.number.is_some());
        to_scan.into_iter().for_each(|line| code(page, line));
        page.tags("</div>\n");
    }
}

/// Draws the QR code that calls or texts a number.
fn code(page: &mut Markup, line: &Line) {
    let Some(symbol) = line.dial_uri().and_then(|uri| QrSymbol::encode(&uri)) else { return };
    let number = line.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let verb = if line.channel == Channel::Text { "texts" } else { "calls" };
    let side = symbol.side();
    page.tags("<svg class=qr role=img");
    page.attribute("aria-label", &format!("QR code that {verb} {number}"));
    page.attribute("viewBox", &format!("0 0 {side} {side}")).tags("><path fill=\"#000\"");
    let rows = symbol.ascii();
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let modules: Vec<bool> = row.as_bytes().chunks(2).map(|cell| cell == b"##").collect();
        let mut x = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            if run.first() == Some(&true) {
                path += &format!("M{x} {y}h{0}v1h-{0}z", run.len());
            }
            x += run.len();
        }
    }
    page.attribute("d", &path).tags("/></svg>\n");
}

/// Writes the card to give to a victim in both languages, if a number is certain enough.
pub(super) fn victim_cards(page: &mut Markup, entries: &[&Entry], today: Option<&PartialDate>) {
    let Some(entry) = entries.iter().find(|entry| is_for_victims(entry)) else { return };
    page.tags("<details id=sq_card><summary>Victim card, to show or print</summary>\n");
    for language in Language::ALL {
        page.tags("<div class=card").attribute("lang", language.tag()).tags(">\n");
        // Blank ink: the page has a large number of its own.
        let card = victim_card::document(entry, language, CARD, ' ', today);
        for row in card.rows {
            let text: String = row.spans.iter().map(|(_, text)| text.as_str()).collect();
            if text.trim().is_empty() {
                continue;
            }
            page.tags("<p>");
            for (style, text) in &row.spans {
                match (style, uri(entry, text.trim())) {
                    (SpanStyle::Heading, Some(uri)) => page.link(&uri, "num", text.trim()),
                    _ => page.text(text),
                };
            }
        }
        page.tags("</div>\n");
    }
    page.tags("<button class=script hidden type=button data-print=card>Print the card</button>\n");
    page.tags("</details>\n");
}

/// Returns what calls or texts a number of an entry.
fn uri(entry: &Entry, number: &str) -> Option<String> {
    let is_it = |line: &&Line| line.number.as_ref().is_some_and(|own| own.as_str() == number);
    entry.lines.iter().find(is_it).and_then(Line::dial_uri)
}
