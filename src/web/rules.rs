//! A style sheet of the program's own: its rules come from what was drawn, and a strict
//! security policy lets it pass where it would forbid a `<style>` element.

use js_sys::{Array, Object, Reflect};
use web_sys::{CssStyleSheet, Node};

use super::home::Home;

/// Rules that the tree around a reader follows for as long as this lives: the document, or
/// the shadow tree that a guest stands in.
#[derive(Debug)]
pub struct Rules(Option<(CssStyleSheet, Node)>);

impl Rules {
    /// No rules yet.
    pub fn new(home: Home) -> Self {
        let root = home.place().map(|place| place.element.get_root_node());
        let rules = CssStyleSheet::new().ok().zip(root);
        if let Some((sheet, root)) = &rules {
            let adopted = adopted(root);
            adopted.push(sheet);
            adopt(root, &adopted);
        }
        Self(rules)
    }

    /// Puts other rules in the place of what there is.
    pub fn replace(&self, css: &str) {
        if let Some((sheet, _)) = &self.0 {
            // It fails only for sheets that came from a file.
            let _ = sheet.replace_sync(css);
        }
    }
}

impl Drop for Rules {
    fn drop(&mut self) {
        if let Some((sheet, root)) = &self.0 {
            adopt(root, &adopted(root).filter(&mut |other, _, _| !Object::is(&other, sheet)));
        }
    }
}

/// A copy of the tree's list: some browsers refuse changes to the list itself.
fn adopted(root: &Node) -> Array {
    Reflect::get(root, &"adoptedStyleSheets".into()).map(|list| Array::from(&list)).unwrap_or_default()
}

fn adopt(root: &Node, list: &Array) {
    let _ = Reflect::set(root, &"adoptedStyleSheets".into(), list);
}
