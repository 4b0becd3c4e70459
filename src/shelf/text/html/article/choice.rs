//! Which blocks of a web page are its article.

use super::labels;
use super::tree::{Holds, Node};
use std::collections::BTreeSet;

/// Letters of a paragraph that counts.
const PARAGRAPH: usize = 25;
/// An article has so many letters at least.
const SHORTEST: usize = 200;
/// And one of so many letters that may be of one.
const SHARE: usize = 8;

/// Returns the numbers of the start tags of blocks that are no part of the article.
pub(super) fn passed_over(mut nodes: Vec<Node>) -> BTreeSet<usize> {
    let mut gone = surely_gone(&nodes);
    count(&mut nodes, &gone);
    let numbers = nodes.first().map_or(0, |page| page.all.numbers);
    let unlikely = likely_gone(&nodes, &gone);
    let mut chosen = None;
    for with_labels in [true, false] {
        let mut tried = gone.clone();
        if with_labels {
            tried.extend(&unlikely);
        }
        count(&mut nodes, &tried);
        let words = nodes.first().map_or(0, |page| page.all.letters);
        if let Some(top) = top(&nodes, &tried) {
            let (kept, rest) = around(&nodes, &tried, top);
            let is_much = kept.letters >= SHORTEST && kept.letters * SHARE >= words;
            // No number is passed over because of a name or a score.
            if is_much && kept.numbers >= numbers {
                chosen = Some((tried, rest));
                break;
            }
        }
    }
    if let Some((tried, rest)) = chosen {
        gone = tried;
        gone.extend(rest);
        count(&mut nodes, &gone);
        let inside = inside_gone(&nodes, &gone);
        gone.extend(inside);
    }
    let numbers = gone.into_iter().filter(|at| *at > 0);
    numbers.filter_map(|at| nodes.get(at).map(|node| node.number)).collect()
}

/// Returns blocks that are never an article.
fn surely_gone(nodes: &[Node]) -> BTreeSet<usize> {
    let is_gone = |node: &Node| {
        node.is(&["nav", "footer", "aside", "button"])
            || labels::is_role_of_others(&node.role)
            || (node.is(&["header"]) && !is_in_article(nodes, node))
            || is_menu(node)
            || ["cookie", "consent", "gdpr"].iter().any(|part| node.label.contains(part))
    };
    set(nodes, |_, node| is_gone(node) && !holds_most(nodes, node))
}

/// Returns whether a block has more than half of the words of the page: then its name says
/// nothing.
fn holds_most(nodes: &[Node], node: &Node) -> bool {
    let all = nodes.first().map_or(0, |page| page.all.letters);
    node.all.letters * 2 > all
}

fn is_in_article(nodes: &[Node], node: &Node) -> bool {
    let mut at = node.parent;
    while let Some(around) = nodes.get(at).filter(|_| at > 0) {
        if around.is(&["article", "main"]) {
            return true;
        }
        at = around.parent;
    }
    false
}

/// Returns whether a list has links and nothing else.
fn is_menu(node: &Node) -> bool {
    node.is(&["ul", "ol"])
        && node.all.items >= 3
        && node.all.link_share() > 0.9
        && node.all.letters < node.all.items * 30
}

/// Returns blocks whose names say that they are no article.
fn likely_gone(nodes: &[Node], gone: &BTreeSet<usize>) -> BTreeSet<usize> {
    set(nodes, |at, node| {
        !gone.contains(&at)
            && labels::is_of_others(&node.label)
            && !node.is(&["article", "main", "table", "tr", "td"])
            && !holds_most(nodes, node)
    })
}

fn set(nodes: &[Node], test: impl Fn(usize, &Node) -> bool) -> BTreeSet<usize> {
    let found = nodes.iter().enumerate().skip(1).filter(|(at, node)| test(*at, node));
    found.map(|(at, _)| at).collect()
}

/// Counts again what blocks hold, without those that are gone.
fn count(nodes: &mut [Node], gone: &BTreeSet<usize>) {
    for node in nodes.iter_mut() {
        node.all = Holds::default();
    }
    for at in (0..nodes.len()).rev() {
        let Some(node) = nodes.get_mut(at) else { continue };
        if node.is_hidden || gone.contains(&at) {
            node.all = Holds::default();
            continue;
        }
        let own = node.own;
        node.all.add(&own);
        let (all, parent) = (node.all, node.parent);
        if at > 0
            && let Some(parent) = nodes.get_mut(parent)
        {
            parent.all.add(&all);
        }
    }
}

/// Returns the block that most of the paragraphs are in.
fn top(nodes: &[Node], gone: &BTreeSet<usize>) -> Option<usize> {
    let scores = scores(nodes, gone);
    let own = |at: usize| {
        let node = nodes.get(at)?;
        let score = scores.get(at).copied().filter(|score| *score > 0.0)?;
        Some(score * (1.0 - node.all.link_share()))
    };
    let best = (1..nodes.len()).filter_map(|at| own(at).map(|score| (score, at)));
    let (score, mut at) = best.max_by(|a, b| a.0.total_cmp(&b.0))?;
    // Parts of an article may have a block each.
    while let Some(parent) = nodes.get(at).map(|node| node.parent).filter(|parent| *parent > 0) {
        let node = nodes.get(parent)?;
        let others = node.children.iter().filter(|child| **child != at);
        let good = others.filter(|child| own(**child).is_some_and(|own| own > score * 0.5)).count();
        let is_only = node.children.len() == 1;
        if good == 0 && !is_only {
            break;
        }
        at = parent;
    }
    Some(at)
}

