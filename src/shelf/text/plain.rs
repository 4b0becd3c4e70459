//! The lines of a plain text.

use super::block::Block;
use super::encoding;
use super::pages::{BREAKS, TextPage};

/// The words of a text in whatever letters it was written. Its lines stay; empty ones part
/// paragraphs.
pub fn pages(bytes: &[u8]) -> Vec<TextPage> {
    let text = encoding::text(bytes);
    let mut page = TextPage::default();
    let mut follows = false;
    for line in text.replace("\r\n", "\n").split(BREAKS) {
        follows = page.push_block(Block { follows, ..Block::new(0, line) });
    }
    vec![page]
}
