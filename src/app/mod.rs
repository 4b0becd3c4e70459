//! The program's state and what changes it: no terminal, no clock, no files.
//!
//! [`Model`] is all that the screen shows. [`update`] takes it and an
//! [`Action`], changes it, and returns [`Effect`]s: what is to be done
//! outside. What came of them returns as further actions.

mod action;
mod command;
pub mod document;
mod effect;
mod model;
mod overlay;
mod tab;
mod tab_line;
mod update;

pub use action::{Action, Spot};
pub use command::Command;
pub use effect::{Copied, Effect};
pub use model::{FIRST_ROWS, Focus, HelpGroup, Message, Model, Overlay};
pub use overlay::{Card, DetailView, card_order};
pub use tab::Tab;
pub use tab_line::{TabSpan, tab_spans};
pub use update::update;
