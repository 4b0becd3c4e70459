//! Keys: the public half that a root list names, and the private half of a publisher.

use super::canonical::{canonical, from_hex, sha256_hex, to_hex};
use super::error::UpdateError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde_json::{Value, json};

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";

/// The public half of a key: Ed25519.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::updates) struct PublicKey(Vec<u8>);

impl PublicKey {
    /// Reads a key of a root list; `None` if it is of another type.
    pub(in crate::updates) fn from_json(key: &Value) -> Option<Self> {
        let is_known = ["keytype", "scheme"].iter().all(|name| key[*name] == "ed25519");
        let digits = key["keyval"]["public"].as_str().filter(|_| is_known)?;
        Some(Self(from_hex(digits).filter(|bytes| bytes.len() == 32)?))
    }

    /// Returns the key as a root list has it.
    pub(in crate::updates) fn to_json(&self) -> Value {
        let public = to_hex(&self.0);
        json!({ "keytype": "ed25519", "scheme": "ed25519", "keyval": { "public": public } })
    }

    /// Returns the id of the key: the hash of its canonical form.
    pub(in crate::updates) fn id(&self) -> Result<String, UpdateError> {
        Ok(sha256_hex(&canonical(&self.to_json())?))
    }

    /// Returns whether the signature of a message is by this key.
    pub(in crate::updates) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.0).verify(message, signature).is_ok()
    }
}

/// A key that signs for a role.
#[derive(Debug)]
pub struct RoleKey {
    pair: Ed25519KeyPair,
}

impl RoleKey {
    /// Returns a new key as the text of its file.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn generate() -> Result<String, UpdateError> {
        let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new());
        let key = key.map_err(|_| UpdateError::Key("this system has no random numbers".into()))?;
        Ok(format!("{BEGIN}\n{}\n{END}\n", STANDARD.encode(key)))
    }

    /// Reads a key from the text of its file.
    ///
    /// # Errors
    /// It is no Ed25519 key in PKCS#8.
    pub fn from_pem(text: &str) -> Result<Self, UpdateError> {
        let inside = text.trim().strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
        let digits: Option<String> =
            inside.map(|inside| inside.chars().filter(|c| !c.is_whitespace()).collect());
        let bytes = digits.and_then(|digits| STANDARD.decode(digits).ok());
        let pair = bytes.and_then(|bytes| Ed25519KeyPair::from_pkcs8_maybe_unchecked(&bytes).ok());
        let why = || UpdateError::Key("it isn't an Ed25519 key file".to_owned());
        Ok(Self { pair: pair.ok_or_else(why)? })
    }

    /// Returns the public half as a root list has it.
    pub fn public_json(&self) -> Value {
        self.public().to_json()
    }

    /// Returns the public half.
    pub(in crate::updates) fn public(&self) -> PublicKey {
        PublicKey(self.pair.public_key().as_ref().to_vec())
    }

    /// Signs a message.
    pub(in crate::updates) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_signs_and_another_does_not() {
        let key = || RoleKey::from_pem(&RoleKey::generate().unwrap()).unwrap();
        let (own, other) = (key(), key());
        let signature = own.sign(b"list");
        let public = PublicKey::from_json(&own.public().to_json()).unwrap();
        assert!(public.has_signed(b"list", &signature));
        assert!(!public.has_signed(b"lost", &signature));
        assert!(!other.public().has_signed(b"list", &signature));
        assert_eq!(public.id().unwrap().len(), 64);
    }

    #[test]
    fn other_texts_and_types_are_no_keys() {
        for text in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "x"] {
            assert!(RoleKey::from_pem(text).is_err(), "{text}");
        }
        let rsa = json!({ "keytype": "rsa", "scheme": "ed25519", "keyval": { "public": "00" } });
        assert_eq!(PublicKey::from_json(&rsa), None);
    }
}
