//! Asking the worker that keeps the paper for reading without a network. Between it and the
//! reader stands `boot.js`; a guest has neither.

use web_sys::{CustomEvent, window};

use super::home::Home;
use super::listen::listen;

const ASK: &str = "epaper:ask";

impl Home {
    /// Asks in words that `worker.js` knows; the answer comes by [`Home::on_answer`], if one does.
    pub fn ask_keeper(self, question: &str) {
        let Some(window) = window().filter(|_| !self.is_guest()) else { return };
        if let Ok(event) = CustomEvent::new(ASK) {
            event.init_custom_event_with_can_bubble_and_cancelable_and_detail(ASK, false, false, &question.into());
            let _ = window.dispatch_event(&event);
        }
    }

    /// Calls back with each answer.
    pub fn on_answer(self, mut answered: impl FnMut(&str) + 'static) {
        let Some(window) = window().filter(|_| !self.is_guest()) else { return };
        listen(&window, &["epaper:answer"], move |event: CustomEvent| {
            if let Some(word) = event.detail().as_string() {
                answered(&word);
            }
        });
    }
}
