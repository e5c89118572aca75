//! Short papers set solid, as tools turn a PDF into text.

use crate::paper::{Document, NodeKind, SectionRole};
use crate::text::Source;

use super::super::read_plain;

/// Title, headings with "#" for each level and their roles, bylines after "by " and tables
/// after "| ", from `text`.
fn outline(text: &str) -> Vec<String> {
    let document = read_plain(&Source::new("a.txt", text.as_bytes()));
    let mut found = Vec::new();
    let mut section = (0, SectionRole::Body);
    for node in document.nodes() {
        let words = document.text(node.span);
        match node.kind {
            NodeKind::Title => found.push(format!("title {words}")),
            NodeKind::Byline => found.push(format!("by {}", words.replace('\n', " / "))),
            NodeKind::Section { level, role } => section = (level, role),
            NodeKind::Heading if section.1 == SectionRole::Body => {
                found.push(format!("{} {words}", "#".repeat(usize::from(section.0))));
            }
            NodeKind::Heading => {
                let (level, role) = section;
                found.push(format!(
                    "{} {words} ({})",
                    "#".repeat(usize::from(level)),
                    role.as_str()
                ));
            }
            NodeKind::Table => found.push(format!("| {}", words.replace('\n', " / "))),
            NodeKind::Caption => found.push(format!("caption {words}")),
            _ => {}
        }
    }
    found
}

fn paragraphs(text: &str) -> Vec<String> {
    let document: Document = read_plain(&Source::new("a.txt", text.as_bytes()));
    document.spans_of(NodeKind::Paragraph).map(|span| document.text(span).to_owned()).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(outline(text), expected);
}

/// Numbers, capitals, classes of the field, a table and a formula between the lines.
const PLANNER: &str = "\
Planning Ferry Crews with
Small Automata
Anna Holm
Department of Computer Science
University of Bergen
anna.holm@example.org
Ugo Brandt
Ferry Lines Ltd.
Rome, Italy
ABSTRACT
Ferries need crews, and crews need rest. We plan both with
small automata that know the rules of rest by heart. On a
year of sailings the automata needed fewer crews than the
people who had planned them.
Categories and Subject Descriptors
I.2.8 [Artificial Intelligence]: Problem Solving
General Terms
Algorithms, Experimentation
Keywords
crew planning, small automata
1. INTRODUCTION
A ferry sails when its crew has rested. Planners know this
and draw their plans by hand, which takes them most of a
week for each line [1, 2].
Automata can help them. An automaton reads a plan from left
to right and says at once where it breaks a rule.
2. MODEL
2.1 Crews and their rest
A crew is a set of people who sail together. Every crew has
a calendar, in which its hours of rest stand.
r(c) = Σ h(c, d)
(1)
where h(c, d) are the hours of a day. The sum must reach a
bound, which the law sets for each kind of ship.
2.2 Automata that read plans and
the calendars of crews
Automata read one sailing after the other. We merge states
that accept the same plans, so that they stay small.
3. RESULTS
Lines Crews Hours
7 12 310
9 15 402
Table 1: What the automata needed.
The automata needed 12 crews on the first seven lines. Two
things explain this:
1. Rest is counted by the minute.
2. Crews may change at night.
3. Ships may wait for a crew.
4. CONCLUSIONS
Small automata plan crews well. We hope that planners will
use them.
ACKNOWLEDGMENTS
We thank the planners of seven lines.
REFERENCES
[1] B. Lind. Crews at sea. Journal of Ferries, 3:1-9, 1999.
[2] C. Moe. Rest and law. In Proc. of Ships, pages 4-8, 2003.
[3] D. Ny. Automata. North Press, Oslo, 2001.
";

