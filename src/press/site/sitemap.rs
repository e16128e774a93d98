//! Sitemaps (sitemaps.org 0.9): one a month, an index of them, and the news sitemap of the
//! newest edition, as Google News reads it.

use std::collections::BTreeMap;

use super::feeds::element;
use super::place::SiteAddress;
use super::published::Published;
use super::updated::updated_or_published;
use crate::edition::{Date, Edition, Part};

/// The protocol's bound on the addresses of one file.
const MOST: usize = 50_000;

/// What Google News reads of one file.
const MOST_NEWS: usize = 1000;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The addresses of all editions, collected edition by edition.
#[derive(Default)]
pub(super) struct Sitemaps {
    /// Address and last change of each, by month.
    months: BTreeMap<String, Vec<(String, String)>>,
}

impl Sitemaps {
    /// Adds the addresses of an edition of a day.
    pub(super) fn add(&mut self, date: Date, addresses: Vec<(String, String)>) {
        let month = self.months.entry(format!("{:04}-{:02}", date.year, date.month)).or_default();
        month.extend(addresses);
    }

    /// All files: path below the site and content.
    pub(super) fn files(self, site: &SiteAddress) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let mut index = format!("{OPEN}<sitemapindex {SPACE}>\n");
        for (month, addresses) in self.months {
            for (part, addresses) in (1..).zip(addresses.chunks(MOST)) {
                let path = match part {
                    1 => format!("sitemaps/{month}.xml"),
                    _ => format!("sitemaps/{month}-{part}.xml"),
                };
                let mut map = format!("{OPEN}<urlset {SPACE}>\n");
                for (url, changed) in addresses {
                    map.push_str("<url>");
                    element(&mut map, "loc", url);
                    element(&mut map, "lastmod", changed);
                    map.push_str("</url>\n");
                }
                files.push((path.clone(), map + "</urlset>\n"));
                index.push_str("<sitemap>");
                element(&mut index, "loc", &site.url(&path));
                if let Some(last) = addresses.iter().map(|(_, changed)| changed).max() {
                    element(&mut index, "lastmod", last);
                }
                index.push_str("</sitemap>\n");
            }
        }
        index.push_str("<sitemap>");
        element(&mut index, "loc", &site.url(NEWS));
        files.push(("sitemap.xml".to_owned(), index + "</sitemap>\n</sitemapindex>\n"));
        files
    }
}

/// The addresses of an edition, its pages and articles, and when each changed last.
pub(super) fn addresses(path: &str, edition: &Edition, site: &SiteAddress) -> Vec<(String, String)> {
    let pages = edition.pages.iter().map(|page| Part::Page(page.number.clone()));
    let articles = edition.articles.iter().map(|head| Part::Article(head.id.clone()));
    let changed = |part: &Part| updated_or_published(edition, part);
    pages.chain(articles).map(|part| (changed(&part), part)).map(|(day, part)| (site.of(path, part), day)).collect()
}

/// Where the news sitemap stands.
pub(super) const NEWS: &str = "sitemap-news.xml";

/// The news sitemap of an edition.
pub(super) fn news(newest: &Published, site: &SiteAddress) -> String {
    let edition = &newest.edition;
    let mut out = format!("{OPEN}<urlset {SPACE} xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
    for (_, _, head, _) in newest.all_articles().take(MOST_NEWS) {
        out.push_str("<url>");
        element(&mut out, "loc", &site.of(&newest.path, Part::Article(head.id.clone())));
        out.push_str("<news:news><news:publication>");
        element(&mut out, "news:name", &edition.paper.title);
        element(&mut out, "news:language", news_language(&edition.paper.language));
        out.push_str("</news:publication>");
        element(&mut out, "news:publication_date", &edition.edition.date.to_string());
        element(&mut out, "news:title", &head.title());
        out.push_str("</news:news></url>\n");
    }
    out + "</urlset>\n"
}

/// ISO 639, but Chinese by its script.
fn news_language(language: &str) -> &str {
    match language.split('-').next().unwrap_or(language) {
        "zh" if ["Hant", "TW", "HK", "MO"].iter().any(|part| language.contains(part)) => "zh-tw",
        "zh" => "zh-cn",
        other => other,
    }
}
