//! The bytes that are signed, and hashes.

use super::error::UpdateError;
pub(in crate::updates) use crate::disk::hex as to_hex;
pub use crate::disk::sha256_hex;
use olpc_cjson::CanonicalFormatter;
use serde::Serialize;
use serde_json::{Serializer, Value};

/// Returns the bytes of a value that are signed: its one canonical form in JSON.
pub(in crate::updates) fn canonical(value: &Value) -> Result<Vec<u8>, UpdateError> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, CanonicalFormatter::new());
    let written = value.serialize(&mut serializer);
    written.map_err(|error| UpdateError::malformed("a signed list", &error.to_string()))?;
    Ok(bytes)
}

/// Returns the bytes of hexadecimal digits; `None` if they are none. Capitals are refused, so
/// that bytes have one form only.
pub(in crate::updates) fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| {
        let digit = |at: usize| match char::from(*pair.get(at)?) {
            'A'..='F' => None,
            digit => digit.to_digit(16),
        };
        u8::try_from(digit(0)? * 16 + digit(1)?).ok()
    };
    digits.as_bytes().chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_canonical_form_has_sorted_keys_and_no_floats() {
        let value = json!({ "b": [1, true], "a": { "d": "x\"\\y", "c": null } });
        let bytes = canonical(&value).unwrap();
        assert_eq!(bytes, br#"{"a":{"c":null,"d":"x\"\\y"},"b":[1,true]}"#);
        assert!(canonical(&json!(1.5)).is_err());
    }

    #[test]
    fn digits_are_read_back() {
        assert_eq!(from_hex(&to_hex(&[0, 9, 255])), Some(vec![0, 9, 255]));
        for bad in ["0", "0g", "+1", "é", "0A"] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
        assert!(sha256_hex(b"abc").starts_with("ba7816bf"));
    }
}
