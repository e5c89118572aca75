//! Whole sentences: who, by which words, what. All made up.

use super::*;
use crate::extract::{Context, Settings, analyse};
use crate::paper::{Act, Certainty, Claim, DocumentBuilder, Polarity, StanceKind};
use crate::text::{Source, SourceSpan};

/// A document whose paragraphs are the lines of `text`.
fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::new(Source::new("test.txt", text.as_bytes()));
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(start, start + line.trim_end().len()));
        builder.close();
        builder.insert("\n");
        start += line.len();
    }
    builder.finish()
}

fn claims(text: &str) -> (Document, Vec<Claim>) {
    let document = document(text);
    let analysis = analyse(&document);
    let settings = Settings::default();
    let context = Context { document: &document, analysis: &analysis, settings: &settings };
    let claims = extract(context).claims;
    (document, claims)
}

/// Checks the claims of a text, each as source, cue and content ("|" between its parts).
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let (document, claims) = claims(text);
    let found: Vec<(String, String, String)> = claims
        .iter()
        .map(|claim| {
            let words = |span: ArenaSpan| document.text(span).to_owned();
            let content: Vec<String> = claim.content.iter().map(|span| words(*span)).collect();
            let of = |span: Option<ArenaSpan>| span.map_or_else(|| "-".to_owned(), words);
            (of(claim.source), of(claim.cue), content.join(" | "))
        })
        .collect();
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(source, cue, content)| (&source[..], &cue[..], &content[..])).collect();
    assert_eq!(found, expected, "{text}");
}

fn nothing(text: &str) {
    check(text, &[]);
}

#[test]
fn verbs_behind_their_subject() {
    check("Anna Berg noted that trust grows.", &[("Anna Berg", "noted", "trust grows")]);
    check("However, she further added that it may fade.", &[("she", "added", "it may fade")]);
    check(
        "Anna Berg, Karl Roth and others however agreed that rents fall.",
        &[("Anna Berg, Karl Roth and others", "agreed", "rents fall")],
    );
    check(
        "In this context, Anna Berg, however, stressed that rents fall.",
        &[("Anna Berg", "stressed", "rents fall")],
    );
    check(
        "Anna Berg, a planner from Oslo, said that rents fall.",
        &[("Anna Berg, a planner from Oslo", "said", "rents fall")],
    );
    check(
        "Karl Roth, who argued that rents fall, left.",
        &[("Karl Roth, who", "argued", "rents fall")],
    );
    check("Mr. Roth said he has no plans.", &[("Mr. Roth", "said", "he has no plans")]);
    check("Officials said Tuesday that rents fall.", &[("Officials", "said", "rents fall")]);
    check("The company said it expects losses.", &[("The company", "said", "it expects losses")]);
    check("Anna Berg asked whether rents fall.", &[("Anna Berg", "asked", "whether rents fall")]);
    check(
        "Karl Roth pointed to the lack of land.",
        &[("Karl Roth", "pointed to", "the lack of land")],
    );
    check(
        "Anna Berg viewed trust as a resource.",
        &[("Anna Berg", "viewed", "trust as a resource")],
    );
    check("The report of Karl Roth fell.", &[]);
}

#[test]
fn phrases_as_cues() {
    check(
        "Anna Berg was thus of the firm opinion that rents fall.",
        &[("Anna Berg", "was thus of the firm opinion", "rents fall")],
    );
    check(
        "Karl Roth drew attention to the fact that rents fall.",
        &[("Karl Roth", "drew attention to the fact", "rents fall")],
    );
    check(
        "Karl Roth reminded the other guests that rents fall.",
        &[("Karl Roth", "reminded", "rents fall")],
    );
    check(
        "Anna Berg noted in reply that rents fall.",
        &[("Anna Berg", "noted in reply", "rents fall")],
    );
    check(
        "Anna Berg offered a general insight here: Rents fall.",
        &[("Anna Berg", "offered a general insight", "Rents fall")],
    );
    check(
        "Karl Roth gave two other examples of small ports.",
        &[("Karl Roth", "gave two other examples of", "small ports")],
    );
}

