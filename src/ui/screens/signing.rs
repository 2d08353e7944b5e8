//! 签署: one person at a time, the whole window, the exact words of the paper above and a large pad below.
//! It must not decide who signs or whether a signature holds; it shows both and pushes commands.

mod head;
mod state;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::{CaseId, SignatureRecord};
use crate::check;
use crate::domain::agreement::{SignatureWay, SignerId};
use crate::domain::signing::HowRead;
use crate::draft::document::{Content, Document};
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::ink;
use crate::ui::pad::Pad;
use crate::ui::parts::button::Button;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use state::{OneSigner, Readiness};

/// Width of the column of buttons.
const COLUMN: f32 = 224.0;
/// Least height of the pad.
const LEAST_PAD: f32 = 170.0;
/// Height of the room below the head under which a window is low.
const LOW: f32 = 560.0;
/// Width of the column when two buttons stand side by side.
const TIGHT_COLUMN: f32 = 280.0;
/// Height of the room for the buttons under which two stand side by side.
const TIGHT: f32 = 340.0;
/// Least height of the room for the words of the agreement.
const LEAST_TEXT: f32 = 64.0;

/// The signing screen.
#[derive(Debug, Default)]
pub struct SigningScreen {
    /// Who is at the pad; `None`: the first who has not signed.
    chosen: Option<SignerId>,
    pad: Pad,
    /// The one at the pad will sign on the printed paper.
    on_paper: bool,
    /// Those who do not sign today, passed over.
    not_today: Vec<SignerId>,
}

