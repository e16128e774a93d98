//! A composed sheet as one drawing: what the layout placed, where it placed it.
//!
//! One string for a whole sheet is what a browser parses fastest and what a server can
//! send; what a click means is found by the attributes of what was clicked.

use super::pen::{Drawing, Pen, Style};
use crate::edition::{Body, Edition, FaceRole, Figure, Head};
use crate::layout::fragment::{Content, Region};
use crate::layout::{PageLayout, Rect, Setting, Stylesheet};

/// What a sheet is drawn from besides its layout.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Bodies of the page: pictures and what stands for them.
    pub bodies: &'a [Body],
    /// Folder of the edition.
    pub folder: &'a str,
    /// Address of the site, with a slash at its end: what links and files begin with.
    pub base: &'a str,
    /// The link in each article that unfolds it: language and words. A sheet that is read
    /// already has none.
    pub unfold: Option<(&'a str, &'a str)>,
}

/// Draws a sheet of a page with its furniture and rules: the inside of an element with the
/// class `PREFIX0`, which gives its size and the sizes of its text.
pub fn sheet(
    paper: Paper<'_>,
    style: &Stylesheet,
    layout: &PageLayout,
    number: usize,
    prefix: &'static str,
) -> Drawing {
    let mut artist = Artist::new(paper, layout, prefix);
    artist.pen.declare(&root(style, layout, number));
    artist.sheet(number);
    artist.pen.finish()
}

/// Draws all sheets of a page one after another, each an element of its own with a name for
/// assistive technology; the first is the current one.
pub fn sheets(
    paper: Paper<'_>,
    style: &Stylesheet,
    layout: &PageLayout,
    names: &[String],
    prefix: &'static str,
) -> Drawing {
    let mut artist = Artist::new(paper, layout, prefix);
    for number in 0..layout.sheets.len() {
        artist.open_styled("section", "sheet", &root(style, layout, number));
        artist.pen.attribute("data-sheet", &(number + 1).to_string());
        if let Some(name) = names.get(number) {
            artist.pen.attribute("aria-label", name);
        }
        if number == 0 {
            artist.pen.attribute("aria-current", "page");
        }
        artist.pen.attribute("tabindex", "-1");
        artist.pen.attribute("lang", &paper.edition.paper.language);
        artist.pen.push(">");
        artist.sheet(number);
        artist.pen.push("</section>");
    }
    artist.pen.finish()
}

/// Draws the articles of a sheet alone, as for reading one of them.
pub fn articles(paper: Paper<'_>, style: &Stylesheet, layout: &PageLayout, prefix: &'static str) -> Drawing {
    let mut artist = Artist::new(paper, layout, prefix);
    artist.pen.declare(&root(style, layout, 0));
    for sheet in &layout.sheets {
        sheet.regions.iter().for_each(|region| artist.region(region));
        artist.rules(&sheet.rules);
    }
    artist.pen.finish()
}

/// The size of a sheet and the sizes of its text.
fn root(style: &Stylesheet, layout: &PageLayout, number: usize) -> Style {
    let size = layout.sheets.get(number).map(|sheet| sheet.size).unwrap_or_default();
    let root = Style::default().px("width", size.width).px("height", size.height);
    let root = root.px("--em", style.em).px("--row", style.row);
    root.px("--quote", style.style(Setting::Quote).size).px("--table", style.style(Setting::Table).size)
}

/// Draws what stands on sheets.
pub(super) struct Artist<'a> {
    pub(super) paper: Paper<'a>,
    pub(super) layout: &'a PageLayout,
    pub(super) pen: Pen,
}

impl<'a> Artist<'a> {
    fn new(paper: Paper<'a>, layout: &'a PageLayout, prefix: &'static str) -> Self {
        Self { paper, layout, pen: Pen::new(prefix) }
    }

