//! The sets of entries that the record and the shelf give to a search.

use crate::catalog::Catalog;
use crate::record::Record;
use crate::search::{UserField, UserSets};
use crate::shelf::Shelf;
use std::path::Path;

/// Reads the sets of these fields from the record and the shelf in the directory of data,
/// each only if a field asks for it. Where one cannot be read, the search goes on without
/// it, and the reason is among the remarks.
pub fn read(directory: &Path, catalog: &Catalog, fields: &[UserField]) -> (UserSets, Vec<String>) {
    let (mut marks, mut remarks) = (UserSets::default(), Vec::new());
    let places = |ids: &[String]| -> Vec<usize> {
        ids.iter().filter_map(|id| catalog.entries.position(id)).collect()
    };
    if fields.contains(&UserField::Is) || fields.contains(&UserField::List) {
        let record = Record::open_existing(directory);
        let read = record.and_then(|record| {
            let left = crate::record::left_damaged(directory, record.as_ref())?;
            let strangers = record.as_ref().and_then(Record::strangers);
            let marked = record.map(|record| record.marked()).transpose()?;
            Ok((marked.unwrap_or_default(), strangers.into_iter().chain(left)))
        });
        match read {
            Ok((marked, notes)) => {
                remarks.extend(notes);
                for (value, ids) in [
                    ("starred", &marked.starred),
                    ("planned", &marked.planned),
                    ("done", &marked.done),
                    ("noted", &marked.noted),
                ] {
                    marks.set(UserField::Is, value, places(ids));
                }
                marks.set_lists(marked.lists.iter().map(|(name, ids)| (name.clone(), places(ids))));
            }
            Err(error) => remarks.push(error.to_string()),
        }
    }
    if fields.contains(&UserField::On) {
        match Shelf::new(directory.join("shelf")).copies() {
            Ok((copies, faults)) => {
                let ids: Vec<String> = copies.into_iter().map(|copy| copy.id).collect();
                marks.set(UserField::On, "shelf", places(&ids));
                remarks.extend(faults.iter().map(ToString::to_string));
            }
            Err(error) => remarks.push(error.to_string()),
        }
    }
    (marks, remarks)
}
