//! `maplebridge pictures`: every screen as a PNG, painted without a GPU, from the invented cases and a clock that
//! stands. For comparing with the drawn screens and for the manual; nothing here is needed at the desk.

mod moments;

use std::path::Path;

use chrono::NaiveDate;
use egui::{Context, Event, Pos2, RawInput, Rect, Vec2};

use crate::app::desk::Desk;
use crate::app::window::Window;
use crate::casebook::command::Command;
use crate::casebook::view::{CaseId, Colleague, Settings, Theme};
use crate::casebook::{Casebook, Error};
use crate::domain::case::CaseFile;
use crate::domain::case_file;
use crate::domain::papers::{PaperKind, PaperLanguage};
use crate::domain::session::StepKind;
use crate::domain::step_names::StepNames;
use crate::i18n::{Lang, Tr};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::ui::action::Action;
use crate::ui::papers_view::{PaperAsk, Which};
use crate::ui::picture::{PicturePainter, png};
use crate::ui::print_view::{JobStage, JobView, PrinterLine, PrintersView};
use crate::ui::screen::{Room, Screen};
use crate::ui::template_view::TemplateName;
use crate::ui::theme::Tokens;

/// One size and look of the window.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub name: &'static str,
    /// Pixels.
    pub size: [usize; 2],
    pub percent: u32,
    pub theme: Theme,
}

/// The looks that every screen is judged in.
pub const LOOKS: [Look; 5] = [
    Look { name: "768", size: [1366, 768], percent: 100, theme: Theme::Light },
    Look { name: "690", size: [1366, 690], percent: 100, theme: Theme::Light },
    Look { name: "150", size: [1366, 768], percent: 150, theme: Theme::Light },
    Look { name: "200", size: [1366, 768], percent: 200, theme: Theme::Light },
    Look { name: "dark", size: [1366, 768], percent: 100, theme: Theme::Dark },
];

/// When the pictures are taken: 2026-03-11 14:32:07.
pub fn clock() -> Clock {
    let day = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap_or_default();
    Clock::Fixed(day.and_hms_opt(14, 32, 7).unwrap_or_default())
}

/// A window that runs without a screen.
pub struct Stage {
    ctx: Context,
    pub window: Window,
    painter: PicturePainter,
    look: Look,
    time: f64,
    /// The accessible tree of the last frame, once it was asked for.
    tree: Option<egui::accesskit::TreeUpdate>,
}

impl Stage {
    /// A window on this desk in this look.
    pub fn new(desk: Desk, look: Look) -> Stage {
        let ctx = Context::default();
        let window = Window::new(&ctx, desk);
        Stage { ctx, window, painter: PicturePainter::default(), look, time: 0.0, tree: None }
    }

