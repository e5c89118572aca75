//! What small files of TEI are read as.

use super::*;
use crate::paper::{NodeKind, StatedName};
use crate::text::ArenaSpan;

fn document(xml: &str) -> Document {
    read(&Source::new("a.tei", xml.as_bytes()))
}

/// Blocks with their kinds, sections with level and role before them.
fn blocks(document: &Document) -> Vec<String> {
    let nodes = document.nodes().iter();
    nodes
        .filter_map(|node| match node.kind {
            NodeKind::Section { level, role } => Some(format!("#{level} {}", role.as_str())),
            NodeKind::Emphasis => None,
            kind => Some(format!("{kind:?}: {}", document.text(node.span))),
        })
        .collect()
}

fn check_blocks(xml: &str, expected: &[&str]) {
    assert_eq!(blocks(&document(xml)), expected, "{xml}");
}

/// Blocks of a body.
fn check(body: &str, expected: &[&str]) {
    check_blocks(&format!("<TEI><text><body>{body}</body></text></TEI>"), expected);
}

/// The words of one paragraph.
fn check_words(paragraph: &str, expected: &str) {
    check(&format!("<p>{paragraph}</p>"), &[&format!("Paragraph: {expected}")]);
}

fn name(document: &Document, name: &StatedName) -> String {
    let text = |span: ArenaSpan| document.text(span).to_owned();
    let mut shown = text(name.span);
    let parts = [("p", name.prefix), ("g", name.given), ("f", name.family), ("s", name.suffix)];
    for (letter, part) in parts {
        part.iter().for_each(|span| shown += &format!(" {letter}={}", text(*span)));
    }
    if name.is_group { format!("[{shown}]") } else { shown }
}

#[test]
fn words_stand_once_and_in_order() {
    check_words("Towns  grow\n by <term>trade</term>.", "Towns grow by trade.");
    check_words("<s>One.</s><s>Two.</s>", "One. Two.");
    check_words("Harb<lb break='no'/>our and har-\n<lb break=\"no\"/> bour", "Harbour and harbour");
    check_words("two<lb/>lines, one<pb/>word", "two lines, oneword");
    check_words("the <choice><sic>tonw</sic><corr>town</corr></choice>", "the town");
    check_words("the <choice><corr/><sic>tonw</sic></choice>", "the tonw");
    check_words("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice> Ng", "Doctor Ng");
    check_words("a <del>bad</del> <add>good</add> <gap reason='torn'/>one", "a good one");
    check_words("<app><lem>quay</lem><rdg>key</rdg></app>", "quay");
    check_words("the <supplied>old</supplied> <unclear>mill</unclear>", "the old mill");
    check_words("10<hi rend='superscript'>5</hi> towns", "10^5 towns");
    check_words("H<hi rend='sub'>2</hi>O, x<hi rend='sup'>2</hi>", "H2O, x2");
    check_words("see <fw>12 Journal of Towns</fw>below", "see below");
    check_words("x &lt; y &amp; z", "x < y & z");
}

#[test]
fn quotations_have_marks() {
    check_words("Ng wrote <q>towns grow</q>.", "Ng wrote “towns grow”.");
    check_words("Ng wrote <q>“towns grow”</q>.", "Ng wrote “towns grow”.");
    check_words("Ng wrote “<q>towns grow</q>”.", "Ng wrote “towns grow”.");
    check_words("<said who='#a'>Towns grow</said>, he said", "Towns grow, he said");
    check(
        "<quote><p>Towns grow.</p></quote><p>So: <quote rend='block'>They do.</quote> Yes.</p>",
        &["BlockQuote: Towns grow.", "Paragraph: So:", "BlockQuote: They do.", "Paragraph: Yes."],
    );
    check(
        "<cit><quote>Towns grow.</quote><bibl>A. Ng, Towns</bibl></cit>",
        &["BlockQuote: Towns grow.", "BlockQuote: A. Ng, Towns"],
    );
}

