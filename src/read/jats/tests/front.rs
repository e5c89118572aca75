//! Front matter: people, where they work, how to reach them, and what the paper says of itself.

use super::{outline, read};
use crate::paper::Document;
use crate::text::ArenaSpan;

fn article(meta: &str) -> Document {
    read(&format!(
        "<article article-type='research-article' xml:lang='en'><front><article-meta>{meta}\
         </article-meta></front></article>"
    ))
}

/// Contributors with what is theirs, then affiliations.
fn people(meta: &str) -> Vec<String> {
    let document = article(meta);
    let text = |span: ArenaSpan| document.text(span).to_owned();
    let mut lines = Vec::new();
    for one in &document.stated().contributors {
        let mut line = format!("{:?} {}", one.role, text(one.name.span));
        for (sign, part) in [('/', one.name.given), ('\\', one.name.family)] {
            part.into_iter().for_each(|part| line += &format!(" {sign}{}", text(part)));
        }
        one.degrees.iter().for_each(|degree| line += &format!(" °{}", text(*degree)));
        one.emails.iter().for_each(|email| line += &format!(" <{}>", text(*email)));
        one.orcid.into_iter().for_each(|orcid| line += &format!(" #{}", text(orcid)));
        one.affiliations.iter().for_each(|index| line += &format!(" @{index}"));
        one.member_of.into_iter().for_each(|group| line += &format!(" in {group}"));
        lines.push(line);
    }
    for one in &document.stated().affiliations {
        let parts = one.parts.iter().map(|(part, span)| format!(" {part:?}={}", text(*span)));
        lines.push(format!("{}{}", text(one.span), parts.collect::<String>()));
    }
    lines
}

fn check(meta: &str, expected: &[&str]) {
    assert_eq!(people(meta), expected, "{meta}");
}

fn name(family: &str, given: &str) -> String {
    format!("<name><surname>{family}</surname><given-names>{given}</given-names></name>")
}

#[test]
fn people_are_joined_by_pointers() {
    let (ng, po) = (name("Ng", "Anna B"), name("van Po", "Tom"));
    check(
        &format!(
            "<contrib-group><contrib contrib-type='author'><contrib-id contrib-id-type='orcid'>\
             https://orcid.org/0000-0002-1825-0097</contrib-id>{ng}<degrees>PhD</degrees>\
             <xref ref-type='aff' rid='a1 a2'/><xref ref-type='corresp' rid='c'>*</xref></contrib>\
             <contrib contrib-type='author'>{po}<xref ref-type='aff' rid='a2'/></contrib>\
             <contrib contrib-type='editor'>{po}<aff>Bonn</aff></contrib></contrib-group>\
             <aff id='a1'><label>1</label>Dept of Tides, Oslo</aff>\
             <aff id='a2'><sup>2</sup>Rome, <email>x@example.org</email></aff>\
             <author-notes><corresp id='c'>* Write to: <email>ng@example.org</email></corresp>\
             </author-notes>"
        ),
        &[
            "Author Anna B Ng /Anna B \\Ng °PhD <ng@example.org> \
             #https://orcid.org/0000-0002-1825-0097 @1 @2",
            "Author Tom van Po /Tom \\van Po @2",
            "Editor Tom van Po /Tom \\van Po @0",
            "Bonn",
            "Dept of Tides, Oslo",
            "Rome",
        ],
    );
}

#[test]
fn affiliations_without_pointers() {
    let (ng, po) = (name("Ng", "Anna"), name("Po", "Tom"));
    let both = format!("<contrib>{ng}</contrib><contrib>{po}</contrib>");
    let ng_at = "Author Anna Ng /Anna \\Ng @0";
    let po_at = "Author Tom Po /Tom \\Po @0";
    // In the group, or the only one there is.
    check(
        &format!("<contrib-group>{both}<aff>Oslo</aff></contrib-group>"),
        &[ng_at, po_at, "Oslo"],
    );
    check(
        &format!("<contrib-group>{both}</contrib-group><aff id='a'>Oslo</aff>"),
        &[ng_at, po_at, "Oslo"],
    );
    // Not when others point at it, nor when there are two.
    check(
        &format!(
            "<contrib-group><contrib>{ng}<xref ref-type='aff' rid='a'/></contrib><contrib>{po}\
             </contrib></contrib-group><aff id='a'>Oslo</aff>"
        ),
        &[ng_at, "Author Tom Po /Tom \\Po", "Oslo"],
    );
    check(
        &format!(
            "<contrib-group><contrib>{ng}</contrib></contrib-group><aff>Oslo</aff><aff>Rome</aff>"
        ),
        &["Author Anna Ng /Anna \\Ng", "Oslo", "Rome"],
    );
}

