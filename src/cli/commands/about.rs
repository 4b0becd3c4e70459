//! `squadroom about`

use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::CommandOutput;
use crate::places::ATTRIBUTION;
use serde_json::json;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const DESCRIPTION: &str = env!("CARGO_PKG_DESCRIPTION");
const LICENSE: &str = env!("CARGO_PKG_LICENSE");

/// Remarks on the program as a whole.
const REMARKS: [&str; 3] = [
    "In an emergency, dial 911. We have not called the numbers in this program.",
    "The catalog states facts in its own words. `squadroom show ID` lists the sources of a resource.",
    "squadroom isn't affiliated with or endorsed by any agency or organization that it names.",
];

/// Tells what the program is and whose data it has.
pub(in crate::cli) fn run(common: &Common) -> CommandOutput {
    if common.json {
        return CommandOutput::done(json::text(&json!({
            "name": "squadroom",
            "version": VERSION,
            "description": DESCRIPTION,
            "license": LICENSE,
            "attribution": ATTRIBUTION,
        })));
    }
    let mut page = TextWriter::new(common.width());
    page.whole(0, &format!("squadroom {VERSION}"));
    page.paragraph(0, &format!("{DESCRIPTION}."));
    page.field(0, "License", Some(LICENSE));
    page.gap();
    page.whole(0, "Data from others:");
    ATTRIBUTION.iter().for_each(|line| page.prose(2, line));
    page.gap();
    REMARKS.iter().for_each(|line| page.prose(0, line));
    CommandOutput::done(page.into_text())
}