#[test]
fn notes_and_figures_stand_behind_their_paragraph() {
    check(
        "<p>Towns<note place='foot' n='1'>So Ng.</note> grow.</p>",
        &["Paragraph: Towns grow.", "Footnote: So Ng."],
    );
    check(
        "<p>Towns<ref type='foot' target='#f1'>1</ref> grow.</p><note xml:id='f1'><p>A.</p><p>B.</p></note>",
        &["Paragraph: Towns grow.", "Footnote: A.", "Footnote: B."],
    );
    check(
        "<p>As <figure><head>Figure 1</head><figDesc>A map</figDesc></figure>shown, <ref type='note'>note five</ref>.</p>",
        &["Paragraph: As shown, note five.", "Caption: Figure 1. A map"],
    );
    check(
        "<head>Towns<note>Thanks.</note></head><p>They grow.</p>",
        &["Paragraph: Towns", "Footnote: Thanks.", "Paragraph: They grow."],
    );
}

#[test]
fn captions_say_everything_once() {
    let figure =
        |inner: &str, expected: &[&str]| check(&format!("<figure>{inner}</figure>"), expected);
    figure(
        "<head>Fig. 2 .</head><label>2</label><figDesc>Mills.</figDesc>",
        &["Caption: Fig. 2 . Mills."],
    );
    figure("<head>Fig. 2</head><figDesc>Fig. 2. Mills.</figDesc>", &["Caption: Fig. 2. Mills."]);
    figure("<head>Mills</head><label>12</label>", &["Caption: 12. Mills"]);
    figure(
        "<head>Table 1</head><table><row><cell>a</cell><cell/><cell>b</cell></row><row><cell>c</cell></row></table>",
        &["Caption: Table 1", "Table: a\t\tb\nc"],
    );
    figure("<graphic url='a.png'/>", &[]);
}

#[test]
fn lists_are_entries() {
    check(
        "<list><head>Towns</head><item>Oslo</item><item><p>Bergen</p><p>Voss</p></item></list>",
        &["Paragraph: Towns", "ListItem: Oslo", "ListItem: Bergen", "ListItem: Voss"],
    );
    check(
        "<p>Three: <list><item>Oslo<list><item>Vika</item></list></item></list>and so on</p>",
        &["Paragraph: Three:", "ListItem: Oslo", "ListItem: Vika", "Paragraph: and so on"],
    );
    check(
        "<p>both <list rend='inline'><item>Oslo,</item><item>Voss</item></list>.</p>",
        &["Paragraph: both Oslo, Voss ."],
    );
    check(
        "<list type='gloss'><label>quay</label><item>a wharf</item></list>",
        &["ListItem: quay: a wharf"],
    );
    check("<lg><l>The tide</l><l>comes in</l></lg>", &["Paragraph: The tide\ncomes in"]);
}

#[test]
fn sections_follow_numbers_and_nesting() {
    check(
        "<div><head n='1'>Introduction</head><p>A.</p></div><div><head n='1.1'>Towns</head></div>\
         <div><p>B.</p></div><div><head n='2.'>Methods</head><p>C.</p></div>",
        &[
            "#1 introduction",
            "Heading: 1 Introduction",
            "Paragraph: A.",
            "#2 body",
            "Heading: 1.1 Towns",
            "Paragraph: B.",
            "#1 methods",
            "Heading: 2. Methods",
            "Paragraph: C.",
        ],
    );
    check(
        "<div1><head>Towns</head><div2><head>Trade</head></div2><div2><head>War</head></div2><p>End.</p></div1><div1><head>Notes</head></div1>",
        &[
            "#1 body",
            "Heading: Towns",
            "#2 body",
            "Heading: Trade",
            "#2 body",
            "Heading: War",
            "Paragraph: End.",
            "#1 body",
            "Heading: Notes",
        ],
    );
    // A number that belongs to no section before makes no lower level.
    check("<div><head>3.5 million towns</head></div>", &["#1 body", "Heading: 3.5 million towns"]);
    check(
        "<div type='acknowledgement'><div><head>Thanks to all</head><p>A.</p></div></div><div type='annex'><p>B.</p></div>",
        &[
            "#1 acknowledgements",
            "Heading: Thanks to all",
            "Paragraph: A.",
            "#1 appendix",
            "Paragraph: B.",
        ],
    );
}

