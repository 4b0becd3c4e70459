//! A key that the last row names does something.

use crate::support::{draw, finder_on, press, small};
use squadroom::app::{Action, update};
use squadroom::catalog::Catalog;
use squadroom::embedded;
use squadroom::term::App;

/// Keys that lead to every screen, and to its states.
const WAYS: &[&str] = &[
    "",
    "<Esc>",
    "labor",
    "zzzz",
    "labor<Esc><Down><Down>",
    "<Ctrl-T>",
    "zzzz<Ctrl-T>",
    "<F2>",
    "<F2><Down>",
    "<F2><Down><Down>",
    "<F2><Down><Down><Down><Down>",
    "<F2><Down><Down><Down><Down><Down><Down>",
    "<F2>deaf",
    "<F2>minor",
    "<F2>zzzz",
    "<F3>",
    "<F3>chicago",
    "<F3>washington",
    "<F3>zzzz",
    "<Ctrl-O>",
    "<Ctrl-O><PgDn>",
    "hotline<Ctrl-O>",
    "<F1>",
    "<F5>",
    "<F9>",
];

/// Those that differ in the shipped catalog, where police answer some hotlines.
const SHIPPED: &[&str] = &["<F2>", "<F2><Down>", "<F2><Down><Down>", "<F2>deaf", "<Ctrl-O>"];

fn at(catalog: &Catalog, keys: &str, (width, height): (u16, u16)) -> App {
    let mut finder = finder_on(catalog.clone(), width, height);
    press(&mut finder, keys);
    finder
}

#[test]
fn every_key_that_is_named_does_something() {
    let mut idle = Vec::new();
    let shipped = embedded::catalog();
    for (catalog, ways) in [(small(), WAYS), (shipped, SHIPPED)] {
        for (way, size) in ways.iter().flat_map(|way| [(way, (80, 24)), (way, (200, 60))]) {
            let finder = at(&catalog, way, size);
            let hints = finder.model.hints().iter().filter(|own| finder.model.is_enabled(**own));
            for &command in hints {
                let mut finder = at(&catalog, way, size);
                let seen =
                    |finder: &App| (draw(finder).text, format!("{:?}", finder.model.overlays));
                let before = seen(&finder);
                let effects = update(&mut finder.model, Action::Command(command));
                let is_error = finder.model.message.as_ref().is_some_and(|own| own.is_error);
                if is_error || effects.is_empty() && seen(&finder) == before {
                    idle.push(format!("{way} {size:?}: {}", command.name()));
                }
            }
        }
    }
    assert!(idle.is_empty(), "{idle:#?}");
}
