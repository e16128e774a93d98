//! A figure: the picture, or the quiet frame that keeps its place, and its caption.

use super::pen::Style;
use super::sheet::Artist;
use super::words;
use crate::edition::{Figure, Picture};
use crate::layout::fragment::FigureFragment;
use crate::layout::{Px, Rect};

impl<'a> Artist<'a> {
    /// A figure where the layout put it.
    pub(super) fn figure(&mut self, figure: &FigureFragment, article: &str, parent: Rect) {
        let unknown = Figure::default();
        let published = self.published(article, figure.block, figure.index).unwrap_or(&unknown);
        self.pen.push("<figure data-figure");
        self.pen.attribute("data-block", &figure.block.to_string());
        self.pen.attribute("data-index", &figure.index.to_string());
        self.pen.push(">");
        if figure.picture.height > Px::ZERO {
            match &published.picture {
                Some(picture) => self.picture(picture, published, article, figure.picture, parent),
                None => self.missing(article, figure.picture, parent),
            }
        }
        if let Some(text) = &figure.text {
            let style = Style::place(figure.caption, parent);
            let style = style.px("font-size", figure.size).px("line-height", figure.leading);
            self.open_styled("figcaption", "", &style);
            if let Some(pointer) = figure.pointer {
                self.pen.attribute("data-pointer", pointer.name());
            }
            self.pen.attribute("data-align", super::align(text));
            self.pen.attribute("data-block", &figure.block.to_string());
            self.pen.attribute("data-at", &figure.at.to_string());
            self.pen.push(">");
            self.pen.caption(text, figure.credit, figure.pointer);
            self.pen.push("</figcaption>");
        }
        self.pen.push("</figure>");
    }

    fn picture(&mut self, picture: &Picture, published: &Figure, article: &str, place: Rect, parent: Rect) {
        let focus = published.focus;
        let folder = [self.paper.base, "editions/", self.paper.folder, "/"].concat();
        let caption = published.caption.flat();
        let alt = if published.alt.is_empty() { &caption } else { &published.alt };
        let style = Style::place(place, parent).percentages("--focus", focus.x, focus.y);
        // Without the reader it leads to the file.
        self.open_styled("a", "picture", &style);
        self.pen.attribute("href", &super::picture::address(&folder, &picture.src));
        if alt.is_empty() {
            self.pen.attribute("aria-label", words::picture(self.language_of(article)));
        }
        self.pen.push(">");
        self.pen.push(&super::picture(picture, &folder, alt, place.width));
        self.pen.push("</a>");
    }

    fn missing(&mut self, article: &str, place: Rect, parent: Rect) {
        let words = words::picture_missing(self.language_of(article));
        self.open("div", "picture missing", place, parent);
        self.pen.push(" role=\"img\"");
        self.pen.attribute("aria-label", words);
        self.pen.push("><span aria-hidden=\"true\">");
        self.pen.text(words);
        self.pen.push("</span></div>");
    }

    fn language_of(&self, article: &str) -> &'a str {
        let edition = self.paper.edition;
        edition.head(article).map_or(&*edition.paper.language, |head| edition.language_of(head))
    }
}
