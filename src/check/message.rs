//! The sentence of a finding. Every word comes from `check.ftl`; here it is only chosen which.

use chrono::{Datelike, NaiveDate};

use super::alike::AlikeText;
use super::finding::{About, DateOf, Finding, GuardianProblem, InterpreterField};
use super::message_terms;
use super::rule::{Rule, Severity};
use crate::domain::identity::{CreditCodeProblem, IdProblem};
use crate::i18n::{Lang, Tr};

/// One sentence: what is wrong, why, what to do.
pub fn message(tr: Tr, finding: &Finding) -> String {
    party_words(tr, finding.rule, &finding.about)
        .or_else(|| helper_words(tr, &finding.about))
        .or_else(|| case_words(tr, finding.rule, &finding.about))
        .or_else(|| message_terms::words(tr, finding.rule, &finding.about))
        .unwrap_or_else(|| finding.rule.key().to_owned())
}

/// The word for a severity.
pub fn severity(tr: Tr, severity: Severity) -> &'static str {
    match severity {
        Severity::Block => tr.check_severity_block(),
        Severity::Warn => tr.check_severity_warn(),
        Severity::Note => tr.check_severity_note(),
    }
}

fn party_words(tr: Tr, rule: Rule, about: &About) -> Option<String> {
    Some(match about {
        About::Who { name } => match rule {
            Rule::PartyNameMissing => tr.check_party_name_missing(name),
            Rule::PartyIdentifierMissing => tr.check_party_identifier_missing(name),
            Rule::PartyPhoneFormat => tr.check_party_phone_format(name),
            Rule::PartyAgentWithoutAuthority => tr.check_party_agent_without_authority(name),
            Rule::PartyAgentGeneralAuthority => tr.check_party_agent_general_authority(name),
            Rule::PartyOffenderHasAgent => tr.check_party_offender_has_agent(name),
            Rule::PartyReaderMissing => tr.check_party_reader_missing(name),
            Rule::CaseConsentRefused => tr.check_case_consent_refused(name),
            _ => return None,
        },
        About::IdNumber { name, problem } => match problem {
            IdProblem::Length { found } => tr.check_id_length(name, found),
            IdProblem::Sign { position } => tr.check_id_sign(name, position),
            IdProblem::Birth => tr.check_id_birth(name),
        },
        About::CheckDigit { name, expected } => tr.check_id_check_digit(name, expected),
        About::Birth { name, written, in_number } => {
            tr.check_party_id_birth_mismatch(name, date(tr, *written), date(tr, *in_number))
        }
        About::SexInNumber { name, in_number } => tr.check_party_id_sex_mismatch(name, tr.sex(*in_number)),
        About::CreditCode { name, problem } => match problem {
            CreditCodeProblem::Length { found } => tr.check_credit_code_length(name, found),
            CreditCodeProblem::Sign { position } => tr.check_credit_code_sign(name, position),
            CreditCodeProblem::Check { expected } => tr.check_credit_code_check(name, expected),
        },
        About::Characters { characters } => {
            let named: Vec<String> =
                characters.iter().map(|each| format!("{each} U+{:04X}", u32::from(*each))).collect();
            tr.check_party_glyph_missing(named.join(tr.check_list_mark()))
        }
        _ => return None,
    })
}

fn helper_words(tr: Tr, about: &About) -> Option<String> {
    Some(match about {
        About::Age { name, years } => tr.check_party_minor_without_guardian(name, years),
        About::OwnEarnings { name, years } => tr.check_party_minor_earns(name, years),
        About::Guardian { name, guardian, problem } => match problem {
            GuardianProblem::Opponent => tr.check_party_guardian_opponent(name, guardian),
            GuardianProblem::Minor => tr.check_party_guardian_minor(name, guardian),
            GuardianProblem::Nobody => tr.check_party_guardian_nobody(name, guardian),
        },
        About::Interpreter { name, missing } if missing.contains(&InterpreterField::Name) => {
            tr.check_party_interpreter_missing(name)
        }
        About::Interpreter { name, missing } => {
            let fields: Vec<&str> = missing.iter().map(|field| interpreter_field(tr, *field)).collect();
            tr.check_party_interpreter_fields(name, fields.join(tr.check_list_mark()))
        }
        About::Representatives { found, most } => tr.check_case_too_many_representatives(found, most),
        _ => return None,
    })
}

