//! The top bar: name, find, text size, language, who is at the desk. Folded: menu instead of navigation.

use egui::{
    Align, CornerRadius, Layout, Popup, PopupCloseBehavior, Rect, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};
use egui::{accesskit, pos2, vec2};

use crate::casebook::EventKind;
use crate::casebook::command::Command;
use crate::casebook::view::Settings;
use crate::i18n::Lang;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::screen::Screen;
use crate::ui::theme::{Type, size};
use crate::ui::view::View;

use super::{keys, navigation};

/// Paints the bar; true when the find field was opened.
pub fn show(ui: &mut Ui, view: &View<'_>, out: &mut Outbox, folded: bool) -> bool {
    let bar = ui.max_rect();
    let inner =
        Rect::from_min_max(pos2(bar.min.x + if folded { 8.0 } else { 20.0 }, bar.min.y), bar.max - vec2(16.0, 0.0));
    let mut find = false;
    let right = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    let used = ui.scope_builder(right, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        at_the_right(ui, view, out, folded);
        ui.min_rect().min.x
    });
    let room = Rect::from_min_max(inner.min, pos2(used.inner - 8.0, inner.max.y));
    let left = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(left, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if folded {
            menu(ui, view, out);
        }
        Icon::Maple.show(ui, 20.0, view.tokens.accent);
        if !folded || ui.available_width() > 200.0 {
            words::line(ui, Type::BodyMedium, view.tr.shell_program(), view.tokens.ink);
        }
        find = if folded { find_button(ui, view) } else { find_field(ui, view) };
    });
    find
}

fn menu(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let button = Button::quiet(view.tr.shell_menu()).kind(Type::Small).before(Icon::Menu).height(size::SMALL);
    let response = button.show(ui, view.tokens);
    Popup::menu(&response).width(navigation::menu_width(view)).show(|ui| navigation::menu(ui, view, out));
}

fn find_button(ui: &mut Ui, view: &View<'_>) -> bool {
    if ui.available_width() < 60.0 {
        return false;
    }
    let mut button =
        Button::quiet(view.tr.shell_find_short()).kind(Type::Small).before(Icon::Search).height(size::SMALL);
    if ui.available_width() > 140.0 {
        button = button.key("Ctrl+K");
    }
    button.show(ui, view.tokens).clicked()
}

/// Looks like a field, opens the find box.
fn find_field(ui: &mut Ui, view: &View<'_>) -> bool {
    let tokens = view.tokens;
    ui.add_space(32.0);
    let width = ui.available_width().clamp(120.0, 330.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::SMALL), Sense::click());
    let name = view.tr.shell_find();
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
    let stroke = if response.has_focus() { tokens.focus() } else { tokens.border() };
    ui.painter().rect(rect, CornerRadius::same(size::RADIUS), tokens.surface, stroke, StrokeKind::Inside);
    let square = Rect::from_center_size(pos2(rect.min.x + 19.0, rect.center().y), Vec2::splat(16.0));
    Icon::Search.paint(ui.painter(), square, tokens.ink3, 1.75);
    let key = words::galley(ui, Type::Small, "Ctrl+K", tokens.ink3, 80.0);
    let key_left = rect.max.x - 12.0 - key.size().x;
    let text = words::galley(ui, Type::Small, name, tokens.ink3, key_left - rect.min.x - 42.0);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.min.x + 34.0, middle - text.size().y / 2.0), text, tokens.ink3);
    ui.painter().galley(pos2(key_left, middle - key.size().y / 2.0), key, tokens.ink3);
    response.clicked()
}

/// From right to left: who, languages, text size.
fn at_the_right(ui: &mut Ui, view: &View<'_>, out: &mut Outbox, folded: bool) {
    let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
    let narrow = ui.available_width() < 560.0;
    if !narrow {
        who(ui, view, out);
        ui.add_space(8.0);
    }
    for (lang, word) in [(Lang::En, tr.shell_english()), (Lang::Zh, tr.shell_chinese())] {
        let on = settings.lang == lang;
        let mut button = Button::quiet(word).kind(Type::Small).height(size::SMALL);
        if on {
            button = Button::small(word).ink(tokens.ink);
        }
        if button.show(ui, tokens).clicked() && !on {
            out.push(Action::SpeakLanguage(lang));
        }
    }
    if narrow {
        return;
    }
    if !folded {
        ui.add_space(8.0);
    }
    let percent = settings.text_size_percent;
    let size_button = |word, name, kind| Button::quiet(word).kind(kind).height(size::SMALL).named(name);
    if size_button("A+", tr.shell_text_larger(), Type::Body).show(ui, tokens).clicked() {
        out.push(Action::TextSize(keys::text_size(percent, true)));
    }
    words::word(ui, Type::Small, tr.shell_text_size(percent), tokens.ink2);
    if size_button("A−", tr.shell_text_smaller(), Type::Small).show(ui, tokens).clicked() {
        out.push(Action::TextSize(keys::text_size(percent, false)));
    }
}

/// Who is at work, and the menu behind the name: lock, another person, and for the administrator who is at the desk.
fn who(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let named = at_work(view);
    let name = words::galley(ui, Type::Small, &named, tokens.ink2, 200.0);
    let button = Button::quiet(&named).kind(Type::Small).after(Some(Icon::ChevronDown)).height(size::SMALL);
    let response = button.width(name.size().x + 34.0).show(ui, tokens);
    Popup::menu(&response).width(240.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let line = |word| Button::quiet(word).at_the_left().ink(tokens.ink);
        if view.can_lock {
            if line(tr.lock_now())
                .key("Ctrl+Shift+L")
                .width(ui.available_width())
                .height(44.0)
                .show(ui, tokens)
                .clicked()
            {
                out.push(Action::Lock { switch: false });
            }
            if line(tr.lock_switch()).width(ui.available_width()).height(44.0).show(ui, tokens).clicked() {
                out.push(Action::Lock { switch: true });
            }
        }
        if view.may(EventKind::ChangeSettings) {
            colleagues(ui, view, out);
        }
        if line(tr.shell_settings()).width(ui.available_width()).show(ui, tokens).clicked() {
            out.push(Action::Go(Screen::Settings));
        }
    });
}

/// Name and role; the administrator is known by who is at the desk.
fn at_work(view: &View<'_>) -> String {
    let (tr, actor, desk) = (view.tr, view.actor, &view.settings.at_the_desk);
    match (actor.name.is_empty(), desk.is_empty()) {
        (true, true) if view.can_lock => actor.role.word(tr).to_owned(),
        (true, true) => tr.shell_nobody().to_owned(),
        (true, false) if !view.can_lock => desk.clone(),
        (true, false) => tr.lock_administrator(actor.role.word(tr), desk),
        (false, _) => tr.lock_at_work(actor.words(tr), actor.role.word(tr)),
    }
}

fn colleagues(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tokens, settings) = (view.tokens, view.settings);
    for colleague in &settings.colleagues {
        let chosen = colleague.name == settings.at_the_desk;
        let row =
            Button::quiet(&colleague.name).at_the_left().chosen(chosen).ink(tokens.ink).width(ui.available_width());
        if row.show(ui, tokens).clicked() {
            let changed = Settings { at_the_desk: colleague.name.clone(), ..settings.clone() };
            out.push(Action::Run(Box::new(Command::ChangeSettings(Box::new(changed)))));
        }
    }
}
