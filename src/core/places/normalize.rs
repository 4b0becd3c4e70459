//! Names of places in the one form in which they are compared.

use crate::folding::fold_char;

/// The words of a name: small letters and digits without accents, usual
/// abbreviations written out, so that "Ft. Worth" is "fort worth". Dots between
/// single letters go ("N.Y." is "ny"); any other mark parts words.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut glued = false;
    for letter in text.chars() {
        if letter == '.' && (word.len() == 1 || glued && !word.is_empty()) {
            glued = true;
            continue;
        }
        fold_char(letter, &mut |part| match part {
            ' ' => {
                push(&mut words, &mut word);
                glued = false;
            }
            part => word.push(part),
        });
    }
    push(&mut words, &mut word);
    words
}

fn push(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        let full = written_out(&std::mem::take(word));
        words.extend(full.split(' ').map(str::to_owned));
    }
}

/// A usual abbreviation in full; both sides of a comparison go through it.
fn written_out(word: &str) -> String {
    let full = match word {
        "ft" => "fort",
        "n" => "north",
        "s" => "south",
        "e" => "east",
        "w" => "west",
        "pt" => "point",
        "af" => "air force",
        "jb" => "joint base",
        word => match LONG_ABBREVIATIONS.iter().find(|(short, _)| *short == word) {
            Some((_, full)) => full,
            None => return word.to_owned(),
        },
    };
    full.to_owned()
}

/// Usual abbreviations of three letters or more.
const LONG_ABBREVIATIONS: [(&str, &str); 22] = [
    ("saint", "st"),
    ("sainte", "ste"),
    ("cnty", "county"),
    ("hts", "heights"),
    ("hgts", "heights"),
    ("spgs", "springs"),
    ("spg", "springs"),
    ("bch", "beach"),
    ("jct", "junction"),
    ("mtn", "mountain"),
    ("ctr", "center"),
    ("centre", "center"),
    ("hbr", "harbor"),
    ("twp", "township"),
    ("afb", "air force base"),
    ("sfb", "space force base"),
    ("arb", "air reserve base"),
    ("nas", "naval air station"),
    ("mcas", "marine corps air station"),
    ("mcb", "marine corps base"),
    ("mcbh", "marine corps base hawaii"),
    ("jbsa", "joint base san antonio"),
];

/// Writes out "mt", but not as the last word, where it is Montana.
pub(super) fn write_mount(words: &mut [String]) {
    if let Some((_, before)) = words.split_last_mut() {
        for word in before.iter_mut().filter(|word| *word == "mt") {
            "mount".clone_into(word);
        }
    }
}

/// The name in one line, words parted by one space.
pub(super) fn fold(text: &str) -> String {
    let mut words = words(text);
    write_mount(&mut words);
    words.join(" ")
}

/// [`fold`] into a buffer that is used again, quick for a name that holds
/// ASCII letters and spaces only and no word that might be an abbreviation.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if !text.bytes().all(plain)
        || text.split(' ').any(|word| word.len() < 3 || is_abbreviation(word))
    {
        folded.push_str(&fold(text));
        return;
    }
    folded.push_str(text);
    folded.make_ascii_lowercase();
}

fn is_abbreviation(word: &str) -> bool {
    let is_it = |(short, _): &(&str, &str)| word.eq_ignore_ascii_case(short);
    word.len() <= LONGEST_ABBREVIATION && LONG_ABBREVIATIONS.iter().any(is_it)
}

/// Letters of the longest of them.
const LONGEST_ABBREVIATION: usize = 6;

/// A folded name without its spaces: O'Fallon and O Fallon, DeKalb and De Kalb
/// are the same so.
pub(super) fn squeezed(folded: &str) -> String {
    folded.replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_has_one_form() {
        for (text, folded) in [
            ("Springfield, Illinois", "springfield illinois"),
            ("ST. LOUIS", "st louis"),
            ("Saint  Louis", "st louis"),
            ("St.Louis", "st louis"),
            ("Ft. Worth", "fort worth"),
            ("Coeur d'Alene", "coeur dalene"),
            ("Cañon City", "canon city"),
            ("Mayagüez", "mayaguez"),
            ("Kāneʻohe", "kaneohe"),
            ("Łódź", "lodz"),
            ("N.Y.", "ny"),
            ("D.C.", "dc"),
            ("Mt Vernon", "mount vernon"),
            ("Butte MT", "butte mt"),
            ("N. Little Rock", "north little rock"),
            ("Winston-Salem", "winston salem"),
            ("Pt. Pleasant Bch", "point pleasant beach"),
            ("Rockville Centre", "rockville center"),
            ("\u{ff28}ollywood \u{ff13}", "hollywood 3"),
            ("Nellis AFB", "nellis air force base"),
            ("JBSA Lackland", "joint base san antonio lackland"),
            ("NAS Whidbey Island", "naval air station whidbey island"),
            ("  ", ""),
            ("😀", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn the_quick_way_is_the_same() {
        let mut folded = String::new();
        for text in [
            "Chicago",
            "Palm Hts",
            "Saints",
            "St Louis",
            "Saint Louis",
            "Cañon City",
            "Ft Worth",
            "Nellis AFB",
            "JB Andrews",
            "New York",
            " ",
        ] {
            fold_into(text, &mut folded);
            assert_eq!(folded, fold(text));
        }
    }
}
