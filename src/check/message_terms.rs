//! The sentences of findings about clauses. Every word comes from `check_terms.ftl`; here it is only chosen which.

use chrono::Datelike;

use super::finding::About;
use super::message::date;
use super::rule::Rule;
use crate::domain::capitals;
use crate::i18n::{Lang, Tr};

/// The sentence, where the finding is about a clause.
pub(super) fn words(tr: Tr, rule: Rule, about: &About) -> Option<String> {
    field_words(tr, rule, about).or_else(|| sentence_words(tr, rule, about))
}

fn field_words(tr: Tr, rule: Rule, about: &About) -> Option<String> {
    Some(match about {
        About::Term { number } => match rule {
            Rule::AgreementNoTerms => tr.check_agreement_empty_term(number),
            Rule::TermNoObligor => tr.check_term_no_obligor(number),
            Rule::TermNoAmount => tr.check_term_no_amount(number),
            Rule::TermNoDate => tr.check_term_no_date(number),
            Rule::TermNoMethod => tr.check_term_no_method(number),
            Rule::TermNoObligee => tr.check_term_no_obligee(number),
            Rule::TermBlankLeft => tr.check_term_blank_left(number),
            Rule::TermNoBreach => tr.check_term_no_breach(number),
            _ => return None,
        },
        About::InText { number } => match rule {
            Rule::TermNoAmount => tr.check_term_amount_in_text(number),
            Rule::TermNoMethod => tr.check_term_method_in_text(number),
            _ => tr.check_term_date_in_text(number),
        },
        About::Stated { number, stated, expected } => {
            let (stated, expected) = (stated.short_figures(), expected.short_figures());
            match rule {
                Rule::TermSumMismatch => tr.check_term_sum_mismatch(number, stated, expected),
                _ => tr.check_term_amount_text_mismatch(number, stated, expected),
            }
        }
        About::Capitals { number, text, expected } => {
            tr.check_term_capitals_mismatch(number, text, expected.short_figures(), capitals::write(*expected))
        }
        About::Due { number, due, signing } => {
            tr.check_term_date_before_signing(number, date(tr, *due), date(tr, *signing))
        }
        About::Day { number, words, expected } => tr.check_term_date_text_mismatch(number, words, date(tr, *expected)),
        About::MonthDay { number, words, expected } => tr.check_term_month_day(number, words, expected),
        About::Month { number, words, expected } => {
            let month = match tr.0 {
                Lang::Zh => tr.check_term_month_name(expected.year(), expected.month()),
                Lang::En => tr.check_term_month_name(expected.year(), format!("{:02}", expected.month())),
            };
            tr.check_term_month(number, words, month)
        }
        _ => return None,
    })
}

fn sentence_words(tr: Tr, rule: Rule, about: &About) -> Option<String> {
    Some(match about {
        About::Words { number, words } => {
            let words = words.join(tr.check_list_mark());
            match rule {
                Rule::TermWaivesSuit => tr.check_term_waives_suit(number, words),
                Rule::TermVagueWord => tr.check_term_vague_word(number, words),
                Rule::TermImpossibleDate => tr.check_term_impossible_date(number, words),
                Rule::TermDialect => tr.check_term_dialect(number, words),
                Rule::TermStatusClause => tr.check_term_status_clause(number, words),
                Rule::TermOwnershipClause => tr.check_term_ownership_clause(number, words),
                Rule::TermExcessivePenalty => tr.check_term_excessive_penalty(number, words),
                Rule::TermContradiction => tr.check_term_contradiction(number, words),
                _ => return None,
            }
        }
        About::Instead { number, words, instead } => match rule {
            Rule::TermDialect => tr.check_term_dialect_instead(number, words, instead),
            Rule::TermLookAlike => tr.check_term_look_alike(number, words, instead),
            _ => tr.check_term_wrong_character(number, words, instead),
        },
        About::Called { number, name, full } if full.is_empty() => tr.check_term_short_name(number, name),
        About::Called { number, name, full } => tr.check_term_short_name_of(number, name, full),
        About::Against { number, other } => tr.check_term_against(number, other),
        About::Stranger { number, name } => match rule {
            Rule::TermBurdensOutsider => tr.check_term_burdens_outsider(number, name),
            _ => tr.check_term_unknown_party(number, name),
        },
        _ => return None,
    })
}
