//! Any front matter: each person and each workplace stands in the source, and the same twice.
#![no_main]

use etl::diagnostic::Code;
use etl::pipeline::process_bytes;
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "Abstract\n\nAda Berg noted that tides matter. Nils Holm disagreed.\n";

fuzz_target!(|input: (bool, &str, &str)| {
    let (markdown, names, workplaces) = input;
    let (name, mark) = if markdown { ("a.md", "# ") } else { ("a.txt", "") };
    let text = format!("{mark}Dunes and Tides\n\n{names}\n\n{workplaces}\n\n{mark}{TEXT}");
    let paper = match process_bytes(name, text.as_bytes()) {
        Ok(paper) => paper,
        Err(failure) => return assert_ne!(failure.diagnostic.code, Code::Panicked, "{failure:?}"),
    };
    let arena = paper.document.arena();
    for person in &paper.linked.people {
        for mention in &person.mentions {
            assert!(arena.get(mention.range()).is_some_and(|words| !words.trim().is_empty()));
        }
        let workplaces = person.memberships.iter().filter_map(|member| member.affiliation);
        assert!(workplaces.max().is_none_or(|last| last < paper.linked.affiliations.len()));
    }
    let again = process_bytes(name, text.as_bytes()).ok().expect("as before");
    assert_eq!(paper.linked.people, again.linked.people);
});
