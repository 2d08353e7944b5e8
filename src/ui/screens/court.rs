//! 法院会确认吗: the points on which a court looks before it confirms an agreement, each with what the check has to say, a
//! door to where it is mended or asked, and the joint application one click away. It must not judge: it shows.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::check::{self, Ask, Confirmation, CourtPoint, Outlook, Standing};
use crate::domain::papers::PaperKind;
use crate::domain::progress::{Station, station};
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::{finding, head, hung, row, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

/// Room of the mark before a point.
const MARK: f32 = 22.0;

/// Paints the summary in this column, `side` points from its edges. True: somebody goes where a point is mended.
pub fn show(ui: &mut Ui, view: &View<'_>, case: &CaseView, column: Rect, side: f32, out: &mut Outbox) -> bool {
    let tr = view.tr;
    let column = column.shrink2(vec2(side, 0.0));
    let mut gone = false;
    ui.scope_builder(UiBuilder::new().max_rect(column).id_salt("court"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        hung::scroll(ui, "court", |ui| {
            head::show(ui, view.tokens, tr.court_title(), "", |_| {});
            outlook(ui, view, &case.confirmation);
            for (position, (point, standing)) in case.confirmation.points.iter().enumerate() {
                ui.push_id(position, |ui| gone |= self::point(ui, view, case, *point, standing, out));
            }
            ui.add_space(space::M);
            words::wrapped(ui, Type::Small, tr.court_no_prophecy(), view.tokens.ink2);
            ui.add_space(space::L);
        });
    });
    gone
}

/// The answer as a whole.
fn outlook(ui: &mut Ui, view: &View<'_>, confirmation: &Confirmation) {
    let tokens = view.tokens;
    let ink = match confirmation.outlook {
        Outlook::Good => tokens.done,
        Outlook::Ask | Outlook::NotOpen => tokens.ink,
        Outlook::Doubtful => tokens.soon,
        Outlook::Poor => tokens.accent,
    };
    words::wrapped(ui, Type::BodyMedium, check::court_outlook(view.tr, confirmation.outlook), ink);
    ui.add_space(space::M);
    row::rule(ui, tokens);
}

fn point(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseView,
    point: CourtPoint,
    standing: &Standing,
    out: &mut Outbox,
) -> bool {
    let (tr, tokens) = (view.tr, view.tokens);
    let mark = match standing {
        Standing::Fine | Standing::Until(_) => Mark::Done,
        Standing::Over(_) => Mark::Must,
        Standing::Doubtful(findings) if check::blocks(findings) => Mark::Must,
        Standing::Doubtful(_) => Mark::Advice,
        Standing::Unknown(_) => Mark::NotYet,
    };
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (square, _) = ui.allocate_exact_size(vec2(MARK, Type::Body.line()), Sense::hover());
        mark.paint(ui.painter(), pos2(square.min.x + 5.0, square.center().y), tokens);
        words::word(ui, Type::BodyMedium, check::court_point(tr, point), tokens.ink);
        ui.add_space(space::M);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Small, check::court_source(tr, point), tokens.ink3);
        });
    });
    let doors = doors(case, standing);
    let mut gone = false;
    for (position, sentence) in check::court_standing(tr, point, standing).iter().enumerate() {
        ui.push_id(position, |ui| match doors.get(position) {
            None => {
                indented(ui, |ui| words::wrapped(ui, Type::Small, sentence, tokens.ink2));
            }
            Some(action) => {
                let door = if matches!(standing, Standing::Doubtful(_)) { tr.court_mend() } else { tr.court_ask() };
                if finding::show(ui, tokens, Mark::Advice, sentence, door).clicked() {
                    out.push(action.clone());
                    gone = true;
                }
            }
        });
    }
    ui.add_space(space::S);
    row::rule(ui, tokens);
    gone
}

fn indented(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(MARK);
        ui.vertical(content);
    });
}

/// Where each sentence of a point is mended or asked.
fn doors(case: &CaseView, standing: &Standing) -> Vec<Action> {
    let go = |room| vec![Action::Go(Screen::Case(case.record.id, room))];
    match standing {
        Standing::Fine | Standing::Until(_) | Standing::Over(_) => Vec::new(),
        Standing::Doubtful(findings) => findings.iter().map(|found| Action::Jump(found.at.clone())).collect(),
        Standing::Unknown(Ask::Consent { .. }) => go(match station(&case.record.file) {
            Station::Step(step) => Room::of_step(step),
            _ => last_step(case),
        }),
        Standing::Unknown(Ask::Alert) => vec![Action::Side(SideDoor::Watch)],
        Standing::Unknown(Ask::Signing) => go(Room::Signing),
    }
}

/// The step in which it was settled.
fn last_step(case: &CaseView) -> Room {
    case.record.file.steps.last().map_or(Room::Neighborhood, |session| Room::of_step(session.step))
}

/// The door to the summary, for a footer; true when it was pressed.
pub fn door(ui: &mut Ui, view: &View<'_>, case: &CaseView) -> bool {
    let button = Button::normal(view.tr.court_door());
    let fits = case.confirmation.outlook != Outlook::NotOpen && button.wanted_width(ui) < ui.available_width();
    fits && button.show(ui, view.tokens).clicked()
}

/// The footer of the summary, the primary button first: the joint application, and back. True: the summary closes.
pub fn foot(ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) -> bool {
    let apply = Button::primary(view.tr.court_apply()).after(Some(Icon::ChevronRight));
    let apply = apply.show(ui, view.tokens).clicked();
    if apply {
        out.show_paper(case.record.id, PaperKind::Confirmation);
    }
    let back = Button::normal(view.tr.court_back()).height(size::CONTROL).show(ui, view.tokens).clicked();
    apply || back
}
