//! Sends statements to a Learning Record Store (xAPI 1.0.3).

use crate::record::XAPI_VERSION;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use url::{Host, Url};

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
    #[error("can't reach the store: {0}")]
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
    agent: Agent,
    statements: String,
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
        let is_own = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => return Err(wrong()),
        };
        // A password must not cross a network in the clear.
        let is_safe = url.scheme() == "https" || url.scheme() == "http" && is_own;
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
        Ok(Self { agent: agent(), statements: format!("{base}/statements"), authorization })
    }

    /// Sends statements, again where the store doesn't answer; each is stored once, because
    /// its id is always the same.
    ///
    /// # Errors
    /// The store refuses them, or can't be reached for a minute.
    pub fn send(&self, statements: &[Value]) -> Result<Delivered, LrsError> {
        match self.post(&Value::from(statements.to_vec())) {
            Ok(()) => Ok(Delivered { new: statements.len(), known: 0 }),
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

    /// Posts once, and again after each wait while the store is away.
    fn post(&self, body: &Value) -> Result<(), LrsError> {
        let mut waits = WAITS.iter();
        loop {
            let error = match self.post_once(body) {
                Ok(()) => return Ok(()),
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

    fn post_once(&self, body: &Value) -> Result<(), LrsError> {
        let request = self.agent.post(&self.statements);
        let request = request.header("X-Experience-API-Version", XAPI_VERSION);
        let request = request.header("Content-Type", "application/json");
        let request = match &self.authorization {
            Some(authorization) => request.header("Authorization", authorization),
            None => request,
        };
        let answer = request.send(body.to_string());
        let mut answer = answer.map_err(|error| LrsError::Unreachable(error.to_string()))?;
        match answer.status().as_u16() {
            200..=299 => Ok(()),
            401 | 403 => Err(LrsError::Refused),
            code => {
                let said = answer.body_mut().with_config().limit(MOST_ANSWER).read_to_string();
                let said: String = said.unwrap_or_default().chars().take(300).collect();
                Err(LrsError::Status(code, said))
            }
        }
    }
}

fn agent() -> Agent {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .tls_config(tls)
        .user_agent(concat!("squadroom/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(PATIENCE))
        .timeout_global(Some(PATIENCE * 2))
        .build();
    config.new_agent()
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
            assert_eq!(LearningRecordStore::at(address, None).unwrap().statements, statements);
        }
    }
}
