//! 立卷与保管期限, and the whole case into the bin and out of it.

use chrono::NaiveDate;

use super::Context;
use crate::casebook::bin::Removed;
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Refusal;
use crate::casebook::signing_log::SigningFact;
use crate::domain::keeping::Keeping;

/// Files the case for a period, or takes it out of the files again. The day of acceptance is typed and can be changed any
/// time, so it alone does not tell from when a period may count.
pub(super) fn set(dossier: &mut Dossier, keeping: Option<Keeping>, today: NaiveDate) -> Result<(), Refusal> {
    let begins = earliest_filing(dossier);
    if keeping.is_some_and(|keeping| keeping.filed > today || keeping.filed < begins) {
        return Err(Refusal::FilingDay);
    }
    dossier.keeping = keeping;
    Ok(())
}

/// Not before the case came in here or was accepted, nor before anything of its signing.
fn earliest_filing(dossier: &Dossier) -> NaiveDate {
    let opened = dossier.opened_at.date();
    let signing = dossier.log.iter().map(|entry| entry.at.date());
    signing.chain(dossier.file.accepted).fold(opened, NaiveDate::max)
}

/// 移入回收站. What anybody has signed is kept until its period ends.
pub(in crate::casebook) fn discard(dossier: &mut Dossier, context: &Context<'_>) -> Result<(), Refusal> {
    if dossier.removed.is_some() {
        return Err(Refusal::CaseInTheBin);
    }
    if is_signed(dossier) {
        return Err(Refusal::SignedStays);
    }
    dossier.removed = Some(Removed { at: context.now, by: context.actor.to_owned() });
    Ok(())
}

/// 放回台账.
pub(in crate::casebook) fn restore(dossier: &mut Dossier) -> Result<(), Refusal> {
    dossier.removed.take().map(drop).ok_or(Refusal::NotInTheBin)
}

/// Whether anybody signed here, ever, or an imported file tells that somebody did.
pub(in crate::casebook) fn is_signed(dossier: &Dossier) -> bool {
    let file = &dossier.file;
    let signed =
        |fact: &SigningFact| matches!(fact, SigningFact::Signed(_) | SigningFact::Scanned(_) | SigningFact::Closed(_));
    dossier.log.iter().any(|entry| signed(&entry.what))
        || !file.signatures.is_empty()
        || !file.earlier_agreements.is_empty()
        || file.agreement.as_ref().is_some_and(|agreement| agreement.signed.or(agreement.effective).is_some())
}
