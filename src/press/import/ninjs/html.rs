//! A body in HTML to the parts of an article.
//!
//! What a newspaper page has becomes Markdown: paragraphs, crossheads, quotes, lists, tables,
//! pictures, emphasis and links. Text is never lost; what is left out (players, forms,
//! scripts) is named.

use scraper::{ElementRef, Html, Node};

use super::super::markdown;
use crate::markup;

/// How deep elements are read one by one; of what is nested deeper, the text alone is taken.
/// Bounds the recursion, whatever a body holds.
const DEPTH: usize = 64;

/// A part of a body as its HTML has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A block in Markdown.
    Markdown(String),
    /// A heading inside of the body.
    Crosshead(String),
    /// A picture.
    Picture {
        /// Its address as written.
        src: String,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// Its caption.
        caption: String,
    },
}

/// The blocks of a body, and the elements that were left out.
pub(super) fn blocks(html: &str) -> (Vec<Block>, Vec<String>) {
    let document = Html::parse_fragment(html);
    let mut reader = Reader::default();
    reader.inside(document.root_element());
    reader.finish();
    (reader.blocks, reader.left_out)
}

/// The text of HTML without its elements, for fields of one line.
pub(super) fn plain(html: &str) -> String {
    let text: String = Html::parse_fragment(html).root_element().text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    left_out: Vec<String>,
    /// The paragraph so far, in Markdown.
    open: String,
}

impl Reader {
    fn inside(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => push(&mut self.open, &markdown::inline(text)),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        if is_deep(element) {
            return push(&mut self.open, &markdown::inline(&bare(element)));
        }
        match element.value().name() {
            "script" | "style" | "iframe" | "object" | "embed" | "video" | "audio" | "form" | "template" => {
                self.left_out.push(element.value().name().to_owned());
            }
            "br" | "hr" => self.finish(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.finish();
                let text = line(element);
                self.add((!text.is_empty()).then_some(Block::Crosshead(text)));
            }
            "blockquote" => self.quote(element),
            "ul" | "ol" => self.list(element),
            "table" => self.table(element),
            "figure" => self.figure(element),
            "img" => {
                self.finish();
                self.picture(element, String::new());
            }
            "strong" | "b" => self.marked("**", element),
            "em" | "i" | "cite" => self.marked("*", element),
            "a" => self.link(element),
            name if is_inline(name) => self.inside(element),
            _ => {
                self.finish();
                self.inside(element);
                self.finish();
            }
        }
    }

    /// Ends the paragraph.
    fn finish(&mut self) {
        let text = std::mem::take(&mut self.open);
        let text = text.trim();
        if !text.is_empty() {
            self.blocks.push(Block::Markdown(markdown::guarded(text.to_owned())));
        }
    }

    fn add(&mut self, block: Option<Block>) {
        self.blocks.extend(block);
    }

    /// Emphasis. Punctuation at its ends stands outside of the marks: Markdown takes marks
    /// between a letter and punctuation for text.
    fn marked(&mut self, mark: &str, element: ElementRef<'_>) {
        if element.descendants().any(|node| node.value().as_element().is_some_and(|inner| inner.name() == "img")) {
            return self.inside(element);
        }
        let text = line(element);
        let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
        // What is escaped or marked inside is left as it is.
        if inner.is_empty() || text.contains(['\\', '*', '[']) {
            return push(&mut self.open, &text);
        }
        let start = inner.as_ptr() as usize - text.as_ptr() as usize;
        let (before, after) = (&text[..start], &text[start + inner.len()..]);
        push(&mut self.open, &[before, mark, inner, mark, after].concat());
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let text = line(element);
        let address = element.value().attr("href").and_then(markup::href).filter(|href| !href.starts_with('#'));
        match address {
            Some(address) if !text.is_empty() => {
                let safe = address.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20");
                push(&mut self.open, &format!("[{text}](<{safe}>)"));
            }
            _ => self.inside(element),
        }
    }

