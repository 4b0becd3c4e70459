//! Which keys each table of a catalog has. To add one: a word here, a line
//! where the table is read, a field of the entry, and its fact in `facts.rs`.

use crate::catalog::Kind;
use crate::faults::{Code, Keys};

/// Declares the keys of one kind of table.
macro_rules! keys {
    ($name:ident, $what:literal, $required:expr, $optional:expr) => {
        pub(in crate::catalog) const $name: Keys = Keys {
            what: $what,
            required: &$required,
            optional: &$optional,
            stray: Code::UnknownKey,
            strict: false,
        };
    };
    (strict $name:ident, $what:literal, $required:expr, $optional:expr) => {
        pub(in crate::catalog) const $name: Keys = Keys {
            what: $what,
            required: &$required,
            optional: &$optional,
            stray: Code::UnknownKey,
            strict: true,
        };
    };
}

const REQUIRED: &[&str] =
    &["id", "title", "abstract", "publisher", "url", "url_kind", "topics", "status", "source"];
const OPTIONAL: &[&str] = &[
    "alt_titles",
    "keywords",
    "publisher_note",
    "funder",
    "archived_url",
    "audience",
    "audience_level",
    "language",
    "issued",
    "modified",
    "access",
    "cost",
    "status_note",
    "replaced_by",
    "related",
    "as_of",
    "on_origin_page",
    "email",
];
const RESOURCE: &[&str] = &[
    "format",
    "format_note",
    "extent",
    "duration",
    "duration_note",
    "parts",
    "presenters",
    "creators",
    "recorded",
    "starts",
    "captions",
    "credit",
    "prerequisites",
    "report_number",
    "document_url",
];
const SERVICE: &[&str] = &[
    "operator",
    "operator_since",
    "who_answers",
    "is_law_enforcement",
    "hours",
    "languages",
    "area_served",
    "eligibility",
    "alert",
    "limits",
    "pinned",
    "line",
];
const AWARD: &[&str] = &[
    "fiscal_year",
    "amount",
    "award_number",
    "area_served",
    "covers",
    "lead",
    "partners",
    "model",
];

keys!(TRAINING, "a training", [REQUIRED], [OPTIONAL, RESOURCE]);
keys!(WEBINAR, "a webinar", [REQUIRED], [OPTIONAL, RESOURCE]);
keys!(VIDEO, "a video", [REQUIRED], [OPTIONAL, RESOURCE]);
keys!(TOOLKIT, "a toolkit", [REQUIRED], [OPTIONAL, RESOURCE]);
keys!(PUBLICATION, "a publication", [REQUIRED], [OPTIONAL, RESOURCE]);
keys!(HOTLINE, "a hotline", [REQUIRED], [OPTIONAL, SERVICE]);
keys!(
    CONTACT,
    "a contact",
    [REQUIRED, &["valid_as_of"]],
    [OPTIONAL, &["name", "role", "organization"]]
);
keys!(PROGRAM, "a program", [REQUIRED], [OPTIONAL, AWARD]);
keys!(FUNDING, "a funding entry", [REQUIRED], [OPTIONAL, AWARD]);
keys!(TASK_FORCE, "a task force", [REQUIRED], [OPTIONAL, AWARD]);
keys!(CARD, "a field card", [REQUIRED, &["points"]], [OPTIONAL, &["charges"]]);
keys!(FAQ, "a question", [REQUIRED, &["answer"]], [OPTIONAL, &["see"]]);
keys!(SITE, "a site", [REQUIRED], [OPTIONAL]);

const LINE_OPTIONAL: &[&str] = &[
    "number",
    "number_again",
    "country",
    "url",
    "vanity",
    "keywords",
    "prompt",
    "area_served",
    "as_of",
    "do_not_dial",
    "note",
    "source",
];
keys!(strict LINE, "a line", [&["channel", "evidence"]], [LINE_OPTIONAL]);
keys!(strict LOOSE_LINE, "a line", [&["entry", "channel", "evidence"]], [LINE_OPTIONAL]);
keys!(strict EMAIL, "an e-mail address", [&["address", "evidence"]], [&["as_of", "do_not_use", "note"]]);
keys!(SOURCE, "a source", [], [&["url", "origin", "as_of"]]);
keys!(POINT, "a point", [&["text", "source"]], []);
keys!(PART, "a part", [&["title"]], [&["duration", "url"]]);

keys!(TOPIC, "a topic", [&["id", "label"]], [&["alt_labels", "keywords", "broader", "related"]]);
keys!(PUBLISHER, "a publisher", [&["id", "name", "short_name"]], [&["url", "alt_names"]]);
keys!(SYNONYMS, "a group of synonyms", [&["words"]], []);
keys!(ORIGIN, "an origin", [&["id", "title", "url"]], [&["as_of"]]);

const MANIFEST_KEYS: &[&str] =
    &["id", "title", "version", "issued", "publisher", "license", "description"];
const TABLES: &[&str] = &[
    "training",
    "webinar",
    "video",
    "toolkit",
    "publication",
    "hotline",
    "contact",
    "program",
    "funding",
    "task_force",
    "card",
    "faq",
    "site",
    "line",
    "topic",
    "publisher",
    "synonyms",
];

/// Any file but the manifest.
pub(in crate::catalog) const FILE: Keys = Keys {
    what: "a file",
    required: &[],
    optional: &[TABLES],
    stray: Code::UnknownTable,
    strict: false,
};
/// `catalog.toml` of the shipped catalog. Its `publisher` is a text, so no
/// `[[publisher]]` fits in.
pub(in crate::catalog) const MANIFEST: Keys = Keys {
    what: "catalog.toml",
    required: &[MANIFEST_KEYS],
    optional: &[&["origin"]],
    stray: Code::UnknownTable,
    strict: false,
};
/// `catalog.toml` of a person's own catalog.
pub(in crate::catalog) const LOCAL_MANIFEST: Keys = Keys {
    what: "catalog.toml",
    required: &[],
    optional: &[MANIFEST_KEYS, &["origin"]],
    stray: Code::UnknownTable,
    strict: false,
};

/// The keys of an entry of this kind.
pub(in crate::catalog) const fn of_kind(kind: Kind) -> &'static Keys {
    match kind {
        Kind::Training => &TRAINING,
        Kind::Webinar => &WEBINAR,
        Kind::Video => &VIDEO,
        Kind::Toolkit => &TOOLKIT,
        Kind::Publication => &PUBLICATION,
        Kind::Hotline => &HOTLINE,
        Kind::Contact => &CONTACT,
        Kind::Program => &PROGRAM,
        Kind::Funding => &FUNDING,
        Kind::TaskForce => &TASK_FORCE,
        Kind::Card => &CARD,
        Kind::Faq => &FAQ,
        Kind::Site => &SITE,
    }
}
