//! The real page as other extractions would have given it: the same items come out.

use epaper::press::import::{Draft, Item, Options, Part, text};

use super::fold::fold;
use super::real::RAW;

fn read(raw: &str) -> Draft {
    text::read(raw, &Options::default())
}

/// Whether a variant gives the items that the page gives; those that differ are named.
fn check(raw: &str, variant: &str) {
    let texts = |draft: &Draft| draft.items().map(|item| fold(&item.text())).collect::<Vec<_>>();
    let (found, expect) = (texts(&read(raw)), texts(&read(RAW)));
    let brief = |text: &&String| {
        let chars: Vec<char> = text.chars().collect();
        let end: String = chars[chars.len().saturating_sub(12)..].iter().collect();
        format!("{}…{end} ({})", chars.iter().take(16).collect::<String>(), chars.len())
    };
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|text| !those.contains(text)).map(|text| brief(&text)).collect()
    };
    assert_eq!(
        only(&found, &expect),
        only(&expect, &found),
        "{variant}: {:#?}",
        read(raw).doubts.iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

#[test]
fn without_wide_gaps() {
    let lines = RAW.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect::<Vec<_>>();
    check(&lines.join("\n\n"), "");
}

/// Paragraphs indented and wrapped at a column's width, without a blank line anywhere.
#[test]
fn wrapped_with_indents_and_without_blank_lines() {
    for ems in [12, 15, 17, 22, 28] {
        let mut raw = String::from("时政动态\nSHIZHENG DONGTAI\n");
        for item in read(RAW).items() {
            raw += &printed(item, |paragraph| wrap(&format!("　　{paragraph}"), ems));
        }
        check(&raw, &format!("{ems} ems"));
    }
}

/// Paragraphs wrapped, without an indent, a blank line between two.
#[test]
fn wrapped_with_blank_lines() {
    for ems in [12, 17, 22] {
        let mut raw = String::from("时政动态\nSHIZHENG DONGTAI\n\n");
        for item in read(RAW).items() {
            raw += &printed(item, |paragraph| wrap(paragraph, ems) + "\n");
            raw += "\n";
        }
        check(&raw, &format!("{ems} ems"));
    }
}

/// An item as printed, its paragraphs set by `set`.
fn printed(item: &Item, set: impl Fn(&str) -> String) -> String {
    let head = &item.head;
    let mut out = String::new();
    let mut put = |line: &str| {
        if !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
    };
    put(&head.kicker);
    head.headline.iter().chain(&head.deck).for_each(|line| put(line));
    for person in &head.byline {
        put(&format!("□ {} {}", person.role, person.name));
    }
    for (at, part) in item.body.iter().enumerate() {
        match part {
            Part::Paragraph(text) if at == 0 => put(&set(&format!("{}{text}", head.lead_in))),
            Part::Paragraph(text) | Part::Crosshead(text) | Part::Markdown(text) => put(&set(text)),
            Part::Figure { caption, credit } => {
                put(&if caption.starts_with(['↑', '←']) { caption.clone() } else { set(caption) });
                put(credit);
            }
        }
    }
    put(&if head.signed.starts_with('2') { head.signed.clone() } else { format!("·{}·", head.signed) }
        .replace("··", ""));
    out
}

/// Breaks a text into lines of a width, no line beginning with a closing mark.
fn wrap(text: &str, ems: usize) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in text.chars() {
        let advance = if c.is_ascii() { 1 } else { 2 };
        if width + advance > 2 * ems && !"，。、；：！？”）》".contains(c) {
            out.push('\n');
            width = 0;
        }
        out.push(c);
        width += advance;
    }
    out
}
