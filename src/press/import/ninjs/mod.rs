//! News items in IPTC ninjs to a draft: 1.x as Superdesk writes it, 2.x and 3.x.
//!
//! ninjs has no pages and no columns: all items come on one page, the most urgent first, and
//! the editor divides them. Items that are withheld or canceled are skipped, and of several
//! versions of an item the last is taken. A picture that is a file beside the item is copied;
//! one elsewhere keeps its place, and its address stands in a comment.

mod html;
mod json;
mod story;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use self::html::Block;
use self::json::Object;
use self::story::{Photo, Story, stories};
use super::{Doubt, Draft, DraftPage, Item, Options, Part, Unsure, markdown};
use crate::edition::{Head, Kind, Rank};
use crate::press::pictures;

/// Why a file of JSON is none of news items.
const NO_ITEM: &str = "it holds no ninjs item: nothing in it has a headline, a body, a description or a picture; \
                       an item is an object like {\"uri\": …, \"headline\": …, \"body_html\": …}, alone or in a list";

/// The longest summary that can stand below a headline, in characters.
const LONGEST_DECK: usize = 120;

/// Reads the items of some files, each given with its path, into a draft.
///
/// # Errors
/// The file that is no JSON or holds no item, and why.
pub fn read(files: &[(PathBuf, String)], options: &Options) -> Result<Draft, (PathBuf, String)> {
    let mut latest: BTreeMap<String, (usize, Story, &Path)> = BTreeMap::new();
    let (mut count, mut whole) = (0, Vec::new());
    for (path, text) in files {
        let value: Value = serde_json::from_str(text).map_err(|error| (path.clone(), format!("not JSON: {error}")))?;
        let found = items(&value);
        if found.iter().all(Story::is_empty) {
            return Err((path.clone(), NO_ITEM.to_owned()));
        }
        for (at, story) in (1..).zip(found) {
            if story.is_empty() {
                whole.push(Unsure::NoItem(path.display().to_string(), at));
                continue;
            }
            count += 1;
            let key = if story.uri.is_empty() { format!("{count}") } else { story.uri.clone() };
            match latest.get(&key) {
                Some((_, known, _)) if known.version > story.version => {}
                Some((at, ..)) => _ = latest.insert(key, (*at, story, path)),
                None => _ = latest.insert(key, (count, story, path)),
            }
        }
    }
    let mut all: Vec<_> = latest.into_values().collect();
    all.sort_by_key(|(at, story, _)| (rank(story).0, *at));

    let used = all.iter().map(|(_, story, _)| story).filter(|story| story.held.is_empty());
    let first = |field: fn(&Story) -> &str| used.clone().map(field).find(|text| !text.is_empty()).map(str::to_owned);
    let section = first(|story| &story.section).unwrap_or_default();
    let written = || first(|story| &story.language);
    let language = options.language.clone().or_else(written).unwrap_or_else(|| "und".to_owned());

    let mut writer = Writer { language: language.clone(), ..Writer::default() };
    for (_, story, path) in &all {
        if story.held.is_empty() {
            writer.item(story, path.parent().unwrap_or(Path::new("")));
        } else {
            whole.push(Unsure::Skipped(name(story).to_owned(), story.held.clone()));
        }
    }
    if options.title.is_none() {
        whole.push(Unsure::NoTitle);
    }
    let date = options.date.or_else(|| {
        let date = used.clone().filter_map(|story| story.date).max();
        whole.push(date.map_or(Unsure::NoDate, |date| Unsure::DateFrom(date.to_string())));
        date
    });
    if section.is_empty() {
        whole.push(Unsure::NoSection);
    }
    let page = DraftPage {
        number: options.page.clone().unwrap_or_else(|| "01".to_owned()),
        section,
        items: writer.items,
        ..DraftPage::default()
    };
    Ok(Draft {
        title: options.title.clone(),
        language,
        date,
        pages: vec![page],
        doubts: whole.into_iter().map(|about| Doubt { line: 0, about }).collect(),
        pictures: writer.pictures,
    })
}

/// The items of a file: one, a list, or a list in an envelope.
fn items(value: &Value) -> Vec<Story> {
    if let Value::Array(list) = value {
        return list.iter().flat_map(items).collect();
    }
    let Some(object) = Object::of(value) else { return vec![] };
    match object.get("_items").or_else(|| object.get("items")) {
        Some(list @ Value::Array(_)) => items(list),
        _ => stories(object),
    }
}

/// Urgency 1 and 2 lead, 5 is usual, 9 is least.
fn rank(story: &Story) -> Rank {
    Rank(story.urgency.map_or(3, |urgency| (urgency.clamp(1.0, 9.0) as u8).div_ceil(2)))
}

fn name(story: &Story) -> &str {
    if story.headline.is_empty() { &story.uri } else { &story.headline }
}

/// The draft's items as far as they are written.
#[derive(Default)]
struct Writer {
    /// The paper's language: that of the first item which has one.
    language: String,
    items: Vec<Item>,
    /// Files to copy by their path in the draft.
    pictures: BTreeMap<String, PathBuf>,
}

