//! Marked text for the browser to break: the reading view, prerendered pages, feeds.

use super::{attribute, escape, href};
use crate::edition::{Mark, Text};

/// Appends a text's runs with `<strong>`, `<em>` and `<a>`.
pub fn runs(text: &Text, out: &mut String) {
    for run in &text.runs {
        let close = open_mark(run.mark().as_ref(), out);
        escape(run.text(), out);
        out.push_str(close);
    }
}

/// Appends the start tag of a mark without its `>`, and gives the end tag; an address
/// that may not be linked leaves plain text.
pub(super) fn open_tag(mark: &Mark, out: &mut String) -> Option<&'static str> {
    match mark {
        Mark::Strong => {
            out.push_str("<strong");
            Some("</strong>")
        }
        Mark::Emphasis => {
            out.push_str("<em");
            Some("</em>")
        }
        Mark::Link(address) => {
            let address = href(address)?;
            out.push_str("<a");
            attribute("href", address, out);
            Some("</a>")
        }
    }
}

fn open_mark(mark: Option<&Mark>, out: &mut String) -> &'static str {
    match mark.and_then(|mark| open_tag(mark, out)) {
        Some(close) => {
            out.push('>');
            close
        }
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Run;

    #[test]
    fn marks_become_elements_and_unsafe_links_become_text() {
        let text = Text::from_runs(vec![
            Run::Plain("a<".into()),
            Run::Strong { strong: "b".into() },
            Run::Emphasis { emphasis: "c".into() },
            Run::Link { link: "d".into(), href: "https://x.cn/?a&b".into() },
            Run::Link { link: "e".into(), href: "javascript:e".into() },
        ]);
        let mut out = String::new();
        runs(&text, &mut out);
        assert_eq!(out, "a&lt;<strong>b</strong><em>c</em><a href=\"https://x.cn/?a&amp;b\">d</a>e");
    }
}
