//! The meaning of the columns of a table.

use crate::catalog::Kind;
use crate::folding::words;
use std::collections::BTreeMap;

/// The meaning of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ColumnUse {
    /// The type of an entry.
    Kind,
    /// The title.
    Title,
    /// The id.
    Id,
    /// The telephone number.
    Number,
    /// The telephone number, typed a second time.
    NumberAgain,
    /// The length, in this unit if a cell has none.
    Length(&'static str),
    /// Publishers, by id or name.
    Publishers,
    /// Topics, by id or name.
    Topics,
    /// The key of an entry that has one text.
    Key(&'static str),
    /// The key of an entry that has several.
    List(&'static str),
    /// Nothing: its cells are kept as comments.
    LeftOut,
}

/// The names of columns, in lowercase, with their meaning.
const NAMES: &[(&str, ColumnUse)] = &[
    ("type", ColumnUse::Kind),
    ("kind", ColumnUse::Kind),
    ("title", ColumnUse::Title),
    ("name", ColumnUse::Title),
    ("course", ColumnUse::Title),
    ("course title", ColumnUse::Title),
    ("resource", ColumnUse::Title),
    ("id", ColumnUse::Id),
    ("number", ColumnUse::Number),
    ("phone", ColumnUse::Number),
    ("phone number", ColumnUse::Number),
    ("telephone", ColumnUse::Number),
    ("telephone number", ColumnUse::Number),
    ("numbers", ColumnUse::Number),
    // Of these numbers an export says that they are in doubt.
    ("confirm first", ColumnUse::LeftOut),
    ("number again", ColumnUse::NumberAgain),
    ("phone again", ColumnUse::NumberAgain),
    ("length", ColumnUse::Length("")),
    ("duration", ColumnUse::Length("")),
    ("minutes", ColumnUse::Length("m")),
    ("length minutes", ColumnUse::Length("m")),
    ("length hours", ColumnUse::Length("h")),
    ("publisher", ColumnUse::Publishers),
    ("agency", ColumnUse::Publishers),
    ("organization", ColumnUse::Publishers),
    ("provider", ColumnUse::Publishers),
    ("topic", ColumnUse::Topics),
    ("topics", ColumnUse::Topics),
    ("tags", ColumnUse::Topics),
    ("category", ColumnUse::Topics),
    ("abstract", ColumnUse::Key("abstract")),
    ("description", ColumnUse::Key("abstract")),
    ("summary", ColumnUse::Key("abstract")),
    ("url", ColumnUse::Key("url")),
    ("link", ColumnUse::Key("url")),
    ("website", ColumnUse::Key("url")),
    ("web site", ColumnUse::Key("url")),
    ("web address", ColumnUse::Key("url")),
    ("archived url", ColumnUse::Key("archived_url")),
    ("document url", ColumnUse::Key("document_url")),
    ("date", ColumnUse::Key("issued")),
    ("issued", ColumnUse::Key("issued")),
    ("published", ColumnUse::Key("issued")),
    ("year", ColumnUse::Key("issued")),
    ("as of", ColumnUse::Key("as_of")),
    ("last verified", ColumnUse::Key("as_of")),
    ("hours", ColumnUse::Key("hours")),
    ("access", ColumnUse::Key("access")),
    ("cost", ColumnUse::Key("cost")),
    ("price", ColumnUse::Key("cost")),
    ("status", ColumnUse::Key("status")),
    ("status note", ColumnUse::Key("status_note")),
    ("format", ColumnUse::Key("format")),
    ("area served", ColumnUse::Key("area_served")),
    ("answer", ColumnUse::Key("answer")),
    ("audience", ColumnUse::List("audience")),
    ("language", ColumnUse::List("language")),
    ("keywords", ColumnUse::List("keywords")),
    ("other names", ColumnUse::List("alt_titles")),
    ("alt titles", ColumnUse::List("alt_titles")),
    ("author", ColumnUse::List("creators")),
    ("authors", ColumnUse::List("creators")),
    ("creators", ColumnUse::List("creators")),
    ("speakers", ColumnUse::List("presenters")),
    ("presenters", ColumnUse::List("presenters")),
    // Further columns of this program's own exports.
    ("catalog", ColumnUse::LeftOut),
    ("not imported because", ColumnUse::LeftOut),
    ("url kind", ColumnUse::Key("url_kind")),
];

impl ColumnUse {
    /// Returns what a name means; `None` if it is not known.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = words(name).join(" ");
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, meaning)| meaning.clone())
    }

    /// Returns true if entries of this kind have its key.
    pub(super) fn fits(&self, kind: Kind) -> bool {
        let is_resource = matches!(
            kind,
            Kind::Training | Kind::Webinar | Kind::Video | Kind::Toolkit | Kind::Publication
        );
        match self {
            Self::Length(_) | Self::Key("format" | "document_url") => is_resource,
            Self::List("creators" | "presenters") => is_resource,
            Self::Key("hours") => kind == Kind::Hotline,
            Self::Key("area_served") => {
                matches!(kind, Kind::Hotline | Kind::Program | Kind::Funding | Kind::TaskForce)
            }
            Self::Key("answer") => kind == Kind::Faq,
            _ => true,
        }
    }
}

/// The columns of a table with their meaning.
pub(super) type ColumnMap = BTreeMap<String, ColumnUse>;

/// Reads the columns: by what was said of them (`Column=key`, or `Column=` to leave it out),
/// else by their names. Also returns those that nothing is known of.
///
/// # Errors
/// A word behind `=` that is not the name of a column.
pub(super) fn columns(
    names: &[String],
    said: &[(String, String)],
) -> Result<(ColumnMap, Vec<String>), String> {
    let (mut known, mut unsure) = (ColumnMap::new(), Vec::new());
    for name in names {
        let own = said.iter().find(|(column, _)| words(column) == words(name));
        let meaning = match own {
            Some((_, key)) if key.is_empty() => Some(ColumnUse::LeftOut),
            Some((_, key)) => Some(ColumnUse::named(key).ok_or(unknown(key))?),
            None => ColumnUse::named(name),
        };
        match meaning {
            Some(meaning) => drop(known.insert(name.clone(), meaning)),
            None => unsure.push(name.clone()),
        }
    }
    for (column, _) in said {
        if !names.iter().any(|name| words(name) == words(column)) {
            return Err(format!("the file has no column \"{column}\""));
        }
    }
    Ok((known, unsure))
}

/// Returns what to say of a word that means no column.
pub(super) fn unknown(key: &str) -> String {
    let near = crate::faults::nearest(key, NAMES.iter().map(|(name, _)| *name));
    let near = near.map(|near| format!("Did you mean \"{near}\"? ")).unwrap_or_default();
    format!(
        "\"{key}\" isn't a key. {near}Known: title, type, url, number, abstract, publisher, topics, \
         length, date, hours, access, cost, status, audience, language, keywords"
    )
}
