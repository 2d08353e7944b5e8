//! Numbers of cases and agreements: `（2026）青渡人调字第001号` and `青渡人调字〔2026〕001号` (research on the ministry's
//! forms: 卷号 and 编号; one case has one ordinal, a second agreement gets -1). They run by desk and year; who knows
//! which are taken is the store. 治安调解 has one number for both: `青渡公（治）调解字〔2026〕001号`.

use chrono::{Datelike, NaiveDate};

use super::view::Settings;
use crate::domain::agreement::EarlierAgreement;
use crate::domain::case::{CaseFile, CaseKind};

const SUFFIX: &str = "号";

/// The numbers of one desk in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Series {
    kind: CaseKind,
    short_name: String,
    year: i32,
}

impl Series {
    /// The series of a case: short name of its desk, else of the settings; year of acceptance, else of today.
    /// `None` without a short name.
    pub(crate) fn of_case(case: &CaseFile, settings: &Settings, today: NaiveDate) -> Option<Series> {
        let own = case.desk.as_ref().map(|desk| desk.short_name.trim()).filter(|name| !name.is_empty());
        let short_name = own.unwrap_or(settings.short_name.trim()).to_owned();
        let year = case.accepted.unwrap_or(today).year();
        (!short_name.is_empty()).then_some(Series { kind: case.kind, short_name, year })
    }

    /// What stands before the ordinal.
    pub(crate) fn prefix(&self) -> String {
        match self.kind {
            CaseKind::People => format!("（{}）{}人调字第", self.year, self.short_name),
            CaseKind::PublicSecurity => format!("{}公（治）调解字〔{}〕", self.short_name, self.year),
        }
    }

    /// The number with this ordinal, three figures or more.
    pub(crate) fn dossier_number(&self, ordinal: u32) -> String {
        format!("{}{ordinal:03}{SUFFIX}", self.prefix())
    }

    /// The ordinal of a number of this series.
    pub(crate) fn ordinal(&self, number: &str) -> Option<u32> {
        number.strip_prefix(&self.prefix())?.strip_suffix(SUFFIX)?.parse().ok()
    }
}

/// The agreement's number, made from the case's number; `None` if that follows another pattern.
pub(crate) fn agreement_number(case: &CaseFile) -> Option<String> {
    let again = match case.earlier_agreements.len() {
        0 => String::new(),
        count => format!("-{count}"),
    };
    if case.kind == CaseKind::PublicSecurity {
        let bare = case.number.strip_suffix(SUFFIX)?;
        return Some(format!("{bare}{again}{SUFFIX}"));
    }
    let (year, rest) = case.number.strip_prefix('（')?.split_once('）')?;
    let (desk, ordinal) = rest.strip_suffix(SUFFIX)?.rsplit_once('第')?;
    Some(format!("{desk}〔{year}〕{ordinal}{again}{SUFFIX}"))
}

/// The number of the agreement that takes the place of the case's present one (…-1号): made from the case's number, or
/// from the present one where that follows another pattern. `None` where there is no number at all.
pub(crate) fn next_agreement_number(case: &CaseFile) -> Option<String> {
    let present =
        case.agreement.as_ref().map(|agreement| agreement.number.as_str()).filter(|number| !number.is_empty());
    let mut later = case.clone();
    later.earlier_agreements.push(EarlierAgreement::default());
    agreement_number(&later).filter(|number| Some(number.as_str()) != present).or_else(|| {
        let count = later.earlier_agreements.len();
        let present = present?;
        Some(match present.strip_suffix(SUFFIX) {
            Some(bare) => format!("{bare}-{count}{SUFFIX}"),
            None => format!("{present}-{count}"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Desk;

    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.desk = Some(Desk { short_name: "青渡".into(), ..Desk::default() });
        case.accepted = NaiveDate::from_ymd_opt(2026, 3, 9);
        case
    }

    #[test]
    fn numbers_of_the_forms() {
        let (mut case, settings) = (case(), Settings::default());
        let series = Series::of_case(&case, &settings, NaiveDate::MAX).unwrap();
        case.number = series.dossier_number(1);
        assert_eq!(case.number, "（2026）青渡人调字第001号");
        assert_eq!(agreement_number(&case).as_deref(), Some("青渡人调字〔2026〕001号"));
        case.earlier_agreements.push(EarlierAgreement::default());
        assert_eq!(agreement_number(&case).as_deref(), Some("青渡人调字〔2026〕001-1号"));
        case.number = "其他编号".into();
        assert_eq!(agreement_number(&case), None);
    }

    #[test]
    fn ordinals_are_read_back_and_others_are_not_mistaken() {
        let series = Series::of_case(&case(), &Settings::default(), NaiveDate::MAX).unwrap();
        for ordinal in [1, 9, 99, 100, 999, 1000, 12345] {
            assert_eq!(series.ordinal(&series.dossier_number(ordinal)), Some(ordinal));
        }
        for other in ["（2025）青渡人调字第001号", "（2026）石桥人调字第001号", "（2026）青渡人调字第001-1号", ""]
        {
            assert_eq!(series.ordinal(other), None, "{other}");
        }
    }

    #[test]
    fn without_a_short_name_there_is_no_number() {
        let case = CaseFile::new(CaseKind::People);
        assert_eq!(Series::of_case(&case, &Settings::default(), NaiveDate::MAX), None);
        let settings = Settings { short_name: "青渡".into(), ..Settings::default() };
        assert!(Series::of_case(&case, &settings, NaiveDate::MAX).is_some());
    }
    #[test]
    fn the_agreement_after_a_second_mediation_has_a_suffix() {
        let mut case = case();
        case.number = "（2026）青渡人调字第008号".into();
        case.agreement.get_or_insert_default().number = agreement_number(&case).unwrap();
        assert_eq!(next_agreement_number(&case).unwrap(), "青渡人调字〔2026〕008-1号");
        case.number = "老卷12".into();
        case.agreement.get_or_insert_default().number = "老卷12".into();
        assert_eq!(next_agreement_number(&case).unwrap(), "老卷12-1");
    }
}
