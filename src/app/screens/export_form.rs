//! The form that exports the training log.

use super::shared::form;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_input::typed_form;
use crate::app::{Command, Effect, ExportForm, Message, Model, Overlay, RecordTask, TrainingLog};
use crate::record::{CycleProgress, Transcript, TranscriptFormat};
use std::path::Path;

/// The screen of the form.
pub(super) struct ExportScreen;

/// Opens the form for the lines of the log that are shown.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(log) = model.top_as::<TrainingLog>() else { return Vec::new() };
    let lines: Vec<_> = log.found(model.record.log()).into_iter().cloned().collect();
    let day = model.day().map_or(String::new(), |day| format!("-{}", day.as_str()));
    let form = ExportForm::new(lines, format!("training-log{day}.html"));
    form::open(model, Overlay::Export(Box::new(form)))
}

fn save(model: &mut Model) -> Vec<Effect> {
    let form = model.top_as::<ExportForm>().filter(|form| !form.is_saving);
    let Some(form) = form else { return Vec::new() };
    let file = form.file.value().trim().to_owned();
    let Some(format) = TranscriptFormat::of(Path::new(&file)) else {
        let wrong = "Enter a file name that ends in .html, .pdf, .md, or .csv.";
        return model.tell(Message::error(wrong));
    };
    let log = model.overlays.iter().find_map(<TrainingLog as crate::app::OverlayState>::of);
    let cycle = log.and_then(|log| log.cycle.as_ref()).map(CycleProgress::on_transcript);
    let transcript = Transcript {
        officer: model.officer.clone(),
        cycle: cycle.unwrap_or_default(),
        ..Transcript::of(form.lines.clone(), model.day().cloned())
    };
    let transcript = transcript.with_files(model.record.certificates());
    form::write_down(model, RecordTask::Export(file, format, Box::new(transcript)))
}

impl Screen for ExportScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Open, Back, Hotlines, QuickExit, Help]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        (command == Command::Open).then_some("export")
    }

    fn is_enabled(&self, _: &Model, command: Command) -> Option<bool> {
        (command == Command::Open).then_some(true)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        if let Some(form) = model.top_as_mut::<ExportForm>().filter(|form| !form.is_saving) {
            form.insert(text.trim_end_matches(['\r', '\n']).chars().filter_map(typed_form));
        }
        Vec::new()
    }

    fn on(&self, model: &mut Model, command: Command, asked: Asked) -> Handled {
        match command {
            Command::Open => Some(save(model)),
            _ => form::on(model, command, asked, save),
        }
    }
}
