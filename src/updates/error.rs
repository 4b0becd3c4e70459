//! The errors of updates, in words for the person who asked.

use crate::disk;
use crate::faults::visible;
use crate::shelf::ShelfError;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// The reason why a catalog was not updated or published. The catalog that was there before
/// is still in use.
#[derive(Debug, Error)]
pub enum UpdateError {
    /// The site can't be reached, or its answer breaks off.
    #[error("{0}")]
    Network(ShelfError),
    /// A page came in place of a list.
    #[error(
        "the network answered, but not with a catalog. You may need to sign in to this network first"
    )]
    CaptivePortal,
    /// A file that the site must have.
    #[error("the site has no {0}. Check the address, or ask the publisher")]
    NoFile(String),
    /// A file that goes on and on.
    #[error("{file} has more than {most} bytes, so squadroom stopped reading it")]
    TooLarge {
        /// The file.
        file: String,
        /// Bytes that it may have.
        most: u64,
    },
    /// A list that is none.
    #[error("{file} is invalid: {why}")]
    Malformed {
        /// The file.
        file: String,
        /// The reason.
        why: String,
    },
    /// A list without enough signatures.
    #[error(
        "{file} isn't signed by enough trusted keys. Someone may have changed it. Ask the publisher"
    )]
    Unsigned {
        /// The file.
        file: String,
    },
    /// A root list that lets too few people sign.
    #[error(
        "this site lets {keys} key sign {file}, but the built-in catalog needs {least}. Ask the publisher"
    )]
    FewKeys {
        /// The list.
        file: String,
        /// The keys that would do.
        keys: usize,
        /// The keys that are needed.
        least: usize,
    },
    /// An update that is older than the catalog inside the program.
    #[error(
        "the site's version of {offered} is older than the built-in one of {built_in}, which stays in use"
    )]
    OlderThanBuiltIn {
        /// The day of the version that came.
        offered: String,
        /// The day of the version inside the program.
        built_in: String,
    },
    /// No root list has the fingerprint.
    #[error("no root of this site has that fingerprint. Check each digit with the publisher")]
    Fingerprint,
    /// A root list out of order.
    #[error(
        "{file} says that it is version {found}. Someone may have changed it. Ask the publisher"
    )]
    RootVersion {
        /// The file.
        file: String,
        /// The version that it says it is.
        found: u64,
    },
    /// An older list than before.
    #[error(
        "the site offers version {offered} of {file}, but this computer has seen version {seen}. Someone may be hiding the new version. Ask the publisher"
    )]
    Rollback {
        /// The file.
        file: String,
        /// The version that came.
        offered: u64,
        /// The version that came before.
        seen: u64,
    },
    /// A list whose time is over.
    #[error(
        "{file} expired on {on}, and this computer says that it is {today}. Check that date. If it is right, ask the publisher to publish again"
    )]
    Expired {
        /// The file.
        file: String,
        /// The day until which it held.
        on: String,
        /// The day by this computer.
        today: String,
    },
    /// Lists that do not belong together.
    #[error(
        "{file} isn't the one that the site's other files name. The site may be changing now. Try again later"
    )]
    Mixed {
        /// The file.
        file: String,
    },
    /// A file of the catalog that is not the one that was signed.
    #[error("{file} isn't the file that the publisher signed. Try again, or ask the publisher")]
    Altered {
        /// The file.
        file: String,
    },
    /// A catalog that the rules refuse.
    #[error(
        "the new version has errors ({count}), so squadroom doesn't use it. The first: {first}"
    )]
    Refused {
        /// The number of errors.
        count: usize,
        /// The first of them.
        first: String,
    },
    /// Another catalog than the one that was added.
    #[error("the site now has the catalog `{found}`, not `{name}`. To use it, add it again")]
    OtherCatalog {
        /// The id that was added.
        name: String,
        /// The id that came.
        found: String,
    },
    /// A catalog that is here already.
    #[error("the catalog `{0}` is here already. To update it, run `squadroom update {0}`")]
    AlreadyAdded(String),
    /// No version to go back to.
    #[error(
        "`{0}` has no earlier version here. To stop using it, run `squadroom catalogs remove {0}`"
    )]
    NoEarlier(String),
    /// A file that not every system can have.
    #[error(
        "can't use the file name `{0}`. Use lowercase letters, digits, and hyphens, such as entries.toml"
    )]
    FileName(String),
    /// A catalog without a name.
    #[error(
        "catalog.toml needs an id, such as `id = \"example-pd\"`. Laptops know the catalog by it"
    )]
    NoId,
    /// A key that can't be used.
    #[error("can't use this key: {0}")]
    Key(String),
    /// Too few of the keys that must sign together.
    #[error(
        "{file} needs {needed} keys, and {here} is here. Name the folder of each person with --keys"
    )]
    FewSigners {
        /// The list.
        file: String,
        /// Keys that are here.
        here: usize,
        /// Keys that must sign.
        needed: usize,
    },
    /// Keys that may not sign for a site.
    #[error(
        "these keys can't sign for {}. Use the keys that published it before", .0.display()
    )]
    OtherKeys(PathBuf),
    /// A site that laptops would refuse, because they have seen a later one.
    #[error(
        "{} isn't the site that these keys published last. Use that folder, or download the site into this one", .0.display()
    )]
    OlderSite(PathBuf),
    /// A site of another catalog.
    #[error(
        "this is the site of the catalog `{found}`. Publish `{name}` to another folder: laptops would refuse it here"
    )]
    OtherSite {
        /// The id of the catalog to publish.
        name: String,
        /// The id of the catalog that the site has.
        found: String,
    },
    /// Folders that must be apart: what is in the site can be read by everyone.
    #[error("{} is in {}. Choose folders that are apart, so that no key gets on the web", .0.display(), .1.display())]
    Nested(PathBuf, PathBuf),
    /// A site that is a folder, and is not there.
    #[error("{} isn't there. Check the name of the folder", .0.display())]
    NoFolder(PathBuf),
    /// An address without encryption.
    #[error("the address must start with https://")]
    NotHttps,
    /// The state of the catalogs cannot be noted, so no change of a number could be shown.
    #[error("can't note what the catalogs say now, so changed numbers couldn't be shown: {0}")]
    NoNews(String),
    /// Another program updates and does not end.
    #[error("another squadroom is updating now. Nothing was changed. Try again")]
    InUse,
    /// A file or folder failed.
    #[error("{}: {}", .0.display(), disk::in_words(.1))]
    File(PathBuf, io::Error),
}

impl UpdateError {
    /// Says which file an error of the system is about.
    pub(in crate::updates) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File(path, error)
    }

    /// Returns the error of a list that can't be read.
    pub(in crate::updates) fn malformed(file: &str, why: &str) -> Self {
        Self::Malformed { file: visible(file), why: visible(why) }
    }
}