impl SigningScreen {
    /// Paints the whole window.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0.0, view.tokens.ground);
        let signers = state::signers(view.tr, case);
        match state::readiness(case, &signers) {
            Readiness::Ready => self.sign(ui, view, case, &signers, room, out),
            not_ready => self.not_ready(ui, view, case, not_ready, room, out),
        }
        ui.advance_cursor_after_rect(room);
    }

    fn sign(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        signers: &[OneSigner],
        room: Rect,
        out: &mut Outbox,
    ) {
        let at = self.position(case, signers);
        let band = Rect::from_min_size(room.min, vec2(room.width(), head::HEIGHT));
        let side = if room.width() < size::FOLD { space::L } else { space::XXL };
        if let Some(chosen) = head::show(ui, view, case, signers, at, band, side) {
            self.turn_to(Some(chosen));
        }
        let body = Rect::from_min_max(pos2(room.left() + side, band.bottom()), room.max - vec2(side, space::XL));
        let Some(signer) = at.and_then(|at| signers.get(at)) else {
            self.all_done(ui, view, case, signers, body, out);
            return;
        };
        let Some(version) = &case.record.version else { return };
        // In a low window the buttons stand beside the words too, or they would not fit beside the pad.
        let low = body.height() < LOW;
        let most = if body.height() < TIGHT { 0.42 } else { 0.36 };
        let column_width = if body.height() < TIGHT { TIGHT_COLUMN } else { COLUMN }.min(body.width() * most);
        let wide = if low { body.with_max_x(body.right() - column_width - space::XL) } else { body };
        let text_height = (wide.height() - LEAST_PAD - space::L).clamp(LEAST_TEXT, body.height() * 0.4);
        let used = agreement_words(ui, view, &version.document, wide.with_max_y(wide.top() + text_height));
        let work = body.with_min_y(body.top() + used + 14.0);
        let pad = work.with_max_x(work.right() - column_width - space::XL);
        let top = if low { body.top() + space::L } else { work.top() };
        let column = Rect::from_min_max(pos2(pad.right() + space::XL, top), work.max);
        match case.record.signatures.iter().find(|signature| signature.signer == signer.id) {
            Some(signature) => self.signed(ui, view, case, (signer, signature), (pad, column), out),
            None => self.ask_to_sign(ui, view, case, signer, (pad, column), out),
        }
    }

    /// Who is at the pad: the chosen one, else the first who has not signed and was not passed over.
    fn position(&self, case: &CaseView, signers: &[OneSigner]) -> Option<usize> {
        let waits = |signer: &&OneSigner| !state::has_signed(case, &signer.id) && !self.not_today.contains(&signer.id);
        let wanted = match &self.chosen {
            Some(chosen) => chosen,
            None => &signers.iter().find(waits)?.id,
        };
        signers.iter().position(|signer| &signer.id == wanted)
    }

    fn turn_to(&mut self, signer: Option<SignerId>) {
        self.chosen = signer;
        self.pad.clear();
        self.on_paper = false;
    }

    fn ask_to_sign(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        signer: &OneSigner,
        (pad, column): (Rect, Rect),
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        paper_ground(ui, view, pad);
        if self.on_paper {
            let says = tr.signing_on_paper_says(&signer.name);
            ui.scope_builder(UiBuilder::new().max_rect(pad.shrink(space::XL)), |ui| {
                plain(ui, &says, tokens.paper_ink);
            });
        } else {
            pad_lines(ui, view, pad);
            self.pad.show(ui, pad, tr.signing_pad(), tokens);
        }
        let (upper, lower) = if self.on_paper {
            (
                vec![(Key::OnScreen, tr.signing_on_screen_again(), true)],
                vec![(Key::NotToday, tr.signing_not_today(), true)],
            )
        } else {
            let written = !self.pad.is_empty();
            (
                vec![(Key::Undo, tr.signing_undo_stroke(), written), (Key::Clear, tr.signing_clear(), written)],
                vec![(Key::OnPaper, tr.signing_on_paper(), true), (Key::NotToday, tr.signing_not_today(), true)],
            )
        };
        let done = if self.on_paper { tr.signing_on_paper_done() } else { tr.signing_done() };
        let enabled = self.on_paper || !self.pad.is_empty();
        match keys(ui, view, column, &upper, &lower, Some((done, enabled))) {
            Some(Key::Undo) => self.pad.undo_stroke(),
            Some(Key::Clear) => self.pad.clear(),
            Some(Key::OnPaper) => self.on_paper = true,
            Some(Key::OnScreen) => self.on_paper = false,
            Some(Key::NotToday) => {
                self.not_today.push(signer.id.clone());
                self.turn_to(None);
            }
            Some(Key::Done) => self.done(case.record.id, signer, view.now.date(), out),
            Some(Key::Withdraw) | None => {}
            Some(Key::Back) => out.push(Action::Go(Screen::Case(case.record.id, Room::Agreement))),
        }
    }

    fn done(&mut self, case: CaseId, signer: &OneSigner, today: chrono::NaiveDate, out: &mut Outbox) {
        let id = signer.id.clone();
        let command = if self.on_paper {
            CaseCommand::SignedOnPaper { signer: id, on: today }
        } else {
            CaseCommand::Sign { signer: id, hand: self.pad.hand(), how_read: HowRead::Scrolled }
        };
        out.change(case, command);
        self.not_today.retain(|other| other != &signer.id);
        self.turn_to(None);
    }

    /// The signature that was given, with the way to give it again.
    fn signed(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        (signer, signature): (&OneSigner, &SignatureRecord),
        (pad, column): (Rect, Rect),
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        paper_ground(ui, view, pad);
        let says = match signature.way {
            SignatureWay::Screen => tr.signing_signed_screen(&signer.name),
            SignatureWay::Paper => tr.signing_signed_paper(&signer.name),
        };
        let when = tr.signing_signed_at(dates::full_day(tr, signature.at.date()), dates::clock(signature.at));
        foot_words(ui, view, pad, &says, &when);
        if let Some(hand) = &signature.hand {
            let into = pad.shrink2(vec2(space::XL, 0.0)).with_max_y(pad.bottom() - 76.0);
            ink::paint_signature(&ui.painter_at(pad), hand, into, view.tokens.paper_ink);
        }
        let next = state::somebody_waits(case).then(|| (tr.signing_next(), true));
        match keys(ui, view, column, &[(Key::Withdraw, tr.signing_withdraw(), true)], &[], next) {
            Some(Key::Withdraw) => {
                out.change(case.record.id, CaseCommand::WithdrawSignature { signer: signer.id.clone() });
                self.turn_to(Some(signer.id.clone()));
            }
            Some(Key::Done) => self.turn_to(None),
            Some(Key::Back) => out.push(Action::Go(Screen::Case(case.record.id, Room::Agreement))),
            _ => {}
        }
    }

    /// Everybody has signed, or is not here today.
    fn all_done(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        signers: &[OneSigner],
        body: Rect,
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        let open = signers.iter().filter(|signer| !state::has_signed(case, &signer.id)).count();
        let says = if open == 0 { tr.signing_all_signed_says(signers.len()) } else { tr.signing_still_to_sign(open) };
        let headline = if open == 0 { tr.signing_all_signed() } else { "" };
        match message(ui, view, body, headline, &says, tr.signing_to_papers()) {
            Some(Key::Done) => out.push(Action::Go(Screen::Case(case.record.id, Room::Papers))),
            Some(_) => out.push(Action::Go(Screen::Case(case.record.id, Room::Agreement))),
            None => {}
        }
    }

    /// Why nobody can sign yet, with the button that opens the way.
    fn not_ready(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        why: Readiness,
        room: Rect,
        out: &mut Outbox,
    ) {
        let (tr, id) = (view.tr, case.record.id);
        let (says, words_of_button) = match why {
            Readiness::NotFrozen => (tr.signing_not_frozen(), tr.signing_freeze()),
            Readiness::Changed => (tr.signing_changed(), tr.signing_freeze()),
            Readiness::Nobody | Readiness::Ready => (tr.signing_nobody(), tr.signing_to_parties()),
        };
        let side = if room.width() < size::FOLD { space::L } else { space::XXL };
        let must = check::blocking(&case.findings);
        let says = if must == 0 { says.to_owned() } else { format!("{says}\n{}", tr.signing_must_first(must)) };
        match (message(ui, view, room.shrink2(vec2(side, space::XL)), "", &says, words_of_button), why) {
            (Some(Key::Done), Readiness::NotFrozen | Readiness::Changed) => {
                out.change(id, CaseCommand::FreezeAgreement);
            }
            (Some(Key::Done), Readiness::Nobody | Readiness::Ready) => {
                out.push(Action::Go(Screen::Case(id, Room::Parties)));
            }
            (Some(_), _) => out.push(Action::Go(Screen::Case(id, Room::Agreement))),
            (None, _) => {}
        }
    }
}

