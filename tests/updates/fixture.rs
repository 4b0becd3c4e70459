//! A site in memory whose lists a test signs as it likes, and a laptop that follows it.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use squadroom::catalog::SourceFile;
use squadroom::effects::catalog_updates::{CatalogUpdates, UpdateOutcome};
use squadroom::updates::{
    ListRole, RoleKey, UpdateError, UpdateSite, UpdateStore, sha256_hex, sign,
};
use std::collections::BTreeMap;
use tempfile::TempDir;

/// The day of the tests.
pub fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().unwrap()
}

/// So many days after the day of the tests.
pub fn after(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}

/// A catalog with one hotline.
pub fn catalog(number: &str) -> Vec<SourceFile> {
    let manifest = "id = \"example-pd\"\ntitle = \"Example PD\"\n".to_owned();
    let hotlines = format!(
        "[[hotline]]\nid = \"example-pd-desk\"\ntitle = \"Example PD Desk\"\npinned = 1\n\n\
         [[hotline.line]]\nchannel = \"voice\"\nnumber = \"{number}\"\nnumber_again = \"{number}\"\n\
         evidence = \"confirmed\"\n"
    );
    let file = |name: &str, text: String| SourceFile { name: name.into(), bytes: text.into() };
    vec![file("catalog.toml", manifest), file("hotlines.toml", hotlines)]
}

pub const FIRST: &str = "1-212-555-0143";
pub const SECOND: &str = "1-212-555-0199";

pub fn new_key() -> RoleKey {
    RoleKey::from_pem(&RoleKey::generate().unwrap()).unwrap()
}

/// The id of a key: a signature names it.
pub fn id_of(key: &RoleKey) -> String {
    let signed: Value = serde_json::from_slice(&sign(&json!({}), &[key]).unwrap()).unwrap();
    signed["signatures"][0]["keyid"].as_str().unwrap().to_owned()
}

/// The keys of a role, and how many of them must sign.
pub struct Signers {
    pub keys: Vec<RoleKey>,
    pub threshold: usize,
}

/// A site in memory.
pub struct Site {
    pub signers: BTreeMap<ListRole, Signers>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub expires: BTreeMap<ListRole, Timestamp>,
}

impl Site {
    /// A site with one key for each list and one version of the catalog.
    pub fn new() -> Self {
        let one = || Signers { keys: vec![new_key()], threshold: 1 };
        let signers = ListRole::ALL.into_iter().map(|role| (role, one())).collect();
        let expires = ListRole::ALL.into_iter().map(|role| (role, after(90))).collect();
        let mut site = Self { signers, files: BTreeMap::new(), expires };
        site.release_root(1);
        site.release(1, &catalog(FIRST));
        site
    }

    pub fn fingerprint(&self) -> String {
        sha256_hex(&self.files["metadata/1.root.json"])
    }

    /// A list as it is signed.
    pub fn list(&self, role: ListRole, version: u64, content: Value) -> Value {
        let mut list = json!({
            "_type": role.name(), "spec_version": "1.0.34", "version": version,
            "expires": self.expires[&role].to_string(),
        });
        list.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
        list
    }

    pub fn sign(&self, role: ListRole, list: &Value) -> Vec<u8> {
        sign(list, &self.signers[&role].keys.iter().collect::<Vec<_>>()).unwrap()
    }

    pub fn root(&self, version: u64) -> Value {
        let (mut keys, mut roles) = (json!({}), json!({}));
        for (role, signers) in &self.signers {
            let ids: Vec<String> = signers.keys.iter().map(id_of).collect();
            for (id, key) in ids.iter().zip(&signers.keys) {
                keys[id] = key.public_json();
            }
            roles[role.name()] = json!({ "keyids": ids, "threshold": signers.threshold });
        }
        let content = json!({ "consistent_snapshot": true, "keys": keys, "roles": roles });
        self.list(ListRole::Root, version, content)
    }

    pub fn release_root(&mut self, version: u64) {
        let bytes = self.sign(ListRole::Root, &self.root(version));
        self.files.insert(format!("metadata/{version}.root.json"), bytes);
    }

