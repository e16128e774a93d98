//! A news item of any version of ninjs.

use super::html;
use super::json::Object;
use crate::edition::{Date, Person};

/// A news item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Story {
    pub(super) uri: String,
    pub(super) version: f64,
    /// `withheld` or `canceled`; empty if it may be used.
    pub(super) held: String,
    pub(super) is_picture: bool,
    pub(super) language: String,
    pub(super) date: Option<Date>,
    pub(super) section: String,
    /// From 1, most urgent, to 9.
    pub(super) urgency: Option<f64>,
    pub(super) slug: String,
    pub(super) kicker: String,
    pub(super) headline: String,
    pub(super) deck: String,
    /// What it says in short, if it says so beside its body.
    pub(super) summary: String,
    pub(super) byline: Vec<Person>,
    pub(super) dateline: String,
    /// HTML.
    pub(super) body: String,
    pub(super) pictures: Vec<Photo>,
}

/// A picture of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Photo {
    /// Name of the association: `featuremedia`, `editor_0` …
    pub(super) name: String,
    /// Addresses of its renditions, the best first.
    pub(super) hrefs: Vec<String>,
    pub(super) caption: String,
    pub(super) alt: String,
    pub(super) credit: String,
    /// Percent from the left and the top.
    pub(super) focus: Option<(u8, u8)>,
}

impl Story {
    /// Whether it says nothing: neither what to print nor that it must not be printed.
    pub(super) fn is_empty(&self) -> bool {
        let texts = [&self.headline, &self.deck, &self.summary, &self.body];
        self.held.is_empty() && texts.iter().all(|text| text.is_empty()) && self.pictures.is_empty()
    }
}

/// The items in an object: itself, or for a package the items that it holds.
pub(super) fn stories(object: Object<'_>) -> Vec<Story> {
    if object.text(&["type"]) == Some("composite") {
        let parts = object.objects("associations").into_iter().filter(|(_, part)| has_content(part));
        return parts.flat_map(|(_, part)| stories(part)).collect();
    }
    vec![story(object)]
}

/// Whether an association is an item and not the mere name of one.
fn has_content(part: &Object<'_>) -> bool {
    ["headline", "headlines", "body_html", "bodies", "renditions", "associations"]
        .iter()
        .any(|name| part.get(name).is_some())
}

fn story(object: Object<'_>) -> Story {
    let is_picture = matches!(object.text(&["type"]), Some("picture" | "graphic"));
    let status = object.text(&["pubstatus"]).unwrap_or("usable").to_ascii_lowercase();
    let times = ["versioncreated", "firstpublished", "firstcreated", "contentcreated"];
    let extra = object.object("extra");
    let more = |names: &[&str]| extra.and_then(|extra| extra.text(names)).map(html::plain).unwrap_or_default();
    let mut pictures: Vec<Photo> = vec![];
    if is_picture {
        pictures.extend(photo("", object));
    }
    for (name, part) in object.objects("associations") {
        if matches!(part.text(&["type"]), Some("picture" | "graphic")) {
            pictures.extend(photo(name, part));
        }
    }
    Story {
        uri: object.text(&["uri", "guid"]).unwrap_or_default().to_owned(),
        version: object.number("version").unwrap_or_default(),
        held: if status == "usable" { String::new() } else { status },
        is_picture,
        language: object.text(&["language"]).unwrap_or_default().to_owned(),
        date: times.iter().find_map(|time| object.text(&[time])?.get(..10)?.parse().ok()),
        section: section(object),
        urgency: object.number("urgency").or_else(|| object.number("priority")),
        slug: object.text(&["slugline"]).unwrap_or_default().to_owned(),
        kicker: headline(object, &["kicker"]).unwrap_or_else(|| more(&["kicker"])),
        headline: object
            .text(&["headline"])
            .map(html::plain)
            .or_else(|| headline(object, &["main", "", "headline", "title"]))
            .unwrap_or_default(),
        deck: headline(object, &["subhead", "sub", "deck", "subtitle"])
            .unwrap_or_else(|| more(&["subhead", "sub_headline", "deck", "subtitle"])),
        summary: if is_picture { String::new() } else { summary(object) },
        byline: byline(object),
        dateline: object.text(&["located"]).map(html::plain).unwrap_or_default(),
        // A picture is its caption.
        body: if is_picture { String::new() } else { body(object) },
        pictures,
    }
}

/// What 1.x and 2.x have as one description, and 3.x as several.
fn summary(object: Object<'_>) -> String {
    let roles = ["summary", "abstract", "standfirst", "short", "main", ""];
    let entry = object.role("descriptions", &roles).or_else(|| Some(object.objects("descriptions").first()?.1));
    let written = entry.and_then(|entry| entry.text(&["value"]));
    written.or_else(|| object.text(&["description_text", "description_html"])).map(html::plain).unwrap_or_default()
}

