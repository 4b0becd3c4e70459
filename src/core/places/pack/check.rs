//! Rows of a file, with the place of each for a report.

use super::Packing;
use serde::de::DeserializeOwned;

impl Packing<'_> {
    /// The rows of one file, each with its place.
    pub(super) fn rows<T: DeserializeOwned>(&mut self, name: &str) -> Vec<(String, T)> {
        let files = self.files;
        let Some((_, bytes)) = files.iter().find(|(known, _)| known == name) else {
            self.fault(name, "this file is missing");
            return Vec::new();
        };
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let headers = reader.headers().cloned().unwrap_or_default();
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return rows,
                Ok(true) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    let at = format!("{name}:{line}");
                    match record.deserialize(Some(&headers)) {
                        Ok(row) => rows.push((at, row)),
                        Err(error) => self.fault(&at, &error.to_string()),
                    }
                }
                Err(error) => {
                    self.fault(name, &error.to_string());
                    if reader.is_done() {
                        return rows;
                    }
                }
            }
        }
    }
}
