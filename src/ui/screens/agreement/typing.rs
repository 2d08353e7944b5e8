//! The check of a clause while it is typed: the words that are not kept yet are put into a copy of the case and checked
//! at each change, so that a finding comes and goes with the words. It keeps nothing and mends nothing.

use chrono::NaiveDateTime;

use crate::check::Finding;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;
use crate::domain::term::Term;
use crate::draft::clause;
use crate::i18n::Lang;
use crate::ui::form::Form;
use crate::ui::view::{CaseView, View};

use super::editor::Editor;

/// What the check said of the words that are being typed.
#[derive(Debug, Default)]
pub(super) struct Typing {
    of: Option<Typed>,
    findings: Vec<Finding>,
}

/// A clause as it is typed, on the case as it was kept last.
#[derive(Debug, PartialEq)]
struct Typed {
    kept_at: NaiveDateTime,
    position: usize,
    term: Term,
}

impl Typing {
    /// Checks the clause that is being typed in a slot or in its own words, where it changed since the last frame.
    pub(super) fn follow(
        &mut self,
        view: &View<'_>,
        case: &CaseView,
        editor: Option<&Editor>,
        form: &Form,
        current: Option<usize>,
    ) {
        let terms = &case.record.file.terms;
        let in_slot = editor.and_then(|editor| Some((editor.position, editor.finish(terms.get(editor.position)?)?)));
        let typed = in_slot.or_else(|| in_words(terms, form, current?));
        let Some((position, term)) = typed else {
            *self = Typing::default();
            return;
        };
        let typed = Typed { kept_at: case.record.changed_at, position, term };
        if self.of.as_ref() != Some(&typed) {
            self.findings = view.check.findings(&with_term(&case.record.file, position, &typed.term));
            self.of = Some(typed);
        }
    }

    /// What stands at the clauses now: of the words being typed, else of the case as it is kept.
    pub(super) fn findings(&self, case: &CaseView) -> Vec<Finding> {
        if self.of.is_some() { self.findings.clone() } else { case.findings.clone() }
    }
}

/// The own words of the current clause, where they are being typed.
fn in_words(terms: &[Term], form: &Form, position: usize) -> Option<(usize, Term)> {
    let term = terms.get(position).filter(|term| term.pattern.is_none())?;
    let place = Place::term(position);
    let (text, text_en) = (form.typing(&place.field("text")), form.typing(&place.field("text_en")));
    let typed = Term {
        text: text.unwrap_or(&term.text).to_owned(),
        text_en: text_en.unwrap_or(&term.text_en).to_owned(),
        ..term.clone()
    };
    (typed != *term).then_some((position, typed))
}

/// The case with this clause in it; a clause with a pattern gets its sentence from its slots.
fn with_term(case: &CaseFile, position: usize, term: &Term) -> CaseFile {
    let mut typed = case.clone();
    let sentence = |lang| clause::sentence(case, term, lang);
    if let Some(place) = typed.terms.get_mut(position) {
        *place = Term {
            text: sentence(Lang::Zh).unwrap_or_else(|| term.text.clone()),
            text_en: sentence(Lang::En).unwrap_or_else(|| term.text_en.clone()),
            ..term.clone()
        };
    }
    typed
}
