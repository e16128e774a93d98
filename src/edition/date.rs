//! A calendar date without a time zone: what stands in a masthead.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `2024-12-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// Year, 1–9999.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// Days of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Date {
    /// The date, if there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= date.days_in_month())
            .then_some(date)
    }

    fn is_leap_year(self) -> bool {
        self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400))
    }

    /// Days of its month.
    pub fn days_in_month(self) -> u8 {
        match self.month {
            2 if self.is_leap_year() => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The day of the week, by Sakamoto's method.
    pub fn weekday(self) -> Weekday {
        const OFFSETS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = u32::from(self.year) - u32::from(self.month < 3);
        let days =
            year + year / 4 - year / 100 + year / 400 + OFFSETS[usize::from(self.month) - 1] + u32::from(self.day);
        match days % 7 {
            0 => Weekday::Sunday,
            1 => Weekday::Monday,
            2 => Weekday::Tuesday,
            3 => Weekday::Wednesday,
            4 => Weekday::Thursday,
            5 => Weekday::Friday,
            _ => Weekday::Saturday,
        }
    }
}

impl Date {
    /// The date as a paper in this language prints it, without the weekday.
    pub fn in_words(self, language: &str) -> String {
        let Self { year, month, day } = self;
        match language {
            _ if is_han(language) => format!("{year}年{month}月{day}日"),
            _ => format!("{day} {} {year}", MONTHS[usize::from(month) - 1]),
        }
    }

    /// Its month as a calendar in this language names it.
    pub fn month_in_words(self, language: &str) -> String {
        if is_han(language) { format!("{}月", self.month) } else { MONTHS[usize::from(self.month) - 1].to_owned() }
    }

    /// Its month and year.
    pub fn month_of_year_in_words(self, language: &str) -> String {
        let month = self.month_in_words(language);
        if is_han(language) { format!("{}年{month}", self.year) } else { format!("{month} {}", self.year) }
    }
}

impl Weekday {
    /// The day's name as a paper in this language prints it.
    pub fn in_words(self, language: &str) -> &'static str {
        let day = self as usize;
        match language.split('-').next() {
            Some("zh") => ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"][day],
            Some("ja") => ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"][day],
            _ => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day],
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a language counts its dates and pages in Han characters.
fn is_han(language: &str) -> bool {
    matches!(language.split('-').next(), Some("zh" | "ja"))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate(pub String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date of the form 2024-12-06", self.0)
    }
}

impl std::error::Error for BadDate {}

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return Err(bad());
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u16>().map_err(|_| bad());
        let (month, day) = (number(5..7)? as u8, number(8..10)? as u8);
        Self::new(number(0..4)?, month, day).ok_or_else(bad)
    }
}

impl TryFrom<String> for Date {
    type Error = BadDate;

    fn try_from(text: String) -> Result<Self, BadDate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(feature = "press")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekday_of_known_days() {
        let weekday = |text: &str| text.parse::<Date>().map(Date::weekday);
        assert_eq!(weekday("2024-12-06"), Ok(Weekday::Friday));
        assert_eq!(weekday("2000-02-29"), Ok(Weekday::Tuesday));
        assert_eq!(weekday("1900-01-01"), Ok(Weekday::Monday));
    }

    #[test]
    fn impossible_days_are_refused() {
        for text in ["2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "06/12/2024", "2024-12-06T00", "²024-12-06"]
        {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