fn interpreter_field(tr: Tr, field: InterpreterField) -> &'static str {
    match field {
        InterpreterField::Name => tr.check_interpreter_name(),
        InterpreterField::Address => tr.check_interpreter_address(),
        InterpreterField::Employer => tr.check_interpreter_employer(),
        InterpreterField::Phone => tr.check_interpreter_phone(),
    }
}

fn case_words(tr: Tr, rule: Rule, about: &About) -> Option<String> {
    Some(match about {
        About::Nothing => match rule {
            Rule::CaseSessionMissing => tr.check_case_session_missing().to_owned(),
            Rule::CaseNoticeMissing => tr.check_case_notice_missing().to_owned(),
            Rule::CaseRecusalNotAsked => tr.check_case_recusal_not_asked().to_owned(),
            Rule::AgreementNoTerms => tr.check_agreement_no_terms().to_owned(),
            _ => return None,
        },
        About::People { names } => tr.check_case_notice_missing_people(names.join(tr.check_list_mark())),
        About::Order { first, first_on, second, second_on } => tr.check_case_dates_out_of_order(
            date_of(tr, *first),
            date(tr, *first_on),
            date_of(tr, *second),
            date(tr, *second_on),
        ),
        About::Length { found, wanted } => tr.check_case_facts_too_short(found, wanted),
        About::Copies { found, needed } => tr.check_agreement_too_few_copies(found, needed),
        About::Sum { parts, whole } => tr.check_annex_sum(parts.short_figures(), whole.short_figures()),
        About::Clause { annex, clause, number } => {
            tr.check_annex_clause(annex.short_figures(), number, clause.short_figures())
        }
        About::Cell { text } if text.trim().is_empty() => tr.check_annex_cell_empty().to_owned(),
        About::Cell { text } => tr.check_annex_cell(text),
        About::Ways { told: 0 } => tr.check_case_termination_notice_ways().to_owned(),
        About::Ways { .. } => tr.check_case_termination_notice().to_owned(),
        About::Window { last, days_left: 0 } => tr.check_agreement_window_today(date(tr, *last)),
        About::Window { last, days_left: days @ 1.. } => tr.check_agreement_window_near(date(tr, *last), days),
        About::Window { last, .. } => tr.check_agreement_window_past(date(tr, *last)),
        About::Alike { what, other } => match what {
            AlikeText::Facts => tr.check_text_same_facts(other),
            AlikeText::Statement => tr.check_text_same_statement(other),
            AlikeText::Clauses => tr.check_text_same_clauses(other),
        },
        _ => return None,
    })
}

/// 2026年3月15日; 2026-03-15 in English.
pub(super) fn date(tr: Tr, day: NaiveDate) -> String {
    match tr.0 {
        Lang::Zh => tr.check_date(day.year(), day.month(), day.day()),
        Lang::En => tr.check_date(day.year(), format!("{:02}", day.month()), format!("{:02}", day.day())),
    }
}

fn date_of(tr: Tr, date: DateOf) -> &'static str {
    match date {
        DateOf::Application => tr.check_date_application(),
        DateOf::Acceptance => tr.check_date_acceptance(),
        DateOf::Notice => tr.check_date_notice(),
        DateOf::Session => tr.check_date_session(),
        DateOf::Authority => tr.check_date_authority(),
        DateOf::EarlierSigning => tr.check_date_earlier_signing(),
        DateOf::Signing => tr.check_date_signing(),
        DateOf::Effect => tr.check_date_effect(),
        DateOf::Ending => tr.check_date_ending(),
        DateOf::FollowUp => tr.check_date_follow_up(),
    }
}
