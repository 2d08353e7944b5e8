//! 回收站与保管: the cases in the bin, the filed cases with the day on which their period ends, how many years the periods
//! last, and the purge. It must not decide what may be purged; the casebook does.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::casebook::bin::RemovedCase;
use crate::casebook::command::Command;
use crate::casebook::message::actor_words;
use crate::casebook::retention::KeptCase;
use crate::casebook::view::{CaseId, Settings};
use crate::domain::keeping::KeepingYears;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{empty, head, row, scroll, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, margin, space};
use crate::ui::view::View;

use super::history::period_word;

/// The screen's texts.
#[derive(Default)]
pub struct KeptScreen {
    /// The case that is to be purged, and what was typed for it.
    purging: Option<(CaseId, String)>,
    short: Buffer,
    long: Buffer,
}

impl KeptScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "kept", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(960.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::L);
                words::word(ui, Type::Page, tr.kept_room(), tokens.ink);
                ui.add_space(space::M);
                head::section(ui, tokens, tr.kept_removed_head(), Some(view.keeping.removed.len()));
                if view.keeping.removed.is_empty() {
                    empty::show(ui, tokens, tr.kept_removed_empty(), None);
                }
                for case in &view.keeping.removed {
                    ui.push_id(("removed", case.id.0), |ui| self.removed(ui, view, case, out));
                }
                ui.add_space(space::L);
                head::section(ui, tokens, tr.kept_filed_head(), Some(view.keeping.kept.len()));
                if view.keeping.kept.is_empty() {
                    empty::show(ui, tokens, tr.kept_filed_empty(), None);
                }
                for case in &view.keeping.kept {
                    ui.push_id(("kept", case.id.0), |ui| self.filed(ui, view, case, out));
                }
                ui.add_space(space::L);
                self.years(ui, view, out);
                ui.add_space(space::L);
                words::wrapped(ui, Type::Small, tr.kept_purge_note(), tokens.ink2);
                ui.add_space(space::XL);
            });
        });
    }

    fn removed(&mut self, ui: &mut Ui, view: &View<'_>, case: &RemovedCase, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let name = name(&case.number, &case.title, case.id);
        let when = tr.versions_time(dates::day(tr, case.removed.at.date()), case.removed.at.format("%H:%M"));
        let below = tr.bin_removed(when, actor_words(&case.removed.by, tr));
        line(
            ui,
            (&name, &case.title, &below),
            |ui| {
                let label = format!("{} {name}", tr.kept_restore());
                let button = Button::small(tr.kept_restore()).named(&label).enabled(view.keeping.may_move);
                if button.show(ui, tokens).clicked() {
                    out.push(Action::Run(Box::new(Command::RestoreCase(case.id))));
                }
                self.begin_purge(ui, view, case.id, &name);
            },
            view,
        );
        self.purge(ui, view, case.id, &name, out);
    }

    fn filed(&mut self, ui: &mut Ui, view: &View<'_>, case: &KeptCase, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let name = name(&case.number, &case.title, case.id);
        let period = period_word(tr, case.keeping.period);
        let filed = dates::full_day(tr, case.keeping.filed);
        let below = match case.ends {
            Some(ends) => tr.keep_until(period, filed, dates::full_day(tr, ends)),
            None => tr.keep_for_ever(filed),
        };
        line(
            ui,
            (&name, &case.title, &below),
            |ui| {
                let label = format!("{} {name}", tr.kept_open());
                if Button::small(tr.kept_open()).named(&label).show(ui, tokens).clicked() {
                    out.push(Action::Go(Screen::Case(case.id, Room::History)));
                }
                if case.has_ended {
                    self.begin_purge(ui, view, case.id, &name);
                    Tag::Soon.show(ui, tokens, tr.kept_ended());
                }
            },
            view,
        );
        self.purge(ui, view, case.id, &name, out);
    }

    fn begin_purge(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, name: &str) {
        let label = format!("{} {name}", view.tr.kept_purge());
        let button = Button::small(view.tr.kept_purge()).named(&label).enabled(view.keeping.may_purge);
        if button.show(ui, view.tokens).clicked() {
            self.purging = Some((case, String::new()));
        }
    }

    /// The name must be typed: nobody purges by one click.
    fn purge(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, name: &str, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let Some((_, typed)) = self.purging.as_mut().filter(|(purging, _)| *purging == case) else { return };
        words::wrapped(ui, Type::Small, tr.kept_purge_ask(name), tokens.accent);
        ui.add_space(space::S);
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            Field::new(tr.kept_purge_typed()).label_hidden().width(320.0).limit(200).show(ui, tokens, typed);
            let ready = typed.trim() == name;
            if Button::normal(tr.kept_purge_do()).ink(tokens.accent).enabled(ready).show(ui, tokens).clicked() {
                out.push(Action::Purge { case, typed: typed.clone() });
                done = true;
            }
            done |= Button::quiet(tr.kept_purge_not()).show(ui, tokens).clicked();
        });
        ui.add_space(space::S);
        row::rule(ui, tokens);
        if done {
            self.purging = None;
        }
    }

    fn years(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens, years) = (view.tr, view.tokens, view.settings.keeping_years);
        head::section(ui, tokens, tr.kept_years_head(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.kept_years_note(), tokens.ink2);
        ui.add_space(space::S);
        let mut wanted = years;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (label, buffer, now, place) in [
                (tr.kept_years_short(), &mut self.short, years.short, &mut wanted.short),
                (tr.kept_years_long(), &mut self.long, years.long, &mut wanted.long),
            ] {
                buffer.seed(&now.to_string());
                let field = Field::new(label).width(160.0).limit(3).read_only(!view.keeping.may_purge);
                let response = field.show(ui, tokens, &mut buffer.text);
                if buffer.is_due(&response) {
                    *place = buffer.text.trim().parse().ok().filter(|years| *years > 0).unwrap_or(now);
                }
            }
        });
        if wanted != years {
            out.push(set_years(view.settings, wanted));
        }
    }
}

fn set_years(settings: &Settings, keeping_years: KeepingYears) -> Action {
    let settings = Settings { keeping_years, ..settings.clone() };
    Action::Run(Box::new(Command::ChangeSettings(Box::new(settings))))
}

/// What the case is called where its name must be typed.
fn name(number: &str, title: &str, id: CaseId) -> String {
    let name = if number.trim().is_empty() { title.trim() } else { number.trim() };
    if name.is_empty() { id.0.to_string() } else { name.to_owned() }
}

fn line(ui: &mut Ui, (name, title, below): (&str, &str, &str), doors: impl FnOnce(&mut Ui), view: &View<'_>) {
    let tokens = view.tokens;
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        let width = (ui.available_width() - 300.0).max(200.0);
        ui.allocate_ui_with_layout(vec2(width, 44.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            let both = if title.is_empty() || title == name { name.to_owned() } else { format!("{name}  {title}") };
            words::line(ui, Type::Body, both, tokens.ink);
            words::line(ui, Type::Small, below, tokens.ink2);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            doors(ui);
        });
    });
    ui.add_space(space::S);
    row::rule(ui, tokens);
}
