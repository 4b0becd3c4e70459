//! Text analysis: tokens, folding, stems, synonyms, compounds.

pub(in crate::search) mod decompound;
pub(in crate::search) mod numbers;
pub(in crate::search) mod stem;
pub(in crate::search) mod synonyms;
pub(in crate::search) mod tokenizer;