#[test]
fn several_verbs_and_several_speakers() {
    check(
        "Anna Berg agreed, but saw no contradiction between size and speed.",
        &[
            ("Anna Berg", "agreed", ""),
            ("Anna Berg", "saw no contradiction between", "size and speed"),
        ],
    );
    check(
        "While Anna Berg claimed that rents fall, Karl Roth denied that they move.",
        &[("Anna Berg", "claimed", "rents fall"), ("Karl Roth", "denied", "they move")],
    );
    check(
        "Karl Roth reminded us that Smith held that rents fall.",
        &[("Karl Roth", "reminded", "Smith held that rents fall"), ("Smith", "held", "rents fall")],
    );
    check(
        "Anna Berg went on by asking whether rents fall.",
        &[("Anna Berg", "asking", "whether rents fall")],
    );
}

#[test]
fn frames() {
    check("According to Anna Berg, rents fall.", &[("Anna Berg", "According to", "rents fall")]);
    check("As Anna Berg put it, rents fall.", &[("Anna Berg", "put it", "rents fall")]);
    check("Rents fall, as Karl Roth observed.", &[("Karl Roth", "observed", "Rents fall")]);
    check(
        "As pointed out by Karl Roth, rents fall.",
        &[("Karl Roth", "As pointed out by", "rents fall")],
    );
    check("In her opinion, rents fall.", &[("her", "In her opinion", "rents fall")]);
    check(
        "Some old towns – in Roth's (1973) terms – thus die out.",
        &[("Roth", "in Roth's (1973) terms", "Some old towns | thus die out")],
    );
    check(
        "In the view of Anna Berg, rents fall.",
        &[("Anna Berg", "In the view of Anna Berg", "rents fall")],
    );
    check("To Anna Berg, trust is capital.", &[("Anna Berg", "To", "trust is capital")]);
    nothing("Scales differ according to viewpoint.");
    nothing("Doses were given according to WHO rules.");
    nothing("According to the Berg scale, rents fall.");
    nothing("These lists allow users to quickly note that rents fall.");
    nothing("As mentioned, distance matters less.");
    nothing("To this end, Anna Berg left.");
}

#[test]
fn content_before_the_cue() {
    check(
        "This is a shame, claimed Karl Roth, as towns were less formal.",
        &[("Karl Roth", "claimed", "This is a shame | as towns were less formal")],
    );
    check("“Rents fall in winter,” she said.", &[("she", "said", "“Rents fall in winter,”")]);
    check(
        "“Rents fall,” says Anna Berg, a planner in Oslo.",
        &[("Anna Berg, a planner in Oslo", "says", "“Rents fall,”")],
    );
    check(
        "Rents fell by a third, the company said.",
        &[("the company", "said", "Rents fell by a third")],
    );
    nothing("The paper, says some.");
}

#[test]
fn nobody_is_named() {
    check("It was noted that rents fall.", &[("-", "It was noted", "rents fall")]);
    check("It was debated whether rents fall.", &[("-", "It was debated", "whether rents fall")]);
    check(
        "There was general consensus at the meeting that rents fall.",
        &[("-", "There was general consensus", "rents fall")],
    );
    check(
        "There was some debate as to the degree of trust.",
        &[("-", "There was some debate as to", "the degree of trust")],
    );
    check(
        "Examples of small ports were also mentioned.",
        &[("-", "were also mentioned", "small ports")],
    );
    check(
        "A local example was given of small ports.",
        &[("-", "A local example was given of", "small ports")],
    );
    check(
        "It has been argued by Roth (1999) that rents fall.",
        &[("Roth (1999)", "It has been argued", "rents fall")],
    );
    check(
        "Karl Roth was asked by Anna Berg whether rents fall.",
        &[("Anna Berg", "was asked by", "whether rents fall")],
    );
    nothing("Several sorts of credit were discussed.");
    nothing("It should be noted that rents fall.");
    nothing("The house was given to Anna Berg.");
}

#[test]
fn nouns_that_attribute() {
    check(
        "Karl Roth's remark that rents fall, came late.",
        &[("Karl Roth", "remark that", "rents fall")],
    );
    check(
        "Another observation made by Karl Roth was that rents fall.",
        &[("Karl Roth", "Another observation made", "rents fall")],
    );
    nothing("Karl Roth's work in Oslo was long.");
    nothing("The observation tower was tall.");
}

