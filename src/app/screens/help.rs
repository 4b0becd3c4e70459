//! The help: keys, commands, search language and marks, with a line to find them by.

use super::palette;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::state::command_keys::Shortcut;
use crate::app::text_input::{lengthened, shortened};
use crate::app::text_view::{HelpText, TextView, help};
use crate::app::update::step::Step;
use crate::app::{Command, Context, Effect, HelpView, Model, Overlay};

/// The longest words to find, in characters.
const LONGEST: usize = 40;

/// The screen of the help.
pub(super) struct HelpScreen;

/// The hints where one only reads.
pub(super) const READING: &[Command] =
    &[Command::Back, Command::SelectNext, Command::PageDown, Command::QuickExit, Command::Help];

/// Opens the help on the screen that is there, or closes it.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    if model.top_as::<HelpView>().is_some() {
        return model.close();
    }
    if palette::is_on_top(model) {
        model.close();
    }
    let here = model.commands_here().into_iter().filter(|own| !own.group().is_basic());
    let here = here.map(|own| (own, model.keys_here(own)));
    let here: Vec<Shortcut> = here.filter(|(_, keys)| !keys.is_empty()).collect();
    model.raise(Overlay::Help(Box::new(HelpView { here, ..HelpView::default() })));
    Vec::new()
}

/// Shows the rows with other words.
fn find(model: &mut Model, typed: String) -> Vec<Effect> {
    model.message = None;
    if let Some(view) = model.top_as_mut::<HelpView>() {
        (view.typed, view.scroll) = (typed, 0);
    }
    Vec::new()
}

fn typed(model: &Model) -> &str {
    model.top_as::<HelpView>().map_or("", |view| &view.typed)
}

impl Screen for HelpScreen {
    fn context(&self, _: &Model) -> Context {
        Context::Search
    }

    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[SelectNext, PageDown, Palette, Hotlines, Back, QuickExit]
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        (command == Command::Back && !typed(model).is_empty()).then_some("clear")
    }

    fn is_about_program(&self) -> bool {
        true
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        let view = model.top_as::<HelpView>()?;
        let text = HelpText {
            typed: &view.typed,
            here: &view.here,
            keys: &model.keys,
            notices: &model.notices,
        };
        Some(help(text, width))
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        let typed = lengthened(typed(model), text, LONGEST);
        find(model, typed)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        Some(match command {
            Back | FocusList if !typed(model).is_empty() => find(model, String::new()),
            Open | FocusList => model.close(),
            FocusSearch | Cut => Vec::new(),
            CursorStart => self.step(model, Step::First),
            CursorEnd => self.step(model, Step::Last),
            by => {
                let typed = shortened(typed(model), by)?;
                find(model, typed)
            }
        })
    }
}
