//! An article file: front matter and body to a head and its blocks.

use std::ops::Range;

use super::folder::Folder;
use super::markdown::{InnerLink, blocks};
use super::model::FrontMatter;
use super::opening::opening;
use super::part::Part;
use super::picture::Pictures;
use super::tables;
use crate::edition::{Block, Body, Head};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};

/// An article as its file says it.
#[derive(Debug)]
pub(super) struct Article {
    pub(super) head: Head,
    pub(super) body: Body,
    /// The body in its file, and the links in it to other articles.
    pub(super) part: Part,
    pub(super) links: Vec<InnerLink>,
}

/// Reads an article; `None` if its text cannot be had at all. What is broken in it is
/// reported, and left out.
pub(super) fn read(
    folder: &Folder,
    path: &str,
    id: &str,
    pictures: &mut Pictures<'_>,
    out: &mut Diagnostics,
) -> Option<Article> {
    let whole = Part::whole(folder.text(path, out)?);
    let (front, body) = divide(&whole, out)?;
    let has_front = front.is_some();
    let head = match front {
        Some(front) => tables::parse::<FrontMatter>(&front, out).unwrap_or_default(),
        None => FrontMatter::default(),
    };
    let before = out.errors();
    let (blocks, links) = blocks(&body, pictures, out);
    let mut head = head.into_head(id);
    head.opening = opening(&blocks);
    head.characters = blocks.iter().map(Block::chars).sum::<usize>().try_into().unwrap_or(u32::MAX);
    // A body that could not be read is not an empty one.
    if blocks.is_empty() && has_front && out.errors() == before {
        let place = whole.place(0..3);
        let diagnostic = if head.headline.is_empty() {
            Diagnostic::error(Code::EmptyBody, place, "an article with neither headline nor body")
        } else {
            Diagnostic::warning(Code::EmptyBody, place, "an article without a body")
        };
        out.push(diagnostic.hint("write its text below the second +++"));
    }
    Some(Article { head, body: Body { id: id.to_owned(), blocks, ..Body::default() }, part: body, links })
}

/// Front matter, if there is any, and body. Without an end of the front matter neither can
/// be told from the other.
fn divide(whole: &Part, out: &mut Diagnostics) -> Option<(Option<Part>, Part)> {
    let text = whole.as_str();
    let mut lines = lines(text);
    let fence = |range: &Range<usize>| text[range.clone()].trim_end() == "+++";
    let Some(first) = lines.next().filter(fence) else {
        let message = "the article does not begin with front matter";
        let hint = "begin the file with a line +++, then keys like headline = [\"…\"], then another line +++";
        let diagnostic = Diagnostic::error(Code::MissingFrontMatter, whole.place(0..0), message);
        out.push(diagnostic.hint(hint));
        return Some((None, whole.clone()));
    };
    let Some(last) = lines.find(fence) else {
        let message = "the front matter has no end";
        let diagnostic = Diagnostic::error(Code::UnterminatedFrontMatter, whole.place(first), message);
        out.push(diagnostic.hint("end it with a line +++"));
        return None;
    };
    Some((Some(whole.part(first.end..last.start)), whole.part(last.end..text.len())))
}

/// Bytes of each line, with its end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}
