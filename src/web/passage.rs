//! Passages: pieces of an article's text as ranges of the drawn page, lit or brought into view.
//!
//! Every element of body text says which block it shows and how many of its characters stand
//! before it (`data-block`, `data-at`), so a place in the text is a matter of counting. The
//! lights are the browser's own (CSS Custom Highlight API) and change nothing in the document;
//! where there are none, boxes are laid over the text.

use js_sys::{Array, Function, Map, Object, Reflect, Set};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, Node, window};

use super::home::{Home, Place};
use crate::edition::Locator;
use crate::layout::decimal;

/// A piece of an article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// So many characters of a block, from a place.
    Body(Locator, u32),
    /// Words around the body: wherever they stand in the head, the first words before the
    /// first paragraph or the signature.
    Head {
        /// The article's id.
        article: String,
        /// The words.
        words: String,
        /// Which of the places where they stand; every one if none.
        nth: Option<usize>,
    },
}

impl Passage {
    /// Where it begins; the article's beginning if it is none of the body's.
    pub fn locator(&self) -> Locator {
        match self {
            Self::Body(locator, _) => locator.clone(),
            Self::Head { article, .. } => Locator { article: article.clone(), ..Locator::default() },
        }
    }
}

/// Parts of an article whose words are no block's.
const AROUND_THE_BODY: &str = ".head-part, [data-text=signed], [data-at^='-']";
/// Parts of an element whose characters are not those of its block.
const NOT_COUNTED: &str = "[data-text=signed], [data-credit], [aria-hidden=true]";

#[wasm_bindgen]
extern "C" {
    type Range;
    #[wasm_bindgen(constructor)]
    fn new() -> Range;
    #[wasm_bindgen(method, catch, js_name = setStart)]
    fn set_start(this: &Range, node: &Node, offset: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setEnd)]
    fn set_end(this: &Range, node: &Node, offset: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = startContainer)]
    fn start_container(this: &Range) -> Node;
    #[wasm_bindgen(method, js_name = getClientRects)]
    fn client_rects(this: &Range) -> JsValue;
    #[wasm_bindgen(method, js_name = getBoundingClientRect)]
    fn bounding_client_rect(this: &Range) -> DomRect;
}

impl Home {
    /// Lights passages of what stands in the first element that a selector finds, under a name
    /// that `::highlight(NAME)` and `[data-light=NAME]` style, and puts out what that name lit
    /// before. What is drawn anew has to be lit anew.
    pub fn light(self, name: &'static str, root: &str, passages: &[Passage]) {
        let Some(place) = self.place() else { return };
        let ranges: Vec<Range> = match self.find(root) {
            Some(root) => {
                let mut shown = Shown::below(root);
                passages.iter().flat_map(|passage| shown.ranges(passage)).collect()
            }
            None => vec![],
        };
        all(&place.element, &["[data-light=", name, "]"].concat()).iter().for_each(Element::remove);
        if light_natively(&place, name, &ranges).is_none() {
            // A box that cannot be laid leaves its hit unlit, and nothing else undone.
            for range in &ranges {
                let _ = lay_boxes(name, range);
            }
        }
    }

    /// Scrolls such that a passage can be seen, if it cannot be. Whether it is drawn at all.
    pub fn reveal(self, root: &str, passage: &Passage) -> bool {
        let Some(range) = self.find(root).and_then(|root| Shown::below(root).ranges(passage).into_iter().next()) else {
            return false;
        };
        let rect = range.bounding_client_rect();
        let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
        if (rect.top() < MARGIN || rect.bottom() > height - MARGIN)
            && let Some(element) = range.start_container().parent_element()
        {
            let _ = scroll_to_middle(&element);
        }
        true
    }
}

/// Nearer to an edge of the window than this, in CSS px, a passage is brought into view.
const MARGIN: f64 = 32.0;

fn scroll_to_middle(element: &Element) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"block".into(), &"center".into())?;
    let scroll: Function = Reflect::get(element, &"scrollIntoView".into())?.dyn_into()?;
    scroll.call1(element, &options).map(drop)
}

