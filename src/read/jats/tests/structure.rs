//! Sections, paragraphs, lists, floats, and what stands inside them.

use super::{body, outline, read};
use crate::diagnostic::Code;

fn check(inner: &str, expected: &[&str]) {
    assert_eq!(body(inner), expected, "{inner}");
}

#[test]
fn sections_have_levels_labels_and_roles() {
    check(
        "<sec><label>1</label><title>Introduction</title><p>Tides.</p>\
         <sec><title>Of <italic>towns</italic></title><p>Trade.</p></sec></sec>\
         <sec sec-type='methods'><title>What we did</title><p>Much.</p></sec>\
         <sec><label>Data</label><p>None.</p></sec><sec><p>Bare.</p></sec>",
        &[
            "section 1 introduction",
            "heading: 1 Introduction",
            "p: Tides.",
            "section 2 body",
            "heading: Of towns",
            "p: Trade.",
            "section 1 methods",
            "heading: What we did",
            "p: Much.",
            "section 1 body",
            "heading: Data",
            "p: None.",
            "section 1 body",
            "p: Bare.",
        ],
    );
}

#[test]
fn notes_and_glossaries_are_no_sections() {
    let text = "<article><back><ack><title>Thanks</title><p>To all.</p></ack>\
        <fn-group><title>Interests</title><fn id='f'><label>1</label><p>None.</p></fn></fn-group>\
        <glossary><title>Short forms</title><def-list><def-item><term>SD</term><def><p>small \
        district</p></def></def-item></def-list></glossary>\
        <app-group><app><title>More</title><p>Rows.</p></app></app-group></back></article>";
    let expected = [
        "section 1 acknowledgements",
        "heading: Thanks",
        "p: To all.",
        "p: Interests",
        "note: None.",
        "p: Short forms",
        "item: SD: small district",
        "section 1 appendix",
        "heading: More",
        "p: Rows.",
    ];
    assert_eq!(outline(&read(text)), expected);
}

#[test]
fn white_space_is_collapsed() {
    check("<p>\n  One\n  <bold> two </bold>three.\n</p>", &["p: One two three."]);
    check("<p>a<bold>b</bold>c <italic/>d</p>", &["p: abc d"]);
    check("<p> </p><p><graphic/></p>", &[]);
    check("stray<p>words</p>", &["p: stray", "p: words"]);
    check("<p>soft\u{ad}ware, ﬁrm</p>", &["p: software, firm"]);
}

#[test]
fn floats_stand_behind_the_paragraph_they_interrupt() {
    check(
        "<p>Towns <fig><label>Fig. 1</label><caption><title>Map.</title><p>Of towns.</p></caption>\
         <graphic/></fig>grow.</p>",
        &["p: Towns grow.", "caption: Fig. 1. Map. Of towns."],
    );
    check("<p>So it is<fn><p>Or not.</p></fn>.</p>", &["p: So it is.", "note: Or not."]);
    check(
        "<p>Let <disp-formula>x = 1</disp-formula> where x counts.</p>",
        &["p: Let", "verbatim: x = 1", "p: where x counts."],
    );
}

#[test]
fn lists_and_quotations() {
    check(
        "<list><list-item><label>a.</label><p>One</p><list><list-item><p>inner</p></list-item>\
         </list></list-item><list-item><p>Two</p><p>more</p></list-item></list>",
        &["item: One", "item: inner", "item: Two more"],
    );
    check(
        "<p>He said:<disp-quote><p>Trade.</p><attrib>Po</attrib></disp-quote> and left.</p>",
        &["p: He said:", "quote: Trade.", "quote: Po", "p: and left."],
    );
    check(
        "<statement><label>Theorem 1.</label><p>Tides turn.</p></statement>",
        &["p: Theorem 1.", "p: Tides turn."],
    );
}

#[test]
fn tables_keep_their_cells() {
    check(
        "<table-wrap><label>Table 1</label><caption><p>Counts</p></caption><alternatives><graphic/>\
         <table><thead><tr><th>Town</th><th/><th>N</th></tr></thead><tbody><tr><td>Oslo</td><td/>\
         <td>1 <sup>a</sup></td></tr></tbody></table></alternatives><table-wrap-foot><fn><label>a\
         </label><p>Rough.</p></fn></table-wrap-foot></table-wrap>",
        &["caption: Table 1. Counts", "table: \"Town\\t\\tN\\nOslo\\t\\t1 a\"", "note: Rough."],
    );
}

