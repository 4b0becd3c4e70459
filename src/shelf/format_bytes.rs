//! Sizes in words.

use super::error::MB;

/// A size for people: "312 B", "45 KB", "1.2 MB".
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..MB => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes / MB, bytes % MB * 10 / MB),
    }
}
