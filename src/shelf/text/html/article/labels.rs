//! The names of classes, and their word on a block.

/// Parts of names of blocks that are no article.
const OTHERS: [&str; 56] = [
    "ad-break",
    "advert",
    "agegate",
    "author-bio",
    "banner",
    "breadcrumb",
    "byline",
    "combx",
    "comment",
    "consent",
    "cookie",
    "disqus",
    "donat",
    "extra",
    "footer",
    "gdpr",
    "header",
    "legends",
    "masthead",
    "menu",
    "meta",
    "modal",
    "most-read",
    "mostread",
    "most-popular",
    "nav",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popular",
    "popup",
    "print",
    "promo",
    "rating",
    "read-more",
    "readmore",
    "recommend",
    "related",
    "remark",
    "replies",
    "rss",
    "search",
    "share",
    "shar",
    "shoutbox",
    "sidebar",
    "signup",
    "skip",
    "skyscraper",
    "social",
    "sponsor",
    "subscri",
    "taboola",
    "tags",
    "trending",
];

/// Parts of names that such blocks of an article have, too.
const PERHAPS: [&str; 6] = ["article", "body", "column", "content", "main", "shadow"];

/// Parts of names of articles.
const LIKELY: [&str; 12] = [
    "article", "body", "content", "entry", "hentry", "h-entry", "main", "page", "post", "text",
    "blog", "story",
];

/// Parts of names of blocks that hold little of an article.
const UNLIKELY: [&str; 22] = [
    "banner",
    "comment",
    "contact",
    "foot",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
    "hidden",
    "hid ",
];

/// Roles of blocks that are no article.
const ROLES: [&str; 11] = [
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "menu",
    "menubar",
    "dialog",
    "alertdialog",
    "alert",
    "toolbar",
];

fn has(label: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| label.contains(part))
}

/// Returns whether a block of this role is no article.
pub(super) fn is_role_of_others(role: &str) -> bool {
    ROLES.contains(&role)
}

/// Returns whether the name of a block says that it is no article.
pub(super) fn is_of_others(label: &str) -> bool {
    has(label, &OTHERS) && !has(label, &PERHAPS)
}

/// Returns whether the name says so whatever else it says.
pub(super) fn is_surely_of_others(label: &str) -> bool {
    has(
        label,
        &[
            "cookie",
            "breadcrumb",
            "comment",
            "related",
            "share",
            "sharing",
            "newsletter",
            "sidebar",
            "disqus",
            "taboola",
            "outbrain",
            "social",
            "recommend",
            "promo",
            "gallery",
            "slideshow",
        ],
    )
}

/// Returns whether sentences of a block are no article: what readers of the page wrote, the
/// captions of pictures, or the start of other pages.
pub(super) fn has_other_sentences(label: &str) -> bool {
    has(label, &["comment", "disqus", "gallery", "recommend", "related", "replies", "slideshow"])
}

/// Returns how much a name speaks for an article.
pub(super) fn weight(label: &str) -> f64 {
    let likely = if has(label, &LIKELY) { 25.0 } else { 0.0 };
    let unlikely = if has(label, &UNLIKELY) { 25.0 } else { 0.0 };
    likely - unlikely
}
