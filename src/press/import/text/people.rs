//! Who wrote, photographed and edited: roles and names as Chinese newspapers print them.

use super::punctuation::is_han;
use crate::edition::Person;

/// Roles of authors, longer before their own endings and beginnings.
const AUTHORS: [&str; 21] = [
    "本报特约评论员",
    "本报评论员",
    "本报特约记者",
    "本报见习记者",
    "本报实习记者",
    "本报记者",
    "本报通讯员",
    "新华社记者",
    "特约评论员",
    "特约记者",
    "特约通讯员",
    "见习记者",
    "实习记者",
    "全媒体记者",
    "融媒体记者",
    "融媒记者",
    "记者",
    "通讯员",
    "实习生",
    "评论员",
    "作者",
];

/// Roles of a page's editors, longer first.
const EDITORS: [&str; 20] = [
    "责任编辑",
    "责任校对",
    "责任美编",
    "执行编辑",
    "执行主编",
    "值班编辑",
    "值班主任",
    "值班总编",
    "本版责编",
    "本版编辑",
    "美术编辑",
    "版式设计",
    "版面设计",
    "责编",
    "主编",
    "美编",
    "版式",
    "校对",
    "组版",
    "编辑",
];

/// Marks that papers set before a byline.
const ORNAMENTS: [char; 11] = ['□', '■', '◎', '○', '●', '◇', '◆', '△', '▲', '☆', '★'];

/// The authors of a byline line: `□ 本报记者 丁德令`, `本报记者 张三 通讯员 李四`. The ornament
/// is the paper's design, not text.
pub(super) fn byline(text: &str) -> Option<Vec<Person>> {
    let bare = text.trim_start_matches(ORNAMENTS).trim_start();
    let ornamented = bare.len() < text.len();
    if let Some(people) = people(bare) {
        return Some(people);
    }
    (ornamented && names(bare)).then(|| vec![Person { role: String::new(), name: bare.to_owned() }])
}

/// Roles and names, nothing else.
pub(super) fn people(text: &str) -> Option<Vec<Person>> {
    let pairs = by_role(text, &AUTHORS)?;
    let mut people = Vec::new();
    for (role, name) in pairs {
        let name = name.trim_start_matches('：').trim();
        if name.is_empty() {
            people.push(Person { role: String::new(), name: role.to_owned() });
        } else if names(name) {
            people.push(Person { role: role.to_owned(), name: name.to_owned() });
        } else {
            return None;
        }
    }
    // A lone role is an author only as the paper's voice.
    let voice = |person: &Person| !person.role.is_empty() || person.name.ends_with("评论员");
    people.iter().all(voice).then_some(people)
}

/// The editors of a line like `责任编辑：张三 版式：李四`.
pub(super) fn editors(text: &str) -> Option<Vec<Person>> {
    let pairs = by_role(text, &EDITORS)?;
    let person = |(role, name): (&str, &str)| {
        let name = name.trim_start_matches(['：', '/', '|']).trim_matches([' ', '|', '｜', '/', '，', '、']);
        names(name).then(|| Person { role: role.to_owned(), name: name.to_owned() })
    };
    pairs.into_iter().map(person).collect()
}

/// Whether a text is one or more names: 2–4 Han characters each (more with an interpunct),
/// also a name of two set apart, `李 明`.
pub(super) fn names(text: &str) -> bool {
    let mut lone = 0;
    let mut any = false;
    for name in text.split([' ', '、', '，']).filter(|name| !name.is_empty()) {
        any = true;
        let length = name.chars().count();
        let plausible =
            name.chars().all(|c| is_han(c) || c == '·') && length <= if name.contains('·') { 12 } else { 4 };
        if !plausible {
            return false;
        }
        lone += usize::from(length == 1);
    }
    any && lone % 2 == 0
}

/// Cuts a text that begins with a role into roles and what follows each.
fn by_role<'a>(text: &'a str, roles: &[&'a str]) -> Option<Vec<(&'a str, &'a str)>> {
    let role_at = |at: usize| roles.iter().copied().find(|role| text[at..].starts_with(role));
    let mut role = role_at(0)?;
    let mut from = role.len();
    let mut pairs = Vec::new();
    let mut at = from;
    while at < text.len() {
        if let Some(next) = role_at(at) {
            pairs.push((role, &text[from..at]));
            role = next;
            from = at + next.len();
            at = from;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    pairs.push((role, &text[from..]));
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(people: Option<Vec<Person>>) -> String {
        let people = people.unwrap_or_default();
        people.iter().map(|p| format!("{}/{}", p.role, p.name)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bylines_of_the_usual_forms() {
        let check = |text: &str, expect: &str| assert_eq!(shown(byline(text)), expect, "{text}");
        check("□ 本报记者 丁德令", "本报记者/丁德令");
        check("本报记者 张三 通讯员 李四 王五六", "本报记者/张三 通讯员/李四 王五六");
        check("■本报记者张三", "本报记者/张三");
        check("记者 李 明", "记者/李 明");
        check("作者：买买提·艾合买提", "作者/买买提·艾合买提");
        check("本报评论员", "/本报评论员");
        check("◎丁德令", "/丁德令");
        check("丁德令", "");
        check("记者", "");
        check("记者从市教育局获悉，今年秋季", "");
        check("■ 聚焦全国两会系列报道", "");
    }

    #[test]
    fn editors_of_a_page() {
        let check = |text: &str, expect: &str| assert_eq!(shown(editors(text)), expect, "{text}");
        check("责任编辑：张三 版式设计：李四 校对：王五", "责任编辑/张三 版式设计/李四 校对/王五");
        check("责编 张三 | 美编 李四", "责编/张三 美编/李四");
        check("编辑部昨日发布消息，征集读者来稿", "");
    }
}
