//! Small files of a site, whose content the caller proves.

use super::http::{Fetcher, RequestConditions};
use super::lookup::host;
use crate::shelf::error::ShelfError;
use crate::shelf::failing::{broken, meaning};
use std::io::Read;
use url::Url;

impl Fetcher {
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
