//! The sheet on which one signs, and the one that shows a signature that was given. It must not take down strokes: that
//! is the pad's.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::casebook::command::CaseCommand;
use crate::domain::agreement::SignatureWay;
use crate::domain::signing::HowRead;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::state::OneSigner;
use super::{SigningScreen, Table, text};

/// Height of the room below the head under which a window is low.
const LOW: f32 = 560.0;
/// Least height of the pad.
const LEAST_PAD: f32 = 190.0;
/// Least height of the room for the clauses above it.
const LEAST_TEXT: f32 = 64.0;
/// The line to sign on stands so far above the foot of the sheet.
const LINE: f32 = 76.0;

impl SigningScreen {
    /// The clauses and the pad.
    pub(super) fn at_the_pad(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: &Table<'_>,
        (signer, how_read): (&OneSigner, HowRead),
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        let (pad, column) = pad_below_clauses(ui, view, table);
        paper_ground(ui, view, pad);
        let when = tr.signing_signed_at(dates::full_day(tr, view.now.date()), view.now.format("%H:%M"));
        foot_words(ui, view, pad, tr.signing_pad_hint(), &when);
        self.pad.show(ui, pad, tr.signing_pad(), tokens);
        let written = !self.pad.is_empty();
        let keys = Keys {
            upper: vec![(Key::Undo, tr.signing_undo_stroke(), written), (Key::Clear, tr.signing_clear(), written)],
            again: Some(tr.signing_read_again()),
            lower: vec![(Key::OnPaper, tr.signing_on_paper(), true), (Key::NotToday, tr.signing_not_today(), true)],
            primary: Some((Key::Done, tr.signing_done(), written)),
        };
        match keys.show(ui, view, column) {
            Some(Key::Undo) => self.pad.undo_stroke(),
            Some(Key::Clear) => self.pad.clear(),
            Some(Key::ReadAgain) => {
                self.read.retain(|(read, _)| *read != signer.id);
                self.turn_to(Some(signer.id.clone()));
            }
            Some(Key::Done) => {
                let (signer, hand) = (signer.id.clone(), self.pad.hand());
                self.not_today.retain(|other| *other != signer);
                out.change(table.case.record.id, CaseCommand::Sign { signer, hand, how_read });
                self.turn_to(None);
            }
            other => self.usual(table, Some(signer), other, out),
        }
    }

    /// The signature that was given, with the way to give it again until the version is closed.
    pub(super) fn signed(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: &Table<'_>,
        signer: &OneSigner,
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        let standing = &table.case.record.standing;
        let Some(signature) = standing.signature_of(&signer.id) else { return };
        let (content, column) = table.parts();
        paper_ground(ui, view, content);
        let (says, when) = match signature.way {
            SignatureWay::Screen => {
                let when = tr.signing_signed_at(dates::full_day(tr, signature.on), signature.at.format("%H:%M"));
                (tr.signing_signed_screen(&signer.name), when)
            }
            SignatureWay::Paper => (tr.signing_signed_paper(&signer.name), dates::full_day(tr, signature.on)),
        };
        foot_words(ui, view, content, &says, &when);
        if let Some(hand) = &signature.hand {
            let into = content.shrink2(vec2(space::XL, 0.0)).with_max_y(content.bottom() - LINE);
            self.dried.paint(&ui.painter_at(content), hand, into, view.tokens.paper_ink);
        }
        let open = standing.closed.is_none();
        let mut keys = Keys { primary: Some((Key::Next, tr.signing_next(), true)), ..Keys::default() };
        if open {
            keys.upper.push((Key::Withdraw, tr.signing_withdraw(), true));
            withdrawn_stays(ui, view, content);
        }
        if open && signature.way == SignatureWay::Paper && standing.scan_of(&signer.id).is_none() {
            keys.upper.push((Key::Scan, tr.signing_attach_scan(), true));
        }
        match keys.show(ui, view, column) {
            Some(Key::Withdraw) => {
                out.change(table.case.record.id, CaseCommand::WithdrawSignature { signer: signer.id.clone() });
                self.read.retain(|(read, _)| *read != signer.id);
                self.turn_to(Some(signer.id.clone()));
            }
            other => self.usual(table, Some(signer), other, out),
        }
    }
}

/// The clauses are painted; the answer is the room of the pad and that of the buttons.
fn pad_below_clauses(ui: &mut Ui, view: &View<'_>, table: &Table<'_>) -> (Rect, Rect) {
    let (content, column) = table.parts();
    let body = table.body;
    // In a low window the buttons stand beside the words too, or they would not fit beside the pad.
    let low = body.height() < LOW;
    let wide = if low { content.with_min_y(body.top()) } else { body };
    let high = (wide.height() - LEAST_PAD - space::L).clamp(LEAST_TEXT, (body.height() * 0.4).max(LEAST_TEXT));
    let used = text::above_the_pad(ui, view, &table.version.document, wide.with_max_y(wide.top() + high));
    let top = body.top() + used + 14.0;
    (content.with_min_y(top), if low { column } else { column.with_min_y(top) })
}

fn withdrawn_stays(ui: &Ui, view: &View<'_>, sheet: Rect) {
    let faint = view.tokens.paper_ink.gamma_multiply(0.68);
    let words =
        words::galley(ui, Type::Small, view.tr.signing_withdrawn_stays(), faint, sheet.width() - 2.0 * space::L);
    ui.painter().galley(sheet.min + vec2(space::L, space::M), words, faint);
}

/// The sheet on which one signs.
pub(super) fn paper_ground(ui: &Ui, view: &View<'_>, pad: Rect) {
    let tokens = view.tokens;
    ui.painter().rect(pad, size::RADIUS, tokens.paper, tokens.border(), egui::StrokeKind::Inside);
}

/// The line at the foot of the sheet and the words below it. Paper is white in every theme, so its ink is fixed too.
fn foot_words(ui: &mut Ui, view: &View<'_>, pad: Rect, left: &str, right: &str) {
    let tokens = view.tokens;
    let faint = tokens.paper_ink.gamma_multiply(0.68);
    let (from, to) = (pad.left() + space::XL, pad.right() - space::XL);
    let line = egui::Stroke::new(1.0, tokens.paper_ink.gamma_multiply(0.16));
    let low = pad.height() < 260.0;
    let foot = if low { LINE / 2.0 } else { LINE };
    ui.painter().hline(from..=to, pad.bottom() - foot, line);
    let strip = Rect::from_min_max(pos2(from, pad.bottom() - foot), pos2(to, pad.bottom()));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(strip).layout(layout).id_salt("foot"), |ui| {
        words::word(ui, Type::Small, right, faint);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| words::line(ui, Type::Body, left, faint));
    });
}
