//! The line with the topics of a training in no catalog.

use super::RecordForm;
use crate::app::FieldName;
use crate::app::state::form_fields::FieldLabel;
use crate::record::typed_topics;

impl RecordForm {
    /// Returns the topics of a training in no catalog, if other ones are typed than it has.
    pub fn topics(&self) -> Option<Vec<String>> {
        let labels = self.labels().ok().filter(|_| self.has(FieldName::Topics))?;
        (labels != self.subject.topics).then_some(labels)
    }

    /// Returns the labels of the topics that are typed.
    pub(super) fn labels(&self) -> Result<Vec<String>, String> {
        self.topics.labels(&self.text(FieldName::Topics).unwrap_or_default())
    }

    /// Returns which topics begin with the last one that is typed, for the line with the cursor;
    /// `None` on another line.
    pub fn topic_help(&self) -> Option<String> {
        let field = self.fields.get(self.fields.current())?;
        let typed = (field.name == FieldName::Topics).then(|| field.input.value())?;
        let last = typed.rsplit([';', ',']).next().unwrap_or_default();
        let is_start = !last.trim().is_empty() && self.topics.label(last).is_none();
        let known = self.topics.starting(if is_start { last } else { "" }).join("; ");
        let help = FieldName::Topics.help();
        Some(match (known.is_empty(), is_start) {
            (true, _) => help.to_owned(),
            (false, true) => format!("Known topics: {known}."),
            (false, false) => format!("{help} Known topics: {known}."),
        })
    }

    /// Writes the topics out of which the start is typed.
    pub(super) fn complete_topics(&mut self) {
        let typed = self.text(FieldName::Topics);
        let labels = typed.and_then(|typed| self.topics.labels(&typed).ok());
        let whole = labels.map(|labels| typed_topics(&labels));
        let field = self.fields.named_mut(FieldName::Topics);
        if let (Some(field), Some(whole)) = (field, whole)
            && field.input.value() != field.before
            && field.input.value() != whole
        {
            field.input.replace(&whole);
        }
    }
}
