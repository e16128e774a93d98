//! The head of an article: series, kicker, headline, deck and byline; and the line that
//! says where an article goes on, or came from.

use super::pen::Style;
use super::sheet::Artist;
use super::words;
use crate::layout::Rect;
use crate::layout::fragment::{HeadLine, HeadPart, JumpLine};

impl Artist<'_> {
    /// A head; its parts stand where the layout put them.
    pub(super) fn head(&mut self, lines: &[HeadLine], parent: Rect) {
        self.pen.push("<header class=\"head\">");
        for line in lines {
            // A heading for assistive technology; the other parts are text around it.
            let element = if line.part == HeadPart::Headline { "h3" } else { "p" };
            self.head_line(element, line, parent);
        }
        self.pen.push("</header>");
    }

    /// A line of a head, or block of lines.
    pub(super) fn head_line(&mut self, element: &str, line: &HeadLine, parent: Rect) {
        let style = Style::place(line.rect, parent).px("font-size", line.size).px("line-height", line.leading);
        self.open_styled(element, "head-part", &style);
        self.pen.attribute("data-part", part_name(line.part));
        self.pen.attribute("data-face", super::face(line.face));
        self.pen.attribute("data-align", super::align(&line.text));
        self.pen.push(">");
        self.pen.lines(&line.text);
        self.pen.push("</");
        self.pen.push(element);
        self.pen.push(">");
    }

    /// A link between two parts of an article; `data-to` is the sheet that it leads to,
    /// from 0.
    pub(super) fn jump_line(&mut self, jump: &JumpLine, continued: bool, language: &str, rect: Rect, parent: Rect) {
        self.open_styled("div", "jump", &Style::place(rect, parent).px("font-size", jump.size));
        self.pen.attribute("data-jump", if continued { "from" } else { "to" });
        self.pen.push("><a href=\"#sheet\"");
        self.pen.attribute("data-to", &jump.sheet.to_string());
        self.pen.push(">");
        self.pen.text(&words::jump(language, continued, jump.sheet + 1));
        self.pen.push("</a></div>");
    }
}

fn part_name(part: HeadPart) -> &'static str {
    match part {
        HeadPart::Series => "series",
        HeadPart::Kicker => "kicker",
        HeadPart::Headline => "headline",
        HeadPart::Deck => "deck",
        HeadPart::Byline => "byline",
    }
}
