//! Lines of Hebrew and Arabic: from the order in which they stand to that in which they
//! are read.

/// Returns whether a letter is of a script that runs from right to left.
pub(super) fn is_leftward(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Returns a line in the order in which it is read, from one in which its letters stand
/// from left to right.
pub(super) fn in_reading_order(line: &str) -> String {
    let mut letters: Vec<char> = line.chars().collect();
    let leftward = letters.iter().filter(|letter| is_leftward(**letter)).count();
    if leftward == 0 {
        return line.to_owned();
    }
    let others = letters.iter().filter(|c| c.is_alphabetic() && !is_leftward(**c)).count();
    if leftward >= others {
        letters.reverse();
        turn_runs(
            &mut letters,
            |letter| letter.is_alphanumeric() && !is_leftward(letter),
            |letter| ".,:/-@_%+ ".contains(letter),
        );
        for letter in &mut letters {
            *letter = mirrored(*letter);
        }
    } else {
        turn_runs(&mut letters, is_leftward, |letter| letter == ' ');
    }
    letters.into_iter().collect()
}

/// Turns each run of such letters around, with what may stand between them.
fn turn_runs(letters: &mut [char], is_in: fn(char) -> bool, is_between: fn(char) -> bool) {
    let mut at = 0;
    while at < letters.len() {
        let run = letters.get(at..).unwrap_or_default();
        if !run.first().is_some_and(|letter| is_in(*letter)) {
            at += 1;
            continue;
        }
        let reach = run.iter().take_while(|letter| is_in(**letter) || is_between(**letter)).count();
        let within = run.get(..reach).unwrap_or_default();
        let length = within.iter().rposition(|letter| is_in(*letter)).map_or(1, |last| last + 1);
        if let Some(run) = letters.get_mut(at..at + length) {
            run.reverse();
        }
        at += length;
    }
}

const fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_latin_words_in_a_hebrew_line_keep_their_order() {
        assert_eq!(in_reading_order("1-800-555 םולש"), "שלום 1-800-555");
        assert_eq!(in_reading_order("(FBI) םולש"), "שלום (FBI)");
        assert_eq!(in_reading_order("say םולש twice now"), "say שלום twice now");
        assert_eq!(in_reading_order("plain"), "plain");
    }
}
