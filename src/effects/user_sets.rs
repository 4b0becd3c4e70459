//! The sets of entries that the record and the shelf give to a search.

use crate::catalog::{Catalog, EntryPosition};
use crate::record::Record;
use crate::search::{UserField, UserSets};
use crate::shelf::Shelf;
use std::path::Path;

/// Reads the sets of these fields from the record and the shelf in the directory of data,
/// each only if a field asks for it, and remarks on what was read.
///
/// # Errors
/// One of them cannot be read, so that nobody knows what its fields find: the reason, and
/// the fields.
pub fn read(
    directory: &Path,
    catalog: &Catalog,
    fields: &[UserField],
) -> Result<(UserSets, Vec<String>), Vec<String>> {
    let (mut marks, mut remarks) = (UserSets::default(), Vec::new());
    let places = |ids: &[String]| -> Vec<EntryPosition> {
        ids.iter().filter_map(|id| catalog.entries.position(id)).collect()
    };
    let of_record = [UserField::Is, UserField::List, UserField::Note];
    if fields.iter().any(|field| of_record.contains(field)) {
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
                ] {
                    marks.set(UserField::Is, value, places(ids));
                }
                let noted = marked.notes.iter();
                let noted = noted
                    .filter_map(|(id, text)| Some((catalog.entries.position(id)?, text.as_str())));
                let noted: Vec<(EntryPosition, &str)> = noted.collect();
                marks.set(UserField::Is, "noted", noted.iter().map(|(entry, _)| *entry));
                marks.set_notes(noted);
                marks.set_lists(marked.lists.iter().map(|(name, ids)| (name.clone(), places(ids))));
            }
            Err(error) => return Err(unanswered(&error.to_string(), fields, &of_record)),
        }
    }
    if fields.contains(&UserField::On) {
        match Shelf::new(directory.join("shelf")).copies() {
            Ok((copies, faults)) => {
                let ids: Vec<String> = copies.into_iter().map(|copy| copy.id).collect();
                marks.set(UserField::On, "shelf", places(&ids));
                remarks.extend(faults.iter().map(ToString::to_string));
            }
            Err(error) => {
                return Err(unanswered(&error.to_string(), fields, &[UserField::On]));
            }
        }
    }
    Ok((marks, remarks))
}

/// Says why nothing is known of the fields that were asked for, and which they are.
fn unanswered(reason: &str, asked: &[UserField], unread: &[UserField]) -> Vec<String> {
    let names: Vec<String> = asked
        .iter()
        .filter(|field| unread.contains(field))
        .map(|field| format!("`{}:`", field.name()))
        .collect();
    let names = names.join(" and ");
    vec![
        reason.to_owned(),
        format!("{names} won't work until you fix that. To search the rest, leave it out"),
    ]
}
