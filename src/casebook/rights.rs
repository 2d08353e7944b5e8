//! What each role may do, in one place. Someone who holds the key of the file can do anything with another program; this
//! keeps honest people to their tasks, and the audit chain tells of the others.

use super::actor::Role;
use super::command::Command;
use super::error::Refusal;
use super::event::EventKind;
use super::view::Settings;
use super::{Casebook, Error};

/// Whether a role may do this.
pub const fn may(role: Role, kind: EventKind) -> bool {
    match role {
        Role::Administrator => true,
        Role::Mediator => !is_of_the_administrator(kind),
        Role::Recorder => !is_of_the_administrator(kind) && !decides(kind),
        // The own secret is everybody's own, and what is found at the door is kept whoever opens it.
        Role::Reader => matches!(kind, EventKind::PrintPaper | EventKind::ChangeSecret | EventKind::FindSlotsChanged),
    }
}

/// Whether a role reads what was said in private.
pub const fn reads_private(role: Role) -> bool {
    !matches!(role, Role::Reader)
}

/// People, keys and the casebook as a whole. The settings are here, too, but for what each sets for the own eyes.
const fn is_of_the_administrator(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::AddPerson
            | EventKind::ChangePerson
            | EventKind::RemovePerson
            | EventKind::ChangeSettings
            | EventKind::InstallDeskKey
            | EventKind::RestoreBackup
            | EventKind::PurgeCase
            | EventKind::Salvage
            | EventKind::ClearKept
            | EventKind::ExportAll
            | EventKind::ChangeDeskPassphrase
            | EventKind::MakeRecoveryKey
    )
}

/// What a mediator answers for: it makes final, closes, ends, or lets something pass.
const fn decides(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::FreezeAgreement
            | EventKind::CloseVersion
            | EventKind::SupersedeAgreement
            | EventKind::WithdrawSignature
            | EventKind::EndWithoutAgreement
            | EventKind::PassFinding
            | EventKind::TakeBackPass
            | EventKind::SetKeeping
            | EventKind::DiscardCase
            | EventKind::RestoreCase
            | EventKind::ExportCaseWithPrivate
    )
}

/// Whether only language, size of text, colours and hints differ: those are everybody's own.
pub(super) fn is_for_the_eyes(before: &Settings, after: &Settings) -> bool {
    let Settings { lang, text_size_percent, theme, show_hints, .. } = after;
    let with_its_eyes = Settings {
        lang: *lang,
        text_size_percent: *text_size_percent,
        theme: *theme,
        show_hints: *show_hints,
        ..before.clone()
    };
    with_its_eyes == *after
}

impl Casebook {
    /// Whether the one at work may do this.
    pub fn may(&self, kind: EventKind) -> bool {
        may(self.actor.role, kind)
    }

    pub(crate) fn must_be_allowed(&self, kind: EventKind) -> Result<(), Error> {
        let role = self.actor.role;
        if may(role, kind) { Ok(()) } else { Err(Refusal::NotAllowed { role, kind }.into()) }
    }

    pub(super) fn must_allow(&self, command: &Command) -> Result<(), Error> {
        if let Command::ChangeSettings(after) = command
            && is_for_the_eyes(&self.settings()?, after)
        {
            return Ok(());
        }
        self.must_be_allowed(command.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_less_than_the_one_before() {
        for kind in EventKind::ALL.iter().copied() {
            for pair in Role::ALL.windows(2) {
                assert!(may(pair[0], kind) || !may(pair[1], kind), "{kind:?}: {pair:?}");
            }
        }
        let count = |role: Role| EventKind::ALL.iter().filter(|kind| may(role, **kind)).count();
        let counts: Vec<usize> = Role::ALL.iter().map(|role| count(*role)).collect();
        assert!(counts.windows(2).all(|pair| pair[0] > pair[1]), "{counts:?}");
    }

    #[test]
    fn a_recorder_takes_down_and_a_mediator_makes_final() {
        assert!(may(Role::Recorder, EventKind::RecordStatement) && !may(Role::Recorder, EventKind::FreezeAgreement));
        assert!(may(Role::Mediator, EventKind::FreezeAgreement) && !may(Role::Mediator, EventKind::AddPerson));
        assert!(!may(Role::Reader, EventKind::RecordStatement) && !may(Role::Reader, EventKind::ShowIdNumber));
    }

    #[test]
    fn the_size_of_the_text_is_everybodys_own_and_the_committee_is_not() {
        let before = Settings::default();
        assert!(is_for_the_eyes(&before, &Settings { text_size_percent: 150, ..before.clone() }));
        assert!(!is_for_the_eyes(&before, &Settings { committee: "青渡镇".into(), ..before.clone() }));
    }
}
