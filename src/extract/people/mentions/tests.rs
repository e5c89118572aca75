//! Names that are found in running text, and near misses that are not.

use super::*;
use crate::paper::DocumentBuilder;
use crate::text::{Source, SourceSpan};

/// Names in a paragraph; the paper's bibliography holds Brandt and March.
fn show(text: &str) -> Vec<String> {
    let entries = ["Brandt, E (1999) Towns.", "March, J G (1988) Sites."];
    let whole = format!("{text}{}", entries.concat());
    let mut builder = DocumentBuilder::new(Source::new("a.txt", whole.as_bytes()));
    builder.open(NodeKind::Paragraph);
    builder.copy(SourceSpan::new(0, text.len()));
    builder.close();
    builder.insert("\n");
    builder.open(NodeKind::Section { level: 1, role: SectionRole::References });
    let mut at = text.len();
    for entry in entries {
        builder.open(NodeKind::ListItem);
        builder.copy(SourceSpan::new(at, at + entry.len()));
        builder.close();
        builder.insert("\n");
        at += entry.len();
    }
    let document = builder.finish();
    let mentions = find(&document, &crate::extract::analyse(&document), &[]);
    mentions.iter().map(|mention| document.text(mention.evidence.span()).to_owned()).collect()
}

#[test]
fn names_are_found() {
    let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
    check("As Peter Holt and Anna van der Berg agreed.", &["Peter Holt", "Anna van der Berg"]);
    check("Adam Smith's pins, and J. Peter Holt's.", &["Adam Smith", "J. Peter Holt"]);
    check("It was held by professor Xanthe Holt from Oslo.", &["Xanthe Holt"]);
    check("Brandt (1999) says so. Brandt's view is old.", &["Brandt", "Brandt"]);
    check("In March the rain fell, as March (1988) says.", &["March"]);
    check("It fell (March et al., 1988; March and Po 1988).", &["March", "March"]);
    check("Ana Nunes da Rocha and Ana Vega Ruiz left.", &["Ana Nunes da Rocha", "Ana Vega Ruiz"]);
    check("Dr. Peter Holt and Ms Xanther spoke.", &["Peter Holt", "Xanther"]);
    check("British Prime Minister Peter Holt spoke.", &["Peter Holt"]);
}

#[test]
fn strangers_are_found_where_people_are_named() {
    let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
    check(
        "We thank Xander Moss, R. Roe (Oslo University), M Po and Zelig Lind for comments.",
        &["Xander Moss", "R. Roe", "M Po", "Zelig Lind"],
    );
    check("The clone was a gift of Q. Moss and B Lind.", &["Q. Moss", "B Lind"]);
    check("It is rare (T. Moss, personal communication).", &["T. Moss"]);
    check("The sociologist Zelig Lind argued so.", &["Zelig Lind"]);
    check("Zelig Lind argues so.", &["Zelig Lind"]);
    check("Academic Editor: Zelig Lind, Oslo.", &["Zelig Lind"]);
    check("We are grateful to F. Kobe for help.", &["F. Kobe"]);
    check("As Zelig Lind argues, it grows. Later, Lind's view changed.", &["Zelig Lind", "Lind"]);
}

#[test]
fn editors_are_told_from_others() {
    let text = "Edited by: Peter Holt. We thank Anna Roe.";
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    builder.open(NodeKind::Paragraph);
    builder.copy(SourceSpan::new(0, text.len()));
    builder.close();
    let document = builder.finish();
    let found = find(&document, &crate::extract::analyse(&document), &[]);
    let roles: Vec<PersonRole> = found.iter().map(|mention| mention.role).collect();
    assert_eq!(roles, [PersonRole::Editor, PersonRole::Mentioned]);
}

#[test]
fn things_are_no_people() {
    let check = |text: &str| assert_eq!(show(text), [""; 0], "{text}");
    check("Many firms in Silicon Valley left Boston for New York.");
    check("The Martin Holt Institute of Oslo is closed.");
    check("Peter said that Anna left in May.");
    check("The Global Village and Route 128 are words.");
    check("Paul Smith College stands.");
    check("We used a Kruskal Wallis test and a Western Blot.");
    check("A Monte Carlo run and a Martin Holt algorithm; the Anna Holt prize.");
    check("Images were taken with a camera (Carl Zeiss, Jena, Germany) and (Anton Holt, Oslo).");
    check("Rats came from Charles River and cells from Thermo Fisher.");
    check("It was held at Anna Holt Children University Hospital in São Paulo State.");
    check(
        "We thank the Swiss National Science Foundation and Western Sugar Cooperative for money.",
    );
    check("This work was supported by Lincy Trust, Zelig Fund, and NIH Grant 12.");
    check("Adaptive Management argues nothing; Global Change says less.");
    check("Escherichia coli and Bos taurus grew; Peter Holt Research Farm is near.");
    check("Thanks to Deep Learning it grew.");
    check("The resin is from Dr. Holt GmbH and Prof. Zelig Lind Laboratories.");
    check("To the Ing. Agr. for help, at 37 °C. The rest of group A. The end.");
    check("Reads Per Kilobase of Holt ABC with X Protease Inhibitors and EZ DNA Sets.");
    check("We thank the Department of Applied and Analytical Zoology.");
}
