//! The rules of a web page's own `<style>` that hide words, cross them out, or raise them.
//!
//! Only simple selectors are read: `p`, `.old`, `#old`, `p.old`, and lists of them. What
//! another selector shows at times is not hidden: a reader may open it.

use super::{attribute, crosses_out, hides, raises};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::{HashMap, HashSet};

/// The bytes of the rules of a page that are read.
const MOST: usize = 512 * 1024;

/// The classes of an element that are looked at.
const MOST_CLASSES: usize = 32;

/// The effect of declarations on the words of an element; `None` where they say nothing.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Effects {
    display: Option<bool>,
    visibility: Option<bool>,
    size: Option<bool>,
    line: Option<bool>,
    raised: Option<bool>,
}

impl Effects {
    /// Reads declarations, `property: value` each.
    pub(super) fn of(declarations: &str) -> Self {
        let mut effects = Self::default();
        for own in declarations.split(';') {
            let own = own.to_ascii_lowercase();
            let Some((property, value)) = own.split_once(':') else { continue };
            let value = value.split('!').next().unwrap_or_default().trim();
            let property = property.trim();
            let hides = Some(hides(property, value));
            match property {
                "display" => effects.display = hides,
                "visibility" => effects.visibility = hides,
                "font-size" => effects.size = hides,
                "text-decoration" | "text-decoration-line" => {
                    effects.line = Some(crosses_out(property, value));
                }
                "vertical-align" | "font-variant-position" => {
                    effects.raised = Some(raises(property, value));
                }
                _ => {}
            }
        }
        effects
    }

    /// Returns these, with what stronger ones say in their place.
    fn under(self, stronger: Self) -> Self {
        Self {
            display: stronger.display.or(self.display),
            visibility: stronger.visibility.or(self.visibility),
            size: stronger.size.or(self.size),
            line: stronger.line.or(self.line),
            raised: stronger.raised.or(self.raised),
        }
    }

    /// Returns whether words are not shown. Elements in a container have a size of their own.
    pub(super) fn hide(self, is_container: bool) -> bool {
        self.display == Some(true)
            || self.visibility == Some(true)
            || self.size == Some(true) && !is_container
    }

    /// Returns whether words have a line through them.
    pub(super) fn cross_out(self) -> bool {
        self.line == Some(true)
    }

    /// Returns whether letters stand above their line.
    pub(super) fn raise(self) -> bool {
        self.raised == Some(true)
    }

    /// Returns whether these show what others hide.
    fn show(self) -> bool {
        [self.display, self.visibility, self.size].contains(&Some(false))
    }
}

/// The rules of a page.
#[derive(Debug, Default)]
pub(in crate::shelf::text::html) struct Sheet {
    /// By their selectors.
    rules: HashMap<String, Effects>,
    /// The classes and ids, as `.own` and `#own`, that are shown at times.
    shown: HashSet<String>,
}

impl Sheet {
    /// Reads the rules of a page.
    pub(in crate::shelf::text::html) fn of_page(text: &str) -> Self {
        let mut sheet = Self::default();
        // A page without rules is not read twice.
        if text.as_bytes().windows(6).any(|own| own.eq_ignore_ascii_case(b"<style")) {
            sheet.read(&styles(text), false);
        }
        sheet
    }

    /// Reads the rules of a page behind those of files that it links to.
    pub(in crate::shelf::text::html) fn with_linked(linked: &str, text: &str) -> Self {
        let mut sheet = Self::default();
        let end = linked.floor_char_boundary(MOST);
        sheet.read(&without_remarks(linked.get(..end).unwrap_or_default()), false);
        sheet.read(&styles(text), false);
        sheet
    }

    pub(in crate::shelf::text::html) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Returns the effect of the rules on an element with a style of its own.
    pub(super) fn effects(&self, tag: &StartTag<()>, style: &str) -> Effects {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        // A page that shows itself once its programs ran would be empty.
        if self.is_empty() || matches!(&*name, "html" | "body") {
            return Effects::default();
        }
        let of = |selector: &str| self.rules.get(selector).copied().unwrap_or_default();
        let classes = attribute(tag, "class").unwrap_or_default();
        let classes = || classes.split_ascii_whitespace().take(MOST_CLASSES);
        let simple = classes().map(|class| (format!(".{class}"), format!(".{class}")));
        let of_tag = classes().map(|class| (format!("{name}.{class}"), format!(".{class}")));
        let id = attribute(tag, "id").map(|id| (format!("#{id}"), format!("#{id}")));
        let mut effects = of(&name);
        for (selector, own) in simple.chain(of_tag).chain(id) {
            let rule = of(&selector);
            let is_shown = self.shown.contains(&own);
            let line = Effects { line: rule.line, raised: rule.raised, ..Effects::default() };
            effects = effects.under(if is_shown { line } else { rule });
        }
        effects.under(Effects::of(style))
    }

