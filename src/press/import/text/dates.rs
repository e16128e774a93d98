//! Dates, weekdays and page numbers of folio lines and notices.

use crate::edition::Date;

/// A whole line that is a date: `2024年12月6日`, `二〇二四年十二月六日`, `2024-12-06`.
pub(super) fn date(text: &str) -> Option<Date> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Date::new(u16::try_from(digits(year)?).ok()?, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

/// What a folio line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folio {
    /// Day of publication.
    pub date: Option<Date>,
    /// Number of the page as printed.
    pub number: Option<String>,
    /// The section after the page's number: `第01版：要闻`.
    pub section: Option<String>,
}

/// A line of furniture: date, weekday, lunar date and page number in any order; at least two
/// of them, or a page number.
pub(super) fn folio(text: &str) -> Option<Folio> {
    let mut folio = Folio::default();
    let mut known = 0;
    for token in text.split([' ', '|', '｜', '：', '·']).filter(|token| !token.is_empty()) {
        if let Some(date) = date(token) {
            folio.date = Some(date);
        } else if let Some(number) = page_number(token) {
            folio.number = Some(number);
        } else if known > 0 && folio.number.is_some() && folio.section.is_none() && is_section(token) {
            folio.section = Some(token.to_owned());
        } else if !(token.starts_with("星期") || token.starts_with("农历") || token.starts_with("总第"))
            || token.chars().count() > 12
        {
            return None;
        }
        known += 1;
    }
    (known > 1 || folio.number.is_some()).then_some(folio)
}

/// A section's name is short.
pub(super) fn is_section(text: &str) -> bool {
    (2..=8).contains(&text.chars().count()) && text.chars().all(|c| super::punctuation::is_han(c) || c == '·')
}

/// `第01版`, `01版`, `A3版`, `第三版`: the number as printed.
fn page_number(token: &str) -> Option<String> {
    let inner = token.strip_suffix('版')?;
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let digits = inner.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(inner);
    let arabic = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    (arabic || number(inner).is_some()).then(|| inner.to_owned())
}

fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10).or_else(|| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1)),
    }
}

/// A number in digits, as long as it is one.
fn digits(text: &str) -> Option<u32> {
    text.chars().map(digit).try_fold(0u32, |number, digit| number.checked_mul(10)?.checked_add(digit?))
}

/// A number below 100: `12`, `十二`, `三十一`.
fn number(text: &str) -> Option<u32> {
    match text.split_once('十') {
        Some((tens, ones)) => {
            let part = |text: &str, empty| {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (None, _) => Some(empty),
                    (Some(c), None) => digit(c),
                    _ => None,
                }
            };
            Some(part(tens, 1)? * 10 + part(ones, 0)?)
        }
        None if (1..=2).contains(&text.chars().count()) => digits(text),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_digits_and_in_words() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), expect, "{text}");
        };
        check("2024年12月6日", Some("2024-12-06"));
        check("二〇二四年十二月三十一日", Some("2024-12-31"));
        check("2024 年 1 月 20 日", Some("2024-01-20"));
        check("2024年2月30日", None);
        check("12月6日", None);
        check("99999999999年12月6日", None);
        check("2024年12月6日下午", None);
    }

    #[test]
    fn folio_lines() {
        let check = |text: &str, expect: Option<(Option<&str>, Option<&str>)>| {
            let found = folio(text);
            let found = found.as_ref().map(|folio| (folio.number.as_deref(), folio.section.as_deref()));
            assert_eq!(found, expect, "{text}");
        };
        check("2024年12月6日 星期五 第03版", Some((Some("03"), None)));
        check("第01版：要闻", Some((Some("01"), Some("要闻"))));
        check("A3版 | 2024年12月6日", Some((Some("A3"), None)));
        check("第四版", Some((Some("四"), None)));
        check("2024年12月6日", None);
        check("再版", None);
        check("要闻", None);
    }
}
