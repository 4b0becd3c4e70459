//! The manifest, the topics, the publishers and the synonyms.

use super::draft::{Reference, Target};
use super::values::{named_id, named_ids};
use crate::catalog::validate::link::link;
use crate::catalog::validate::text::{date, id, prose, proses};
use crate::catalog::{ChangedHotline, DeadLink, Manifest, Origin, Publisher, Topic};
use crate::faults::{Code, TableReader};
use toml::Spanned;

/// Reads the top of `catalog.toml`; the tables are read apart.
pub(in crate::catalog) fn manifest(reader: &TableReader<'_>) -> Manifest {
    let word = |key| reader.text(key).map(Spanned::into_inner).unwrap_or_default();
    Manifest {
        id: id(reader).unwrap_or_default(),
        title: word("title"),
        version: word("version"),
        issued: date(reader, "issued"),
        publisher: word("publisher"),
        license: word("license"),
        description: prose(reader, "description").unwrap_or_default(),
        origins: Vec::new(),
        changed_hotlines: Vec::new(),
        dead_links: Vec::new(),
    }
}

/// Reads one `[[changed_hotline]]`. The hotline may be gone, so its id is no reference.
pub(in crate::catalog) fn changed_hotline(reader: &TableReader<'_>) -> ChangedHotline {
    ChangedHotline {
        id: id(reader).unwrap_or_default(),
        reason: prose(reader, "reason").unwrap_or_default(),
    }
}

/// Reads one `[[link]]` of the states of links; `None` unless it is dead.
pub(in crate::catalog) fn dead_link(reader: &TableReader<'_>) -> Option<DeadLink> {
    let url = (*reader.verbatim("url")?.get_ref()).to_owned();
    let is_dead = *reader.verbatim("state")?.get_ref() == "dead";
    let since = date(reader, "since")?;
    is_dead.then_some(DeadLink { url, since })
}

/// Reads one `[[origin]]`.
pub(in crate::catalog) fn origin(reader: &TableReader<'_>, _: &mut Vec<Reference>) -> Origin {
    Origin {
        id: id(reader).unwrap_or_default(),
        title: prose(reader, "title").unwrap_or_default(),
        url: link(reader, "url").unwrap_or_default(),
        as_of: date(reader, "as_of"),
    }
}

/// Reads one `[[topic]]`.
pub(in crate::catalog) fn topic(reader: &TableReader<'_>, named: &mut Vec<Reference>) -> Topic {
    Topic {
        id: id(reader).unwrap_or_default(),
        label: prose(reader, "label").unwrap_or_default(),
        alt_labels: proses(reader, "alt_labels"),
        keywords: proses(reader, "keywords"),
        broader: named_id(reader, "broader", Target::Topic, named),
        related: named_ids(reader, "related", Target::Topic, named),
    }
}

/// Reads one `[[publisher]]`.
pub(in crate::catalog) fn publisher(reader: &TableReader<'_>, _: &mut Vec<Reference>) -> Publisher {
    Publisher {
        id: id(reader).unwrap_or_default(),
        name: prose(reader, "name").unwrap_or_default(),
        short_name: prose(reader, "short_name").unwrap_or_default(),
        url: link(reader, "url"),
        alt_names: proses(reader, "alt_names"),
    }
}

/// Reads one `[[synonyms]]`: single words, at least two.
pub(in crate::catalog) fn synonyms(
    reader: &TableReader<'_>,
    _: &mut Vec<Reference>,
) -> Vec<String> {
    let words = reader.texts("words");
    for word in &words {
        let text = word.get_ref();
        if !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            let message = format!("`{text}` isn't one word in lowercase letters.");
            let mend =
                "Write one word without marks. Add a phrase as another name of a topic or entry.";
            reader.doc().report(Code::BadValue, word.span(), &message, mend);
        }
    }
    if reader.is_empty_list("words") || words.len() == 1 {
        let mend = "Write at least two words that mean the same.";
        reader.report(Code::BadValue, "words", "A group of synonyms needs two words.", mend);
    }
    words.into_iter().map(Spanned::into_inner).collect()
}