    /// Runs a frame with these events; the answer is painted only when asked for.
    fn frame(&mut self, events: Vec<Event>, paint: bool) -> Option<egui::ColorImage> {
        self.time += 0.1;
        let scale = self.look.percent as f32 / 100.0;
        let points = Vec2::new(self.look.size[0] as f32, self.look.size[1] as f32) / scale;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, points)),
            max_texture_side: Some(8192),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let window = &mut self.window;
        let mut output = self.ctx.run_ui(input, |ui| window.frame(ui));
        self.painter.take(&mut output.textures_delta);
        self.tree = output.platform_output.accesskit_update.take();
        paint.then(|| {
            let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
            let ground = Tokens::of(self.look.theme).ground;
            self.painter.paint(&primitives, self.look.size, output.pixels_per_point, ground)
        })
    }

    /// Lets the window settle, then takes a PNG of it.
    ///
    /// # Errors
    /// What the encoder says.
    pub fn picture(&mut self) -> Result<Vec<u8>, std::io::Error> {
        for _ in 0..4 {
            self.frame(Vec::new(), false);
        }
        let picture = self.frame(Vec::new(), true).unwrap_or_default();
        png(&picture).map_err(std::io::Error::other)
    }

    /// Presses Ctrl and this key.
    fn key(&mut self, key: egui::Key) {
        self.frame(vec![key_event(key, true, egui::Modifiers::COMMAND)], false);
        self.frame(vec![key_event(key, false, egui::Modifiers::COMMAND)], false);
    }

    /// Types into the field that has the cursor.
    fn type_text(&mut self, text: &str) {
        self.frame(Vec::new(), false);
        self.frame(vec![Event::Text(text.to_owned())], false);
    }

    fn escape(&mut self) {
        for pressed in [true, false] {
            self.frame(vec![key_event(egui::Key::Escape, pressed, egui::Modifiers::NONE)], false);
        }
    }

    /// Clicks what has this accessible name, if it is there.
    pub fn press(&mut self, name: &str) {
        self.ctx.enable_accesskit();
        self.frame(Vec::new(), false);
        self.frame(Vec::new(), false);
        let Some(at) = self.find(name) else { return };
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at)], false);
        self.frame(vec![button(true)], false);
        self.frame(vec![button(false)], false);
    }

    fn find(&mut self, name: &str) -> Option<Pos2> {
        let update = self.tree.take()?;
        update.nodes.iter().find_map(|(_, node)| {
            let pressed = matches!(node.role(), egui::accesskit::Role::Button | egui::accesskit::Role::RadioButton);
            let bounds = node.bounds().filter(|_| pressed && node.label() == Some(name))?;
            let middle = |from: f64, to: f64| ((from + to) / 2.0) as f32;
            Some(Pos2::new(middle(bounds.x0, bounds.x1), middle(bounds.y0, bounds.y1)))
        })
    }

    /// Opens a screen.
    pub fn go(&mut self, screen: Screen) {
        self.window.desk.act(Action::Go(screen));
    }
}

