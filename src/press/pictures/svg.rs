//! SVG pictures: their size, and what is left of them without anything that could run or
//! load something, and without what an editor's program noted for itself.
//!
//! The file is parsed and written anew from what is known to be harmless; nothing of it is
//! copied unseen.

use std::collections::BTreeSet;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

use super::decode::{Problem, Size};
use crate::markup;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Largest side in pixels that is believed.
const SIDE_LIMIT: f64 = 100_000.0;
/// Deepest nesting of elements; drawing programs write a dozen. Writing a drawing anew goes down
/// with its elements, and so does every browser that draws it.
const DEPTH_LIMIT: usize = 256;
/// Elements that run something or hold something that does.
const ALIVE: [&str; 8] = ["script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "discard"];

/// A drawing without harm.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Its text.
    pub(super) text: String,
    /// Width and height in CSS pixels, rounded up.
    pub(super) size: Size,
    /// What was left out because it could do harm, each once.
    pub(super) harmful: Vec<String>,
}

fn broken(message: impl Into<String>) -> Problem {
    Problem::Drawing(message.into())
}

/// Reads a drawing and writes it anew.
///
/// # Errors
/// If it is no drawing, or has no size.
pub(super) fn clean(bytes: &[u8]) -> Result<Drawing, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8"))?;
    // A document type that declares entities is refused: they may grow without end. A mere
    // name, as drawing programs write it, is none. The nodes of a drawing are bounded too.
    let declares = text.find("<!DOCTYPE").is_some_and(|at| text[at..].split('>').next().unwrap_or("").contains('['));
    let options = ParsingOptions { allow_dtd: !declares, nodes_limit: 1_000_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| broken(error.to_string()))?;
    if depth(&document) > DEPTH_LIMIT {
        return Err(broken(format!("its elements are nested more than {DEPTH_LIMIT} deep")));
    }
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(broken(format!("its root element is not <svg xmlns=\"{SVG}\">")));
    }
    let size = size(root)?;
    let mut writer = Writer { text: String::new(), harmful: BTreeSet::new() };
    for node in document.root().children() {
        writer.node(node);
    }
    Ok(Drawing { text: writer.text, size, harmful: writer.harmful.into_iter().collect() })
}

/// How deep the nodes of a document are nested, found in their order and not by going down.
fn depth(document: &Document<'_>) -> usize {
    let mut depths: Vec<usize> = vec![];
    for node in document.root().descendants() {
        depths.push(node.parent().map_or(0, |parent| depths[parent.id().get_usize()] + 1));
    }
    depths.into_iter().max().unwrap_or_default()
}

fn size(root: Node<'_, '_>) -> Result<Size, Problem> {
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
    Ok(Size { width: width.ceil() as u32, height: height.ceil() as u32 })
}

/// The drawing as far as it is written.
struct Writer {
    text: String,
    harmful: BTreeSet<String>,
}

