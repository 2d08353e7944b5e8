//! Who signs in which words, and whether signing can begin. Pure: it reads the case and paints nothing.

use crate::domain::agreement::SignerId;
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

/// Everyone who signs, in the order in which they are asked.
pub fn signers(tr: Tr, case: &CaseView) -> Vec<OneSigner> {
    signers_of(&case.record.file).iter().map(|signer| in_words(tr, signer)).collect()
}

fn in_words(tr: Tr, signer: &Signer<'_>) -> OneSigner {
    let name = if signer.name().is_empty() { tr.signing_no_name().to_owned() } else { signer.name().to_owned() };
    let role = tr.signer_role(signer);
    let party = !matches!(signer, Signer::Staff(_));
    OneSigner { id: signer.id(), name, role, required: signer.is_required(), party }
}

/// Whether signing can begin, and why not.
pub fn readiness(case: &CaseView, signers: &[OneSigner]) -> Readiness {
    match &case.record.version {
        _ if signers.is_empty() => Readiness::Nobody,
        None => Readiness::NotFrozen,
        Some(_) if !case.record.version_is_current => Readiness::Changed,
        Some(_) => Readiness::Ready,
    }
}

/// Whether this one's signature holds.
pub fn has_signed(case: &CaseView, signer: &SignerId) -> bool {
    case.record.signatures.iter().any(|signature| &signature.signer == signer)
}

/// Whether somebody still has to sign.
pub fn somebody_waits(case: &CaseView) -> bool {
    signers_of(&case.record.file).iter().any(|signer| !has_signed(case, &signer.id()))
}