    /// Lets all lists name these files, each of this version.
    pub fn release(&mut self, version: u64, files: &[SourceFile]) {
        let mut targets = json!({});
        for SourceFile { name, bytes } in files {
            let hash = sha256_hex(bytes);
            targets[name] = json!({ "length": bytes.len(), "hashes": { "sha256": hash } });
            self.files.insert(format!("targets/{hash}.{name}"), bytes.clone());
        }
        let list = self.list(ListRole::Targets, version, json!({ "targets": targets }));
        self.release_targets(version, &list);
    }

    pub fn release_targets(&mut self, version: u64, list: &Value) {
        let bytes = self.sign(ListRole::Targets, list);
        self.files.insert(format!("metadata/{version}.targets.json"), bytes.clone());
        self.release_snapshot(version, "targets.json", version, &bytes);
    }

    pub fn release_snapshot(&mut self, version: u64, name: &str, named: u64, targets: &[u8]) {
        let list = self.list(ListRole::Snapshot, version, named_list(name, named, targets));
        let bytes = self.sign(ListRole::Snapshot, &list);
        self.files.insert(format!("metadata/{version}.snapshot.json"), bytes.clone());
        self.release_timestamp(version, version, &bytes);
    }

    pub fn release_timestamp(&mut self, version: u64, named: u64, snapshot: &[u8]) {
        let content = named_list("snapshot.json", named, snapshot);
        let bytes =
            self.sign(ListRole::Timestamp, &self.list(ListRole::Timestamp, version, content));
        self.files.insert("metadata/timestamp.json".to_owned(), bytes);
    }

    pub fn take(&self, path: &str) -> Vec<u8> {
        self.files[path].clone()
    }
}

fn named_list(name: &str, version: u64, bytes: &[u8]) -> Value {
    let hashes = json!({ "sha256": sha256_hex(bytes) });
    json!({ "meta": { name: { "version": version, "length": bytes.len(), "hashes": hashes } } })
}

impl UpdateSite for Site {
    fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UpdateError> {
        match self.files.get(path) {
            Some(bytes) if bytes.len() as u64 > most => {
                Err(UpdateError::TooLarge { file: path.to_owned(), most })
            }
            found => Ok(found.cloned()),
        }
    }
}

/// A laptop.
pub struct Laptop {
    _home: TempDir,
    pub store: UpdateStore,
}

impl Laptop {
    pub fn new() -> Self {
        let home = TempDir::new().unwrap();
        let store = UpdateStore::new(home.path());
        Self { _home: home, store }
    }

    /// A laptop that has the first version of a site.
    pub fn of(site: &Site) -> Self {
        let laptop = Self::new();
        laptop.add(site, &site.fingerprint()).unwrap();
        laptop
    }

    pub fn at<T>(&self, now: Timestamp, work: impl FnOnce(&CatalogUpdates<'_>) -> T) -> T {
        work(&CatalogUpdates { store: &self.store, now, watch: &|_, _| {} })
    }

    pub fn add(&self, site: &dyn UpdateSite, root: &str) -> Result<String, UpdateError> {
        let added = self.at(now(), |updates| updates.add(site, "https://a.example/", root));
        added.map(|(name, _)| name)
    }

    pub fn update(&self, site: &dyn UpdateSite) -> Result<UpdateOutcome, UpdateError> {
        self.at(now(), |updates| updates.update("example-pd", site, false))
    }

    /// The words of the error of an update, which must have changed nothing.
    pub fn refuses(&self, site: &dyn UpdateSite) -> String {
        let before = self.number();
        let error = self.update(site).unwrap_err().to_string();
        assert_eq!(self.number(), before, "{error}");
        error
    }

    /// The number in the version in use.
    pub fn number(&self) -> String {
        let in_use = self.store.in_use().remove(0);
        assert_eq!(in_use.notice, None);
        let text = std::fs::read_to_string(in_use.folder.unwrap().join("hotlines.toml")).unwrap();
        text.split("number = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}
