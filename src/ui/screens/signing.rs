//! 签署: one person at a time, the whole window: the exact words of the paper, then a large pad; at the end the closing.
//! It must not decide who signs or whether a signature holds; it shows both and pushes commands.

mod closing;
mod head;
mod keys;
mod list;
mod paper;
mod proposal;
mod scan;
mod sheet;
mod state;
mod text;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::Version;
use crate::casebook::{EventKind, Role};
use crate::check;
use crate::domain::agreement::SignerId;
use crate::domain::papers::agreement_paper;
use crate::domain::signing::HowRead;
use crate::ui::action::{Action, Outbox};
use crate::ui::ink::Dried;
use crate::ui::pad::Pad;
use crate::ui::parts::{missing, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::signing_view::ScanStage;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use keys::{Key, Keys};
use state::{OneSigner, Readiness, Stand};

/// Height of the line at the foot that says what happened.
const FOOT: f32 = 28.0;

/// The signing screen.
#[derive(Debug, Default)]
pub struct SigningScreen {
    /// Number of the version at the table: another one begins anew.
    version: Option<u32>,
    /// Who is at the pad; `None`: the first who has not signed.
    chosen: Option<SignerId>,
    pad: Pad,
    /// The words were turned to their end for the one at the pad.
    seen: text::Seen,
    /// How the words were made known to those who came to the pad.
    read: Vec<(SignerId, HowRead)>,
    /// Those who do not sign today, passed over.
    not_today: Vec<SignerId>,
    /// The ink of the signature that is shown.
    dried: Dried,
    /// Everyone is shown in place of one.
    listed: bool,
    /// That the law wants paper was said.
    paper_told: bool,
    paper: paper::PaperForm,
    scan: scan::ScanForm,
    closing: closing::ClosingForm,
}

/// What is at the table.
struct Table<'a> {
    case: &'a CaseView,
    version: &'a Version,
    signers: &'a [OneSigner],
    /// The room below the head.
    body: Rect,
}

impl Table<'_> {
    /// The room of the content and the column of buttons right of it.
    fn parts(&self) -> (Rect, Rect) {
        let body = self.body.with_min_y(self.body.top() + space::L);
        let width = keys::width(body);
        let content = body.with_max_x(body.right() - width - space::XL);
        (content, body.with_min_x(body.right() - width))
    }
}

