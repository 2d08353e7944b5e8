//! What this office calls the three steps: a name in Chinese and one in English for each. An empty field says the
//! usual name. It must not check what a name means.

use egui::{Ui, vec2};

use crate::casebook::view::Settings;
use crate::domain::session::StepKind;
use crate::i18n::{Lang, Tr};
use crate::ui::buffer::Buffer;
use crate::ui::parts::field::Field;
use crate::ui::parts::{head, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Most characters of a name: the rail has no more room.
const LIMIT: usize = 16;
/// Width of a field, in points.
const WIDTH: f32 = 220.0;

/// The half-typed names, in the order of the steps, Chinese before English.
#[derive(Default)]
pub(super) struct Steps {
    names: Vec<Buffer>,
}

impl Steps {
    /// The section with its fields.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, wanted: &mut Settings) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.add_space(space::M);
        head::section(ui, tokens, tr.settings_steps(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.settings_steps_note(), tokens.ink2);
        ui.add_space(space::S);
        let fields = StepKind::ALL.iter().flat_map(|step| [(*step, Lang::Zh), (*step, Lang::En)]);
        let fields: Vec<(StepKind, Lang)> = fields.collect();
        self.names.resize_with(fields.len(), Buffer::default);
        for (pair, buffers) in fields.chunks(2).zip(self.names.chunks_mut(2)) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
                for ((step, lang), buffer) in pair.iter().zip(buffers) {
                    field(ui, view, *step, *lang, buffer, wanted);
                }
            });
            ui.add_space(space::S);
        }
        ui.add_space(space::S);
    }
}

fn field(ui: &mut Ui, view: &View<'_>, step: StepKind, lang: Lang, buffer: &mut Buffer, wanted: &mut Settings) {
    let recorded = view.settings.step_names.of(step);
    buffer.seed(if lang == Lang::Zh { &recorded.zh } else { &recorded.en });
    let usual = Tr(lang).step(step);
    let label = match lang {
        Lang::Zh => view.tr.settings_step_chinese(usual),
        Lang::En => view.tr.settings_step_english(usual),
    };
    let field = Field::new(&label).hint(usual).width(WIDTH).limit(LIMIT);
    let response = ui.push_id((step.key(), lang == Lang::Zh), |ui| field.show(ui, view.tokens, &mut buffer.text)).inner;
    if buffer.is_due(&response) {
        let names = wanted.step_names.of_mut(step);
        let name = if lang == Lang::Zh { &mut names.zh } else { &mut names.en };
        buffer.text.trim().clone_into(name);
    }
}
