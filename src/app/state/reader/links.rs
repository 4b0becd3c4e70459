//! The links of a text: to whom they lead, and their numbers.

use crate::shelf::BlockLink;
use std::collections::HashMap;
use std::ops::Range;
use url::Url;

/// Links of a text at most.
const MOST: usize = 20_000;

/// The starts of a written address.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// The addresses that a text leads to, each one once, in the order in which they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextLinks {
    addresses: Vec<String>,
    numbers: HashMap<String, usize>,
    /// The links so far, also those to the same address.
    count: usize,
}

impl TextLinks {
    /// Returns the address of a link.
    pub(super) fn address(&self, link: usize) -> Option<&str> {
        self.addresses.get(link).map(String::as_str)
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.addresses.len()
    }

    /// Returns the links of a block with their numbers, and takes in their addresses. `base` is
    /// the address of the document.
    pub(super) fn of_block(
        &mut self,
        text: &str,
        links: &[BlockLink],
        base: Option<&Url>,
    ) -> Vec<(Range<usize>, usize)> {
        let known = links.iter().filter_map(|link| {
            let is_there = text.get(link.range.clone()).is_some_and(|words| !words.is_empty());
            Some((link.range.clone(), resolved(&link.to, base)?)).filter(|_| is_there)
        });
        let mut all: Vec<(Range<usize>, String)> = known.collect();
        all.sort_by_key(|(range, _)| (range.start, range.end));
        all.dedup_by(|next, before| next.0.start < before.0.end);
        let mut others = Vec::new();
        for range in written(text) {
            let next = all.partition_point(|(own, _)| own.end <= range.start);
            let is_free = all.get(next).is_none_or(|(own, _)| range.end <= own.start);
            let words = text.get(range.clone()).unwrap_or_default();
            let address = match words.starts_with("www.") {
                true => resolved(&format!("https://{words}"), None),
                false => resolved(words, None),
            };
            others.extend(address.filter(|_| is_free).map(|address| (range, address)));
        }
        all.append(&mut others);
        all.sort_by_key(|(range, _)| range.start);
        all.truncate(MOST.saturating_sub(self.count));
        self.count += all.len();
        all.into_iter().map(|(range, address)| (range, self.number(address))).collect()
    }

    fn number(&mut self, address: String) -> usize {
        if let Some(number) = self.numbers.get(&address) {
            return *number;
        }
        let number = self.addresses.len();
        self.numbers.insert(address.clone(), number);
        self.addresses.push(address);
        number
    }
}

/// Returns the whole address of a web page; `None` for a place in the same document, and for
/// what is not on the web.
fn resolved(to: &str, base: Option<&Url>) -> Option<String> {
    let url = match Url::parse(to) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => base?.join(to).ok()?,
        Err(_) => return None,
    };
    let without_fragment = |url: &Url| {
        let mut url = url.clone();
        url.set_fragment(None);
        url
    };
    let is_here = url.fragment().is_some()
        && base.is_some_and(|base| without_fragment(base) == without_fragment(&url));
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    // A name before the host makes one site look like another.
    let is_plain = url.username().is_empty() && url.password().is_none();
    (is_web && is_plain && !is_here).then(|| url.to_string())
}

/// Returns where addresses are written out in a text.
fn written(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        let lead = word.len() - word.trim_start_matches(['(', '[', '<', '"', '“', '‘']).len();
        let own = word.get(lead..).unwrap_or_default();
        let ends = ['.', ',', ';', ':', ')', ']', '>', '"', '\'', '”', '’', '!', '?'];
        let address = own.trim_end_matches(ends);
        let is_address = STARTS.iter().any(|start| {
            address.strip_prefix(start).is_some_and(|rest| rest.contains('.') && rest.len() > 3)
        });
        if is_address {
            found.push(start + lead..start + lead + address.len());
        }
        start += word.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_one_number() {
        let mut links = TextLinks::default();
        let base = Url::parse("https://a.us/guide/").unwrap();
        let text = "Forms, and (https://b.us/x). See www.c.us, https://b.us/x";
        let own = |range, to: &str| BlockLink { range, to: to.to_owned() };
        let known = [own(0..5, "forms.html"), own(7..10, "#top"), own(7..10, "javascript:x")];
        let found = links.of_block(text, &known, Some(&base));
        let found: Vec<(&str, usize)> =
            found.into_iter().map(|(range, link)| (&text[range], link)).collect();
        assert_eq!(
            found,
            [("Forms", 0), ("https://b.us/x", 1), ("www.c.us", 2), ("https://b.us/x", 1)]
        );
        let addresses: Vec<&str> = (0..links.len()).filter_map(|at| links.address(at)).collect();
        assert_eq!(
            addresses,
            ["https://a.us/guide/forms.html", "https://b.us/x", "https://www.c.us/"]
        );
    }

    #[test]
    fn what_is_not_on_the_web_is_no_link() {
        let base = Url::parse("https://a.us/guide").unwrap();
        for to in ["file:///etc/passwd", "https://a.us@b.us/", "/guide#top", "https://"] {
            assert_eq!(resolved(to, Some(&base)), None, "{to}");
        }
        assert_eq!(resolved("/x", None), None);
    }
}
