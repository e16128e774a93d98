//! A picture: its colours until it comes, then the file that suits the screen best.

use super::escape::attribute;
use crate::edition::{Format, Picture, Placeholder, Rendition};
use crate::layout::Px;

/// What a page wants of a picture.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Comes before every file: the edition's folder as the page sees it, with a slash at its end.
    pub base: &'a str,
    /// Its words for those who cannot see it.
    pub alt: &'a str,
    /// How wide it is shown, as `sizes` says it: the browser chooses among the renditions by it.
    pub sizes: &'a str,
    /// Whether it may wait until it comes near.
    pub waits: bool,
}

/// The placeholder and the `<picture>` of a picture, to stand in a box that has its size and
/// cuts off what is outside (`.picture` in `style/picture.css`). `width` is that of the box.
pub fn picture(picture: &Picture, base: &str, alt: &str, width: Px) -> String {
    let mut html = placeholder(&picture.placeholder);
    files(picture, Wanted { base, alt, sizes: &sizes(width), waits: false }, &mut html);
    html
}

/// The `<picture>` alone. Sheets and plain pages have the same, so that a reader that takes
/// over from a page asks for the files that have come with it.
pub fn files(picture: &Picture, wanted: Wanted<'_>, html: &mut String) {
    html.push_str("<picture>");
    let mut renditions = picture.renditions.as_slice();
    let fallback = picture.renditions.iter().find(|rendition| rendition.src == picture.src).map(|found| found.format);
    while let Some(first) = renditions.first() {
        let (same, rest) = renditions.split_at(renditions.iter().take_while(|r| r.format == first.format).count());
        if Some(first.format) != fallback {
            source(same, first.format, wanted, html);
        }
        renditions = rest;
    }
    html.push_str("<img");
    attribute("src", &address(wanted.base, &picture.src), html);
    let same: Vec<_> = picture.renditions.iter().filter(|rendition| Some(rendition.format) == fallback).collect();
    if same.len() > 1 {
        attribute("srcset", &srcset(same, wanted.base), html);
        attribute("sizes", wanted.sizes, html);
    }
    attribute("width", &picture.width.to_string(), html);
    attribute("height", &picture.height.to_string(), html);
    attribute("alt", wanted.alt, html);
    html.push_str(if wanted.waits { " loading=\"lazy\"" } else { "" });
    html.push_str(" decoding=\"async\"></picture>");
}

fn source(renditions: &[Rendition], format: Format, wanted: Wanted<'_>, html: &mut String) {
    html.push_str("<source");
    attribute("type", format.media_type(), html);
    attribute("srcset", &srcset(renditions, wanted.base), html);
    attribute("sizes", wanted.sizes, html);
    html.push('>');
}

fn srcset<'a>(renditions: impl IntoIterator<Item = &'a Rendition>, base: &str) -> String {
    let mut set = String::new();
    for rendition in renditions {
        if !set.is_empty() {
            set.push_str(", ");
        }
        set.push_str(&address(base, &rendition.src));
        set.push(' ');
        set.push_str(&rendition.width.to_string());
        set.push('w');
    }
    set
}

/// Whole CSS pixels, rounded up.
fn sizes(width: Px) -> String {
    (width.css().ceil() as u32).to_string() + "px"
}

/// An address that a `srcset` does not take for two.
pub(super) fn address(base: &str, src: &str) -> String {
    let mut address = base.to_owned();
    for character in src.chars() {
        match character {
            ' ' => address.push_str("%20"),
            ',' => address.push_str("%2C"),
            other => address.push(other),
        }
    }
    address
}

/// The colours as a drawing of one square each: attributes of a drawing are no inline style,
/// which a strict content security policy forbids.
fn placeholder(placeholder: &Placeholder) -> String {
    let mut html = String::new();
    for (column, row, colour) in placeholder.colours() {
        if html.is_empty() {
            html.push_str(
                "<svg class=\"placeholder\" aria-hidden=\"true\" viewBox=\"0 0 4 3\" preserveAspectRatio=\"none\">",
            );
        }
        html.push_str("<path fill=\"#");
        html.push_str(colour);
        html.push_str("\" d=\"M");
        html.push_str(&column.to_string());
        html.push(' ');
        html.push_str(&row.to_string());
        html.push_str("h1v1h-1\"/>");
    }
    if !html.is_empty() {
        html.push_str("</svg>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo() -> Picture {
        let rendition = |format, width: u32, ending| Rendition { src: format!("a.{width}.{ending}"), format, width };
        let all = |format, ending| [480, 960].map(|width| rendition(format, width, ending));
        Picture {
            src: "a.960.jpg".into(),
            width: 960,
            height: 640,
            renditions: [all(Format::Avif, "avif"), all(Format::Jpeg, "jpg")].concat(),
            placeholder: Placeholder("123".repeat(12)),
        }
    }

    #[test]
    fn a_browser_chooses_format_and_size() {
        let html = picture(&photo(), "../e/", "a \"b\"", Px::from_css(311.5));
        let (placeholder, rest) = html.split_once("</svg>").expect("a placeholder");
        assert_eq!(placeholder.matches("<path fill=\"#123\"").count(), 12);
        assert_eq!(
            rest,
            "<picture><source type=\"image/avif\" srcset=\"../e/a.480.avif 480w, ../e/a.960.avif 960w\" sizes=\"312px\">\
             <img src=\"../e/a.960.jpg\" srcset=\"../e/a.480.jpg 480w, ../e/a.960.jpg 960w\" sizes=\"312px\" \
             width=\"960\" height=\"640\" alt=\"a &quot;b&quot;\" decoding=\"async\"></picture>"
        );
    }

    #[test]
    fn one_that_may_wait_says_so() {
        let mut html = String::new();
        files(&photo(), Wanted { base: "", alt: "", sizes: "50vw", waits: true }, &mut html);
        assert!(html.ends_with(" alt=\"\" loading=\"lazy\" decoding=\"async\"></picture>"), "{html}");
        assert_eq!(html.matches("sizes=\"50vw\"").count(), 2, "{html}");
    }

    #[test]
    fn a_drawing_is_one_file() {
        let drawing = Picture { src: "a b,c.svg".into(), width: 4, height: 3, ..Picture::default() };
        assert_eq!(
            picture(&drawing, "", "", Px::ZERO),
            "<picture><img src=\"a%20b%2Cc.svg\" width=\"4\" height=\"3\" alt=\"\" decoding=\"async\"></picture>"
        );
    }

    #[test]
    fn a_placeholder_that_is_none_is_not_drawn() {
        for colours in ["", "12", &"12g".repeat(12), &"\"><".repeat(12), &"中".repeat(12)] {
            assert_eq!(placeholder(&Placeholder(colours.to_owned())), "", "{colours}");
        }
    }
}
