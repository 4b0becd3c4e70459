//! A fault as a person reads it: where, the line underlined, what to do.

use super::{Fault, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How a report is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorMode {
    /// Letters only.
    Plain,
    /// With the terminal's own colors.
    Colored,
}

/// Draws one fault, without a line break at its end. The text is safe to
/// print: a fault keeps only visible characters.
pub fn render(fault: &Fault, palette: ColorMode) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&*fault.message).id(fault.code.as_str());
    let origin = Origin::path(&*fault.file);
    let group = if fault.line == 0 {
        Group::with_title(title).element(origin)
    } else {
        // The line may be cut, so the column is given and not counted by the renderer.
        let annotation = AnnotationKind::Primary.span(fault.underline.clone());
        let snippet =
            Snippet::source(&*fault.source_line).line_start(fault.line).annotation(annotation);
        Group::with_title(title)
            .element(origin.line(fault.line).char_column(fault.column))
            .element(snippet)
    };
    let group = group.element(Level::HELP.message(&*fault.mend));
    let renderer = match palette {
        ColorMode::Plain => Renderer::plain(),
        ColorMode::Colored => Renderer::styled(),
    };
    // The renderer takes the line for one of a second file and says so with
    // an empty `:::` row, which would only puzzle.
    let report = renderer.render(&[group]);
    let rows = report.lines().enumerate().filter(|(row, text)| *row != 3 || !text.contains(":::"));
    rows.map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::{Code, Document};

    #[test]
    fn a_report_shows_code_place_line_and_remedy() {
        let doc = Document::new("a.toml", "x = 1\ntitel = \"T\"\n", Severity::Warning);
        doc.report(Code::UnknownKey, 6..11, "A training has no key `titel`.", "Write `title`.");
        let faults = doc.into_faults();
        let report = render(&faults[0], ColorMode::Plain);
        insta::assert_snapshot!(report, @r#"
        warning[E202]: A training has no key `titel`.
         --> a.toml:2:1
          |
        2 | titel = "T"
          | ^^^^^
          |
          = help: Write `title`.
        "#);
        let colored = render(&faults[0], ColorMode::Colored);
        assert!(colored.contains("\u{1b}["), "{colored}");
        assert!(!colored.contains(":::"), "{colored}");
    }
}
