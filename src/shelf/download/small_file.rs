//! Small files of a site, whose content the caller proves.

use super::http::{Fetcher, RequestConditions, address};
use super::lookup::host;
use crate::shelf::error::ShelfError;
use crate::shelf::failing::{broken, meaning};
use std::io::Read;
use ureq::http::header::CONTENT_TYPE;
use url::Url;

/// The answer to a request for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkAnswer {
    /// The address that answered, after redirects.
    pub url: Url,
    /// The status code.
    pub status: u16,
    /// The type of the page, as the site says.
    pub content_type: String,
    /// The first bytes of the page.
    pub bytes: Vec<u8>,
}

impl LinkAnswer {
    /// Returns the text of a web page that was read; `None` for anything else.
    pub fn text(&self) -> Option<String> {
        let is_text = ["text/html", "text/plain", "application/xhtml+xml"]
            .iter()
            .any(|own| self.content_type.starts_with(own));
        let is_read = is_text && !self.bytes.is_empty();
        is_read.then(|| String::from_utf8_lossy(&self.bytes).into_owned())
    }
}

impl Fetcher {
    /// Asks for a page, and reads at most so many bytes of it. An address with http is asked over
    /// https.
    ///
    /// # Errors
    /// The site can't be reached, or its answer breaks off.
    pub fn link(&self, url: &Url, most: u64) -> Result<LinkAnswer, ShelfError> {
        let answer = self.ask(&address(url.as_str())?, &RequestConditions::default())?;
        let (host, status, url) = (host(&answer.url), answer.status, answer.url.clone());
        let content_type = answer.header(CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
        let mut bytes = Vec::new();
        if most > 0 {
            let mut body = answer.body().take(most);
            body.read_to_end(&mut bytes).map_err(|error| broken(host, &error))?;
        }
        Ok(LinkAnswer { url, status, content_type, bytes })
    }

    /// Returns the bytes of a file, of one that is longer than `most` the first `most + 1`.
    /// `None`: the site has no such file. Buckets that nobody may list say so with 403.
    ///
    /// # Errors
    /// The site can't be reached, or its answer breaks off.
    pub fn small_file(&self, url: &Url, most: u64) -> Result<Option<Vec<u8>>, ShelfError> {
        let answer = self.ask(url, &RequestConditions::default())?;
        let (host, status) = (host(&answer.url), answer.status);
        match status {
            200 => {}
            403 | 404 | 410 => return Ok(None),
            _ => return Err(ShelfError::Status { host, status, meaning: meaning(status) }),
        }
        let mut bytes = Vec::new();
        let mut body = answer.body().take(most.saturating_add(1));
        body.read_to_end(&mut bytes).map_err(|error| broken(host, &error))?;
        Ok(Some(bytes))
    }
}
