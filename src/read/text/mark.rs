//! Marks inside blocks: what is left out, written anew or emphasised.
//!
//! Knows no syntax: the plain and the Markdown reader both find marks, the writer obeys.

use crate::text::SourceSpan;

/// What to do at a stretch of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave it out.
    Drop,
    /// Leave it out and begin emphasis.
    Open,
    /// Leave it out and end emphasis.
    Close,
    /// Write this for it.
    Write(Box<str>),
}

/// A mark and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The characters of the mark.
    pub span: SourceSpan,
    /// What to do there.
    pub action: Action,
}

impl Mark {
    /// What is to be left out from `start` to `end`.
    pub fn drop(start: usize, end: usize) -> Self {
        Self { span: SourceSpan::new(start, end), action: Action::Drop }
    }
}

/// Sorts marks by their place; of those that overlap only the first stays.
pub fn sort(marks: &mut Vec<Mark>) {
    marks.sort_by_key(|mark| mark.span);
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start() >= end;
        end = if free { mark.span.end() } else { end };
        free
    });
}

/// The sorted marks that begin inside these pieces of the source, piece by piece.
///
/// Emphasis whose other end stands elsewhere is only left out.
pub fn within(marks: &[Mark], pieces: &[SourceSpan]) -> Vec<Mark> {
    let mut found = Vec::new();
    for piece in pieces {
        let first = marks.partition_point(|mark| mark.span.start() < piece.start());
        let inside = marks[first..].iter().take_while(|mark| mark.span.start() < piece.end());
        found.extend(inside.cloned());
    }
    balance(&mut found);
    found
}

fn balance(marks: &mut [Mark]) {
    let mut open = Vec::new();
    for (place, mark) in marks.iter_mut().enumerate() {
        match mark.action {
            Action::Open => open.push(place),
            Action::Close if open.pop().is_none() => mark.action = Action::Drop,
            _ => {}
        }
    }
    for place in open {
        marks[place].action = Action::Drop;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, action: Action) -> Mark {
        Mark { span: SourceSpan::new(start, end), action }
    }

    #[test]
    fn emphasis_cut_in_two_is_left_out() {
        let marks = [
            mark(0, 1, Action::Open),
            mark(4, 5, Action::Close),
            mark(6, 7, Action::Open),
            mark(9, 10, Action::Close),
        ];
        let actions = |from: usize, to: usize| -> Vec<Action> {
            let found = within(&marks, &[SourceSpan::new(from, to)]);
            found.into_iter().map(|mark| mark.action).collect()
        };
        assert_eq!(actions(0, 5), [Action::Open, Action::Close]);
        assert_eq!(actions(2, 8), [Action::Drop, Action::Drop]);
        assert_eq!(actions(1, 4), []);
    }

    #[test]
    fn of_overlapping_marks_the_first_stays() {
        let mut marks = vec![mark(2, 4, Action::Drop), mark(0, 3, Action::Drop), Mark::drop(3, 5)];
        sort(&mut marks);
        assert_eq!(marks, [Mark::drop(0, 3), Mark::drop(3, 5)]);
    }
}
