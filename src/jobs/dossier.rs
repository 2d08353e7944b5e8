//! The whole file of a case as one PDF: cover, catalogue with its pages, the items in their order, back leaf.
//! As archives do it, the numbers (页号) run from the first paper to the last; cover, catalogue and back leaf have none.
//! It must not decide what a file needs: that is `domain::dossier`'s work.

use super::agreement::{Mark, PaperError};
use super::fields;
use crate::domain::case::CaseFile;
use crate::domain::dossier::{DossierItem, ItemState, ItemStatus, items};
use crate::domain::keeping::Keeping;
use crate::domain::papers::{PaperKind, PaperLanguage, agreement_paper};
use crate::domain::party::PartyRole;
use crate::draft::document::Document;
use crate::draft::paper::About;
use crate::draft::papers::fit::abouts;
use crate::draft::papers::{self, CatalogueLine, Choice, NoPaper, Source};
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::page::Pages;
use crate::paper::pdf::write_pdf;

/// The statement tells how many pages there are, its own among them: so often at most it is set.
const MOST_TRIES: usize = 3;
/// The file is kept in Chinese, whatever the language of the window.
const TR: Tr = Tr(Lang::Zh);

/// A line of the catalogue, with its paper; what is missing has none.
struct Entry {
    document: Option<Document>,
    line: CatalogueLine,
}

/// What stands on the papers of the file besides their words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filing<'a> {
    /// At the head of every page.
    pub mark: Mark,
    /// The version of the agreement that holds, with mark and signatures.
    pub frozen: Option<&'a Document>,
    /// How long the file is kept, once it is filed: for the cover.
    pub keeping: Option<Keeping>,
}

/// The case and the templates from which all papers of the file are made.
#[derive(Clone, Copy)]
struct Desk<'a> {
    case: &'a CaseFile,
    templates: &'a Templates,
    faces: &'a Faces,
    filing: Filing<'a>,
}

/// The finished PDF.
///
/// # Errors
/// Where an annex does not add up, a character has no glyph, or the writer refuses.
pub fn pdf(case: &CaseFile, filing: Filing<'_>, templates: &Templates, faces: &Faces) -> Result<Vec<u8>, PaperError> {
    let pages = pages(case, filing, templates, faces)?;
    write_pdf(&pages, faces).map_err(PaperError::Write)
}

/// The pages of the file, cover first.
///
/// # Errors
/// As [`pdf`].
pub fn pages(case: &CaseFile, filing: Filing<'_>, templates: &Templates, faces: &Faces) -> Result<Pages, PaperError> {
    let desk = Desk { case, templates, faces, filing };
    let (body, catalogue) = desk.body()?;
    let mut file = desk.paper(PaperKind::Cover, &catalogue, None)?;
    file.append(desk.paper(PaperKind::Catalogue, &catalogue, None)?);
    file.append(body);
    file.append(desk.paper(PaperKind::BackLeaf, &catalogue, None)?);
    Ok(file)
}

/// Papers that tell of the whole file: how many pages, where each paper stands, what is missing.
pub const fn tells_of_the_file(kind: PaperKind) -> bool {
    matches!(kind, PaperKind::Catalogue | PaperKind::Statement | PaperKind::BackLeaf)
}

/// One of the papers that tell of the whole file, alone, with what it tells of the whole.
///
/// # Errors
/// As [`pages`].
pub fn of_the_file(
    case: &CaseFile,
    kind: PaperKind,
    filing: Filing<'_>,
    templates: &Templates,
    faces: &Faces,
) -> Result<Pages, PaperError> {
    let desk = Desk { case, templates, faces, filing };
    let (_, lines) = desk.body()?;
    desk.paper(kind, &lines, None)
}