#[test]
fn a_paper_with_decimal_numbers() {
    check(
        PLANNER,
        &[
            "title Planning Ferry Crews with Small Automata",
            "by Anna Holm",
            "by Department of Computer Science",
            "by University of Bergen",
            "by anna.holm@example.org",
            "by Ugo Brandt",
            "by Ferry Lines Ltd.",
            "by Rome, Italy",
            "# ABSTRACT (abstract)",
            "# Categories and Subject Descriptors",
            "# General Terms",
            "# Keywords (keywords)",
            "# 1. INTRODUCTION (introduction)",
            "# 2. MODEL",
            "## 2.1 Crews and their rest",
            "| r(c) = Σ h(c, d) / (1)",
            "## 2.2 Automata that read plans and the calendars of crews",
            "# 3. RESULTS (results)",
            "| 7 12 310 / 9 15 402",
            "caption Table 1: What the automata needed.",
            "# 4. CONCLUSIONS (conclusion)",
            "# ACKNOWLEDGMENTS (acknowledgements)",
            "# REFERENCES (references)",
        ],
    );
    let paragraphs = paragraphs(PLANNER);
    assert!(paragraphs.iter().any(|words| words.starts_with("Automata can help them.")));
    assert!(
        paragraphs.iter().any(
            |words| words.starts_with("Ferries need crews") && words.ends_with("planned them.")
        )
    );
}

/// Roman numbers and letters, an abstract in its line, hyphens at line ends, page numbers.
const CACHE: &str = "\
A Cache for Maps That Walkers Carry
Eva Lund, Tom Hill
School of Computing, University of Leeds, Leeds, UK
{eva,tom}@example.org
Abstract—Walkers look at maps where no network reaches. We keep
tiles of the map in a cache that guesses where walkers go. The
guess comes from the paths that they took before.
Keywords—map tiles, caching, walkers
I. INTRODUCTION
Maps are large and phones are small. A walker who leaves the net-
work behind sees grey tiles instead of hills, and nobody likes
that at all.
II. THE CACHE
A. Tiles
Tiles are squares of a map. Each tile has a level, a row and a
column, and a cache holds some thousand of them at most.
B. Guesses
A guess names the tiles that are needed next. We score each tile
by how often walkers went there from here.
III. EXPERIMENTS
We took paths of forty walkers and let the cache run along them.
Hits were counted for each walker, and so were the bytes that had
to be fetched before a walk.
IV. RELATED WORK
Caches of web pages have been studied for long. Fewer studies look
at maps, and none of them knows hills.
V. CONCLUSION
Walkers see more hills with our cache than without it.
REFERENCES
[1] A. Ng, \"Tiles,\" J. Maps, vol. 3, pp. 1-9, 1999.
[2] B. Po, \"Paths,\" in Proc. Walks, 2003, pp. 4-8.
[3] C. Moe, \"Hills,\" J. Maps, vol. 4, pp. 2-7, 2000.
";

#[test]
fn a_paper_with_roman_numbers() {
    check(
        CACHE,
        &[
            "title A Cache for Maps That Walkers Carry",
            "by Eva Lund, Tom Hill",
            "by School of Computing, University of Leeds, Leeds, UK",
            "by {eva,tom}@example.org",
            "# Abstract (abstract)",
            "# Keywords (keywords)",
            "# I. INTRODUCTION (introduction)",
            "# II. THE CACHE",
            "## A. Tiles",
            "## B. Guesses",
            "# III. EXPERIMENTS",
            "# IV. RELATED WORK",
            "# V. CONCLUSION (conclusion)",
            "# REFERENCES (references)",
        ],
    );
    let paragraphs = paragraphs(CACHE);
    assert!(paragraphs.iter().any(|words| words.contains("leaves the network behind")));
}

/// No numbers at all.
const SPELLING: &str = "\
Spelling in Old Harbour Books
Ida Berg
Institute of Letters, Kiel
Abstract. Clerks of old harbours spelt as they liked. We group the
spellings of a word by the sounds that clerks may have heard, and
ask how many groups a reader of today finds right.
Introduction
Harbour books list ships, goods and tolls. Whoever wants to count
the barrels of herring in them must know that herring has forty
spellings in one book alone.
Sounds and Letters
Each clerk had letters for a sound that he preferred. We learn them
from words whose meaning is known, such as the names of months.
The sounds of a language change slowly, and so did the habits
of clerks, as far as our books tell.
Grouping the Spellings
Two spellings belong to one group when one sound may be written by
both. Groups are built from the commonest spelling outwards until
nothing is left.
Related Work
Others have grouped spellings by the letters that they share. This
works for print and fails for clerks.
Discussion
Readers agreed with most groups. They did not with names of ships,
which were spelt after the taste of their owners.
Acknowledgements
We thank three archives.
";

