//! The table that leads from the arena of a document back to its source.

use std::ops::Range;

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
    covers: Covers,
}

impl OriginMap {
    /// The source range that `span` came from; nothing when none of it came from the source.
    ///
    /// The result runs from the origin of the span's first mapped character to
    /// the origin of its last one. When the reader reordered text it covers both.
    #[must_use]
    pub fn source(&self, span: ArenaSpan) -> Option<SourceSpan> {
        let first = self.pieces.partition_point(|piece| piece.arena.end() <= span.start());
        let behind = self.pieces.partition_point(|piece| piece.arena.start() < span.end());
        let pieces = self.pieces.get(first..behind)?;
        let ends = pieces.first()?.clip(span).cover(pieces.last()?.clip(span));
        let between = self.covers.of(&self.pieces, first + 1..behind.saturating_sub(1));
        Some(between.map_or(ends, |between| ends.cover(between)))
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

/// What pieces cover of the source, many at once: the first list has one span for each group
/// of pieces, every further one a span for each group of the list before. So the origin of a
/// long span with many pieces takes no longer than that of a short one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Covers(Vec<Vec<SourceSpan>>);

/// Members of a group.
const GROUP: usize = 32;

impl Covers {
    fn new(pieces: &[Piece]) -> Self {
        let mut lists: Vec<Vec<SourceSpan>> = Vec::new();
        let mut last: Vec<SourceSpan> = pieces
            .chunks(GROUP)
            .filter_map(|group| cover(group.iter().map(Piece::source)))
            .collect();
        while !last.is_empty() {
            let next: Vec<SourceSpan> =
                last.chunks(GROUP).filter_map(|group| cover(group.iter().copied())).collect();
            let is_top = next.len() == last.len();
            lists.push(std::mem::replace(&mut last, next));
            if is_top {
                break;
            }
        }
        Self(lists)
    }

    /// What a range of pieces covers.
    fn of(&self, pieces: &[Piece], range: Range<usize>) -> Option<SourceSpan> {
        let read = |from: usize, to: usize| {
            cover(pieces.get(from..to).unwrap_or_default().iter().map(Piece::source))
        };
        let (mut found, mut rest) = ends(range, &read);
        for list in &self.0 {
            let read = |from: usize, to: usize| {
                cover(list.get(from..to).unwrap_or_default().iter().copied())
            };
            let (more, inner) = ends(rest, &read);
            found = cover(found.into_iter().chain(more));
            rest = inner;
        }
        found
    }
}

/// What the members of a range cover that fill no group, and the groups that are filled.
fn ends(
    range: Range<usize>,
    read: &dyn Fn(usize, usize) -> Option<SourceSpan>,
) -> (Option<SourceSpan>, Range<usize>) {
    let groups = range.start.div_ceil(GROUP)..range.end / GROUP;
    if groups.is_empty() {
        return (read(range.start, range.end), 0..0);
    }
    let before = read(range.start, groups.start * GROUP);
    let behind = read(groups.end * GROUP, range.end);
    (cover(before.into_iter().chain(behind)), groups)
}

fn cover(spans: impl Iterator<Item = SourceSpan>) -> Option<SourceSpan> {
    spans.reduce(SourceSpan::cover)
}

impl Piece {
    fn source(&self) -> SourceSpan {
        self.source
    }

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
        OriginMap { covers: Covers::new(&self.pieces), pieces: self.pieces }
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
    fn many_pieces_cover_what_each_of_them_does() {
        // Words that a reader put in another order.
        let places: Vec<usize> = (0..5_000).map(|place| (place * 7_919) % 5_000).collect();
        let mut builder = OriginMapBuilder::default();
        for (place, source) in places.iter().enumerate() {
            let arena = ArenaSpan::new(place * 3, place * 3 + 2);
            builder.copied(arena, SourceSpan::new(source * 3, source * 3 + 2));
        }
        let map = builder.finish();
        for (from, to) in [(0, 1), (0, 2), (0, 5_000), (31, 33), (17, 1_234), (1_024, 4_096)] {
            let inside = &places[from..to];
            let least = inside.iter().min().map(|least| least * 3);
            let most = inside.iter().max().map(|most| most * 3 + 2);
            let expected = least.zip(most).map(|(least, most)| SourceSpan::new(least, most));
            assert_eq!(map.source(ArenaSpan::new(from * 3, to * 3 - 1)), expected, "{from} {to}");
        }
        assert_eq!(map.source(ArenaSpan::new(2, 3)), None);
    }

    #[test]
    fn rewritten_text_maps_as_a_whole() {
        let mut builder = OriginMapBuilder::default();
        builder.rewritten(ArenaSpan::new(0, 1), SourceSpan::new(0, 5));
        let map = builder.finish();
        assert_eq!(map.source(ArenaSpan::new(0, 1)), Some(SourceSpan::new(0, 5)));
    }
}