    /// Reads rules; those inside of `@media` and the like count at times only.
    fn read(&mut self, css: &str, is_at_times: bool) {
        let mut rest = css;
        while let Some((head, behind)) = rest.split_once(['{', ';', '}']) {
            let is_block = rest.as_bytes().get(head.len()) == Some(&b'{');
            rest = behind;
            if !is_block {
                continue;
            }
            let is_at_rule = head.trim().starts_with('@');
            let end = if is_at_rule { block_end(behind) } else { behind.find('}') };
            let (block, after) = behind.split_at(end.unwrap_or(behind.len()));
            match (is_at_rule, is_at_times) {
                (false, _) => self.rule(head, block, is_at_times),
                (true, false) => self.read(block, true),
                (true, true) => {}
            }
            rest = after;
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str, is_at_times: bool) {
        let effects = Effects::of(declarations);
        for selector in selectors.split(',').map(str::trim) {
            match simple(selector).filter(|_| !is_at_times) {
                Some(selector) => {
                    let before = self.rules.entry(selector).or_default();
                    *before = before.under(effects);
                }
                None if effects.show() => self.shown.extend(names(selector)),
                None => {}
            }
        }
    }
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || "-_".contains(letter)
}

/// Returns a selector if it is one of those that are read, with its tag in small letters.
fn simple(selector: &str) -> Option<String> {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(is_of_name);
    let at = selector.find(['.', '#']).unwrap_or(selector.len());
    let (tag, name) = selector.split_at(at);
    let is_tag = is_name(tag) || tag.is_empty() && !name.is_empty();
    let is_read = match name.strip_prefix('#') {
        Some(id) => tag.is_empty() && is_name(id),
        None => name.is_empty() || name.strip_prefix('.').is_some_and(is_name),
    };
    (is_tag && is_read).then(|| format!("{}{name}", tag.to_ascii_lowercase()))
}

/// Returns the classes and ids of the elements that a selector is about.
fn names(selector: &str) -> Vec<String> {
    if ["::", ":before", ":after"].iter().any(|own| selector.contains(own)) {
        return Vec::new();
    }
    let subject = selector.rsplit([' ', '>', '+', '~', '\n', '\t']).next().unwrap_or_default();
    let subject = subject.split([':', '[']).next().unwrap_or_default();
    let name = |(at, _): (usize, &str)| {
        let (sign, rest) = subject.get(at..)?.split_at_checked(1)?;
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        Some(format!("{sign}{}", rest.get(..end)?))
    };
    subject.match_indices(['.', '#']).filter_map(name).collect()
}

/// Returns where a block ends that began in front of a text.
fn block_end(text: &str) -> Option<usize> {
    let mut depth = 1_u32;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Returns the rules in the `<style>` elements that count on a screen, without remarks.
fn styles(text: &str) -> String {
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut css, mut is_style, mut unused) = (String::new(), false, 0_u32);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) if is_unused(&tag.name) => unused += 1,
            Ok(Token::EndTag(tag)) if is_unused(&tag.name) => unused = unused.saturating_sub(1),
            Ok(Token::StartTag(tag)) if &**tag.name == b"style" => {
                let media = attribute(&tag, "media").unwrap_or_default().to_ascii_lowercase();
                is_style = unused == 0 && matches!(media.trim(), "" | "all" | "screen");
            }
            Ok(Token::EndTag(tag)) if &**tag.name == b"style" => {
                is_style = false;
                css.push('}');
            }
            Ok(Token::String(words)) if is_style && css.len() + words.len() <= MOST => {
                css.push_str(&String::from_utf8_lossy(&words));
            }
            _ => {}
        }
    }
    without_remarks(&css)
}

/// Returns the addresses of the style sheets that a page links to and that count on a screen.
pub(in crate::shelf) fn style_sheets(text: &str) -> Vec<String> {
    let is_sheet = |tag: &StartTag<()>| {
        let of = |name| attribute(tag, name).unwrap_or_default().to_ascii_lowercase();
        let is_one = of("rel").split_ascii_whitespace().eq(["stylesheet"]);
        is_one && matches!(of("media").trim(), "" | "all" | "screen")
    };
    let mut sheets = Vec::new();
    for token in Tokenizer::new(text) {
        match token {
            Ok(Token::StartTag(tag)) if &**tag.name == b"link" && is_sheet(&tag) => {
                sheets.extend(attribute(&tag, "href"));
            }
            Ok(Token::StartTag(tag)) if &**tag.name == b"body" => break,
            _ => {}
        }
    }
    sheets
}

/// Returns whether the rules in an element do not count: programs use them, or nobody.
fn is_unused(name: &[u8]) -> bool {
    matches!(name, b"template" | b"noscript" | b"svg")
}

fn without_remarks(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, remark)) = rest.split_once("/*") {
        kept.push_str(before);
        kept.push(' ');
        rest = remark.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept + rest
}
