//! 来访登记: four fields are enough to open a case; earlier cases of the same people stand beside them.
//! What is typed is kept at once, also before it is a case.

use egui::{ComboBox, Rect, Ui, pos2, vec2};

use crate::casebook::command::{Command, WalkIn};
use crate::casebook::view::LedgerRow;
use crate::domain::case::{CaseKind, CaseSource};
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{row, scroll, segmented, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::today::state_word;
use crate::ui::theme::{Type, margin, space};
use crate::ui::view::View;

/// Keys under which the four texts are kept while they are not yet a case.
const WHO: &str = "walk_in.applicants";
const AGAINST: &str = "walk_in.respondents";
const ABOUT: &str = "walk_in.about";
const PHONE: &str = "walk_in.phone";

/// The screen's texts.
#[derive(Default)]
pub struct WalkInScreen {
    who: Buffer,
    against: Buffer,
    about: Buffer,
    phone: Buffer,
    kind: Option<CaseKind>,
    source: Option<CaseSource>,
    /// The pass in which the screen was painted last: the first field takes the cursor whenever the screen is opened.
    painted: Option<u64>,
    looked_up: (String, String),
}

impl WalkInScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        self.seed(view);
        let full = ui.max_rect();
        let side = margin(ui.ctx().content_rect().width());
        if full.width() < 720.0 {
            scroll::column(ui, "walk-in", full.shrink2(vec2(side, 0.0)), |ui| {
                self.form(ui, view, out);
                ui.add_space(space::XL);
                earlier(ui, view, out);
            });
            return;
        }
        let middle = full.min.x + (full.width() * 0.495).round();
        let right = Rect::from_min_max(pos2(middle, full.min.y), full.max);
        ui.painter().rect_filled(right, 0.0, view.tokens.surface);
        ui.painter().vline(middle, full.y_range(), view.tokens.rule());
        let left = Rect::from_min_max(full.min, pos2(middle, full.max.y)).shrink2(vec2(side, 0.0));
        scroll::column(ui, "walk-in", left, |ui| self.form(ui, view, out));
        scroll::column(ui, "earlier", right.shrink2(vec2(side, 0.0)), |ui| earlier(ui, view, out));
    }

    /// Cancel and the primary button.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let ready = self.is_ready();
        if Button::primary(tr.walk_in_register()).enabled(ready).show(ui, tokens).clicked() {
            self.register(out);
        }
        if Button::quiet(tr.walk_in_cancel()).show(ui, tokens).clicked() {
            out.push(Action::Go(Screen::Today));
        }
        if !ready && ui.available_width() > 420.0 {
            words::line(ui, Type::Small, tr.walk_in_who_wanted(), tokens.ink2);
        }
    }

    fn is_ready(&self) -> bool {
        !self.who.text.trim().is_empty() && !self.about.text.trim().is_empty()
    }

    fn seed(&mut self, view: &View<'_>) {
        for (field, buffer) in self.buffers() {
            let kept = view.unfinished.iter().find(|line| line.case.is_none() && line.field == field);
            buffer.seed(kept.map_or("", |line| line.text.as_str()));
        }
    }

    fn buffers(&mut self) -> [(&'static str, &mut Buffer); 4] {
        [(WHO, &mut self.who), (AGAINST, &mut self.against), (ABOUT, &mut self.about), (PHONE, &mut self.phone)]
    }

    fn register(&mut self, out: &mut Outbox) {
        let walk_in = WalkIn {
            applicants: self.who.text.trim().to_owned(),
            respondents: self.against.text.trim().to_owned(),
            about: self.about.text.trim().to_owned(),
            phone: self.phone.text.trim().to_owned(),
            kind: self.kind,
            source: self.source,
        };
        out.push(Action::Run(Box::new(Command::RegisterWalkIn(walk_in))));
        for (field, _) in self.buffers() {
            out.push(Action::KeepUnfinished { case: None, field, text: String::new() });
        }
        *self = WalkInScreen::default();
    }

    fn form(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::L);
        head(ui, view);
        ui.add_space(space::L);
        let full = ui.available_width();
        let phone_width = 200.0_f32.min(full * 0.4);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let field = Field::new(tr.walk_in_who()).width(full - phone_width - space::L).limit(200);
            let response = field.show(ui, tokens, &mut self.who.text);
            let pass = ui.ctx().cumulative_pass_nr();
            if self.painted.is_none_or(|last| last + 1 < pass) {
                response.request_focus();
            }
            self.painted = Some(pass);
            keep(&mut self.who, &response, WHO, out);
            let field = Field::new(tr.walk_in_phone()).width(phone_width).limit(60);
            let response = field.show(ui, tokens, &mut self.phone.text);
            keep(&mut self.phone, &response, PHONE, out);
        });
        ui.add_space(space::XL);
        let against = Field::new(tr.walk_in_against()).aside(tr.walk_in_against_aside()).limit(200);
        let response = against.show(ui, tokens, &mut self.against.text);
        keep(&mut self.against, &response, AGAINST, out);
        ui.add_space(space::XL);
        let about = Field::new(tr.walk_in_about()).rows(4).height(112.0).note(Note::Plain(tr.walk_in_about_note()));
        let response = about.show(ui, tokens, &mut self.about.text);
        keep(&mut self.about, &response, ABOUT, out);
        ui.add_space(space::L);
        self.kind_and_source(ui, view);
        ui.add_space(space::L);
        self.look_up(out);
    }

    fn kind_and_source(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let stacked = ui.available_width() < 560.0;
        let kind = |screen: &mut WalkInScreen, ui: &mut Ui| {
            words::word(ui, Type::Small, tr.walk_in_kind(), tokens.ink2);
            let mut chosen = screen.kind.unwrap_or(CaseKind::People);
            let choices = [CaseKind::People, CaseKind::PublicSecurity].map(|kind| (kind, tr.case_kind(kind)));
            if segmented::show(ui, tokens, tr.walk_in_kind(), &choices, &mut chosen, None) {
                screen.kind = Some(chosen);
            }
        };
        let source = |screen: &mut WalkInScreen, ui: &mut Ui| {
            let label = words::word(ui, Type::Small, tr.walk_in_source(), tokens.ink2);
            let chosen = screen.source.unwrap_or(CaseSource::Application);
            let width = ui.available_width().min(220.0);
            let combo = ComboBox::from_id_salt("source").width(width - 24.0).truncate();
            let response = combo.selected_text(tr.source(chosen)).show_ui(ui, |ui| {
                for source in CaseSource::ALL {
                    let row = Button::quiet(tr.source(*source)).at_the_left().ink(tokens.ink).chosen(*source == chosen);
                    if row.width(ui.available_width().max(220.0)).show(ui, tokens).clicked() {
                        screen.source = Some(*source);
                        ui.close();
                    }
                }
            });
            response.response.labelled_by(label.id);
        };
        if stacked {
            ui.horizontal(|ui| kind(self, ui));
            ui.add_space(space::S);
            ui.horizontal(|ui| source(self, ui));
        } else {
            ui.horizontal(|ui| {
                kind(self, ui);
                ui.add_space(space::L);
                source(self, ui);
            });
        }
    }

    /// Asks for earlier cases when the names or the phone changed.
    fn look_up(&mut self, out: &mut Outbox) {
        let names = [self.who.text.trim(), self.against.text.trim()];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let wanted = (names.join("、"), self.phone.text.trim().to_owned());
        if wanted != self.looked_up {
            out.push(Action::LookUp { names: wanted.0.clone(), phone: wanted.1.clone() });
            self.looked_up = wanted;
        }
    }
}

