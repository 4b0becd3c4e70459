//! The styles of one row in words: `[label] Call  [hotline-number] 1-800-555-0199`.
//!
//! A span is quoted as it stands in the row, cut in the middle where it is long. Spans
//! of the same role stand together, two blanks apart. What no span names is `text`, a
//! line between panes is `border`. `[hint] …` says that the rest of the row is `hint`
//! in place of `text`. Each quote is found again in the row before it is written, so
//! two rows that differ in a style never read alike.

use ratatui::style::Modifier;
use squadroom::ui::theme::{Role, Theme};
use std::ops::Range;
use std::sync::LazyLock;

/// The roles that a row may consist of, all but what its spans name.
const GROUNDS: [Role; 3] = [Role::Text, Role::Row, Role::Hint];

/// The letters of the roles that are seen on a blank in a theme: they have a background
/// or underline it.
static SEEN_ON_BLANKS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let is_seen = |role: &&Role| {
        let mut themes = Theme::names().filter_map(Theme::load);
        themes.any(|theme| {
            let (style, screen) = (theme.style(**role), theme.style(Role::Screen));
            style.bg.is_some_and(|color| Some(color) != screen.bg)
                || style.add_modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED)
        })
    };
    Role::ALL.iter().filter(is_seen).map(|role| role.letter()).collect()
});

/// A row: what each cell shows, and the letter of its role where that is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub glyphs: Vec<char>,
    roles: Vec<Option<char>>,
}

impl Row {
    /// Reads a row of a drawn screen and its row of letters; see `role_letter`.
    pub fn new(text: &str, letters: &str) -> Self {
        let (mut glyphs, mut roles) = (Vec::new(), Vec::new());
        let mut letters = letters.chars();
        let mut text = text.chars();
        loop {
            let (glyph, letter) = (text.next(), letters.next());
            if glyph.is_none() && letter.is_none() {
                break;
            }
            let (glyph, letter) = (glyph.unwrap_or(' '), letter.unwrap_or('.'));
            glyphs.push(glyph);
            roles.push((glyph != ' ' || is_seen_on_blanks(letter)).then_some(letter));
        }
        let end = roles.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        glyphs.truncate(end);
        roles.truncate(end);
        Self { glyphs, roles }
    }

