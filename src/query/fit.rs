//! How rows fit a terminal: which columns a table shows and how wide, or that it takes records.
//!
//! Knows cells as text only.

use unicode_width::UnicodeWidthStr as _;

/// A text that is longer than two of these is wrapped to no less than one.
const LEGIBLE: usize = 24;

/// How rows are drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// As a table of the first columns, so many as there are widths.
    Table(Vec<usize>),
    /// One below another: no table would be legible.
    Records,
}

/// What is known of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// Whether it holds IRIs only: then no cell is wrapped, and it may be left out at the end.
    pub is_iri: bool,
    /// Width of its widest line.
    natural: usize,
    /// Width of its widest word.
    word: usize,
}

impl Column {
    /// A column without cells.
    pub(super) fn new(is_iri: bool) -> Self {
        Self { is_iri, ..Self::default() }
    }

    /// Takes in a cell.
    pub(super) fn measure(&mut self, cell: &str) {
        for line in cell.lines() {
            self.natural = self.natural.max(line.width());
        }
        for word in cell.split_whitespace() {
            self.word = self.word.max(word.width());
        }
    }

    /// The width below which it cannot be read.
    fn least(&self) -> usize {
        if self.is_iri || self.natural <= LEGIBLE / 2 {
            self.natural
        } else if self.natural > 2 * LEGIBLE {
            LEGIBLE
        } else {
            self.word.min(LEGIBLE)
        }
    }
}

/// Whether all columns fit as they are.
pub(super) fn fits(columns: &[Column], width: usize) -> bool {
    columns.iter().map(|column| column.natural).sum::<usize>() + borders(columns.len()) <= width
}

/// Lays columns out; those of IRIs behind the last text are left out where room is short.
pub(super) fn fit(columns: &[Column], width: usize) -> Fit {
    let texts =
        columns.iter().rposition(|column| !column.is_iri).map_or(columns.len(), |at| at + 1);
    for count in (texts..=columns.len()).rev() {
        let least: Vec<usize> = columns[..count].iter().map(Column::least).collect();
        let used = least.iter().sum::<usize>() + borders(count);
        if used <= width {
            return Fit::Table(widen(least, columns, width - used));
        }
    }
    Fit::Records
}

/// Shares room among the columns that can use it, in equal parts.
fn widen(mut widths: Vec<usize>, columns: &[Column], mut room: usize) -> Vec<usize> {
    while room > 0 {
        let open = |(width, column): (&usize, &Column)| *width < column.natural;
        let wanting = widths.iter().zip(columns).filter(|both| open(*both)).count();
        if wanting == 0 {
            break;
        }
        let share = (room / wanting).max(1);
        for (width, column) in widths.iter_mut().zip(columns) {
            let more = share.min(room).min(column.natural.saturating_sub(*width));
            *width += more;
            room -= more;
        }
    }
    widths
}

/// Lines and the space beside them: `│ a ┆ b │`.
fn borders(columns: usize) -> usize {
    3 * columns + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(is_iri: bool, cell: &str) -> Column {
        let mut column = Column::new(is_iri);
        column.measure(cell);
        column
    }

    #[test]
    fn short_columns_stay_and_long_ones_share_the_rest() {
        let long = "words that go on ".repeat(20);
        let columns = [column(false, "stated"), column(false, &long), column(false, &long)];
        assert!(!fits(&columns, 100));
        assert_eq!(fit(&columns, 100), Fit::Table(vec![6, 42, 42]));
        assert_eq!(fit(&columns, 64), Fit::Table(vec![6, 24, 24]));
        assert_eq!(fit(&columns, 63), Fit::Records);
    }

    #[test]
    fn iris_at_the_end_go_first_and_others_never() {
        let text = column(false, &"many words ".repeat(9));
        let iri = column(true, "paper/on-tides/claim/1-99");
        assert_eq!(fit(&[text, iri, iri], 90), Fit::Table(vec![30, 25, 25]));
        assert_eq!(fit(&[text, iri, iri], 80), Fit::Table(vec![48, 25]));
        assert_eq!(fit(&[text, iri, iri], 50), Fit::Table(vec![46]));
        assert_eq!(fit(&[iri, text, iri], 40), Fit::Records);
        assert_eq!(fit(&[iri, iri], 40), Fit::Records);
    }
}
