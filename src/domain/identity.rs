//! Numbers that prove who someone is: 公民身份号码 (GB 11643), 统一社会信用代码 (GB 32100), telephone numbers.
//! The answers are data for a warning: an old or mistyped card must never turn a walk-in away, so nothing is refused.

use chrono::NaiveDate;

use super::party::Sex;
use super::typed_amount::half_width;

/// What an 18-digit number of GB 11643 tells of its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResidentId {
    pub birth: NaiveDate,
    /// From the last digit of the sequence: odd is male.
    pub sex: Sex,
    /// The check digit that belongs there, where another one stands.
    pub expected_check: Option<char>,
}

/// Why a number cannot be one of GB 11643 at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdProblem {
    /// Not 18 signs, but this many.
    Length { found: usize },
    /// A sign that may not stand there; position from 1.
    Sign { position: usize },
    /// The birth date inside does not exist.
    Birth,
}

/// A number as it is stored: full-width signs made plain, spaces and dashes removed, letters in capitals.
pub fn normalised(number: &str) -> String {
    let plain = number.chars().map(half_width).filter(|sign| *sign != ' ' && *sign != '-');
    plain.map(|sign| sign.to_ascii_uppercase()).collect()
}

/// A number as it is shown where nobody needs it in full: its first and last four signs, a star for each between them. Of
/// a short one at most a third stands at either end.
pub fn masked(number: &str) -> String {
    let signs: Vec<char> = number.trim().chars().collect();
    let kept = (signs.len() / 3).min(4);
    let hidden = kept..signs.len() - kept;
    signs.iter().enumerate().map(|(at, sign)| if hidden.contains(&at) { '*' } else { *sign }).collect()
}

/// Reads a number of GB 11643 (also 港澳台居民居住证, which has the same shape).
///
/// # Errors
/// An [`IdProblem`] where it cannot be one. A wrong check digit is no error: see [`ResidentId::expected_check`].
pub fn read_resident_id(number: &str) -> Result<ResidentId, IdProblem> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let signs: Vec<char> = normalised(number).chars().collect();
    let [body @ .., check] = signs.as_slice() else {
        return Err(IdProblem::Length { found: 0 });
    };
    if signs.len() != 18 {
        return Err(IdProblem::Length { found: signs.len() });
    }
    let mut digits = [0_u32; 17];
    for (position, (digit, sign)) in digits.iter_mut().zip(body).enumerate() {
        *digit = sign.to_digit(10).ok_or(IdProblem::Sign { position: position + 1 })?;
    }
    if !check.is_ascii_digit() && *check != 'X' {
        return Err(IdProblem::Sign { position: 18 });
    }
    let [.., y1, y2, y3, y4, m1, m2, d1, d2, _, _, sequence] = digits;
    let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
    let birth = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, m1 * 10 + m2, d1 * 10 + d2))
        .filter(|_| year >= 1800)
        .ok_or(IdProblem::Birth)?;
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let right = CHECKS.iter().copied().nth(usize::try_from(sum % 11).unwrap_or(0));
    Ok(ResidentId {
        birth,
        sex: if sequence % 2 == 1 { Sex::Male } else { Sex::Female },
        expected_check: right.filter(|right| right != check),
    })
}

/// Why a number is not one of GB 32100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditCodeProblem {
    /// Not 18 signs, but this many.
    Length { found: usize },
    /// A sign outside the 31 of the standard (no I O S V Z); position from 1.
    Sign { position: usize },
    /// The last sign is not the one that belongs there.
    Check { expected: char },
}

/// Looks at a 统一社会信用代码.
///
/// # Errors
/// A [`CreditCodeProblem`]; one real code in print fails the check, so it is only a warning.
pub fn check_credit_code(code: &str) -> Result<(), CreditCodeProblem> {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let signs: Vec<char> = normalised(code).chars().collect();
    if signs.len() != 18 {
        return Err(CreditCodeProblem::Length { found: signs.len() });
    }
    let (mut sum, mut weight) = (0_usize, 1_usize);
    let mut last = 0;
    for (position, sign) in signs.iter().enumerate() {
        let value = SIGNS.chars().position(|each| each == *sign);
        last = value.ok_or(CreditCodeProblem::Sign { position: position + 1 })?;
        if position < 17 {
            sum += last * weight;
            weight = weight * 3 % 31;
        }
    }
    let right = (31 - sum % 31) % 31;
    match SIGNS.chars().nth(right) {
        Some(expected) if right != last => Err(CreditCodeProblem::Check { expected }),
        _ => Ok(()),
    }
}

/// The shapes of a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneShape {
    /// Eleven digits, `1[3-9]` first, with or without +86.
    Mobile,
    /// Area code and 7 or 8 digits, or these alone, or a service number of 400 or 800.
    Landline,
    /// With the sign + of another country.
    Overseas,
    /// None of these: worth a second look.
    Doubtful,
}

