//! The words of an electronic book.

use super::archive::PackedFiles;
use super::html;
use super::pages::{TextPage, Unread};
use roxmltree::Document;
use std::collections::HashMap;

/// Style sheets of a part that are read.
const MOST_SHEETS: usize = 8;

/// Reads a book part by part, in the order in which a reader turns the pages. Each part is a
/// page.
///
/// # Errors
/// It is no such book; in words for people.
pub fn pages(bytes: &[u8], put: &mut dyn FnMut(TextPage) -> bool) -> Result<(), String> {
    let damaged = || "it isn't a complete EPUB file".to_owned();
    let mut archive = PackedFiles::open(bytes).ok_or_else(damaged)?;
    let parts = parts(&mut archive).ok_or_else(damaged)?;
    let mut number = 0;
    for part in parts {
        let page = match archive.text(&part) {
            Some(text) => {
                let text = without_empty(&text);
                match linked_rules(&mut archive, &part, &text) {
                    Some(rules) => html::with_rules(&text, &rules),
                    None => html::whole(&text),
                }
            }
            None => TextPage { unread: Unread::Page, ..TextPage::default() },
        };
        if page.blocks.is_empty() && page.unread == Unread::Nothing {
            continue;
        }
        number += 1;
        if !put(TextPage { page: number, ..page }) {
            break;
        }
    }
    Ok(())
}

/// The names of the files of a book, in order.
fn parts(archive: &mut PackedFiles<'_>) -> Option<Vec<String>> {
    let container = archive.text("META-INF/container.xml")?;
    let container = Document::parse(&container).ok()?;
    let mut roots = container.descendants().filter(|node| node.has_tag_name_of("rootfile"));
    let root = roots.find_map(|node| node.attribute("full-path"))?.to_owned();
    let package = archive.text(&root)?;
    let package = Document::parse(&package).ok()?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = package.descendants().filter(|node| node.has_tag_name_of("item"));
    let items: HashMap<&str, &str> =
        items.filter_map(|node| Some((node.attribute("id")?, node.attribute("href")?))).collect();
    let spine = package.descendants().filter(|node| node.has_tag_name_of("itemref"));
    let hrefs = spine.filter_map(|node| items.get(node.attribute("idref")?));
    Some(hrefs.map(|href| within(folder, href)).collect())
}

/// Returns the style sheets that a part links to; `None` where there is none.
fn linked_rules(archive: &mut PackedFiles<'_>, part: &str, text: &str) -> Option<String> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files = html::style_sheets(text);
    let files = files.iter().take(MOST_SHEETS).map(|href| within(folder, href));
    let rules: Vec<String> = files.filter_map(|file| archive.text(&file)).collect();
    (!rules.is_empty()).then(|| rules.join("\n"))
}

/// Takes out elements such as `<title/>`. A web page has no end of them; XML has.
fn without_empty(text: &str) -> String {
    const NAMES: [&str; 5] = ["title", "script", "style", "textarea", "iframe"];
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        kept.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        let (own, behind) = tag.split_at(end);
        let name = own.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if !(NAMES.contains(&name) && own.ends_with("/>")) {
            kept.push('<');
            kept.push_str(own);
        }
        rest = behind;
    }
    kept + rest
}

/// Returns the name of a file that another one in a folder links to.
fn within(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in href.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/").replace("%20", " ")
}

/// The name of an element without its namespace.
trait TagName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl TagName for roxmltree::Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}
