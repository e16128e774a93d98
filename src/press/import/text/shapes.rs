//! What a line is by its own words, whatever stands around it.

use super::captions::{is_arrow, is_caption, is_credit, split_credit};
use super::dates::{self, Folio};
use super::people;
use super::punctuation::is_closed;
use crate::edition::{Date, Person};

/// The shape of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Date, weekday, page number.
    Folio(Folio),
    /// `责任编辑：…`
    Editors(Vec<Person>),
    /// `□ 本报记者 …`
    Byline(Vec<Person>),
    /// `·彭楠·`, `（作者系…）`: the signature without its dots.
    Signature(String),
    /// `本报记者 石玉成 摄`
    Credit,
    /// `↑…`, `图为…`, with the credit that ends it.
    Caption {
        /// What the photo shows.
        caption: String,
        /// Credit at its end; may be empty.
        credit: String,
    },
    /// `（上接第一版）`
    Jump,
    /// A line that is a date.
    Date(Date),
    /// `【一线见闻】`: a column head.
    Series,
    /// The name of a page's section.
    Section,
    /// That name in Latin letters.
    Romanised,
    /// Latin capitals that may be one.
    Latin,
    /// Anything else: headlines and text.
    Plain,
}

/// The shape of a line.
pub(super) fn shape(text: &str) -> Shape {
    if is_jump(text) {
        Shape::Jump
    } else if let Some(date) = dates::date(text) {
        Shape::Date(date)
    } else if let Some(folio) = dates::folio(text) {
        Shape::Folio(folio)
    } else if let Some(editors) = people::editors(text) {
        Shape::Editors(editors)
    } else if is_credit(text) {
        Shape::Credit
    } else if let Some(signature) = signature(text) {
        Shape::Signature(signature)
    } else if let Some(people) = people::byline(text) {
        Shape::Byline(people)
    } else if is_caption(text) {
        let (caption, credit) = split_credit(text);
        Shape::Caption { caption: caption.to_owned(), credit: credit.to_owned() }
    } else if is_series(text) {
        Shape::Series
    } else if is_latin(text) {
        Shape::Latin
    } else {
        Shape::Plain
    }
}

/// `（上接第一版）`, `下转第3版`, `▶▶下转03版`.
fn is_jump(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '（' | '）' | '(' | ')' | '【' | '】' | ' ') || is_arrow(c));
    (bare.starts_with("上接") || bare.starts_with("下转") || bare.starts_with("紧接"))
        && bare.contains('版')
        && bare.chars().count() <= 16
        && !is_closed(bare)
}

/// Cuts printed jump lines off both ends of a paragraph.
pub(super) fn split_jumps(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    if let Some(end) = rest.find(['）', ')']).map(|at| at + rest[at..].chars().next().map_or(1, char::len_utf8))
        && is_jump(&rest[..end])
    {
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    let tail = rest.rfind(['（', '(']).filter(|at| is_jump(&rest[*at..]));
    let (body, jump) = tail.map_or((rest, ""), |at| (rest[..at].trim_end(), &rest[at..]));
    parts.extend([body, jump].into_iter().filter(|part| !part.is_empty()));
    parts
}

/// `·彭楠·` without its dots; `（作者系…）`, `（据新华社）`, `（记者 张三）` with their brackets.
fn signature(text: &str) -> Option<String> {
    let dots = ['·', '•', '・', '●'];
    if let Some(inner) = text.strip_prefix(dots).and_then(|rest| rest.strip_suffix(dots))
        && people::names(inner.trim())
    {
        return Some(inner.trim().to_owned());
    }
    is_bracketed_signature(text).then(|| text.to_owned())
}

fn is_bracketed_signature(text: &str) -> bool {
    let Some(inner) = bracketed(text) else { return false };
    let sourced =
        ["据", "作者", "来源", "摘自", "转自", "选自", "原载", "综合"].iter().any(|start| inner.starts_with(start));
    inner.chars().count() <= 40
        && (sourced || people::people(inner).is_some() || (inner.chars().count() > 1 && people::names(inner)))
        && !["掌声", "笑声", "完", "待续", "略", "下同"].contains(&inner)
}

/// Cuts the signature in brackets off a paragraph that is complete without it.
pub(super) fn split_signature(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind('（')?;
    let (body, signature) = (text[..at].trim_end(), &text[at..]);
    (is_closed(body) && is_bracketed_signature(signature)).then_some((body, signature))
}

/// The inside of a text that is one pair of round brackets.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '）', '(', ')'])).then(|| inner.trim())
}

fn is_series(text: &str) -> bool {
    let wrapped = [('【', '】'), ('〖', '〗'), ('『', '』'), ('［', '］')].iter().any(|(open, close)| {
        text.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close)).is_some_and(|inner| !inner.contains(*open))
    });
    wrapped && text.chars().count() <= 20
}

fn is_latin(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '\'' | '&' | '-' | '·'))
        && text.chars().filter(char::is_ascii_uppercase).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_their_shape() {
        let check = |text: &str, expect: &str| {
            let found = format!("{:?}", shape(text));
            let name: String = found.chars().take_while(char::is_ascii_alphabetic).collect();
            assert_eq!(name, expect, "{text}");
        };
        check("□ 本报记者 丁德令", "Byline");
        check("·彭楠·", "Signature");
        check("（作者单位：市委党校）", "Signature");
        check("（据新华社北京12月5日电）", "Signature");
        check("（记者 张三 通讯员 李四）", "Signature");
        check("（张三）", "Signature");
        check("（掌声）", "Plain");
        check("本报记者 石玉成 摄", "Credit");
        check("王日尧 摄", "Credit");
        check("（新华社记者 张三 摄）", "Credit");
        check("图片由市文旅局提供", "Credit");
        check("为群众提供", "Plain");
        check("一部电影正在拍摄", "Plain");
        check("↑普及AED急救知识。", "Caption");
        check("图①：志愿者在服务。", "Caption");
        check("图为活动现场。", "Caption");
        check("左上图为颁奖现场。", "Caption");
        check("图书馆里过周末", "Plain");
        check("图一时痛快", "Plain");
        check("（上接第一版）", "Jump");
        check("下转第3版", "Jump");
        check("2024年12月6日", "Date");
        check("2024年12月6日 星期五 03版", "Folio");
        check("责任编辑：张三 校对：李四", "Editors");
        check("【一线见闻】", "Series");
        check("SHIZHENG DONGTAI", "Latin");
        check("市政协开展重点提案督办调研", "Plain");
    }

    #[test]
    fn jump_lines_part_from_text() {
        assert_eq!(split_jumps("（上接第一版）会议强调，好。"), ["（上接第一版）", "会议强调，好。"]);
        assert_eq!(split_jumps("推动产业（下转第三版）"), ["推动产业", "（下转第三版）"]);
        assert_eq!(split_jumps("他（上下班）好。"), ["他（上下班）好。"]);
    }
}
