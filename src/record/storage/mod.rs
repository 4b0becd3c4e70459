//! The SQLite database: opening, migrations, queries, backups, damage.

pub(in crate::record) mod aside;
pub(in crate::record) mod backup;
pub(in crate::record) mod connect;
pub(in crate::record) mod database;
pub(in crate::record) mod entries;
pub(in crate::record) mod erase;
pub(in crate::record) mod files;
pub(in crate::record) mod migrations;
pub(in crate::record) mod mutations;
pub(in crate::record) mod quarantine;
pub(in crate::record) mod queries;
pub(in crate::record) mod restore;
pub(in crate::record) mod seal;
pub(in crate::record) mod sources;
pub(in crate::record) mod wal;
