//! Arguments in, exit code out.

use squadroom::{
    app::Model,
    catalog,
    effects::{Clipboard, Outside},
    keys::Keymap,
    term,
    ui::{Look, theme::Theme},
};

fn main() -> std::io::Result<()> {
    let model = Model::new(catalog::embedded(), &[], Default::default());
    let theme =
        Theme::load(&std::env::var("THEME").unwrap_or("default".into())).unwrap_or_default();
    let look = Look { theme, keymap: Keymap::preset(squadroom::keys::Preset::Default) };
    let finder = term::Finder::new(model, look, &[]);
    term::run(finder, Outside::new(None, Clipboard::new(false)), true)
}
