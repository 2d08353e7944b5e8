//! 各版与签署经过: every frozen version of a case, readable for ever; who signed it, when and how; what was done on it;
//! and two of them side by side. It must not set a page or compare words: it paints what it is given and pushes wishes.

mod beside;
mod list;
mod people;
mod story;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::casebook::signing_log::{FallReason, VersionStanding};
use crate::casebook::view::VersionRecord;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::overlay_scroll;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{empty, segmented, words};
use crate::ui::preview::Preview;
use crate::ui::stored_pages::StoredPages;
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::versions_view::Sheets;
use crate::ui::view::View;

use beside::BesideSheet;

/// Width of the list.
const LIST: f32 = 280.0;

/// What is shown of a version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// Its words, page by page.
    #[default]
    Words,
    /// Who signed, and what was done.
    Story,
    /// Beside another one.
    Beside,
}

/// The room.
#[derive(Debug, Default)]
pub struct VersionsScreen {
    side: Side,
    shown: u32,
    preview: Preview,
    stored: StoredPages,
    beside: BesideSheet,
}

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Waiting,
    Signing,
    Closed,
    Fallen { closed: bool, reason: FallReason },
}

impl Stage {
    fn of(standing: &VersionStanding) -> Stage {
        match (standing.fallen, &standing.closed) {
            (Some((_, reason)), closed) => Stage::Fallen { closed: closed.is_some(), reason },
            (None, Some(_)) => Stage::Closed,
            (None, None) if standing.signatures.is_empty() => Stage::Waiting,
            (None, None) => Stage::Signing,
        }
    }

    fn words(self, tr: Tr) -> &'static str {
        match self {
            Stage::Waiting => tr.versions_waiting(),
            Stage::Signing => tr.versions_signing(),
            Stage::Closed => tr.versions_closed(),
            Stage::Fallen { closed: false, reason: FallReason::Changed } => tr.versions_changed(),
            Stage::Fallen { closed: true, reason: FallReason::Changed } => tr.versions_closed_then_changed(),
            Stage::Fallen { closed: _, reason: FallReason::Superseded } => tr.versions_superseded(),
        }
    }

    const fn tag(self) -> Tag {
        match self {
            Stage::Waiting => Tag::Kind,
            Stage::Signing => Tag::Soon,
            Stage::Closed => Tag::Done,
            Stage::Fallen { .. } => Tag::Late,
        }
    }
}

impl VersionsScreen {
    /// Paints the room between case head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let room = ui.available_rect_before_wrap();
        let width = ui.ctx().content_rect().width();
        let Some(record) = view.versions.record() else {
            let inner = room.shrink2(vec2(margin(width), space::L));
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                empty::show(ui, view.tokens, view.tr.versions_none(), None);
            });
            return;
        };
        if self.shown != record.version.number {
            self.shown = record.version.number;
            self.preview.from_the_top();
        }
        let mut rest = room;
        if width >= size::FOLD {
            let list = room.with_max_x(room.left() + LIST);
            ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| list::column(ui, view, out));
            rest.min.x = list.right();
            ui.painter().vline(rest.left() + 0.5, rest.y_range(), view.tokens.rule());
        }
        let head = Rect::from_min_size(rest.min, vec2(rest.width(), size::PANEL_HEAD));
        self.head(ui, view, record, head, width, out);
        self.body(ui, view, record, Rect::from_min_max(pos2(rest.left(), head.bottom()), rest.max), out);
        ui.advance_cursor_after_rect(room);
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>, record: &VersionRecord, rect: Rect, width: f32, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, tokens.rule());
        let inner = rect.shrink2(vec2(margin(width), 8.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("head"), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let choices = [
                    (Side::Words, tr.versions_words_tab()),
                    (Side::Story, tr.versions_story_tab()),
                    (Side::Beside, tr.versions_beside_tab()),
                ];
                segmented::show(ui, tokens, tr.versions_room(), &choices, &mut self.side, None);
                if width < size::FOLD {
                    list::choice(ui, view, out);
                } else {
                    let stage = Stage::of(&record.standing);
                    words::line(ui, Type::BodyMedium, tr.versions_number(record.version.number), tokens.ink);
                    stage.tag().show(ui, tokens, stage.words(tr));
                }
            });
        });
    }

    fn body(&mut self, ui: &mut Ui, view: &View<'_>, record: &VersionRecord, body: Rect, out: &mut Outbox) {
        match self.side {
            Side::Words => self.words(ui, view, record, body, out),
            Side::Story => column(ui, "story", body, |ui| {
                people::show(ui, view, record, out);
                story::show(ui, view, record);
            }),
            Side::Beside => self.beside.show(ui, view, body, out),
        }
    }

    fn words(&mut self, ui: &mut Ui, view: &View<'_>, record: &VersionRecord, body: Rect, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("words"), |ui| match &view.versions.sheets {
            Sheets::None => {}
            Sheets::Stored(stored) => self.stored.show(ui, tr, tokens, stored, out),
            Sheets::Set(pages) => {
                let said = tr.versions_frozen_words(record.version.number);
                let pages = pages.as_ref().map_err(String::as_str);
                self.preview.show_under(ui, tr, tokens, pages, None, |ui| {
                    words::line(ui, Type::Small, said, tokens.ink2);
                });
            }
        });
    }
}

/// A column that scrolls, as wide as a sheet reads well.
fn column(ui: &mut Ui, name: &str, body: Rect, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt(name), |ui| {
        overlay_scroll::overlay(ui);
        overlay_scroll::column().id_salt(name).show(ui, |ui| {
            let side = margin(ui.ctx().content_rect().width());
            let mut inner = ui.available_rect_before_wrap().shrink2(vec2(side, 0.0));
            inner.max.x = inner.max.x.min(inner.min.x + 860.0);
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                ui.set_width(inner.width());
                ui.spacing_mut().item_spacing.y = 0.0;
                content(ui);
                ui.add_space(space::XL);
            });
        });
    });
}
