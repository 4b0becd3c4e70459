//! `squadroom shelf read`, and the child that reads documents.

use super::{OpenShelf, chosen};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::text::copy_text::text_of;
use crate::effects::text::text_extraction;
use crate::shelf::TextPage;
use serde_json::json;

/// Writes the words of a copy, all pages or one.
pub(in crate::cli) fn read(
    common: &Common,
    place: &OpenShelf,
    id: &str,
    only: Option<u32>,
) -> CommandOutput {
    let copy = match chosen(&place.shelf, &[id.to_owned()]) {
        Ok((copies, _)) => copies.into_iter().next(),
        Err(reply) => return reply,
    };
    let Some(copy) = copy else { return CommandOutput::refused(Exit::Nothing, String::new()) };
    let pages = match text_of(&place.shelf, &copy) {
        Ok(pages) => pages,
        Err(error) => {
            let note = format!("{}: {error}", shown(&copy.title));
            return CommandOutput::refused(Exit::Failed, note);
        }
    };
    let wanted = |page: &&TextPage| only.is_none_or(|only| page.page == only);
    let chosen: Vec<&TextPage> = pages.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return no_such_page(&pages, only);
    }
    if common.json {
        return CommandOutput::done(json::text(&json!({ "id": copy.id, "pages": chosen })));
    }
    let mut page = TextWriter::new(common.width());
    page.prose(0, &shown(&copy.title));
    for text in chosen {
        if text.page > 0 {
            page.gap();
            page.whole(0, &format!("-- {} {} --", copy.document.part_name(), text.page));
        }
        for (place, block) in text.blocks.iter().enumerate() {
            if place == 0 || !block.follows {
                page.gap();
            }
            match block.heading {
                0 => page.paragraph(usize::from(is_like_head(&block.text)), &block.text),
                rank => page.paragraph(0, &format!("{} {}", "#".repeat(rank.into()), block.text)),
            }
        }
        if let Some(told) = text.unread.placeholder() {
            page.gap();
            page.paragraph(0, told);
        }
    }
    CommandOutput::done(page.into_text())
}

/// Returns whether words of a document would look like the head of a page, here or where
/// they are wrapped; they stand a column to the right then.
fn is_like_head(text: &str) -> bool {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| matches!(pair, ["--", "page" | "section"]))
}

/// Says why a page is not there.
fn no_such_page(pages: &[TextPage], only: Option<u32>) -> CommandOutput {
    let last = pages.last().map_or(0, |page| page.page);
    match pages.last() {
        Some(page) if page.unread.is_to_the_end() && only > Some(last) => {
            let note = format!(
                "reading stopped at page {last}. To open the document: squadroom shelf open ID"
            );
            CommandOutput::refused(Exit::Failed, note)
        }
        _ => {
            CommandOutput::refused(Exit::Nothing, format!("no such page. The last page is {last}"))
        }
    }
}

/// Runs as the child: reads from standard input, writes to standard output.
pub(in crate::cli) fn child(document: &str, after: u32) -> CommandOutput {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    match text_extraction::child(document, after, &mut input, &mut output) {
        Ok(()) => CommandOutput::done(String::new()),
        Err(why) => CommandOutput::refused(Exit::Failed, why),
    }
}
