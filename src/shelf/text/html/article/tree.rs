//! The blocks of a web page, each with the block around it and what it holds.

use super::super::elements::{heading, is_skipped};
use super::super::region::is_void;
use super::super::style::attribute;
use crate::shelf::text::{edges, glue};
use html5gum::StartTag;

/// Blocks in blocks. Deeper ones are taken for siblings.
const DEEPEST: usize = 256;

/// So many blocks of a page are looked at.
const MOST: usize = 200_000;

/// Digits that make a telephone number.
const DIGITS: usize = 10;

/// The contents of a block, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Holds {
    /// Letters, spaces apart.
    pub(super) letters: usize,
    /// Letters in links.
    pub(super) linked: usize,
    pub(super) commas: usize,
    /// Blocks with words of their own.
    pub(super) paragraphs: usize,
    pub(super) items: usize,
    pub(super) fields: usize,
    pub(super) headings: usize,
    /// Numbers that somebody may call.
    pub(super) numbers: usize,
}

impl Holds {
    pub(super) fn add(&mut self, other: &Self) {
        self.letters += other.letters;
        self.linked += other.linked;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.items += other.items;
        self.fields += other.fields;
        self.headings += other.headings;
        self.numbers += other.numbers;
    }

    /// Returns the part of its letters that are in links.
    #[allow(clippy::cast_precision_loss, reason = "a share needs no more")]
    pub(super) fn link_share(&self) -> f64 {
        self.linked as f64 / self.letters.max(1) as f64
    }
}

/// A block. The first one is the page.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: Vec<u8>,
    /// Its class and id, in small letters.
    pub(super) label: String,
    pub(super) role: String,
    /// The number of its start tag.
    pub(super) number: usize,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    /// Its contents apart from those of blocks inside.
    pub(super) own: Holds,
    /// Everything in it.
    pub(super) all: Holds,
    pub(super) is_hidden: bool,
}

impl Node {
    pub(super) fn class(&self) -> &str {
        self.label.rsplit_once(' ').map_or("", |(class, _)| class)
    }

    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.as_bytes() == self.name)
    }
}

/// The blocks so far.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// Open links.
    links: usize,
}

impl Default for Tree {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], open: vec![0], links: 0 }
    }
}

impl Tree {
    pub(super) fn open(&mut self, tag: &StartTag<()>, number: usize, is_hidden: bool) {
        let name: &[u8] = &tag.name;
        match name {
            b"a" => self.links = 1,
            b"input" | b"textarea" | b"select" | b"button" => self.top().own.fields += 1,
            _ => {}
        }
        // A line of a menu may be hidden by itself.
        let is_inline = is_inline(name) && !is_hidden;
        if is_inline || is_void(name) || tag.self_closing || self.nodes.len() >= MOST {
            return;
        }
        self.end_before(name);
        let value = |name: &str| attribute(tag, name).unwrap_or_default().to_ascii_lowercase();
        let parent = self.open.last().copied().unwrap_or_default();
        let own = Holds {
            items: usize::from(name == b"li"),
            headings: usize::from(heading(name) > 0),
            ..Holds::default()
        };
        let at = self.nodes.len();
        self.nodes.push(Node {
            name: name.to_vec(),
            label: format!("{} {}", value("class"), value("id")),
            role: value("role"),
            number,
            parent,
            own,
            is_hidden: is_hidden || is_skipped(name),
            ..Node::default()
        });
        if let Some(node) = self.nodes.get_mut(parent) {
            node.children.push(at);
        }
        if self.open.len() < DEEPEST {
            self.open.push(at);
        }
    }

    fn top(&mut self) -> &mut Node {
        let at = self.open.last().copied().unwrap_or_default().min(self.nodes.len() - 1);
        &mut self.nodes[at]
    }

    fn is_top(&self, names: &[&[u8]]) -> bool {
        let top = self.open.last().and_then(|at| self.nodes.get(*at));
        top.is_some_and(|node| names.contains(&node.name.as_slice()))
    }

    /// Ends what a start tag ends, where an end tag may be left out.
    fn end_before(&mut self, name: &[u8]) {
        let ended: &[&[u8]] = match name {
            b"li" => &[b"li", b"p"],
            b"dt" | b"dd" => &[b"dt", b"dd", b"p"],
            b"td" | b"th" => &[b"td", b"th", b"p"],
            b"tr" => &[b"td", b"th", b"tr", b"p"],
            _ => &[b"p"],
        };
        while self.is_top(ended) {
            self.open.pop();
        }
    }

    pub(super) fn close(&mut self, name: &[u8]) {
        if name == b"a" {
            self.links = 0;
        }
        let is_own = |at: &usize| self.nodes.get(*at).is_some_and(|node| node.name == name);
        if let Some(at) = self.open.iter().rposition(is_own) {
            self.open.truncate(at.max(1));
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        let letters = words.chars().filter(|c| !c.is_whitespace()).count();
        let commas = words.matches([',', '،', '、', '，']).count();
        let linked = if self.links > 0 { letters } else { 0 };
        let top = self.top();
        top.own.letters += letters;
        top.own.commas += commas;
        top.own.linked += linked;
        top.own.numbers += numbers(words);
    }

    /// Returns the blocks with what is in them, blocks inside included. Hidden ones hold
    /// nothing.
    pub(super) fn into_nodes(self) -> Vec<Node> {
        let mut nodes = self.nodes;
        for at in (0..nodes.len()).rev() {
            let Some(node) = nodes.get_mut(at) else { continue };
            if node.own.letters > 0 {
                node.own.paragraphs = 1;
            }
            let own = node.own;
            node.all.add(&own);
            let (all, parent) = (node.all, node.parent);
            if node.is_hidden {
                node.all = Holds::default();
            } else if at > 0
                && let Some(parent) = nodes.get_mut(parent)
            {
                parent.all.add(&all);
            }
        }
        nodes
    }
}

/// Returns how many telephone numbers there may be in words.
fn numbers(words: &str) -> usize {
    let runs = words.split(|letter| !glue::is_of_number(letter));
    let is_long = |run: &&str| run.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    let letters = |run: &str| run.trim().chars().collect::<Vec<char>>();
    runs.filter(is_long).filter(|run| edges::is_number(&letters(run))).count()
}

/// Returns whether an element stands in a line of words.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"big"
            | b"button"
            | b"center"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"font"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"mark"
            | b"nobr"
            | b"q"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"time"
            | b"tt"
            | b"u"
            | b"var"
            | b"html"
            | b"body"
            | b"tbody"
            | b"thead"
            | b"tfoot"
    )
}
