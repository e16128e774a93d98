//! An edition for other programs: the Readium Web Publication Manifest, which other reading
//! systems open, and oEmbed 1.0 files, which others' pages show an article by.

use serde_json::{Value, json};

use super::faces;
use super::place::SiteAddress;
use super::published::Published;
use super::updated::updated;
use crate::edition::{Address, Block, Head, Part};

/// The manifest of an edition; it stands in the edition's folder of pages, and all its
/// links start from there.
pub(super) fn manifest(published: &Published, site: Option<&SiteAddress>) -> Value {
    let edition = &published.edition;
    let (paper, issue) = (&edition.paper, &edition.edition);
    let climb = "../";
    let article = |head: &Head| {
        let part = Part::Article(head.id.clone());
        let address = Address { edition: Some(published.path.clone()), part, paragraph: None }.to_string();
        json!({ "href": format!("{climb}{address}"), "type": "text/html", "title": head.title() })
    };
    let order: Vec<Value> = published.all_articles().map(|(_, _, head, _)| article(head)).collect();
    let sections = edition.pages.iter().enumerate().filter_map(|(at, page)| {
        let children: Vec<Value> = published.articles(at).map(|(head, _)| article(head)).collect();
        let first = children.first()?["href"].clone();
        Some(json!({ "href": first, "title": format!("{} {}", page.number, page.section), "children": children }))
    });
    let file = |name: &str, media: &str| json!({ "href": format!("{climb}{}", published.file(name)), "type": media });
    let fonts = edition.faces.iter().map(|face| file(&face.file, "font/woff2"));
    let styles = faces::stylesheet(edition).map(|(name, _)| file(&name, "text/css"));
    let mut resources: Vec<Value> = styles.into_iter().chain(fonts).chain(pictures(published, climb)).collect();
    let mut seen = std::collections::BTreeSet::new();
    resources.retain(|resource| seen.insert(resource["href"].to_string()));

    let own = site.map(|site| site.url(&format!("{}/manifest.json", published.path)));
    let mut periodical = json!({ "name": paper.title });
    if let Some(number) = issue.number {
        periodical["issue"] = json!(number);
    }
    let mut metadata = json!({
        "@type": "http://schema.org/PublicationIssue",
        "title": format!("{} {}", paper.title, issue.date.in_words(&paper.language)),
        "language": paper.language,
        "published": issue.date,
        "belongsTo": { "periodical": periodical },
    });
    if let Some(moment) = updated(edition, &Part::Front) {
        metadata["modified"] = json!(moment);
    }
    if !paper.publisher.is_empty() {
        metadata["publisher"] = json!(paper.publisher);
    }
    if let Some(site) = site {
        metadata["identifier"] = json!(site.of(&published.path, Part::Front));
    }
    json!({
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": metadata,
        "links": [{
            "rel": "self",
            "href": own.unwrap_or_else(|| "manifest.json".to_owned()),
            "type": "application/webpub+json",
        }],
        "readingOrder": order,
        "resources": resources,
        "toc": sections.collect::<Vec<_>>(),
    })
}

fn pictures(published: &Published, climb: &str) -> impl Iterator<Item = Value> {
    let blocks = published.bodies.iter().flat_map(|page| &page.articles).flat_map(|body| &body.blocks);
    let figures = blocks.filter_map(|block| if let Block::Figures(figures) = block { Some(figures) } else { None });
    let pictures = figures.flatten().filter_map(|figure| figure.picture.as_ref());
    pictures.map(move |picture| {
        let media = match picture.src.rsplit('.').next() {
            Some("png") => "image/png",
            Some("webp") => "image/webp",
            Some("avif") => "image/avif",
            Some("svg") => "image/svg+xml",
            _ => "image/jpeg",
        };
        json!({
            "href": format!("{climb}{}", published.file(&picture.src)),
            "type": media,
            "width": picture.width,
            "height": picture.height,
        })
    })
}

/// Width and height of an embedded article, in CSS px.
const EMBEDDED: (u32, u32) = (640, 800);

/// How an article is shown in somebody else's page: in a frame, which every publishing
/// system takes.
pub(super) fn oembed(published: &Published, head: &Head, site: &SiteAddress, picture: Option<&str>) -> Value {
    let url = site.of(&published.path, Part::Article(head.id.clone()));
    let (width, height) = EMBEDDED;
    let mut frame = "<iframe".to_owned();
    for (name, value) in [
        ("src", url.as_str()),
        ("title", &head.title()),
        ("width", &width.to_string()),
        ("height", &height.to_string()),
        ("loading", "lazy"),
    ] {
        crate::markup::attribute(name, value, &mut frame);
    }
    let mut value = json!({
        "version": "1.0",
        "type": "rich",
        "title": head.title(),
        "provider_name": published.edition.paper.title,
        "provider_url": site.to_string(),
        "url": url,
        "width": width,
        "height": height,
        "html": frame + "></iframe>",
    });
    if !head.byline.is_empty() {
        let names: Vec<&str> = head.byline.iter().map(|person| person.name.as_str()).collect();
        value["author_name"] = json!(names.join("、"));
    }
    if let Some(picture) = picture {
        value["thumbnail_url"] = json!(site.url(picture));
        value["thumbnail_width"] = json!(super::head::PICTURE.0);
        value["thumbnail_height"] = json!(super::head::PICTURE.1);
    }
    value
}
