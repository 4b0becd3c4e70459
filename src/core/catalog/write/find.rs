//! Finds an entry in the files of a catalog.

use crate::catalog::model::slug::local_id;
use crate::catalog::{Kind, SourceFile};
use crate::faults::{Document, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Returns the name of the file that has the entry with this id, and its line.
pub fn place_of(files: &[SourceFile], id: &str) -> Option<(String, usize)> {
    files.iter().find_map(|file| {
        let document = Document::decode(&file.name, &file.bytes, Severity::Warning).ok()?;
        let table = document.parse();
        let start = start_of(&table, id)?;
        Some((file.name.clone(), document.line(start)))
    })
}

fn start_of(table: &DeTable<'_>, id: &str) -> Option<usize> {
    Kind::ALL.iter().find_map(|kind| {
        let items = table.get(kind.table())?.get_ref().as_array()?;
        let own = items.iter().find(|item| has_id(item, id))?;
        Some(own.span().start)
    })
}

fn has_id(item: &Spanned<DeValue<'_>>, id: &str) -> bool {
    let text = |key: &str| item.get_ref().as_table()?.get(key)?.get_ref().as_str();
    match text("id") {
        Some(own) => own == id,
        None => text("title").is_some_and(|title| local_id(title) == id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_its_id_or_its_title() {
        let text =
            "# ours\n[[site]]\nid = \"a\"\ntitle = \"A\"\n\n[[site]]\ntitle = \"Our Desk\"\n";
        let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
        let files = [file("other.toml", "[[site]]\nid = \"b\"\n"), file("own.toml", text)];
        assert_eq!(place_of(&files, "a"), Some(("own.toml".into(), 2)));
        assert_eq!(place_of(&files, "local-our-desk"), Some(("own.toml".into(), 6)));
        assert_eq!(place_of(&files, "c"), None);
    }
}
