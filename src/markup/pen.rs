//! The pen: HTML, and the style sheet that goes with it.
//!
//! A strict security policy forbids `style` attributes in markup, and a sheet has many
//! elements with the same few declarations: each distinct set becomes one class.

use std::fmt::Write;

use super::{attribute, escape};
use crate::edition::Pairs;
use crate::layout::{Em, Px, Rect};

/// Something drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The elements.
    pub html: String,
    /// Rules for the classes in it.
    pub css: String,
}

/// Draws one thing; its classes begin with a prefix that tells drawings of one document apart.
#[derive(Debug)]
pub struct Pen {
    pub(super) html: String,
    prefix: &'static str,
    css: String,
    /// Classes by their declarations.
    classes: Pairs<String, usize>,
}

impl Pen {
    /// A pen for classes `PREFIX0`, `PREFIX1`, …
    pub fn new(prefix: &'static str) -> Self {
        Self { html: String::new(), prefix, css: String::new(), classes: Pairs::new() }
    }

    /// What was drawn.
    pub fn finish(self) -> Drawing {
        Drawing { html: self.html, css: self.css }
    }

    /// Appends HTML of the program's own.
    pub fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.html);
    }

    /// Appends ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        attribute(name, value, &mut self.html);
    }

    /// Appends a `class` attribute: the names, and one for the declarations; either may be
    /// empty.
    pub(super) fn class(&mut self, names: &str, style: &Style) {
        if names.is_empty() && style.0.is_empty() {
            return;
        }
        self.push(" class=\"");
        self.push(names);
        if !style.0.is_empty() {
            if !names.is_empty() {
                self.push(" ");
            }
            let class = self.class_of(style);
            let _ = write!(self.html, "{}{class}", self.prefix);
        }
        self.push("\"");
    }

    /// Makes a class without using it.
    pub(super) fn declare(&mut self, style: &Style) {
        self.class_of(style);
    }

    fn class_of(&mut self, style: &Style) -> usize {
        if let Some(class) = self.classes.get(&style.0) {
            return *class;
        }
        let class = self.classes.len();
        let _ = write!(self.css, ".{}{class}{{{}}}", self.prefix, style.0);
        self.classes.insert(style.0.clone(), class);
        class
    }
}

/// Declarations of an element.
#[derive(Clone, Debug, Default)]
pub(super) struct Style(String);

impl Style {
    /// Where a rectangle lies inside another.
    pub(super) fn place(rect: Rect, parent: Rect) -> Self {
        let style = Self::default().px("left", rect.x - parent.x).px("top", rect.y - parent.y);
        style.px("width", rect.width).px("height", rect.height)
    }

    pub(super) fn px(mut self, name: &str, length: Px) -> Self {
        // 1/64 px has six decimals at most.
        let fraction = length.0.unsigned_abs() % 64 * 15_625;
        self.declare(name);
        decimal(&mut self.0, length.0 < 0, length.0.unsigned_abs() / 64, fraction, 6);
        self.0.push_str("px");
        self
    }

    pub(super) fn em(mut self, name: &str, length: Em) -> Self {
        self.declare(name);
        decimal(&mut self.0, length.0 < 0, length.0.unsigned_abs() / 1000, length.0.unsigned_abs() % 1000, 3);
        if length != Em::ZERO {
            self.0.push_str("em");
        }
        self
    }

    /// A length in ems, unless it is none.
    pub(super) fn some_em(self, name: &str, length: Em) -> Self {
        if length == Em::ZERO { self } else { self.em(name, length) }
    }

    /// A CSS family; its name is [`Face::css_family`](crate::edition::Face::css_family)'s.
    pub(super) fn family(mut self, name: &str, family: &str) -> Self {
        self.declare(name);
        self.0.push_str(&["\"", family, "\""].concat());
        self
    }

    pub(super) fn number(mut self, name: &str, number: usize) -> Self {
        self.declare(name);
        let _ = write!(self.0, "{number}");
        self
    }

    pub(super) fn percentages(mut self, name: &str, x: u8, y: u8) -> Self {
        self.declare(name);
        let _ = write!(self.0, "{x}% {y}%");
        self
    }

    fn declare(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push(';');
        }
        self.0.push_str(name);
        self.0.push(':');
    }
}

/// Appends a decimal number as CSS writes it: `2`, `.125`, `-.5`.
fn decimal(out: &mut String, negative: bool, whole: u32, mut fraction: u32, mut places: usize) {
    if negative && (whole > 0 || fraction > 0) {
        out.push('-');
    }
    if whole > 0 || fraction == 0 {
        let _ = write!(out, "{whole}");
    }
    if fraction == 0 {
        return;
    }
    while fraction.is_multiple_of(10) {
        fraction /= 10;
        places -= 1;
    }
    let _ = write!(out, ".{fraction:0places$}");
}

#[cfg(test)]
impl Drawing {
    /// The elements with their declarations in place of their classes, for tests to read.
    pub(super) fn inline(&self) -> String {
        let mut html = self.html.clone();
        for rule in self.css.split_terminator('}').rev() {
            let (class, style) = rule.trim_start_matches('.').split_once('{').expect("a rule");
            html = html.replace(&format!("class=\"{class}\""), &format!("style=\"{style}\""));
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_exact() {
        for (em, css) in
            [(0, "a:0"), (2000, "a:2em"), (125, "a:.125em"), (-500, "a:-.5em"), (1005, "a:1.005em"), (-1, "a:-.001em")]
        {
            assert_eq!(Style::default().em("a", Em(em)).0, css);
        }
        for (px, css) in
            [(0, "a:0px"), (64, "a:1px"), (-96, "a:-1.5px"), (1, "a:.015625px"), (65, "a:1.015625px"), (640, "a:10px")]
        {
            assert_eq!(Style::default().px("a", Px(px)).0, css);
        }
    }

    #[test]
    fn equal_declarations_share_a_class() {
        let mut pen = Pen::new("s");
        pen.class("text", &Style::default().em("width", Em::ONE));
        pen.class("", &Style::default().px("top", Px(64)));
        pen.class("rule", &Style::default().em("width", Em::ONE));
        pen.class("", &Style::default());
        pen.class("bare", &Style::default());
        let drawing = pen.finish();
        assert_eq!(drawing.html, " class=\"text s0\" class=\"s1\" class=\"rule s0\" class=\"bare\"");
        assert_eq!(drawing.css, ".s0{width:1em}.s1{top:1px}");
    }
}
