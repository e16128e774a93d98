//! Captions of photos and credits of photographers.

use super::people;
use super::shapes::bracketed;

/// Names of photographs in captions.
const PICTURES: [&str; 14] = [
    "图为",
    "上图",
    "下图",
    "左图",
    "右图",
    "题图",
    "中图",
    "左上图",
    "右上图",
    "左下图",
    "右下图",
    "大图",
    "小图",
    "组图",
];

/// Endings of a credit.
const CREDITS: [&str; 14] = [
    "摄影报道",
    "图片报道",
    "文/图",
    "图/文",
    "文图",
    "供图",
    "制图",
    "摄影",
    "摄",
    "资料图片",
    "资料图",
    "资料照片",
    "/图",
    "提供",
];

/// `本报记者 石玉成 摄`, `（新华社记者 张三 摄）`, `图片由市文旅局提供`.
pub(super) fn is_credit(text: &str) -> bool {
    let bare = bracketed(text).unwrap_or(text);
    let short = bare.chars().count() <= 40 && !bare.contains(['。', '，', '；', '！', '？']);
    let by_end = CREDITS.iter().any(|end| bare.ends_with(end))
        && !["拍摄", "录制", "图为"].iter().any(|end| bare.ends_with(end) && !bare.contains(' '));
    let named = match CREDITS.iter().find(|end| bare.ends_with(*end)) {
        // `提供` ends sentences too, `摄` alone is a torn word.
        Some(&"提供") => bare.contains('图') || bare.contains("照片"),
        Some(end) => bare.len() > end.len() || end.chars().count() > 1,
        None => false,
    };
    let by_start = ["摄影：", "摄影/", "图片来源", "图片：", "图：", "供图：", "制图：", "摄/"]
        .iter()
        .any(|start| bare.starts_with(start));
    short && ((by_end && named) || by_start)
}

/// Where the credit at the end of a caption or paragraph begins, if there is one.
pub(super) fn split_credit(text: &str) -> (&str, &str) {
    let none = (text, "");
    // After the last sentence, perhaps in brackets: `图为…。 本报记者 张三 摄`.
    let sentence = text.char_indices().rev().skip(1).find(|(_, c)| matches!(c, '。' | '！' | '？' | '”' | '（'));
    if let Some((at, c)) = sentence {
        let from = if c == '（' { at } else { at + c.len_utf8() };
        let (caption, credit) = (text[..from].trim_end(), text[from..].trim_start());
        if !caption.is_empty() && is_credit(credit) && !credit.starts_with('”') {
            return (caption, credit);
        }
    }
    // Without a full stop: `↑普及急救知识 本报记者 张三 摄`.
    if !CREDITS.iter().any(|end| text.ends_with(end)) {
        return none;
    }
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let credited = |at: &usize| {
        let credit = text[at + 1..].trim_end_matches(CREDITS.map(|end| end.chars().last().unwrap_or('摄')).as_slice());
        people::people(credit.trim()).is_some() || people::names(credit.trim())
    };
    starts.into_iter().find(credited).map_or(none, |at| (&text[..at], &text[at + 1..]))
}

/// Cuts a line of several captions (`↑… ←…`, `图①：… 图②：…`) before each marker.
pub(super) fn split_captions(text: &str) -> Vec<&str> {
    if !is_caption(text) {
        return vec![text];
    }
    let mut cuts = vec![0];
    for (at, c) in text.char_indices().skip(1) {
        let after_end = text[..at].trim_end().ends_with(['。', '；', '！', '？', '摄', '）']);
        if is_arrow(c) || (c == '图' && after_end && is_numbered(&text[at..])) {
            cuts.push(at);
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|cut| text[cut[0]..cut[1]].trim()).collect()
}

pub(super) fn is_caption(text: &str) -> bool {
    let named = PICTURES.iter().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| {
            *name == "图为" || rest.starts_with(['：', '，', '、', ' ', '为', '是']) || rest.starts_with("（")
        })
    });
    let text = text.trim_start_matches(['（', '(']);
    text.starts_with(is_arrow) || named || is_numbered(text)
}

/// `图①`, `图1：`, `图一为`.
fn is_numbered(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('图') else { return false };
    let mut rest = rest.chars();
    match rest.next() {
        Some('①'..='⑳') => true,
        Some('0'..='9' | '一'..='十') => rest.next().is_some_and(|c| matches!(c, '：' | '、' | ' ' | '为' | '，')),
        _ => false,
    }
}

/// Arrows that point from a caption at its photo.
pub(super) fn is_arrow(c: char) -> bool {
    matches!(
        c,
        '↑' | '→'
            | '↓'
            | '←'
            | '↖'
            | '↗'
            | '↘'
            | '↙'
            | '▲'
            | '▼'
            | '▶'
            | '◀'
            | '►'
            | '◄'
            | '△'
            | '▽'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_end_captions() {
        let check =
            |text: &str, caption: &str, credit: &str| assert_eq!(split_credit(text), (caption, credit), "{text}");
        check("图为活动现场。 本报记者 张三 摄", "图为活动现场。", "本报记者 张三 摄");
        check("图为活动现场。（新华社记者 张三 摄）", "图为活动现场。", "（新华社记者 张三 摄）");
        check("↑普及急救知识 本报记者 张三 摄", "↑普及急救知识", "本报记者 张三 摄");
        check("↑普及急救知识。", "↑普及急救知识。", "");
    }

    #[test]
    fn several_captions_in_a_line_part() {
        assert_eq!(split_captions("↑普及知识。 ←提供服务。"), ["↑普及知识。", "←提供服务。"]);
        assert_eq!(split_captions("图①：甲。图②：乙。"), ["图①：甲。", "图②：乙。"]);
        assert_eq!(split_captions("见图①。图②：乙"), ["见图①。图②：乙"]);
    }
}
