//! What stands in a page's head for search engines, share cards and feed readers.
//!
//! Vocabulary: schema.org, Open Graph, Twitter cards. Crawlers run no WebAssembly: all of it
//! stands in the HTML.

use serde_json::{Value, json};

use super::place::SiteAddress;
use super::plain;
use super::published::Published;
use super::updated::updated;
use crate::edition::{Block, Body, Head, Kind, Page, Part};
use crate::markup;

/// What the head of a page is made from.
pub(super) struct Subject<'a> {
    pub published: &'a Published,
    pub part: &'a Part,
    pub title: &'a str,
    pub site: Option<&'a SiteAddress>,
    /// The address that the page goes by, if several show it: below the site's base.
    pub canonical: &'a str,
    /// The picture of the page, below the site's base.
    pub picture: Option<&'a str>,
}

/// Width and height of the share picture in pixels: what share cards show whole.
pub(super) const PICTURE: (u32, u32) = (1200, 630);

/// The elements.
pub(super) fn elements(subject: &Subject) -> String {
    let Subject { published, part, title, site, .. } = *subject;
    let edition = &published.edition;
    let article = match part {
        Part::Article(id) => published.all_articles().find(|(_, _, head, _)| head.id == *id),
        _ => None,
    };
    let description = match article {
        Some((_, _, head, body)) => summary(head, body),
        None => {
            let page = if let Part::Page(number) = part { edition.page_numbered(number) } else { Some(0) };
            let titles: Vec<String> =
                published.articles(page.unwrap_or_default()).map(|(head, _)| head.title()).collect();
            shortened(&titles.join("；"))
        }
    };
    let mut out = String::new();
    meta(&mut out, "name", "description", &description);
    if let Some(site) = site {
        link(&mut out, "canonical", None, &site.url(subject.canonical));
        link(&mut out, "alternate", Some("application/atom+xml"), &site.url("feed.xml"));
        link(&mut out, "alternate", Some("application/feed+json"), &site.url("feed.json"));
    }
    let manifest = format!("{}/manifest.json", published.path);
    link(&mut out, "publication", Some("application/webpub+json"), &manifest);
    let paper = &edition.paper;
    for (name, value) in [("og:title", title), ("og:description", &description), ("og:site_name", &paper.title)] {
        meta(&mut out, "property", name, value);
    }
    if let Some(locale) = locale(article.map_or(&paper.language, |(_, _, head, _)| edition.language_of(head))) {
        meta(&mut out, "property", "og:locale", locale);
    }
    meta(&mut out, "property", "og:type", if article.is_some() { "article" } else { "website" });
    if let Some((_, page, head, _)) = article {
        meta(&mut out, "property", "article:published_time", &edition.edition.date.to_string());
        if let Some(moment) = updated(edition, part) {
            meta(&mut out, "property", "article:modified_time", moment);
        }
        meta(&mut out, "property", "article:section", &page.section);
        for person in &head.byline {
            meta(&mut out, "property", "article:author", &person.name);
        }
        if let Some(site) = site {
            let card = site.of(&published.path, part.clone()) + "oembed.json";
            link(&mut out, "alternate", Some("application/json+oembed"), &card);
        }
    }
    let picture = subject.picture.and_then(|picture| Some(site?.url(picture)));
    if let Some(site) = site {
        meta(&mut out, "property", "og:url", &site.url(subject.canonical));
    }
    if let Some(picture) = &picture {
        meta(&mut out, "property", "og:image", picture);
        meta(&mut out, "property", "og:image:width", &PICTURE.0.to_string());
        meta(&mut out, "property", "og:image:height", &PICTURE.1.to_string());
        meta(&mut out, "property", "og:image:alt", title);
    }
    let card = if picture.is_some() { "summary_large_image" } else { "summary" };
    meta(&mut out, "name", "twitter:card", card);
    out.push_str("<script type=\"application/ld+json\">");
    let data = match article {
        Some((_, page, head, body)) => news_article(subject, page, head, body, picture),
        None => publication_issue(subject, picture),
    };
    // No end tag can hide in it, whatever a text says.
    out.push_str(&data.to_string().replace('<', "\\u003c"));
    out.push_str("</script>");
    out
}

/// What an article says, in a sentence or two.
pub(super) fn summary(head: &Head, body: &Body) -> String {
    let first = body.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) if !text.is_empty() => Some(text.flat()),
        _ => None,
    });
    let deck = head.deck.join(" ");
    let opening = first.unwrap_or_else(|| head.opening.clone());
    shortened(&[deck, opening].join(" "))
}

/// The text, if need be without its end.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 140;
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn newspaper(subject: &Subject) -> Value {
    let paper = &subject.published.edition.paper;
    let mut value = json!({ "@type": "Newspaper", "name": paper.title, "inLanguage": paper.language });
    put(&mut value, "url", subject.site.map(SiteAddress::to_string));
    value
}

/// Who answers for the paper: its house, or the paper where none is given.
fn publisher(subject: &Subject) -> Value {
    let paper = &subject.published.edition.paper;
    let name = if paper.publisher.is_empty() { &paper.title } else { &paper.publisher };
    json!({ "@type": "NewsMediaOrganization", "name": name })
}