fn keep(buffer: &mut Buffer, response: &egui::Response, field: &'static str, out: &mut Outbox) {
    if buffer.is_due(response) {
        out.push(Action::KeepUnfinished { case: None, field, text: buffer.text.clone() });
    }
}

fn head(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.horizontal(|ui| {
        ui.set_height(48.0);
        ui.spacing_mut().item_spacing.x = space::L;
        words::word(ui, Type::Page, tr.walk_in_title(), tokens.ink);
        let when = format!("{} {}", dates::full_day(tr, view.now.date()), view.now.format("%H:%M"));
        let name = view.settings.on_duty(view.actor);
        let fact = if name.is_empty() {
            when
        } else {
            format!("{when}{}{}", tr.shell_facts_joint(), tr.walk_in_received(name))
        };
        words::line(ui, Type::Small, fact, tokens.ink2);
    });
}

fn earlier(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        ui.set_height(48.0);
        words::word(ui, Type::Title, tr.walk_in_earlier(), tokens.ink);
        if !view.earlier.is_empty() {
            words::line(ui, Type::Small, tr.walk_in_earlier_count(view.earlier.len()), tokens.ink2);
        }
    });
    ui.add_space(space::S);
    if view.earlier.is_empty() {
        words::wrapped(ui, Type::Body, tr.walk_in_earlier_none(), tokens.ink2);
        return;
    }
    words::wrapped(ui, Type::Small, tr.walk_in_earlier_hint(), tokens.ink2);
    ui.add_space(space::S);
    row::rule(ui, tokens);
    for row in view.earlier {
        earlier_row(ui, view, row, out);
    }
}

fn earlier_row(ui: &mut Ui, view: &View<'_>, line: &LedgerRow, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let name = tr.walk_in_see_named(&line.title);
    let response = row::show(ui, tokens, 72.0, false, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let seen = Button::small(tr.walk_in_see()).named(&name).show(ui, tokens);
            if seen.clicked() {
                out.push(Action::Go(Screen::Case(line.id, Room::Facts)));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(10.0);
                ui.horizontal(|ui| {
                    ui.set_height(26.0);
                    let wanted =
                        words::width(ui, Type::BodyMedium, &line.title).min(ui.available_width() - 110.0).max(40.0);
                    ui.allocate_ui_with_layout(vec2(wanted + 1.0, 24.0), *ui.layout(), |ui| {
                        words::line(ui, Type::BodyMedium, &line.title, tokens.ink);
                    });
                    let late = line.next_due.is_some_and(|day| day < view.now.date());
                    let tag = if late { Tag::Late } else { Tag::Kind };
                    let word = match line.next_due {
                        Some(day) if late => dates::distance(tr, view.now.date(), day),
                        _ => state_word(tr, line.state).to_owned(),
                    };
                    tag.show(ui, tokens, &word);
                });
                let sides =
                    [line.side_a.join(tr.shell_names_joint()), line.side_b.join(tr.shell_names_joint())].join(" ⇄ ");
                let mut facts = vec![line.number.clone(), sides];
                facts.extend(line.accepted.map(|day| tr.walk_in_agreed(dates::full_day(tr, day))));
                facts.retain(|fact| !fact.is_empty());
                words::line(ui, Type::Small, facts.join(tr.shell_facts_joint()), tokens.ink2);
            });
        });
    });
    if response.clicked() {
        out.push(Action::Go(Screen::Case(line.id, Room::Facts)));
    }
}
