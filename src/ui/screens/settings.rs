//! 设置: the committee, the people of the desk, the names of the steps, language, text size, colours. Each change is kept at once.

mod key;
mod steps;

use egui::{ComboBox, Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::Command;
use crate::casebook::view::{Colleague, Settings, Theme};
use crate::casebook::{EventKind, Role};
use crate::domain::case::StaffRole;
use crate::i18n::Lang;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, head, scroll, segmented, words};
use crate::ui::screen::Screen;
use crate::ui::shell::keys;
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

/// Roles that somebody of the desk can have.
const ROLES: [StaffRole; 4] = [StaffRole::Mediator, StaffRole::Recorder, StaffRole::Host, StaffRole::Officer];

/// The screen's texts.
#[derive(Default)]
pub struct SettingsScreen {
    committee: Buffer,
    short: Buffer,
    names: Vec<Buffer>,
    /// Position of the colleague just added, whose name takes the cursor.
    added: Option<usize>,
    steps: steps::Steps,
    key: key::KeySheet,
}

impl SettingsScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "settings", area, |ui| {
            // A form reads best when it is not wider than a hand's sheet.
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(760.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.add_space(space::L);
                words::word(ui, Type::Page, view.tr.shell_settings(), view.tokens.ink);
                ui.add_space(space::S);
                // What changes in one frame is kept together, or the last change would take the others back.
                let mut wanted = view.settings.clone();
                let may = view.may(EventKind::ChangeSettings);
                if !may {
                    let who = Role::Administrator.word(view.tr);
                    words::wrapped(ui, Type::Small, view.tr.rights_not_yours(who), view.tokens.ink2);
                }
                let enabled = |ui: &mut Ui, content: &mut dyn FnMut(&mut Ui)| {
                    ui.scope(|ui| {
                        if !may {
                            ui.style_mut().visuals.disabled_alpha = 1.0;
                            ui.disable();
                        }
                        content(ui);
                    });
                };
                enabled(ui, &mut |ui| {
                    self.desk(ui, view, &mut wanted);
                    self.people(ui, view, &mut wanted);
                });
                access(ui, view, out);
                look(ui, view, &mut wanted);
                enabled(ui, &mut |ui| {
                    templates(ui, view, out);
                    self.steps.show(ui, view, &mut wanted);
                    self.key.show(ui, view, out);
                });
                if wanted != *view.settings {
                    out.push(Action::Run(Box::new(Command::ChangeSettings(Box::new(wanted)))));
                }
                ui.add_space(space::XL);
            });
        });
    }

    fn desk(&mut self, ui: &mut Ui, view: &View<'_>, wanted: &mut Settings) {
        let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
        head::section(ui, tokens, tr.settings_desk(), None);
        ui.add_space(space::M);
        self.committee.seed(&settings.committee);
        let field = Field::new(tr.settings_committee()).note(Note::Plain(tr.settings_committee_note())).limit(200);
        let response = field.show(ui, tokens, &mut self.committee.text);
        if self.committee.is_due(&response) {
            self.committee.text.trim().clone_into(&mut wanted.committee);
        }
        ui.add_space(space::M);
        self.short.seed(&settings.short_name);
        let field = Field::new(tr.settings_short()).note(Note::Plain(tr.settings_short_note())).width(440.0).limit(40);
        let response = field.show(ui, tokens, &mut self.short.text);
        if self.short.is_due(&response) {
            self.short.text.trim().clone_into(&mut wanted.short_name);
        }
        ui.add_space(space::M);
    }

    fn people(&mut self, ui: &mut Ui, view: &View<'_>, wanted: &mut Settings) {
        let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
        head::section(ui, tokens, tr.settings_people(), Some(settings.colleagues.len()));
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.settings_people_note(), tokens.ink2);
        if settings.colleagues.is_empty() {
            empty::show(ui, tokens, tr.settings_people_empty(), None);
        }
        self.names.resize_with(settings.colleagues.len(), Buffer::default);
        let mut gone = None;
        for (position, colleague) in settings.colleagues.iter().enumerate() {
            ui.add_space(space::S);
            if ui.push_id(position, |ui| self.person(ui, view, position, colleague, wanted)).inner {
                gone = Some(position);
            }
        }
        if let Some(position) = gone.filter(|position| *position < wanted.colleagues.len()) {
            wanted.colleagues.remove(position);
        }
        ui.add_space(space::M);
        if Button::small(tr.settings_person_add()).before(Icon::Plus).show(ui, tokens).clicked() {
            self.added = Some(wanted.colleagues.len());
            wanted.colleagues.push(Colleague { name: String::new(), role: StaffRole::Mediator.key().to_owned() });
        }
        ui.add_space(space::M);
    }

    /// One colleague; true when they shall be taken away.
    fn person(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        position: usize,
        colleague: &Colleague,
        wanted: &mut Settings,
    ) -> bool {
        let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
        let Some(buffer) = self.names.get_mut(position) else { return false };
        let mut gone = false;
        buffer.seed(&colleague.name);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
            let field =
                Field::new(tr.settings_person_name()).label_hidden().hint(tr.settings_person_name()).width(200.0);
            let response = field.limit(60).show(ui, tokens, &mut buffer.text);
            if self.added == Some(position) {
                self.added = None;
                response.request_focus();
                response.scroll_to_me(None);
            }
            if buffer.is_due(&response) {
                let name = buffer.text.trim().to_owned();
                with(wanted, position, |colleague| colleague.name = name);
            }
            role(ui, view, position, colleague, wanted);
            let at_the_desk = !colleague.name.is_empty() && settings.at_the_desk == colleague.name;
            if at_the_desk {
                Icon::Check.show(ui, 14.0, tokens.done);
                words::word(ui, Type::Small, tr.settings_person_at_desk(), tokens.done);
            } else {
                let name = tr.settings_person_desk_named(&colleague.name);
                let button = Button::small(tr.settings_person_desk()).named(&name).enabled(!colleague.name.is_empty());
                if button.show(ui, tokens).clicked() {
                    wanted.at_the_desk.clone_from(&colleague.name);
                }
            }
            let name = tr.settings_person_remove_named(&colleague.name);
            let remove = Button::quiet(tr.settings_person_remove()).kind(Type::Small).height(size::SMALL).named(&name);
            gone = remove.show(ui, tokens).clicked();
        });
        gone
    }
}

