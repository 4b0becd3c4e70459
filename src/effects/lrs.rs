//! Sends statements to a Learning Record Store (xAPI 1.0.3).

use crate::record::XAPI_VERSION;
use crate::shelf::{ShelfError, SiteClient, is_this_computer};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use std::time::Duration;
use thiserror::Error;
use url::Url;

/// The waits between tries of one request: a store may restart meanwhile.
const WAITS: [Duration; 6] = [
    Duration::from_millis(200),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(9),
    Duration::from_secs(20),
];

/// How long a connection and an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Bytes of an answer that are read at most.
const MOST_ANSWER: u64 = 64 * 1024;

/// How a store knows who sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LrsCredentials {
    /// A name and a password.
    Basic(String, String),
    /// A token.
    Bearer(String),
}

/// Why a store did not take statements in.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LrsError {
    /// The address can't be used.
    #[error(
        "`{0}` isn't the address of a store. Use an https address, such as https://lrs.example.gov/xAPI"
    )]
    Address(String),
    /// The store doesn't know the sender.
    #[error(
        "the store refused the name or password. Check SQUADROOM_LRS_USER and SQUADROOM_LRS_PASSWORD"
    )]
    Refused,
    /// The store answered with an error.
    #[error("the store answered {0}: {1}")]
    Status(u16, String),
    /// The store can't be reached.
    #[error("{0}")]
    Unreachable(String),
}

/// How many statements a store took in, and how many it had before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Those that are new.
    pub new: usize,
    /// Those that it had, under the same id.
    pub known: usize,
}

/// A store.
#[derive(Debug)]
pub struct LearningRecordStore {
    client: SiteClient,
    authorization: Option<String>,
}

impl LearningRecordStore {
    /// Returns a store at this address, without asking it.
    ///
    /// # Errors
    /// The address is none, or neither https nor on this computer.
    pub fn at(address: &str, credentials: Option<&LrsCredentials>) -> Result<Self, LrsError> {
        let wrong = || LrsError::Address(address.to_owned());
        let url = Url::parse(address).map_err(|_| wrong())?;
        // A password must not cross a network in the clear.
        let is_safe = match url.scheme() {
            "https" => url.has_host(),
            scheme => scheme == "http" && is_this_computer(&url),
        };
        if !is_safe || !url.username().is_empty() || url.query().is_some() {
            return Err(wrong());
        }
        let base = url.as_str().trim_end_matches('/');
        let base = base.strip_suffix("/statements").unwrap_or(base);
        let authorization = credentials.map(|credentials| match credentials {
            LrsCredentials::Basic(name, password) => {
                format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{password}")))
            }
            LrsCredentials::Bearer(token) => format!("Bearer {token}"),
        });
        let statements = Url::parse(&format!("{base}/statements")).map_err(|_| wrong())?;
        let unreachable = |error: ShelfError| LrsError::Unreachable(error.to_string());
        let client = SiteClient::new(statements, PATIENCE).map_err(unreachable)?;
        Ok(Self { client, authorization })
    }

    /// Sends statements, again where the store doesn't answer; each is stored once, because
    /// its id is always the same.
    ///
    /// # Errors
    /// The store refuses them, or can't be reached for a minute.
    pub fn send(&self, statements: &[Value]) -> Result<Delivered, LrsError> {
        match self.post(&Value::from(statements.to_vec())) {
            Ok(new) => {
                let new = new.min(statements.len());
                Ok(Delivered { new, known: statements.len() - new })
            }
            // The store has some of them, perhaps from a try whose answer was lost.
            Err(LrsError::Status(409, _)) if statements.len() > 1 => {
                let (one, other) = statements.split_at(statements.len() / 2);
                let (one, other) = (self.send(one)?, self.send(other)?);
                Ok(Delivered { new: one.new + other.new, known: one.known + other.known })
            }
            Err(LrsError::Status(409, _)) => Ok(Delivered { new: 0, known: 1 }),
            Err(error) => Err(error),
        }
    }

    /// Posts once, and again after each wait while the store is away; returns how many
    /// statements are new to the store.
    fn post(&self, body: &Value) -> Result<usize, LrsError> {
        let mut waits = WAITS.iter();
        loop {
            let error = match self.post_once(body) {
                Ok(new) => return Ok(new),
                Err(error) => error,
            };
            let is_passing = match &error {
                LrsError::Unreachable(_) => true,
                LrsError::Status(code, _) => *code == 429 || *code >= 500,
                _ => false,
            };
            match waits.next().filter(|_| is_passing) {
                Some(wait) => std::thread::sleep(*wait),
                None => return Err(error),
            }
        }
    }

    fn post_once(&self, body: &Value) -> Result<usize, LrsError> {
        let mut headers = vec![("X-Experience-API-Version", XAPI_VERSION)];
        headers.extend(self.authorization.as_deref().map(|value| ("Authorization", value)));
        let answer = self.client.post(&headers, body.to_string());
        let (status, mut said) =
            answer.map_err(|error| LrsError::Unreachable(error.to_string()))?;
        match status {
            // Ralph says so where it has all of them.
            204 => Ok(0),
            // The ids of those that are new.
            200..=299 => {
                let ids = said.with_config().limit(MOST_ANSWER).read_to_string();
                let ids = ids.ok().and_then(|ids| serde_json::from_str::<Vec<String>>(&ids).ok());
                Ok(ids.map_or(usize::MAX, |ids| ids.len()))
            }
            401 | 403 => Err(LrsError::Refused),
            code => {
                let said = said.with_config().limit(MOST_ANSWER).read_to_string();
                let said: String = said.unwrap_or_default().chars().take(300).collect();
                Err(LrsError::Status(code, said))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_crosses_no_network_in_the_clear() {
        for address in [
            "http://lrs.example.gov/xAPI",
            "ftp://x",
            "x",
            "",
            "https://me:pw@x/",
            "http://127.0.0.1.example.gov/",
        ] {
            assert!(LearningRecordStore::at(address, None).is_err(), "{address}");
        }
        for (address, statements) in [
            ("https://lrs.example.gov/xAPI/", "https://lrs.example.gov/xAPI/statements"),
            ("http://127.0.0.1:8100/xAPI/statements", "http://127.0.0.1:8100/xAPI/statements"),
            ("http://localhost:8100", "http://localhost:8100/statements"),
        ] {
            let store = LearningRecordStore::at(address, None).unwrap();
            assert_eq!(store.client.url().as_str(), statements);
        }
    }
}
