//! HTML in the making: tags as the program names them, text and values escaped.

use super::{attribute, escape};

/// A piece of HTML; every call adds to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Opens an element. An attribute without a name is left out, see [`when`].
    pub fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes.iter().filter(|(name, _)| !name.is_empty()) {
            attribute(name, value, &mut self.0);
        }
        self.0.push('>');
        self
    }

    /// Closes an element.
    pub fn end(&mut self, tag: &str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    /// Text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.0);
        self
    }

    /// HTML that the program wrote before.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// An element with text in it.
    pub fn element(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.start(tag, attributes).text(text).end(tag)
    }

    /// The HTML.
    pub fn finish(self) -> String {
        self.0
    }
}

/// An attribute that stands only where a condition holds.
pub fn when(holds: bool, name: &str) -> (&str, &str) {
    (if holds { name } else { "" }, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nest_and_text_is_escaped() {
        let mut html = Html::default();
        html.start("p", &[("class", "a\"b"), when(true, "hidden"), when(false, "inert")]);
        html.text("1 < 2").element("b", &[], "&").end("p");
        assert_eq!(html.finish(), "<p class=\"a&quot;b\" hidden=\"\">1 &lt; 2<b>&amp;</b></p>");
    }
}