impl SigningScreen {
    /// Paints the whole window.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0.0, view.tokens.ground);
        let side = if room.width() < size::FOLD { space::L } else { space::XXL };
        foot(ui, view, room, side);
        match (state::readiness(case), state::current(case)) {
            (Readiness::Ready, Some(version)) => {
                self.keep_to(version.number);
                let signers = state::signers(view.tr, case);
                self.at_the_table(ui, view, (case, version), &signers, (room, side), out);
            }
            (not_ready, _) => not_ready_yet(ui, view, case, not_ready, below_head(room, side, room.top()), out),
        }
        ui.advance_cursor_after_rect(room);
    }

    /// Another version is another text: nobody has read or begun to sign it.
    fn keep_to(&mut self, version: u32) {
        if self.version != Some(version) {
            *self = SigningScreen { version: Some(version), ..SigningScreen::default() };
        }
    }

    fn at_the_table(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (case, version): (&CaseView, &Version),
        signers: &[OneSigner],
        (room, side): (Rect, f32),
        out: &mut Outbox,
    ) {
        let at = self.position(case, signers);
        let band = Rect::from_min_size(room.min, vec2(room.width(), head::HEIGHT));
        match head::show(ui, view, case, signers, at.filter(|_| !self.listed), band, side) {
            Some(head::Pressed::Signer(chosen)) => self.turn_to(Some(chosen)),
            Some(head::Pressed::All) => self.listed = !self.listed,
            None => {}
        }
        let table = Table { case, version, signers, body: below_head(room, side, band.bottom()) };
        let signer = at.and_then(|at| signers.get(at));
        if self.listed {
            self.list(ui, view, &table, out);
        } else if self.scan.is_open || view.signing.scan != ScanStage::None {
            self.scan(ui, view, &table, out);
        } else if let Some(matter) = self.proposal(&table) {
            self.propose(ui, view, &table, matter, out);
        } else {
            match signer {
                Some(signer) => self.one(ui, view, &table, signer, out),
                None => self.close(ui, view, &table, out),
            }
        }
    }

    /// The page of one who signs.
    fn one(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, signer: &OneSigner, out: &mut Outbox) {
        let how_read = self.read.iter().find(|(read, _)| *read == signer.id).map(|(_, how)| *how);
        match (signer.stand, how_read) {
            (Stand::SignedOnScreen | Stand::SignedOnPaper, _) => self.signed(ui, view, table, signer, out),
            (Stand::OnPaper, _) => self.on_paper(ui, view, table, signer, out),
            (Stand::Waits, None) => self.reading(ui, view, table, signer, out),
            (Stand::Waits, Some(how)) => self.at_the_pad(ui, view, table, (signer, how), out),
        }
    }

    /// Who is at the pad: the chosen one, else the first who has not signed and was not passed over.
    fn position(&self, case: &CaseView, signers: &[OneSigner]) -> Option<usize> {
        let closed = case.record.standing.closed.is_some();
        let waits = |signer: &&OneSigner| !closed && !signer.stand.has_signed() && !self.not_today.contains(&signer.id);
        let wanted = match &self.chosen {
            Some(chosen) => chosen,
            None => &signers.iter().find(waits)?.id,
        };
        signers.iter().position(|signer| &signer.id == wanted)
    }

    fn turn_to(&mut self, signer: Option<SignerId>) {
        self.chosen = signer;
        self.pad.clear();
        self.seen = text::Seen::default();
        self.listed = false;
        self.paper = paper::PaperForm::default();
    }

    /// The words in large letters. They are seen to the end, or read out, before the pad opens.
    fn reading(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, signer: &OneSigner, out: &mut Outbox) {
        let tr = view.tr;
        let (content, column) = table.parts();
        let aloud_only = signer.must_be_read_to;
        let seen = self.seen.to_the_end();
        let mut primary = (Key::Sign, tr.signing_read_it(), seen);
        let mut upper = vec![(Key::ReadOn, tr.signing_read_on(), !seen)];
        if aloud_only {
            primary = (Key::ReadAloud, tr.signing_read_aloud_done(), true);
        } else {
            upper.push((Key::ReadAloud, tr.signing_read_aloud(), true));
        }
        let lower = vec![(Key::OnPaper, tr.signing_on_paper(), true), (Key::NotToday, tr.signing_not_today(), true)];
        let pressed = Keys { upper, lower, primary: Some(primary), ..Keys::default() }.show(ui, view, column);
        let hint = if aloud_only {
            tr.signing_must_be_read_to(&signer.name)
        } else if seen {
            tr.signing_seen_to_the_end().to_owned()
        } else {
            tr.signing_not_seen_yet().to_owned()
        };
        let told = content.with_min_y(content.bottom() - 28.0);
        ui.scope_builder(UiBuilder::new().max_rect(told).id_salt("told"), |ui| {
            ui.add_space(space::XS);
            words::line(ui, Type::Body, hint, view.tokens.ink2);
        });
        let turn = pressed == Some(Key::ReadOn);
        let words = content.with_max_y(told.top() - space::XS);
        text::read(ui, view, &table.version.document, words, turn, &mut self.seen);
        match pressed {
            Some(Key::Sign) => self.read.push((signer.id.clone(), HowRead::Scrolled)),
            Some(Key::ReadAloud) => self.read.push((signer.id.clone(), HowRead::ReadAloud)),
            other => self.usual(table, Some(signer), other, out),
        }
    }

    /// Keys that stand on several pages.
    fn usual(&mut self, table: &Table<'_>, signer: Option<&OneSigner>, pressed: Option<Key>, out: &mut Outbox) {
        let id = table.case.record.id;
        let will = |signer: &OneSigner, will| CaseCommand::WillSignOnPaper { signer: signer.id.clone(), will };
        match (pressed, signer) {
            (Some(Key::OnPaper), Some(signer)) => {
                out.change(id, will(signer, true));
                self.turn_to(Some(signer.id.clone()));
            }
            (Some(Key::OnScreen), Some(signer)) => out.change(id, will(signer, false)),
            (Some(Key::NotToday), Some(signer)) => {
                self.not_today.push(signer.id.clone());
                self.turn_to(None);
            }
            (Some(Key::Next), _) => self.turn_to(None),
            (Some(Key::Print), _) => {
                out.show_paper(id, agreement_paper(&table.case.record.file));
            }
            (Some(Key::Scan), _) => {
                self.scan = scan::ScanForm::opened(state::not_scanned(table.case, table.signers));
            }
            (Some(Key::Versions), _) => out.push(Action::Go(Screen::Case(id, Room::Versions))),
            (Some(Key::Back), _) => out.push(Action::Go(Screen::Case(id, Room::Agreement))),
            _ => {}
        }
    }
}