impl Writer {
    fn node(&mut self, node: Node<'_, '_>) {
        match node.node_type() {
            NodeType::Element => self.element(node),
            NodeType::Text => markup::escape(node.text().unwrap_or_default(), &mut self.text),
            NodeType::PI => {
                let target = node.pi().map_or("", |instruction| instruction.target);
                self.harmful.insert(format!("the instruction <?{target}?>"));
            }
            NodeType::Root | NodeType::Comment => {}
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() != Some(SVG) {
            // Programs keep notes of their own in other namespaces; XHTML is alive.
            if node.tag_name().namespace().is_some_and(|namespace| namespace.contains("xhtml")) {
                self.harmful.insert(format!("the HTML element <{name}>"));
            }
            return;
        }
        if ALIVE.contains(&name) {
            self.harmful.insert(format!("the element <{name}>"));
            return;
        }
        // Who drew it, where and with what.
        if name == "metadata" {
            return;
        }
        let css: String = node.children().filter_map(|inner| inner.text()).collect();
        if name == "style"
            && let Err(harm) = check_sheet(&css)
        {
            self.harmful.insert(harm);
            return;
        }
        let attributes = node.attributes().filter(|attribute| is_own(attribute));
        if let Some(harm) = attributes.clone().find_map(|attribute| check_animation(name, &attribute).err()) {
            self.harmful.insert(harm);
            return;
        }
        self.text.push('<');
        self.text.push_str(name);
        if node.parent().is_some_and(|parent| parent.is_root()) {
            markup::attribute("xmlns", SVG, &mut self.text);
            markup::attribute("xmlns:xlink", XLINK, &mut self.text);
        }
        for attribute in attributes {
            match check_attribute(name, &attribute) {
                Ok(()) => self.attribute(&attribute),
                Err(harm) => _ = self.harmful.insert(harm),
            }
        }
        if node.has_children() {
            self.text.push('>');
            for child in node.children() {
                self.node(child);
            }
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        } else {
            self.text.push_str("/>");
        }
    }

    fn attribute(&mut self, attribute: &Attribute<'_, '_>) {
        let prefix = match attribute.namespace() {
            Some(XLINK) => "xlink:",
            Some(XML) => "xml:",
            _ => "",
        };
        let name = prefix.to_owned() + attribute.name();
        markup::attribute(&name, attribute.value(), &mut self.text);
    }
}

/// Whether an attribute is the drawing's and not a program's note.
fn is_own(attribute: &Attribute<'_, '_>) -> bool {
    matches!(attribute.namespace(), None | Some(XLINK | XML))
}

fn check_sheet(css: &str) -> Result<(), String> {
    if css.to_ascii_lowercase().contains("@import") {
        return Err("a style sheet that imports another".to_owned());
    }
    if css.contains('\\') {
        return Err("a style sheet with escapes".to_owned());
    }
    check_css(css, "style")
}

/// An animation of an address could make it another one.
fn check_animation(name: &str, attribute: &Attribute<'_, '_>) -> Result<(), String> {
    let value = attribute.value().trim().to_ascii_lowercase();
    let is_harmful = attribute.name().eq_ignore_ascii_case("attributeName")
        && (value.contains("href") || value.contains("src") || value.starts_with("on") || value.contains("style"));
    if is_harmful { Err(format!("<{name}> that changes {value}")) } else { Ok(()) }
}

fn check_attribute(name: &str, attribute: &Attribute<'_, '_>) -> Result<(), String> {
    let (key, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
    if key.starts_with("on") {
        return Err(format!("the attribute {key} of <{name}>"));
    }
    // `xml:base` would change where references lead.
    if key == "base" || (matches!(key.as_str(), "href" | "src") && !is_inner(value)) {
        return Err(format!("the reference of <{name}> to {}", shortened(value)));
    }
    check_css(value, name)
}

/// Whether a reference stays in the file: a fragment, or a picture held as data.
fn is_inner(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.is_empty()
        || value.starts_with('#')
        || ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| value.starts_with(&format!("data:image/{kind}")))
}

/// Every `url(…)` must stay in the file, and escapes must not hide one.
fn check_css(value: &str, name: &str) -> Result<(), String> {
    let lower = value.to_ascii_lowercase();
    if lower.contains("javascript:") || lower.contains("image-set(") {
        return Err(format!("the reference of <{name}> to {}", shortened(value)));
    }
    for (i, _) in lower.match_indices("url(") {
        let target = lower[i + 4..].trim_start().trim_start_matches(['"', '\'']).trim_start();
        let target = &target[..target.find([')', '"', '\'']).unwrap_or(target.len())];
        if !is_inner(target) {
            return Err(format!("the reference of <{name}> to {}", shortened(target)));
        }
    }
    if value.contains('\\') && lower.contains('(') {
        return Err(format!("escapes in the style of <{name}>"));
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
        let check = |attributes: &str, expect: Option<(u32, u32)>| {
            let found = clean(svg(attributes, "").as_bytes()).ok().map(|drawing| drawing.size);
            assert_eq!(found, expect.map(|(width, height)| Size { width, height }), "{attributes}");
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

    /// What is left of the inside of a drawing, and how many harmful things are not.
    fn left(inside: &str) -> (String, usize) {
        let drawing = clean(svg("width='1' height='1'", inside).as_bytes()).expect("a drawing");
        let (_, rest) = drawing.text.split_once("height=\"1\"").expect("the root");
        let inside = rest.strip_prefix('>').and_then(|rest| rest.strip_suffix("</svg>")).unwrap_or_default();
        (inside.to_owned(), drawing.harmful.len())
    }

    #[test]
    fn drawings_stay_as_they_are() {
        for inside in [
            "<path d=\"M0 0h1\" fill=\"url(#g)\"/><use href=\"#p\"/>",
            "<style>.a { fill: url(&#39;#g&#39;) }</style>",
            "<image href=\"data:image/png;base64,AA==\" xlink:href=\"#a\"/>",
            "<text xml:space=\"preserve\"> 长治 &lt;日报&gt; &amp; </text>",
            "<g><animate attributeName=\"opacity\" to=\"0\"/></g>",
        ] {
            assert_eq!(left(inside), (inside.to_owned(), 0));
        }
    }

    #[test]
    fn notes_are_left_out_silently() {
        for inside in [
            "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
            "<i:note xmlns:i='http://www.inkscape.org/namespaces/inkscape'>39.9 N</i:note>",
            "<!-- drawn by -->",
        ] {
            assert_eq!(left(inside), (String::new(), 0), "{inside}");
        }
        let noted = "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='x'/>";
        assert_eq!(left(noted).0, "<g/>");
    }

    #[test]
    fn anything_alive_is_left_out_and_named() {
        for (inside, rest) in [
            ("<script>1</script>", ""),
            ("<g onload='x()'/>", "<g/>"),
            ("<a xlink:href='javascript:x()'/>", "<a/>"),
            ("<image xlink:href='https://example.com/a.png'/>", "<image/>"),
            ("<image href='data:image/svg+xml;base64,AA=='/>", "<image/>"),
            ("<use href='other.svg#a'/>", "<use/>"),
            ("<g xml:base='https://example.com/'/>", "<g/>"),
            ("<style>@import 'a.css';</style>", ""),
            ("<style>a { fill: \\75rl(a) }</style>", ""),
            ("<rect style='fill: URL( \"//example.com/a\" )'/>", "<rect/>"),
            ("<rect fill='url(https://example.com/a)'/>", "<rect/>"),
            ("<rect style='fill: \\75rl(//example.com)'/>", "<rect/>"),
            ("<foreignObject><b/></foreignObject>", ""),
            ("<p xmlns='http://www.w3.org/1999/xhtml'/>", ""),
            ("<a><set attributeName='href' to='javascript:x()'/></a>", "<a></a>"),
            ("<?xml-stylesheet href='a.css'?>", ""),
        ] {
            assert_eq!(left(inside), (rest.to_owned(), 1), "{inside}");
        }
    }

    #[test]
    fn elements_nested_without_end_are_refused() {
        let nested = |times: usize| svg("width='1' height='1'", &("<g>".repeat(times) + &"</g>".repeat(times)));
        assert!(clean(nested(200).as_bytes()).is_ok());
        for times in [DEPTH_LIMIT, 6000, 200_000] {
            let refused = clean(nested(times).as_bytes());
            assert!(
                matches!(&refused, Err(Problem::Drawing(words)) if words.contains("nested")),
                "{times}: {refused:?}"
            );
        }
    }

    #[test]
    fn entities_are_refused_and_a_mere_document_type_is_not() {
        let drawing = svg("width='1' height='1'", "&a;");
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>{drawing}");
        assert!(clean(bomb.as_bytes()).is_err());
        let named =
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
        let drawing = clean(format!("{named}{}", svg("width='1' height='1'", "")).as_bytes()).expect("a drawing");
        assert!(drawing.text.starts_with("<svg"), "{}", drawing.text);
    }
}
