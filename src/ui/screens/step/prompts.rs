//! The plan of a step beside the talk: who leads, what to prepare, the prompts one after the other with what a veteran
//! would say, what must be there before going on. What the case shows is ticked by itself; the rest is ticked by hand
//! and forgotten with the window: it helps the talk and is no record. It must not hold a plan: those are files.

use std::collections::HashSet;

use egui::{CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::domain::case::CaseFile;
use crate::domain::session::StepKind;
use crate::guide::plan::{Plan, Prompt, PromptState};
use crate::guide::words::Words;
use crate::i18n::Tr;
use crate::ui::parts::hung;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::words;
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::view::View;

/// Room of the mark before the words.
const MARK: f32 = 26.0;
/// Least height of a prompt.
const LEAST: f32 = 34.0;

/// What was done by hand in the prompts of this window.
#[derive(Clone, Debug, Default)]
pub struct Prompts {
    ticked: HashSet<(StepKind, usize)>,
    /// The prompt that was opened, or closed, by hand; otherwise the current one is open.
    opened: Option<(StepKind, Option<usize>)>,
    /// Whether what to prepare was opened or folded by hand.
    prepare: Option<(StepKind, bool)>,
    leads_on: bool,
}

/// Number of prompts of a step.
pub fn count(view: &View<'_>, step: StepKind) -> usize {
    view.guide.plans.of(step).map_or(0, |plan| plan.prompts.len())
}

impl Prompts {
    /// Shows the plan of a step.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, step: StepKind) {
        let Some(plan) = view.guide.plans.of(step) else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        self.prepare(ui, view, file, plan);
        let mut states = plan.progress(file);
        for (position, state) in states.iter_mut().enumerate() {
            state.done |= self.ticked.contains(&(step, position));
        }
        let now = states.iter().position(|state| !state.done);
        let open = match self.opened {
            Some((of, opened)) if of == step => opened,
            _ => now,
        };
        for (position, (prompt, state)) in plan.prompts.iter().zip(&states).enumerate() {
            let is_open = open == Some(position);
            let line = Line { prompt, state: *state, now: now == Some(position), open: is_open };
            match line.show(ui, view) {
                Some(Pressed::Mark) => self.tick((step, position), state.done),
                Some(Pressed::Words) => self.opened = Some((step, (!is_open).then_some(position))),
                None => {}
            }
            if is_open {
                details(ui, view, prompt);
            }
        }
        missing(ui, view, file, plan);
        self.leads_on(ui, view, plan);
    }

    fn tick(&mut self, key: (StepKind, usize), done: bool) {
        if !self.ticked.remove(&key) && !done {
            self.ticked.insert(key);
        }
        // What is ticked gives its place to the next.
        self.opened = None;
    }

    /// Who leads and what to prepare: open until the first session of the step.
    fn prepare(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, plan: &Plan) {
        let begun = file.sessions_of(plan.step).next().is_some();
        let open = match self.prepare {
            Some((of, open)) if of == plan.step => open,
            _ => !begun,
        };
        if fold(ui, view, view.tr.talk_prepare(), open) {
            self.prepare = Some((plan.step, !open));
        }
        if open {
            words::wrapped(ui, Type::Small, plan.leads.of(view.tr.0), view.tokens.ink);
            ui.add_space(space::XS);
            for one in &plan.prepare {
                bullet(ui, view, one);
            }
            ui.add_space(space::S);
        }
    }

    /// What usually leads to the next step, or to the end.
    fn leads_on(&mut self, ui: &mut Ui, view: &View<'_>, plan: &Plan) {
        if plan.leads_on.is_empty() {
            return;
        }
        let label = match plan.step.next() {
            Some(next) => view.tr.talk_leads_on(view.step(next)),
            None => view.tr.talk_leads_to_the_end().to_owned(),
        };
        if fold(ui, view, &label, self.leads_on) {
            self.leads_on = !self.leads_on;
        }
        if self.leads_on {
            for one in &plan.leads_on {
                bullet(ui, view, one);
            }
        }
    }
}

/// A small word that opens and folds what stands below it. True when it was pressed.
fn fold(ui: &mut Ui, view: &View<'_>, label: &str, open: bool) -> bool {
    let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
    hung::left(ui, view.tokens, hung::quiet(label).after(Some(icon))).clicked()
}

fn bullet(ui: &mut Ui, view: &View<'_>, text: &Words) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (dot, _) = ui.allocate_exact_size(vec2(12.0, Type::Small.line()), Sense::hover());
        ui.painter().circle_filled(pos2(dot.min.x + 3.0, dot.center().y), 2.0, view.tokens.ink3);
        words::wrapped(ui, Type::Small, text.of(view.tr.0), view.tokens.ink2);
    });
    ui.add_space(space::XS);
}

