//! Every beginning of every word as a term of its own, so that a half-typed
//! word is a plain look-up.

use tantivy::tokenizer::{Token, TokenFilter, TokenStream, Tokenizer};

/// Letters of the longest beginning; longer words are known by it.
const LONGEST: usize = 12;

/// The filter that makes one token into one for each of its beginnings.
#[derive(Clone)]
pub struct Edges;

impl TokenFilter for Edges {
    type Tokenizer<T: Tokenizer> = EdgeTokenizer<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> EdgeTokenizer<T> {
        EdgeTokenizer { inner }
    }
}

#[derive(Clone)]
pub struct EdgeTokenizer<T> {
    inner: T,
}

impl<T: Tokenizer> Tokenizer for EdgeTokenizer<T> {
    type TokenStream<'a> = EdgeStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        let tail = self.inner.token_stream(text);
        EdgeStream { tail, token: Token::default(), whole: String::new(), end: 0 }
    }
}

pub struct EdgeStream<S> {
    tail: S,
    token: Token,
    /// The word whose beginnings are given out.
    whole: String,
    /// How much of it was given out.
    end: usize,
}

impl<S: TokenStream> TokenStream for EdgeStream<S> {
    fn advance(&mut self) -> bool {
        if self.end >= self.whole.len() {
            if !self.tail.advance() {
                return false;
            }
            self.token = self.tail.token().clone();
            self.whole.clear();
            self.whole.push_str(typed(&self.token.text));
            self.end = 0;
        }
        let letter = self.whole[self.end..].chars().next();
        self.end += letter.map_or(0, char::len_utf8);
        self.token.text.clear();
        self.token.text.push_str(&self.whole[..self.end]);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The term under which a typed word stands.
pub fn typed(word: &str) -> &str {
    let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(end, _)| end);
    &word[..end]
}
