//! Words that mean the same, as the catalog groups them.

use super::stem::stem;
use serde::{Deserialize, Serialize};

/// Groups of words that mean the same, found by the stem of any of them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct Synonyms {
    /// Folded words.
    groups: Vec<Vec<String>>,
    /// Stems with a group that has a word of it; sorted.
    stems: Vec<(String, u32)>,
}

impl Synonyms {
    /// `groups` are folded words.
    pub(in crate::search) fn of(groups: &[Vec<String>]) -> Self {
        let mut stems: Vec<(String, u32)> = Vec::new();
        for (number, words) in groups.iter().enumerate() {
            stems.extend(words.iter().map(|word| (stem(word).into_owned(), number as u32)));
        }
        stems.sort();
        stems.dedup();
        Self { groups: groups.to_vec(), stems }
    }

    /// The other words of the groups that a folded word, or one of its stem, is
    /// in. The order is that of the groups.
    pub(in crate::search) fn of_word(&self, word: &str) -> Vec<String> {
        let own = stem(word);
        let start = self.stems.partition_point(|(stem, _)| stem.as_str() < &*own);
        let same = self.stems[start..].iter().take_while(|(stem, _)| *stem == *own);
        let groups = same.filter_map(|(_, group)| self.groups.get(*group as usize));
        groups.flatten().filter(|other| stem(other) != own).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_word_leads_to_the_others_of_its_groups() {
        let group = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let synonyms = Synonyms::of(&[group("interview question"), group("question doubt")]);
        assert_eq!(synonyms.of_word("questioning"), ["interview", "doubt"]);
        assert_eq!(synonyms.of_word("interviewed"), ["question"]);
        assert_eq!(synonyms.of_word("quest"), [""; 0]);
    }
}
