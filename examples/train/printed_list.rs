//! A list of references as a page shows it: broken into lines, numbered, with page edges,
//! and with other text before and behind it.

use crate::example::Example;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (value ^ (value >> 31)) % sides
    }

    /// Whether something happens that does so in `percent` of all cases.
    fn in_hundred(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// How a list is printed.
struct Layout {
    width: usize,
    label: &'static str,
    indent: &'static str,
    blank: bool,
    hyphens: bool,
    page: usize,
    edge: u64,
}

const LABELS: &[&str] =
    &["", "", "", "", "", "", "", "", "[#] ", "[#] ", "#. ", "#. ", "(#) ", "# ", "[key] "];
const INDENTS: &[&str] = &["", "", "", "", "", "", "", "", "hanging", "hanging", "first"];
const WIDTHS: &[usize] = &[42, 48, 55, 60, 66, 72, 76, 80, 85, 90, 95, 100, 110, 5_000];
const HEADINGS: &[&str] =
    &["References", "REFERENCES", "Bibliography", "7. References", "Literature cited", "Literatur"];
const TAILS: &[&str] = &[
    "Appendix",
    "Appendix A",
    "About the authors",
    "Acknowledgements",
    "Notes",
    "Annex 1. Data",
    "Tables",
    "NOTES",
];
const HEADS: &[&str] = &[
    "Journal of Towns and Trade",
    "ANNALS OF APPLIED STUDIES",
    "Holm and Berg: Trade",
    "A. HOLM ET AL.",
    "Working Paper 15",
    "http://www.example.org/journal",
];

/// Prints the entries and some of the prose.
pub fn print(entries: &[&str], prose: &[&str], turn: u64) -> Example {
    let mut dice = Dice(hash(entries[0]) ^ turn.wrapping_mul(0x0100_0000_01b3));
    let layout = Layout {
        width: dice.pick(WIDTHS),
        label: dice.pick(LABELS),
        indent: dice.pick(INDENTS),
        blank: dice.in_hundred(14),
        hyphens: dice.in_hundred(50),
        page: 30 + dice.below(25) as usize,
        edge: dice.below(7),
    };
    let mut page =
        Page { layout, example: Example::default(), lines: 0, number: dice.below(300), dice };
    page.all(entries, prose);
    page.example
}

struct Page {
    layout: Layout,
    example: Example,
    /// Lines on the page so far.
    lines: usize,
    number: u64,
    dice: Dice,
}

impl Page {
    fn all(&mut self, entries: &[&str], prose: &[&str]) {
        let mut entries = entries.to_vec();
        if self.layout.label.is_empty() && self.dice.in_hundred(75) {
            entries.sort_by_key(|entry| entry.to_lowercase());
        }
        self.lines = self.dice.below(self.layout.page as u64) as usize;
        if self.dice.in_hundred(12) {
            self.prose(prose, 4, "");
        } else {
            let heading = self.dice.pick(HEADINGS);
            self.outside(heading);
            if self.layout.blank || self.dice.in_hundred(30) {
                self.blank();
            }
        }
        let mut before = "";
        for (place, entry) in entries.iter().enumerate() {
            let again = self.same_author(before, entry);
            let entry = match again {
                Some(rest) => format!("{}{rest}", self.dash()),
                None => (*entry).to_owned(),
            };
            self.entry(place + 1, &entry);
            before = entries[place];
            if self.dice.in_hundred(1) {
                self.outside("Books and articles");
            }
        }
        self.tail(prose);
    }

    /// What stands behind the list.
    fn tail(&mut self, prose: &[&str]) {
        match self.dice.below(10) {
            0 | 1 => {
                let heading = self.dice.pick(TAILS);
                self.outside(heading);
                self.prose(prose, 5, "");
            }
            2 => self.prose(prose, 3, ""),
            3 => self.prose(prose, 4, "Figure #. "),
            4 => self.table(),
            _ => {}
        }
    }

    fn table(&mut self) {
        self.outside("Table 1. Description of the sample");
        for _ in 0..12 {
            let row = self.dice.pick(&["Age", "Income", "Household size", "Observations", "Town"]);
            let (one, two) = (self.dice.below(90), self.dice.below(3000));
            self.outside(&format!("{row} {one}.{two} {two}"));
        }
    }

    /// What is left of an entry when a dash stands for the authors it shares with the one before.
    fn same_author<'e>(&mut self, before: &str, entry: &'e str) -> Option<&'e str> {
        let names = |text: &str| text.find(|c: char| c.is_ascii_digit());
        let (one, two) = (names(before)?, names(entry)?);
        let same = self.layout.label.is_empty()
            && before.get(..one) == entry.get(..two)
            && (8..60).contains(&two);
        (same && self.dice.in_hundred(60)).then(|| entry[two..].trim_start())
    }

    fn dash(&mut self) -> &'static str {
        self.dice.pick(&["———. ", "_____ ", "--- ", "—, ", "– "])
    }

    fn prose(&mut self, prose: &[&str], count: u64, label: &str) {
        if prose.is_empty() {
            return;
        }
        for number in 1..=1 + self.dice.below(count) {
            let paragraph = self.dice.pick(prose);
            let cut: String = paragraph.chars().take(1_200).collect();
            let label = label.replace('#', &number.to_string());
            for line in self.wrap(&format!("{label}{cut}")) {
                self.outside(&line);
            }
            if self.layout.blank {
                self.blank();
            }
        }
    }

    fn entry(&mut self, number: usize, entry: &str) {
        let key: String = entry.chars().filter(|c| c.is_alphabetic()).take(3).collect();
        let label = self.layout.label.replace('#', &number.to_string());
        let label = label.replace("key", &format!("{key}{:02}", number % 100));
        let lines = self.wrap(&format!("{label}{entry}"));
        for (place, line) in lines.iter().enumerate() {
            let indented = match self.layout.indent {
                "hanging" => place > 0,
                "first" => place == 0,
                _ => false,
            };
            self.line(line, Some(if place == 0 { "first" } else { "rest" }), indented);
        }
        if self.layout.blank {
            self.blank();
        }
    }

    fn outside(&mut self, line: &str) {
        self.line(line, None, false);
    }

    fn blank(&mut self) {
        self.example.text.push('\n');
    }

    fn line(&mut self, line: &str, field: Option<&str>, indented: bool) {
        if self.lines >= self.layout.page {
            self.lines = 0;
            self.number += 1;
            self.edge();
        }
        self.lines += 1;
        self.write(line, field, indented);
    }

    /// What stands between two pages. Most of it is gone before lines are labelled.
    fn edge(&mut self) {
        let head = HEADS[(self.layout.edge as usize + self.number as usize % 2) % HEADS.len()];
        let number = self.number.to_string();
        match self.layout.edge {
            0 => self.write(&number, None, false),
            1 => self.write(head, None, false),
            2 => {
                self.write(&number, None, false);
                self.write(head, None, false);
            }
            3 => self.write(&format!("{number} {head}"), None, false),
            _ => {}
        }
    }

    fn write(&mut self, line: &str, field: Option<&str>, indented: bool) {
        let text = &mut self.example.text;
        if indented {
            text.push_str("    ");
        }
        let start = text.len();
        text.push_str(line);
        if let Some(field) = field {
            self.example.fields.push((start..text.len(), field.to_owned()));
        }
        text.push('\n');
    }

    /// Breaks words into lines of the width of the column.
    fn wrap(&mut self, words: &str) -> Vec<String> {
        let width = self.layout.width;
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in words.split_whitespace() {
            let used = line.chars().count();
            let room = width.saturating_sub(used + 1);
            if line.is_empty() {
                line.push_str(word);
            } else if word.chars().count() <= room {
                line.push(' ');
                line.push_str(word);
            } else {
                let (head, tail) = self.cut(word, room);
                if !head.is_empty() {
                    line.push(' ');
                    line.push_str(&head);
                }
                lines.push(std::mem::replace(&mut line, tail));
            }
        }
        lines.extend((!line.is_empty()).then_some(line));
        lines
    }

    /// What of a word still fits into a line, with its hyphen, and the rest.
    fn cut(&mut self, word: &str, room: usize) -> (String, String) {
        let letters: Vec<char> = word.chars().collect();
        let plain = letters.iter().all(|c| c.is_lowercase());
        let most = room.saturating_sub(1).min(letters.len().saturating_sub(3));
        let hyphen = letters.iter().take(room).rposition(|c| matches!(c, '-' | '–' | '/'));
        let join = |part: &[char]| part.iter().collect::<String>();
        match hyphen {
            Some(at) if at > 1 && at + 1 < letters.len() => {
                (join(&letters[..=at]), join(&letters[at + 1..]))
            }
            _ if self.layout.hyphens && plain && letters.len() >= 7 && most >= 3 => {
                (join(&letters[..most]) + "-", join(&letters[most..]))
            }
            _ => (String::new(), word.to_owned()),
        }
    }
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
