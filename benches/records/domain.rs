//! The checked-in words, and names in two forms.

use serde::Deserialize;

/// What `domain.toml` holds; see there.
#[derive(Deserialize)]
pub struct Domain {
    pub function: Vec<String>,
    pub general: Vec<String>,
    pub topics: Vec<Named>,
    pub phrases: Vec<String>,
    pub adjectives: Vec<String>,
    pub nouns: Vec<String>,
    pub actions: Vec<String>,
    pub places: Vec<String>,
    pub forms: Vec<String>,
    pub surnames: Vec<String>,
    pub given: Vec<String>,
    pub publishers: Vec<Named>,
    pub audiences: Vec<String>,
}

/// `Name|other name|another`.
#[derive(Deserialize)]
#[serde(from = "String")]
pub struct Named {
    pub id: String,
    pub name: String,
    pub others: Vec<String>,
}

impl From<String> for Named {
    fn from(line: String) -> Self {
        let mut names = line.split('|').map(str::to_owned);
        let name = names.next().unwrap_or_default();
        let id = name.to_lowercase().replace(' ', "-");
        Self { id, name, others: names.collect() }
    }
}

impl Domain {
    pub fn load() -> Self {
        toml::from_str(include_str!("domain.toml")).expect("the list of words is good TOML")
    }
}