    fn quote(&mut self, element: ElementRef<'_>) {
        self.finish();
        let mut inner = Self::default();
        inner.inside(element);
        inner.finish();
        self.left_out.extend(inner.left_out);
        for block in inner.blocks {
            self.blocks.push(match block {
                Block::Markdown(text) => Block::Markdown(format!("> {}", text.replace('\n', "\n> "))),
                Block::Crosshead(text) => Block::Markdown(format!("> {}", markdown::guarded(text))),
                picture @ Block::Picture { .. } => picture,
            });
        }
    }

    fn list(&mut self, element: ElementRef<'_>) {
        self.finish();
        let is_ordered = element.value().name() == "ol";
        let first = element.value().attr("start").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
        let items = element.child_elements().filter(|child| child.value().name() == "li").map(line);
        let lines = items.filter(|text| !text.is_empty()).zip(first..).map(|(text, number)| {
            let text = markdown::guarded(text);
            if is_ordered { format!("{number}. {text}") } else { format!("- {text}") }
        });
        let list = lines.collect::<Vec<_>>().join("\n");
        self.add((!list.is_empty()).then_some(Block::Markdown(list)));
    }

    fn table(&mut self, element: ElementRef<'_>) {
        self.finish();
        let named = |element: &ElementRef<'_>, names: &[&str]| names.contains(&element.value().name());
        let rows = element.descendants().filter_map(ElementRef::wrap).filter(|row| named(row, &["tr"]));
        let rows: Vec<Vec<String>> = rows
            .map(|row| row.child_elements().filter(|cell| named(cell, &["td", "th"])).map(line).collect())
            .filter(|row: &Vec<String>| !row.is_empty())
            .collect();
        let Some(columns) = rows.iter().map(Vec::len).max() else { return };
        let mut lines: Vec<String> = rows
            .into_iter()
            .map(|mut row| {
                row.resize(columns, String::new());
                format!("| {} |", row.join(" | "))
            })
            .collect();
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        self.blocks.push(Block::Markdown(lines.join("\n")));
    }

    fn figure(&mut self, element: ElementRef<'_>) {
        self.finish();
        let inner = |name: &str| {
            let elements = element.descendants().filter_map(ElementRef::wrap);
            elements.filter(|inner| inner.value().name() == name).collect::<Vec<_>>()
        };
        let captions = inner("figcaption");
        let caption = captions.first().map(|caption| plain(&caption.inner_html())).unwrap_or_default();
        let pictures = inner("img");
        if pictures.is_empty() {
            return self.inside(element);
        }
        for (at, picture) in pictures.into_iter().enumerate() {
            self.picture(picture, if at == 0 { caption.clone() } else { String::new() });
        }
    }

    fn picture(&mut self, element: ElementRef<'_>, caption: String) {
        let attribute = |name| element.value().attr(name).unwrap_or_default().trim().to_owned();
        let src = attribute("src");
        self.add((!src.is_empty()).then(|| Block::Picture { src, alt: attribute("alt"), caption }));
    }
}

/// The text of an element as Markdown of one line.
fn line(element: ElementRef<'_>) -> String {
    let mut reader = Reader::default();
    for child in element.children() {
        match child.value() {
            Node::Text(text) => push(&mut reader.open, &markdown::inline(text)),
            Node::Element(inner) => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                match inner.name() {
                    _ if is_deep(child) => push(&mut reader.open, &markdown::inline(&bare(child))),
                    "strong" | "b" => reader.marked("**", child),
                    "em" | "i" | "cite" => reader.marked("*", child),
                    "a" => reader.link(child),
                    "script" | "style" => {}
                    "br" => push(&mut reader.open, " "),
                    name if is_inline(name) => push(&mut reader.open, &line(child)),
                    // Blocks in a line are words apart.
                    _ => push(&mut reader.open, &format!(" {} ", line(child))),
                }
            }
            _ => {}
        }
    }
    reader.open.trim().to_owned()
}

