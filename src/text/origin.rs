//! The table that leads from the arena of a document back to its source.

use super::span::{ArenaSpan, SourceSpan};

/// One stretch of the arena and the stretch of the source it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    arena: ArenaSpan,
    source: SourceSpan,
    /// Byte for byte the same in both, so that inner offsets map exactly.
    copied: bool,
}

/// Maps spans of the arena to spans of the source.
///
/// Pieces lie in arena order and do not overlap. Copied pieces map offset by
/// offset; rewritten pieces (a joined hyphenation, an entity) map as a whole.
/// Arena text without a piece (a separator that a reader put in) belongs to no
/// place of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginMap {
    pieces: Vec<Piece>,
}

impl OriginMap {
    /// The source range that `span` came from; nothing when none of it came from the source.
    ///
    /// The result runs from the origin of the span's first mapped character to
    /// the origin of its last one. When the reader reordered text it covers both.
    #[must_use]
    pub fn source(&self, span: ArenaSpan) -> Option<SourceSpan> {
        let first = self.pieces.partition_point(|piece| piece.arena.end() <= span.start());
        let mut origins = self.pieces[first..]
            .iter()
            .take_while(|piece| piece.arena.start() < span.end())
            .map(|piece| piece.clip(span));
        let start = origins.next()?;
        Some(origins.fold(start, SourceSpan::cover))
    }

    /// The stretch of the arena that holds all that came from inside of a source range; with
    /// reordered text it may hold more. Nothing when nothing came from there.
    #[must_use]
    pub fn arena(&self, span: SourceSpan) -> Option<ArenaSpan> {
        let inside = |piece: &&Piece| piece.source.overlaps(span);
        let mut found = self.pieces.iter().filter(inside).map(|piece| piece.arena);
        let first = found.next()?;
        Some(found.fold(first, ArenaSpan::cover))
    }

    /// Whether the whole span is byte-equal to its source range.
    #[must_use]
    pub fn is_copied(&self, span: ArenaSpan) -> bool {
        let first = self.pieces.partition_point(|piece| piece.arena.end() <= span.start());
        self.pieces.get(first).is_some_and(|piece| piece.copied && piece.arena.contains(span))
    }
}

impl Piece {
    /// Where the part of this piece inside `span` came from; both must overlap.
    fn clip(&self, span: ArenaSpan) -> SourceSpan {
        if !self.copied {
            return self.source;
        }
        let start = span.start().max(self.arena.start()) - self.arena.start();
        let end = span.end().min(self.arena.end()) - self.arena.start();
        self.source.slice(start..end)
    }
}

/// Collects pieces while a reader writes the arena.
#[derive(Debug, Default)]
pub struct OriginMapBuilder {
    pieces: Vec<Piece>,
}

impl OriginMapBuilder {
    /// Notes that `arena` is a copy of `source`; joins it to the piece before where both run on.
    ///
    /// # Panics
    /// When the lengths differ or the arena runs backwards.
    pub fn copied(&mut self, arena: ArenaSpan, source: SourceSpan) {
        assert_eq!(arena.len(), source.len(), "a copy is as long as its source");
        match self.pieces.last_mut() {
            Some(last)
                if last.copied
                    && last.arena.end() == arena.start()
                    && last.source.end() == source.start() =>
            {
                last.arena = last.arena.cover(arena);
                last.source = last.source.cover(source);
            }
            _ => self.push(Piece { arena, source, copied: true }),
        }
    }

    /// Notes that `arena` was made from the whole of `source` and maps as a whole.
    ///
    /// # Panics
    /// When the arena runs backwards.
    pub fn rewritten(&mut self, arena: ArenaSpan, source: SourceSpan) {
        self.push(Piece { arena, source, copied: false });
    }

    /// The finished table.
    #[must_use]
    pub fn finish(self) -> OriginMap {
        OriginMap { pieces: self.pieces }
    }

    fn push(&mut self, piece: Piece) {
        if piece.arena.is_empty() {
            return;
        }
        let end = self.pieces.last().map_or(0, |last| last.arena.end());
        assert!(end <= piece.arena.start(), "the arena is written forwards");
        self.pieces.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Arena "structures and" from the source "struc-\n\ntures and".
    fn joined() -> OriginMap {
        let mut builder = OriginMapBuilder::default();
        builder.copied(ArenaSpan::new(0, 5), SourceSpan::new(0, 5));
        builder.copied(ArenaSpan::new(5, 10), SourceSpan::new(8, 13));
        builder.copied(ArenaSpan::new(10, 14), SourceSpan::new(13, 17));
        builder.finish()
    }

    #[test]
    fn a_joined_word_covers_the_gap_in_the_source() {
        assert_eq!(joined().source(ArenaSpan::new(0, 10)), Some(SourceSpan::new(0, 13)));
        assert!(!joined().is_copied(ArenaSpan::new(0, 10)));
    }

    #[test]
    fn a_part_maps_exactly() {
        assert_eq!(joined().source(ArenaSpan::new(11, 14)), Some(SourceSpan::new(14, 17)));
        assert!(joined().is_copied(ArenaSpan::new(5, 14)));
    }

    #[test]
    fn text_that_a_reader_put_in_has_no_origin() {
        assert_eq!(joined().source(ArenaSpan::new(14, 16)), None);
        assert_eq!(joined().source(ArenaSpan::new(12, 16)), Some(SourceSpan::new(15, 17)));
    }

    #[test]
    fn a_source_range_leads_to_the_arena() {
        assert_eq!(joined().arena(SourceSpan::new(13, 15)), Some(ArenaSpan::new(5, 14)));
        assert_eq!(joined().arena(SourceSpan::new(5, 8)), None);
    }

    #[test]
    fn rewritten_text_maps_as_a_whole() {
        let mut builder = OriginMapBuilder::default();
        builder.rewritten(ArenaSpan::new(0, 1), SourceSpan::new(0, 5));
        let map = builder.finish();
        assert_eq!(map.source(ArenaSpan::new(0, 1)), Some(SourceSpan::new(0, 5)));
    }
}
