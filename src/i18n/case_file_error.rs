//! Words for a case file that could not be read: the place, what was found, what was expected, what to do.
//! It must not decide what is an error; that is `domain::case_file`'s work.

use super::Tr;
use crate::domain::case_file::{CaseFileError, Expected, FORMAT, Found, JsonKind, Problem, Target};

/// One sentence that names the JSON pointer (where the problem is at one), what was found and what was expected.
pub fn message(tr: Tr, error: &CaseFileError) -> String {
    let problem = problem_words(tr, &error.problem);
    if error.at.pointer().is_empty() { problem } else { tr.case_file_error_at(&error.at, problem) }
}

fn problem_words(tr: Tr, problem: &Problem) -> String {
    match problem {
        Problem::Empty => tr.case_file_empty().to_owned(),
        Problem::NotUtf8 { offset } => tr.case_file_not_utf8(offset + 1),
        Problem::CutShort { line, column } => tr.case_file_cut_short(line, column),
        Problem::NotJson { line, column } => tr.case_file_not_json(line, column),
        Problem::TooDeep { most } => tr.case_file_too_deep(most),
        Problem::DuplicateKey => tr.case_file_duplicate_key().to_owned(),
        Problem::ControlCharacter { code } => tr.case_file_control_character(code_point(*code)),
        Problem::DirectionOverride { code } => tr.case_file_direction_override(code_point(*code)),
        Problem::NumberTooLarge => tr.case_file_number_too_large().to_owned(),
        Problem::Missing => tr.case_file_missing().to_owned(),
        Problem::OtherFormat { found } => tr.case_file_other_format(found, FORMAT),
        Problem::NewerFormat { found } => tr.case_file_newer_format(found, FORMAT),
        Problem::Wrong { found, expected } => tr.case_file_wrong(found_words(tr, found), expected_words(tr, *expected)),
        Problem::UnknownValue { found, allowed } => {
            tr.case_file_unknown_value(found, allowed.join(tr.case_file_list_mark()))
        }
        Problem::DuplicateId { id } => tr.case_file_duplicate_id(id),
        Problem::NoSuchReference { id, target } => match target {
            Target::Party => tr.case_file_no_such_party(id),
            Target::Staff => tr.case_file_no_such_staff(id),
            Target::PartyOrStaff => tr.case_file_no_such_signer(id),
            Target::TermNumber => tr.case_file_no_such_term(id),
        },
        Problem::OnlyOneOf { first, second } => tr.case_file_only_one_of(first, second),
    }
}

fn code_point(code: u32) -> String {
    format!("U+{code:04X}")
}

fn found_words(tr: Tr, found: &Found) -> String {
    let Found { kind, shown } = found;
    match kind {
        JsonKind::Null => tr.case_file_found_null().to_owned(),
        JsonKind::Bool => tr.case_file_found_bool(shown),
        JsonKind::Number => tr.case_file_found_number(shown),
        JsonKind::Text => tr.case_file_found_text(shown),
        JsonKind::List => tr.case_file_found_list().to_owned(),
        JsonKind::Object => tr.case_file_found_object().to_owned(),
    }
}

fn expected_words(tr: Tr, expected: Expected) -> String {
    match expected {
        Expected::Object => tr.case_file_expected_object().to_owned(),
        Expected::List => tr.case_file_expected_list().to_owned(),
        Expected::Text => tr.case_file_expected_text().to_owned(),
        Expected::Bool => tr.case_file_expected_bool().to_owned(),
        Expected::Date => tr.case_file_expected_date().to_owned(),
        Expected::Month => tr.case_file_expected_month().to_owned(),
        Expected::Time => tr.case_file_expected_time().to_owned(),
        Expected::Moment => tr.case_file_expected_moment().to_owned(),
        Expected::Amount => tr.case_file_expected_amount().to_owned(),
        Expected::Count { least, most: u32::MAX } => tr.case_file_expected_count_from(least),
        Expected::Count { least, most } => tr.case_file_expected_count(least, most),
    }
}