/// Titles, fields and people of a header: `fileDesc` and `profileDesc`.
fn check_header(header: &str, expected: &[&str]) {
    let document = document(&format!("<TEI><teiHeader>{header}</teiHeader><text/></TEI>"));
    let stated = document.stated();
    let mut shown = blocks(&document);
    let is_people = |line: &String| line.starts_with("Byline") || line.starts_with("Fields");
    shown.retain(|line| !is_people(line));
    for one in &stated.contributors {
        let mut line = format!("{:?} {}", one.role, name(&document, &one.name));
        let spans = one.degrees.iter().chain(&one.emails).chain(&one.homepages).chain(&one.orcid);
        spans.for_each(|span| line += &format!(", {}", document.text(*span)));
        one.affiliations.iter().for_each(|at| line += &format!(" @{at}"));
        line += if one.is_corresponding { " !" } else { "" };
        shown.push(line);
    }
    for one in &stated.affiliations {
        let parts =
            one.parts.iter().map(|(part, span)| format!("{part:?}={}", document.text(*span)));
        let ror = one.ror.map(|span| format!("ror={}", document.text(span)));
        let parts: Vec<String> = parts.chain(ror).collect();
        shown.push(format!("@ {} ({})", document.text(one.span), parts.join("; ")));
    }
    assert_eq!(shown, expected, "{header}");
}

fn check_authors(authors: &str, expected: &[&str]) {
    let source = format!(
        "<fileDesc><sourceDesc><biblStruct><analytic>{authors}</analytic></biblStruct></sourceDesc></fileDesc>"
    );
    check_header(&source, expected);
}

#[test]
fn authors_have_names_in_parts() {
    check_authors(
        "<author role='corresp'><persName><roleName>Dr</roleName><forename type='first'>Anna</forename><forename>B</forename><nameLink>van</nameLink> <surname>Ng</surname><genName>Jr</genName></persName><email>a@example.org</email><idno type='ORCID'>0000-0002-1825-0097</idno></author>",
        &[
            "Author Anna B van Ng Jr p=Dr g=Anna B f=van Ng s=Jr, a@example.org, 0000-0002-1825-0097 !",
        ],
    );
    check_authors(
        "<author><persName><surname>山田</surname><forename>太郎</forename></persName></author>",
        &["Author 山田 太郎 g=太郎 f=山田"],
    );
    check_authors(
        "<author><persName><surname>Ng</surname>, <forename>Anna</forename>, <roleName>PhD</roleName></persName></author>",
        &["Author Anna Ng g=Anna f=Ng, PhD"],
    );
    check_authors(
        "<author>Anna Ng<email>a@example.org</email></author>",
        &["Author Anna Ng, a@example.org"],
    );
    check_authors(
        "<author><persName>Anna <surname>Ng</surname></persName></author>",
        &["Author Anna Ng"],
    );
    check_authors(
        "<author><orgName>Town Study Group</orgName></author>",
        &["Author [Town Study Group]"],
    );
    check_authors(
        "<author ref='https://orcid.org/0000-0002-1825-0097'><name>Anna Ng</name><ptr target='https://example.org/ng'/></author>",
        &["Author Anna Ng, https://example.org/ng, https://orcid.org/0000-0002-1825-0097"],
    );
    check_authors("<author/><author><persName><forename/></persName></author>", &[]);
    // Several people under one name are left to those who read lines of authors.
    check_authors("<author>Anna Ng and Bo Po</author>", &[]);
}

#[test]
fn people_of_the_file_come_where_the_source_names_none() {
    check_header(
        "<fileDesc><titleStmt><title>Towns</title><author>Anna Ng</author><editor role='translator'>Bo Po</editor>\
         <respStmt><resp>Encoding</resp><name>Cy Lo</name></respStmt></titleStmt></fileDesc>",
        &["Title: Towns", "Author Anna Ng", "Translator Bo Po", "Other Cy Lo"],
    );
    check_header(
        "<fileDesc><titleStmt><title>Towns</title><author>Anna Ng</author></titleStmt><sourceDesc><biblStruct>\
         <analytic><author>Anna Ng</author></analytic><monogr><editor>Di Mo</editor></monogr></biblStruct></sourceDesc></fileDesc>",
        &["Title: Towns", "Author Anna Ng"],
    );
}

