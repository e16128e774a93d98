//! What is done again whenever something that it read has changed.

use leptos::prelude::Effect;

/// Does something soon, and again whenever a signal that it read has changed, for as long as the
/// scope stands.
pub fn whenever(run: impl FnMut() + 'static) {
    // Boxed: each type of an effect brings its own code along, a kilobyte.
    fn begin(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    begin(Box::new(run));
}
