//! Sends statements to a Learning Record Store (xAPI 1.0.3).

mod credentials;

use crate::record::XAPI_VERSION;
use crate::shelf::{ShelfError, SiteClient, is_this_computer};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use std::cell::Cell;
use std::time::Duration;
use thiserror::Error;
use url::Url;

pub use credentials::CredentialError;

/// The waits between tries of one request: a store may restart meanwhile.
const WAITS: [Duration; 6] = [
    Duration::from_millis(200),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(9),
    Duration::from_secs(20),
];

/// The shortest wait that a person is told of.
const TOLD_FROM: Duration = Duration::from_secs(1);

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
    /// Something else answered, such as a web page.
    #[error("the address answered, not with the statements of a Learning Record Store")]
    NoStore,
    /// The store answered with an error.
    #[error("the store answered {0}{1}")]
    Status(u16, String),
    /// There is no secure connection to the store.
    #[error("{0}")]
    Insecure(String),
    /// The store can't be reached.
    #[error("{0}")]
    Unreachable(String),
}

impl LrsError {
    /// Returns whether it may pass, so that another try is worth it.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Status(code, _) => matches!(code, 408 | 429 | 500..),
            _ => false,
        }
    }
}

/// Returns an error of the network in words for a person who sends, not downloads.
fn of_network(error: ShelfError) -> LrsError {
    match error {
        ShelfError::BrokeOff { host, cause } => {
            LrsError::Unreachable(format!("the connection to {host} broke off: {cause}"))
        }
        ShelfError::TooSlow { host, .. } => {
            LrsError::Unreachable(format!("{host} didn't answer in time"))
        }
        ShelfError::Untrusted { host, cause } => {
            LrsError::Insecure(format!("no secure connection to {host}: {cause}"))
        }
        other => LrsError::Unreachable(other.to_string()),
    }
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
    /// Tells a person that the store is tried again, and why.
    tell: fn(&LrsError),
    /// True once that was told.
    is_told: Cell<bool>,
}

impl LearningRecordStore {
    /// Returns a store at this address, without asking it. `tell` gets the first error after
    /// which a person waits.
    ///
    /// # Errors
    /// The address is none, or neither https nor on this computer.
    pub fn at(
        address: &str,
        credentials: Option<&LrsCredentials>,
        tell: fn(&LrsError),
    ) -> Result<Self, LrsError> {
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
        let client = SiteClient::new(statements, PATIENCE).map_err(of_network)?;
        Ok(Self { client, authorization, tell, is_told: Cell::new(false) })
    }

    /// Returns the address to which statements go.
    pub fn address(&self) -> &str {
        self.client.url().as_str()
    }

    /// Sends statements, again where the store doesn't answer; each is stored once, because
    /// its id is always the same. Counts those that the store has, up to an error, too.
    ///
    /// # Errors
    /// The store refuses them, or can't be reached for half a minute.
    pub fn send(&self, statements: &[Value], delivered: &mut Delivered) -> Result<(), LrsError> {
        match self.post(statements) {
            Ok(new) => {
                delivered.new += new;
                delivered.known += statements.len() - new;
                Ok(())
            }
            // The store has some of them, perhaps from a try whose answer was lost.
            Err(LrsError::Status(409, _)) if statements.len() > 1 => {
                let (one, other) = statements.split_at(statements.len() / 2);
                self.send(one, delivered)?;
                self.send(other, delivered)
            }
            Err(LrsError::Status(409, _)) => {
                delivered.known += 1;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Posts once, and again after each wait while the store is away; returns how many
    /// statements are new to the store.
    fn post(&self, statements: &[Value]) -> Result<usize, LrsError> {
        let body = Value::from(statements.to_vec()).to_string();
        let mut waits = WAITS.iter();
        loop {
            let error = match self.post_once(statements, &body) {
                Ok(new) => return Ok(new),
                Err(error) => error,
            };
            let Some(wait) = waits.next().filter(|_| error.is_passing()) else {
                return Err(error);
            };
            if *wait >= TOLD_FROM && !self.is_told.replace(true) {
                (self.tell)(&error);
            }
            std::thread::sleep(*wait);
        }
    }

    fn post_once(&self, statements: &[Value], body: &str) -> Result<usize, LrsError> {
        let mut headers = vec![("X-Experience-API-Version", XAPI_VERSION)];
        headers.extend(self.authorization.as_deref().map(|value| ("Authorization", value)));
        let answer = self.client.post(&headers, body.to_owned());
        let (status, mut said) = answer.map_err(of_network)?;
        let said = said.with_config().limit(MOST_ANSWER).read_to_string();
        match status {
            // Ralph says so where it has all of them.
            204 => Ok(0),
            200 => new_ids(statements, &said.unwrap_or_default()).ok_or(LrsError::NoStore),
            201..=299 => Err(LrsError::NoStore),
            401 | 403 => Err(LrsError::Refused),
            code => {
                let said: String = said.unwrap_or_default().trim().chars().take(300).collect();
                let said = if said.is_empty() { said } else { format!(": {said}") };
                Err(LrsError::Status(code, said))
            }
        }
    }
}

/// Returns how many of these statements are new to a store by its answer: a list of their ids.
/// Some stores, such as Ralph, leave out those that they had. `None` for any other answer.
fn new_ids(statements: &[Value], said: &str) -> Option<usize> {
    let ids: Vec<String> = serde_json::from_str(said).ok()?;
    let is_sent = |id: &String| statements.iter().any(|statement| statement["id"] == id.as_str());
    let is_list = (1..=statements.len()).contains(&ids.len()) && ids.iter().all(is_sent);
    is_list.then_some(ids.len())
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
            assert!(LearningRecordStore::at(address, None, |_| {}).is_err(), "{address}");
        }
        for (address, statements) in [
            ("https://lrs.example.gov/xAPI/", "https://lrs.example.gov/xAPI/statements"),
            ("http://127.0.0.1:8100/xAPI/statements", "http://127.0.0.1:8100/xAPI/statements"),
            ("http://localhost:8100", "http://localhost:8100/statements"),
        ] {
            let store = LearningRecordStore::at(address, None, |_| {}).unwrap();
            assert_eq!(store.client.url().as_str(), statements);
        }
    }

    #[test]
    fn only_a_list_of_the_ids_that_were_sent_is_the_answer_of_a_store() {
        let sent = [serde_json::json!({ "id": "a" }), serde_json::json!({ "id": "b" })];
        for (said, new) in [
            ("[\"a\",\"b\"]", Some(2)),
            ("[\"b\"]", Some(1)),
            ("[]", None),
            ("[\"c\"]", None),
            ("[\"a\",\"a\",\"a\"]", None),
            ("{\"ok\":true}", None),
            ("<html>Sign in</html>", None),
            ("", None),
        ] {
            assert_eq!(new_ids(&sent, said), new, "{said}");
        }
    }
}
