//! The rules that entries keep.

pub(in crate::catalog) mod age;
pub(in crate::catalog) mod card;
pub(in crate::catalog) mod link;
pub(in crate::catalog) mod own_links;
pub(in crate::catalog) mod phone;
pub(in crate::catalog) mod pinned;
pub(in crate::catalog) mod prose;
pub(in crate::catalog) mod protected;
pub(in crate::catalog) mod reachable;
pub(in crate::catalog) mod references;
pub(in crate::catalog) mod similar;
pub(in crate::catalog) mod text;
