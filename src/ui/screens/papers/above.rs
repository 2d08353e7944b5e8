//! What stands above the pages: which paper it is, in which language, whether each holder gets a marked copy, and the
//! way to its words; below it, where there is no page, the way out. It must not set a page.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::domain::papers::PaperLanguage;
use crate::i18n::Lang;
use crate::ui::action::{Action, Outbox};
use crate::ui::papers_view::{PaperAsk, ShownPaper};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, segmented, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::template_view::TemplateName;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::list::kind_on_screen;
use super::standing;

/// The title in the head of the pages, and the way to its words.
pub(super) fn title(ui: &mut Ui, view: &View<'_>, shown: &ShownPaper, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = space::S;
    let door = hung::quiet(view.tr.papers_edit_words()).after(Some(Icon::ChevronRight)).ink(view.tokens.ink);
    let rest = ui.available_width() - door.wanted_width(ui) - 2.0 * space::S;
    let name = kind_on_screen(view.tr, shown.ask.kind);
    let wanted = words::width(ui, Type::BodyMedium, &name).min(rest.max(40.0)) + 1.0;
    ui.allocate_ui_with_layout(vec2(wanted, 24.0), Layout::left_to_right(Align::Center), |ui| {
        words::line(ui, Type::BodyMedium, name, view.tokens.ink);
    });
    let room = (rest - wanted).max(0.0).min(words::width(ui, Type::Small, &shown.about) + 1.0);
    if room > 40.0 {
        ui.allocate_ui_with_layout(vec2(room, 24.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Small, &shown.about, view.tokens.ink2);
        });
    }
    let lang = if shown.ask.language == PaperLanguage::English { Lang::En } else { Lang::Zh };
    if door.show(ui, view.tokens).clicked() {
        out.push(Action::EditTemplate(TemplateName { kind: shown.ask.kind, lang }));
    }
}

/// The strip of choices; the answer is the room left for the pages.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, shown: &ShownPaper, rect: Rect, out: &mut Outbox) -> Rect {
    let side = if rect.width() < 480.0 { space::L } else { space::XL };
    ui.painter().rect_filled(rect, 0.0, view.tokens.ground);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), view.tokens.rule());
    let inner = rect.shrink2(vec2(side, 0.0)).with_min_y(rect.min.y + space::S);
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)).id_salt("above");
    let used = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            choices(ui, view, shown, out);
        });
        let said = standing::of(view, shown);
        if !said.is_empty() {
            words::wrapped(ui, Type::Small, said, view.tokens.ink2);
        }
        if let Err(none) = &shown.pages
            && none.lacks_glyphs
        {
            way_out(ui, view, shown, out);
        }
        ui.min_rect().max.y
    });
    rect.with_min_y((used.inner + space::S).min(rect.max.y))
}

fn choices(ui: &mut Ui, view: &View<'_>, shown: &ShownPaper, out: &mut Outbox) {
    let (tr, tokens, ask) = (view.tr, view.tokens, &shown.ask);
    if ask.kind.has_english() {
        let mut language = ask.language;
        let languages = [
            (PaperLanguage::Chinese, tr.papers_chinese()),
            (PaperLanguage::English, tr.papers_english()),
            (PaperLanguage::Both, tr.papers_both()),
        ];
        if segmented::show(ui, tokens, tr.papers_language(), &languages, &mut language, None) {
            out.push(Action::ShowPaper(PaperAsk { language, ..ask.clone() }));
        }
    }
    if ask.kind.is_held() && shown.stored.is_none() {
        switch(ui, view, ask.copies, tr.papers_for_holders(), || PaperAsk { copies: !ask.copies, ..ask.clone() }, out);
    }
    if ask.hand_fill {
        switch(ui, view, true, tr.papers_gaps(), || PaperAsk { hand_fill: false, ..ask.clone() }, out);
    }
}

/// A switch: pressed in and with a check mark while it is on.
fn switch(ui: &mut Ui, view: &View<'_>, on: bool, name: &str, turned: impl FnOnce() -> PaperAsk, out: &mut Outbox) {
    let mut button = Button::small(name).chosen(on);
    if on {
        button = button.before(Icon::Check);
    }
    let response = button.show(ui, view.tokens);
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, on, name));
    if response.clicked() {
        out.push(Action::ShowPaper(turned()));
    }
}

/// A character cannot be printed: leave a gap for the hand, or mend the words.
fn way_out(ui: &mut Ui, view: &View<'_>, shown: &ShownPaper, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if Button::normal(tr.papers_leave_gaps()).show(ui, tokens).clicked() {
            out.push(Action::ShowPaper(PaperAsk { hand_fill: true, ..shown.ask.clone() }));
        }
        if let Some(case) = view.case
            && Button::normal(tr.papers_to_parties()).height(size::CONTROL).show(ui, tokens).clicked()
        {
            out.push(Action::Go(Screen::Case(case.record.id, Room::Parties)));
        }
    });
}
