//! Two papers side by side: what is only in the old one is struck through, what is only in the new one underlined, with a
//! sign before each changed row, so that it reads without colour too. It must not compare.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Label, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

use crate::draft::compare::{Row, Span};
use crate::ui::action::{Action, Outbox};
use crate::ui::overlay_scroll;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{choice, row, words};
use crate::ui::theme::{Tokens, Type, margin, size, space};
use crate::ui::versions_view::{Beside, Comparison};
use crate::ui::view::View;

/// Room of the sign before a row.
const SIGN: f32 = 20.0;

/// The sheet.
#[derive(Debug, Default)]
pub(super) struct BesideSheet {
    /// Rows that are the same are left out.
    only_changes: bool,
}

/// Which paper a text stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    Old,
    New,
}

impl BesideSheet {
    /// The choice of the other paper above, the rows below.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, body: Rect, out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let inner = body.shrink2(vec2(side, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("beside"), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| self.choices(ui, view, out));
            let Some(comparison) = &view.versions.comparison else { return };
            match &comparison.rows {
                Err(reason) => {
                    words::wrapped(ui, Type::Body, reason, view.tokens.ink);
                }
                Ok(rows) => self.rows(ui, view, comparison, rows),
            }
        });
    }

    fn choices(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.spacing_mut().item_spacing.x = space::M;
        words::word(ui, Type::Small, tr.versions_beside_with(), tokens.ink2);
        let others = view.versions.records.iter().rev().map(|record| record.version.number);
        let others = others.filter(|number| *number != view.versions.shown).map(Beside::Version);
        let titles: Vec<(Beside, String)> =
            std::iter::once(Beside::Now).chain(others).map(|one| (one, title(view, one))).collect();
        let choices: Vec<(Beside, &str)> = titles.iter().map(|(one, title)| (*one, title.as_str())).collect();
        let mut chosen = view.versions.comparison.as_ref().map_or(Beside::Now, |comparison| comparison.beside);
        if choice::bare(ui, (tr.versions_beside_with(), 200.0), &choices, &mut chosen).1 {
            out.push(Action::PutBeside(chosen));
        }
        let mut button = Button::small(tr.versions_only_changes()).chosen(self.only_changes);
        if self.only_changes {
            button = button.before(Icon::Check);
        }
        if button.show(ui, tokens).clicked() {
            self.only_changes = !self.only_changes;
        }
    }

    fn rows(&self, ui: &mut Ui, view: &View<'_>, comparison: &Comparison, rows: &[Row]) {
        let (tr, tokens) = (view.tr, view.tokens);
        let count = rows.iter().filter(|row| !row.is_same()).count();
        let said = if count == 0 { tr.versions_no_difference().to_owned() } else { tr.versions_differences(count) };
        words::wrapped(ui, Type::Small, said, tokens.ink2);
        let width = ui.available_width();
        two(ui, width, |ui, paper| {
            let one = if paper == Paper::Old { comparison.left } else { comparison.right };
            words::line(ui, Type::BodyMedium, title(view, one), tokens.ink);
        });
        row::rule(ui, tokens);
        overlay_scroll::overlay(ui);
        overlay_scroll::column().id_salt("rows").show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::S;
            for (at, row) in rows.iter().enumerate() {
                if !self.only_changes || !row.is_same() {
                    ui.push_id(at, |ui| two(ui, width, |ui, paper| one_side(ui, tokens, row, paper)));
                }
            }
            ui.add_space(size::ROW);
        });
    }
}

/// What a paper is called.
fn title(view: &View<'_>, one: Beside) -> String {
    match one {
        Beside::Version(number) => view.tr.versions_number(number),
        Beside::Now => view.tr.versions_now().to_owned(),
    }
}

/// Two halves of a row, as high as the higher of them.
fn two(ui: &mut Ui, width: f32, mut content: impl FnMut(&mut Ui, Paper)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let half = (width - space::L) / 2.0;
        for paper in [Paper::Old, Paper::New] {
            ui.allocate_ui_with_layout(vec2(half, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(half);
                content(ui, paper);
            });
        }
    });
}

fn one_side(ui: &mut Ui, tokens: &Tokens, row: &Row, paper: Paper) {
    let whole = |text: &String| vec![Span { text: text.clone(), differs: true }];
    let spans = match (row, paper) {
        (Row::Same(text), _) => vec![Span { text: text.clone(), differs: false }],
        (Row::Changed { left, .. }, Paper::Old) => left.clone(),
        (Row::Changed { right, .. }, Paper::New) => right.clone(),
        (Row::OnlyLeft(text), Paper::Old) | (Row::OnlyRight(text), Paper::New) => whole(text),
        (Row::OnlyLeft(_), Paper::New) | (Row::OnlyRight(_), Paper::Old) => return,
    };
    let sign = match (row.is_same(), paper) {
        (true, _) => "",
        (false, Paper::Old) => "−",
        (false, Paper::New) => "+",
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(SIGN, 24.0), Layout::left_to_right(Align::Min), |ui| {
            ui.set_width(SIGN);
            words::word(ui, Type::BodyMedium, sign, mark_ink(tokens, paper));
        });
        ui.add(Label::new(job(tokens, &spans, paper)).wrap());
    });
}

const fn mark_ink(tokens: &Tokens, paper: Paper) -> Color32 {
    match paper {
        Paper::Old => tokens.accent,
        Paper::New => tokens.done,
    }
}

fn job(tokens: &Tokens, spans: &[Span], paper: Paper) -> LayoutJob {
    let mut job = LayoutJob::default();
    for span in spans {
        let mut format = TextFormat {
            font_id: Type::Body.font(),
            line_height: Some(Type::Body.line()),
            color: tokens.ink,
            ..TextFormat::default()
        };
        if span.differs {
            let ink = mark_ink(tokens, paper);
            format.color = ink;
            format.background = tokens.sunken;
            let line = Stroke::new(1.5, ink);
            match paper {
                Paper::Old => format.strikethrough = line,
                Paper::New => format.underline = line,
            }
        }
        job.append(&span.text, 0.0, format);
    }
    job
}
