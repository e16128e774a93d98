//! Rust without its comments and literals, so that a rule about code reads code only.

/// The text with comments, strings and characters blanked; every line stays where it was.
pub(crate) fn blanked(text: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(first) = rest.chars().next() {
        let after_name = out.chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '_');
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(end) = raw_string(rest).filter(|_| !after_name) {
            end
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (blank, next) = rest.split_at(skipped);
        out.extend(blank.chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
        rest = next;
    }
    out
}

/// Length of a block comment, those inside it counted.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = text[at..].find("/*").into_iter().chain(text[at..].find("*/")).min() {
        at += found;
        depth = if text[at..].starts_with("/*") { depth + 1 } else { depth - 1 };
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Length of a raw string (`r"…"`, `br#"…"#`), if the text opens with one.
fn raw_string(text: &str) -> Option<usize> {
    let after_prefix = text.strip_prefix('b').or(text.strip_prefix('c')).unwrap_or(text).strip_prefix('r')?;
    let body = after_prefix.trim_start_matches('#');
    let hashes = after_prefix.len() - body.len();
    let opened = text.len() - body.strip_prefix('"')?.len();
    let close = format!("\"{}", "#".repeat(hashes));
    Some(text[opened..].find(&close).map_or(text.len(), |end| opened + end + close.len()))
}

/// Length of a literal up to its closing mark, escapes passed over.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a quotation mark opens a character rather than a lifetime.
fn is_character(text: &str) -> bool {
    let mut inside = text.chars().skip(1);
    inside.next() == Some('\\') || inside.next() == Some('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rust: &str, expect: &str) {
        assert_eq!(blanked(rust).split_whitespace().collect::<Vec<_>>().join(" "), expect, "{rust}");
        assert_eq!(blanked(rust).lines().count(), rust.lines().count(), "{rust}");
    }

    #[test]
    fn comments_and_literals_are_blanked() {
        check("a // b\nc", "a c");
        check("a /* b /* c */\n d */ e", "a e");
        check(r#"a("b \" c", d)"#, "a( , d)");
        check("a(r#\"b \" \\\"#, c)", "a( , c)");
        check("a(br\"\\\", c)", "a( , c)");
        check("a('\"', '\\'', '报', b)", "a( , , , b)");
        check("fn a<'b>(c: &'b str) -> &'static str", "fn a<'b>(c: &'b str) -> &'static str");
        check("\"never closed\nb", "");
        check("expr\"text\" c", "expr c");
    }
}
