//! Which keys each table of a catalog has. To add one: a word here, a line
//! where the table is read, a field of the entry, and its fact in `facts.rs`.

use crate::catalog::{Kind, Strictness};
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

/// Declares the keys of one kind of entry, in the shipped catalog and in a person's own, where
/// a title is enough.
macro_rules! entry_keys {
    ($name:ident, $local:ident, $what:literal, $required:expr, $optional:expr) => {
        keys!($name, $what, [REQUIRED, $required], [OPTIONAL, $optional]);
        keys!($local, $what, [&["title"]], [REQUIRED, $required, OPTIONAL, $optional]);
    };
}

const NONE: &[&str] = &[];
const PERSON: &[&str] = &["name", "role", "organization"];

entry_keys!(TRAINING, LOCAL_TRAINING, "a training", NONE, RESOURCE);
entry_keys!(WEBINAR, LOCAL_WEBINAR, "a webinar", NONE, RESOURCE);
entry_keys!(VIDEO, LOCAL_VIDEO, "a video", NONE, RESOURCE);
entry_keys!(TOOLKIT, LOCAL_TOOLKIT, "a toolkit", NONE, RESOURCE);
entry_keys!(PUBLICATION, LOCAL_PUBLICATION, "a publication", NONE, RESOURCE);
entry_keys!(HOTLINE, LOCAL_HOTLINE, "a hotline", NONE, SERVICE);
entry_keys!(CONTACT, LOCAL_CONTACT, "a contact", &["valid_as_of"], PERSON);
entry_keys!(PROGRAM, LOCAL_PROGRAM, "a program", NONE, AWARD);
entry_keys!(FUNDING, LOCAL_FUNDING, "a funding entry", NONE, AWARD);
entry_keys!(TASK_FORCE, LOCAL_TASK_FORCE, "a task force", NONE, AWARD);
keys!(CARD, "a field card", [REQUIRED, &["points"]], [OPTIONAL, &["charges"]]);
keys!(FAQ, "a question", [REQUIRED, &["answer"]], [OPTIONAL, &["see"]]);
keys!(LOCAL_CARD, "a field card", [&["title", "points"]], [REQUIRED, OPTIONAL, &["charges"]]);
keys!(LOCAL_FAQ, "a question", [&["title", "answer"]], [REQUIRED, OPTIONAL, &["see"]]);
entry_keys!(SITE, LOCAL_SITE, "a site", NONE, NONE);

/// The keys of an entry that a later catalog may correct. None of them holds a number.
pub(in crate::catalog) const CORRECTED: &[&str] = &[
    "title",
    "alt_titles",
    "keywords",
    "abstract",
    "url",
    "url_kind",
    "archived_url",
    "document_url",
    "topics",
    "audience",
    "access",
    "cost",
    "duration",
    "status",
    "status_note",
    "replaced_by",
];
keys!(strict OVERRIDE, "an override", [&["id", "reason"]], [&["note"], CORRECTED]);
keys!(strict HIDE, "a hidden entry", [&["id", "reason"]], []);

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
keys!(LINK_STATES, "the states of links", [], [&["link"]]);
keys!(
    LINK_STATE,
    "the state of a link",
    [&["url", "state", "since", "checked"]],
    [&["failures", "redirects_to", "why"]]
);
keys!(CHANGED_HOTLINE, "a changed hotline", [&["id", "reason"]], []);

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
    "override",
    "hide",
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
    optional: &[&["origin", "changed_hotline"]],
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
pub(in crate::catalog) const fn of_kind(kind: Kind, strictness: Strictness) -> &'static Keys {
    match strictness {
        Strictness::Shipped => shipped(kind),
        Strictness::Local => local(kind),
    }
}

const fn shipped(kind: Kind) -> &'static Keys {
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

const fn local(kind: Kind) -> &'static Keys {
    match kind {
        Kind::Training => &LOCAL_TRAINING,
        Kind::Webinar => &LOCAL_WEBINAR,
        Kind::Video => &LOCAL_VIDEO,
        Kind::Toolkit => &LOCAL_TOOLKIT,
        Kind::Publication => &LOCAL_PUBLICATION,
        Kind::Hotline => &LOCAL_HOTLINE,
        Kind::Contact => &LOCAL_CONTACT,
        Kind::Program => &LOCAL_PROGRAM,
        Kind::Funding => &LOCAL_FUNDING,
        Kind::TaskForce => &LOCAL_TASK_FORCE,
        Kind::Card => &LOCAL_CARD,
        Kind::Faq => &LOCAL_FAQ,
        Kind::Site => &LOCAL_SITE,
    }
}
