//! Who signs in which words, how far each one is, and whether signing can begin. Pure: it reads the case and paints
//! nothing.

use chrono::NaiveDate;

use crate::casebook::signatures::closing_days;
use crate::casebook::view::{Version, VersionSigner};
use crate::domain::agreement::{SignatureWay, SignerId};
use crate::domain::signers::{Signer, signers as signers_of};

use crate::i18n::Tr;
use crate::ui::view::CaseView;

/// One who signs, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSigner {
    pub id: SignerId,
    /// Name of the hand that signs.
    pub name: String,
    /// The role in which they sign (申请人, 林国栋的委托代理人, 人民调解员).
    pub role: String,
    /// Whether the agreement has no effect without it.
    pub required: bool,
    /// A party, not a member of staff.
    pub party: bool,
    /// Cannot read: signs after the words were read out.
    pub must_be_read_to: bool,
    pub stand: Stand,
}

/// How far one who signs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Waits,
    /// Will sign on the printed paper.
    OnPaper,
    SignedOnScreen,
    SignedOnPaper,
}

impl Stand {
    pub const fn has_signed(self) -> bool {
        matches!(self, Stand::SignedOnScreen | Stand::SignedOnPaper)
    }

    /// The word for it.
    pub const fn word(self, tr: Tr) -> &'static str {
        match self {
            Stand::Waits => tr.signing_stand_waits(),
            Stand::OnPaper => tr.signing_stand_on_paper(),
            Stand::SignedOnScreen => tr.signing_stand_signed(),
            Stand::SignedOnPaper => tr.signing_stand_signed_paper(),
        }
    }
}

/// Whether signing can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    NotFrozen,
    /// The words were changed after they were frozen.
    Changed,
    Nobody,
}

/// The version that is signed now.
pub fn current(case: &CaseView) -> Option<&Version> {
    case.record.version.as_ref().filter(|_| case.record.version_is_current)
}

/// Everyone who signs the version, in the order in which they are asked.
pub fn signers(tr: Tr, case: &CaseView) -> Vec<OneSigner> {
    let known = signers_of(&case.record.file);
    let asked = current(case).map(|version| version.signers.as_slice()).unwrap_or_default();
    asked.iter().map(|signer| in_words(tr, case, &known, signer)).collect()
}

/// The role in the language of the window; as it was frozen where the case no longer knows the one who signs.
fn in_words(tr: Tr, case: &CaseView, known: &[Signer<'_>], signer: &VersionSigner) -> OneSigner {
    let found = known.iter().find(|one| one.id() == signer.id);
    OneSigner {
        id: signer.id.clone(),
        name: if signer.name.is_empty() { tr.signing_no_name().to_owned() } else { signer.name.clone() },
        role: found.map_or_else(|| signer.role.clone(), |one| tr.signer_role(one)),
        required: signer.required,
        party: !matches!(signer.id, SignerId::Staff(_)),
        must_be_read_to: signer.must_be_read_to,
        stand: stand(case, &signer.id),
    }
}

fn stand(case: &CaseView, signer: &SignerId) -> Stand {
    let standing = &case.record.standing;
    match standing.signature_of(signer).map(|signature| signature.way) {
        Some(SignatureWay::Screen) => Stand::SignedOnScreen,
        Some(SignatureWay::Paper) => Stand::SignedOnPaper,
        None if standing.on_paper.contains(signer) => Stand::OnPaper,
        None => Stand::Waits,
    }
}

/// Whether signing can begin, and why not.
pub fn readiness(case: &CaseView) -> Readiness {
    match &case.record.version {
        _ if signers_of(&case.record.file).is_empty() => Readiness::Nobody,
        None => Readiness::NotFrozen,
        Some(_) if !case.record.version_is_current => Readiness::Changed,
        Some(_) => Readiness::Ready,
    }
}

/// Needed signers who have not signed.
pub fn missing(signers: &[OneSigner]) -> usize {
    signers.iter().filter(|signer| signer.required && !signer.stand.has_signed()).count()
}

/// Those who sign on paper and are on no scan yet: who is looked for on the next one.
pub fn not_scanned(case: &CaseView, signers: &[OneSigner]) -> Vec<SignerId> {
    let on_paper = signers.iter().filter(|signer| matches!(signer.stand, Stand::OnPaper | Stand::SignedOnPaper));
    on_paper.map(|signer| signer.id.clone()).filter(|id| case.record.standing.scan_of(id).is_none()).collect()
}

/// Whether this day can be one on which the version was signed or sealed: not before it was frozen, not after today.
pub fn fits(version: &Version, day: NaiveDate, today: NaiveDate) -> bool {
    version.frozen_at.date() <= day && day <= today
}

/// The day of effect, if the committee's seal is put on it on this day; `None` while it cannot be closed.
pub fn effective(
    case: &CaseView,
    version: &Version,
    seal_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let record = &case.record;
    closing_days(&record.file, version, &record.standing, seal_on, today).ok().map(|days| days.effective)
}
