//! What holds between the files of a source: each article on one page, each name unique.

use std::collections::BTreeMap;
use std::path::Path;

use super::article::Article;
use super::folder::Folder;
use super::model::EditionSource;
use super::part::Part;
use super::pattern::is_id;
use super::picture::Pictures;
use super::suggest::nearest;
use super::tables::span_of;
use crate::edition::{Date, Edition, Page, PageBodies, SCHEMA};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::press::site::SiteAddress;

/// A file that holds an article.
pub(super) struct ArticleFile {
    /// Path in the folder.
    pub(super) path: String,
    /// The article's id.
    pub(super) id: String,
}

/// The files in `articles/` by id. File names that no two file systems agree on are
/// refused: an id is taken whatever the letters' case and the ending are.
pub(super) fn article_files(folder: &Folder, out: &mut Diagnostics) -> Vec<ArticleFile> {
    let mut files = Vec::new();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    if let Err(problem) = folder.find("articles", &folder.file("articles")) {
        out.push(problem);
        return files;
    }
    let mut entries = folder.list("articles");
    // Well-named files come first: of two with one id, the other is the mistake.
    entries.sort_by_key(|(name, _)| !name.strip_suffix(".md").is_some_and(is_id));
    for (name, is_folder) in entries {
        let path = format!("articles/{name}");
        let place = folder.file(&path);
        let (id, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        if is_folder || !matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown" | "mdown" | "mkd" | "txt") {
            let message = if is_folder { "a folder among the articles" } else { "a file that is no article" };
            out.push(
                Diagnostic::warning(Code::UnusedFile, place, message)
                    .hint("articles are files like articles/lead.md; pictures belong under images/"),
            );
            continue;
        }
        if let Some(other) = taken.get(&id.to_lowercase()) {
            let message = format!("`{name}` and `{other}` have one id, letter case and ending aside");
            out.push(Diagnostic::error(Code::DuplicateArticle, place, message).hint("rename one of the two"));
            continue;
        }
        taken.insert(id.to_lowercase(), name.clone());
        if ending != "md" || !is_id(id) {
            let message = format!("`{name}` does not name an article");
            let hint = format!("rename it to an id of a-z, 0-9 and -, like {}.md", suggested_id(id));
            out.push(Diagnostic::error(Code::BadId, place, message).hint(hint));
        }
        files.push(ArticleFile { path, id: id.to_owned() });
    }
    files
}

/// The id nearest to a file name.
fn suggested_id(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let id: String = name.chars().map(kept).collect();
    let id = id.trim_matches('-');
    if id.is_empty() { "lead".to_owned() } else { id.to_owned() }
}

/// Pictures that no article shows are probably forgotten.
pub(super) fn report_unused_pictures(folder: &Folder, pictures: &Pictures<'_>, out: &mut Diagnostics) {
    for (name, is_folder) in folder.list("images") {
        let path = format!("images/{name}");
        if !is_folder && !pictures.uses(&path) {
            let message = "no article shows this picture";
            out.push(
                Diagnostic::warning(Code::UnusedFile, folder.file(&path), message)
                    .hint(format!("show it with ![caption]({path}), or delete it")),
            );
        }
    }
}

/// Links to other articles must lead to one.
pub(super) fn check_links(files: &[ArticleFile], articles: &[Article], out: &mut Diagnostics) {
    let ids: Vec<&str> = files.iter().map(|file| file.id.as_str()).collect();
    for article in articles {
        for link in article.links.iter().filter(|link| !ids.contains(&link.id.as_str())) {
            let message = format!("the link leads to `#{}`, which is no article", link.id);
            let hint = match nearest(&link.id, &ids) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "link to the id of an article of this edition".to_owned(),
            };
            let place = article.part.place(link.span.clone());
            out.push(Diagnostic::error(Code::BadLink, place, message).hint(hint));
        }
    }
}

/// The address that a paper prints as its `site` is the one that feeds start from. What is no
/// whole address is good print, so it is no error.
pub(super) fn check_site(whole: &Part, written: &EditionSource, out: &mut Diagnostics) {
    let site = written.paper.site.as_str();
    if site.is_empty() || site.parse::<SiteAddress>().is_ok() {
        return;
    }
    let place = whole.place(span_of(whole, &["paper", "site"]).unwrap_or(0..0));
    let message = format!("`{site}` is printed, but is no whole address for feeds, sitemaps and share cards");
    let hint = "write it like site = \"https://paper.example/epaper/\", or build with --site";
    out.push(Diagnostic::warning(Code::NoAddress, place, message).hint(hint));
}

