//! A time of day as somebody types it: `14:05`, `14：05`, `14点5分`, `1405`, `9点`. What is doubtful is refused.

use chrono::NaiveTime;

/// Reads a time; `None` where it cannot be one.
pub fn read(text: &str) -> Option<NaiveTime> {
    let plain: String = text.trim().chars().map(half_width).filter(|sign| !sign.is_whitespace()).collect();
    let plain = plain.trim_end_matches('分');
    let (hour, minute) = match plain.split_once([':', '点', '时', '.']) {
        Some((hour, minute)) => (hour, minute.trim_start_matches(':')),
        None if plain.len() == 4 => plain.split_at_checked(2)?,
        None => return None,
    };
    let number = |part: &str, most: usize| {
        let figures = part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        figures.then(|| part.parse::<u32>().ok()).flatten()
    };
    let minute = if minute.is_empty() { Some(0) } else { number(minute, 2) };
    NaiveTime::from_hms_opt(number(hour, 2)?, minute?, 0)
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (typed, hour, minute) in [
            ("14:05", 14, 5),
            ("１４：０５", 14, 5),
            (" 9:30 ", 9, 30),
            ("9点", 9, 0),
            ("9点30分", 9, 30),
            ("14时5分", 14, 5),
            ("1405", 14, 5),
            ("0:00", 0, 0),
        ] {
            assert_eq!(read(typed), NaiveTime::from_hms_opt(hour, minute, 0), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for typed in ["", "9", "14", "24:00", "9:60", "14:005", "140", "14:5x", "下午两点", "-1:00", "9:3:0"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
