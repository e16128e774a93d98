//! What the next pages bring: links at the foot of a page's last sheet.

use super::pen::Style;
use super::sheet::Artist;
use super::{face, words};
use crate::edition::FaceRole;
use crate::layout::Rect;
use crate::layout::fragment::{Content, Teaser};

impl Artist<'_> {
    /// The name of a page and the headlines of its articles; only the nearest page is the next.
    /// `data-leads` is the page's index, and `data-opens` the article that a headline leads to.
    pub(super) fn teaser(&mut self, teaser: &Teaser, is_next: bool) {
        let edition = self.paper.edition;
        let Some(page) = edition.pages.get(teaser.page) else { return };
        let before = if is_next { words::teaser(&edition.paper.language) } else { "" };
        let name = [before, &page.number, " ", &page.section].concat();
        self.open("nav", "teaser", teaser.rect, Rect::default());
        self.pen.attribute("aria-label", &name);
        self.pen.push(">");
        let style = Style::place(teaser.name, teaser.rect).px("font-size", teaser.size);
        let style = style.px("line-height", teaser.name.height);
        self.leading("teaser-name", &style, &[&page.number], ("data-leads", &teaser.page.to_string()));
        self.pen.attribute("data-face", face(FaceRole::Strong));
        self.pen.push(">");
        self.pen.text(&name);
        self.pen.push("</a>");
        for entry in &teaser.entries {
            let (Some(head), Content::Head(lines)) = (edition.articles.get(entry.article), &entry.head.content) else {
                continue;
            };
            let style = self.faces(Style::place(entry.head.rect, teaser.rect), &head.language);
            self.leading("teased", &style, &["a/", &head.id], ("data-opens", &head.id));
            if !head.language.is_empty() {
                self.pen.attribute("lang", &head.language);
            }
            self.pen.push(">");
            lines.iter().for_each(|line| self.head_line("span", line, entry.head.rect));
            self.pen.push("</a>");
        }
        self.pen.push("</nav>");
    }

    /// Opens a link into the edition, without the `>`.
    fn leading(&mut self, class: &str, style: &Style, path: &[&str], (data, value): (&str, &str)) {
        self.open_styled("a", class, style);
        let path = path.concat();
        self.pen.attribute("href", &[self.paper.base, self.paper.folder, "/", &path, "/"].concat());
        self.pen.attribute(data, value);
    }
}
