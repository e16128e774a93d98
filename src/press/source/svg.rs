//! SVG pictures: their size, and that they can neither run nor load anything.
//!
//! What is not known to be harmless is refused: an SVG of a newsroom is a drawing.

use roxmltree::{Document, Node, ParsingOptions};

use crate::press::diagnostic::Code;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Largest side in pixels that is believed.
const SIDE_LIMIT: f64 = 100_000.0;

/// Why an SVG cannot be used.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

fn broken(message: impl Into<String>) -> Problem {
    Problem { code: Code::BrokenPicture, message: message.into(), hint: "export the drawing anew as plain SVG" }
}

fn harmful(message: impl Into<String>) -> Problem {
    let hint = "export it as plain SVG without scripts, links and linked files";
    Problem { code: Code::UnsafeSvg, message: message.into(), hint }
}

/// Width and height in CSS pixels, rounded up.
///
/// # Errors
/// The first reason not to use it.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8"))?;
    // Document types are refused: they declare entities, which may grow without end. The
    // nodes of a drawing are bounded too.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 1_000_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| broken(error.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(broken(format!("its root element is not <svg xmlns=\"{SVG}\">")));
    }
    for node in document.descendants() {
        if let Some(instruction) = node.pi() {
            return Err(harmful(format!("the instruction <?{}?>", instruction.target)));
        }
        if node.is_element() {
            check_element(node)?;
        }
    }
    let side = |name| root.attribute(name).and_then(pixels);
    let view_box = root.attribute("viewBox").and_then(view_box);
    let (width, height) = match (side("width"), side("height"), view_box) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(size)) => size,
        _ => return Err(broken("it has neither width and height nor a viewBox")),
    };
    if !(width > 0.0 && height > 0.0 && width <= SIDE_LIMIT && height <= SIDE_LIMIT) {
        return Err(broken(format!("its size of {width} × {height} cannot be")));
    }
    Ok((width.ceil() as u32, height.ceil() as u32))
}

fn check_element(node: Node<'_, '_>) -> Result<(), Problem> {
    let name = node.tag_name().name();
    if node.tag_name().namespace() != Some(SVG) {
        // Editors keep notes of their own in other namespaces; XHTML is alive.
        let foreign = node.tag_name().namespace().unwrap_or_default();
        return if foreign.contains("xhtml") { Err(harmful(format!("the HTML element <{name}>"))) } else { Ok(()) };
    }
    if matches!(name, "script" | "foreignObject" | "handler" | "listener" | "iframe" | "audio" | "video") {
        return Err(harmful(format!("the element <{name}>")));
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
        if key.starts_with("on") {
            return Err(harmful(format!("the attribute {key} of <{name}>")));
        }
        if matches!(key.as_str(), "href" | "src") && !is_inner(value) {
            return Err(harmful(format!("<{name}> refers to {}", shortened(value))));
        }
        if key == "attributename" && (value.to_ascii_lowercase().contains("href") || value.starts_with("on")) {
            return Err(harmful(format!("<{name}> changes {value}")));
        }
        check_css(value, name)?;
    }
    if name == "style" {
        let css: String =
            node.descendants().filter_map(|inner| inner.is_text().then(|| inner.text()).flatten()).collect();
        if css.to_ascii_lowercase().contains("@import") {
            return Err(harmful("a style sheet that imports another"));
        }
        if css.contains('\\') {
            return Err(harmful("a style sheet with escapes"));
        }
        check_css(&css, name)?;
    }
    Ok(())
}

/// Whether a reference stays in the file: a fragment, or a picture held as data.
fn is_inner(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.is_empty()
        || value.starts_with('#')
        || ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| value.starts_with(&format!("data:image/{kind}")))
}

/// Every `url(…)` must stay in the file, and escapes must not hide one.
fn check_css(value: &str, name: &str) -> Result<(), Problem> {
    let lower = value.to_ascii_lowercase();
    if lower.contains("javascript:") || lower.contains("image-set(") {
        return Err(harmful(format!("<{name}> refers to {}", shortened(value))));
    }
    for (i, _) in lower.match_indices("url(") {
        let target = lower[i + 4..].trim_start().trim_start_matches(['"', '\'']).trim_start();
        let target = &target[..target.find([')', '"', '\'']).unwrap_or(target.len())];
        if !is_inner(target) {
            return Err(harmful(format!("<{name}> refers to {}", shortened(target))));
        }
    }
    if value.contains('\\') && lower.contains('(') {
        return Err(harmful(format!("<{name}> has escapes in its style")));
    }
    Ok(())
}

fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(40).collect();
    if value.chars().nth(40).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

/// A length in CSS pixels; percentages and lengths in `em` say nothing of a picture's size.
fn pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let factor = match &text[number.len()..] {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|n| n * factor)
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let parts: Vec<f64> = text
        .split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    match parts[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(attributes: &str, inside: &str) -> String {
        format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {attributes}>{inside}</svg>")
    }

    #[test]
    fn size_comes_from_width_height_and_view_box() {
        let check = |attributes: &str, expect| {
            assert_eq!(size(svg(attributes, "").as_bytes()).ok(), expect, "{attributes}");
        };
        check("width='300' height='200'", Some((300, 200)));
        check("width='1in' height='25.4mm'", Some((96, 96)));
        check("viewBox='0 0 640 480'", Some((640, 480)));
        check("width='320' viewBox='0,0,640,480'", Some((320, 240)));
        check("width='100%' height='100%' viewBox='0 0 64 48'", Some((64, 48)));
        check("width='100%'", None);
        check("width='0' height='10'", None);
        check("width='1e9' height='10'", None);
        check("width='NaN' height='10'", None);
    }

    #[test]
    fn drawings_pass_and_anything_alive_is_refused() {
        let check = |inside: &str, safe: bool| {
            let result = size(svg("width='1' height='1'", inside).as_bytes());
            assert_eq!(result.is_ok(), safe, "{inside}: {result:?}");
            if let Err(problem) = result {
                assert_eq!(problem.code, Code::UnsafeSvg, "{inside}");
            }
        };
        check("<path d='M0 0h1' fill='url(#g)'/><use href='#p'/>", true);
        check("<style>.a { fill: url('#g') }</style>", true);
        check("<image href='data:image/png;base64,AA=='/>", true);
        check("<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>", true);
        check("<script>1</script>", false);
        check("<g onload='x()'/>", false);
        check("<a xlink:href='javascript:x()'/>", false);
        check("<image xlink:href='https://example.com/a.png'/>", false);
        check("<image href='data:image/svg+xml;base64,AA=='/>", false);
        check("<use href='other.svg#a'/>", false);
        check("<style>@import 'a.css';</style>", false);
        check("<rect style='fill: URL( \"//example.com/a\" )'/>", false);
        check("<rect fill='url(https://example.com/a)'/>", false);
        check("<rect style='fill: \\75rl(//example.com)'/>", false);
        check("<foreignObject/>", false);
        check("<p xmlns='http://www.w3.org/1999/xhtml'/>", false);
        check("<a><set attributeName='href' to='javascript:x()'/></a>", false);
        check("<?xml-stylesheet href='a.css'?>", false);
    }

    #[test]
    fn entities_are_refused() {
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>{}", svg("width='1' height='1'", "&a;"));
        assert_eq!(size(bomb.as_bytes()).expect_err("a document type").code, Code::BrokenPicture);
    }
}
