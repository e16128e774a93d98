//! Punctuation as Chinese is set: full-width marks in Han text, half-width ones in Latin text
//! and numbers.

/// Widens the ASCII marks `, : ; ! ? ( )` that stand beside Han text, `--` to `——`, `...` to
/// `……`, and half-width CJK marks. Digits and Latin keep theirs: `8:30`, `2.1`, `1,234`.
pub(super) fn widen(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let brackets = wide_brackets(&chars);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // Where the run of marks ends that was met last.
    let mut marks_end = 0;
    while at < chars.len() {
        let c = chars[at];
        let run = match c {
            '-' | '.' => chars[at..].iter().take_while(|next| **next == c).count(),
            _ => 1,
        };
        if at >= marks_end {
            marks_end = at + chars[at..].iter().take_while(|c| wide_mark(**c).is_some()).count();
        }
        let beside_han = |run: usize| {
            out.chars().next_back().is_some_and(is_cjk) || chars.get(at + run).copied().is_some_and(is_cjk)
        };
        let (wide, taken) = match c {
            '-' if run >= 2 && beside_han(run) => ("——", run),
            '.' if run >= 3 && beside_han(run) => ("……", run),
            '(' if brackets[at] => ("（", 1),
            ')' if brackets[at] => ("）", 1),
            '｡' => ("。", 1),
            '､' => ("、", 1),
            '｢' => ("「", 1),
            '｣' => ("」", 1),
            _ => match wide_mark(c) {
                // A run of marks (`?!`) is wide or narrow as one.
                Some(wide) if beside_han(marks_end - at) => (wide, 1),
                _ => {
                    out.extend(&chars[at..at + run]);
                    at += run;
                    continue;
                }
            },
        };
        out.push_str(wide);
        at += taken;
    }
    out
}

/// Turns straight quotes into curly ones; false if they do not pair and so stay.
pub(super) fn curl(text: &str) -> (String, bool) {
    let straight = text.matches('"').count();
    if straight == 0 || !text.chars().any(is_han) {
        return (text.to_owned(), true);
    }
    if straight % 2 == 1 {
        return (text.to_owned(), false);
    }
    let mut open = false;
    let curled = text.chars().map(|c| {
        if c != '"' {
            return c;
        }
        open = !open;
        if open { '“' } else { '”' }
    });
    (curled.collect(), true)
}

fn wide_mark(c: char) -> Option<&'static str> {
    Some(match c {
        ',' => "，",
        ':' => "：",
        ';' => "；",
        '!' => "！",
        '?' => "？",
        _ => return None,
    })
}

/// Which brackets are wide: both of a pair, if Han text stands in it or directly outside it.
fn wide_brackets(chars: &[char]) -> Vec<bool> {
    let mut wide = vec![false; chars.len()];
    let mut open = Vec::new();
    let cjk = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().is_some_and(is_cjk);
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' => {
                wide[at] = cjk(at.checked_sub(1)) || cjk(Some(at + 1));
                open.push(at);
            }
            ')' => {
                wide[at] = cjk(at.checked_sub(1)) || cjk(Some(at + 1));
                if let Some(from) = open.pop() {
                    let either = wide[from] || wide[at] || chars[from..at].iter().any(|c| is_han(*c));
                    (wide[from], wide[at]) = (either, either);
                }
            }
            _ => {}
        }
    }
    wide
}

/// Han characters, the extensions in use and 〇 among them.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '〇' | '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Han characters and the marks that only Chinese text has, curly quotes among them.
fn is_cjk(c: char) -> bool {
    is_han(c)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}')
}

/// Whether a paragraph that ends so is complete.
pub(super) fn is_closed(text: &str) -> bool {
    let text = text.trim_end_matches(|c| is_closer(c) || c == '"');
    text.ends_with(['。', '！', '？', '…', '!', '?']) || is_full_stop(text)
}

/// Whether text ends with a word and its full stop: no number of a list, no initial of a name.
fn is_full_stop(text: &str) -> bool {
    let Some(sentence) = text.strip_suffix('.') else { return false };
    let last = sentence.rsplit(' ').next().unwrap_or_default();
    last.len() > 1 && last.len() < sentence.len() && last.ends_with(|c: char| c.is_ascii_alphanumeric() || is_closer(c))
}

/// Closing quotes and brackets.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | ')' | '》' | '〉' | '】' | '」' | '』' | '〗' | '〕')
}

/// Opening quotes and brackets.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '(' | '《' | '〈' | '【' | '「' | '『' | '〖' | '〔')
}

/// Marks that begin no paragraph: what starts with one continues something.
pub(super) fn is_trailing(c: char) -> bool {
    is_closer(c)
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '%' | '％' | '℃' | ',' | ';' | ':' | '!' | '?' | '.'
        )
}

/// Quotes and brackets opened and not closed, less those closed and not opened.
pub(super) fn depth(text: &str) -> i32 {
    text.chars().map(|c| i32::from(is_opener(c)) - i32::from(is_closer(c))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beside_han_text_become_wide() {
        let check = |text: &str, expect: &str| assert_eq!(widen(text), expect, "{text}");
        check("报道:12月4日至5日,市委常委", "报道：12月4日至5日，市委常委");
        check("乡镇(街道)履行", "乡镇（街道）履行");
        check("局(原长治市(旧)局)离休", "局（原长治市（旧）局）离休");
        check("上午8:30,在会场", "上午8:30，在会场");
        check("比分为3:2;随后", "比分为3:2；随后");
        check("约2.1平方公里,1,234人", "约2.1平方公里，1,234人");
        check("非常便捷!”近日", "非常便捷！”近日");
        check("真的?!是", "真的？！是");
        check("经济(GDP)增长(3.5%)", "经济（GDP）增长（3.5%）");
        check("World (UN) Office: Geneva, 2024", "World (UN) Office: Geneva, 2024");
        check("“365+志愿服务集市”", "“365+志愿服务集市”");
        check("绽放--记某人", "绽放——记某人");
        check("等等...还有", "等等……还有");
        check("见https://example.cn/a?b=1,再看", "见https://example.cn/a?b=1，再看");
        check("｢引｣､｡", "「引」、。");
        check("A-B 2024-12-06", "A-B 2024-12-06");
    }

    #[test]
    fn straight_quotes_pair_or_stay() {
        assert_eq!(curl("他说:\"好\",又说\"行\""), ("他说:“好”,又说“行”".into(), true));
        assert_eq!(curl("长6\"的管"), ("长6\"的管".into(), false));
        assert_eq!(curl("a \"b\""), ("a \"b\"".into(), true));
    }

    #[test]
    fn a_paragraph_is_closed_by_its_last_mark_and_the_quotes_after_it() {
        for text in ["完。", "“好！”", "去了……", "（完。）", "It is over.", "\"It was in 2024.\""] {
            assert!(is_closed(text), "{text}");
        }
        for text in ["我们在监督检查中发", "“好”", "比唱功、", "", "3.", "by J."] {
            assert!(!is_closed(text), "{text}");
        }
    }
}