/// The room below the head and above the line at the foot.
fn below_head(room: Rect, side: f32, top: f32) -> Rect {
    Rect::from_min_max(pos2(room.left() + side, top), room.max - vec2(side, FOOT))
}

/// What happened, since this window has no footer.
fn foot(ui: &mut Ui, view: &View<'_>, room: Rect, side: f32) {
    let Some(message) = &view.status.message else { return };
    let line = Rect::from_min_max(pos2(room.left() + side, room.bottom() - FOOT + 4.0), room.max - vec2(side, 0.0));
    let ink = if message.problem { view.tokens.accent } else { view.tokens.ink2 };
    ui.scope_builder(UiBuilder::new().max_rect(line).id_salt("what happened"), |ui| {
        words::line(ui, Type::Small, message.text.as_str(), ink);
    });
}

/// A headline and sentences in place of the pad.
fn message(ui: &mut Ui, view: &View<'_>, content: Rect, headline: &str, says: &[&str]) {
    ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("message"), |ui| {
        egui::ScrollArea::vertical().id_salt("message").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            if !headline.is_empty() {
                words::wrapped(ui, Type::Page, headline, view.tokens.ink);
            }
            for sentence in says {
                text::says(ui, sentence, view.tokens.ink);
            }
        });
    });
}

/// Why nobody can sign yet, with the button that opens the way.
fn not_ready_yet(ui: &mut Ui, view: &View<'_>, case: &CaseView, why: Readiness, body: Rect, out: &mut Outbox) {
    let (tr, id) = (view.tr, case.record.id);
    let must = check::blocking(&case.findings);
    let (says, primary) = match why {
        Readiness::Nobody | Readiness::Ready => (tr.signing_nobody(), (Key::Next, tr.signing_to_parties(), true)),
        Readiness::NotFrozen => (tr.signing_not_frozen(), freeze_or_mend(view, must)),
        Readiness::Changed => (tr.signing_changed(), freeze_or_mend(view, must)),
    };
    let first = if must == 0 { String::new() } else { tr.signing_must_first(must) };
    let body = body.with_min_y(body.top() + space::L);
    let width = keys::width(body);
    let may = view.may(EventKind::FreezeAgreement);
    let whose = if may { String::new() } else { tr.rights_not_yours(Role::Mediator.word(tr)) };
    message(ui, view, body.with_max_x(body.right() - width - space::XL), "", &[says, &first, &whose]);
    let keys = Keys { primary: Some(primary), ..Keys::default() };
    match keys.show(ui, view, body.with_min_x(body.right() - width)) {
        Some(Key::Done) => out.change(id, CaseCommand::FreezeAgreement),
        Some(Key::Next) => out.push(Action::Go(Screen::Case(id, Room::Parties))),
        Some(Key::Open) => missing::to_first_must(case, out),
        Some(_) => out.push(Action::Go(Screen::Case(id, Room::Agreement))),
        None => {}
    }
}

const fn freeze_or_mend<'a>(view: &View<'a>, must: usize) -> keys::One<'a> {
    if must == 0 {
        (Key::Done, view.tr.signing_freeze(), view.may(EventKind::FreezeAgreement))
    } else {
        (Key::Open, view.tr.signing_to_findings(), true)
    }
}