/// The shape of a telephone number; spaces, dashes and brackets do not matter.
pub fn phone_shape(number: &str) -> PhoneShape {
    let plain: String = number.chars().map(half_width).filter(|sign| !matches!(sign, ' ' | '-' | '(' | ')')).collect();
    let local = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
    // An extension of a landline: 0750-1234567转8.
    let (local, extension) = local.split_once(['转', '#']).unwrap_or((local, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(abroad) = local.strip_prefix('+').or_else(|| local.strip_prefix("00")) {
        let fits = digits(abroad) && (7..=15).contains(&abroad.len()) && !abroad.starts_with('0');
        return if fits { PhoneShape::Overseas } else { PhoneShape::Doubtful };
    }
    if !digits(local) || !digits(extension) {
        return PhoneShape::Doubtful;
    }
    let second = local.as_bytes().get(1).copied().unwrap_or_default();
    match (local.len(), local.bytes().next().unwrap_or_default()) {
        (11, b'1') if (b'3'..=b'9').contains(&second) => PhoneShape::Mobile,
        (10..=12, b'0') => PhoneShape::Landline,
        (7 | 8, b'2'..=b'9') => PhoneShape::Landline,
        (10, b'4' | b'8') if local.starts_with("400") || local.starts_with("800") => PhoneShape::Landline,
        _ => PhoneShape::Doubtful,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_right_number_tells_birth_and_sex() {
        for number in
            ["11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002x"]
        {
            let id = read_resident_id(number).unwrap();
            assert_eq!(id, ResidentId { birth: day(1949, 12, 31), sex: Sex::Female, expected_check: None }, "{number}");
        }
        let invented = read_resident_id("00000019850416011X").unwrap();
        assert_eq!(invented, ResidentId { birth: day(1985, 4, 16), sex: Sex::Male, expected_check: None });
    }

    #[test]
    fn a_wrong_check_digit_is_told_with_the_right_one() {
        assert_eq!(read_resident_id("110105194912310021").unwrap().expected_check, Some('X'));
        assert_eq!(read_resident_id("000000198504160110").unwrap().expected_check, Some('X'));
    }

    #[test]
    fn what_is_no_number_is_told_why() {
        for (number, problem) in [
            ("", IdProblem::Length { found: 0 }),
            ("110105491231002", IdProblem::Length { found: 15 }),
            ("11010519491231002XX", IdProblem::Length { found: 19 }),
            ("1101051949123100AX", IdProblem::Sign { position: 17 }),
            ("11010519491231002Y", IdProblem::Sign { position: 18 }),
            ("X10105194912310021", IdProblem::Sign { position: 1 }),
            ("11010519490231002X", IdProblem::Birth),
            ("110105000012310021", IdProblem::Birth),
        ] {
            assert_eq!(read_resident_id(number), Err(problem), "{number}");
        }
    }

    #[test]
    fn credit_codes_are_checked() {
        for code in [
            "91350100M000100Y43",
            "911101066976941872",
            "91000000MA00TEX2XM",
            "N2000000MA00TEX62M",
            "91350100m000100y43",
        ] {
            assert_eq!(check_credit_code(code), Ok(()), "{code}");
        }
        assert_eq!(check_credit_code("91350100M000100Y44"), Err(CreditCodeProblem::Check { expected: '3' }));
        assert_eq!(check_credit_code("9135010OM000100Y43"), Err(CreditCodeProblem::Sign { position: 8 }));
        assert_eq!(check_credit_code("9135"), Err(CreditCodeProblem::Length { found: 4 }));
    }

    #[test]
    fn a_masked_number_keeps_its_two_ends() {
        for (number, shown) in [
            ("510104199203051234", "5101**********1234"),
            ("51010419920305123X", "5101**********123X"),
            (" 510104920305123 ", "5101*******5123"),
            ("E12345678", "E12***678"),
            ("A123", "A**3"),
            ("7", "*"),
            ("", ""),
            ("身份证丢了", "身***了"),
        ] {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn telephone_numbers_have_shapes() {
        for (number, shape) in [
            ("13800000001", PhoneShape::Mobile),
            ("+86 138-0000-0001", PhoneShape::Mobile),
            ("１３８００００００01", PhoneShape::Mobile),
            ("0750-6123456", PhoneShape::Landline),
            ("(010) 12345678", PhoneShape::Landline),
            ("6123456", PhoneShape::Landline),
            ("0750-6123456转8", PhoneShape::Landline),
            ("400-123-4567", PhoneShape::Landline),
            ("+852 9123 4567", PhoneShape::Overseas),
            ("001 415 555 2671", PhoneShape::Overseas),
            ("1380000000", PhoneShape::Doubtful),
            ("12800000001", PhoneShape::Doubtful),
            ("138000000011", PhoneShape::Doubtful),
            ("无", PhoneShape::Doubtful),
        ] {
            assert_eq!(phone_shape(number), shape, "{number}");
        }
    }

    proptest! {
        /// ISO 7064 MOD 11-2 by its own recursion, not by weights.
        #[test]
        fn the_check_digit_agrees_with_the_recursion(body in "[0-9]{6}19[0-9]{2}0[1-9]1[0-9][0-9]{3}") {
            let remainder = body.bytes().fold(0_u32, |state, byte| (state + u32::from(byte - b'0')) * 2 % 11);
            let check = match (12 - remainder) % 11 { 10 => 'X', digit => char::from_digit(digit, 10).unwrap() };
            prop_assert_eq!(read_resident_id(&format!("{body}{check}")).unwrap().expected_check, None);
        }

        #[test]
        fn at_least_a_third_of_a_number_is_hidden(text in "[0-9A-Z]{1,30}") {
            let stars = masked(&text).chars().filter(|sign| *sign == '*').count();
            prop_assert!(stars * 3 >= text.len() && masked(&text).len() == text.len(), "{}", masked(&text));
        }

        #[test]
        fn no_text_makes_them_panic(text in "\\PC{0,20}") {
            let _ = masked(&text);
            let _ = (read_resident_id(&text), check_credit_code(&text), phone_shape(&text));
        }
    }
}
