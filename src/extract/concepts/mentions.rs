//! Every place where the text names a concept.

use std::collections::HashMap;

use crate::language::Tag;
use crate::text::ArenaSpan;

use super::folding::WordId;
use super::lines::Line;

/// Terms by their words, to be found in one pass.
#[derive(Debug, Default)]
pub struct Finder {
    steps: HashMap<(usize, WordId), usize>,
    /// The concept whose term ends at a node.
    ends: HashMap<usize, usize>,
    nodes: usize,
}

impl Finder {
    /// Adds a form of a concept.
    pub fn add(&mut self, words: &[WordId], concept: usize) {
        let mut node = 0;
        for word in words {
            let next = self.nodes + 1;
            node = *self.steps.entry((node, *word)).or_insert(next);
            self.nodes = self.nodes.max(node);
        }
        if node > 0 {
            self.ends.entry(node).or_insert(concept);
        }
    }

    /// Mentions in a line: concept and place. Forms of one concept never overlap; the
    /// longest form at a place wins.
    pub fn find(&self, arena: &str, line: &Line<'_>) -> Vec<(usize, ArenaSpan)> {
        let mut found: Vec<(usize, ArenaSpan)> = Vec::new();
        for start in 0..line.words.len() {
            let inside_token = start > 0 && line.words[start - 1].token == line.words[start].token;
            if !inside_token {
                self.find_at(arena, line, start, &mut found);
            }
        }
        found
    }

    fn find_at(
        &self,
        arena: &str,
        line: &Line<'_>,
        start: usize,
        found: &mut Vec<(usize, ArenaSpan)>,
    ) {
        let tokens = &line.sentence.tokens;
        let mut node = 0;
        let mut here: Vec<(usize, ArenaSpan)> = Vec::new();
        for (at, word) in line.words.iter().enumerate().skip(start) {
            let Some(next) = self.steps.get(&(node, word.id)) else { break };
            node = *next;
            let first = tokens[line.words[start].token];
            let last = tokens[word.token];
            let span = first.span.cover(last.span);
            let whole = line.words.get(at + 1).is_none_or(|next| next.token != word.token);
            let noun = matches!(last.tag, Tag::Noun | Tag::ProperNoun);
            let fits = whole && noun && is_unbroken(span.of(arena));
            if let Some(concept) = self.ends.get(&node).filter(|_| fits) {
                here.retain(|(other, _)| other != concept);
                here.push((*concept, span));
            }
        }
        let free = |(concept, span): &(usize, ArenaSpan)| {
            !found
                .iter()
                .rev()
                .take(8)
                .any(|(other, before)| other == concept && before.overlaps(*span))
        };
        let here: Vec<_> = here.into_iter().filter(free).collect();
        found.extend(here);
    }
}

/// Whether no mark stands between the words; words and numbers left out count as marks.
fn is_unbroken(text: &str) -> bool {
    !text.contains(|c: char| {
        matches!(
            c,
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '.' | '"' | '“' | '”' | '/' | '–' | '—'
        )
    })
}