    /// Whether nothing is to be seen.
    pub fn is_blank(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// Returns how many more blanks stand before it than before another row that is the
    /// same otherwise.
    pub fn moved_from(&self, other: &Self) -> Option<usize> {
        let indent = |row: &Self| row.roles.iter().position(Option::is_some).unwrap_or(0);
        let (here, there) = (indent(self), indent(other));
        let is_same = self.glyphs[here..] == other.glyphs[there..]
            && self.roles[here..] == other.roles[there..];
        here.checked_sub(there).filter(|_| is_same)
    }

    /// Names the styles of the row.
    pub fn styles(&self) -> String {
        let ground = self.ground();
        let mut by_role: Vec<(char, Vec<Range<usize>>)> = Vec::new();
        for (role, span) in self.spans(ground) {
            match by_role.iter_mut().find(|(known, _)| *known == role) {
                Some((_, spans)) => spans.push(span),
                None => by_role.push((role, vec![span])),
            }
        }
        let named = by_role.into_iter().map(|(role, spans)| {
            let mut from = 0;
            let quotes = spans.into_iter().map(|span| {
                let quote = self.quote(from, &span, role == Role::HotlineNumber.letter());
                from = span.end;
                quote
            });
            format!("[{}] {}", name(role), quotes.collect::<Vec<_>>().join("  "))
        });
        let rest = (ground != Role::Text).then(|| format!("[{}] …", ground.name()));
        named.chain(rest).collect::<Vec<_>>().join("  ")
    }

    /// Returns the role that most pieces of the row have.
    fn ground(&self) -> Role {
        let pieces = |role: &&Role| {
            let is_in = |at: usize| self.roles[at] == Some(role.letter());
            (0..self.roles.len()).filter(|&at| is_in(at) && (at == 0 || !is_in(at - 1))).count()
        };
        // Of several with as many, the first.
        GROUNDS.iter().rev().max_by_key(pieces).copied().unwrap_or(Role::Text)
    }

    /// The spans that have another role than is to be expected. Two blanks on which
    /// no style is seen end a span.
    fn spans(&self, ground: Role) -> Vec<(char, Range<usize>)> {
        let expected = |glyph| match glyph {
            ' ' => None,
            '─' | '│' => Some(Role::Border.letter()),
            _ => Some(ground.letter()),
        };
        let mut spans: Vec<(char, Range<usize>)> = Vec::new();
        for (at, (&glyph, &role)) in self.glyphs.iter().zip(&self.roles).enumerate() {
            let Some(letter) = role.filter(|_| role != expected(glyph)) else { continue };
            match spans.last_mut() {
                Some((last, span)) if *last == letter && self.are_one(letter, span.end, at) => {
                    span.end = at + 1;
                }
                _ => spans.push((letter, at..at + 1)),
            }
        }
        spans
    }

    /// Whether a span goes on behind the blanks between: there are none, or one on which
    /// no style is seen, or any number of those in what is drawn with blocks.
    fn are_one(&self, letter: char, end: usize, start: usize) -> bool {
        let are_blocks = is_block(self.glyphs[end - 1]) && is_block(self.glyphs[start]);
        let may_have_gaps = !is_seen_on_blanks(letter) && (start - end <= 1 || are_blocks);
        start == end || may_have_gaps && self.roles[end..start].iter().all(Option::is_none)
    }

    /// Writes a span so that it is found again behind the last one of its role.
    fn quote(&self, from: usize, span: &Range<usize>, is_number: bool) -> String {
        let text: String = self.glyphs[span.clone()].iter().collect();
        if text.chars().all(is_block) {
            return format!("{} cells at {}", span.len(), span.start);
        }
        let core = text.trim_matches(' ');
        let lead = text.chars().take_while(|glyph| *glyph == ' ').count();
        let trail = text.chars().rev().take_while(|glyph| *glyph == ' ').count();
        let around = |inner: &str| {
            let lead = if lead == 0 { String::new() } else { format!("␣{lead} ") };
            let trail = if trail == 0 { String::new() } else { format!(" ␣{trail}") };
            lead + inner + &trail
        };
        let core: Vec<char> = core.chars().collect();
        if core.len() > 24 && !is_number {
            let (head, tail) = (&core[..10], &core[core.len() - 8..]);
            if self.find(from, lead, head, tail, trail).as_ref() == Some(span) {
                return around(&format!("{}…{}", squeezed(head, 4), squeezed(tail, 4)));
            }
        }
        let whole = around(&squeezed(&core, 4));
        match self.find(from, lead, &core, &[], trail).as_ref() == Some(span) {
            true => whole,
            false => format!("{whole} at {}", span.start),
        }
    }

    /// Returns the first piece of the row that begins and ends so, with blanks around.
    fn find(
        &self,
        from: usize,
        lead: usize,
        head: &[char],
        tail: &[char],
        trail: usize,
    ) -> Option<Range<usize>> {
        let row = &self.glyphs;
        let are_blank = |at: usize, count: usize| {
            row.get(at..at + count).is_some_and(|part| part.iter().all(|glyph| *glyph == ' '))
        };
        let starts = |at: &usize| are_blank(*at, lead) && row[at + lead..].starts_with(head);
        let start = (from..row.len()).find(starts)?;
        let behind = start + lead + head.len();
        let ends = |at: &usize| row[*at..].starts_with(tail);
        let end = (behind..row.len() + 1).find(ends)? + tail.len();
        are_blank(end, trail).then_some(start..end + trail)
    }
}

/// Whether a character draws a QR code, a bar or a big digit.
fn is_block(glyph: char) -> bool {
    " █▀▄".contains(glyph)
}

fn is_seen_on_blanks(letter: char) -> bool {
    // A capital is on the selected row.
    letter.is_ascii_uppercase() || letter == '?' || SEEN_ON_BLANKS.contains(&letter)
}

fn name(letter: char) -> String {
    let of = |letter: char| Role::ALL.iter().find(|role| role.letter() == letter);
    match of(letter.to_ascii_lowercase()).map(|role| role.name()) {
        None => "no-role".to_owned(),
        Some(name) if !letter.is_ascii_uppercase() => name.to_owned(),
        Some(name) if Some(name) == of('s').map(|role| role.name()) => name.to_owned(),
        Some(name) => format!("selected-row {name}"),
    }
}

/// Writes so many blanks as `␣12` and so long a line as `─×40`.
pub fn squeezed(glyphs: &[char], least: usize) -> String {
    let mut out = String::new();
    for run in glyphs.chunk_by(|a, b| a == b) {
        match run[0] {
            ' ' if run.len() >= least => out += &format!("␣{} ", run.len()),
            line @ ('─' | '━') if run.len() >= least => {
                out += &format!("{line}×{} ", run.len())
            }
            _ => out.extend(run),
        }
    }
    out.trim_end().to_owned()
}
