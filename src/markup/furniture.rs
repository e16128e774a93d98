//! Masthead, folio line and section head.

use super::sheet::Artist;
use super::words;
use crate::layout::Rect;
use crate::layout::fragment::{Furniture, FurnitureKind};

impl Artist<'_> {
    /// What stands at the head of a sheet.
    pub(super) fn furniture(&mut self, furniture: &Furniture, number: usize) {
        let origin = Rect::default();
        self.open("div", "furniture", furniture.rect, origin);
        self.pen.push(">");
        match furniture.kind {
            FurnitureKind::Masthead => self.masthead(),
            FurnitureKind::Folio => self.folio(number),
        }
        self.pen.push("</div>");
        let edition = self.paper.edition;
        if let (Some(rect), Some(page)) = (furniture.section, edition.pages.get(self.layout.page)) {
            self.open("div", "section-head", rect, origin);
            self.pen.push("><h2>");
            self.pen.text(&page.section);
            self.pen.push("</h2>");
            if !page.romanised.is_empty() {
                self.pen.push("<span class=\"romanised\" lang=\"zh-Latn\">");
                self.pen.text(&page.romanised);
                self.pen.push("</span>");
            }
            self.pen.push("</div>");
        }
    }

    fn masthead(&mut self) {
        let edition = self.paper.edition;
        let (paper, issue) = (&edition.paper, &edition.edition);
        let language = &paper.language;
        self.pen.push("<header class=\"masthead\"><h1>");
        self.pen.text(&paper.title);
        self.pen.push("</h1><div class=\"masthead-date\">");
        let weekday = issue.date.weekday().in_words(language);
        self.spans(&[&issue.date.in_words(language), weekday, &issue.lunar, &issue.weather]);
        self.pen.push("</div><div class=\"masthead-facts\">");
        let number = issue.number.map(|number| words::number(language, number)).unwrap_or_default();
        self.spans(&[&number, &paper.cn, &paper.postal, &paper.publisher, &paper.site]);
        self.pen.push("</div></header>");
    }

    fn folio(&mut self, number: usize) {
        let edition = self.paper.edition;
        let Some(page) = edition.pages.get(self.layout.page) else { return };
        let language = &edition.paper.language;
        // The paper's title comes first for those who listen; for the eye it stands at the end.
        self.pen.push("<header class=\"folio\"><span class=\"folio-title\" role=\"heading\" aria-level=\"1\">");
        self.pen.text(&edition.paper.title);
        self.pen.push("</span><span class=\"folio-number\">");
        self.pen.text(&page.number);
        let sheets = self.layout.sheets.len();
        if sheets > 1 {
            self.pen.push("<span class=\"folio-part\">");
            self.pen.text(&[&(number + 1).to_string(), "/", &sheets.to_string()].concat());
            self.pen.push("</span>");
        }
        self.pen.push("</span><span class=\"folio-section\" role=\"heading\" aria-level=\"2\">");
        self.pen.text(&page.section);
        self.pen.push("</span><span class=\"folio-editors\">");
        for editor in &page.editors {
            self.spans(&[[editor.role.as_str(), &editor.name].join(" ").trim()]);
        }
        self.pen.push("</span><span class=\"folio-date\">");
        let date = edition.edition.date;
        self.pen.text(&[&date.in_words(language), " ", date.weekday().in_words(language)].concat());
        self.pen.push("</span></header>");
    }

    /// One span for each text that is not empty.
    fn spans(&mut self, texts: &[&str]) {
        for text in texts.iter().filter(|text| !text.is_empty()) {
            self.pen.push("<span>");
            self.pen.text(text);
            self.pen.push("</span>");
        }
    }
}