#[test]
fn a_box_with_a_title_is_a_section() {
    check(
        "<boxed-text><caption><title>Box 1</title></caption><p>In it.</p></boxed-text>\
         <boxed-text><p>Bare.</p></boxed-text>",
        &["section 1 body", "heading: Box 1", "p: In it.", "p: Bare."],
    );
}

#[test]
fn formulas_are_written_once() {
    check(
        "<p>As <inline-formula><alternatives><mml:math><mml:mi>x</mml:mi> <mml:mo>=</mml:mo>\
         <mml:mn>1</mml:mn></mml:math><tex-math>\\begin{document}$x=1$\\end{document}</tex-math>\
         </alternatives></inline-formula> shows.</p>",
        &["p: As x=1 shows."],
    );
    check(
        "<p><tex-math>\\usepackage{x}\\begin{document}$$y$$\\end{document}</tex-math></p>",
        &["p: y"],
    );
    check("<p>10<sup>5</sup> and m<sup>2</sup></p>", &["p: 10^5 and m2"]);
}

#[test]
fn marks_of_notes_are_left_out() {
    check(
        "<p>Towns<xref ref-type='fn' rid='f1'><sup>1</sup></xref> grow.</p>",
        &["p: Towns grow."],
    );
    check("<p>See <xref ref-type='fig' rid='g'>Fig. 2</xref>.</p>", &["p: See Fig. 2."]);
}

#[test]
fn inner_papers_are_left_out_with_a_note() {
    let document = read(
        "<article><body><p>Mine.</p></body><sub-article article-type='reply'><body><p>Theirs.</p>\
         </body></sub-article></article>",
    );
    assert_eq!(outline(&document), ["p: Mine."]);
    assert!(document.diagnostics().iter().any(|note| note.message.contains("(reply)")));
}

#[test]
fn a_set_keeps_its_articles_apart() {
    let article = |title: &str| {
        format!(
            "<article><front><article-meta><title-group><article-title>{title}</article-title></title-group>\
             <contrib-group><contrib><name><surname>Ng</surname></name></contrib></contrib-group><volume>3</volume>\
             </article-meta></front><body><p>So <xref ref-type='bibr' rid='b1'>[1]</xref>.</p></body><back><ref-list>\
             <ref id='b1'><mixed-citation>{title} cited</mixed-citation></ref></ref-list></back></article>"
        )
    };
    let set = |articles: &[String]| {
        read(&format!("<pmc-articleset>{}</pmc-articleset>", articles.concat()))
    };
    let several = set(&[article("Mills"), article("Quays")]);
    let part = |title: &str| {
        [
            "section 1 body".to_owned(),
            format!("heading: {title}"),
            "byline: \"Ng\"".to_owned(),
            "p: So [1].".to_owned(),
            "section 2 references".to_owned(),
            format!("item: {title} cited"),
        ]
    };
    assert_eq!(outline(&several), [part("Mills"), part("Quays")].concat());
    let targets: Vec<_> = several.stated().pointers.iter().map(|one| one.targets.clone()).collect();
    assert_eq!(targets, [[0], [1]]);
    let codes: Vec<Code> = several.diagnostics().iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::SeveralPapers]);

    let one = set(&[article("Mills")]);
    assert_eq!(outline(&one)[0], "title: Mills");
    assert!(one.diagnostics().is_empty());
}

#[test]
fn any_input_gives_a_document() {
    let deep = |name: &str| {
        let (open, close) =
            (format!("<{name}>").repeat(20_000), format!("</{name}>").repeat(20_000));
        format!("<article><body>{open}x{close}</body></article>")
    };
    for name in ["sec", "p", "list", "italic", "boxed-text", "unknown", "xref", "disp-quote"] {
        let document = read(&deep(name));
        assert!(document.arena().contains('x'), "{name}");
    }
    for text in ["", "<article/>", "<article><front/><body/><back/></article>", "<html/>", "x"] {
        assert_eq!(read(text).arena(), "", "{text}");
    }
    let cut = read("<article><body><sec><title>One</title><p>Two <b");
    assert_eq!(outline(&cut), ["section 1 body", "heading: One", "p: Two"]);
}
