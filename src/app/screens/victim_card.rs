//! The card to show a victim: a number in big digits and a few plain words.
//!
//! The words stand in `assets/victim_card.toml` for a reviewer, the number and
//! what holds of its line in the catalog.

mod big_number;

use super::hotline_card::card_order;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_view::{Row, SpanStyle, TextView, Writer};
use crate::app::{Command, Effect, Message, Model, Overlay};
use crate::catalog::{Channel, Doubt, Entry, EntryPosition, Line, PartialDate, Service};
use ratatui::layout::Size;
use serde::Deserialize;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

pub use crate::app::overlay::{Language, VictimCard};

/// The number to dial in an emergency.
const EMERGENCY: &str = "911";

/// The relay for those who do not hear, reached from any telephone.
const RELAY: &str = "711";

/// The longest row of words, in columns.
const LONGEST_ROW: usize = 76;

/// The file of words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    text: Vec<CardText>,
}

/// One text in each language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardText {
    id: String,
    en: Translation,
    es: Translation,
}

/// A text in one language. The mark is for those who read the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    text: String,
    #[allow(dead_code, reason = "only the tests and the reviewers read it")]
    reviewed: bool,
}

/// The words; that the file has them is for the tests to see.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/victim_card.toml")).unwrap_or_default()
});

/// The text of that id, empty if there is none.
pub fn word(id: &str, language: Language) -> &'static str {
    let text = WORDS.text.iter().find(|text| text.id == id);
    text.map_or("", |text| match language {
        Language::English => &text.en.text,
        Language::Spanish => &text.es.text,
    })
}

/// Returns whether a hotline may stand on the card: it has a number to call that is
/// sure, but perhaps for its age, and not the emergency's; no police answer it. An entry
/// that is not built in must say so.
pub fn is_for_victims(entry: &Entry) -> bool {
    let is_civilian = |service: &Service| match service.is_law_enforcement {
        Some(is_police) => !is_police,
        // An agency's own entry has to say that no police answer.
        None => crate::embedded::built_in().has(&entry.id),
    };
    entry.service().is_some_and(is_civilian)
        && number(entry, Channel::Voice).is_some_and(|number| number != EMERGENCY)
}

/// The screen of the card for a victim.
pub(super) struct VictimScreen;

/// Shows the card for a victim alone on the screen.
pub(in crate::app) fn show(model: &mut Model) -> Vec<Effect> {
    match model.line_for_victim() {
        Some(entry) => {
            let language = Language::default();
            model.overlays.push(Overlay::Victim(VictimCard { entry, language }));
            Vec::new()
        }
        None => model.tell(Message::error("No number here is certain enough to show to a victim.")),
    }
}

impl Screen for VictimScreen {
    /// It tells its two keys itself, in its language.
    fn hints(&self, _: &Model) -> &'static [Command] {
        &[]
    }

    fn is_locked(&self) -> bool {
        true
    }

    /// A key changes the language or closes the card, and the screen is cleared. Whoever
    /// holds the device can do nothing else.
    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::{Back, Leave, NextKind, PreviousKind, QuickExit, Quit, Redraw, Suspend};
        match command {
            Quit | QuickExit | Redraw | Suspend => return None,
            NextKind | PreviousKind => {
                let card = model.top_as_mut::<VictimCard>()?;
                card.language = card.language.other();
            }
            Back | Leave | Command::VictimCard => {
                model.close();
                return Some(vec![Effect::Redraw]);
            }
            _ => {}
        }
        Some(Vec::new())
    }
}

impl Model {
    /// The hotline for the victim's card: the one on the hotline card, if it is
    /// one for victims, else the first of those that are.
    pub(in crate::app) fn line_for_victim(&self) -> Option<EntryPosition> {
        let shown = self.card().and(self.current());
        let mut places =
            shown.into_iter().chain(self.pinned.iter().copied()).chain(card_order(self));
        places.find(|&place| {
            self.catalog.entries.get(place).is_some_and(|entry| is_for_victims(&entry))
        })
    }
}

/// A part of the card. Parts with a low rank are kept longest.
struct CardSection {
    rank: u8,
    rows: Vec<Row>,
}

/// The card in that many columns and rows, its digits drawn with `ink`. What
/// does not fit is left out whole, the number last. A number that is old on that
/// day bears the date on which it was seen.
pub fn document(
    entry: &Entry,
    language: Language,
    size: Size,
    ink: char,
    today: Option<&PartialDate>,
) -> TextView {
    let (width, height) = (usize::from(size.width), usize::from(size.height));
    let Some(number) = number(entry, Channel::Voice) else { return TextView::default() };
    let seen = doubt(entry, today).map(|doubt| match doubt {
        Doubt::Old(seen) => date_in(language, &seen),
        other => other.reason(),
    });
    let mut parts = parts(entry, today, (number, seen), language, width);
    let big = big_number::rows(number, width, height, ink).unwrap_or_default();
    if !big.is_empty() {
        let mut rows: Vec<Row> = big.into_iter().map(|row| one(SpanStyle::Heading, row)).collect();
        rows.insert(0, Row::default());
        rows.push(Row::default());
        let after = parts.iter().position(|part| part.rank == 0).unwrap_or(0);
        parts.insert(after, CardSection { rank: 6, rows });
    }
    let rows = |parts: &[CardSection]| parts.iter().map(|part| part.rows.len()).sum::<usize>();
    while rows(&parts) > height {
        let Some(worst) = (0..parts.len()).max_by_key(|&place| parts[place].rank) else { break };
        parts.remove(worst);
    }
    TextView { rows: parts.into_iter().flat_map(|part| part.rows).collect(), ..TextView::default() }
}

