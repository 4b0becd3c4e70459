//! Export and import of the record as JSON lines.

pub(in crate::record) mod archive;
pub(in crate::record) mod certificate_files;
pub(in crate::record) mod export;
pub(in crate::record) mod import;
mod lines;
pub(in crate::record) mod repeats;
pub(in crate::record) mod slips;
