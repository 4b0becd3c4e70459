//! Names of cities as people write them. In the lists of ZIP codes every word has one
//! capital, and marks are left out.

/// Names that no rule below mends.
const NAMES: [(&str, &str); 6] = [
    ("Camp H M Smith", "Camp H.M. Smith"),
    ("Fe Warren Afb", "F.E. Warren AFB"),
    ("Fort George G Meade", "Fort George G. Meade"),
    ("Land O Lakes", "Land O' Lakes"),
    ("Lincoln'S New Salem", "Lincoln's New Salem"),
    ("S Coffeyville", "South Coffeyville"),
];

/// Abbreviations: in capitals, or written out.
const ABBREVIATIONS: [(&str, &str); 18] = [
    ("Afb", "AFB"),
    ("Arb", "ARB"),
    ("Cbc", "CBC"),
    ("Dhs", "DHS"),
    ("Dpo", "DPO"),
    ("Ft", "Fort"),
    ("Jber", "JBER"),
    ("Jbphh", "JBPHH"),
    ("Jbsa", "JBSA"),
    ("Jrb", "JRB"),
    ("Mcbh", "MCBH"),
    ("Md", "MD"),
    ("Mdl", "MDL"),
    ("Mt", "Mount"),
    ("Natl", "National"),
    ("Pk", "Park"),
    ("St", "St."),
    ("Usaf", "USAF"),
];

/// Words that are small inside a name.
const SMALL: [&str; 9] = ["And", "By", "De", "Del", "Du", "In", "Of", "On", "The"];

/// Parts that are one word with the word behind them: O'Fallon, D'Lo, McHenry.
const PREFIXES: [(&str, &str); 3] = [("D", "D'"), ("Mc", "Mc"), ("O", "O'")];

/// A name as it is written.
pub(super) fn written(name: &str) -> String {
    if let Some((_, own)) = NAMES.iter().find(|(listed, _)| *listed == name) {
        return (*own).to_owned();
    }
    let words: Vec<&str> = name.split(' ').collect();
    let mut written = String::new();
    let mut is_joined = true;
    for (at, word) in words.iter().enumerate() {
        let is_inside = at > 0 && at + 1 < words.len();
        let prefix = PREFIXES.iter().find(|(own, _)| own == word && at + 1 < words.len());
        if !is_joined {
            written.push(' ');
        }
        is_joined = prefix.is_some();
        match prefix {
            Some((_, prefix)) => written.push_str(prefix),
            None if is_inside && SMALL.contains(word) => written.push_str(&word.to_lowercase()),
            None => written.push_str(&of_word(word)),
        }
    }
    written
}

/// A word by itself.
fn of_word(word: &str) -> String {
    if let Some((_, own)) = ABBREVIATIONS.iter().find(|(listed, _)| *listed == word) {
        return (*own).to_owned();
    }
    let mut rest = word.strip_prefix("Mc").unwrap_or_default().chars();
    match rest.next() {
        Some(first) => format!("Mc{}{}", first.to_uppercase(), rest.as_str()),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_people_write_them() {
        for (listed, own) in [
            ("Nellis Afb", "Nellis AFB"),
            ("Mcchord Afb", "McChord AFB"),
            ("Fe Warren Afb", "F.E. Warren AFB"),
            ("Jbsa Ft Sam Houston", "JBSA Fort Sam Houston"),
            ("Mcallen", "McAllen"),
            ("McCall", "McCall"),
            ("East Mc Keesport", "East McKeesport"),
            ("Mc Rae Helena", "McRae Helena"),
            ("Mcbh Kaneohe Bay", "MCBH Kaneohe Bay"),
            ("O Fallon", "O'Fallon"),
            ("Port O Connor", "Port O'Connor"),
            ("Round O", "Round O"),
            ("Land O Lakes", "Land O' Lakes"),
            ("Bois D Arc", "Bois D'Arc"),
            ("City Of Industry", "City of Industry"),
            ("Fond Du Lac", "Fond du Lac"),
            ("Du Bois", "Du Bois"),
            ("The Dalles", "The Dalles"),
            ("Saint Mary Of The Woods", "Saint Mary of the Woods"),
            ("Mt Zion", "Mount Zion"),
            ("Santa Fe", "Santa Fe"),
            ("Mount Vernon", "Mount Vernon"),
        ] {
            assert_eq!(written(listed), own);
        }
    }
}