/// A sentence in place of the pad, with the column of buttons beside it.
fn message(ui: &mut Ui, view: &View<'_>, body: Rect, headline: &str, says: &str, primary: &str) -> Option<Key> {
    let width = COLUMN.min(body.width() * 0.34);
    let text = body.with_max_x(body.right() - width - space::XL).with_min_y(body.top() + space::L);
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| {
        if !headline.is_empty() {
            words::line(ui, Type::Page, headline, view.tokens.done);
        }
        plain(ui, says, view.tokens.ink);
    });
    let column = body.with_min_x(body.right() - width).with_min_y(body.top() + space::L);
    keys(ui, view, column, &[], &[], Some((primary, true)))
}

/// Text of the signing window: 20 in the regular weight.
fn plain(ui: &mut Ui, text: &str, ink: egui::Color32) {
    let text = egui::RichText::new(text).font(egui::FontId::proportional(20.0)).line_height(Some(32.0));
    ui.add(egui::Label::new(text.color(ink)).wrap());
}

/// A button of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Undo,
    Clear,
    OnPaper,
    OnScreen,
    NotToday,
    Withdraw,
    Done,
    Back,
}

/// The column of buttons: some at the top, some at the bottom, the primary one last. The one that was pressed.
fn keys(
    ui: &mut Ui,
    view: &View<'_>,
    column: Rect,
    upper: &[(Key, &str, bool)],
    lower: &[(Key, &str, bool)],
    primary: Option<(&str, bool)>,
) -> Option<Key> {
    let tight = column.height() < TIGHT;
    let rows = if tight { 2 } else { upper.len() + lower.len() };
    let many = f32::from(u8::try_from(rows).unwrap_or(u8::MAX));
    let gap = ((column.height() - many * size::SIGNING - 72.0 - 36.0) / (many + 1.0)).clamp(space::XS, space::M);
    let mut pressed = None;
    let mut group = |ui: &mut Ui, keys: &[(Key, &str, bool)]| {
        let beside = tight && keys.len() > 1;
        let width = if beside { (column.width() - space::S) / 2.0 } else { column.width() };
        let mut show = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (key, words, enabled) in keys {
                let kind = if beside { Type::Small } else { Type::Title };
                let button = if beside { Button::small(words) } else { Button::normal(words) };
                let button = button.width(width).height(size::SIGNING).kind(kind).enabled(*enabled);
                if button.show(ui, view.tokens).clicked() {
                    pressed = Some(*key);
                }
            }
        };
        if beside {
            ui.horizontal(show);
        } else {
            show(ui);
        }
    };
    let mut done = None;
    ui.scope_builder(UiBuilder::new().max_rect(column).id_salt("keys"), |ui| {
        ui.spacing_mut().item_spacing.y = gap;
        group(ui, upper);
        if Button::quiet(view.tr.signing_back()).width(column.width()).show(ui, view.tokens).clicked() {
            done = Some(Key::Back);
        }
        let groups = if tight { lower.len().min(1) } else { lower.len() };
        let below = f32::from(u8::try_from(groups).unwrap_or(u8::MAX)) * (size::SIGNING + gap)
            + if primary.is_some() { 72.0 } else { 0.0 };
        ui.add_space((column.bottom() - below - ui.cursor().top() - gap).max(0.0));
        group(ui, lower);
        if let Some((words, enabled)) = primary {
            let button = Button::primary(words).width(column.width()).height(72.0).kind(Type::Page).enabled(enabled);
            if button.show(ui, view.tokens).clicked() {
                done = Some(Key::Done);
            }
        }
    });
    done.or(pressed)
}