fn key_event(key: egui::Key, pressed: bool, modifiers: egui::Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

/// The pictures' settings: the desk and the staff of the case that is mid-way.
fn settings(lang: Lang, look: Look) -> Settings {
    let told = read(MID_WAY);
    let desk = told.as_ref().and_then(|case| case.desk.clone()).unwrap_or_default();
    let staff = told.map(|case| case.staff).unwrap_or_default();
    Settings {
        committee: desk.committee,
        short_name: desk.short_name,
        at_the_desk: staff.first().map(|member| member.name.clone()).unwrap_or_default(),
        colleagues: staff
            .into_iter()
            .map(|member| Colleague { name: member.name, role: member.role.key().to_owned() })
            .collect(),
        lang,
        text_size_percent: look.percent,
        theme: look.theme,
        show_hints: true,
        step_names: StepNames::default(),
        ..Settings::default()
    }
}

fn read(bytes: &[u8]) -> Option<CaseFile> {
    case_file::read(bytes).ok().map(|read| read.case)
}

/// A desk with these cases on it, in memory.
///
/// # Errors
/// What the casebook says, as a sentence.
pub fn desk(cases: &[CaseFile], lang: Lang, look: Look) -> Result<(Desk, Vec<CaseId>), String> {
    let (book, ids) = book(cases, lang, look).map_err(|error| error.message(Tr(lang)))?;
    let mut desk = Desk::new(book)?;
    // Not whatever printers this computer has.
    let printer =
        PrinterLine { name: "Office".into(), description: "二楼办公室 HP".into(), ..PrinterLine::default() };
    desk.printing.view.printers = PrintersView::Listed(vec![printer]);
    desk.status.papers_folder = "文档".into();
    Ok((desk, ids))
}

fn book(cases: &[CaseFile], lang: Lang, look: Look) -> Result<(Casebook, Vec<CaseId>), Error> {
    let mut book = Casebook::in_memory(clock())?;
    book.run(Command::ChangeSettings(Box::new(settings(lang, look))))?;
    let mut ids = Vec::new();
    for case in cases {
        ids.extend(book.run(Command::ImportCase(Box::new(case.clone())))?.case);
    }
    Ok((book, ids))
}

/// Every screen of a case, and the screens without one.
pub fn screens(case: CaseId) -> Vec<(&'static str, Screen)> {
    let rooms = [
        ("facts", Room::Facts),
        ("parties", Room::Parties),
        ("step-1", Room::of_step(StepKind::Neighborhood)),
        ("step-2", Room::of_step(StepKind::Village)),
        ("step-3", Room::of_step(StepKind::Interpretation)),
        ("agreement", Room::Agreement),
        ("signing", Room::Signing),
        ("papers", Room::Papers),
        ("versions", Room::Versions),
        ("history", Room::History),
        ("performance", Room::Performance),
        ("party-view", Room::PartyView),
    ];
    let mut screens = vec![
        ("today", Screen::Today),
        ("walk-in", Screen::WalkIn),
        ("ledger", Screen::Ledger),
        ("statistics", Screen::Statistics),
        ("settings", Screen::Settings),
        ("templates", Screen::Templates),
        ("help", Screen::Help),
        ("verify", Screen::Verify),
        ("backup", Screen::Backup),
        ("kept", Screen::Kept),
    ];
    screens.extend(rooms.map(|(name, room)| (name, Screen::Case(case, room))));
    screens
}

/// The first invented case as it stands on the day of the pictures: the second step under way.
const MID_WAY: &[u8] = include_bytes!("../tests/cases/mid_way.json");

/// Other invented cases, signed and to be kept, and one that was not settled.
const OTHERS: [&[u8]; 5] = [
    include_bytes!("../tests/cases/C02.json"),
    include_bytes!("../tests/cases/C05.json"),
    include_bytes!("../tests/cases/C07.json"),
    include_bytes!("../tests/cases/C08.json"),
    include_bytes!("../tests/cases/C11.json"),
];

/// The invented cases; the first one is the one that is opened.
pub fn cases() -> Vec<CaseFile> {
    let mut cases: Vec<CaseFile> = std::iter::once(MID_WAY).chain(OTHERS).filter_map(read).collect();
    for case in &mut cases {
        // Nobody has visited yet, so that every promise is still to be kept.
        case.follow_ups.clear();
    }
    cases
}

/// Writes every picture into a folder; the answer is how many.
///
/// # Errors
/// A sentence for whoever asked for the pictures.
pub fn write_all(folder: &Path) -> Result<usize, String> {
    write(folder, &cases(), "")
}

/// Writes the pictures whose name holds `only` (all, when it is empty) into a folder.
///
/// # Errors
/// A sentence for whoever asked for the pictures.
pub fn write(folder: &Path, cases: &[CaseFile], only: &str) -> Result<usize, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let empty = [CaseFile::new(crate::domain::case::CaseKind::People)];
    let mut written = 0;
    for (set, cases) in [("full", cases), ("empty", &empty[..])] {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            for look in LOOKS {
                let name = format!("{set}-{tag}-{}", look.name);
                written += write_set(folder, cases, &name, lang, look, only)?;
                written += moments::write(folder, cases, &name, lang, look, only)?;
                written += write_printing(folder, cases, &name, lang, look, only)?;
                written += write_papers(folder, cases, &name, lang, look, only)?;
            }
        }
    }
    Ok(written)
}

fn write_set(
    folder: &Path,
    cases: &[CaseFile],
    set: &str,
    lang: Lang,
    look: Look,
    only: &str,
) -> Result<usize, String> {
    let names = screens(CaseId(1)).into_iter().map(|(name, _)| format!("{name}-{set}"));
    if !names.into_iter().any(|name| name.contains(only)) {
        return Ok(0);
    }
    let (desk, ids) = desk(cases, lang, look)?;
    let Some(first) = ids.first() else { return Ok(0) };
    let mut stage = Stage::new(desk, look);
    let mut written = 0;
    for (name, screen) in screens(*first) {
        let name = format!("{name}-{set}");
        if !name.contains(only) {
            continue;
        }
        stage.go(screen);
        let path = folder.join(format!("{name}.png"));
        let bytes = stage.picture().map_err(|error| error.to_string())?;
        save(&path, &bytes)?;
        written += 1;
    }
    Ok(written)
}