/// Gives the ranges to the browser in the place of those before; `None` if it cannot light them.
/// A name is the document's: the readers on a page light their own ranges under it.
fn light_natively(place: &Place, name: &'static str, ranges: &[Range]) -> Option<()> {
    let registry = registry()?;
    let found = registry.get(&name.into());
    let highlight: Set = if found.is_undefined() {
        let class: Function = property(&window()?.into(), "Highlight")?.dyn_into().ok()?;
        let highlight = Reflect::construct(&class, &Array::new()).ok()?;
        registry.set(&name.into(), &highlight);
        highlight.unchecked_into()
    } else {
        found.unchecked_into()
    };
    for range in ranges {
        highlight.add(range);
    }
    let lit = ranges.iter().map(JsValue::from).collect();
    for range in &std::mem::replace(place.lights.borrow_mut().of(name), lit) {
        highlight.delete(range);
    }
    Some(())
}

/// Puts out all that a reader lit.
pub(super) fn put_out(place: &Place) {
    let Some(registry) = registry() else { return };
    let lights = place.lights.take();
    for (name, ranges) in lights.keys().zip(lights.values()) {
        let highlight: Set = registry.get(&(*name).into()).unchecked_into();
        for range in ranges {
            highlight.delete(range);
        }
    }
}

/// The document's highlights by name: a map in all but its class, as each of them is a set.
fn registry() -> Option<Map> {
    property(&property(&window()?.into(), "CSS")?, "highlights").map(JsValue::unchecked_into)
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// Lays boxes over a range, inside the sheet that shows it.
fn lay_boxes(name: &str, range: &Range) -> Option<()> {
    let sheet = range.start_container().parent_element()?.closest(".sheet").ok()??;
    let document = sheet.owner_document()?;
    let layer = document.create_element("div").ok()?;
    layer.set_attribute("data-light", name).ok()?;
    layer.set_attribute("aria-hidden", "true").ok()?;
    let frame = sheet.get_bounding_client_rect();
    // The sheet may be drawn smaller than it is.
    let scale = frame.width() / f64::from(sheet.dyn_ref::<HtmlElement>()?.offset_width().max(1));
    for rect in Array::from(&range.client_rects()) {
        let rect: DomRect = rect.unchecked_into();
        let piece = document.create_element("i").ok()?.dyn_into::<HtmlElement>().ok()?;
        for (property, length) in [
            ("left", rect.left() - frame.left()),
            ("top", rect.top() - frame.top()),
            ("width", rect.width()),
            ("height", rect.height()),
        ] {
            piece.style().set_property(property, &[&decimal(length / scale), "px"].concat()).ok()?;
        }
        layer.append_child(&piece).ok()?;
    }
    sheet.append_child(&layer).ok()?;
    Some(())
}

/// What stands below an element, looked up once for all passages: most of them are of articles that do not.
struct Shown {
    articles: Vec<(String, Element)>,
    /// Those of the article that was asked for last.
    pieces: Option<(String, Vec<Piece>)>,
}

/// An element of a body: its block, and where in that it begins.
type Piece = (u32, i64, Element);

impl Shown {
    fn below(root: Element) -> Self {
        let named = |article: Element| Some((article.get_attribute("data-article")?, article));
        Self { articles: all(&root, "[data-article]").into_iter().filter_map(named).collect(), pieces: None }
    }

    fn articles(&self, id: &str) -> impl Iterator<Item = &Element> {
        self.articles.iter().filter(move |(article, _)| article == id).map(|(_, element)| element)
    }

    /// The ranges of a passage: one for each paragraph element that shows a part of it.
    fn ranges(&mut self, passage: &Passage) -> Vec<Range> {
        match passage {
            Passage::Body(locator, len) => self.body_ranges(locator, *len),
            Passage::Head { article, words, nth } => self.head_ranges(article, words, *nth),
        }
    }

    fn head_ranges(&self, article: &str, words: &str, nth: Option<usize>) -> Vec<Range> {
        let parts = self.articles(article).flat_map(|article| all(article, AROUND_THE_BODY));
        let mut found: Vec<Range> = parts.flat_map(|part| word_ranges(&part, words)).collect();
        match nth {
            // A head that is shown shorter than it is has them at its end, if at all.
            Some(nth) if !found.is_empty() => vec![found.swap_remove(nth.min(found.len() - 1))],
            _ => found,
        }
    }

    fn body_ranges(&mut self, locator: &Locator, len: u32) -> Vec<Range> {
        let shown: Vec<&Piece> =
            self.pieces(&locator.article).iter().filter(|(block, ..)| *block == locator.block).collect();
        let (from, to) = (i64::from(locator.offset), i64::from(locator.offset) + i64::from(len));
        let piece = |(index, (_, at, element)): (usize, &&Piece)| {
            // What stands behind the block's own text, as a caption's credit, is not the next's.
            let next = shown.get(index + 1).map_or(i64::MAX, |(_, next, _)| *next);
            let (from, to) = (from.max(*at), to.min(next));
            if from < to { range(&texts(element, NOT_COUNTED), (from - at) as usize, (to - at) as usize) } else { None }
        };
        shown.iter().enumerate().filter_map(piece).collect()
    }

    /// The pieces of an article's body in the order of its text.
    fn pieces(&mut self, article: &str) -> &[Piece] {
        if self.pieces.as_ref().is_none_or(|(of, _)| of != article) {
            let piece = |element: Element| {
                let number = |name| element.get_attribute(name)?.parse::<i64>().ok();
                let (block, at) = (number("data-block")?, number("data-at")?);
                Some((u32::try_from(block).ok()?, at, element))
            };
            let elements = self.articles(article).flat_map(|article| all(article, "[data-at]"));
            let mut pieces: Vec<_> = elements.filter_map(piece).collect();
            pieces.sort_by_key(|(block, at, _)| (*block, *at));
            self.pieces = Some((article.to_owned(), pieces));
        }
        self.pieces.as_ref().map_or(&[], |(_, pieces)| pieces)
    }
}

/// Every place of some words in an element, spaces disregarded: lines are joined without.
fn word_ranges(element: &Element, words: &str) -> Vec<Range> {
    let texts = texts(element, "[aria-hidden=true]");
    let all = texts.iter().flat_map(|(_, text)| text.chars()).enumerate();
    let solid: Vec<(usize, char)> = all.filter(|(_, character)| !character.is_whitespace()).collect();
    let words: Vec<char> = words.chars().filter(|character| !character.is_whitespace()).collect();
    if words.is_empty() {
        return vec![];
    }
    let found = solid.windows(words.len()).filter(|piece| piece.iter().map(|(_, c)| c).eq(&words));
    found.filter_map(|piece| range(&texts, piece.first()?.0, piece.last()?.0 + 1)).collect()
}

/// The range between two characters of texts that follow each other.
fn range(texts: &[(Node, String)], from: usize, to: usize) -> Option<Range> {
    let range = Range::new();
    let mut before = 0;
    let mut started = false;
    for (node, text) in texts {
        let count = text.chars().count();
        // The document counts in halves of UTF-16.
        let units = |characters: usize| text.chars().take(characters).map(char::len_utf16).sum::<usize>() as u32;
        if !started && from < before + count {
            range.set_start(node, units(from - before)).ok()?;
            started = true;
        }
        if started && (to <= before + count) {
            range.set_end(node, units(to - before)).ok()?;
            return Some(range);
        }
        before += count;
    }
    // The text ends before the passage does.
    let (node, text) = texts.last().filter(|_| started)?;
    range.set_end(node, text.encode_utf16().count() as u32).ok()?;
    Some(range)
}

/// The text nodes below an element, but those in elements that a selector names.
fn texts(element: &Element, but: &str) -> Vec<(Node, String)> {
    fn walk(node: &Node, but: &str, found: &mut Vec<(Node, String)>) {
        let children = node.child_nodes();
        for child in (0..children.length()).filter_map(|index| children.get(index)) {
            if child.node_type() == Node::TEXT_NODE {
                let text = child.text_content().unwrap_or_default();
                found.push((child, text));
            } else if !child.dyn_ref::<Element>().is_some_and(|element| element.matches(but).unwrap_or(false)) {
                walk(&child, but, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(element, but, &mut found);
    found
}

/// Every element below another that a selector finds.
pub(super) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return vec![] };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}
