//! What an office calls the three steps is what screen and papers say.

use maplebridge::app::desk::Desk;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::Command;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::session::StepKind;
use maplebridge::domain::step_names::{StepName, StepNames};
use maplebridge::draft::papers::{Choice, Source, papers};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::platform::clock::Clock;

use super::papers_support::{case, text};
use super::window_support::settings;

fn names() -> StepNames {
    let name = |zh: &str| StepName { zh: zh.to_owned(), en: " ".to_owned() };
    StepNames { neighborhood: name("上门调"), interpretation: name("联调化解"), ..StepNames::default() }
}

#[test]
fn the_record_of_a_session_calls_the_step_as_the_office_does() {
    let (case, mut templates) = (case("C11"), Templates::built_in());
    let record = |templates: &Templates, session| {
        let choice = Choice { session: Some(session), party: None };
        let source = Source { case: &case, templates, language: PaperLanguage::Chinese, catalogue: &[], keeping: None };
        text(&papers(&source, PaperKind::SessionRecord, &choice).unwrap()[0])
    };
    assert!(record(&templates, 1).contains("邻里调") && record(&templates, 3).contains("释法调解"));
    templates.call_steps(names());
    let (first, third) = (record(&templates, 1), record(&templates, 3));
    assert!(first.contains("上门调") && !first.contains("邻里调"), "{first}");
    assert!(third.contains("联调化解") && !third.contains("释法调解"), "{third}");
    assert!(record(&templates, 2).contains("村居调"), "an empty name is the usual one");
}

#[test]
fn a_changed_name_is_in_the_papers_of_the_desk_at_once() {
    let mut book = Casebook::in_memory(Clock::System).unwrap();
    book.run(Command::ChangeSettings(Box::new(settings(Lang::Zh)))).unwrap();
    let renamed = maplebridge::casebook::view::Settings { step_names: names(), ..settings(Lang::Zh) };
    book.run(Command::ChangeSettings(Box::new(renamed))).unwrap();
    assert_eq!(book.settings().unwrap().step_names, names(), "kept with the settings");
    let desk = Desk::new(book).unwrap();
    assert_eq!(desk.book.templates().step_names(), &names());
}

#[test]
fn each_language_has_its_own_name() {
    let names = names();
    assert_eq!(Tr(Lang::Zh).step_called(StepKind::Neighborhood, &names), "上门调");
    assert_eq!(Tr(Lang::En).step_called(StepKind::Neighborhood, &names), "Neighbourhood");
}
