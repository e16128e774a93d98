//! What search engines, feed readers and share cards find, read by parsers of others.

use std::fs;
use std::path::Path;

use epaper::edition::{Edition, Head};
use epaper::press::build::{Options, build};
use epaper::press::site;
use serde_json::Value;

use super::folder::{Folder, MANIFEST, options};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");
const SHELL: &str = "<!doctype html><html><head><base href=./><title>x</title></head><body></body></html>";

/// The small edition on a site with an address, or without.
pub(crate) fn published(address: Option<&str>) -> (tempfile::TempDir, Edition) {
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("index.html"), SHELL).expect("a shell");
    let address: Option<site::SiteAddress> = address.map(|text| text.parse().expect("an address"));
    let place = site::Options { base: "/".to_owned(), address: address.clone() };
    let options = Options { place, ..options(out.path()) };
    let (_, problems) = build(&[SMALL.into()], &options);
    let codes: Vec<_> = problems.sorted().into_iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, if address.is_some() { vec![] } else { vec!["no-address"] });
    let edition = read(out.path(), "editions/2024-01-02/edition.json");
    (out, serde_json::from_str(&edition).expect("an edition"))
}

fn read(site: &Path, file: &str) -> String {
    fs::read_to_string(site.join(file)).expect(file)
}

fn json(site: &Path, file: &str) -> Value {
    serde_json::from_str(&read(site, file)).expect(file)
}

pub(crate) const SITE: &str = "https://paper.example/e/";

pub(crate) fn url(head: &Head) -> String {
    format!("{SITE}2024-01-02/a/{}/", head.id)
}

#[test]
fn a_list_has_one_bullet_or_number_an_item() {
    let source = Folder::with_body("- 甲\n- 乙\n\n文。\n\n3. 丙\n4. 丁\n\n文。\n\n1. 戊\n   - 己\n");
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("index.html"), SHELL).expect("a shell");
    let place = site::Options { base: "/".to_owned(), address: SITE.parse().ok() };
    let (_, problems) = build(&[source.path().to_owned()], &Options { place, ..options(out.path()) });
    assert!(!problems.has_errors(), "{problems:?}");
    let content = json(out.path(), "feed.json")["items"][0]["content_html"].as_str().expect("HTML").to_owned();
    for html in [content, read(out.path(), "2024-12-06/a/lead/index.html")] {
        assert!(html.contains("<ul data-block=\"0\"><li>甲</li><li>乙</li></ul>"), "{html}");
        assert!(html.contains("<ol data-block=\"2\" start=\"3\"><li>丙</li><li>丁</li></ol>"), "{html}");
        // One level of two kinds: the numbers stand in the text.
        assert!(html.contains("<ul data-block=\"4\"><li>1. 戊</li><li>己</li></ul>"), "{html}");
    }
}

#[test]
fn both_feeds_have_every_article_in_editorial_order() {
    let (site, edition) = published(Some(SITE));
    for file in ["feed.xml", "feed.json"] {
        let feed = feed_rs::parser::parse(read(site.path(), file).as_bytes()).expect(file);
        assert_eq!(feed.title.expect("a title").content, edition.paper.title, "{file}");
        let links: Vec<_> = feed.entries.iter().map(|entry| entry.links[0].href.clone()).collect();
        assert_eq!(links, edition.articles.iter().map(url).collect::<Vec<_>>(), "{file}");
        for (entry, head) in feed.entries.iter().zip(&edition.articles) {
            assert_eq!(entry.title.as_ref().expect("a title").content, head.title(), "{file}");
            assert!(entry.published.is_some(), "{file}: {}", head.id);
            let content = entry.content.as_ref().and_then(|content| content.body.clone()).unwrap_or_default();
            assert!(content.contains(&head.signed) && !content.contains("href=\"2024"), "{file}: {content}");
        }
    }
    assert_eq!(json(site.path(), "feed.json")["version"], "https://jsonfeed.org/version/1.1");
}

