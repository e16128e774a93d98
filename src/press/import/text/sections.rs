//! Section heads: a short name with its romanised form beside it, or a well-known name at the
//! head of a page.

use super::dates::is_section;
use super::shapes::Shape;
use super::weave::Strand;

/// Sections that most mainland papers have; enough to know the first line of a page.
const SECTIONS: [&str; 26] = [
    "要闻",
    "综合",
    "时政",
    "本地",
    "本市",
    "县区",
    "国内",
    "国际",
    "时事",
    "经济",
    "社会",
    "民生",
    "文化",
    "文体",
    "体育",
    "教育",
    "健康",
    "法治",
    "副刊",
    "理论",
    "评论",
    "专题",
    "专版",
    "广告",
    "综合新闻",
    "时政动态",
];

/// Marks section heads and their romanised lines.
pub(super) fn mark(strands: &mut [Strand]) {
    for at in 0..strands.len() {
        if strands[at].shape != Shape::Latin {
            continue;
        }
        let beside = [at.checked_sub(1), Some(at + 1)];
        let name = beside.into_iter().flatten().find(|beside| strands.get(*beside).is_some_and(is_name));
        strands[at].shape = if name.is_some() { Shape::Romanised } else { Shape::Plain };
        if let Some(name) = name {
            strands[name].shape = Shape::Section;
        }
    }
    let furniture = |strand: &&mut Strand| matches!(strand.shape, Shape::Folio(_) | Shape::Editors(_) | Shape::Date(_));
    if let Some(first) = strands.iter_mut().find(|strand| !furniture(strand))
        && is_name(first)
        && is_usual(&first.line.text)
    {
        first.shape = Shape::Section;
    }
}

fn is_name(strand: &Strand) -> bool {
    strand.shape == Shape::Plain && is_section(&strand.line.text)
}

fn is_usual(name: &str) -> bool {
    SECTIONS.contains(&name) || ["新闻", "要闻", "副刊"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::weave::split;
    use super::*;

    #[test]
    fn sections_by_their_romanised_line_or_their_name() {
        let check = |text: &str, expect: &[&str]| {
            let mut strands: Vec<_> = lines(text, None).into_iter().flat_map(split).collect();
            mark(&mut strands);
            let found = strands.iter().filter(|strand| strand.shape == Shape::Section);
            assert_eq!(found.map(|strand| strand.line.text.as_str()).collect::<Vec<_>>(), expect, "{text}");
        };
        check("时政动态\n\nSHIZHENG DONGTAI\n\n标题", &["时政动态"]);
        check("WENHUA\n文化长廊\n标题", &["文化长廊"]);
        check("2024年12月6日 星期五\n要闻\n标题", &["要闻"]);
        check("标题\n正文。", &[]);
        check("某某标题很长的一行文字\nCBA\n正文。", &[]);
    }
}