#[test]
fn affiliations_are_printed_words_and_parts() {
    check_authors(
        "<author><persName><surname>Ng</surname></persName><affiliation key='aff0'><note type='raw_affiliation'><label>1</label> Dept of Maps, Univ. of Oslo</note>\
         <orgName type='department'>Dept of Maps</orgName><orgName type='institution'>Univ. of Oslo</orgName><address><country key='NO'>Norway</country></address></affiliation></author>\
         <author><persName><surname>Po</surname></persName><affiliation key='aff0'><orgName>again</orgName></affiliation></author>",
        &[
            "Author Ng f=Ng @0",
            "Author Po f=Po @0",
            "@ Dept of Maps, Univ. of Oslo (Department=Dept of Maps; Institution=Univ. of Oslo; Country=Norway; CountryCode=NO)",
        ],
    );
    check_authors(
        "<author><name>Anna Ng</name><affiliation><orgName type='department'>Maps</orgName><orgName ref='https://ror.org/01xtthb56'>Oslo</orgName>\
         <address><settlement>Oslo</settlement></address></affiliation></author>",
        &[
            "Author Anna Ng @0",
            "@ Maps, Oslo, Oslo (Department=Maps; Institution=Oslo; City=Oslo; ror=https://ror.org/01xtthb56)",
        ],
    );
    check_authors(
        "<author><name>Anna Ng</name><affiliation>Maps, <orgName>Univ. of Oslo</orgName> (Norway)</affiliation></author>",
        &["Author Anna Ng @0", "@ Maps, Univ. of Oslo (Norway) (Institution=Univ. of Oslo)"],
    );
    check_authors(
        "<author><name>Anna Ng</name><affiliation ref='#nowhere'/></author>",
        &["Author Anna Ng"],
    );
}

#[test]
fn headers_say_what_a_paper_is() {
    check_header(
        "<fileDesc><titleStmt><title type='main' xml:lang='en'>Towns</title><title type='sub'>A study</title><title type='main' xml:lang='no'>Byer</title></titleStmt>\
         <publicationStmt><date when='2014-05-01'>May 2014</date><availability><licence target='https://example.org/by'><p>Free.</p></licence></availability></publicationStmt>\
         <sourceDesc><biblStruct><analytic/><monogr><title level='j'>Maps</title><idno type='ISSN'>1234-5679</idno><imprint><biblScope unit='volume'>3</biblScope><biblScope unit='page' from='1' to='9'/></imprint></monogr>\
         <idno type='DOI'>10.1000/x</idno><idno type='MD5'>00FF</idno><note type='submission'>Received 3 May.</note></biblStruct></sourceDesc></fileDesc>\
         <profileDesc><langUsage><language ident='en'>English</language></langUsage><textClass><keywords><term>towns</term><term>mills</term></keywords></textClass>\
         <abstract><div><p>We map.</p></div></abstract></profileDesc>",
        &[
            "Title: Towns",
            "Subtitle: A study",
            "Metadata(TranslatedTitle): Byer",
            "Metadata(Language): en",
            "Metadata(Doi): 10.1000/x",
            "Metadata(Published): 2014-05-01",
            "Metadata(Journal): Maps",
            "Metadata(Issn): 1234-5679",
            "Metadata(Volume): 3",
            "Metadata(FirstPage): 1",
            "Metadata(LastPage): 9",
            "Metadata(Licence): https://example.org/by",
            "Metadata(Rights): Free.",
            "#1 abstract",
            "Paragraph: We map.",
            "#1 keywords",
            "ListItem: towns; mills",
            "Footnote: Received 3 May.",
        ],
    );
}