/// The sheet on which one signs.
fn paper_ground(ui: &Ui, view: &View<'_>, pad: Rect) {
    let tokens = view.tokens;
    ui.painter().rect(pad, size::RADIUS, tokens.paper, tokens.border(), egui::StrokeKind::Inside);
}

fn pad_lines(ui: &Ui, view: &View<'_>, pad: Rect) {
    let tr = view.tr;
    let when = tr.signing_signed_at(dates::full_day(tr, view.now.date()), view.now.format("%H:%M"));
    foot_words(ui, view, pad, tr.signing_pad_hint(), &when);
}

/// The line at the foot of the sheet and the words below it. Paper is white in every theme, so its ink is fixed too.
fn foot_words(ui: &Ui, view: &View<'_>, pad: Rect, left: &str, right: &str) {
    let tokens = view.tokens;
    let faint = tokens.paper_ink.gamma_multiply(0.68);
    let (from, to) = (pad.left() + space::XL, pad.right() - space::XL);
    let line = egui::Stroke::new(1.0, tokens.paper_ink.gamma_multiply(0.16));
    ui.painter().hline(from..=to, pad.bottom() - 76.0, line);
    let when = words::galley(ui, Type::Small, right, faint, to - from);
    let hint = words::galley(ui, Type::Body, left, faint, to - from - when.size().x - space::L);
    let middle = pad.bottom() - 38.0;
    ui.painter().galley(pos2(to - when.size().x, middle - when.size().y / 2.0), when, faint);
    ui.painter().galley(pos2(from, middle - hint.size().y / 2.0), hint, faint);
}

/// The clauses as frozen; the height they take.
fn agreement_words(ui: &mut Ui, view: &View<'_>, document: &Document, rect: Rect) -> f32 {
    let clauses: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| block.place.starts_with("/terms/"))
        .filter_map(|block| match &block.content {
            Content::Paragraph { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let area = ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("words"), |ui| {
        egui::ScrollArea::vertical().auto_shrink([false, true]).max_height(rect.height()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(space::L);
            words::wrapped(ui, Type::Title, view.tr.signing_text(), view.tokens.ink);
            ui.add_space(space::XS);
            for text in clauses {
                plain(ui, text, view.tokens.ink);
            }
        })
    });
    area.inner.inner_rect.height()
}
