//! Salvage before the desk is open: where the casebook cannot be opened any more and no backup is better. The desk's passphrase
//! or the recovery key; a thread reads; what was read is told. It must not decide what can be read.

use crate::casebook::{Actor, Error};
use crate::i18n::Tr;
use crate::jobs::door::Door;
use crate::jobs::salvage::{self, Report};
use crate::platform::clock::Clock;
use crate::ui::front_view::{FrontPage, SalvagePage, Typed};
use crate::vault::{By, Secret, Whom};

use super::{Front, News};

impl Front {
    /// What a salvage does, and the one field.
    pub(super) fn show_salvage(&mut self) {
        self.page = FrontPage::Salvage(SalvagePage::default());
    }

    /// Reads what can be read.
    pub(super) fn salvage(&mut self, typed: &Typed) {
        let (secret, clock, tr) = (Secret::new(typed.text().to_owned()), self.clock, self.tr());
        self.work(move |door| News::Salvaged(read(&door, &secret, clock, tr).map(Box::new)));
    }

    pub(super) fn salvaged(&mut self, found: Result<Box<Report>, String>) {
        let tr = self.tr();
        match found {
            Err(why) => self.state.problem = why,
            Ok(report) => {
                let told = std::iter::once(report.headline(tr)).chain(report.told(tr)).collect();
                self.page = FrontPage::Salvage(SalvagePage { told: Some(told) });
            }
        }
    }
}

fn read(door: &Door, secret: &Secret, clock: Clock, tr: Tr) -> Result<Report, String> {
    let turned = door.turn(secret, &Whom::Desk).map_err(|error| error.message(tr))?;
    // Whose role a person has stands in the casebook that cannot be opened.
    if !matches!(turned.by, By::Desk | By::Recovery) {
        return Err(tr.front_salvage_secret_note().to_owned());
    }
    salvage::in_place(door.folder(), clock, &turned.key, &Actor::administrator()).map_err(|error| match error {
        Error::Damaged { .. } => tr.salvage_none_readable().to_owned(),
        error => error.message(tr),
    })
}