impl Desk<'_> {
    /// The numbered part, and the catalogue of it.
    fn body(self) -> Result<(Pages, Vec<CatalogueLine>), PaperError> {
        let statuses = items(self.case);
        let mut entries = Vec::new();
        for status in &statuses {
            entries.extend(self.entries(status)?);
        }
        let documents: Vec<Document> = entries.iter().filter_map(|entry| entry.document.clone()).collect();
        let mut body = self.lay_out(&documents, Some(1))?;
        number(&mut entries, &mut body);
        let mut lines: Vec<CatalogueLine> = entries.into_iter().map(|entry| entry.line).collect();
        let explains =
            |status: &ItemStatus| status.item == DossierItem::Statement && status.state == ItemState::Present;
        if statuses.iter().any(explains) {
            let statement = self.statement(&mut lines, body.pages.len())?;
            body.append(statement);
        }
        Ok((body, lines))
    }

    /// The papers of an item, or the line that says that it is missing.
    fn entries(self, status: &ItemStatus) -> Result<Vec<Entry>, PaperError> {
        let item = status.item;
        if matches!(item, DossierItem::Statement | DossierItem::BackLeaf) {
            return Ok(Vec::new());
        }
        let mut entries = Vec::new();
        // Of an item that is missing there may be a part: the records of the sessions that are over.
        let there = status.state == ItemState::Present || matches!(item, DossierItem::Evidence | DossierItem::Record);
        for kind in item.papers(self.case).iter().filter(|_| there) {
            entries.extend(self.papers_of(item, *kind)?);
        }
        if status.is_lacking() {
            let note = TR.dossier_state(ItemState::Missing).to_owned();
            let line = CatalogueLine { title: TR.dossier_item(item).to_owned(), pages: None, note };
            entries.push(Entry { document: None, line });
        }
        Ok(entries)
    }

    fn papers_of(self, item: DossierItem, kind: PaperKind) -> Result<Vec<Entry>, PaperError> {
        let all = match abouts(self.case, kind, &Choice::default()) {
            // What people sign for must add up; a paper that does not fit the case is no part of its file.
            Err(wrong @ NoPaper::AnnexTotal { .. }) => return Err(PaperError::NoPaper(wrong)),
            Err(_) => Vec::new(),
            Ok(all) => all.into_iter().filter(|about| self.is_filed(item, *about)).collect(),
        };
        let several = all.len() > 1;
        let mut entries = Vec::new();
        for (position, about) in all.into_iter().enumerate() {
            let document = match self.filing.frozen.filter(|_| kind == agreement_paper(self.case)) {
                Some(frozen) => frozen.clone(),
                None => papers::paper(&self.source(&[]), kind, about).map_err(PaperError::NoPaper)?,
            };
            let title =
                if several { self.told_apart(&document.title, about, position + 1) } else { document.title.clone() };
            let note = if kind == PaperKind::AttachmentLeaf { TR.dossier_leaf().to_owned() } else { String::new() };
            let line = CatalogueLine { title, pages: None, note };
            entries.push(Entry { document: Some(document), line });
        }
        Ok(entries)
    }

    /// Whether a paper belongs to the file: no session that is still open, no visit that is only planned, nobody asked
    /// but witnesses (what the parties said stands in the records), and of the leaves the item's own.
    fn is_filed(self, item: DossierItem, about: About) -> bool {
        let case = self.case;
        match about {
            About::Session(position) => case.steps.get(position).is_some_and(|step| step.outcome.is_some()),
            About::Visit(position) => case.follow_ups.get(position).is_some_and(crate::domain::dossier::was_made),
            About::Party(position) if item == DossierItem::Inquiry => case.parties.get(position).is_some_and(|party| {
                let said = case.statements.iter().any(|said| said.party == party.id && !said.private);
                party.role == PartyRole::Witness && said
            }),
            About::Item(of) => of == item,
            About::Case | About::Party(_) | About::Payment { .. } => true,
        }
    }

    fn told_apart(self, title: &str, about: About, number: usize) -> String {
        match about {
            About::Party(position) => {
                let name = self.case.parties.get(position).map_or("", |party| party.name.as_str());
                TR.dossier_paper_of(title, name)
            }
            _ => TR.dossier_paper_numbered(title, number),
        }
    }

    /// The statement after a body of so many pages; its line is added to the catalogue.
    fn statement(self, lines: &mut Vec<CatalogueLine>, before: usize) -> Result<Pages, PaperError> {
        let title = TR.paper_kind(PaperKind::Statement).to_owned();
        let line = |count: usize| CatalogueLine {
            title: title.clone(),
            pages: Some((before + 1, before + count)),
            note: String::new(),
        };
        let mut known = lines.clone();
        known.push(line(1));
        let mut set = self.paper(PaperKind::Statement, &known, Some(before + 1))?;
        for _ in 1..MOST_TRIES {
            let count = set.pages.len();
            if known.last() == Some(&line(count)) {
                break;
            }
            known.pop();
            known.push(line(count));
            set = self.paper(PaperKind::Statement, &known, Some(before + 1))?;
        }
        *lines = known;
        Ok(set)
    }

    fn source<'s>(&'s self, catalogue: &'s [CatalogueLine]) -> Source<'s> {
        Source {
            case: self.case,
            templates: self.templates,
            language: PaperLanguage::Chinese,
            catalogue,
            keeping: self.filing.keeping,
        }
    }

    fn paper(self, kind: PaperKind, catalogue: &[CatalogueLine], folio: Option<usize>) -> Result<Pages, PaperError> {
        let document = papers::paper(&self.source(catalogue), kind, About::Case).map_err(PaperError::NoPaper)?;
        self.lay_out(std::slice::from_ref(&document), folio)
    }

    fn lay_out(self, documents: &[Document], folio: Option<usize>) -> Result<Pages, PaperError> {
        let order = Order { folio, seam_guides: folio.is_some(), ..Order::default() };
        let marked = |document: &Document| Document { mark: self.filing.mark.words(document.lang), ..document.clone() };
        let marked: Vec<Document> = documents.iter().map(marked).collect();
        let set = lay_out_file(&marked, order, self.faces);
        set.map_err(|missing| PaperError::MissingGlyphs(fields::of_the_case(self.case, missing, self.faces)))
    }
}

/// Tells the catalogue on which pages each paper stands, counted from 1, and the list at the side its titles.
fn number(entries: &mut [Entry], body: &mut Pages) {
    let all = body.pages.len();
    let starts: Vec<usize> = body.bookmarks.iter().filter(|mark| mark.level == 0).map(|mark| mark.page).collect();
    let ends = starts.iter().skip(1).copied().chain([all]);
    let filed = entries.iter_mut().filter(|entry| entry.document.is_some());
    let marks = body.bookmarks.iter_mut().filter(|mark| mark.level == 0);
    for (((entry, mark), start), end) in filed.zip(marks).zip(&starts).zip(ends) {
        entry.line.pages = Some((start + 1, end));
        mark.title.clone_from(&entry.line.title);
    }
}
