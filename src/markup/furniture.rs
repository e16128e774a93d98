//! Masthead, folio line and section head: each text where the layout put it.

use super::face;
use super::pen::Style;
use super::sheet::Artist;
use crate::layout::Rect;
use crate::layout::fragment::{Furniture, FurnitureKind, Notice, NoticePart};

impl Artist<'_> {
    /// What stands at the head of a sheet.
    pub(super) fn furniture(&mut self, furniture: &Furniture) {
        let is_of_section = |notice: &&Notice| matches!(notice.part, NoticePart::Section | NoticePart::Romanised);
        let class = match furniture.kind {
            FurnitureKind::Masthead => "furniture masthead",
            FurnitureKind::Folio => "furniture folio",
        };
        let is_title = |notice: &&Notice| matches!(notice.part, NoticePart::Title | NoticePart::FolioTitle);
        self.open("header", class, furniture.strip, Rect::default());
        self.pen.push(">");
        let notices = furniture.notices.iter();
        // The paper's title comes first for those who listen, who are told it where it has no room.
        match notices.clone().find(is_title) {
            Some(title) => self.notice(title, furniture.strip),
            None => {
                self.pen.push("<h1 class=\"visually-hidden\">");
                self.pen.text(&self.paper.edition.paper.title);
                self.pen.push("</h1>");
            }
        }
        let others = notices.clone().filter(|notice| !is_title(notice) && !is_of_section(notice));
        others.for_each(|notice| self.notice(notice, furniture.strip));
        self.pen.push("</header>");
        if let Some(area) = furniture.section {
            self.open("div", "section-head", area, Rect::default());
            self.pen.push(">");
            notices.filter(is_of_section).for_each(|notice| self.notice(notice, area));
            self.pen.push("</div>");
        }
    }

    fn notice(&mut self, notice: &Notice, parent: Rect) {
        let (element, class) = match notice.part {
            NoticePart::Title => ("h1", "furniture-words masthead-title"),
            NoticePart::Day => ("span", "furniture-words masthead-date"),
            NoticePart::Imprint => ("span", "furniture-words masthead-facts"),
            NoticePart::Number => ("span", "furniture-words folio-number"),
            NoticePart::SheetNumber => ("span", "furniture-words folio-part"),
            NoticePart::FolioSection => ("h2", "furniture-words folio-section"),
            NoticePart::Editor => ("span", "furniture-words folio-editors"),
            NoticePart::FolioTitle => ("h1", "furniture-words folio-title"),
            NoticePart::Date => ("span", "furniture-words folio-date"),
            NoticePart::Section => ("h2", "furniture-words section-name"),
            NoticePart::Romanised => ("span", "furniture-words romanised"),
        };
        let Rect { height, .. } = notice.rect;
        let style = Style::place(notice.rect, parent).px("font-size", notice.size).px("line-height", height);
        self.open_styled(element, class, &style.some_em("letter-spacing", notice.part.tracking()));
        self.pen.attribute("data-face", face(notice.part.face()));
        if notice.part == NoticePart::Romanised {
            self.pen.attribute("lang", "zh-Latn");
        }
        self.pen.push(">");
        self.pen.text(&notice.text);
        self.pen.push("</");
        self.pen.push(element);
        self.pen.push(">");
    }
}