    /// Furniture, articles and rules of a sheet.
    fn sheet(&mut self, number: usize) {
        let layout = self.layout;
        let Some(sheet) = layout.sheets.get(number) else { return };
        self.furniture(&sheet.furniture);
        sheet.regions.iter().for_each(|region| self.region(region));
        sheet.heads.iter().for_each(|head| self.head_line("p", head, Rect::default()));
        self.rules(&sheet.rules);
        sheet.teasers.iter().for_each(|teaser| self.teaser(teaser, teaser.page == layout.page + 1));
    }

    fn rules(&mut self, rules: &[Rect]) {
        self.pen.push("<div class=\"rules\" aria-hidden=\"true\">");
        for rule in rules {
            self.open("div", "rule", *rule, Rect::default());
            self.pen.push("></div>");
        }
        self.pen.push("</div>");
    }

    /// Opens an element at a place inside another, without the `>`.
    pub(super) fn open(&mut self, element: &str, class: &str, rect: Rect, parent: Rect) {
        self.open_styled(element, class, &Style::place(rect, parent));
    }

    pub(super) fn open_styled(&mut self, element: &str, class: &str, style: &Style) {
        self.pen.push("<");
        self.pen.push(element);
        self.pen.class(class, style);
    }

    /// One region: the fragments of one article, in reading order.
    fn region(&mut self, region: &Region) {
        let layout = self.layout;
        let galley = &layout.galleys[region.article];
        let unknown = Head::default();
        let head = self.paper.edition.head(&galley.id).unwrap_or(&unknown);
        let style = self.faces(Style::place(region.rect, Rect::default()), &head.language);
        self.open_styled("article", "article", &style);
        self.pen.attribute("data-article", &galley.id);
        self.pen.attribute("data-kind", head.kind.name());
        self.pen.attribute("data-rank", &head.rank.0.to_string());
        if !head.language.is_empty() {
            self.pen.attribute("lang", &head.language);
        }
        if let Some(frame) = region.frame.name() {
            self.pen.attribute("data-frame", frame);
        }
        self.pen.attribute("aria-label", &head.title());
        self.pen.push(">");
        if let Some((language, words)) = self.paper.unfold {
            self.pen.push("<a class=\"unfold visually-hidden\"");
            let address = [self.paper.base, self.paper.folder, "/a/", &galley.id, "/"].concat();
            self.pen.attribute("href", &address);
            self.pen.attribute("lang", language);
            // A name of its own in a list of links; text would be found twice.
            self.pen.attribute("aria-label", &[words, ": ", &head.title()].concat());
            self.pen.push(">");
            self.pen.text(words);
            self.pen.push("</a>");
        }
        let language = self.paper.edition.language_of(head);
        for fragment in &region.fragments {
            match &fragment.content {
                Content::Head(lines) => self.head(lines, region.rect),
                Content::Text(text) => {
                    let style = Style::place(fragment.rect, region.rect).px("column-gap", text.gutter);
                    self.open_styled("div", "legs", &style.number("column-count", text.legs.len()));
                    self.pen.push(">");
                    self.pen.legs(galley, text);
                    self.pen.push("</div>");
                }
                Content::Figure(figure) => self.figure(figure, &galley.id, region.rect),
                Content::JumpLine(jump) => self.jump_line(jump, false, language, fragment.rect, region.rect),
                Content::Continued(jump) => self.jump_line(jump, true, language, fragment.rect, region.rect),
            }
        }
        self.pen.push("</article>");
    }

    /// Adds the faces of a language to what is declared, if the edition brings any.
    pub(super) fn faces(&self, style: Style, language: &str) -> Style {
        let own = |role| self.paper.edition.face(language, role).filter(|face| !face.language.is_empty());
        FaceRole::ALL.into_iter().filter_map(own).fold(style, |style, face| {
            style.family(&["--edition-", super::face(face.role)].concat(), &face.css_family())
        })
    }

    /// A figure as it was published.
    pub(super) fn published(&self, article: &str, block: usize, index: usize) -> Option<&'a Figure> {
        use crate::edition::Block;
        let body = self.paper.bodies.iter().find(|body| body.id == article)?;
        match body.blocks.get(block)? {
            Block::Figures(group) => group.get(index),
            _ => None,
        }
    }
}
