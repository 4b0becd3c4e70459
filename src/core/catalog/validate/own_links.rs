//! Checks the links of the shipped catalog: they lead to the publisher, safely and without
//! a trace of the reader.

use super::link::written_host;
use crate::faults::{Code, Document};
use std::collections::HashSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Sites that copy documents of others. They show advertising, ask for an account, change
/// what they copy, and vanish. Each name also stands for its national sites (`scribd.com`
/// for `de.scribd.com`).
const COPY_SITES: &[&str] = &[
    "abcdocz.com",
    "coursehero.com",
    "docplayer.net",
    "docsbay.net",
    "docslib.org",
    "documents.pub",
    "doczz.net",
    "dokumen.tips",
    "ebin.pub",
    "fdocuments.net",
    "fdocuments.us",
    "flipbuilder.com",
    "fliphtml5.com",
    "issuu.com",
    "kipdf.com",
    "lawsdocbox.com",
    "manualzz.com",
    "pdfcoffee.com",
    "pdffox.com",
    "pdfroom.com",
    "pdfslide.net",
    "pdfslide.us",
    "pubt.io",
    "readkong.com",
    "sambuz.com",
    "scribd.com",
    "silo.tips",
    "slideplayer.com",
    "slideshare.net",
    "slidetodoc.com",
    "studocu.com",
    "studylib.net",
    "studyres.com",
    "technodocbox.com",
    "vdocument.in",
    "vdocuments.net",
    "vdocuments.us",
    "yumpu.com",
];

/// Parameters by which a mail or an advertisement recognizes who follows its link. Names
/// that begin with `utm_` are among them.
const TRACKING: &[&str] = &[
    "_hsenc", "_hsmi", "dclid", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "yclid",
];

/// Keys of an entry that hold a link to its work.
const OWN: [&str; 2] = ["url", "document_url"];

/// Hosts that some link of the catalog reaches over https.
pub(in crate::catalog) type SafeHosts = HashSet<String>;

/// Adds the https hosts of one file.
pub(in crate::catalog) fn learn(table: &DeTable<'_>, hosts: &mut SafeHosts) {
    for_each_link(table, &mut |_, link, _| {
        if link.starts_with("https://") {
            hosts.extend(written_host(link).map(str::to_ascii_lowercase));
        }
    });
}

/// Reports the links of one file that break a rule.
pub(in crate::catalog) fn check(document: &Document<'_>, table: &DeTable<'_>, hosts: &SafeHosts) {
    for_each_link(table, &mut |place, link, value| {
        let fault = match place {
            LinkPlace::Own => wrong_in_own(link, hosts).or_else(|| wrong(link)),
            LinkPlace::Other => wrong(link),
        };
        if let Some((code, message, mend)) = fault {
            document.report(code, value.span(), &message, mend);
        }
    });
}

/// The code of a broken rule, what is wrong, and how to fix it.
type BrokenRule = (Code, String, &'static str);

/// Returns what is wrong with the link of an entry to its work.
fn wrong_in_own(link: &str, hosts: &SafeHosts) -> Option<BrokenRule> {
    let host = written_host(link)?.to_ascii_lowercase();
    let is_of = |site: &&&str| {
        host.strip_suffix(**site).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    if let Some(site) = COPY_SITES.iter().find(is_of) {
        let message = format!("{site} copies documents of others.");
        let mend = "Link to the publisher's page, and keep this address in `source`.";
        return Some((Code::CopySite, message, mend));
    }
    if link.starts_with("http://") && hosts.contains(&host) {
        let message = format!("The catalog reaches {host} over https elsewhere.");
        return Some((Code::PlainHttp, message, "Write https://."));
    }
    None
}

/// Returns what is wrong with any link.
fn wrong(link: &str) -> Option<BrokenRule> {
    let host = written_host(link)?;
    if host.ends_with('.') {
        let message = format!("The host `{host}` ends with a dot.");
        return Some((Code::DottedHost, message, "Delete the dot."));
    }
    let parameter = tracking(link)?;
    let message = format!("The parameter `{parameter}` tracks the reader.");
    Some((Code::TrackingLink, message, "Delete it from the link."))
}

/// Returns the name of the first parameter that tracks who follows the link.
fn tracking(link: &str) -> Option<&str> {
    let (_, query) = link.split('#').next()?.split_once('?')?;
    let mut names = query.split('&').filter_map(|part| part.split('=').next());
    names.find(|name| name.starts_with("utm_") || TRACKING.contains(name))
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkPlace {
    /// The entry's own link to its work.
    Own,
    /// A source or a chat.
    Other,
}

/// Calls `f` with every link of the entries and their tables. A copy in a web archive has
/// the whole address of another page in its own, so `archived_url` is left out.
fn for_each_link<'a, 'b>(
    table: &'a DeTable<'b>,
    f: &mut impl FnMut(LinkPlace, &'a str, &'a Spanned<DeValue<'b>>),
) {
    let is_entry = table.contains_key("url_kind");
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        match value.get_ref() {
            DeValue::String(link) if OWN.contains(&key) => {
                f(if is_entry { LinkPlace::Own } else { LinkPlace::Other }, link, value);
            }
            DeValue::Table(inner) => for_each_link(inner, f),
            DeValue::Array(items) => {
                let tables = items.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|inner| for_each_link(inner, f));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(link: &str) -> Option<Code> {
        let hosts = SafeHosts::from(["www.agency.gov".to_owned()]);
        wrong_in_own(link, &hosts).or_else(|| wrong(link)).map(|(code, ..)| code)
    }

    #[test]
    fn links_to_copies_are_found_whatever_their_subdomain() {
        for link in
            ["https://docslib.org/doc/1", "https://de.scribd.com/x", "http://WWW.Yumpu.com/"]
        {
            assert_eq!(code(link), Some(Code::CopySite), "{link}");
        }
        for link in ["https://notscribd.com/", "https://agency.gov/scribd.com"] {
            assert_eq!(code(link), None, "{link}");
        }
    }

    #[test]
    fn http_is_wrong_only_where_https_is_known() {
        assert_eq!(code("http://www.agency.gov/a"), Some(Code::PlainHttp));
        assert_eq!(code("http://www.AGENCY.gov/a"), Some(Code::PlainHttp));
        assert_eq!(code("http://agency.gov/a"), None);
        assert_eq!(code("https://www.agency.gov/a"), None);
    }

    #[test]
    fn a_final_dot_and_tracking_are_found() {
        assert_eq!(code("https://ovc.ojp.gov./a"), Some(Code::DottedHost));
        for link in [
            "https://a.gov/?utm_source=x",
            "https://a.gov/b?c=1&fbclid=2#d",
            "https://a.gov/?gclid",
        ] {
            assert_eq!(code(link), Some(Code::TrackingLink), "{link}");
        }
        for link in
            ["https://a.gov/?c=utm_source", "https://a.gov/#?utm_a=1", "https://a.gov/?item=1"]
        {
            assert_eq!(code(link), None, "{link}");
        }
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(COPY_SITES.is_sorted());
        assert!(TRACKING.is_sorted());
    }
}
