//! The article of a web page: what is left without menus, banners, footers, and lists of
//! other pages.
//!
//! The reader of the page builds no tree. This module looks at the page once before, and
//! says by the numbers of their start tags which elements the reader passes over. Where no
//! part of a page stands out, only what is never an article is passed over.

mod choice;
mod labels;
mod tree;

use super::style::{Sheet, Visibility, shown};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use std::collections::BTreeSet;
use tree::Tree;

/// The numbers of the start tags of elements that are passed over, from 0.
pub(super) fn passed_over(text: &str, sheet: &Sheet) -> BTreeSet<usize> {
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tree = Tree::default();
    let mut number = 0;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => {
                let is_hidden = shown(&tag, sheet) == Visibility::Never;
                tree.open(&tag, number, is_hidden);
                number += 1;
            }
            Ok(Token::EndTag(tag)) => tree.close(&tag.name),
            Ok(Token::String(words)) => tree.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    choice::passed_over(tree.into_nodes())
}