/// What must be there before going on.
fn missing(ui: &mut Ui, view: &View<'_>, file: &CaseFile, plan: &Plan) {
    let lacking: Vec<&str> =
        plan.missing_before_going_on(file).into_iter().filter_map(|sign| sign.missing(view.tr)).collect();
    if lacking.is_empty() {
        return;
    }
    ui.add_space(space::S);
    words::wrapped(ui, Type::SmallMedium, view.tr.talk_before_going_on(), view.tokens.ink2);
    for one in lacking {
        words::wrapped(ui, Type::Small, one, view.tokens.accent);
    }
    ui.add_space(space::XS);
}

/// Why, and what to say.
fn details(ui: &mut Ui, view: &View<'_>, prompt: &Prompt) {
    let (tokens, lang) = (view.tokens, view.tr.0);
    words::wrapped(ui, Type::Small, prompt.why.of(lang), tokens.ink2);
    ui.add_space(6.0);
    for said in &prompt.say {
        let top = ui.cursor().min;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(10.0);
            words::wrapped(ui, Type::Small, said.of(lang), tokens.ink);
        });
        // A bar at the side says that these are words to speak; quotes may stand inside them.
        let bottom = ui.cursor().min.y;
        let bar = Rect::from_min_max(pos2(top.x, top.y + 1.0), pos2(top.x + 2.0, bottom - 1.0));
        ui.painter().rect_filled(bar, 0.0, tokens.border().color);
        ui.add_space(6.0);
    }
}

enum Pressed {
    Mark,
    Words,
}

/// One prompt in the list.
struct Line<'a> {
    prompt: &'a Prompt,
    state: PromptState,
    now: bool,
    open: bool,
}

impl Line<'_> {
    /// Mark, words that wrap, and whether it must be done.
    fn show(&self, ui: &mut Ui, view: &View<'_>) -> Option<Pressed> {
        let (tr, tokens) = (view.tr, view.tokens);
        let short = self.prompt.short.of(tr.0);
        let (kind, ink) = if self.now { (Type::BodyMedium, tokens.ink) } else { (Type::Body, tokens.ink2) };
        let galley = self.galley(ui, tr, short, kind, ink, tokens);
        let height = (galley.size().y + 10.0).max(LEAST);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let (mark, text) = rect.split_left_right_at_x(rect.min.x + MARK);
        let on_mark = ui.interact(mark, ui.scope_id().with(("tick", short)), Sense::click());
        // One name for both states: whether it is ticked is told by the state, and would be told twice, or the wrong way.
        let (name, done) = (tr.talk_prompt_tick(short), self.state.done);
        on_mark.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, done, &name));
        let on_words = ui.interact(text, ui.scope_id().with(("open", short)), Sense::click());
        let name = if self.open { tr.talk_prompt_close(short) } else { tr.talk_prompt_open(short) };
        on_words.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        around(ui, tokens, &on_mark, mark);
        around(ui, tokens, &on_words, text);
        self.paint_mark(ui, tokens, pos2(rect.min.x + 7.0, rect.min.y + 17.0));
        ui.painter().galley(pos2(text.min.x, rect.min.y + 5.0), galley, ink);
        match (on_mark.clicked(), on_words.clicked()) {
            (true, _) => Some(Pressed::Mark),
            (_, true) => Some(Pressed::Words),
            _ => None,
        }
    }

    fn galley(
        &self,
        ui: &Ui,
        tr: Tr,
        short: &str,
        kind: Type,
        ink: egui::Color32,
        tokens: &Tokens,
    ) -> std::sync::Arc<egui::Galley> {
        let format = |kind: Type, color| egui::text::TextFormat {
            font_id: kind.font(),
            color,
            line_height: Some(24.0),
            ..Default::default()
        };
        let mut job = egui::text::LayoutJob::single_section(short.to_owned(), format(kind, ink));
        if self.state.required && !self.state.done {
            // On a line of its own: beside the words it would be torn apart.
            job.append("\n", 0.0, format(kind, ink));
            job.append(tr.talk_prompt_required(), 0.0, format(Type::Small, tokens.accent));
        }
        job.wrap.max_width = (ui.available_width() - MARK).max(40.0);
        ui.painter().layout_job(job)
    }

    fn paint_mark(&self, ui: &Ui, tokens: &Tokens, middle: egui::Pos2) {
        if self.now {
            let square = Rect::from_center_size(middle, vec2(14.0, 14.0));
            Icon::ChevronRight.paint(ui.painter(), square, tokens.accent, 2.0);
        } else {
            let mark = if self.state.done { Mark::Done } else { Mark::NotYet };
            mark.paint(ui.painter(), middle, tokens);
        }
    }
}

/// Shows where hand or focus is.
fn around(ui: &Ui, tokens: &Tokens, response: &Response, rect: Rect) {
    if response.hovered() || response.has_focus() {
        let stroke = if response.has_focus() { tokens.focus() } else { egui::Stroke::NONE };
        let fill = if response.hovered() { tokens.select } else { egui::Color32::TRANSPARENT };
        let rect = rect.expand2(vec2(space::XS, 0.0));
        ui.painter().rect(rect, CornerRadius::same(size::RADIUS), fill, stroke, egui::StrokeKind::Inside);
    }
}
