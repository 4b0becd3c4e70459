//! `squadroom hotline --card` and `--qr`: a number for a victim's hand.

use crate::app::QrSymbol;
use crate::app::screens::victim_card::{self, Language, is_for_victims};
use crate::app::text_view::Row;
use crate::catalog::{CONFIRM_FIRST, Channel, Doubt, Entry, Line, PartialDate};
use crate::cli::args::Common;
use crate::cli::commands::check::palette;
use crate::cli::session::output::{CommandOutput, Exit};
use crate::faults::ColorMode;
use ratatui::layout::Size;

/// A page of paper: columns that every printer has, and its lines.
const PAGE: Size = Size { width: 76, height: 60 };

/// Black on white in colors that no terminal changes, and back.
const DARK_ON_LIGHT: [&str; 2] = ["\u{1b}[38;5;16;48;5;231m", "\u{1b}[0m"];

/// The page to give to a victim, with the first hotline that is for one. Its
/// number is sure but perhaps for its age; then the page says when it was seen,
/// and so does a remark to the officer.
pub(in crate::cli) fn for_victim(
    common: &Common,
    hotlines: &[&Entry],
    language: Language,
    today: Option<&PartialDate>,
) -> CommandOutput {
    let Some(entry) = hotlines.iter().find(|entry| is_for_victims(entry)) else {
        let note = "no hotline here has a number certain enough to give to a victim";
        return CommandOutput::refused(Exit::Nothing, note.to_owned());
    };
    let ink = if palette(common) == ColorMode::Colored { '█' } else { '#' };
    let document = victim_card::document(entry, language, PAGE, ink, today);
    let text = |row: &Row| row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>();
    let rows = document.rows.iter().map(|row| format!("  {}", text(row)));
    let reply = CommandOutput::done(rows.map(|row| format!("{}\n", row.trim_end())).collect());
    match victim_card::doubt(entry, today) {
        Some(doubt) => reply.noting(format!("{} {}", entry.title, lower(&doubt))),
        None => reply,
    }
}

/// The doubt as the end of a sentence.
fn lower(doubt: &Doubt) -> String {
    format!("({}): {CONFIRM_FIRST}", doubt.reason())
}

/// The code that calls the first hotline with a number that may be dialed.
/// Without colors it is drawn in letters, to be printed black on white.
pub(in crate::cli) fn code(
    common: &Common,
    hotlines: &[&Entry],
    today: Option<&PartialDate>,
) -> CommandOutput {
    let offered = |entry: &&&Entry| entry.offered_line().is_some_and(|l| l.number.is_some());
    let line = hotlines.iter().find(offered).and_then(|entry| entry.offered_line());
    let symbol = line.and_then(Line::dial_uri).and_then(|uri| QrSymbol::encode(&uri));
    let (Some(line), Some(symbol)) = (line, symbol) else {
        return CommandOutput::refused(
            Exit::Nothing,
            "no hotline here has a certain number".to_owned(),
        );
    };
    let is_colored = palette(common) == ColorMode::Colored;
    let columns = if is_colored { symbol.side() } else { 2 * symbol.side() };
    let verb = if line.channel == Channel::Text { "text" } else { "call" };
    let number = line.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut text = format!("Scan to {verb} {number}\n");
    text.extend(line.doubt(today).map(|doubt| format!("{}\n", doubt.in_words())));
    if columns > common.width() {
        let note = format!("the QR code needs {columns} columns. Make the window wider");
        return CommandOutput::done(text).painted().noting(note).ending(Exit::Failed);
    }
    if is_colored {
        let [on, off] = DARK_ON_LIGHT;
        text.extend(symbol.half_blocks().iter().map(|row| format!("{on}{row}{off}\n")));
    } else {
        text.extend(symbol.ascii().iter().map(|row| format!("{}\n", row.trim_end())));
    }
    CommandOutput::done(text).painted()
}
