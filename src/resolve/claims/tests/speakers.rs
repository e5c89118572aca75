//! Who speaks.

use super::PEOPLE;
use super::linked;
use crate::paper::Speaker;

/// Checks the speakers of each claim, in order; "?" where nobody is found though the source is somebody.
fn check(text: &str, expected: &[&str]) {
    let (claims, open) = linked(text);
    let name = |speaker: &Speaker| match speaker {
        Speaker::Person(index) => PEOPLE[*index].1.to_owned(),
        Speaker::Group(label) => label.clone(),
    };
    let found: Vec<String> = claims
        .iter()
        .map(|claim| claim.speakers.iter().map(name).collect::<Vec<_>>().join(" and "))
        .collect();
    let wanted: Vec<&str> =
        expected.iter().map(|name| if *name == "?" { "" } else { *name }).collect();
    assert_eq!(found, wanted, "{text}");
    assert_eq!(open, expected.iter().filter(|name| **name == "?").count(), "{text}");
}

#[test]
fn names_and_groups() {
    check(
        "[Anna Berg and Karl Roth and others] <said> {a}. [They] <said> {b}.",
        &["Berg and Roth and others", "Berg and Roth and others"],
    );
    check("[The guests] <said> {a}. <It was said> {b}.", &["the guests", ""]);
    check("[We] <show> {a}.", &["Berg and Roth"]);
    check("[Olga Prahl] <said> {a}.", &["?"]);
}

#[test]
fn the_work_pointed_at_beside_a_name_tells_who_is_meant() {
    check("[Lind] (#0) <said> {a}.", &["Lind and Holm"]);
    check("[Lind and Holm]#0 <said> {a}.", &["Lind and Holm"]);
    check("[Lind] et al.#0 <said> {a}.", &["Lind and Holm"]);
    // The pointer belongs to somebody else, or is not beside the name.
    check("[Vale] (#0) <said> {a}.", &["Vale"]);
    check("[Lind] <said> {a} #1.", &["Lind"]);
    check("[Lind]; #0 <said> {a}.", &["Lind"]);
    check("[Lind] (#9) <said> {a}.", &["Lind"]);
}

#[test]
fn the_head_of_a_source_speaks() {
    check("[Anna Berg, a friend of Karl Roth,] <said> {a}.", &["Berg"]);
    check("[a friend of Karl Roth] <said> {a}.", &["a friend of Karl Roth"]);
}

#[test]
fn she_is_the_last_woman_who_spoke() {
    check(
        "[Anna Berg] <said> {a}. [Karl Roth] <said> {b}. [She] <said> {c}. [He] <said> {d}.",
        &["Berg", "Roth", "Berg", "Roth"],
    );
    check(
        "[Anna Berg] <said> {a}. [Eva Lind] <said> {b}. [She] <said> {c}.",
        &["Berg", "Lind", "Lind"],
    );
    check("[Karl Roth] <said> {a}. [She] <said> {b}.", &["Roth", "?"]);
    check("[She] <said> {a}. [Anna Berg] <said> {b}.", &["?", "Berg"]);
}

#[test]
fn she_may_be_whom_the_reporter_named() {
    check("[Karl Roth] <said> {a}. Then Anna Berg rose. [She] <said> {b}.", &["Roth", "Berg"]);
    // A subject comes before who else is named; two who stand side by side are equally good.
    check("Anna Berg met Eva Lind. [She] <said> {a}.", &["Berg"]);
    check("Anna Berg and Eva Lind rose. [She] <said> {a}.", &["?"]);
    check("With Eva Lind, Anna Berg rose. [She] <said> {a}.", &["Berg"]);
    // Whom a speaker speaks of, is behind the speaker.
    check("[Anna Berg] <said> {Eva Lind left}. [She] <said> {b}.", &["Berg", "Berg"]);
    check("[Karl Roth] <said> {Eva Lind left}. [She] <said> {b}.", &["Roth", "Lind"]);
    // Who stands in brackets, or is only asked about, is not meant.
    check("[Karl Roth] <said> {a} (with Per Holm). [He] <said> {b}.", &["Roth", "Roth"]);
    check("[Karl Roth] <said> {a}. Asked about Per Holm, [he] <said> {b}.", &["Roth", "Roth"]);
}

#[test]
fn the_paragraph_before_is_reached() {
    check("[Anna Berg] <said> {a}.\n[She] <said> {b}.", &["Berg", "Berg"]);
    check(
        "[Anna Berg] <said> {a}.\n[Karl Roth] <said> {b}. [She] <said> {c}.",
        &["Berg", "Roth", "Berg"],
    );
}

#[test]
fn titles_and_pronouns_tell_of_gender() {
    check("[Anna Berg] <said> {a}. Mr. Vale rose. [She] <said> {b}.", &["Berg", "Berg"]);
    check("[Anna Berg] <said> {a}. Dr. Vale rose. [She] <said> {b}.", &["Berg", "Vale"]);
    check(
        "[Anna Berg] <said> {a}. Dahl, the chairwoman, rose. [She] <said> {b}.",
        &["Berg", "Dahl"],
    );
    // Who has once been "he" for sure, is not "she".
    check("[Robin Vale] <said> {a}. [He] <said> {b}. [She] <said> {c}.", &["Vale", "Vale", "?"]);
}

#[test]
fn a_pronoun_may_stand_before_its_name() {
    check("In [her] <view>, Anna Berg said {a}.", &["Berg"]);
    check("In [his] <view>, Anna Berg said {a}.", &["?"]);
    check("[Eva Lind] <said> {a}. In [her] <view>, Anna Berg {left}.", &["Lind", "Lind"]);
}

#[test]
fn they_are_several() {
    check("Anna Berg and Karl Roth rose. [They] <said> {a}.", &["Berg and Roth"]);
    check(
        "[The guests] <said> {a}. [Anna Berg] <said> {b}. [They] <said> {c}.",
        &["the guests", "Berg", "the guests"],
    );
    check("[Anna Berg] <said> {a}. [They] <said> {b}.", &["Berg", "?"]);
    check("[a guest] <said> {a}. [They] <said> {b}.", &["a guest", "?"]);
}

#[test]
fn the_former_and_the_latter() {
    check(
        "Anna Berg met Eva Lind. [The latter] <said> {a}. [The former] <said> {b}.",
        &["Lind", "Berg"],
    );
    check("Anna Berg, Eva Lind and Karl Roth met. [The latter] <said> {a}.", &[""]);
}

#[test]
fn the_authors_without_a_work_are_those_of_the_paper() {
    check("[The authors] <said> {a}.", &["Berg and Roth"]);
    check("[The editors] <said> {a}.", &["the editors"]);
}
