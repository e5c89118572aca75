//! Entries and the pointers to them.

use super::read;
use crate::paper::Document;
use crate::text::ArenaSpan;

/// Entries as they are read, with label, fields and people.
fn entries(document: &Document) -> Vec<String> {
    let text = |span: ArenaSpan| document.text(span).to_owned();
    let show = |entry: &crate::paper::StatedEntry| {
        let label = entry.label.map(|label| format!("[{}] ", text(label))).unwrap_or_default();
        let mut line = label + &text(entry.span);
        for (role, maker) in &entry.makers {
            let family = maker.family.map_or_else(|| "-".to_owned(), text);
            let given = maker.given.map_or_else(|| "-".to_owned(), text);
            let whole =
                if maker.is_group || family == "-" { text(maker.span) } else { String::new() };
            line += &format!(" | {role:?} {family}, {given}{whole}");
        }
        for (field, span) in &entry.fields {
            line += &format!(" | {field:?}={}", text(*span));
        }
        if entry.et_al {
            line += " | et al.";
        }
        if !entry.is_complete {
            line += " | more";
        }
        line
    };
    document.stated().entries.iter().map(show).collect()
}

fn check(refs: &str, expected: &[&str]) {
    let document = read(&format!("<article><back><ref-list>{refs}</ref-list></back></article>"));
    assert_eq!(entries(&document), expected, "{refs}");
}

const NG: &str = "<name><surname>Ng</surname><given-names>A</given-names></name>";

#[test]
fn fields_alone_are_put_in_order() {
    check(
        &format!(
            "<ref id='r'><label>1.</label><element-citation publication-type='journal'><year>1999</year>\
             <person-group person-group-type='author'>{NG}<collab>Tide Team</collab><etal/></person-group>\
             <source>Sea</source><article-title>On tides</article-title><volume>7</volume><issue>2</issue>\
             <fpage>11</fpage><lpage>19</lpage><pub-id pub-id-type='doi'>10.1000/x</pub-id><comment>Free</comment>\
             </element-citation></ref>"
        ),
        &["[1.] A Ng, Tide Team, et al. On tides. Sea. 1999; 7(2): 11–19. doi:10.1000/x. Free \
           | Author Ng, A | Author -, -Tide Team | Title=On tides | Container=Sea | Year=1999 | Volume=7 \
           | Issue=2 | FirstPage=11 | LastPage=19 | Doi=10.1000/x | et al."],
    );
}

#[test]
fn printed_entries_stay_as_they_are() {
    check(
        "<ref id='r'><mixed-citation><string-name><surname>Ng</surname>, <given-names>A.</given-names>\
         </string-name> (<year>1999</year>). <article-title>On tides</article-title>. <source>Sea</source> \
         <volume>7</volume>, <fpage>11</fpage>–<lpage>19</lpage>.</mixed-citation></ref>",
        &["Ng, A. (1999). On tides. Sea 7, 11–19. | Author Ng, A. | Year=1999 | Title=On tides \
           | Container=Sea | Volume=7 | FirstPage=11 | LastPage=19"],
    );
    check(
        "<ref><mixed-citation>Ng A. On tides. London: Sea House; 1999.</mixed-citation></ref>",
        &["Ng A. On tides. London: Sea House; 1999. | more"],
    );
    check("<ref><note><p>See the log.</p></note></ref>", &["See the log. | more"]);
    check("<ref id='r'><label>3</label></ref><ref/>", &[]);
}

#[test]
fn a_printed_entry_and_its_fields_are_one_work() {
    check(
        &format!(
            "<ref id='r'><mixed-citation>NG, A. On tides. 1999.</mixed-citation><element-citation>\
             <person-group>{NG}</person-group><article-title>On tides</article-title><year>1999</year>\
             </element-citation></ref>"
        ),
        &["NG, A. On tides. 1999. | Author Ng, A | Title=On tides | Year=1999"],
    );
}

#[test]
fn one_ref_may_hold_several_works() {
    let one =
        |title: &str| format!("<element-citation><source>{title}</source></element-citation>");
    check(
        &format!("<ref id='r'><label>4</label>{}{}</ref>", one("Sea"), one("Land")),
        &["[4] Sea | Container=Sea", "Land | Container=Land"],
    );
}

/// A text with pointers to three entries, of which the third holds two works.
fn pointers(text: &str, expected: &[&str]) {
    let entry = |id: &str| {
        format!("<ref id='{id}'><element-citation><source>{id}</source></element-citation></ref>")
    };
    let double = "<ref id='r3'><element-citation><source>c</source></element-citation>\
                  <element-citation><source>d</source></element-citation></ref>";
    let document = read(&format!(
        "<article><body><p>{text}</p></body><back><ref-list>{}{}{double}</ref-list></back></article>",
        entry("r1"),
        entry("r2")
    ));
    let show = |pointer: &crate::paper::StatedPointer| {
        let targets: Vec<String> = pointer.targets.iter().map(ToString::to_string).collect();
        format!("{} -> {}", document.text(pointer.span), targets.join(","))
    };
    let found: Vec<String> = document.stated().pointers.iter().map(show).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn pointers_lead_to_entries() {
    pointers("Ng <xref ref-type='bibr' rid='r1'>(1999)</xref>", &["(1999) -> 0"]);
    pointers("<sup><xref ref-type='bibr' rid='r1 r2'>1,2</xref></sup>", &["1,2 -> 0,1"]);
    pointers("<xref ref-type='bibr' rid='r3'>3</xref>", &["3 -> 2,3"]);
    pointers("<xref rid='r2'>2</xref><xref rid='f1'>Fig</xref>", &["2 -> 1"]);
    pointers(
        "<xref ref-type='bibr' rid='r1'>1</xref>–<xref ref-type='bibr' rid='r3'>3</xref>",
        &["1 -> 0", "1–3 -> 1", "3 -> 2,3"],
    );
    // To nowhere; without words.
    pointers("<xref ref-type='bibr' rid='r9'>9</xref>", &["9 -> "]);
    pointers("<xref ref-type='bibr' rid='r1'/>", &[]);
}
