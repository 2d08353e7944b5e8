//! A step: prompts and who is present, the conversation, issues and what is missing. One screen for all three steps;
//! which one it shows is told by the room. It must not force the order of the steps.

mod attempts;
mod composer;
mod consent;
mod conversation;
mod cover;
mod foot;
mod issues;
mod offer_list;
mod outcome;
mod pick;
mod present;
mod prompts;
mod said;
mod session_head;
mod statement;
mod token;
pub mod typed_time;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::CaseCommand;

use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::case_file::Private;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::ui::action::Outbox;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, hung, missing, row, segmented, words};
use crate::ui::screen::Screen;
use crate::ui::screens::ending::{self, EndingSheet};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

pub use self::composer::FIELD as STATEMENT_FIELD;
pub use self::said::is_marked_private;

use self::composer::Composer;
use self::conversation::{Shown, Wish};
use self::cover::{Asks, Cover};
use self::issues::Issues;
use self::outcome::OutcomeSheet;
use self::present::Present;
use self::session_head::{HeadWish, SessionHead};

/// What the one side column shows when the window is narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Segment {
    /// The conversation itself, where there is no room for a second column.
    Talk,
    #[default]
    Issues,
    Prompts,
    Present,
}

/// The screen of the three steps of one case.
#[derive(Clone, Debug, Default)]
pub struct StepScreen {
    step: Option<StepKind>,
    /// Position of the session that is shown.
    session: Option<usize>,
    /// Position of a session that was just opened: it is shown once it is there.
    opened: Option<usize>,
    head: SessionHead,
    composer: Composer,
    issues: Issues,
    sheet: Option<OutcomeSheet>,
    /// The sheet that ends the whole case without agreement.
    ending: Option<EndingSheet>,
    prompted: prompts::Prompts,
    prompts_folded: Option<bool>,
    present: Present,
    /// Height of what is said of people in the left column, as it was painted last.
    people_height: f32,
    /// The answers were opened or folded by hand.
    consent_open: Option<bool>,
    cover: Cover,
    segment: Segment,
    /// The same where columns stack; the conversation at first.
    stacked: Option<Segment>,
}

/// What one frame works with.
struct Frame<'a> {
    view: &'a View<'a>,
    case: CaseId,
    file: &'a CaseFile,
    step: StepKind,
    sessions: Vec<(usize, &'a Step)>,
}

impl<'a> Frame<'a> {
    fn of(view: &'a View<'a>) -> Option<Frame<'a>> {
        let Screen::Case(_, room) = view.screen else { return None };
        let (step, case) = (room.step()?, view.case?);
        let file = &case.record.file;
        Some(Frame { view, case: case.record.id, file, step, sessions: session_head::held(file, step) })
    }

    fn session(&self, position: Option<usize>) -> Option<(usize, &'a Step)> {
        self.sessions.iter().copied().find(|(at, _)| Some(*at) == position)
    }

    /// The skipped entry of the step, where it was not needed and nothing took place.
    fn skipped(&self) -> Option<&'a Step> {
        let skipped = self.file.sessions_of(self.step).find(|(_, step)| step.outcome == Some(Outcome::Skipped));
        skipped.filter(|_| self.sessions.is_empty()).map(|(_, step)| step)
    }
}

