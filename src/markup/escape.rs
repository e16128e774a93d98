//! Characters that HTML would take for markup, and addresses that it would run.

/// Appends text such that it is text, inside an element or a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends ` name="value"`. The name is the program's own.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// The address of a link if it is one that a newspaper links to: `http`, `https`,
/// `mailto`, or a fragment. Anything else, scripts above all, is none.
pub fn href(address: &str) -> Option<&str> {
    // Browsers drop these before they look for a scheme.
    let address = address.trim();
    if address.chars().any(|character| character.is_control()) {
        return None;
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = address.starts_with('#') || matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    known.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_stays_text() {
        for (text, expect) in [
            ("a<b>&c", "a&lt;b&gt;&amp;c"),
            ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
            ("</p><script>", "&lt;/p&gt;&lt;script&gt;"),
            ("中文“好”", "中文“好”"),
            ("", ""),
        ] {
            let mut out = String::new();
            escape(text, &mut out);
            assert_eq!(out, expect);
        }
    }

    #[test]
    fn only_harmless_addresses_are_linked() {
        for good in ["https://a.cn/?q=1&x", "HTTP://a.cn", "mailto:a@b.cn", "#lead", " https://a.cn "] {
            assert_eq!(href(good), Some(good.trim()));
        }
        for bad in ["javascript:alert(1)", "JAVASCRIPT:x", "java\nscript:x", "data:text/html,x", "//a.cn", "a.html", ""]
        {
            assert_eq!(href(bad), None, "{bad:?}");
        }
    }
}
