//! What an alert says: its name, the sentence, what it rests on, what to do now, whom to tell. The words lie in
//! `guide_gates.ftl`; steps are lines of one message.

use crate::domain::session::AlertKind;
use crate::i18n::Tr;

/// What may not be mediated, or what needs care, in few words.
pub const fn name(kind: AlertKind, tr: Tr) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => tr.alert_pending_procedure(),
        AlertKind::Status => tr.alert_status(),
        AlertKind::Ownership => tr.alert_ownership(),
        AlertKind::SpecialOrgan => tr.alert_special_organ(),
        AlertKind::Administrative => tr.alert_administrative(),
        AlertKind::HiredHarm => tr.alert_hired_harm(),
        AlertKind::GangFight => tr.alert_gang_fight(),
        AlertKind::RepeatOffender => tr.alert_repeat_offender(),
        AlertKind::NewOffence => tr.alert_new_offence(),
        AlertKind::RanAway => tr.alert_ran_away(),
        AlertKind::SuspectedCrime => tr.alert_suspected_crime(),
        AlertKind::DomesticViolence => tr.alert_domestic_violence(),
        AlertKind::ChildAtRisk => tr.alert_child_at_risk(),
        AlertKind::SelfHarm => tr.alert_self_harm(),
        AlertKind::Threat => tr.alert_threat(),
        AlertKind::Crowd => tr.alert_crowd(),
    }
}

/// The sentence that says why.
pub const fn sentence(kind: AlertKind, tr: Tr) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => tr.alert_pending_procedure_says(),
        AlertKind::Status => tr.alert_status_says(),
        AlertKind::Ownership => tr.alert_ownership_says(),
        AlertKind::SpecialOrgan => tr.alert_special_organ_says(),
        AlertKind::Administrative => tr.alert_administrative_says(),
        AlertKind::HiredHarm => tr.alert_hired_harm_says(),
        AlertKind::GangFight => tr.alert_gang_fight_says(),
        AlertKind::RepeatOffender => tr.alert_repeat_offender_says(),
        AlertKind::NewOffence => tr.alert_new_offence_says(),
        AlertKind::RanAway => tr.alert_ran_away_says(),
        AlertKind::SuspectedCrime => tr.alert_suspected_crime_says(),
        AlertKind::DomesticViolence => tr.alert_domestic_violence_says(),
        AlertKind::ChildAtRisk => tr.alert_child_at_risk_says(),
        AlertKind::SelfHarm => tr.alert_self_harm_says(),
        AlertKind::Threat => tr.alert_threat_says(),
        AlertKind::Crowd => tr.alert_crowd_says(),
    }
}

/// The articles behind it.
pub const fn source(kind: AlertKind, tr: Tr) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => tr.alert_pending_procedure_source(),
        AlertKind::Status => tr.alert_status_source(),
        AlertKind::Ownership => tr.alert_ownership_source(),
        AlertKind::SpecialOrgan => tr.alert_special_organ_source(),
        AlertKind::Administrative => tr.alert_administrative_source(),
        AlertKind::HiredHarm => tr.alert_hired_harm_source(),
        AlertKind::GangFight => tr.alert_gang_fight_source(),
        AlertKind::RepeatOffender => tr.alert_repeat_offender_source(),
        AlertKind::NewOffence => tr.alert_new_offence_source(),
        AlertKind::RanAway => tr.alert_ran_away_source(),
        AlertKind::SuspectedCrime => tr.alert_suspected_crime_source(),
        AlertKind::DomesticViolence => tr.alert_domestic_violence_source(),
        AlertKind::ChildAtRisk => tr.alert_child_at_risk_source(),
        AlertKind::SelfHarm => tr.alert_self_harm_source(),
        AlertKind::Threat => tr.alert_threat_source(),
        AlertKind::Crowd => tr.alert_crowd_source(),
    }
}

/// Who must be told.
pub const fn tell(kind: AlertKind, tr: Tr) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => tr.alert_pending_procedure_tell(),
        AlertKind::Status => tr.alert_status_tell(),
        AlertKind::Ownership => tr.alert_ownership_tell(),
        AlertKind::SpecialOrgan => tr.alert_special_organ_tell(),
        AlertKind::Administrative => tr.alert_administrative_tell(),
        AlertKind::HiredHarm => tr.alert_hired_harm_tell(),
        AlertKind::GangFight => tr.alert_gang_fight_tell(),
        AlertKind::RepeatOffender => tr.alert_repeat_offender_tell(),
        AlertKind::NewOffence => tr.alert_new_offence_tell(),
        AlertKind::RanAway => tr.alert_ran_away_tell(),
        AlertKind::SuspectedCrime => tr.alert_suspected_crime_tell(),
        AlertKind::DomesticViolence => tr.alert_domestic_violence_tell(),
        AlertKind::ChildAtRisk => tr.alert_child_at_risk_tell(),
        AlertKind::SelfHarm => tr.alert_self_harm_tell(),
        AlertKind::Threat => tr.alert_threat_tell(),
        AlertKind::Crowd => tr.alert_crowd_tell(),
    }
}

/// What to do now, in order.
pub fn steps(kind: AlertKind, tr: Tr) -> Vec<&'static str> {
    now(kind, tr).lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

const fn now(kind: AlertKind, tr: Tr) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => tr.alert_pending_procedure_now(),
        AlertKind::Status => tr.alert_status_now(),
        AlertKind::Ownership => tr.alert_ownership_now(),
        AlertKind::SpecialOrgan => tr.alert_special_organ_now(),
        AlertKind::Administrative => tr.alert_administrative_now(),
        AlertKind::HiredHarm => tr.alert_hired_harm_now(),
        AlertKind::GangFight => tr.alert_gang_fight_now(),
        AlertKind::RepeatOffender => tr.alert_repeat_offender_now(),
        AlertKind::NewOffence => tr.alert_new_offence_now(),
        AlertKind::RanAway => tr.alert_ran_away_now(),
        AlertKind::SuspectedCrime => tr.alert_suspected_crime_now(),
        AlertKind::DomesticViolence => tr.alert_domestic_violence_now(),
        AlertKind::ChildAtRisk => tr.alert_child_at_risk_now(),
        AlertKind::SelfHarm => tr.alert_self_harm_now(),
        AlertKind::Threat => tr.alert_threat_now(),
        AlertKind::Crowd => tr.alert_crowd_now(),
    }
}