/// The months as Spanish writes them in short.
const MONTHS: [&str; 12] =
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

/// Returns a date as the language writes it: `May 12, 2025` or `12 may 2025`.
fn date_in(language: Language, date: &PartialDate) -> String {
    let mut parts: Vec<&str> = date.as_str().split('-').rev().collect();
    if language == Language::English {
        return date.to_string();
    }
    let month = parts.iter().rev().nth(1).and_then(|month| month.parse::<usize>().ok());
    let month = month.and_then(|month| MONTHS.get(month.checked_sub(1)?));
    if let Some(month) = month {
        let at = parts.len() - 2;
        parts[at] = month;
    }
    parts.join(" ").trim_start_matches('0').to_owned()
}

fn parts(
    entry: &Entry,
    today: Option<&PartialDate>,
    (main, seen): (&str, Option<String>),
    language: Language,
    width: usize,
) -> Vec<CardSection> {
    let word = |id| word(id, language);
    let words = |rank, text: &str| {
        let mut writer = Writer::new(width.min(LONGEST_ROW));
        writer.prose(SpanStyle::Text, text);
        CardSection { rank, rows: writer.finish().rows }
    };
    let gap = |rank| CardSection { rank, rows: vec![Row::default()] };
    let mut parts = vec![words(9, word("help")), gap(11), words(2, word("call"))];
    parts.push(CardSection { rank: 0, rows: whole(main, width) });
    parts.extend(seen.map(|date| words(1, &word("seen").replace("{date}", &date))));
    for (rank, id) in said(entry) {
        parts.push(words(rank, word(id)));
    }
    if let Some(line) = line(entry, Channel::Text)
        && line.doubt(today).is_none()
        && let Some(code) = line.offered_number()
    {
        parts.push(gap(10));
        parts.push(CardSection { rank: 3, rows: labeled(word("text"), code.as_str(), width) });
        if let Some(keyword) = line.keywords.first() {
            parts.push(words(5, &word("word").replace("{word}", keyword)));
        }
    }
    if number(entry, Channel::Tty) == Some(RELAY) {
        parts.push(gap(12));
        parts.push(words(4, &word("relay").replace("{number}", RELAY)));
    }
    parts.push(gap(10));
    parts.push(words(1, &word("danger").replace("{number}", EMERGENCY)));
    parts
}

/// Returns what may be said of the line, because the catalog says so.
fn said(entry: &Entry) -> Vec<(u8, &'static str)> {
    let mut said = Vec::new();
    let Some(service) = entry.service() else { return said };
    let spoken = |language: &str| service.languages.iter().any(|known| known == language);
    let holds = [
        (5, "free", entry.cost.as_deref() == Some("free")),
        (6, "always", service.is_always_open()),
        (7, "spoken", spoken("English") && spoken("Spanish")),
        (8, "interpreter", service.languages.iter().any(|words| words.contains("interpreter"))),
    ];
    said.extend(holds.into_iter().filter(|(_, _, holds)| *holds).map(|(rank, id, _)| (rank, id)));
    said
}

fn line(entry: &Entry, channel: Channel) -> Option<&Line> {
    let is_sure = |line: &Line| line.number.is_some() && line.doubt(None).is_none();
    entry.lines.iter().find(|line| line.channel == channel && is_sure(line))
}

/// Why the number to call is not to be taken as sure on that day, if so: only
/// its age can be a reason.
pub fn doubt(entry: &Entry, today: Option<&PartialDate>) -> Option<Doubt> {
    line(entry, Channel::Voice)?.doubt(today)
}

fn number(entry: &Entry, channel: Channel) -> Option<&str> {
    line(entry, channel)?.offered_number().map(|number| number.as_str())
}

fn one(tone: SpanStyle, text: impl Into<String>) -> Row {
    Row { spans: vec![(tone, text.into())], link: None }
}

/// The number in a row of its own, if it fits whole.
fn whole(number: &str, width: usize) -> Vec<Row> {
    if number.width() > width { Vec::new() } else { vec![one(SpanStyle::Heading, number)] }
}

/// A number after its label, in the same row or the next.
fn labeled(label: &str, number: &str, width: usize) -> Vec<Row> {
    if label.width() + 1 + number.width() <= width.min(LONGEST_ROW) {
        let spans =
            vec![(SpanStyle::Text, format!("{label} ")), (SpanStyle::Heading, number.to_owned())];
        return vec![Row { spans, link: None }];
    }
    let mut writer = Writer::new(width.min(LONGEST_ROW));
    writer.prose(SpanStyle::Text, label);
    let mut rows = writer.finish().rows;
    rows.extend(whole(number, width));
    rows
}

#[cfg(test)]
mod tests;