impl Writer {
    fn item(&mut self, story: &Story, folder: &Path) {
        let (blocks, left_out) = html::blocks(&story.body);
        let mut notes: Vec<String> =
            left_out.iter().map(|element| format!("an element <{element}> of its body was left out")).collect();
        let mut photos = story.pictures.clone();
        let mut body = Vec::new();
        for block in blocks {
            match block {
                Block::Markdown(text) => body.push(Part::Markdown(text)),
                Block::Crosshead(text) => body.push(Part::Markdown(format!("## {text}"))),
                Block::Picture { src, alt, caption } => {
                    // The body names the file, its association what belongs to it.
                    let known = photos.iter().position(|photo| photo.hrefs.contains(&src));
                    let mut photo = known.map(|at| photos.remove(at)).unwrap_or_default();
                    photo.hrefs.insert(0, src);
                    let better = |own: &mut String, written: String| {
                        if !written.is_empty() {
                            *own = written;
                        }
                    };
                    better(&mut photo.caption, caption);
                    better(&mut photo.alt, alt);
                    body.push(self.figure(&photo, folder, &mut notes));
                }
            }
        }
        // What the body does not place stands at its beginning, the main picture first.
        photos.sort_by_key(|photo| photo.name != "featuremedia");
        let before: Vec<Part> = photos.iter().map(|photo| self.figure(photo, folder, &mut notes)).collect();
        body.splice(0..0, before);
        let deck = if story.deck.is_empty() { self.deck_of(story, &mut notes) } else { story.deck.clone() };
        let lines = |text: &str| if text.is_empty() { vec![] } else { vec![text.to_owned()] };
        let head = Head {
            id: self.id(story),
            rank: rank(story),
            kind: if story.is_picture { Kind::Picture } else { Kind::Report },
            // Tags are compared without case. An item of the paper's language says none.
            language: Some(&story.language)
                .filter(|language| !language.eq_ignore_ascii_case(&self.language))
                .cloned()
                .unwrap_or_default(),
            kicker: story.kicker.clone(),
            headline: lines(&story.headline),
            deck: lines(&deck),
            byline: story.byline.clone(),
            dateline: story.dateline.clone(),
            ..Head::default()
        };
        self.items.push(Item { head, body, notes, origin: story.uri.clone(), ..Item::default() });
    }

    /// The summary as a deck, unless the body says the same; a long one is for the editor to cut.
    fn deck_of(&self, story: &Story, notes: &mut Vec<String>) -> String {
        let summary = &story.summary;
        if summary.is_empty() || summary == &story.headline || html::plain(&story.body).contains(summary.as_str()) {
            return String::new();
        }
        if summary.chars().count() > LONGEST_DECK {
            notes.push(format!("its summary is too long for a deck: {summary}"));
            return String::new();
        }
        summary.clone()
    }

    /// An id from the slug line, else the number of the item.
    fn id(&self, story: &Story) -> String {
        let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let slug: String = story.slug.chars().map(kept).collect();
        let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let is_free = |id: &String| self.items.iter().all(|item| item.head.id != *id);
        let numbers = (self.items.len() + 1..).map(|number| format!("a{number:02}"));
        let slugs = std::iter::once(slug).filter(|slug| !slug.is_empty());
        slugs.chain(numbers).find(is_free).unwrap_or_default()
    }

    /// A figure in Markdown. The best file that is here is copied.
    fn figure(&mut self, photo: &Photo, folder: &Path, notes: &mut Vec<String>) -> Part {
        let here = photo.hrefs.iter().find_map(|href| local(href, folder));
        let path = match here {
            Some(file) => self.copied(file),
            None => {
                let address = photo.hrefs.first().map_or("it has no file", String::as_str);
                notes.push(format!("a picture is not here: {address}"));
                String::new()
            }
        };
        let mut text = markdown::picture(&path, &photo.caption, &photo.credit);
        let mut attributes = Vec::new();
        if let Some((x, y)) = photo.focus {
            attributes.push(format!("focus=\"{:.2},{:.2}\"", f64::from(x) / 100.0, f64::from(y) / 100.0));
        }
        if !photo.alt.is_empty() && photo.alt != photo.caption {
            attributes.push(format!("alt=\"{}\"", photo.alt.replace('"', "”").replace('\\', "")));
        }
        if !attributes.is_empty() {
            text = format!("{text}\n{{{}}}", attributes.join(" "));
        }
        Part::Markdown(text)
    }

    /// The path in the draft of a file that is to be copied.
    fn copied(&mut self, file: PathBuf) -> String {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kept = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' };
        let name: String = name.chars().map(kept).collect();
        let names = std::iter::once(name.clone()).chain((2..).map(|number| format!("{number}-{name}")));
        let free = names.map(|name| format!("images/{name}")).find(|path| {
            let other = self.pictures.get(path);
            other.is_none_or(|other| *other == file)
        });
        let path = free.unwrap_or_default();
        self.pictures.insert(path.clone(), file);
        path
    }
}

/// The file of an address, if it is a picture on this machine of a type that is taken.
fn local(href: &str, folder: &Path) -> Option<PathBuf> {
    let path = href.strip_prefix("file://").unwrap_or(href);
    if path.contains("://") || pictures::Kind::of(path).is_none() {
        return None;
    }
    // A path of its own is taken as it stands, any other as beside the item.
    let file = folder.join(path);
    file.is_file().then_some(file)
}
