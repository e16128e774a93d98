//! Data about editions, read by the parsers of others: JSON-LD by a processor of RDF, the
//! manifest by the parser of Readium's reading systems.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use epaper::edition::Head;
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use serde_json::Value;

use crate::found::{SITE, published, url};

/// A subject, a predicate without schema.org's address, and an object.
type Statement = (String, String, String);

const VOCABULARY: &str = "https://schema.org/";

/// What the data of a page state. The context is schema.org's without its coercions.
fn statements(page: &str) -> Vec<Statement> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("data");
    let data = rest.split_once("</script>").expect("an end").0;
    let context = |address: &str, _: &_| {
        assert_eq!(address, "https://schema.org");
        let document = format!("{{\"@context\":{{\"@vocab\":\"{VOCABULARY}\"}}}}").into_bytes();
        Ok(JsonLdRemoteDocument { document, document_url: address.to_owned() })
    };
    let parser = JsonLdParser::new().with_base_iri(SITE).expect("an address");
    let quads =
        parser.for_slice(data.as_bytes()).with_load_document_callback(context).map(|quad| quad.expect("JSON-LD"));
    let plain = |text: String| {
        let text = text.trim_matches(['<', '>', '"']).to_owned();
        text.strip_prefix(VOCABULARY).map_or(text.clone(), str::to_owned)
    };
    quads
        .map(|quad| (quad.subject.to_string(), plain(quad.predicate.to_string()), plain(quad.object.to_string())))
        .collect()
}

const IS_A: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// What is said of the one subject of a class.
fn said<'a>(statements: &'a [Statement], class: &str) -> Vec<(&'a str, &'a str)> {
    let mut subjects = statements.iter().filter(|(_, predicate, object)| predicate == IS_A && object == class);
    let (subject, ..) = subjects.next().unwrap_or_else(|| panic!("no {class} in {statements:?}"));
    statements.iter().filter(|(of, ..)| of == subject).map(|(_, said, what)| (said.as_str(), what.as_str())).collect()
}

/// The terms of schema.org that pages use.
const TERMS: [&str; 30] = [
    "NewsArticle",
    "OpinionNewsArticle",
    "AdvertiserContentArticle",
    "PublicationIssue",
    "Newspaper",
    "NewsMediaOrganization",
    "Person",
    "alternativeHeadline",
    "articleSection",
    "author",
    "dateline",
    "dateModified",
    "datePublished",
    "hasPart",
    "headline",
    "image",
    "inLanguage",
    "isPartOf",
    "issn",
    "issueNumber",
    "mainEntityOfPage",
    "name",
    "printEdition",
    "printPage",
    "printSection",
    "publisher",
    "url",
    "identifier",
    "description",
    "isAccessibleForFree",
];

#[test]
fn data_in_pages_are_linked_data_in_the_words_of_schema_org() {
    let (site, edition) = published(Some(SITE));
    let read = |file: &str| fs::read_to_string(site.path().join(file)).expect(file);
    let mut pages = vec![read("2024-01-02/index.html")];
    for head in &edition.articles {
        let page = read(&format!("2024-01-02/a/{}/index.html", head.id));
        let statements = statements(&page);
        let article = statements.iter().find(|(_, said, what)| said == "headline" && *what == head.title());
        let (subject, ..) = article.unwrap_or_else(|| panic!("{} in {statements:?}", head.title()));
        for (said, what) in [("datePublished", "2024-01-02".to_owned()), ("url", url(head))] {
            assert!(statements.contains(&(subject.clone(), said.to_owned(), what)), "{said}: {statements:?}");
        }
        pages.push(page);
    }
    let front = statements(&pages[0]);
    let issue = said(&front, "PublicationIssue");
    assert_eq!(issue.iter().filter(|(said, _)| *said == "hasPart").count(), edition.articles.len());
    assert!(said(&front, "Newspaper").contains(&("name", &edition.paper.title)));
    for (_, predicate, object) in pages.iter().flat_map(|page| statements(page)) {
        let term = if predicate == IS_A { object } else { predicate };
        assert!(TERMS.contains(&term.as_str()), "schema.org has no {term}");
    }
}

/// The tools that `make setup-test` installs.
fn modules() -> PathBuf {
    let tools = env::var_os("EPAPER_TOOLS").map(PathBuf::from);
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cache/epaper");
    tools.unwrap_or_else(home).join("node_modules")
}

#[test]
fn reading_systems_read_the_manifest() {
    let (site, edition) = published(Some(SITE));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/press/readium.mjs");
    let manifest = site.path().join("2024-01-02/manifest.json");
    let output = Command::new("node").arg(script).arg(modules()).arg(&manifest).output().expect("node");
    assert!(
        output.status.success(),
        "`make setup-test` installs Readium's parser: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let read: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(read["title"].as_str().expect("a title").contains(&edition.paper.title), "{read}");
    assert_eq!(read["languages"][0], edition.paper.language);
    assert_eq!(read["published"], "2024-01-02");
    assert_eq!(read["self"], "application/webpub+json");
    let hrefs = |list: &Value| -> Vec<String> { serde_json::from_value(list.clone()).expect("addresses") };
    let address = |head: &Head| format!("../2024-01-02/a/{}/", head.id);
    assert_eq!(hrefs(&read["readingOrder"]), edition.articles.iter().map(address).collect::<Vec<_>>());
    let sections: Vec<Vec<String>> = serde_json::from_value(read["toc"].clone()).expect("sections");
    assert_eq!(sections.concat().into_iter().collect::<BTreeSet<_>>(), edition.articles.iter().map(address).collect());
    assert!(!hrefs(&read["resources"]).is_empty());
}