/// The texts of all elements of a name space and name.
fn texts(file: &str, space: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(file).expect("XML");
    let is = |node: &roxmltree::Node| node.tag_name().namespace() == Some(space) && node.tag_name().name() == name;
    document.descendants().filter(is).map(|node| node.text().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn sitemaps_lead_to_every_page_and_article() {
    let (site, edition) = published(Some(SITE));
    let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let maps = texts(&read(site.path(), "sitemap.xml"), space, "loc");
    assert_eq!(maps, [format!("{SITE}sitemaps/2024-01.xml"), format!("{SITE}sitemap-news.xml")]);
    let found = texts(&read(site.path(), "sitemaps/2024-01.xml"), space, "loc");
    assert_eq!(found.len(), edition.pages.len() + edition.articles.len());
    for loc in found {
        let file = loc.strip_prefix(SITE).expect("below the site").to_owned() + "index.html";
        assert!(site.path().join(&file).is_file(), "{file}");
    }
    let news = read(site.path(), "sitemap-news.xml");
    let space = "http://www.google.com/schemas/sitemap-news/0.9";
    let titles: Vec<_> = edition.articles.iter().map(Head::title).collect();
    assert_eq!(texts(&news, space, "title"), titles);
    assert!(texts(&news, space, "publication_date").iter().all(|date| date == "2024-01-02"));
    assert!(read(site.path(), "robots.txt").contains(&format!("Sitemap: {SITE}sitemap.xml")));
}

/// The JSON-LD of a page.
fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("data");
    serde_json::from_str(rest.split_once("</script>").expect("an end").0).expect("JSON")
}

#[test]
fn pages_say_what_they_are() {
    let (site, edition) = published(Some(SITE));
    let front = read(site.path(), "2024-01-02/index.html");
    let issue = data(&front);
    assert_eq!((&issue["@type"], &issue["datePublished"]), (&"PublicationIssue".into(), &"2024-01-02".into()));
    assert_eq!(issue["isPartOf"]["@type"], "Newspaper");
    assert_eq!(issue["hasPart"].as_array().expect("parts").len(), edition.articles.len());
    let first = &edition.pages[0].number;
    assert!(front.contains(&format!("<link rel=\"canonical\" href=\"{SITE}2024-01-02/{first}/\">")), "{front}");
    for head in &edition.articles {
        let page = read(site.path(), &format!("2024-01-02/a/{}/index.html", head.id));
        let article = data(&page);
        assert_eq!((&article["headline"], &article["url"]), (&head.title().into(), &url(head).into()));
        for part in ["og:title", "og:description", "og:url", "og:type\" content=\"article", "article:section"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let card = format!("2024-01-02/a/{}/oembed.json", head.id);
        assert!(page.contains(&format!("type=\"application/json+oembed\" href=\"{SITE}{card}\"")), "{page}");
        let card = json(site.path(), &card);
        assert_eq!((&card["version"], &card["type"]), (&"1.0".into(), &"rich".into()));
        assert!(card["width"].is_u64() && card["height"].is_u64());
        let frame = card["html"].as_str().expect("HTML");
        let frame = roxmltree::Document::parse(frame).expect("one element");
        assert_eq!(frame.root_element().attribute("src"), Some(url(head).as_str()));
    }
}

#[test]
fn the_manifest_of_an_edition_names_files_that_are_there() {
    for address in [None, Some(SITE)] {
        let (site, edition) = published(address);
        let manifest = json(site.path(), "2024-01-02/manifest.json");
        assert_eq!(manifest["metadata"]["language"], edition.paper.language);
        assert_eq!(manifest["links"][0]["rel"], "self");
        let order = manifest["readingOrder"].as_array().expect("an order");
        assert_eq!(order.len(), edition.articles.len());
        for link in order.iter().chain(manifest["resources"].as_array().expect("resources")) {
            assert!(link["type"].is_string(), "{link}");
            let href = link["href"].as_str().expect("an address");
            let path = site.path().join("2024-01-02").join(href);
            assert!(path.is_file() || path.join("index.html").is_file(), "{href}");
        }
    }
}

#[test]
fn without_an_address_nothing_pretends_to_have_one() {
    let (site, _) = published(None);
    for file in ["feed.xml", "feed.json", "sitemap.xml"] {
        assert!(!site.path().join(file).exists(), "{file}");
    }
    let page = read(site.path(), "2024-01-02/index.html");
    for part in ["og:url", "og:image", "canonical", "feed.xml"] {
        assert!(!page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("og:title") && page.contains("name=\"description\""), "{page}");
}

#[test]
fn corrections_are_told_to_all_who_come_back_for_them() {
    let source = Folder::good();
    let page = "[[page]]\nnumber = \"02\"\nsection = \"副刊\"\narticles = [\"poem\"]\n";
    source.put("edition.toml", format!("{MANIFEST}{page}"));
    source.put("articles/poem.md", "+++\nheadline = [\"诗\"]\n+++\n文。\n");
    let corrected = "+++\nheadline = [\"头条\"]\nupdated = 2024-12-06T14:30:00+08:00\n+++\n文。\n";
    source.put("articles/lead.md", corrected);
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("index.html"), SHELL).expect("a shell");
    let place = site::Options { base: "/".to_owned(), address: SITE.parse().ok() };
    let (_, problems) = build(&[source.path().to_owned()], &Options { place, ..options(out.path()) });
    assert!(problems.is_empty(), "{problems:?}");
    let moment = "2024-12-06T06:30:00Z";

    let open_graph = format!("<meta property=\"article:modified_time\" content=\"{moment}\">");
    for (file, expect) in [("index.html", true), ("01/index.html", true), ("02/index.html", false)] {
        let page = data(&read(out.path(), &format!("2024-12-06/{file}")));
        assert_eq!(page["dateModified"] == moment, expect, "{file}: {page}");
    }
    for (id, expect) in [("lead", true), ("poem", false)] {
        let page = read(out.path(), &format!("2024-12-06/a/{id}/index.html"));
        assert_eq!(page.contains(&open_graph), expect, "{id}");
        assert_eq!(data(&page)["dateModified"] == moment, expect, "{id}");
        assert_eq!(data(&page)["datePublished"], "2024-12-06", "{id}");
    }
    let manifest = json(out.path(), "2024-12-06/manifest.json");
    assert_eq!(manifest["metadata"]["modified"], moment);

    let space = "http://www.w3.org/2005/Atom";
    let updated = texts(&read(out.path(), "feed.xml"), space, "updated");
    assert_eq!(updated, [moment, moment, "2024-12-06T00:00:00Z"], "the feed, the corrected article, the other");
    let items = &json(out.path(), "feed.json")["items"];
    assert_eq!((&items[0]["date_modified"], items[1].get("date_modified")), (&moment.into(), None));

    let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert_eq!(texts(&read(out.path(), "sitemap.xml"), space, "lastmod"), [moment]);
    let map = read(out.path(), "sitemaps/2024-12.xml");
    let changes: Vec<_> = texts(&map, space, "loc").into_iter().zip(texts(&map, space, "lastmod")).collect();
    for (path, expect) in [("01/", moment), ("02/", "2024-12-06"), ("a/lead/", moment), ("a/poem/", "2024-12-06")] {
        let line = (format!("{SITE}2024-12-06/{path}"), expect.to_owned());
        assert!(changes.contains(&line), "{line:?}: {changes:?}");
    }
}