fn role(ui: &mut Ui, view: &View<'_>, position: usize, colleague: &Colleague, wanted: &mut Settings) {
    let (tr, tokens) = (view.tr, view.tokens);
    let chosen = colleague.staff_role();
    let combo = ComboBox::from_id_salt("role").width(120.0).selected_text(tr.staff_role(chosen));
    let response = combo.show_ui(ui, |ui| {
        for role in ROLES {
            let row =
                Button::quiet(tr.staff_role(role)).at_the_left().ink(tokens.ink).chosen(role == chosen).width(150.0);
            if row.show(ui, tokens).clicked() {
                with(wanted, position, |colleague| role.key().clone_into(&mut colleague.role));
                ui.close();
            }
        }
    });
    crate::ui::parts::field::named(response.response, tr.settings_person_role());
}

fn with(settings: &mut Settings, position: usize, edit: impl FnOnce(&mut Colleague)) {
    let Some(colleague) = settings.colleagues.get_mut(position) else { return };
    let old = colleague.name.clone();
    edit(colleague);
    // Whoever is at the desk stays there under a new name.
    if old == settings.at_the_desk {
        settings.at_the_desk.clone_from(&colleague.name);
    }
}

fn look(ui: &mut Ui, view: &View<'_>, wanted: &mut Settings) {
    let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
    head::section(ui, tokens, tr.settings_look(), None);
    ui.add_space(space::M);
    let mut lang = settings.lang;
    let languages = [(Lang::Zh, tr.shell_chinese()), (Lang::En, tr.shell_english())];
    line(ui, view, tr.settings_language(), |ui| {
        if segmented::show(ui, tokens, tr.settings_language(), &languages, &mut lang, None) {
            wanted.lang = lang;
        }
    });
    line(ui, view, tr.settings_text_size(), |ui| {
        let percent = settings.text_size_percent;
        for (larger, word, name) in [(false, "A−", tr.shell_text_smaller()), (true, "A+", tr.shell_text_larger())] {
            if Button::small(word).named(name).show(ui, tokens).clicked() {
                wanted.text_size_percent = keys::text_size(percent, larger);
            }
            if !larger {
                words::word(ui, Type::Body, tr.shell_text_size(percent), tokens.ink);
            }
        }
    });
    let mut theme = settings.theme;
    let themes = [
        (Theme::Light, tr.settings_theme_light()),
        (Theme::Dark, tr.settings_theme_dark()),
        (Theme::HighContrast, tr.settings_theme_contrast()),
    ];
    line(ui, view, tr.settings_theme(), |ui| {
        if segmented::show(ui, tokens, tr.settings_theme(), &themes, &mut theme, None) {
            wanted.theme = theme;
        }
    });
    let mut show_hints = settings.show_hints;
    let hints = [(true, tr.settings_hints_on()), (false, tr.settings_hints_off())];
    line(ui, view, tr.settings_hints(), |ui| {
        if segmented::show(ui, tokens, tr.settings_hints(), &hints, &mut show_hints, None) {
            wanted.show_hints = show_hints;
        }
    });
}

/// The way to the people and their passphrases.
fn access(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    head::section(ui, tokens, tr.access_room(), None);
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, tr.access_door_note(), tokens.ink2);
    ui.add_space(space::S);
    if Button::normal(tr.access_door()).show(ui, tokens).clicked() {
        out.push(Action::Go(Screen::People));
    }
    ui.add_space(space::M);
}

/// The way to the words of the papers.
fn templates(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::M);
    head::section(ui, tokens, tr.templates_head(), None);
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, tr.templates_door_note(), tokens.ink2);
    ui.add_space(space::S);
    if Button::normal(tr.templates_door()).show(ui, tokens).clicked() {
        out.push(Action::Go(Screen::Templates));
    }
}

fn line(ui: &mut Ui, view: &View<'_>, label: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(44.0);
        ui.allocate_ui_with_layout(vec2(180.0, 32.0), *ui.layout(), |ui| {
            ui.set_width(180.0);
            words::line(ui, Type::Body, label, view.tokens.ink2);
        });
        content(ui);
    });
}