/// Whether an element is nested deeper than elements are read.
fn is_deep(element: ElementRef<'_>) -> bool {
    element.ancestors().nth(DEPTH).is_some()
}

/// All text of an element, however deep it stands, its parts being words apart.
fn bare(element: ElementRef<'_>) -> String {
    let is_code = |node: &Node| node.as_element().is_some_and(|parent| matches!(parent.name(), "script" | "style"));
    let texts = element.descendants().filter(|node| !node.parent().is_some_and(|parent| is_code(parent.value())));
    texts.filter_map(|node| node.value().as_text().map(|text| &**text)).collect::<Vec<_>>().join(" ")
}

/// Appends text with its runs of white space made one space.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        // A no-break space is meant; a full-width one is an indent, which the layout makes.
        if c.is_ascii_whitespace() || c == '\u{3000}' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "span"
            | "small"
            | "sub"
            | "sup"
            | "u"
            | "s"
            | "q"
            | "abbr"
            | "code"
            | "mark"
            | "time"
            | "font"
            | "label"
            | "var"
            | "kbd"
            | "samp"
            | "bdi"
            | "bdo"
            | "ins"
            | "del"
            | "dfn"
            | "data"
            | "ruby"
            | "wbr"
            | "tt"
            | "big"
            | "nobr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &[&str]) {
        let shown = |block: Block| match block {
            Block::Markdown(text) => text,
            Block::Crosshead(text) => format!("## {text}"),
            Block::Picture { src, alt, caption } => format!("{src}|{alt}|{caption}"),
        };
        assert_eq!(blocks(html).0.into_iter().map(shown).collect::<Vec<_>>(), expect, "{html}");
    }

    #[test]
    fn a_body_becomes_its_markdown() {
        check("<p>一</p>\n<p>　　二 <br>三</p>四", &["一", "二", "三", "四"]);
        check("<h2>小标题</h2><div>甲<div>乙</div></div>", &["## 小标题", "甲", "乙"]);
        check("<p>a <b>bold</b>, <i>it</i> &amp; 1*2</p>", &["a **bold**, *it* \\& 1\\*2"]);
        check("<p>他说<strong>“好。”</strong>走了</p>", &["他说“**好**。”走了"]);
        check("<p><a href='https://a.cn/(1)'>链</a><a href='javascript:x'>坏</a></p>", &["[链](<https://a.cn/(1)>)坏"]);
        check("<ul><li>甲</li><li><p>乙</p></li></ul><ol start=3><li>丙</li></ol>", &["- 甲\n- 乙", "3. 丙"]);
        check("<blockquote><p>甲</p></blockquote>", &["> 甲"]);
        check(
            "<table><tr><th>a</th><th>b|</th></tr><tr><td>1</td></tr></table>",
            &["| a | b\\| |\n| --- | --- |\n| 1 |  |"],
        );
        check("<p># 1</p><p>1. 甲</p><p>- 乙</p>", &["\\# 1", "1\\. 甲", "\\- 乙"]);
        check(
            "<figure><img src=a.jpg alt=描述><figcaption>图 <b>说</b></figcaption></figure><p>文<img src=b.png></p>",
            &["a.jpg|描述|图 说", "文", "b.png||"],
        );
    }

    #[test]
    fn elements_nested_without_end_leave_their_text() {
        for tag in ["div", "b", "span", "blockquote", "ul><li", "table><tr><td", "figure"] {
            let deep = format!("<{tag}>").repeat(4000);
            let (found, _) = blocks(&format!("<p>甲</p>{deep}乙<script>1</script>"));
            let text = format!("{found:?}");
            assert!(text.contains('甲') && text.contains('乙') && !text.contains('1'), "{tag}: {text}");
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let (found, left_out) = blocks("<p>甲</p><iframe src=x></iframe><script>1</script>");
        assert_eq!(found, [Block::Markdown("甲".into())]);
        assert_eq!(left_out, ["iframe", "script"]);
    }
}
