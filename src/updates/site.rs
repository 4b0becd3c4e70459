//! Where lists and files come from: a site, or a folder such as one on a USB stick.

use super::error::UpdateError;
use crate::disk;
use crate::shelf::{Fetcher, ShelfError};
use std::io;
use std::path::PathBuf;
use url::Url;

/// A site that a publisher made.
pub trait UpdateSite {
    /// Returns a file of the site, or `None` if it has no such file.
    ///
    /// # Errors
    /// It can't be read, or has more than `most` bytes.
    fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UpdateError>;
}

/// A site on the network, over https only.
#[derive(Debug)]
pub struct WebSite<'a> {
    fetcher: &'a Fetcher,
    base: Url,
}

impl<'a> WebSite<'a> {
    /// Returns the site at an address. Nothing is asked yet.
    ///
    /// # Errors
    /// It is no plain https address.
    pub fn new(fetcher: &'a Fetcher, address: &str) -> Result<Self, UpdateError> {
        let refused = || UpdateError::Network(ShelfError::Address(address_advice(address)));
        let mut base = Url::parse(address.trim()).map_err(|_| refused())?;
        let is_plain = base.scheme() == "https"
            && base.username().is_empty()
            && base.password().is_none()
            && base.query().is_none()
            && base.fragment().is_none();
        if !is_plain {
            return Err(refused());
        }
        if !base.path().ends_with('/') {
            let folder = format!("{}/", base.path());
            base.set_path(&folder);
        }
        Ok(Self { fetcher, base })
    }

    /// Returns the address, which ends in a slash.
    pub fn address(&self) -> &Url {
        &self.base
    }
}

fn address_advice(address: &str) -> String {
    format!(
        "type an address like https://catalog.example.gov/ ({})",
        crate::faults::visible(address)
    )
}

impl UpdateSite for WebSite<'_> {
    fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UpdateError> {
        let Ok(url) = self.base.join(path) else {
            return Err(UpdateError::NoFile(crate::faults::visible(path)));
        };
        let bytes = self.fetcher.small_file(&url, most).map_err(UpdateError::Network)?;
        match bytes {
            Some(bytes) if bytes.len() as u64 > most => Err(too_large(path, most)),
            bytes => Ok(bytes),
        }
    }
}

/// A copy of a site in a folder.
#[derive(Debug)]
pub struct FolderSite {
    folder: PathBuf,
}

impl FolderSite {
    /// Returns the site in a folder.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }
}

impl UpdateSite for FolderSite {
    fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UpdateError> {
        let path = self.folder.join(path);
        let read = disk::open_named(&path).and_then(|file| disk::read_to_end(&file, most));
        match read {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                Err(too_large(&path.display().to_string(), most))
            }
            Err(error) => Err(UpdateError::File(path, error)),
        }
    }
}

fn too_large(file: &str, most: u64) -> UpdateError {
    UpdateError::TooLarge { file: crate::faults::visible(file), most }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Policy;

    #[test]
    fn only_plain_https_addresses_are_sites() {
        let fetcher = Fetcher::new(&Policy { proxy: false, ..Policy::default() });
        let address = |text: &str| WebSite::new(&fetcher, text).map(|site| site.base.to_string());
        assert_eq!(address("https://a.example/c").unwrap(), "https://a.example/c/");
        assert_eq!(address("https://a.example").unwrap(), "https://a.example/");
        for bad in ["http://a.example/", "a.example", "https://me@a.example/", "https://a/?b", ""] {
            assert!(address(bad).unwrap_err().to_string().contains("https"), "{bad}");
        }
    }

    #[test]
    fn a_folder_gives_files_up_to_a_size() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("a"), "12345").unwrap();
        let site = FolderSite::new(home.path().to_path_buf());
        assert_eq!(site.read("a", 5).unwrap(), Some(b"12345".to_vec()));
        assert!(matches!(site.read("a", 4), Err(UpdateError::TooLarge { most: 4, .. })));
        assert!(matches!(site.read("b", 4), Ok(None)));
    }
}
