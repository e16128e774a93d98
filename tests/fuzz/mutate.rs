//! Mutations: of bytes, of text, and of the tree that JSON is.

use serde_json::{Value, json};

use super::corpus::Dealer;

/// What breaks programs: ends of ranges, marks that open and never close, writing from right
/// to left, clusters of many characters, what other formats take for syntax.
const AWKWARD: &[&str] = &[
    "",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{3000}",
    "\u{FEFF}",
    "\u{200D}",
    "\u{200B}",
    "\u{AD}",
    "\u{202E}",
    "+++",
    "+++\n",
    "---",
    "***",
    "**",
    "_",
    "`",
    "```",
    "[",
    "](",
    "![",
    "![x](y)",
    "{",
    "}",
    "{span=99999999999}",
    "|",
    "|-|",
    "#",
    "## ",
    "> ",
    "- ",
    "1. ",
    "<script>",
    "&amp;",
    "&#0;",
    "\"",
    "\\",
    "/",
    "..",
    "../../etc/passwd",
    "https://a.cn/",
    "“",
    "”",
    "（",
    "）",
    "——",
    "……",
    "，",
    "。",
    "的",
    "𠮷",
    "👨‍👩‍👧",
    "🇨🇳",
    "1️⃣",
    "e\u{301}\u{301}\u{301}",
    "internationalization",
    "٣",
    "ก็",
    "العربية",
    "0",
    "-1",
    "1e999",
    "99999999999999999999",
    "第九十九版",
    "2024年13月45日",
    "责任编辑",
    "本报讯",
    "□",
    "↑",
    "（上接第1版）",
    "（下转第4版）",
];

/// A piece of awkward text.
pub(super) fn awkward(dealer: &mut Dealer) -> &'static str {
    AWKWARD[dealer.below(AWKWARD.len())]
}

/// A place between two characters.
fn place(text: &str, dealer: &mut Dealer) -> usize {
    let mut at = dealer.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Some insertions, deletions, repetitions and moves.
pub(super) fn text(text: &str, dealer: &mut Dealer) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dealer.below(6) {
        let (one, other) = (place(&text, dealer), place(&text, dealer));
        let (from, to) = (one.min(other), one.max(other));
        match dealer.below(7) {
            0 => text.replace_range(from..to, ""),
            1 => text.truncate(to),
            2 => {
                let part = text[from..to].chars().take(200).collect::<String>();
                text.insert_str(one, &part.repeat(1 + dealer.below(20)));
            }
            3 => text.insert_str(one, &awkward(dealer).repeat(1 + dealer.below(3000))),
            4 => {
                let line = text.lines().nth(dealer.below(text.lines().count().max(1))).unwrap_or("").to_owned();
                text.insert_str(one, &format!("\n{line}\n"));
            }
            _ => text.insert_str(one, awkward(dealer)),
        }
    }
    text
}

/// Some bytes changed, cut or added, whatever that means in UTF-8.
pub(super) fn bytes(bytes: &[u8], dealer: &mut Dealer) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dealer.below(8) {
        let at = dealer.below(bytes.len() + 1);
        match dealer.below(4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, dealer.below(256) as u8),
            2 => drop(bytes.drain(at..(at + dealer.below(40)).min(bytes.len()))),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dealer.below(8);
                }
            }
        }
    }
    bytes
}

/// Some values of a tree changed, most of them to others of their kind.
pub(super) fn tree(value: &Value, dealer: &mut Dealer) -> Value {
    let mut value = value.clone();
    for _ in 0..=dealer.below(5) {
        let mut nodes = count(&value);
        let donor = find(&value, &mut dealer.below(nodes)).cloned().unwrap_or_default();
        nodes = dealer.below(nodes);
        change(&mut value, &mut nodes, &donor, dealer);
    }
    value
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// The value that stands `left` places behind a first one.
fn find<'a>(value: &'a Value, left: &mut usize) -> Option<&'a Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(list) => list.iter().find_map(|value| find(value, left)),
        Value::Object(map) => map.values().find_map(|value| find(value, left)),
        _ => None,
    }
}

/// Changes the value that stands `left` places behind a first one; whether it was there.
fn change(value: &mut Value, left: &mut usize, donor: &Value, dealer: &mut Dealer) -> bool {
    if *left > 0 {
        *left -= 1;
        return match value {
            Value::Array(list) => list.iter_mut().any(|value| change(value, left, donor, dealer)),
            Value::Object(map) => map.values_mut().any(|value| change(value, left, donor, dealer)),
            _ => false,
        };
    }
    const NUMBERS: [i64; 9] = [0, 1, -1, 2, 255, 65_535, 1 << 31, -(1 << 31), i64::MAX];
    *value = match (&*value, dealer.below(8)) {
        (_, 0) => donor.clone(),
        (Value::String(old), 1..) => json!(text(old, dealer)),
        (Value::Number(_), 1..) => json!(NUMBERS[dealer.below(NUMBERS.len())]),
        (Value::Bool(old), 1..) => json!(!old),
        (Value::Array(list), 1..4) => Value::Array(list.iter().rev().cloned().collect()),
        (Value::Array(list), 4) => Value::Array(list.iter().cycle().take(list.len() * 7).cloned().collect()),
        (Value::Array(_), _) => json!([]),
        (Value::Object(map), 1..5) => {
            let gone = dealer.below(map.len());
            Value::Object(
                map.iter()
                    .enumerate()
                    .filter(|(at, _)| *at != gone)
                    .map(|(_, (key, value))| (key.clone(), value.clone()))
                    .collect(),
            )
        }
        (_, 5) => Value::Null,
        (_, 6) => json!(awkward(dealer)),
        _ => donor.clone(),
    };
    true
}
