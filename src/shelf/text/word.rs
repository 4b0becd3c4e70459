//! The words of a Word document.
//!
//! It becomes a web page, so that the reader of web pages keeps its numbers apart: cells of
//! tables, marks of footnotes, and what is crossed out.

mod elements;
mod styles;

use super::archive::PackedFiles;
use super::html;
use super::pages::TextPage;
use elements::{attribute, child, value_of};
use roxmltree::{Document, Node};
use std::collections::HashMap;
use styles::{Height, RunLooks, WordStyles};

/// Elements in elements.
const DEEPEST: usize = 200;

/// Reads a document.
///
/// # Errors
/// It is no such document; in words for people.
pub fn pages(bytes: &[u8]) -> Result<Vec<TextPage>, String> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err("squadroom reads .docx files, not older .doc files".to_owned());
    }
    let damaged = || "it isn't a complete Word file".to_owned();
    let mut archive = PackedFiles::open(bytes).ok_or_else(damaged)?;
    let document = archive.text("word/document.xml").ok_or_else(damaged)?;
    let links = archive.text("word/_rels/document.xml.rels").map(|text| addresses(&text));
    let styles = archive.text("word/styles.xml").map(|text| WordStyles::of(&text));
    let mut writer = PageWriter {
        links: links.unwrap_or_default(),
        styles: styles.unwrap_or_default(),
        ..PageWriter::default()
    };
    writer.write_part(&document).ok_or_else(damaged)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(text) = archive.text(notes) {
            // A document without its notes is better than none.
            let _ = writer.write_part(&text);
        }
    }
    Ok(vec![html::whole(&writer.page)])
}

/// The addresses of links by their names.
fn addresses(relations: &str) -> HashMap<String, String> {
    let Ok(relations) = Document::parse(relations) else { return HashMap::new() };
    let named = relations.descendants().filter_map(|node| {
        Some((node.attribute("Id")?.to_owned(), node.attribute("Target")?.to_owned()))
    });
    named.collect()
}

#[derive(Default)]
struct PageWriter {
    page: String,
    links: HashMap<String, String>,
    styles: WordStyles,
}

impl PageWriter {
    fn write_part(&mut self, xml: &str) -> Option<()> {
        let part = Document::parse(xml).ok()?;
        self.write_children(part.root_element(), 0);
        Some(())
    }

    fn write_children(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth < DEEPEST {
            node.children().for_each(|child| self.write(child, depth + 1));
        }
    }

    fn write_in(&mut self, tag: &str, node: Node<'_, '_>, depth: usize) {
        self.page.push_str(&format!("<{tag}>"));
        self.write_children(node, depth);
        let name = tag.split(' ').next().unwrap_or_default();
        self.page.push_str(&format!("</{name}>"));
    }

    fn write(&mut self, node: Node<'_, '_>, depth: usize) {
        match node.tag_name().name() {
            "p" => self.write_paragraph(node, depth),
            "r" => self.write_run(node, depth),
            "t" => self.page.push_str(&escaped(node.text().unwrap_or_default())),
            "tab" => self.page.push(' '),
            "br" | "cr" => self.page.push_str("<br>"),
            "noBreakHyphen" => self.page.push('-'),
            "tbl" => self.write_in("table", node, depth),
            "tr" => self.write_in("tr", node, depth),
            "tc" => self.write_cell(node, depth),
            "hyperlink" => {
                let address = attribute(node, "id").and_then(|id| self.links.get(id));
                let tag = match address {
                    Some(address) => format!("a href=\"{}\"", escaped(address)),
                    None => "span".to_owned(),
                };
                self.write_in(&tag, node, depth);
            }
            "footnoteReference" | "endnoteReference" | "footnote" | "endnote" => {
                self.write_note(node, depth);
            }
            // Properties, what was deleted, and a second form of the same drawing.
            "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "del" | "moveFrom"
            | "instrText" | "Fallback" => {}
            _ => self.write_children(node, depth),
        }
    }

    fn write_paragraph(&mut self, node: Node<'_, '_>, depth: usize) {
        let about = child(node, "pPr");
        let style = about.and_then(|about| value_of(about, "pStyle")).unwrap_or_default();
        let style = style.to_lowercase();
        let rank = style.strip_prefix("heading").and_then(|rank| rank.trim().parse::<u8>().ok());
        let is_item = about.is_some_and(|about| child(about, "numPr").is_some());
        let is_in_cell = node.ancestors().any(|around| around.tag_name().name() == "tc");
        match rank {
            // A row is one line, as long as its cells have one paragraph each.
            _ if is_in_cell => {
                self.write_children(node, depth);
                self.page.push(' ');
            }
            Some(rank @ 1..=6) => self.write_in(&format!("h{rank}"), node, depth),
            _ if style == "title" => self.write_in("h1", node, depth),
            _ if is_item => self.write_in("li", node, depth),
            _ => self.write_in("p", node, depth),
        }
    }

    fn write_cell(&mut self, node: Node<'_, '_>, depth: usize) {
        let about = child(node, "tcPr");
        let span = about.and_then(|about| value_of(about, "gridSpan")).unwrap_or("1");
        self.write_in(&format!("td colspan=\"{}\"", escaped(span)), node, depth);
    }

    fn write_run(&mut self, node: Node<'_, '_>, depth: usize) {
        let looks = self.looks(node);
        if looks.is_hidden() {
            return;
        }
        match (looks.is_crossed(), looks.height()) {
            (true, _) => self.write_in("s", node, depth),
            (false, Height::Raised) => self.write_in("sup", node, depth),
            (false, Height::Lowered) => self.write_in("sub", node, depth),
            (false, Height::Level) => self.write_children(node, depth),
        }
    }

    /// Returns the looks of a run: those of its paragraph's style, of its own style, and what
    /// it says itself.
    fn looks(&self, node: Node<'_, '_>) -> RunLooks {
        let about = child(node, "rPr");
        let paragraph = node.ancestors().find(|around| around.tag_name().name() == "p");
        let paragraph = paragraph.and_then(|own| child(own, "pPr"));
        let of_style = |about: Option<Node<'_, '_>>, name: &str| {
            let id = about.and_then(|about| value_of(about, name));
            id.map(|id| self.styles.looks(id)).unwrap_or_default()
        };
        let own = about.map(RunLooks::of).unwrap_or_default();
        of_style(paragraph, "pStyle").under(of_style(about, "rStyle")).under(own)
    }

    /// Writes the mark of a note, or the note behind its mark.
    fn write_note(&mut self, node: Node<'_, '_>, depth: usize) {
        // The first two are lines that part notes from the text.
        let number = attribute(node, "id").and_then(|id| id.parse::<u32>().ok());
        let is_line = attribute(node, "type").is_some_and(|own| own.contains("eparator"));
        if let Some(number) = number.filter(|_| !is_line) {
            self.page.push_str(&format!(" [{number}] "));
            self.write_children(node, depth);
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
