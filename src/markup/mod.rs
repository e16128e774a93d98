//! Text and lines as HTML strings: pure, and the one place that escapes.
