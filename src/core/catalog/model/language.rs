//! Names of languages, for people and for the search.

/// A language: its subtag of BCP 47, its English name, other words for it.
type LanguageRow = (&'static str, &'static str, &'static [&'static str]);

/// Languages that are often spoken in the United States (Census Bureau, American Community
/// Survey, table B16001), sorted by subtag.
const LANGUAGES: &[LanguageRow] = &[
    ("am", "Amharic", &[]),
    ("ar", "Arabic", &[]),
    ("ase", "American Sign Language", &["ASL"]),
    ("bn", "Bengali", &["Bangla"]),
    ("de", "German", &["Deutsch"]),
    ("en", "English", &[]),
    ("es", "Spanish", &["Espanol"]),
    ("fa", "Persian", &["Farsi"]),
    ("fr", "French", &["Francais"]),
    ("gu", "Gujarati", &[]),
    ("he", "Hebrew", &[]),
    ("hi", "Hindi", &[]),
    ("hmn", "Hmong", &[]),
    ("ht", "Haitian Creole", &["Creole", "Haitian"]),
    ("hy", "Armenian", &[]),
    ("id", "Indonesian", &[]),
    ("it", "Italian", &[]),
    ("ja", "Japanese", &[]),
    ("km", "Khmer", &["Cambodian"]),
    ("ko", "Korean", &[]),
    ("lo", "Lao", &["Laotian"]),
    ("my", "Burmese", &[]),
    ("ne", "Nepali", &[]),
    ("nv", "Navajo", &[]),
    ("pa", "Punjabi", &["Panjabi"]),
    ("pl", "Polish", &[]),
    ("ps", "Pashto", &[]),
    ("pt", "Portuguese", &[]),
    ("quc", "K'iche'", &["Quiche"]),
    ("ru", "Russian", &[]),
    ("so", "Somali", &[]),
    ("sw", "Swahili", &[]),
    ("ta", "Tamil", &[]),
    ("te", "Telugu", &[]),
    ("th", "Thai", &[]),
    ("ti", "Tigrinya", &[]),
    ("tl", "Tagalog", &["Filipino"]),
    ("tr", "Turkish", &[]),
    ("uk", "Ukrainian", &[]),
    ("ur", "Urdu", &[]),
    ("vi", "Vietnamese", &[]),
    ("yue", "Cantonese", &[]),
    ("zh", "Chinese", &["Mandarin"]),
];

fn row(tag: &str) -> Option<&'static LanguageRow> {
    let primary = tag.split('-').next()?;
    LANGUAGES.iter().find(|(subtag, ..)| subtag.eq_ignore_ascii_case(primary))
}

/// Returns the English name of the language of a BCP 47 tag: `Chinese` for `zh-Hant`.
pub fn language_name(tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, name, _)| *name)
}

/// Returns other words for the language of a BCP 47 tag: `Mandarin` for `zh`.
pub fn language_synonyms(tag: &str) -> &'static [&'static str] {
    row(tag).map_or(&[], |(.., others)| *others)
}

/// Returns the subtag of the language that a word or name calls, in any case: `zh` for `mandarin`.
pub fn language_called(name: &str) -> Option<&'static str> {
    let calls = |(_, own, others): &&LanguageRow| {
        own.eq_ignore_ascii_case(name)
            || others.iter().any(|other| other.eq_ignore_ascii_case(name))
    };
    LANGUAGES.iter().find(calls).map(|(subtag, ..)| *subtag)
}

/// Returns a tag with the name of its language: `Chinese (zh-Hant)`, `Spanish`.
pub(in crate::catalog) fn language_in_words(tag: &str) -> String {
    match language_name(tag) {
        Some(name) if tag.contains('-') => format!("{name} ({tag})"),
        Some(name) => name.to_owned(),
        None => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_by_its_names() {
        for (name, tag) in [("mandarin", "zh"), ("thai", "th"), ("Spanish", "es"), ("asl", "ase")] {
            assert_eq!(language_called(name), Some(tag), "{name}");
        }
        assert_eq!(language_called("than"), None);
        assert_eq!(language_in_words("zh-Hant"), "Chinese (zh-Hant)");
        assert_eq!(language_in_words("es"), "Spanish");
        assert_eq!(language_in_words("qaa"), "qaa");
        assert!(LANGUAGES.is_sorted_by_key(|(subtag, ..)| *subtag));
    }
}
