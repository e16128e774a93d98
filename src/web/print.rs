//! Printing: what is drawn for paper stands in the document while the browser prints.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, Event, window};

use super::home::Home;
use super::listen::listen;
use super::rules::Rules;
use crate::markup::Drawing;

impl Home {
    /// Asks for a drawing whenever the browser is about to print, and puts it into the
    /// reader until that is done. It has to stand there when the event returns, so that no
    /// component could draw it. A guest leaves printing to its host.
    pub fn on_print(self, draw: impl Fn() -> Option<Drawing> + 'static) {
        let Some(window) = window().filter(|_| !self.is_guest()) else { return };
        let printed: Rc<RefCell<Option<(Element, Rules)>>> = Rc::default();
        listen(&window, &["beforeprint", "afterprint"], move |event: Event| {
            if let Some((element, _)) = printed.take() {
                element.remove();
            }
            if event.type_() == "beforeprint" {
                printed.replace(draw().and_then(|drawing| self.put_print(&drawing)));
            }
        });
    }

    /// Opens the browser's dialog for printing.
    pub fn print(self) {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    fn put_print(self, drawing: &Drawing) -> Option<(Element, Rules)> {
        let root = self.find("[data-epaper]")?;
        let element = root.owner_document()?.create_element("div").ok()?;
        element.set_class_name("print");
        element.set_inner_html(&drawing.html);
        root.append_child(&element).ok()?;
        let rules = Rules::new(self);
        rules.replace(&drawing.css);
        Some((element, rules))
    }
}
