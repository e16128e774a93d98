//! Going through a calendar: days and months before and after a date.

use super::Date;

impl Date {
    /// The day so many days later, or earlier; the last day there is before the calendar ends.
    pub fn plus_days(self, days: i32) -> Self {
        let step = |date: Self| {
            if days < 0 {
                match (date.day, date.month) {
                    (1, 1) => Self::new(date.year - 1, 12, 31),
                    (1, _) => Some(Self { day: 31, month: date.month - 1, ..date }.clamped()),
                    _ => Some(Self { day: date.day - 1, ..date }),
                }
            } else {
                let first = Self { day: 1, ..date };
                Self::new(date.year, date.month, date.day + 1).or_else(|| {
                    if date.month < 12 {
                        Some(Self { month: date.month + 1, ..first })
                    } else {
                        Self::new(date.year + 1, 1, 1)
                    }
                })
            }
        };
        (0..days.unsigned_abs()).try_fold(self, |date, _| step(date).ok_or(date)).unwrap_or_else(|last| last)
    }

    /// The same day so many months later, or earlier, or the last one of a shorter month; the
    /// date itself where the calendar ends.
    pub fn plus_months(self, months: i32) -> Self {
        let month = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let (Ok(year), Ok(number)) = (u16::try_from(month.div_euclid(12)), u8::try_from(month.rem_euclid(12) + 1))
        else {
            return self;
        };
        if Self::new(year, number, 1).is_none() {
            return self;
        }
        Self { year, month: number, ..self }.clamped()
    }

    fn clamped(self) -> Self {
        Self { day: self.day.min(self.days_in_month()), ..self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn days_go_over_the_ends_of_months_and_years() {
        for (from, days, to) in [
            ("2024-02-28", 1, "2024-02-29"),
            ("2024-02-28", 2, "2024-03-01"),
            ("2024-12-31", 1, "2025-01-01"),
            ("2025-01-01", -1, "2024-12-31"),
            ("2024-03-01", -1, "2024-02-29"),
            ("2024-12-06", -7, "2024-11-29"),
            ("2024-12-06", 0, "2024-12-06"),
            ("9999-12-30", 7, "9999-12-31"),
            ("0001-01-02", -7, "0001-01-01"),
        ] {
            assert_eq!(date(from).plus_days(days), date(to), "{from} {days:+}");
        }
    }

    #[test]
    fn months_keep_the_day_where_they_have_it() {
        for (from, months, to) in [
            ("2024-12-06", 1, "2025-01-06"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-03-31", -13, "2023-02-28"),
            ("9999-12-31", 1, "9999-12-31"),
            ("0001-01-31", -1, "0001-01-31"),
        ] {
            assert_eq!(date(from).plus_months(months), date(to), "{from} {months:+}");
        }
    }

    proptest! {
        #[test]
        fn days_there_and_back_lead_home(year in 2_u16..9999, month in 1_u8..=12, day in 1_u8..=28, days in -400_i32..400) {
            let from = Date::new(year, month, day).expect("a day");
            prop_assert_eq!(from.plus_days(days).plus_days(-days), from);
        }
    }
}
