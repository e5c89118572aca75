//! Whole texts with bibliographies: where entries begin and end.

use super::super::block::{Block, Kind};
use super::find;

/// Entries found in a text, their lines joined by blanks; headings after "# ", the rest
/// after "~ ".
fn check(text: &str, expected: &[&str]) {
    let show = |block: &Block| {
        let sign = match block.kind {
            Kind::Entry => "",
            Kind::Heading { .. } => "# ",
            _ => "~ ",
        };
        format!("{sign}{}", block.joined(text))
    };
    let lists = find(text, 0, &Default::default());
    let found: Vec<String> = lists.iter().flat_map(|list| &list.blocks).map(show).collect();
    assert_eq!(found, expected, "{text}");
}

const HOLM: &str = "Holm, A. (1999). Trust among neighbours in small towns of the north.";

#[test]
fn authors_and_years_in_flush_lines() {
    check(
        "Towns grow.\nReferences\n\
         Berg, C., & Holm, A. (2001). Firms and their neighbours: A study of\n\
         trade in remote places. Journal of Towns, 12(3), 45–67.\n\
         Hill, T. (1987). The growth of cities. Oxford: Oxford University\n\
         Press.\n\
         Holm, A. (1999). Trust among neighbours in small towns of the\n\
         north. Oslo: Fjord.\n",
        &[
            "# References",
            "Berg, C., & Holm, A. (2001). Firms and their neighbours: A study of \
             trade in remote places. Journal of Towns, 12(3), 45–67.",
            "Hill, T. (1987). The growth of cities. Oxford: Oxford University Press.",
            &format!("{HOLM} Oslo: Fjord."),
        ],
    );
}

#[test]
fn blank_lines_part_entries_of_any_script() {
    check(
        "沙丘移动。\n\nReferences\n\nИванов И. И. (1999). Дюны. Москва: Море.\n\n\
         王小明 (2005)。社会資本。東京：海社。\n\nХолт А. (2001). Песок. Осло: Волна.\n",
        &[
            "# References",
            "Иванов И. И. (1999). Дюны. Москва: Море.",
            "王小明 (2005)。社会資本。東京：海社。",
            "Холт А. (2001). Песок. Осло: Волна.",
        ],
    );
}

#[test]
fn numbers_that_count_on() {
    check(
        "Towns grow [2].\n\nR E F E R E N C E S\n\
         1. C. Berg and A. Holm, Firms and their neighbours, J. Towns 12,\n\
         45 (2001).\n\
         2. T. Hill, The growth of cities (Oxford University Press, Oxford,\n\
         1987), pp. 12. 3. ed.\n\
         3. A. Holm, Trust among neighbours, J. Towns 3, 4 (1999).\n",
        &[
            "# R E F E R E N C E S",
            "1. C. Berg and A. Holm, Firms and their neighbours, J. Towns 12, 45 (2001).",
            "2. T. Hill, The growth of cities (Oxford University Press, Oxford, \
             1987), pp. 12. 3. ed.",
            "3. A. Holm, Trust among neighbours, J. Towns 3, 4 (1999).",
        ],
    );
}

#[test]
fn texts_without_a_list() {
    check("", &[]);
    check("References\n", &[]);
    check("Towns grow, and they grow by trade.\nWe asked forty firms about it.\n", &[]);
    check(
        "Contents\nReferences\nIntroduction\nTowns grow by trade, and where they do not, they\n\
         shrink. We asked forty firms in the north of the country about it.\n",
        &[],
    );
}
