//! 防止: harm that a mediation kept from happening, as the official return counts it (`research/domain.md` 4.2).
//! That it was near is the mediator's own judgement; nothing here guesses it.

use super::case::Extra;
use super::keyed::keyed;

keyed! {
    /// What did not happen, in the order of the return.
    Harm {
        /// 民间纠纷引起自杀.
        Suicide = "suicide",
        /// 民间纠纷转化为刑事案件.
        Crime = "crime",
        /// 群体性上访.
        GroupPetition = "group_petition",
        /// 群体性械斗.
        GroupFight = "group_fight",
    }
}

/// One harm that was prevented, and the people whom it would have struck or drawn in.
#[derive(Clone, Debug, PartialEq)]
pub struct Prevented {
    pub harm: Harm,
    /// `None`: not written yet.
    pub people: Option<u32>,
    pub extra: Extra,
}
