//! Which of the lines above a text is kicker, headline and deck.

use crate::edition::{Head, Kind};

/// Verbs that end the headline of an event.
const EVENTS: [&str; 18] = [
    "举办", "举行", "召开", "启动", "开幕", "闭幕", "开赛", "收官", "揭晓", "成立", "揭牌", "开工", "竣工", "通车",
    "投产", "发布", "落幕", "上线",
];

/// Sorts title blocks, each of one or more lines, into a head. False if that was a guess.
pub(super) fn assign(blocks: Vec<Vec<String>>, head: &mut Head) -> bool {
    let mut blocks = blocks;
    // `我市“宪法宣传周”主题活动精彩纷呈——` leads to the headline.
    if blocks.iter().map(Vec::len).sum::<usize>() > 1 && leads(&blocks[0][0]) {
        head.kicker = blocks[0].remove(0);
        blocks.retain(|block| !block.is_empty());
    }
    // `——记优秀共产党员张三` explains it.
    if let Some(last) = blocks.last_mut()
        && last.len() > 1
        && let Some(at) = last.iter().skip(1).position(|line| line.starts_with("——"))
    {
        let deck = last.split_off(at + 1);
        blocks.push(deck);
        head.headline = blocks.remove(0);
        head.deck = blocks.concat();
        return true;
    }
    let kicked = !head.kicker.is_empty();
    let sure = match (blocks.len(), blocks[0].len()) {
        (1, lines) => lines <= 2,
        (_, lines) if lines > 1 || kicked => true,
        (2, _) => blocks[1][0].starts_with("——"),
        _ => false,
    };
    let kicker_first = !kicked
        && blocks[0].len() == 1
        && match blocks.len() {
            1 => false,
            2 => announces(&blocks[0][0], &blocks[1][0]),
            _ => true,
        };
    if kicker_first {
        head.kicker = blocks.remove(0).remove(0);
    }
    let mut headline = blocks.remove(0);
    // Two lines are the most that a headline is set in: what follows in its block is deck.
    let mut deck = if headline.len() > 2 { headline.split_off(2) } else { Vec::new() };
    deck.extend(blocks.concat());
    head.headline = headline;
    head.deck = deck;
    sure
}

fn leads(line: &str) -> bool {
    line.ends_with("——") || line.ends_with('：')
}

/// Whether a pair of phrases (`搭建交流平台 丰富百姓文化生活`) leads to the event that the second
/// line reports (`…大赛举办`).
fn announces(first: &str, second: &str) -> bool {
    first.contains(' ') && !second.contains(' ') && EVENTS.iter().any(|event| second.ends_with(event))
}

/// Endings of the headlines of obituaries.
const OBITUARIES: [&str; 4] = ["逝世", "讣告", "讣闻", "病逝"];
/// Endings of the headlines of notices.
const NOTICES: [&str; 7] = ["公告", "通告", "启事", "公示", "声明", "更正", "致歉"];

/// Whether a line is the headline of an obituary or notice by its ending.
pub(super) fn is_notice(line: &str) -> bool {
    OBITUARIES.iter().chain(&NOTICES).any(|end| line.ends_with(end))
}

/// What an item is, by its headline.
pub(super) fn kind(head: &Head) -> Option<Kind> {
    let headline = head.headline.last()?;
    let ends = |endings: &[&str]| endings.iter().any(|end| headline.ends_with(end));
    if ends(&OBITUARIES) {
        Some(Kind::Obituary)
    } else if ends(&NOTICES) {
        Some(Kind::Notice)
    } else if ends(&["广告"]) || head.series.contains("广告") {
        Some(Kind::Advertisement)
    } else if ["评论", "社论", "短评", "时评", "快评", "漫谈", "杂谈"].iter().any(|word| head.series.contains(word))
    {
        Some(Kind::Commentary)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kicker_headline_and_deck() {
        let check = |blocks: &[&str], kicker: &str, headline: &[&str], deck: &[&str], sure: bool| {
            let mut head = Head::default();
            let blocks = blocks.iter().map(|block| block.split('/').map(str::to_owned).collect()).collect();
            assert_eq!(assign(blocks, &mut head), sure, "{head:?}");
            assert_eq!((head.kicker.as_str(), head.headline, head.deck), (kicker, strings(headline), strings(deck)));
        };
        check(&["标题一"], "", &["标题一"], &[], true);
        check(&["持续减负/提升水平", "某人调研"], "", &["持续减负", "提升水平"], &["某人调研"], true);
        check(&["市政协开展调研", "王卫军参加"], "", &["市政协开展调研"], &["王卫军参加"], false);
        check(&["精彩纷呈——", "扎根于心", "聚焦宣传周"], "精彩纷呈——", &["扎根于心"], &["聚焦宣传周"], true);
        check(&["精彩纷呈——/扎根于心"], "精彩纷呈——", &["扎根于心"], &[], true);
        check(&["搭建平台 丰富生活", "戏曲大赛举办"], "搭建平台 丰富生活", &["戏曲大赛举办"], &[], false);
        check(&["大山的女儿/——记某人"], "", &["大山的女儿"], &["——记某人"], true);
        check(&["引题", "主题", "副题"], "引题", &["主题"], &["副题"], false);
        check(&["一/二/三"], "", &["一", "二"], &["三"], false);
    }

    fn strings(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }
}