fn issue(subject: &Subject) -> Value {
    let issue = &subject.published.edition.edition;
    let mut value = json!({
        "@type": "PublicationIssue",
        "datePublished": issue.date,
        "isPartOf": newspaper(subject),
    });
    put(&mut value, "issueNumber", issue.number.map(|number| number.to_string()));
    put(&mut value, "url", subject.site.map(|site| site.of(&subject.published.path, Part::Front)));
    value
}

fn publication_issue(subject: &Subject, picture: Option<String>) -> Value {
    let published = subject.published;
    let parts: Vec<Value> = published
        .all_articles()
        .filter(|(_, page, _, _)| !matches!(subject.part, Part::Page(number) if *number != page.number))
        .map(|(_, page, head, body)| {
            let mut part = json!({ "@type": "NewsArticle", "headline": head.title(), "printPage": page.number });
            if body.withheld {
                close(&mut part, &format!("[data-article=\"{}\"] .{}", head.id, plain::WITHHELD));
            }
            put(&mut part, "dateModified", given(&head.updated));
            put(&mut part, "url", subject.site.map(|site| site.of(&published.path, Part::Article(head.id.clone()))));
            part
        })
        .collect();
    let mut value = issue(subject);
    value["@context"] = json!("https://schema.org");
    value["name"] = json!(subject.title);
    value["inLanguage"] = json!(published.edition.paper.language);
    value["publisher"] = publisher(subject);
    value["hasPart"] = json!(parts);
    put(&mut value, "dateModified", updated(&published.edition, subject.part).map(str::to_owned));
    put(&mut value, "image", picture);
    value
}

fn news_article(subject: &Subject, page: &Page, head: &Head, body: &Body, picture: Option<String>) -> Value {
    let own = picture_of(subject.published, body).and_then(|file| Some(subject.site?.url(&file)));
    let edition = &subject.published.edition;
    let kind = match head.kind {
        Kind::Commentary => "OpinionNewsArticle",
        Kind::Advertisement => "AdvertiserContentArticle",
        _ => "NewsArticle",
    };
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": head.title(),
        "inLanguage": edition.language_of(head),
        "datePublished": edition.edition.date,
        "printPage": page.number,
        "printSection": page.section,
        "articleSection": page.section,
        "publisher": publisher(subject),
        "isPartOf": issue(subject),
    });
    put(&mut value, "dateModified", given(&head.updated));
    let alternative = given(&head.kicker).or_else(|| head.deck.first().cloned());
    put(&mut value, "alternativeHeadline", alternative);
    put(&mut value, "dateline", given(&head.dateline));
    put(&mut value, "printEdition", edition.edition.number.map(|number| number.to_string()));
    put(&mut value, "image", own.or(picture));
    if let Some(site) = subject.site {
        let url = site.url(subject.canonical);
        value["mainEntityOfPage"] = json!(url);
        value["url"] = json!(url);
    }
    if body.withheld {
        close(&mut value, &format!(".{}", plain::WITHHELD));
    }
    if !head.byline.is_empty() {
        let people = head.byline.iter().map(|person| json!({ "@type": "Person", "name": person.name }));
        value["author"] = people.collect();
    }
    value
}

/// Search engines ask which part of an article is closed, so as not to take it for a text hidden
/// from readers.
fn close(article: &mut Value, selector: &str) {
    article["isAccessibleForFree"] = json!(false);
    article["hasPart"] = json!({ "@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": selector });
}

/// A text, if there is any.
fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// The first picture of an article, below the site's base.
pub(super) fn picture_of(published: &Published, body: &Body) -> Option<String> {
    body.blocks.iter().find_map(|block| match block {
        Block::Figures(figures) => {
            figures.iter().find_map(|figure| Some(published.file(&figure.picture.as_ref()?.src)))
        }
        _ => None,
    })
}

fn put(value: &mut Value, key: &str, given: Option<String>) {
    if let Some(text) = given {
        value[key] = json!(text);
    }
}

fn meta(out: &mut String, kind: &str, name: &str, content: &str) {
    out.push_str("<meta");
    markup::attribute(kind, name, out);
    markup::attribute("content", content, out);
    out.push('>');
}

fn link(out: &mut String, rel: &str, media: Option<&str>, href: &str) {
    out.push_str("<link");
    markup::attribute("rel", rel, out);
    if let Some(media) = media {
        markup::attribute("type", media, out);
    }
    markup::attribute("href", href, out);
    out.push('>');
}

/// Open Graph's name of a language's home, where there is one.
fn locale(language: &str) -> Option<&'static str> {
    Some(match language {
        _ if language.contains("HK") => "zh_HK",
        _ if language.starts_with("zh-Hant") || language.contains("TW") => "zh_TW",
        _ if language.starts_with("zh") => "zh_CN",
        _ if language.starts_with("ja") => "ja_JP",
        "en-GB" => "en_GB",
        _ if language.starts_with("en") => "en_US",
        _ => return None,
    })
}
