//! What is answered, and how.

use super::linked;
use crate::paper::{Basis, StanceKind, StanceTarget};

/// Checks the answer of the last claim: "disagrees inferred 0" answers the first claim; "" is none.
fn check(text: &str, expected: &str) {
    let (claims, _) = linked(text);
    let last = claims.last().expect("a claim");
    let mut found: Vec<String> = Vec::new();
    found.extend(last.relation.map(StanceKind::as_str).map(str::to_owned));
    found.extend(last.basis.map(Basis::as_str).map(str::to_owned));
    found.extend(last.toward.iter().map(|target| match target {
        StanceTarget::Claim(claim) => claim.to_string(),
        StanceTarget::Person(person) => format!("person-{person}"),
    }));
    assert_eq!(found.join(" "), expected, "{text}");
}

#[test]
fn who_agrees_agrees_with_the_last_of_others() {
    check("[Anna Berg] <said> {trust grows}. [Karl Roth] <agreed>.", "agrees stated 0");
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {a}. [Karl Roth] <agreed>.",
        "agrees stated 0",
    );
    check("[Anna Berg] <said> {trust grows}.\n[Karl Roth] <agreed>.", "agrees stated 0");
    check("[Karl Roth] <agreed>.", "agrees stated");
    // The nearest claim, unless it has nothing and a farther one much in common with this one.
    check(
        "[Eva Lind] <said> {banks lend to towns}. [Anna Berg] <said> {trust grows}. [Karl Roth] <objected> {towns need no banks}.",
        "disagrees stated 0",
    );
    check(
        "[Eva Lind] <said> {banks lend to towns}. [Anna Berg] <said> {towns grow}. [Karl Roth] <objected> {towns need no banks}.",
        "disagrees stated 1",
    );
}

#[test]
fn who_also_agrees_agrees_with_the_same() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <agreed> {it does}. [Eva Lind] also <agreed> {a}.",
        "agrees stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <agreed> {it does}. [Anna Berg] also <agreed> {a}.",
        "agrees stated 1",
    );
}

#[test]
fn groups_agree_with_what_is_near() {
    check("[Anna Berg] <said> {trust grows}. [The guests] <agreed>.", "agrees stated 0");
    check(
        "[Anna Berg] <said> {trust grows}.\n[The guests] <agreed> {towns shrink}.",
        "agrees stated",
    );
    check(
        "[Anna Berg] <said> {towns need trust}.\n[The guests] <agreed> {such trust helps towns}.",
        "agrees stated 0",
    );
}

#[test]
fn several_may_agree_among_themselves() {
    check(
        "[Eva Lind] <said> {towns shrink}. [Anna Berg and Karl Roth] <agreed> {trust grows}.",
        "agrees stated",
    );
    check(
        "[Eva Lind] <said> {trust grows}. [Anna Berg and Karl Roth] <agreed> {trust grows}.",
        "agrees stated 0",
    );
}

#[test]
fn half_an_agreement() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <agreed> to some extent.",
        "partly_agrees stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <objected> somewhat.",
        "partly_agrees stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <agreed> {some trust grows to some extent}.",
        "agrees stated 0",
    );
}

#[test]
fn who_admits_takes_back_what_was_said() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <admitted> {it may}.",
        "partly_agrees stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Anna Berg] <admitted> {it may not}.",
        "partly_agrees stated 0",
    );
    check("[Anna Berg] <admitted> {it may not}.", "");
}

#[test]
fn replies() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <replied> {towns pay}.",
        "responds stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. In reply, [Karl Roth] <said> {towns pay}.",
        "responds stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <replied> {it may grow, but slowly}.",
        "partly_agrees stated 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <replied> {this is wrong}.",
        "disagrees stated 0",
    );
    check(
        "[Anna Berg] <asked> {whether a gap opens}. [Eva Lind] <said> {towns pay}. [Karl Roth] <said> as a remark to this gap {there may be no loss}.",
        "partly_agrees stated 0",
    );
    check(
        "[Anna Berg] <asked> {who pays}. [Karl Roth] <replied> {nobody may pay, not now}.",
        "responds stated 0",
    );
    check("[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {they wrote in reply}.", "");
}

