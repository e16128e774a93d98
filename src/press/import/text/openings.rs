//! The opening words of a report: `本报讯 记者…报道：`, `新华社北京12月5日电（记者…）`.

use super::punctuation::is_han;

/// Agencies and papers that open a report with place and date.
const AGENCIES: [&str; 9] = ["本报", "新华社", "据新华社", "人民日报", "中新社", "中新网", "据央视", "新华网", "本网"];

/// The opening of a report.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// `新华社北京12月5日电`; empty if it gives no place.
    pub dateline: &'a str,
    /// `本报讯 记者朱海云报道：`, `（记者张三）`; may be empty.
    pub lead_in: &'a str,
    /// The rest of the paragraph.
    pub rest: &'a str,
}

/// The opening words of a report, cut off its first paragraph.
pub(super) fn opening(text: &str) -> Option<Opening<'_>> {
    let dateline = dateline(text);
    let after = text[dateline..].trim_start();
    let reporter = reporter(after);
    if dateline == 0 && reporter == 0 {
        return None;
    }
    let from = text.len() - after.len();
    let (lead_end, plain) = (from + reporter, &text[..dateline] == "本报讯");
    let rest = text[lead_end..].trim_start();
    let head = |range: std::ops::Range<usize>| text[range].trim();
    Some(if plain {
        Opening { dateline: "", lead_in: head(0..lead_end), rest }
    } else {
        Opening { dateline: head(0..dateline), lead_in: head(from..lead_end), rest }
    })
}

/// Length of `本报讯`, `本报北京12月5日电`, `新华社太原12月4日电`, or 0.
fn dateline(text: &str) -> usize {
    if !AGENCIES.iter().any(|agency| text.starts_with(agency)) {
        return 0;
    }
    let near =
        text.char_indices().take(26).take_while(|(_, c)| is_han(*c) || c.is_ascii_digit() || *c == ' ' || *c == '、');
    let mut end = 0;
    for (at, c) in near {
        // A dateline ends in 讯 or 电 after a date, or is 本报讯 itself.
        let before = &text[..at];
        if matches!(c, '讯' | '电') && (before.ends_with('日') || before == "本报" || before == "本网") {
            end = at + c.len_utf8();
            break;
        }
    }
    end
}

/// Length of `（记者 张三）`, `记者张三报道：`, `记者张三 通讯员李四 报道` at the start, or 0.
fn reporter(text: &str) -> usize {
    const REACH: usize = 44;
    let names_someone = |text: &str| ["记者", "通讯员", "作者"].iter().any(|role| text.contains(role));
    if text.starts_with('（') {
        let close = text.char_indices().take(REACH).find(|(_, c)| *c == '）').map(|(at, c)| at + c.len_utf8());
        return close.filter(|end| names_someone(&text[..*end])).unwrap_or(0);
    }
    let begins = ["记者", "本报记者", "见习记者", "通讯员", "实习", "特约", "全媒体记者", "融媒体记者"]
        .iter()
        .any(|role| text.starts_with(role));
    if !begins {
        return 0;
    }
    let reach = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
    let clause = text[..reach].find(['，', '。', '；', '“']).unwrap_or(reach);
    match text[..clause].find("报道") {
        Some(at) => {
            let end = at + "报道".len();
            end + text[end..].chars().next().filter(|c| matches!(c, '：' | ':')).map_or(0, char::len_utf8)
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_of_reports() {
        let check = |text: &str, dateline: &str, lead_in: &str, rest: &str| {
            assert_eq!(opening(text), Some(Opening { dateline, lead_in, rest }), "{text}");
        };
        check("本报讯 记者朱海云报道：12月4日，", "", "本报讯 记者朱海云报道：", "12月4日，");
        check("本报讯 记者解婷 见习记者董良报道：今年", "", "本报讯 记者解婷 见习记者董良报道：", "今年");
        check("本报讯（记者 张三）近日，", "", "本报讯（记者 张三）", "近日，");
        check("本报讯 近日，全市", "", "本报讯", "近日，全市");
        check("新华社北京12月5日电（记者张三）国家", "新华社北京12月5日电", "（记者张三）", "国家");
        check("新华社北京12月5日电 国家", "新华社北京12月5日电", "", "国家");
        check("本报太原12月4日讯 记者李四报道：省", "本报太原12月4日讯", "记者李四报道：", "省");
        assert_eq!(opening("本报记者近日从有关部门了解到，"), None);
        assert_eq!(opening("记者从会上获悉，报道称：好"), None);
    }
}