#[test]
fn funders_have_their_grants() {
    let document = document(
        "<TEI><teiHeader><fileDesc><titleStmt><title>A</title><funder ref='#g1'><orgName>Town Fund</orgName></funder><funder>Mill Trust</funder></titleStmt></fileDesc></teiHeader>\
         <text><back><listOrg type='funding'><org type='funding' xml:id='g1'><idno type='grant-number'>T-12</idno></org></listOrg></back></text></TEI>",
    );
    let shown = document.stated().awards.iter().map(|award| {
        let spans = award.funder.iter().chain(&award.numbers);
        spans.map(|span| document.text(*span)).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["Town Fund T-12", "Mill Trust"]);
    assert!(!document.nodes().iter().any(|node| node.kind.is_prose()));
}

#[test]
fn participants_are_listed() {
    check_blocks(
        "<TEI><teiHeader><profileDesc><particDesc><listPerson><person sex='2'><persName><surname>Ng</surname>, <forename>Anna</forename></persName>\
         <occupation>Mayor</occupation><affiliation><orgName>Town Hall</orgName><settlement>Oslo</settlement></affiliation><email>a@example.org</email></person></listPerson></particDesc></profileDesc></teiHeader>\
         <text><body><p>Hello.</p></body></text><standOff><listPerson><person><persName>Index Only</persName></person></listPerson></standOff></TEI>",
        &[
            "#1 participants",
            "ListItem: Anna Ng, Town Hall, Oslo, a@example.org, Mayor",
            "Paragraph: Hello.",
        ],
    );
    check(
        "<div><head>Participants</head><listPerson><person><persName>Bo Po</persName></person></listPerson></div>",
        &["#1 participants", "Heading: Participants", "ListItem: Bo Po"],
    );
    check(
        "<listPerson type='participants'><person><persName>Bo Po</persName></person></listPerson>",
        &["#1 participants", "ListItem: Bo Po"],
    );
    check(
        "<div><head>Townsfolk</head><listPerson><person><persName>Bo Po</persName></person></listPerson></div>",
        &["#1 body", "Heading: Townsfolk", "ListItem: Bo Po"],
    );
}

/// Entries and pointers of a paper with this body and these entries.
fn check_entries(body: &str, entries: &str, expected: &[&str]) {
    let document = document(&format!(
        "<TEI><text><body><p>{body}</p></body><back><div type='references'><listBibl>{entries}</listBibl></div></back></text></TEI>"
    ));
    let stated = document.stated();
    let mut shown = Vec::new();
    for entry in &stated.entries {
        let label =
            entry.label.map_or(String::new(), |label| format!("{}: ", document.text(label)));
        let mut line = format!("{label}{}", document.text(entry.span));
        entry
            .makers
            .iter()
            .for_each(|(role, maker)| line += &format!(" | {role:?} {}", name(&document, maker)));
        entry
            .fields
            .iter()
            .for_each(|(field, span)| line += &format!(" | {field:?} {}", document.text(*span)));
        line += if entry.is_complete { "" } else { " | …" };
        shown.push(line);
    }
    for pointer in &stated.pointers {
        let sign = if pointer.is_within_range { "~" } else { "" };
        shown.push(format!("{sign}{} -> {:?}", document.text(pointer.span), pointer.targets));
    }
    assert_eq!(shown, expected, "{body} {entries}");
}

#[test]
fn entries_in_fields_are_written_out() {
    check_entries(
        "Hi",
        "<biblStruct xml:id='b0'><analytic><title level='a' type='main'>On mills</title><author><persName><forename type='first'>A</forename><surname>Ng</surname></persName></author><idno type='DOI'>10.1000/m</idno></analytic>\
         <monogr><title level='j'>Maps</title><imprint><biblScope unit='volume'>3</biblScope><biblScope unit='issue'>2</biblScope><biblScope unit='page' from='5' to='9'/><date type='published' when='1999-05'/></imprint></monogr></biblStruct>",
        &[
            "A Ng. On mills. Maps. 1999-05; 3(2): 5–9. doi:10.1000/m | Author A Ng g=A f=Ng | Title On mills | Container Maps | Year 1999-05 | Volume 3 | Issue 2 | FirstPage 5 | LastPage 9 | Doi 10.1000/m",
        ],
    );
    check_entries(
        "Hi",
        "<biblStruct type='book' n='4'><monogr><title>Mills</title><editor>Bo Po</editor><imprint><pubPlace>Oslo</pubPlace><publisher>Quay</publisher><date>1999a</date></imprint></monogr><series><title>Towns</title></series><ptr target='https://example.org/m'/></biblStruct>",
        &[
            "4: Mills. Bo Po, eds. Towns. 1999a. Oslo: Quay. https://example.org/m | Editor Bo Po | Title Mills | Series Towns | Year 1999a | Place Oslo | Publisher Quay | Url https://example.org/m",
        ],
    );
    // Nothing to say: no entry, and pointers to it lead nowhere.
    check_entries(
        "See <ref type='bibr' target='#b0'>[1]</ref>",
        "<biblStruct xml:id='b0'><monogr><title/><imprint/></monogr></biblStruct>",
        &["[1] -> []"],
    );
}

#[test]
fn entries_as_printed_keep_their_fields_beside_them() {
    check_entries(
        "Hi",
        "<biblStruct xml:id='b0'><monogr><title level='m'>Mills</title><imprint><date when='1999'/></imprint></monogr><note type='raw_reference'>Ng A. Mills, 1999.</note></biblStruct>",
        &["Ng A. Mills, 1999. | Title Mills | Year 1999"],
    );
    check_entries(
        "Hi",
        "<bibl><author><surname>Ng</surname>, <forename>A.</forename></author>, <title level='a'>On mills</title>, <title level='j'>Maps</title> <biblScope type='vol'>3</biblScope> (<date>1999</date>), <ref target='https://doi.org/10.1000/m'>link</ref>.</bibl><bibl>Po B. Quays of the north. Oslo 2001.</bibl>",
        &[
            "Ng, A., On mills, Maps 3 (1999), link <https://doi.org/10.1000/m>. | Author Ng, A. g=A. f=Ng | Title On mills | Container Maps | Volume 3 | Year 1999 | Doi https://doi.org/10.1000/m",
            "Po B. Quays of the north. Oslo 2001. | …",
        ],
    );
}

#[test]
fn pointers_lead_to_entries() {
    let entries = "<bibl xml:id='b0'>Ng A.</bibl><bibl xml:id='b1'>Po B.</bibl><bibl xml:id='b2'>Lo C.</bibl>";
    let printed = ["Ng A. | …", "Po B. | …", "Lo C. | …"];
    let pointers = |body: &str, expected: &[&str]| {
        check_entries(body, entries, &[&printed[..], expected].concat());
    };
    pointers("So <ref type='bibr' target='#b1'>Po (1999)</ref>", &["Po (1999) -> [1]"]);
    pointers(
        "So <ref type='bibr'>Xu (1999)</ref> and <ref type='bibr' target='#b77'>[9]</ref>",
        &["Xu (1999) -> []", "[9] -> []"],
    );
    pointers(
        "So <ref target='#b0'>Ng</ref>, <ref target='#fig_1'>Fig. 1</ref>, <ref target='https://example.org'>here</ref>",
        &["Ng -> [0]"],
    );
    pointers("So <ptr target='#b0 #b2'/>.", &["[1, 3] -> [0, 2]"]);
    pointers("So <ptr target='#nowhere'/><ref type='bibr' target='#nowhere'/>.", &[]);
    pointers(
        "So <ref type='bibr' target='#b0'>[1]</ref>–<ref type='bibr' target='#b2'>[3]</ref>",
        &["[1] -> [0]", "~[1]–[3] -> [1]", "[3] -> [2]"],
    );
    pointers("So<note>See <bibl corresp='#b1'>Po, Quays</bibl></note>", &["Po, Quays -> [1]"]);
}

#[test]
fn a_corpus_keeps_its_papers_apart() {
    let paper = |title: &str| {
        format!(
            "<TEI><teiHeader><fileDesc><titleStmt><title>{title}</title><author>Anna Ng</author></titleStmt></fileDesc></teiHeader>\
             <text><body><p>So <ref type='bibr' target='#b0'>[1]</ref>.</p></body><back><listBibl><bibl xml:id='b0'>{title} cited</bibl></listBibl></back></text></TEI>"
        )
    };
    let head =
        "<teiHeader><fileDesc><titleStmt><title>All</title></titleStmt></fileDesc></teiHeader>";
    let several =
        document(&format!("<teiCorpus>{head}{}{}</teiCorpus>", paper("Mills"), paper("Quays")));
    let targets: Vec<_> = several.stated().pointers.iter().map(|one| one.targets.clone()).collect();
    assert_eq!(targets, [[0], [1]]);
    assert_eq!(several.diagnostics()[0].code, crate::diagnostic::Code::SeveralPapers);
    let shown = blocks(&several);
    assert_eq!(shown[..4], ["Title: All", "#1 body", "Heading: Mills", "Byline: Anna Ng"]);
    assert!(shown.contains(&"#2 references".to_owned()), "{shown:?}");

    let one = document(&format!("<teiCorpus>{head}{}</teiCorpus>", paper("Mills")));
    assert!(one.diagnostics().is_empty());
    assert_eq!(blocks(&one)[0], "Title: Mills");
}

#[test]
fn front_matter_of_the_text_is_not_said_twice() {
    check_blocks(
        "<TEI><teiHeader><fileDesc><titleStmt><title>On Towns</title></titleStmt></fileDesc><profileDesc><abstract><p>We map.</p></abstract></profileDesc></teiHeader>\
         <text><front><titlePage><docTitle><titlePart>On towns</titlePart></docTitle><byline>by <docAuthor>Anna Ng</docAuthor></byline></titlePage>\
         <div type='abstract'><head>Abstract</head><p>We map.</p></div></front><body><p>A.</p></body></text></TEI>",
        &[
            "Title: On Towns",
            "#1 abstract",
            "Paragraph: We map.",
            "Byline: by Anna Ng",
            "Paragraph: A.",
        ],
    );
}

#[test]
fn older_and_prefixed_files_are_read() {
    check_blocks(
        "<TEI.2><teiHeader><fileDesc><titleStmt><title>Towns</title></titleStmt></fileDesc></teiHeader><text><body><div1><head>Mills</head><p>So <ref target='b1'>Ng</ref>.</p></div1></body></text></TEI.2>",
        &["Title: Towns", "#1 body", "Heading: Mills", "Paragraph: So Ng."],
    );
    check_blocks(
        "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'><t:text><t:body><t:p>Hi.</t:p></t:body></t:text></t:TEI>",
        &["Paragraph: Hi."],
    );
    check_blocks(
        "<body><p>No root that is known.</p></body>",
        &["Paragraph: No root that is known."],
    );
    check_blocks("<TEI/>", &[]);
}

#[test]
fn deep_files_end_well() {
    for (name, count) in
        [("div", 20_000), ("hi", 20_000), ("list><item", 9_000), ("teiCorpus", 9_000)]
    {
        let end: String = name
            .split('>')
            .rev()
            .map(|one| format!("</{}>", one.trim_start_matches('<')))
            .collect();
        let xml = format!(
            "<TEI><text><body>{}Deep.{}</body></text></TEI>",
            format!("<{name}>").repeat(count),
            end.repeat(count)
        );
        let read = document(&xml);
        assert!(read.arena().contains("Deep."), "{name}");
    }
}

#[test]
fn copied_words_equal_their_source() {
    let read = document(
        "<TEI><text><body><div><head n='1'>T&#246;wns</head><p>So\n <q>x</q> &amp; har-<lb break='no'/>bour <ref type='bibr'>[1]</ref></p></div></body></text></TEI>",
    );
    for node in read.nodes() {
        if let Some(origin) = read.origin(node.span).filter(|_| read.is_copied(node.span)) {
            assert_eq!(read.text(node.span), read.source().slice(origin));
        }
    }
}
