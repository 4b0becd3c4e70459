//! The rule under the search line, with what there is to tell about the search.

use super::key_hints;
use crate::app::{Command, Model};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::rule::draw_rule;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Columns of the rule before the text.
const LEAD: u16 = 2;

/// Draws the rule and, in it, what was not understood, how near the hits are,
/// and which word to drop.
pub fn draw_search_notes(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    let room = usize::from(area.width.saturating_sub(2 * LEAD));
    let forms = forms(model, look);
    let Some(text) = forms.iter().find(|form| form.width() <= room).or(forms.last()) else {
        return draw_rule(buffer, area, look);
    };
    let lead = LEAD.min(area.width);
    let mut pen = Pen::new(buffer, area);
    pen.skip(lead);
    let text = crate::ui::pen::cut(text, room);
    let role = age_role(model, &text);
    pen.write(&format!(" {text} "), look.theme.style(role));
    let end = pen.column();
    draw_rule(buffer, Rect { width: lead, ..area }, look);
    draw_rule(buffer, Rect { x: end, width: area.right() - end, ..area }, look);
}

/// Days after which the catalog is old, and very old.
const OLD: i32 = 90;
const VERY_OLD: i32 = 365;

/// Returns the days since the catalog was issued; fewer than 0 if that is ahead by this
/// computer's clock.
fn days_old(model: &Model) -> Option<i32> {
    model.catalog.manifest.issued.as_ref()?.days_until(model.today.as_ref()?)
}

/// Returns what to do about the age of the catalog, in words; empty if it is new.
fn age_advice(days: Option<i32>) -> &'static str {
    match days {
        Some(..0) => " · check this computer's date",
        Some(VERY_OLD..) => " · very old, update squadroom",
        Some(OLD..) => " · old, update squadroom",
        _ => "",
    }
}

/// Returns the role of a note: that of a warning or an error where it says that the catalog is
/// old. The words say the same.
fn age_role(model: &Model, text: &str) -> Role {
    let days = days_old(model);
    let advice = age_advice(days);
    match days {
        Some(VERY_OLD..) if text.ends_with(advice) => Role::Error,
        Some(..0 | OLD..) if text.ends_with(advice) => Role::Warning,
        _ => Role::Note,
    }
}

/// Returns what there is to tell, from the longest form to the shortest.
fn forms(model: &Model, look: &RenderContext) -> Vec<String> {
    if let Some(fault) = model.query_fault() {
        return vec![fault.into_owned()];
    }
    let near = model.nearness().map(|near| format!("{near}."));
    let way = way_to_office(model, look).or_else(|| model.notes_with_words());
    let Some(drop) = way.or_else(|| way_to_widen(model, look)) else {
        return near.map_or_else(|| about_list(model, look), |near| vec![near]);
    };
    let Some(near) = near else { return vec![drop] };
    let short = near.split([';', '.']).next().unwrap_or_default();
    vec![format!("{near} {drop}"), format!("{short}. {drop}"), drop]
}

/// Returns how many results are current and how to hide the others; without a query, the name
/// of the program and the date of the catalog, too.
fn about_list(model: &Model, look: &RenderContext) -> Vec<String> {
    let (current, past) = model.ages();
    let key = key_hints::chord(look, model.context(), Command::HidePast);
    let key = key.filter(|_| past > 0).map(|key| key.to_string());
    let act = if model.hides_past { "shows" } else { "hides" };
    let what = if model.hides_past { " hidden" } else { "" };
    let ages = match (past, &key) {
        (0, _) => format!("{current} current"),
        (_, Some(key)) => format!("{current} current, {past} older{what} ({key} {act} them)"),
        (_, None) => format!("{current} current, {past} older{what}"),
    };
    if !model.query.value().trim().is_empty() {
        let short = format!("{current} current, {past} older{what}");
        return if past == 0 { Vec::new() } else { vec![ages, short] };
    }
    let name = "squadroom";
    let date = model.catalog.manifest.issued.as_ref();
    let age = date.zip(model.today.as_ref()).and_then(|(date, today)| date.age(today));
    let age = age.map_or(String::new(), |age| format!(" ({age})"));
    let day = date.map_or(String::new(), |date| format!(" · {date}"));
    let date = date.map_or(String::new(), |date| format!(" · catalog of {date}"));
    let advice = age_advice(days_old(model));
    let dated = format!("{name}{date}{age}{advice}");
    let old = (!advice.is_empty()).then_some(dated);
    let whole = format!("{name} · {ages}{date}{age}{advice}");
    let brief = ages.replace(" them)", ")");
    let rest = [
        format!("{name} · {brief}{day}{age}"),
        format!("{name} · {brief}{day}"),
        format!("{name} · {ages}"),
        format!("{name} · {} resources", current + past),
    ];
    // The age of an old catalog goes before the numbers of its resources.
    [whole].into_iter().chain(old).chain(rest).collect()
}

/// Where a place may be meant, or an office of the FBI is asked for: the key that
/// finds it.
fn way_to_office(model: &Model, look: &RenderContext) -> Option<String> {
    let place = model.place_hint.as_deref()?;
    let key = key_hints::chord(look, model.context(), Command::Locator)?;
    let place = if place.is_empty() { "a place".to_owned() } else { quoted(place).into_owned() };
    Some(format!("{key}: find the FBI office for {place}."))
}

/// Which word or filter to drop, and how; an empty list tells that itself.
fn way_to_widen(model: &Model, look: &RenderContext) -> Option<String> {
    let obstacle = model.outcome.obstacle.as_ref().filter(|_| model.row_count() > 0)?;
    let key = key_hints::chord(look, model.context(), Command::Widen)?;
    Some(format!("{key}: {} found without {}.", obstacle.total, quoted(&obstacle.typed)))
}

/// Returns what was typed, in quotes unless it has its own.
pub(in crate::ui) fn quoted(typed: &str) -> Cow<'_, str> {
    if typed.contains('"') { Cow::Borrowed(typed) } else { Cow::Owned(format!("\"{typed}\"")) }
}
