//! 封存: who signed how, the day of the committee's seal, the day of effect, and what the seal proves; afterwards the
//! sealed file, to be saved, printed and opened. It must not compute a day of law by itself and draws no seal.

use egui::{Ui, UiBuilder};

use crate::casebook::{EventKind, Role};
use crate::domain::signing::needs_committee_seal;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::papers_view::PaperFile;
use crate::ui::parts::words;
use crate::ui::screen::Screen;
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::paper::DayField;
use super::state::{self, OneSigner, Stand};
use super::{SigningScreen, Table, message, text};

/// What is typed at closing.
#[derive(Debug, Default)]
pub(super) struct ClosingForm {
    seal: DayField,
}

impl SigningScreen {
    /// Nobody waits at the pad: closed already, ready to be closed, or some sign another day.
    pub(super) fn close(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        if table.case.record.standing.closed.is_some() {
            self.closed(ui, view, table, out);
        } else if state::missing(table.signers) > 0 {
            self.some_wait(ui, view, table, out);
        } else {
            self.ready(ui, view, table, out);
        }
    }

    fn some_wait(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        let tr = view.tr;
        let (content, column) = table.parts();
        let open = state::missing(table.signers);
        let says = tr.signing_still_to_sign(open);
        let waiting: Vec<&OneSigner> = table.signers.iter().filter(|one| !one.stand.has_signed()).collect();
        let names: Vec<String> = waiting.iter().map(|one| tr.signing_role_joint(&one.name, &one.role)).collect();
        message(ui, view, content, "", &[&says, &names.join(tr.list_separator())]);
        let keys = Keys {
            lower: vec![(Key::ReadAgain, tr.signing_ask_again(), true)],
            primary: Some((Key::Print, tr.signing_print(), true)),
            ..Keys::default()
        };
        match keys.show(ui, view, column) {
            Some(Key::ReadAgain) => {
                self.not_today.clear();
                self.turn_to(None);
            }
            other => self.usual(table, None, other, out),
        }
    }

    fn ready(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        let tr = view.tr;
        let (content, column) = table.parts();
        let needs_seal = needs_committee_seal(&table.case.record.file);
        let (mut seal_on, mut effective) = (None, None);
        page(ui, content, |ui| {
            words::wrapped(ui, Type::Page, tr.closing_ready(), view.tokens.ink);
            text::says(ui, if needs_seal { tr.closing_how() } else { tr.closing_how_no_seal() }, view.tokens.ink);
            if needs_seal {
                seal_on = self.closing.seal.show(ui, view, tr.closing_seal_day(), table.version);
            }
            let today = view.now.date();
            effective = state::effective(table.case, table.version, seal_on, today);
            if let Some(day) = effective {
                text::says(ui, &tr.closing_effective(dates::full_day(tr, day)), view.tokens.ink);
            }
            who_signed(ui, view, table);
            let unscanned = state::not_scanned(table.case, table.signers);
            if !unscanned.is_empty() {
                words::wrapped(ui, Type::Body, tr.closing_without_scan(unscanned.len()), view.tokens.soon);
            }
            small(ui, view, &[tr.closing_proves(), tr.closing_proves_not()]);
        });
        let named = view.settings.committee.trim();
        let nameless = named.is_empty();
        let may = view.may(EventKind::CloseVersion);
        if nameless {
            small_at_foot(ui, view, table, tr.closing_no_committee());
        } else if !may {
            small_at_foot(ui, view, table, &tr.rights_not_yours(Role::Mediator.word(tr)));
        }
        let unscanned = state::not_scanned(table.case, table.signers);
        let primary = if nameless {
            (Key::Open, tr.closing_to_settings(), true)
        } else {
            (Key::Primary, tr.closing_close(), effective.is_some() && may)
        };
        let mut keys = Keys { primary: Some(primary), ..Keys::default() };
        keys.upper.push((Key::Print, tr.signing_print(), true));
        if !unscanned.is_empty() {
            keys.upper.push((Key::Scan, tr.signing_attach_scan(), true));
        }
        match keys.show(ui, view, column) {
            Some(Key::Primary) => out.push(Action::CloseVersion { seal_on }),
            Some(Key::Open) => out.push(Action::Go(Screen::Settings)),
            other => self.usual(table, None, other, out),
        }
    }

    /// The sealed agreement.
    fn closed(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        let tr = view.tr;
        let Some(closed) = &table.case.record.standing.closed else { return };
        let (content, column) = table.parts();
        page(ui, content, |ui| {
            words::wrapped(ui, Type::Page, tr.closing_closed(), view.tokens.done);
            let at = tr.signing_signed_at(dates::full_day(tr, closed.at.date()), closed.at.format("%H:%M"));
            text::says(ui, &tr.closing_closed_at(at, dates::full_day(tr, closed.effective)), view.tokens.ink);
            who_signed(ui, view, table);
            small(ui, view, &[tr.closing_file_is_kept(), tr.closing_proves(), tr.closing_proves_not()]);
        });
        let copies = table.case.record.file.copies_needed();
        let print = tr.closing_print(usize::try_from(copies).unwrap_or(usize::MAX));
        let keys = Keys {
            upper: vec![(Key::Save, tr.closing_save(), true), (Key::Open, tr.closing_open(), true)],
            primary: Some((Key::Print, print.as_str(), true)),
            ..Keys::default()
        };
        match keys.show(ui, view, column) {
            Some(Key::Save) => out.push(Action::AskWhereToSave(PaperFile::Sealed)),
            Some(Key::Open) => out.push(Action::OpenSealed),
            other => self.usual(table, None, other, out),
        }
    }
}

fn page(ui: &mut Ui, content: egui::Rect, show: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("closing"), |ui| {
        egui::ScrollArea::vertical().id_salt("closing").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            ui.set_max_width(content.width() - space::L);
            show(ui);
        });
    });
}

/// Who signed, in what role, when and how.
fn who_signed(ui: &mut Ui, view: &View<'_>, table: &Table<'_>) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for signer in table.signers {
            let signature = table.case.record.standing.signature_of(&signer.id);
            let when = signature.map(|signature| match signer.stand {
                Stand::SignedOnScreen => {
                    tr.signing_signed_at(dates::day(tr, signature.on), signature.at.format("%H:%M"))
                }
                _ => dates::day(tr, signature.on),
            });
            let who = tr.signing_role_joint(&signer.name, &signer.role);
            let says = tr.closing_line(who, signer.stand.word(tr), when.unwrap_or_default());
            words::wrapped(ui, Type::Body, says.trim().to_owned(), tokens.ink2);
        }
    });
}

fn small(ui: &mut Ui, view: &View<'_>, sentences: &[&str]) {
    for sentence in sentences {
        words::wrapped(ui, Type::Small, *sentence, view.tokens.ink2);
    }
}

fn small_at_foot(ui: &mut Ui, view: &View<'_>, table: &Table<'_>, sentence: &str) {
    let (content, _) = table.parts();
    let foot = content.with_min_y(content.bottom() - 24.0);
    ui.painter().rect_filled(foot, 0.0, view.tokens.ground);
    ui.scope_builder(UiBuilder::new().max_rect(foot).id_salt("nameless"), |ui| {
        words::line(ui, Type::Body, sentence, view.tokens.accent);
    });
}
