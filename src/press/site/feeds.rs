//! The newest edition for feed readers: Atom (RFC 4287) and JSON Feed 1.1, each article
//! whole.

use serde_json::{Value, json};

use super::head::summary;
use super::place::SiteAddress;
use super::plain;
use super::published::Published;
use super::updated::updated;
use crate::edition::{Body, Head, Page, Part};
use crate::markup::escape;

/// A feed with more entries than this is no help to anyone.
const MOST: usize = 200;

/// An entry of either feed.
struct Entry<'a> {
    url: String,
    page: &'a Page,
    head: &'a Head,
    body: &'a Body,
}

fn entries<'a>(newest: &'a Published, site: &SiteAddress) -> Vec<Entry<'a>> {
    let entry = |(_, page, head, body): (usize, &'a Page, &'a Head, &'a Body)| Entry {
        url: site.of(&newest.path, Part::Article(head.id.clone())),
        page,
        head,
        body,
    };
    newest.all_articles().take(MOST).map(entry).collect()
}

/// A day as feeds write a time: editions have no hour.
fn time(published: &Published) -> String {
    format!("{}T00:00:00Z", published.edition.edition.date)
}

/// When a part of an edition changed last, as feeds write it.
fn changed(published: &Published, part: &Part) -> String {
    updated(&published.edition, part).map_or_else(|| time(published), str::to_owned)
}

/// The Atom feed.
pub(super) fn atom(newest: &Published, site: &SiteAddress) -> String {
    let paper = &newest.edition.paper;
    let time = time(newest);
    let mut out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"".to_owned();
    attribute(&mut out, "xml:lang", &paper.language);
    out.push_str(">\n");
    element(&mut out, "title", &paper.title);
    element(&mut out, "id", &site.to_string());
    element(&mut out, "updated", &changed(newest, &Part::Front));
    let author = if paper.publisher.is_empty() { &paper.title } else { &paper.publisher };
    person(&mut out, author);
    for (rel, href) in [("self", site.url("feed.xml")), ("alternate", site.to_string())] {
        link(&mut out, rel, &href);
    }
    for Entry { url, page, head, body } in entries(newest, site) {
        out.push_str("<entry>\n");
        element(&mut out, "title", &head.title());
        element(&mut out, "id", &url);
        link(&mut out, "alternate", &url);
        element(&mut out, "published", &time);
        element(&mut out, "updated", &changed(newest, &Part::Article(head.id.clone())));
        head.byline.iter().for_each(|author| person(&mut out, &author.name));
        out.push_str("<category");
        attribute(&mut out, "term", &page.section);
        out.push_str("/>\n");
        element(&mut out, "summary", &summary(head, body));
        out.push_str("<content type=\"html\">");
        text(&mut out, &plain::content(newest, head, body, site));
        out.push_str("</content>\n</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// The JSON feed.
pub(super) fn json_feed(newest: &Published, site: &SiteAddress) -> Value {
    let paper = &newest.edition.paper;
    let items = entries(newest, site).into_iter().map(|Entry { url, page, head, body }| {
        let mut item = json!({
            "id": url,
            "url": url,
            "title": head.title(),
            "summary": summary(head, body),
            "content_html": plain::content(newest, head, body, site),
            "date_published": time(newest),
            "tags": [page.section],
            "language": paper.language,
        });
        if !head.updated.is_empty() {
            item["date_modified"] = json!(head.updated);
        }
        if !head.byline.is_empty() {
            item["authors"] = head.byline.iter().map(|person| json!({ "name": person.name })).collect();
        }
        if let Some(picture) = super::head::picture_of(newest, body) {
            item["image"] = json!(site.url(&picture));
        }
        item
    });
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": paper.title,
        "home_page_url": site.to_string(),
        "feed_url": site.url("feed.json"),
        "language": paper.language,
        "items": items.collect::<Vec<_>>(),
    })
}

fn person(out: &mut String, name: &str) {
    out.push_str("<author>");
    element(out, "name", name);
    out.push_str("</author>\n");
}

fn link(out: &mut String, rel: &str, href: &str) {
    out.push_str("<link");
    attribute(out, "rel", rel);
    attribute(out, "href", href);
    out.push_str("/>\n");
}

/// Appends an element of text.
pub(super) fn element(out: &mut String, tag: &str, content: &str) {
    *out += &format!("<{tag}>");
    text(out, content);
    *out += &format!("</{tag}>\n");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    *out += &format!(" {name}=\"");
    text(out, value);
    out.push('"');
}

/// Appends text without the control characters that XML cannot have.
fn text(out: &mut String, content: &str) {
    let clean: String = content.chars().filter(|c| matches!(c, '\t' | '\n') || !c.is_control()).collect();
    escape(&clean, out);
}