#[test]
fn groups_works_and_authors() {
    check(
        "Most participants of the meeting agreed that rents fall.",
        &[("Most participants of the meeting", "agreed", "rents fall")],
    );
    check("Some suggested that rents fall.", &[("Some", "suggested", "rents fall")]);
    check("Roth (1999) showed that rents fall.", &[("Roth (1999)", "showed", "rents fall")]);
    check(
        "Roth et al. [12] found that rents fall.",
        &[("Roth et al. [12]", "found", "rents fall")],
    );
    check(
        "Berg, Roth, and Lind (1999) held that rents fall.",
        &[("Berg, Roth, and Lind (1999)", "held", "rents fall")],
    );
    check("Here we show that rents fall.", &[("we", "show", "rents fall")]);
    check("Our results suggest that rents fall.", &[("Our results", "suggest", "rents fall")]);
    nothing("We compare towns with villages.");
    nothing("Table 2 shows that rents fall.");
    nothing("The data of enriched DNA revealed a new form.");
    nothing("There is no evidence to suggest that rents fall.");
    nothing("Should planners accept that rents fall?");
    nothing("The seminar was convened by Anna Berg.");
    nothing("Anna Berg works in Oslo.");
}

#[test]
fn sentences_that_go_on() {
    check(
        "Anna Berg noted that trust grows. It needs time. A section on rents follows.",
        &[("Anna Berg", "noted", "trust grows"), ("-", "-", "It needs time")],
    );
    check(
        "Anna Berg noted that trust grows.\nIt needs time.",
        &[("Anna Berg", "noted", "trust grows")],
    );
    check(
        "As Anna Berg put it, trust grows. It needs time.",
        &[("Anna Berg", "put it", "trust grows")],
    );
    check(
        "It was noted that trust grows. Towns need time.",
        &[("-", "It was noted", "trust grows")],
    );
    let (_, found) = claims("Anna Berg asked who pays. The towns? The state?");
    let continued: Vec<Option<usize>> = found.iter().map(|claim| claim.continues).collect();
    assert_eq!(continued, [None, Some(0), Some(0)]);
    assert_eq!(found[2].act, Act::Question);
}

#[test]
fn stance_and_manner() {
    let check = |text: &str, expected: Option<StanceKind>| {
        let (_, found) = claims(text);
        assert_eq!(found[0].stance.as_ref().map(|stance| stance.kind), expected, "{text}");
    };
    check("Anna Berg agreed that rents fall.", Some(StanceKind::Agrees));
    check("Anna Berg agreed that rents fall, but not soon.", Some(StanceKind::PartlyAgrees));
    check("Anna Berg did not agree that rents fall.", Some(StanceKind::Disagrees));
    check("Anna Berg objected that rents fall.", Some(StanceKind::Disagrees));
    check("Anna Berg however claimed that rents fall.", Some(StanceKind::Disagrees));
    check("Anna Berg replied that rents fall.", Some(StanceKind::Responds));
    check("Anna Berg noted that rents fall.", None);
    let (document, found) = claims("Anna Berg agreed with Karl Roth that towns should not grow.");
    let toward = &found[0].stance.as_ref().expect("agrees").toward;
    assert_eq!(toward.iter().map(|span| document.text(*span)).collect::<Vec<_>>(), ["Karl Roth"]);
    assert_eq!((found[0].polarity, found[0].normative), (Polarity::Negative, true));
    let (_, found) = claims("Anna Berg said that towns may grow.");
    assert_eq!(found[0].certainty, Certainty::Medium);
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        ".",
        "that",
        "As",
        "According to",
        "In Anna's",
        "said Anna Berg",
        "(",
        "[",
        "It was",
        "There was",
    ] {
        claims(text);
        claims(&format!("{text} {text} {text}."));
    }
    let long = "Anna Berg noted that trust, ".repeat(2000);
    assert!(claims(&long).1.len() > 1000, "a long sentence is read in pieces");
}
