//! Names of files that every system can have, and that lead nowhere else.

use crate::catalog::is_device_name;

/// Bytes of a name at most.
const LONGEST: usize = 64;

/// Returns whether a file of a catalog can have this name on a site and on every laptop.
pub fn is_plain_name(name: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let stem = name.split('.').next().unwrap_or_default();
    name.len() <= LONGEST
        && name.ends_with(".toml")
        && name.bytes().all(is_plain)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !is_device_name(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_toml_files_are_taken() {
        for name in ["catalog.toml", "hotlines-2.toml", "a_b.c.toml"] {
            assert!(is_plain_name(name), "{name}");
        }
        let long = format!("{}.toml", "a".repeat(60));
        for name in
            ["", ".toml", "../a.toml", "a/b.toml", "con.toml", "A.toml", "a.txt", "a b.toml", &long]
        {
            assert!(!is_plain_name(name), "{name}");
        }
    }
}