fn headline(object: Object<'_>, roles: &[&str]) -> Option<String> {
    object.role("headlines", roles)?.text(&["value"]).map(html::plain)
}

/// The body as HTML; that of plain text has its paragraphs marked.
fn body(object: Object<'_>) -> String {
    if let Some(html) = object.text(&["body_html", "body_xhtml"]) {
        return html.to_owned();
    }
    let entry = object.role("bodies", &["main", "", "body", "full", "text"]);
    let entry = entry.or_else(|| object.objects("bodies").first().map(|(_, first)| *first));
    let written = entry.and_then(|entry| Some((entry.text(&["value"])?, entry.text(&["contenttype"]))));
    match written {
        Some((text, Some("text/plain"))) => of_plain(text),
        Some((html, _)) => html.to_owned(),
        None => object.text(&["body_text"]).map(of_plain).unwrap_or_default(),
    }
}

fn of_plain(text: &str) -> String {
    let mut html = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        html.push_str("<p>");
        crate::markup::escape(line, &mut html);
        html.push_str("</p>");
    }
    html
}

/// Who wrote it: the byline as printed, else the authors.
fn byline(object: Object<'_>) -> Vec<Person> {
    if let Some(printed) = object.text(&["byline", "by"]) {
        let printed = html::plain(printed);
        // 本报记者 朱海云: the role is the word before the name.
        return match printed.split_once([' ', '：']) {
            Some((role, name)) if role.ends_with(['者', '员']) => {
                vec![Person { role: role.to_owned(), name: name.trim().to_owned() }]
            }
            _ => vec![Person { role: String::new(), name: printed }],
        };
    }
    let authors = object.objects("authors").into_iter().filter_map(|(_, author)| author.text(&["name"]));
    authors.map(|name| Person { role: String::new(), name: name.to_owned() }).collect()
}

/// The section that the newsroom gave it, as far as ninjs has one.
fn section(object: Object<'_>) -> String {
    let extra = object.object("extra").and_then(|extra| extra.text(&["section", "page"]));
    let service = object.objects("service").first().and_then(|(_, service)| service.text(&["name"]));
    extra.or(service).unwrap_or_default().to_owned()
}

fn photo(name: &str, object: Object<'_>) -> Option<Photo> {
    let renditions = object.objects("renditions");
    let quality =
        |name: &str| ["original", "baseImage", "viewImage", "thumbnail"].iter().position(|known| *known == name);
    let mut best: Vec<_> = renditions.iter().filter(|(_, file)| file.text(&["href"]).is_some()).collect();
    // Those of other names lie between the original and what is made for screens.
    best.sort_by_key(|(name, file)| {
        let width = file.number("width").unwrap_or_default() as i64;
        (quality(name).map_or(1, |at| 2 * at), -width)
    });
    let hrefs: Vec<String> = best.iter().filter_map(|(_, file)| file.text(&["href"])).map(str::to_owned).collect();
    let focus = best.iter().find_map(|(_, file)| focus(*file)).or_else(|| focus(object));
    let description = |roles: &[&str]| object.role("descriptions", roles)?.text(&["value"]);
    let caption =
        object.text(&["description_text", "description_html"]).or_else(|| description(&["caption", "main", ""]));
    let alt = object.text(&["alt_text", "alttext"]).or_else(|| description(&["alttext", "alt", "alternative"]));
    // Superdesk keeps the words for those who cannot see a picture in its body.
    let alt = alt.or_else(|| object.text(&["body_text"]));
    let caption = caption.or_else(|| object.text(&["headline"])).map(html::plain);
    let credit = object.text(&["byline", "by", "copyrightnotice", "copyrightholder"]).map(html::plain);
    let is_picture = !hrefs.is_empty() || caption.is_some();
    is_picture.then(|| Photo {
        name: name.to_owned(),
        hrefs,
        caption: caption.unwrap_or_default(),
        alt: alt.map(html::plain).unwrap_or_default(),
        credit: credit.unwrap_or_default(),
        focus,
    })
}

/// The point of interest in percent; it is given in pixels, by some as a share.
fn focus(file: Object<'_>) -> Option<(u8, u8)> {
    let point = file.object("poi")?;
    let (x, y) = (point.number("x")?, point.number("y")?);
    let share = |at: f64, side: &str| {
        let share = if x <= 1.0 && y <= 1.0 { at } else { at / file.number(side).filter(|side| *side > 0.0)? };
        (0.0..=1.0).contains(&share).then_some((share * 100.0).round() as u8)
    };
    Some((share(x, "width")?, share(y, "height")?))
}
