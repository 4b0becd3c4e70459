//! The topics that a person may name for a training in no catalog.

use super::item::NO_TOPIC;
use crate::catalog::Catalog;
use crate::faults::nearest;

/// The word that says that a training has no topic.
const NONE: &str = "none";

/// The topics of a catalog, by the words that a person types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicNames {
    /// Ids and labels.
    known: Vec<(String, String)>,
}

impl TopicNames {
    /// Returns the topics of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        let names = |topic: &crate::catalog::Topic| (topic.id.clone(), topic.label.clone());
        Self { known: catalog.topics.iter().map(names).collect() }
    }

    /// Returns these topics with the labels of a training, which another catalog may have.
    #[must_use]
    pub fn with(mut self, labels: &[String]) -> Self {
        for label in labels.iter().filter(|label| *label != NO_TOPIC) {
            if self.label(label).is_none() {
                self.known.push((label.clone(), label.clone()));
            }
        }
        self
    }

    /// Returns the label of the topic with this id or label; capitals don't count.
    pub fn label(&self, typed: &str) -> Option<&str> {
        let is_it = |name: &str| name.eq_ignore_ascii_case(typed.trim());
        if is_it(NONE) {
            return Some(NO_TOPIC);
        }
        let found = self.known.iter().find(|(id, label)| is_it(id) || is_it(label));
        found.map(|(_, label)| label.as_str())
    }

    /// Returns the labels of the topics whose id or label begins so.
    pub fn starting(&self, typed: &str) -> Vec<&str> {
        let typed = typed.trim().to_lowercase();
        let starts = |name: &str| name.to_lowercase().starts_with(&typed);
        let found = self.known.iter().filter(|(id, label)| starts(id) || starts(label));
        found.map(|(_, label)| label.as_str()).collect()
    }

    /// Returns the labels of several topics with semicolons or commas between them. The start of
    /// a topic counts where no other one begins so.
    ///
    /// # Errors
    /// A topic is unknown: what to type.
    pub fn labels(&self, typed: &str) -> Result<Vec<String>, String> {
        let parts = typed.split([';', ',']).map(str::trim).filter(|part| !part.is_empty());
        let mut labels: Vec<String> = Vec::new();
        for part in parts {
            let starting = self.starting(part);
            let label = match (self.label(part), starting.as_slice()) {
                (Some(label), _) => label,
                (None, [label]) => *label,
                (None, []) => return Err(self.unknown(part)),
                (None, [one, other, ..]) => return Err(format!("Type more: {one} or {other}.")),
            };
            if labels.iter().all(|known| known != label) {
                labels.push(label.to_owned());
            }
        }
        Ok(labels)
    }

    fn unknown(&self, typed: &str) -> String {
        let labels: Vec<String> = self.known.iter().map(|(_, name)| name.to_lowercase()).collect();
        let near = nearest(typed, labels.iter().map(String::as_str));
        match near.and_then(|near| self.label(near)) {
            Some(near) => format!("Unknown topic. Did you mean {near}?"),
            None => "Unknown topic. Choose one of the list, or type none.".to_owned(),
        }
    }
}

/// Returns topics as they are typed, with semicolons between them.
pub fn typed_topics(labels: &[String]) -> String {
    let typed = |label: &String| match label.as_str() {
        NO_TOPIC => NONE.to_owned(),
        label => label.to_owned(),
    };
    labels.iter().map(typed).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> TopicNames {
        let known = [
            ("labor-trafficking", "Labor trafficking"),
            ("roll-call", "Roll call training"),
            ("roll-out", "Roll out"),
        ];
        let owned = |(id, label): (&str, &str)| (id.to_owned(), label.to_owned());
        TopicNames { known: known.into_iter().map(owned).collect() }
    }

    #[test]
    fn topics_are_completed_and_checked() {
        for (typed, labels) in [
            ("", Ok("")),
            ("labor", Ok("Labor trafficking")),
            ("LABOR-TRAFFICKING ; labor", Ok("Labor trafficking")),
            ("roll call training, labor", Ok("Roll call training; Labor trafficking")),
            ("None", Ok("none")),
            ("roll", Err("Type more: Roll call training or Roll out.")),
            ("labor traficking", Err("Unknown topic. Did you mean Labor trafficking?")),
            ("xyz", Err("Unknown topic. Choose one of the list, or type none.")),
        ] {
            let found = names().labels(typed).map(|labels| typed_topics(&labels));
            assert_eq!(found.as_deref().map_err(String::as_str), labels, "{typed}");
        }
    }

    #[test]
    fn a_topic_of_another_catalog_stays() {
        let own = ["Old topic".to_owned(), NO_TOPIC.to_owned()];
        let names = names().with(&own);
        assert_eq!(names.labels("old topic; none").unwrap(), own);
        assert_eq!(typed_topics(&own), "Old topic; none");
    }
}
