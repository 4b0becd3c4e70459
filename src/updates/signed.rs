//! A list with its signatures.

use super::canonical::{canonical, from_hex, to_hex};
use super::error::UpdateError;
use super::key::{PublicKey, RoleKey};
use super::metadata::{ListRole, MetadataHeader, RoleKeys};
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A list that was read; its signatures are still to be checked.
#[derive(Debug, Clone)]
pub(in crate::updates) struct SignedMetadata {
    pub(in crate::updates) header: MetadataHeader,
    role: ListRole,
    signed: Value,
    signatures: Vec<KeySignature>,
}

#[derive(Debug, Clone, Deserialize)]
struct KeySignature {
    keyid: String,
    sig: String,
}

#[derive(Deserialize)]
struct Envelope {
    signed: Value,
    signatures: Vec<KeySignature>,
}

impl SignedMetadata {
    /// Reads the bytes of a list.
    ///
    /// # Errors
    /// They are no list of this kind.
    pub(in crate::updates) fn parse(role: ListRole, bytes: &[u8]) -> Result<Self, UpdateError> {
        let malformed = |why: &str| UpdateError::malformed(&role.file(), why);
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(|error| {
            match bytes.trim_ascii_start().starts_with(b"<") {
                true => UpdateError::CaptivePortal,
                false => malformed(&error.to_string()),
            }
        })?;
        let Envelope { signed, signatures } = envelope;
        let header: MetadataHeader =
            MetadataHeader::deserialize(&signed).map_err(|error| malformed(&error.to_string()))?;
        if header.role != role.name() {
            return Err(malformed(&format!("it is a list of type {}", header.role)));
        }
        if !header.spec_version.starts_with("1.") {
            let version = header.spec_version;
            return Err(malformed(&format!("it is of version {version} of the format")));
        }
        Ok(Self { header, role, signed, signatures })
    }

    /// Checks that enough of these keys signed the list. A key counts once, whatever it is
    /// called.
    ///
    /// # Errors
    /// Too few did.
    pub(in crate::updates) fn check_signed(&self, keys: &RoleKeys) -> Result<(), UpdateError> {
        let message = canonical(&self.signed)?;
        let signer = |signature: &KeySignature| {
            let key = keys.keys.get(&signature.keyid)?;
            key.has_signed(&message, &from_hex(&signature.sig)?).then_some(key)
        };
        let signers: BTreeSet<&PublicKey> = self.signatures.iter().filter_map(signer).collect();
        match signers.len() >= keys.threshold {
            true => Ok(()),
            false => Err(UpdateError::Unsigned { file: self.role.file() }),
        }
    }

    /// Checks that the list still holds.
    ///
    /// # Errors
    /// Its time is over.
    pub(in crate::updates) fn check_fresh(&self, now: Timestamp) -> Result<(), UpdateError> {
        let day = |moment: Timestamp| moment.strftime("%b %-d, %Y").to_string();
        match self.header.expires > now {
            true => Ok(()),
            false => Err(UpdateError::Expired {
                file: self.role.file(),
                on: day(self.header.expires),
                today: day(now),
            }),
        }
    }

    /// Returns the content.
    ///
    /// # Errors
    /// It is not that of such a list.
    pub(in crate::updates) fn decode<T: DeserializeOwned>(&self) -> Result<T, UpdateError> {
        T::deserialize(&self.signed)
            .map_err(|error| UpdateError::malformed(&self.role.file(), &error.to_string()))
    }
}

/// Returns the file of a list, signed with these keys.
///
/// # Errors
/// The content has a number with a fraction, which can't be signed.
pub fn sign(signed: &Value, keys: &[&RoleKey]) -> Result<Vec<u8>, UpdateError> {
    let message = canonical(signed)?;
    let signature = |key: &&RoleKey| {
        Ok(json!({ "keyid": key.public().id()?, "sig": to_hex(&key.sign(&message)) }))
    };
    let signatures = keys.iter().map(signature).collect::<Result<Vec<Value>, UpdateError>>()?;
    let text = format!("{:#}\n", json!({ "signatures": signatures, "signed": signed }));
    Ok(text.into_bytes())
}
