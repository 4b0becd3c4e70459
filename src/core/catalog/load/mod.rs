//! From files to a catalog: options, the driver, large catalogs, built-in hotlines.

pub(in crate::catalog) mod builder;
pub(in crate::catalog) mod built_in;
pub(in crate::catalog) mod driver;
pub(in crate::catalog) mod options;
pub(in crate::catalog) mod stack;
pub(in crate::catalog) mod stream;
