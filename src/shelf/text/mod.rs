//! From documents to pages of plain text, and the files that keep them.

pub(in crate::shelf) mod archive;
pub(in crate::shelf) mod block;
pub(in crate::shelf) mod edges;
pub(in crate::shelf) mod encoding;
pub(in crate::shelf) mod epub;
pub(in crate::shelf) mod glue;
pub(in crate::shelf) mod html;
pub(in crate::shelf) mod layout;
pub(in crate::shelf) mod mail;
pub(in crate::shelf) mod pages;
pub(in crate::shelf) mod pdf;
pub(in crate::shelf) mod plain;
pub(in crate::shelf) mod sidecar;
pub(in crate::shelf) mod word;