#[test]
fn contrasts() {
    check(
        "[Anna Berg] <said> {banks help towns}. [Karl Roth] however <said> {towns help banks}.",
        "disagrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {banks help towns}. In contrast, [Karl Roth] <said> {towns are poor}.",
        "disagrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {banks help towns}. However, [Karl Roth] <said> {towns are poor}.",
        "",
    );
    check(
        "[Anna Berg] <said> {banks help towns}. However, [Karl Roth] <said> {such banks fail}.",
        "disagrees inferred 0",
    );
    check(
        "[The guests] <agreed> {towns need a policy}. But [Karl Roth] <said> {this policy fails}.",
        "partly_agrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {banks help towns}. However, [Karl Roth] <said> {banks should help small towns}.",
        "partly_agrees inferred 0",
    );
    check("[Anna Berg] <said> {banks help towns}. However, [she] <said> {towns help banks}.", "");
    check("[Anna Berg] <said> {banks help towns}. [Karl Roth] <said> {towns help banks}.", "");
    check(
        "[Anna Berg] <said> {trust grows}. Unlike Anna Berg, [Karl Roth] <said> {fear grows}.",
        "disagrees stated 0",
    );
}

#[test]
fn sides() {
    check(
        "[Anna Berg] <said> {banks help towns}. Likewise, [Karl Roth] <said> {towns need banks}.",
        "agrees inferred 0",
    );
    check("[Anna Berg] <said> {banks help towns}. Likewise, [Karl Roth] <said> {trust grows}.", "");
    check(
        "[Anna Berg] <said> {banks help towns}. In line with Eva Lind, [Karl Roth] <said> {trust grows}.",
        "agrees stated person-2",
    );
    check("[Anna Berg] <said> {banks help towns}. [Karl Roth] also <said> {towns need banks}.", "");
}

#[test]
fn judgements() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {this is true}.",
        "agrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {that is not right}.",
        "disagrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {it is important that towns pay}.",
        "",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {yes, it does}.",
        "agrees inferred 0",
    );
    check("[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {one may say yes}.", "");
}

#[test]
fn concessions() {
    check(
        "[Anna Berg] <said> {trust grows}.\n[Karl Roth] <said> {trust may be useful, but it is rare}.",
        "partly_agrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {towns may shrink, but slowly}.",
        "",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Anna Berg] <said> {trust may be useful, but it is rare}.",
        "",
    );
}

#[test]
fn stress_and_correction() {
    check(
        "[Anna Berg] <said> {old towns cannot change}. [Karl Roth] <said> {old towns *can* change}.",
        "disagrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {old towns cannot change}. [Karl Roth] <said> {old towns can change}.",
        "",
    );
    check("[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {old towns *can* change}.", "");
    check(
        "[Anna Berg] <said> {towns replace banks}. [Karl Roth] <said> {what towns do is more like helping banks}.",
        "partly_agrees inferred 0",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {what towns do is more like helping banks}.",
        "",
    );
    check(
        "[Anna Berg] <said> {banks lead towns}. [Karl Roth] <said> {it is the other way around: towns lead}.",
        "disagrees inferred 0",
    );
}

#[test]
fn answers_to_questions() {
    check("[Anna Berg] <asked> {who pays}. [Karl Roth] <said> {towns do}.", "responds inferred 0");
    check(
        "[Anna Berg] <asked> {who pays}. [Eva Lind] <said> {b}. [Karl Roth] <said> {towns do}.",
        "",
    );
    check("[Anna Berg] <asked> {who pays}. [Karl Roth] <asked> {who saves}.", "");
    check("[Anna Berg] <asked> {who pays}.\n[Karl Roth] <said> {towns do}.", "");
    check("[Anna Berg] <asked> {who pays}. For example, [Karl Roth] <said> {towns do}.", "");
}

#[test]
fn additions() {
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <added> {fear shrinks}.",
        "responds stated 0",
    );
    check("[Anna Berg] <said> {trust grows}. [She] <added> {fear shrinks}.", "");
    check(
        "[Eva Lind] <said> {a}. [Anna Berg] <said> {trust grows}. [She] <added> {fear shrinks}.",
        "",
    );
    check(
        "[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {this may be an advantage}.",
        "responds inferred 0",
    );
    check("[Anna Berg] <said> {trust grows}. [Karl Roth] <said> {this town may grow}.", "");
}
