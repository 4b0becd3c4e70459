//! Where a link leads, and the number or e-mail address that its words do not say.

use super::phone_link::PhoneLink;
use crate::shelf::text::block::web_address;

/// A link whose address a reader may need.
#[derive(Debug)]
pub(super) enum Link {
    /// It dials, or begins a text message.
    Phone(PhoneLink),
    /// It begins an e-mail to this address.
    Mail(String),
    /// It leads to a page.
    Page(String),
}

impl Link {
    /// Returns the link of an address; `None` for other addresses.
    pub(super) fn of(address: &str) -> Option<Self> {
        match address.trim().split_once(':') {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => {
                let address = rest.split('?').next().unwrap_or_default().trim();
                let is_address = address.contains('@') && !address.contains(char::is_whitespace);
                is_address.then(|| Self::Mail(address.to_owned()))
            }
            _ => PhoneLink::of(address)
                .map(Self::Phone)
                .or_else(|| web_address(address).map(Self::Page)),
        }
    }

    /// Returns the addition to the words of the link; `None` where they say it.
    pub(super) fn remark(&self, words: &str) -> Option<String> {
        match self {
            Self::Phone(link) => link.remark(words),
            Self::Page(_) => None,
            Self::Mail(address) => {
                let is_said = words.to_lowercase().contains(&address.to_lowercase());
                (!is_said).then(|| format!("[e-mail: {address}]"))
            }
        }
    }
}