/// Returns how much speaks for each block.
#[allow(clippy::cast_precision_loss, reason = "a score needs no more")]
fn scores(nodes: &[Node], gone: &BTreeSet<usize>) -> Vec<f64> {
    let mut scores = vec![0.0; nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        let is_gone = node.all.letters == 0 || gone.contains(&at);
        if is_gone || node.own.letters < PARAGRAPH || node.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
        {
            continue;
        }
        let share = 1.0 - node.own.link_share();
        let value = 1.0 + node.own.commas as f64 + (node.own.letters as f64 / 100.0).min(3.0);
        let mut around =
            if node.is(&["p", "pre", "li", "td", "blockquote", "dd"]) { node.parent } else { at };
        for level in 0..4_u32 {
            let Some(node) = nodes.get(around).filter(|_| around > 0) else { break };
            let divider = match level {
                0 => 1.0,
                1 => 2.0,
                level => f64::from(level) * 3.0,
            };
            if let Some(score) = scores.get_mut(around) {
                if *score == 0.0 {
                    *score = labels::weight(&node.label) + base(node);
                }
                *score += value * share / divider;
            }
            around = node.parent;
        }
    }
    scores
}

fn base(node: &Node) -> f64 {
    match node.name.as_slice() {
        b"article" | b"main" => 30.0,
        b"div" | b"section" => 5.0,
        b"pre" | b"td" | b"blockquote" => 3.0,
        b"ol" | b"ul" | b"dl" | b"dd" | b"dt" | b"li" | b"form" | b"address" => -3.0,
        b"th" => -5.0,
        _ => 0.0,
    }
}

/// Returns what is kept with a block as the article, and the blocks around it
/// that are not.
fn around(nodes: &[Node], gone: &BTreeSet<usize>, top: usize) -> (Holds, Vec<usize>) {
    let mut kept = nodes.get(top).map(|node| node.all).unwrap_or_default();
    let mut rest = Vec::new();
    let mut at = top;
    let mut is_first = true;
    while at > 0 {
        let Some(parent) = nodes.get(at).map(|node| node.parent) else { break };
        for child in nodes.get(parent).map(|node| &node.children).into_iter().flatten() {
            let Some(node) = nodes.get(*child).filter(|_| *child != at) else { continue };
            if gone.contains(child) {
                continue;
            }
            let is_like = nodes.get(at).is_some_and(|own| is_like(own, node));
            if (is_first && is_of_article(node)) || is_like || is_title(node) {
                kept.add(&node.all);
            } else {
                rest.push(*child);
            }
        }
        is_first = false;
        at = parent;
    }
    (kept, rest)
}

/// Returns whether a block beside the article belongs to it.
fn is_of_article(node: &Node) -> bool {
    let long = node.all.letters > 80 && node.all.link_share() < 0.25;
    node.is(&["p", "blockquote", "pre", "table", "h2", "h3"]) && long
}

/// Returns whether a block of the same name stands beside another and is made of sentences.
fn is_like(own: &Node, node: &Node) -> bool {
    own.name == node.name
        && own.class() == node.class()
        && node.all.letters > 60
        && node.all.link_share() < 0.3
}

fn is_title(node: &Node) -> bool {
    node.is(&["h1"])
}

/// Returns blocks inside the article that are no part of it.
fn inside_gone(nodes: &[Node], gone: &BTreeSet<usize>) -> BTreeSet<usize> {
    set(nodes, |at, node| {
        let has_nothing = node.all.letters == 0 || node.all.numbers > 0;
        if gone.contains(&at) || has_nothing || holds_most_of_rest(nodes, node) {
            return false;
        }
        let all = &node.all;
        let is_block = node.is(&[
            "div", "section", "ul", "ol", "form", "fieldset", "table", "dl", "header", "figure",
        ]);
        let links = all.link_share();
        is_block
            && ((labels::is_surely_of_others(&node.label) && !is_prose(node))
                || (all.commas < 10
                    && (links > 0.5 && labels::weight(&node.label) <= 0.0 || links > 0.75)
                    && !node.is(&["table"]))
                || (all.fields > 0 && all.letters < 300 && all.commas < 3))
    })
}

/// Returns whether a block is made of sentences that may be of an article.
fn is_prose(node: &Node) -> bool {
    node.all.commas >= 8 && node.all.link_share() < 0.2 && !labels::has_other_sentences(&node.label)
}

fn holds_most_of_rest(nodes: &[Node], node: &Node) -> bool {
    let all = nodes.first().map_or(0, |page| page.all.letters);
    node.all.letters * 3 > all
}
