//! Titles and abstracts.

use super::domain::Domain;
use super::vocabulary::{Vocabulary, zipf};
use super::{capitalized, record};
use fastrand::Rng;

/// What the catalog allows in an abstract.
const MOST_SENTENCES: usize = 4;
const MOST_WORDS: usize = 25;

/// What a text is written with.
pub struct Writer<'a> {
    pub domain: &'a Domain,
    pub vocabulary: &'a Vocabulary,
    /// Labels of the record's topics.
    pub topics: Vec<&'a str>,
    pub rng: &'a mut Rng,
}

impl<'a> Writer<'a> {
    fn one(&mut self, list: &'a [String]) -> &'a str {
        &list[self.rng.usize(..list.len())]
    }

    fn phrase(&mut self) -> &'a str {
        let phrases = &self.domain.phrases;
        &phrases[zipf(self.rng, phrases.len())]
    }

    fn topic(&mut self) -> &'a str {
        self.topics[self.rng.usize(..self.topics.len())]
    }

    fn surname(&mut self) -> String {
        record::surname(self.domain, self.vocabulary, self.rng)
    }

    fn content_word(&mut self) -> String {
        capitalized(self.vocabulary.content_word(self.rng, self.domain))
    }

    /// A title of 60 to 120 characters.
    pub fn title(&mut self) -> String {
        loop {
            let mut title = self.short_title();
            if title.len() < 60 {
                let form = self.one(&self.domain.forms);
                title = format!("{title}, {} {form}", self.content_word());
            }
            if (60..=120).contains(&title.len()) {
                return title;
            }
        }
    }

    fn short_title(&mut self) -> String {
        let domain = self.domain;
        let topic = self.topic();
        let other = self.topic();
        let adjective = self.one(&domain.adjectives);
        let noun = self.one(&domain.nouns);
        let second = self.one(&domain.nouns);
        let action = self.one(&domain.actions);
        let place = self.one(&domain.places);
        let form = self.one(&domain.forms);
        let phrase = capitalized(self.phrase());
        let word = self.content_word();
        match self.rng.u8(..12) {
            0 => format!("{adjective} {topic} {noun}: {second} and {word} in {place}"),
            1 => format!("{action} {topic} in {place}: {form}"),
            2 => format!("{topic} and {other} in {place}: {adjective} {noun}"),
            3 => format!("{topic} {noun} in {place}, an Evaluation: {form}"),
            4 => format!("{adjective} {noun} Against {topic}: What {place} Learned From {phrase}"),
            5 => format!("{noun} for {topic} and {other}: {word} and {phrase}"),
            6 => format!("From {phrase} to {topic}: {adjective} {noun} and {word}"),
            7 => format!("How {phrase} Shapes {topic}: {noun} From {place}"),
            8 => format!("{action} {phrase}: A {form} on {topic}"),
            9 => format!("{word}, {phrase} and {topic}: {adjective} {noun}"),
            10 => {
                let (a, b) = (self.surname(), self.surname());
                format!("{a} v. {b}: {topic}, {phrase} and the {noun} of {place}")
            }
            _ => format!("{action} {topic} With {phrase}: {adjective} {form}"),
        }
    }

    /// One to four sentences: 500 characters and more, as far as the catalog's
    /// limit of 25 words a sentence lets it grow.
    pub fn summary(&mut self) -> String {
        let wanted = 500 + self.rng.usize(..1001);
        let mut text = String::with_capacity(1024);
        for _ in 0..MOST_SENTENCES {
            if text.len() >= wanted {
                break;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            self.sentence(&mut text);
        }
        text
    }

    fn sentence(&mut self, text: &mut String) {
        let start = text.len();
        let most = MOST_WORDS - self.rng.usize(..3);
        let mut words = 0;
        loop {
            let part = self.part();
            let is_number = part.starts_with(|c: char| c.is_ascii_digit());
            // After a full stop it would not begin a sentence, and in a row
            // numbers may look like one to call.
            if is_number && (words == 0 || text.ends_with(|c: char| c.is_ascii_digit())) {
                continue;
            }
            words += part.split(|c: char| !c.is_ascii_alphanumeric()).count();
            if words > most {
                break;
            }
            if text.len() > start {
                text.push(' ');
            }
            text.push_str(&part);
        }
        if let Some(first) = text.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
        text.push('.');
    }

    fn part(&mut self) -> std::borrow::Cow<'a, str> {
        match self.rng.u16(..1000) {
            0..70 => self.topic().to_lowercase().into(),
            70..170 => self.phrase().into(),
            170..180 => self.rng.u16(..1000).to_string().into(),
            180..190 => self.surname().into(),
            190..195 => (1990 + self.rng.u16(..36)).to_string().into(),
            _ => self.vocabulary.word(self.rng).into(),
        }
    }
}