#[test]
fn a_paper_without_numbers() {
    check(
        SPELLING,
        &[
            "title Spelling in Old Harbour Books",
            "by Ida Berg",
            "by Institute of Letters, Kiel",
            "# Abstract (abstract)",
            "# Introduction (introduction)",
            "# Sounds and Letters",
            "# Grouping the Spellings",
            "# Related Work",
            "# Discussion (discussion)",
            "# Acknowledgements (acknowledgements)",
        ],
    );
}

/// Numbers in lines of their own, as some tools write them; a list of steps with numbers too.
const SNOW: &str = "\
Counting Snow Days from Pictures of Roads
Per Dahl
Nora Vik
Tromso Research Centre, Norway
Summary
Cameras along roads see snow before anybody measures it. We count
days with snow from forty cameras and compare them with what the
keepers of the roads wrote down.
1
Introduction
Roads are cleared when snow lies on them. Keepers write down each
day on which they cleared a road, but they do not write why, and
some forget to write at all.
2
Pictures
2.1
Cameras
Forty cameras stand along the roads of the north. Each takes a
picture every ten minutes, by day and by night.
2.2
White pixels
A picture shows snow when its lower half is white. We proceed in
three steps:
1. Cut off the sky.
2. Count the white pixels.
3. Compare the count with that of a day in summer.
Pictures taken at night are left out.
3
Conclusions
Cameras count snow days as well as keepers do, and they do not
forget to write them down.
";

#[test]
fn a_paper_with_numbers_in_their_own_lines() {
    check(
        SNOW,
        &[
            "title Counting Snow Days from Pictures of Roads",
            "by Per Dahl",
            "by Nora Vik",
            "by Tromso Research Centre, Norway",
            "# Summary (abstract)",
            "# 1 Introduction (introduction)",
            "# 2 Pictures",
            "## 2.1 Cameras",
            "## 2.2 White pixels",
            "# 3 Conclusions (conclusion)",
        ],
    );
}

/// Each paragraph in a line, no blank lines, headings with numbers.
#[test]
fn a_paper_with_a_paragraph_a_line() {
    let long = |words: &str| {
        format!(
            "{words} {}",
            "Bees fly far and come back home by the sun, and nobody has told them how. "
                .repeat(4)
                .trim()
        )
    };
    let text = format!(
        "How Bees Find Home\nLiv Aas\nUniversity of Umea\nAbstract\n{}\n1 Introduction\n{}\n{}\n2 Hives and Radios\n2.1 Hives\n{}\n2.2 Radios\n{}\n3 Conclusions\n{}\n",
        long("We put radios on bees."),
        long("Bees are small."),
        long("Radios were large for long."),
        long("A hive stands in a field."),
        long("A radio weighs little."),
        long("Bees know the way."),
    );
    check(
        &text,
        &[
            "title How Bees Find Home",
            "by Liv Aas",
            "by University of Umea",
            "# Abstract (abstract)",
            "# 1 Introduction (introduction)",
            "# 2 Hives and Radios",
            "## 2.1 Hives",
            "## 2.2 Radios",
            "# 3 Conclusions (conclusion)",
        ],
    );
}

#[test]
fn rows_and_lists_are_no_headings() {
    let check = |text: &str| {
        let found = outline(text);
        assert!(!found.iter().any(|line| line.starts_with('#')), "{found:?}");
    };
    check(
        "Towns grow by trade, and where they do not, they shrink. There\nare three reasons for this, as far as we could see:\n1. Trade brings people.\n2. People build houses.\n3. Houses bring trade.\nAll of them hold for the towns of the north, and two of them for\nthose of the south.",
    );
    check(
        "Towns grow by trade, and where they do not, they shrink. There\nare figures for some of them.\n1 Oslo 12\n2 Rome 14\n3 Leeds 9\nAll of them hold for the towns of the north, and two of them for\nthose of the south.",
    );
}
