//! Data files of the program: word lists and tables, with comments behind `#`.

/// Lines of a data file, without comments and blank ones.
pub fn data_lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// Words of a data file, many in a line.
pub fn data_words(file: &str) -> impl Iterator<Item = &str> {
    data_lines(file).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_left_out() {
        let file = "# a comment\none two\n\nthree # four\n";
        assert_eq!(data_lines(file).collect::<Vec<_>>(), ["one two", "three # four"]);
        assert_eq!(data_words(file).collect::<Vec<_>>(), ["one", "two", "three", "#", "four"]);
    }
}