impl StepScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(frame) = Frame::of(view) else { return };
        self.begin(ui, &frame);
        let full = ui.max_rect();
        let window = ui.ctx().content_rect().width();
        if window >= size::FOLD {
            self.three_columns(ui, full, &frame, out);
        } else if window >= size::FOLD_COLUMN {
            self.two_columns(ui, full, &frame, out);
        } else {
            self.one_column(ui, full, &frame, out);
        }
    }

    /// Whether Esc ends something in this room, so that it does not lead away from it.
    pub fn wants_escape(&self, view: &View<'_>) -> bool {
        Frame::of(view).is_some() && self.composer.edited().is_some()
    }

    fn begin(&mut self, ui: &Ui, frame: &Frame<'_>) {
        if self.step != Some(frame.step) {
            self.step = Some(frame.step);
            self.session = None;
            self.sheet = None;
            self.ending = None;
            self.head.open = false;
            let asks = self.cover.fall();
            self.heed(asks);
        }
        let aimed = frame.sessions.iter().map(|(at, _)| *at).find(|at| {
            let place = crate::domain::place::Place::step(*at);
            frame.view.jump.is_some_and(|jump| place.contains(jump))
        });
        let opened = self.opened.filter(|at| frame.session(Some(*at)).is_some());
        if opened.is_some() {
            self.opened = None;
        }
        self.session = aimed.or(opened).or(self.session);
        if frame.session(self.session).is_none() {
            self.session = frame.sessions.last().map(|(at, _)| *at);
        }
        self.head.begin(frame.view.jump, self.session);
        self.issues.begin(frame.view.jump, frame.file);
        let asks = self.cover.begin(ui, self.composer.writes_private());
        self.heed(asks);
    }

    /// The line that is being written lies under the same cover.
    fn heed(&mut self, asks: Asks) {
        match asks {
            Asks::Nothing => {}
            Asks::Cover => self.composer.cover(),
            Asks::Uncover => self.composer.uncover(),
        }
    }

    /// Whether private words may be painted.
    const fn seen(&self) -> Private {
        if self.cover.hides() { Private::LeftOut } else { Private::Included }
    }

    fn folded(&self, view: &View<'_>) -> bool {
        self.prompts_folded.unwrap_or(!view.settings.show_hints)
    }

    fn three_columns(&mut self, ui: &mut Ui, full: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let tokens = frame.view.tokens;
        let folded = self.folded(frame.view);
        let left_width = if folded { 0.0 } else { size::COLUMN_PROMPTS };
        let (left, rest) = full.split_left_right_at_x(full.min.x + left_width);
        let (middle, right) = rest.split_left_right_at_x(rest.max.x - size::COLUMN_ISSUES);
        if !folded {
            let column = Rect::from_min_max(left.min + vec2(space::XL, 8.0), left.max - vec2(space::L, 0.0));
            inside(ui, "prompts", column, |ui| self.prompts_column(ui, frame, out));
        }
        self.middle(ui, middle, frame, folded, out);
        ui.painter().vline(left.max.x, full.y_range(), tokens.rule());
        ui.painter().vline(right.min.x, full.y_range(), tokens.rule());
        self.right(ui, right, frame, out);
    }

    fn prompts_column(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        crate::ui::parts::button::at_the_right(ui, size::SMALL, |ui| {
            if hung::right(ui, tokens, hung::quiet(tr.talk_fold())).clicked() {
                self.prompts_folded = Some(true);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                words::line(ui, Type::BodyMedium, tr.talk_prompts(), tokens.ink);
            });
        });
        // People take what they need, at most half, and more while they are written down; the plan scrolls above them.
        let room = ui.available_rect_before_wrap();
        let share = if self.present.is_edited() { 0.8 } else { 0.5 };
        let wanted = self.people_height.min(room.height() * share);
        let (plan, people) = room.split_top_bottom_at_y(room.max.y - wanted);
        inside(ui, "plan", plan, |ui| {
            hung::scroll(ui, "prompts", |ui| self.prompted.show(ui, frame.view, frame.file, frame.step));
        });
        self.people_height = inside(ui, "people", people, |ui| {
            row::rule(ui, tokens);
            hung::scroll(ui, "people", |ui| {
                let top = ui.cursor().min.y;
                self.people(ui, frame, out);
                ui.cursor().min.y - top + space::S
            })
        });
    }

    /// Who is present, and who agrees to the mediation.
    fn people(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let consent = consent::show(ui, frame.view, (frame.case, frame.file), &mut self.consent_open, out);
        if let Some(reason) = consent {
            self.ending = Some(EndingSheet::new(frame.view).because(&reason));
            self.stacked = Some(Segment::Talk);
        }
        row::rule(ui, frame.view.tokens);
        let session = frame.session(self.session);
        self.present.show(ui, frame.view, (frame.case, frame.file), session, out);
    }

    fn right(&mut self, ui: &mut Ui, right: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let view = frame.view;
        // What is missing takes what it needs, at most half; issues scroll above it.
        let wanted = missing::wanted_height(ui, view, right.width() - 2.0 * space::XL).min(right.height() / 2.0);
        let (above, below) = right.split_top_bottom_at_y(right.max.y - wanted);
        let margins = vec2(space::XL, 0.0);
        inside(ui, "issues", above.shrink2(margins), |ui| {
            let how = (true, self.seen());
            self.issues.show(ui, (view.tr, view.tokens), (frame.case, frame.file), how, out);
        });
        ui.painter().hline(below.x_range(), below.min.y, view.tokens.rule());
        inside(ui, "missing", below.shrink2(margins), |ui| missing::panel(ui, view, out, wanted));
    }

    fn two_columns(&mut self, ui: &mut Ui, full: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let (middle, right) = full.split_left_right_at_x(full.max.x - size::COLUMN_SIDE);
        self.middle(ui, middle, frame, false, out);
        ui.painter().vline(right.min.x, full.y_range(), frame.view.tokens.rule());
        let column = Rect::from_min_max(right.min + vec2(space::L, 10.0), right.max - vec2(space::L, 0.0));
        inside(ui, "side", column, |ui| {
            let mut segment = self.segment;
            self.segments(ui, frame, &mut segment, false);
            self.segment = segment;
            ui.add_space(space::XS);
            self.segment_body(ui, segment, frame, out);
        });
    }

    fn one_column(&mut self, ui: &mut Ui, full: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let strip = Rect::from_min_max(full.min + vec2(space::L, 8.0), full.max - vec2(space::L, 0.0));
        let mut segment = self.stacked.unwrap_or(Segment::Talk);
        inside(ui, "strip", strip, |ui| self.segments(ui, frame, &mut segment, true));
        self.stacked = Some(segment);
        let body = Rect::from_min_max(full.min + vec2(0.0, 48.0), full.max);
        if segment == Segment::Talk {
            self.middle(ui, body, frame, false, out);
        } else {
            inside(ui, "segment", body.shrink2(vec2(space::L, 0.0)), |ui| self.segment_body(ui, segment, frame, out));
        }
    }

    fn segments(&self, ui: &mut Ui, frame: &Frame<'_>, chosen: &mut Segment, with_talk: bool) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        let issues = tr.talk_segment_issues(frame.file.issues.len());
        let prompts = tr.talk_segment_prompts(prompts::count(frame.view, frame.step));
        let session = frame.session(self.session).map(|(_, session)| session);
        let present = tr.talk_segment_present(present::count(session));
        let mut choices = vec![
            (Segment::Issues, issues.as_str()),
            (Segment::Prompts, prompts.as_str()),
            (Segment::Present, present.as_str()),
        ];
        if with_talk {
            choices.insert(0, (Segment::Talk, tr.talk_segment_talk()));
        }
        let width = ui.available_width();
        segmented::show(ui, tokens, tr.talk_prompts(), &choices, chosen, Some(width));
    }

    fn segment_body(&mut self, ui: &mut Ui, segment: Segment, frame: &Frame<'_>, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        match segment {
            Segment::Issues | Segment::Talk => {
                let how = (false, self.seen());
                self.issues.show(ui, (tr, tokens), (frame.case, frame.file), how, out);
            }
            Segment::Prompts => {
                hung::scroll(ui, "prompts", |ui| {
                    self.prompted.show(ui, frame.view, frame.file, frame.step);
                });
            }
            Segment::Present => {
                hung::scroll(ui, "present", |ui| self.people(ui, frame, out));
            }
        }
    }

    /// Session head, conversation, and at the foot the composer, the outcome sheet, or the outcome.
    fn middle(&mut self, ui: &mut Ui, column: Rect, frame: &Frame<'_>, folded: bool, out: &mut Outbox) {
        let view = frame.view;
        let edge = margin(ui.ctx().content_rect().width());
        ui.painter().rect_filled(column, 0.0, view.tokens.surface);
        let inner = column.shrink2(vec2(edge, 0.0));
        if frame.sessions.is_empty() {
            inside(ui, "nothing", inner, |ui| self.not_begun(ui, frame, out));
            return;
        }
        let (head, rest) = column.split_top_bottom_at_y(column.min.y + size::PANEL_HEAD);
        let mut head = head.shrink2(vec2(edge, 0.0));
        if folded {
            head.min.x += inside(ui, "door", head, |ui| self.unfold_door(ui, frame));
        }
        self.session_head(ui, head, frame, out);
        let (fold, rest) = if self.head.open {
            rest.split_top_bottom_at_y((rest.min.y + SessionHead::FOLD).min(rest.max.y))
        } else {
            (rest.with_max_y(rest.min.y), rest)
        };
        if let Some(session) = frame.session(self.session).filter(|_| self.head.open) {
            inside(ui, "fold", fold.shrink2(vec2(edge, 0.0)), |ui| {
                self.head.fold(ui, view, frame.case, session, out);
            });
        }
        if let Some(sheet) = &mut self.ending {
            sheet.show(ui, view, frame.case, rest.shrink2(vec2(edge, 8.0)), out);
            return;
        }
        let foot = self.foot_height(ui, inner.width(), frame);
        let (talk, foot) = rest.split_top_bottom_at_y((rest.max.y - foot - 22.0).max(rest.min.y));
        let shown = Shown {
            step: frame.step,
            open: frame.session(self.session).is_some_and(|(_, session)| session.outcome.is_none()),
            private_hidden: self.cover.hides(),
            edited: self.composer.edited(),
            margin: edge,
        };
        let wish = inside(ui, "talk", talk, |ui| conversation::show(ui, view, frame.file, shown));
        match wish {
            Some(Wish::Edit(position)) => self.composer.edit(frame.file, position),
            Some(Wish::Confirm(position, confirmed)) => {
                out.change(frame.case, CaseCommand::ConfirmStatement { position, confirmed });
            }
            Some(Wish::Uncover) => {
                let asks = self.cover.lift(ui);
                self.heed(asks);
            }
            None => {}
        }
        let foot = Rect::from_min_max(foot.min + vec2(edge, 8.0), foot.max - vec2(edge, 0.0));
        inside(ui, "foot", foot, |ui| self.middle_foot(ui, frame, out));
    }

    fn session_head(&mut self, ui: &mut Ui, head: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let writing = self.composer.writes_private().is_some();
        let hides = self.cover.hides() && !writing;
        let wish = inside(ui, "head", head, |ui| {
            let door = (writing || holds_private(frame)).then_some(hides);
            self.head.show(ui, frame.view, (frame.file, frame.step), &mut self.session, door)
        });
        match wish {
            HeadWish::Nothing => {}
            HeadWish::Start => {
                if let Some((position, session)) = frame.session(self.session) {
                    let session = session_head::started(session, frame.view.now);
                    out.change(frame.case, CaseCommand::EditSession { position, session });
                }
            }
            HeadWish::Cover => {
                let asks = self.cover.fall();
                self.heed(asks);
            }
            HeadWish::Uncover => {
                let asks = self.cover.lift(ui);
                self.heed(asks);
            }
        }
    }

    /// The door to the prompts, where they are folded away; the rest of the head stands to its right.
    fn unfold_door(&mut self, ui: &mut Ui, frame: &Frame<'_>) -> f32 {
        let button = hung::quiet(frame.view.tr.talk_unfold()).after(Some(Icon::ChevronRight));
        let width = button.wanted_width(ui);
        let rect = Rect::from_min_size(ui.max_rect().min, vec2(width, size::PANEL_HEAD));
        if inside(ui, "unfold", rect, |ui| {
            ui.add_space(space::S);
            hung::left(ui, frame.view.tokens, button).clicked()
        }) {
            self.prompts_folded = Some(false);
        }
        width
    }

    fn foot_height(&self, ui: &Ui, width: f32, frame: &Frame<'_>) -> f32 {
        if let Some(sheet) = &self.sheet {
            return sheet.height();
        }
        let ended = ending::ended(frame.file);
        let outcome = frame.session(self.session).and_then(|(_, session)| session.outcome);
        if (ended.is_some() || outcome.is_some()) && self.composer.edited().is_none() {
            let ending = ended.map_or(0.0, |ended| ending::height(ui, frame.view.tr, ended, width) + space::S);
            return outcome.map_or(24.0, |_| 64.0) + ending;
        }
        self.composer.height(ui, width)
    }

    fn middle_foot(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let view = frame.view;
        if let Some(sheet) = &mut self.sheet {
            sheet.show(ui, view, frame.case, frame.step, out);
            return;
        }
        let session = frame.session(self.session);
        let ended = session.and_then(|(position, session)| Some((position, session, session.outcome?)));
        let of_case = ending::ended(frame.file);
        if self.composer.edited().is_some() || (ended.is_none() && of_case.is_none()) {
            self.composer.show(ui, view, frame.step, out);
            return;
        }
        row::rule(ui, view.tokens);
        ui.add_space(space::S);
        if let Some((_, session, outcome)) = ended {
            outcome::ended(ui, view.tr, view.tokens, session, outcome);
            ui.add_space(space::S);
        }
        if let Some(of_case) = of_case {
            ending::say(ui, view, of_case);
        }
    }

    fn not_begun(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        ui.add_space(space::M);
        if let Some(ended) = ending::ended(frame.file) {
            ending::say(ui, frame.view, ended);
            return;
        }
        if let Some(sheet) = &mut self.ending {
            let rect = ui.available_rect_before_wrap();
            sheet.show(ui, frame.view, frame.case, rect, out);
            return;
        }
        if let Some(skipped) = frame.skipped() {
            outcome::ended(ui, tr, tokens, skipped, Outcome::Skipped);
            return;
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.show(ui, frame.view, frame.case, frame.step, out);
            return;
        }
        empty::show(ui, tokens, tr.talk_no_session_yet(), None);
    }
}

/// Whether there is something to uncover.
fn holds_private(frame: &Frame<'_>) -> bool {
    let offers = frame.file.issues.iter().flat_map(|issue| &issue.offers);
    conversation::statements(frame.file, frame.step).any(|(_, said)| said.private)
        || offers.into_iter().any(|offer| offer.private)
}

/// A child ui of its own in this rectangle, clipped to it.
fn inside<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(ui.clip_rect().intersect(rect.expand2(vec2(space::L, 2.0))));
    content(&mut child)
}