/// The print sheet with a job under way that is held up, with one that failed, with one that is done, and where there
/// is no printer.
fn write_printing(
    folder: &Path,
    cases: &[CaseFile],
    set: &str,
    lang: Lang,
    look: Look,
    only: &str,
) -> Result<usize, String> {
    let tr = Tr(lang);
    let jam = tr.printing_together(tr.printing_paper_jam(), tr.printing_says("media-jam-warning"));
    let failed = tr.printing_says("Print job canceled at printer");
    let job = |stage, says| Some(JobView { stage, copies: 3, printer: "二楼办公室 HP".into(), says });
    let moments = [
        ("held", job(JobStage::Printing, jam)),
        ("failed", job(JobStage::Failed, failed)),
        ("done", job(JobStage::Done, String::new())),
        ("none", None),
    ];
    let moments = moments.map(|(name, job)| (format!("printing-{name}-{set}"), job));
    // A case without anything on it has nothing to print.
    if set.starts_with("empty") || !moments.iter().any(|(name, _)| name.contains(only)) {
        return Ok(0);
    }
    let (desk, ids) = desk(cases, lang, look)?;
    let Some(first) = ids.first().copied() else { return Ok(0) };
    let mut stage = Stage::new(desk, look);
    stage.go(Screen::Case(first, Room::Papers));
    stage.press(tr.papers_side_output());
    let mut written = 0;
    for (name, job) in moments.into_iter().filter(|(name, _)| name.contains(only)) {
        let printing = &mut stage.window.desk.printing.view;
        if job.is_none() {
            printing.printers = PrintersView::NoPrintSystem;
        }
        printing.job = job;
        let bytes = stage.picture().map_err(|error| error.to_string())?;
        save(&folder.join(format!("{name}.png")), &bytes)?;
        written += 1;
    }
    Ok(written)
}

/// Papers of the second case, in both languages and with gaps for missing characters; the editor with a mistake.
fn write_papers(
    folder: &Path,
    cases: &[CaseFile],
    set: &str,
    lang: Lang,
    look: Look,
    only: &str,
) -> Result<usize, String> {
    let names = ["papers-both", "papers-no-glyph", "templates-mistake"].map(|name| format!("{name}-{set}"));
    if !names.iter().any(|name| name.contains(only)) {
        return Ok(0);
    }
    let mut cases = cases.to_vec();
    if let Some(party) = cases.first_mut().and_then(|case| case.parties.first_mut()) {
        party.name.push('\u{E123}');
    }
    let (desk, ids) = desk(&cases, lang, look)?;
    let (Some(first), Some(second)) = (ids.first().copied(), ids.get(1).copied()) else { return Ok(0) };
    let mut stage = Stage::new(desk, look);
    let mut written = 0;
    for name in names.iter().filter(|name| name.contains(only)) {
        let agreement = TemplateName { kind: PaperKind::Agreement, lang: Lang::Zh };
        if name.starts_with("templates") {
            stage.go(Screen::Settings);
            stage.window.desk.act(Action::EditTemplate(agreement));
            let text = "= 人民调解协议书\n@parties\n{{facst}}\n@terms\n@signatures\n@seal\n".to_owned();
            stage.window.desk.act(Action::TypeTemplate { name: agreement, text });
            // The editor takes the text when it is opened again.
            stage.window.desk.act(Action::EditTemplate(TemplateName { lang: Lang::En, ..agreement }));
            stage.window.desk.act(Action::EditTemplate(agreement));
        } else {
            let both = name.starts_with("papers-both");
            stage.go(Screen::Case(if both { second } else { first }, Room::Papers));
            let language = if both { PaperLanguage::Both } else { PaperLanguage::Chinese };
            let ask = PaperAsk { language, ..PaperAsk::new(PaperKind::Agreement, Which::All) };
            stage.window.desk.act(Action::ShowPaper(ask));
        }
        let bytes = stage.picture().map_err(|error| error.to_string())?;
        save(&folder.join(format!("{name}.png")), &bytes)?;
        written += 1;
    }
    Ok(written)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    files::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
