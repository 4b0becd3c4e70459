//! The files of a catalog.

/// The file that says what the catalog is.
pub(in crate::catalog) const MANIFEST: &str = "catalog.toml";

/// The only file that may hold numbers.
pub(in crate::catalog) const HOTLINES: &str = "hotlines.toml";

/// The file with the states of links, which `squadroom check --links` writes.
pub const LINK_STATE: &str = "link-state.toml";

/// One file of a catalog, read by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name or path, shown in reports. The last part decides:
    /// `catalog.toml` is the manifest, `hotlines.toml` may hold numbers.
    pub name: String,
    /// Its content, UTF-8 if it is sound.
    pub bytes: Vec<u8>,
}

/// Returns the last part of a path, with either separator.
pub(in crate::catalog) fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
