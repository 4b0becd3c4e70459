//! Letters above their line: the marks of footnotes.

use super::HtmlReader;
use super::region::Region;
use super::style::is_raised;
use html5gum::StartTag;

impl HtmlReader {
    /// Begins an element whose letters may stand above their line.
    pub(super) fn begin_raised(&mut self, tag: &StartTag<()>) {
        if self.raised.is_none() && is_raised(tag, &self.sheet) {
            self.raised = Some((Region::new(&tag.name), self.block.len()));
        }
    }

    /// The mark of a footnote gets brackets; `1st` does not.
    pub(super) fn end_raised(&mut self) {
        let Some((_, at)) = self.raised.take() else { return };
        let raised = self.block.get(at..).unwrap_or_default().trim().to_owned();
        if raised.contains(char::is_numeric) && !raised.starts_with(['[', '(']) {
            self.block.truncate(at);
            self.part();
            self.block.push_str(&format!("[{raised}]"));
        }
    }
}
