//! Plain text as Markdown that means exactly that text.

use std::fmt::Write;

/// A paragraph, escaped so that it stays one.
pub(super) fn paragraph(text: &str) -> String {
    guarded(inline(text))
}

/// Markdown of a line, escaped so that it does not open anything else than a paragraph.
pub(super) fn guarded(mut out: String) -> String {
    if let Some(at) = marker(&out) {
        out.insert(at, '\\');
    }
    out
}

/// An image line without a picture: its caption and credit, each perhaps empty.
pub(super) fn figure(caption: &str, credit: &str) -> String {
    picture("", caption, credit)
}

/// An image line: path, caption and credit, each perhaps empty.
pub(super) fn picture(path: &str, caption: &str, credit: &str) -> String {
    let mut out = format!("![{}](", inline(caption));
    // An empty path before a title must be written `<>`.
    if !credit.is_empty() || !path.is_empty() {
        write!(out, "<{path}>").expect("writing to a string");
    }
    if !credit.is_empty() {
        let credit = inline(credit).replace('"', "\\\"");
        write!(out, " \"{credit}\"").expect("writing to a string");
    }
    out + ")"
}

/// Escapes what Markdown reads inside a line.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Where to escape a line so that it does not open a heading, list, rule or attributes.
fn marker(line: &str) -> Option<usize> {
    if line.starts_with(['#', '-', '+', '=', '{', ':']) {
        return Some(0);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        let check = |text: &str, expect: &str| assert_eq!(paragraph(text), expect);
        check("“365+志愿服务集市”", "“365+志愿服务集市”");
        check("# 号", "\\# 号");
        check("1. 坚持", "1\\. 坚持");
        check("2024年", "2024年");
        check("- 一", "\\- 一");
        check("+++", "\\+++");
        check("a*b_c <b>", "a\\*b\\_c \\<b\\>");
        check("![图](x)", "!\\[图\\](x)");
        check("{span=2}", "\\{span=2}");
    }

    #[test]
    fn a_figure_without_a_picture_keeps_caption_and_credit() {
        assert_eq!(figure("↑普及AED急救知识。", ""), "![↑普及AED急救知识。]()");
        assert_eq!(figure("", "王日尧 摄"), "![](<> \"王日尧 摄\")");
        assert_eq!(figure("[a]", "\"b\""), "![\\[a\\]](<> \"\\\"b\\\"\")");
    }
}
