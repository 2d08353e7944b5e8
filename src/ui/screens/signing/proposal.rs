//! Some matters the law keeps out of electronic signing (Electronic Signature Law art. 3): the paper way is proposed
//! once for each version, before anyone signs. The mediator decides.

use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::domain::signing::{PaperMatter, paper_matter};
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::state::Stand;
use super::{SigningScreen, Table, message};

impl SigningScreen {
    /// The matter for which paper is proposed now: once, while nobody has begun to sign.
    pub(super) fn proposal(&self, table: &Table<'_>) -> Option<PaperMatter> {
        let untouched = table.signers.iter().all(|signer| signer.stand == Stand::Waits);
        paper_matter(&table.case.record.file).filter(|_| untouched && !self.paper_told)
    }

    pub(super) fn propose(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: &Table<'_>,
        matter: PaperMatter,
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        let (content, column) = table.parts();
        message(ui, view, content, tr.signing_paper_matter(), &[why(tr, matter), tr.signing_paper_matter_how()]);
        let keys = Keys {
            lower: vec![(Key::OnScreen, tr.signing_all_on_screen(), true)],
            primary: Some((Key::OnPaper, tr.signing_all_on_paper(), true)),
            ..Keys::default()
        };
        match keys.show(ui, view, column) {
            Some(Key::OnPaper) => {
                self.paper_told = true;
                for signer in table.signers {
                    let command = CaseCommand::WillSignOnPaper { signer: signer.id.clone(), will: true };
                    out.change(table.case.record.id, command);
                }
            }
            Some(Key::OnScreen) => self.paper_told = true,
            other => self.usual(table, None, other, out),
        }
    }
}

const fn why(tr: Tr, matter: PaperMatter) -> &'static str {
    match matter {
        PaperMatter::Marriage => tr.signing_paper_marriage(),
        PaperMatter::Adoption => tr.signing_paper_adoption(),
        PaperMatter::Inheritance => tr.signing_paper_inheritance(),
    }
}
