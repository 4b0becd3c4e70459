//! Signed updates of catalogs, by the rules of The Update Framework (TUF) 1.0.
//!
//! A publisher makes a static site: four signed lists and the files of a catalog. A reader
//! trusts one root list by its fingerprint. [`UpdateClient`] follows the lists from there in the
//! order of section 5 of the specification; [`UpdateStore`] holds the versions that came of it.
//! Nothing here goes to the network unasked, and nothing is used before it is proven.

mod canonical;
mod client;
mod error;
mod key;
mod key_ring;
mod metadata;
mod names;
mod publisher;
mod signed;
mod site;
mod store;
mod subscription;

pub use canonical::sha256_hex;
pub use client::{TrustedMetadata, UpdateClient};
pub use error::UpdateError;
pub use key::RoleKey;
pub use key_ring::{KeyCount, KeyRing, MOST_KEYS};
pub use metadata::{ListRole, TargetFile, TargetsMetadata};
pub use names::is_plain_name;
pub use publisher::{Published, SitePublisher};
pub use signed::sign;
pub use site::{FolderSite, UpdateSite, WebSite};
pub use store::{InUse, UpdateStore};
pub use subscription::{InstalledFile, InstalledVersion, Subscription, SubscriptionState, digest};
