//! How far the saving of a document is, in the row of messages.

use super::key_hints;
use crate::app::{Command, Download, Model, TransferProgress};
use crate::shelf::size;
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// A title that is cut to less says nothing.
const LEAST_TITLE: usize = 12;

/// Draws how far it is, if something is being saved.
pub fn draw_saving(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    let Some(save) = model.holdings.saves.current() else { return };
    let mut pen = Pen::new(buffer, area);
    pen.skip(1);
    let forms = forms(save, model.holdings.saves.waiting());
    let stop = key_hints::chord(look, model.context(), Command::StopSaving);
    let stop = stop.map(|key| (key, format!(" {}", Command::StopSaving.hint())));
    let stop_width = stop.as_ref().map_or(0, |(key, hint)| key.width() + hint.width() + 2);
    let room = pen.room().saturating_sub(stop_width);
    let with_title = forms.iter().find(|form| form.width() + 10 + LEAST_TITLE <= room);
    let style = look.theme.style(Role::Message);
    match with_title {
        Some(form) => {
            let room = room - form.width() - 10;
            let title = crate::ui::pen::cut(&save.wanted.title, room).into_owned();
            pen.write(&format!("Saving: {title}  {form}"), style);
        }
        None => {
            let form = forms.iter().find(|form| form.width() <= room).or(forms.last());
            pen.write_cut(form.map_or("", String::as_str), room, style);
        }
    }
    if let Some((key, hint)) = stop {
        pen.skip(2);
        pen.write(&key, look.theme.style(Role::HintKey));
        pen.write(&hint, look.theme.style(Role::Hint));
    }
}

/// The figures, from the longest form to the shortest.
fn forms(save: &Download, waiting: usize) -> Vec<String> {
    let waiting = match waiting {
        0 => String::new(),
        1 => ", 1 more waits".to_owned(),
        waiting => format!(", {waiting} more wait"),
    };
    let forms = match save.transfer {
        _ if save.is_stopping => vec!["stopping …".to_owned()],
        None => vec!["connecting …".to_owned()],
        Some(transfer) => figures(transfer),
    };
    let long = forms.first().map(|form| format!("{form}{waiting}"));
    long.into_iter().chain(forms).collect()
}

fn figures(transfer: TransferProgress) -> Vec<String> {
    let done = size(transfer.done);
    let of = match transfer.total {
        Some(total) => format!("{done} of {}", size(total)),
        None => done,
    };
    let rate = match transfer.rate {
        0 => return vec![of],
        rate => format!("{}/s", size(rate)),
    };
    match transfer.seconds_left() {
        None => vec![format!("{of}, {rate}"), of],
        Some(seconds) => {
            let left = in_words(seconds);
            vec![format!("{of}, {rate}, {left} left"), format!("{of}, {left} left"), of]
        }
    }
}

fn in_words(seconds: u64) -> String {
    match seconds {
        0..100 => format!("{seconds} s"),
        100..6000 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h", seconds.div_ceil(3600)),
    }
}