/// A folder that is named by a day holds that day's edition: else yesterday's was copied and its
/// date forgotten, and the new edition would take the place of the old one.
pub(super) fn check_folder(dir: &Path, whole: &Part, written: &EditionSource, out: &mut Diagnostics) {
    let (date, Some(span)) = (written.edition.date, span_of(whole, &["edition", "date"])) else { return };
    // `.` has no name.
    let named = dir.canonicalize().ok().and_then(|dir| day(&dir.file_name()?.to_string_lossy()));
    // A date that could not be read has been reported, and is the first there is.
    if let Some(named) = named.filter(|named| *named != date && date.year > 1) {
        let message = format!("the edition is of {date}, its folder is named by {named}");
        let hint = format!("write date = {named}, or rename the folder to {date}");
        out.push(Diagnostic::warning(Code::BadDate, whole.place(span), message).hint(hint));
    }
}

/// The day that a name begins with: `2024-12-06`, or `20241206`.
fn day(name: &str) -> Option<Date> {
    let bare: String = name.chars().filter(|c| *c != '-').take_while(char::is_ascii_digit).collect();
    let date = match bare.len() {
        8 => format!("{}-{}-{}", &bare[..4], &bare[4..6], &bare[6..]),
        _ => return None,
    };
    date.parse().ok()
}

/// Pages with numbers of their own, and every article on exactly one of them.
pub(super) fn check_pages(
    folder: &Folder,
    whole: &Part,
    written: &EditionSource,
    files: &[ArticleFile],
    out: &mut Diagnostics,
) {
    if written.page.is_empty() {
        let diagnostic = Diagnostic::error(Code::EmptyPage, whole.place(0..0), "an edition without pages");
        out.push(diagnostic.hint("add [[page]] with number = \"01\", section = \"…\" and articles = [\"…\"]"));
    }
    let ids: Vec<&str> = files.iter().map(|file| file.id.as_str()).collect();
    let mut numbers: Vec<String> = Vec::new();
    let mut placed: BTreeMap<&str, &str> = BTreeMap::new();
    for page in &written.page {
        let number = page.number.get_ref().as_str();
        let at_number = || whole.place(page.number.span());
        // An empty number or id stands for one that has been reported already.
        if !number.is_empty() && numbers.contains(&number.to_lowercase()) {
            let message = format!("two pages have the number `{number}`, letter case aside");
            out.push(Diagnostic::error(Code::DuplicatePage, at_number(), message).hint("number one of them anew"));
        }
        numbers.push(number.to_lowercase());
        if page.articles.is_empty() {
            let message = format!("page `{number}` has no articles");
            out.push(
                Diagnostic::warning(Code::EmptyPage, at_number(), message).hint("add articles = [\"…\"] to the page"),
            );
        }
        for article in &page.articles {
            let id = article.get_ref().as_str();
            let place = whole.place(article.span());
            if let Some(first) = placed.insert(id, number) {
                let message = if first == number {
                    format!("`{id}` stands twice on one page")
                } else {
                    format!("`{id}` stands on page `{first}` already")
                };
                out.push(Diagnostic::error(Code::PlacedTwice, place, message).hint("keep one of the two"));
            } else if !ids.contains(&id) {
                let message = format!("there is no article `{id}`");
                let hint = match nearest(id, &ids) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("write {}", folder.name(&format!("articles/{id}.md"))),
                };
                out.push(Diagnostic::error(Code::UnknownArticle, place, message).hint(hint));
            }
        }
    }
    for file in files.iter().filter(|file| !placed.contains_key(file.id.as_str())) {
        let message = format!("the article `{}` is on no page", file.id);
        let hint = format!("add \"{}\" to the articles of a [[page]], or move the file away", file.id);
        out.push(Diagnostic::error(Code::UnplacedArticle, folder.file(&file.path), message).hint(hint));
    }
}

/// The edition and its bodies. The source has no errors.
pub(super) fn assemble(written: EditionSource, articles: Vec<Article>) -> (Edition, Vec<PageBodies>) {
    let mut by_id: BTreeMap<String, Article> =
        articles.into_iter().map(|article| (article.head.id.clone(), article)).collect();
    let mut edition = Edition {
        schema: SCHEMA,
        paper: written.paper,
        edition: written.edition,
        pages: vec![],
        articles: vec![],
        faces: vec![],
    };
    // A placeholder left over from a template is no number of an issue.
    edition.edition.number = edition.edition.number.filter(|&number| number > 0);
    let mut bodies = Vec::new();
    for page in written.page {
        let ids: Vec<String> = page.articles.into_iter().map(toml::Spanned::into_inner).collect();
        let mut articles = Vec::new();
        for article in ids.iter().filter_map(|id| by_id.remove(id)) {
            edition.articles.push(article.head);
            articles.push(article.body);
        }
        bodies.push(PageBodies { schema: SCHEMA, articles });
        edition.pages.push(Page {
            number: page.number.into_inner(),
            section: page.section,
            romanised: page.romanised,
            editors: page.editors,
            articles: ids,
            bodies: String::new(),
        });
    }
    (edition, bodies)
}