#[test]
fn names_come_in_many_forms() {
    check(
        &format!(
            "<contrib-group><contrib><name name-style='eastern'><surname>Li</surname><given-names>\
             Wei</given-names></name></contrib><contrib><string-name>Plato</string-name></contrib>\
             <contrib><name-alternatives>{}<name><surname>Нг</surname></name></name-alternatives>\
             </contrib><contrib><name><surname>Po</surname><given-names>T</given-names><prefix>Dr\
             </prefix><suffix>Jr</suffix></name></contrib><contrib><anonymous/></contrib>\
             </contrib-group>",
            name("Ng", "Anna")
        ),
        &[
            "Author Li Wei /Wei \\Li",
            "Author Plato",
            "Author Anna Ng /Anna \\Ng",
            "Author T Po Jr /T \\Po",
        ],
    );
}

#[test]
fn groups_have_members() {
    check(
        &format!(
            "<contrib-group><contrib contrib-type='author'><collab>Tide Team<contrib-group>\
             <contrib>{}</contrib></contrib-group></collab></contrib><on-behalf-of>the Sea Trust\
             </on-behalf-of></contrib-group>",
            name("Ng", "Anna")
        ),
        &["Author Tide Team", "Author Anna Ng /Anna \\Ng in 0", "Other the Sea Trust"],
    );
}

#[test]
fn affiliations_come_in_many_layouts() {
    check(
        "<aff><institution content-type='dept'>Tides</institution>, <institution-wrap>\
         <institution-id institution-id-type='ror'>https://ror.org/01xtthb56</institution-id>\
         <institution>University of Oslo</institution></institution-wrap>, <addr-line>\
         <named-content content-type='city'>Oslo</named-content></addr-line>, <country>Norway</country></aff>",
        &[
            "Tides, University of Oslo, Oslo, Norway Department=Tides Institution=University of Oslo \
           City=Oslo Country=Norway",
        ],
    );
    // Fields without marks between them; words as a whole beside their parts; two forms.
    check(
        "<aff><institution>Sea House</institution><addr-line>Bay 1</addr-line><country>Norway</country></aff>",
        &["Sea House, Bay 1, Norway Institution=Sea House Country=Norway"],
    );
    check(
        "<aff><label>a</label><institution content-type='original'>Sea House. Oslo, Norway.\
         </institution><institution content-type='orgname'>Sea House</institution><addr-line>\
         <city>Oslo</city></addr-line></aff>",
        &["Sea House. Oslo, Norway. Institution=Sea House City=Oslo"],
    );
    check(
        "<aff-alternatives><aff>Oslo</aff><aff xml:lang='no'>Christiania</aff></aff-alternatives>",
        &["Oslo"],
    );
    // Which of two is part of the other is not said.
    check(
        "<aff><institution>Tides</institution>, <institution>University of Oslo</institution></aff>",
        &["Tides, University of Oslo"],
    );
    check("<aff><label>1</label></aff>", &[]);
}

#[test]
fn addresses_have_owners() {
    let pair = |corresp: &str| {
        let one = |family: &str, given: &str| {
            format!("<contrib>{}<xref ref-type='corresp' rid='c'/></contrib>", name(family, given))
        };
        format!(
            "<contrib-group>{}{}</contrib-group><author-notes><corresp id='c'>{corresp}</corresp>\
             </author-notes>",
            one("Ng", "Anna"),
            one("Porter", "Tom")
        )
    };
    let two = ["Author Anna Ng /Anna \\Ng <x@e.org>", "Author Tom Porter /Tom \\Porter <y@e.org>"];
    check(&pair("<email>y@e.org</email> (T.P.), <email>x@e.org</email> (AN)"), &two);
    check(&pair("<email>x@e.org</email>; <email>y@e.org</email>"), &two);
    check(
        &pair("<email>tporter@e.org</email>"),
        &["Author Anna Ng /Anna \\Ng", "Author Tom Porter /Tom \\Porter <tporter@e.org>"],
    );
    check(
        &pair("<email>office@e.org</email>"),
        &["Author Anna Ng /Anna \\Ng", "Author Tom Porter /Tom \\Porter"],
    );
}

#[test]
fn a_paper_says_much_of_itself() {
    let document = read(
        "<article article-type='review-article' xml:lang='en'><front><journal-meta><journal-title-group>\
         <journal-title>Tides</journal-title></journal-title-group><issn pub-type='epub'>2049-3630</issn>\
         <publisher><publisher-name>Sea House</publisher-name></publisher></journal-meta><article-meta>\
         <article-id pub-id-type='doi'>10.1000/x</article-id><article-categories><subj-group><subject>Seas\
         </subject></subj-group></article-categories><title-group><article-title>On <italic>tides</italic>\
         </article-title><subtitle>A view</subtitle><trans-title-group xml:lang='fr'><trans-title>Des \
         marées</trans-title></trans-title-group><alt-title alt-title-type='running-head'>Tides</alt-title>\
         </title-group><pub-date pub-type='collection'><year>2015</year></pub-date><pub-date pub-type='epub'>\
         <day>3</day><month>Sept</month><year>2014</year></pub-date><volume>7</volume><issue>2</issue>\
         <fpage>1</fpage><lpage>9</lpage><history><date date-type='received'><day>31</day><month>01</month>\
         <year>2014</year></date></history><permissions><license \
         xlink:href='https://creativecommons.org/licenses/by/4.0/'><license-p>Free.</license-p></license>\
         </permissions><abstract><p>Seas rise.</p></abstract><trans-abstract xml:lang='fr'>\
         <title>Résumé</title><sec><title>But :</title><p>La mer monte.</p></sec></trans-abstract>\
         <kwd-group xml:lang='en'><title>Key words</title>\
         <kwd>tide</kwd><kwd>sea</kwd></kwd-group><funding-group><award-group><funding-source>Sea Trust\
         </funding-source><award-id>S-1</award-id></award-group></funding-group></article-meta></front></article>",
    );
    let expected = [
        "title: On tides",
        "subtitle: A view",
        "fields: fr",
        "TranslatedTitle: Des marées",
        "RunningTitle: Tides",
        "Language: en",
        "Kind: review-article",
        "Doi: 10.1000/x",
        "Subject: Seas",
        "Volume: 7",
        "Issue: 2",
        "FirstPage: 1",
        "LastPage: 9",
        "Received: 2014-01-31",
        "Licence: https://creativecommons.org/licenses/by/4.0/",
        "Rights: Free.",
        "Funding: Sea Trust\nS-1\n",
        "Published: 2014-09-03",
        "Journal: Tides",
        "Issn: 2049-3630",
        "Publisher: Sea House",
        "section 1 abstract",
        "p: Seas rise.",
        "fields: fr",
        "TranslatedAbstract: But : La mer monte.",
        "section 1 keywords",
        "fields: en",
        "fields: Key words",
        "item: tide; sea",
    ];
    assert_eq!(outline(&document), expected);
    let keywords: Vec<&str> =
        document.stated().keywords.iter().map(|keyword| document.text(keyword.span)).collect();
    assert_eq!(keywords, ["tide", "sea"]);
    assert_eq!(document.stated().awards.len(), 1);
    let languages = document.stated().languages.iter();
    let languages: Vec<_> =
        languages.map(|one| (document.text(one.language), document.text(one.span))).collect();
    assert_eq!(languages, [("fr", "Des marées"), ("fr", "But : La mer monte.")]);
}
