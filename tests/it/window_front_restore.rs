//! Going back to a backup before the desk is open: the casebook is gone, ruined, or its keys are.

use maplebridge::app::program::Program;
use maplebridge::casebook::backup::name;
use maplebridge::i18n::Lang;
use maplebridge::jobs::backup;
use maplebridge::platform::files;
use maplebridge::ui::front_view::FrontPage;
use maplebridge::vault::Whom;

use crate::front_support::{PASSPHRASE, PIN, Place, Start, secret, start, start_of};
use crate::salvage::destroy_page_of;

fn shows_preview(program: &Program) -> bool {
    matches!(program.front().map(|front| &front.page), Some(FrontPage::Restore(page)) if page.preview.is_some())
}

/// A desk with a backup.
fn backed_up() -> Place {
    let place = Place::new();
    place.made();
    place.look(|book| book.backup_source().unwrap().make().unwrap());
    place
}

fn look_back(stage: &mut Start<'_>, passphrase: &str) {
    stage.type_into(stage.tr.front_restore_secret(), passphrase);
    stage.press(stage.tr.front_restore_look());
}

#[test]
fn a_casebook_that_is_gone_ruined_or_without_keys_comes_back_by_the_passphrase() {
    for (ruin, lang) in [("gone", Lang::Zh), ("ruined", Lang::En), ("keys", Lang::Zh)] {
        let place = backed_up();
        let file = |name: &str| place.folder().join(name);
        match ruin {
            "gone" => files::remove(&file("casebook.db")).unwrap(),
            "ruined" => files::write(&file("casebook.db"), &[9; 20_480]).unwrap(),
            _ => files::remove(&file("casebook.keys")).unwrap(),
        }
        let mut stage = start(&place, lang);
        if ruin == "ruined" {
            stage.unlock(stage.tr.front_secret_desk(), PASSPHRASE);
            stage.until("why", |program| matches!(program.front().map(|front| &front.page), Some(FrontPage::Shut(_))));
        }
        stage.settle();
        stage.press(stage.tr.front_restore_door());
        look_back(&mut stage, "不是这一句口令啊");
        stage.until("a refusal", |program| program.front().is_some_and(|front| !front.state.problem.is_empty()));
        stage.settle();
        look_back(&mut stage, PASSPHRASE);
        stage.until("what would be lost", shows_preview);
        stage.settle();
        assert!(stage.reads(stage.tr.backup_restore_keeps()), "{ruin}");
        stage.press(stage.tr.backup_restore_yes());
        stage.until("the desk", |program| program.window().is_some());
        assert_eq!(stage.window().desk.book.prove().unwrap().damage, [], "{ruin}");
        assert_eq!(stage.window().desk.book.people().unwrap().len(), 2, "{ruin}");
        assert_eq!(file("kept").is_dir(), ruin != "gone", "{ruin}: what was there is kept");
    }
}

/// A desk whose casebook cannot be opened any more, since the page of its events is destroyed.
fn without_events() -> Place {
    let place = Place::new();
    place.made();
    let key = place.door().turn(&secret(PASSPHRASE), &Whom::Desk).unwrap().key;
    destroy_page_of(&place.folder(), &key, "event");
    place
}

#[test]
fn a_casebook_whose_key_turns_and_whose_screens_cannot_be_read_has_both_doors() {
    for table in ["ledger_line", "desk_settings"] {
        let place = backed_up();
        let key = place.door().turn(&secret(PASSPHRASE), &Whom::Desk).unwrap().key;
        destroy_page_of(&place.folder(), &key, table);
        let mut stage = start(&place, Lang::Zh);
        stage.unlock(stage.tr.front_secret_desk(), PASSPHRASE);
        stage.until("why", |program| matches!(program.front().map(|front| &front.page), Some(FrontPage::Shut(_))));
        stage.settle();
        assert!(stage.offers(stage.tr.salvage_door()) && stage.offers(stage.tr.front_restore_door()), "{table}");
        stage.press(stage.tr.front_restore_door());
        look_back(&mut stage, PASSPHRASE);
        stage.until("what would be lost", shows_preview);
    }
}

fn told_of_a_salvage(program: &Program) -> Option<&[String]> {
    match program.front().map(|front| &front.page) {
        Some(FrontPage::Salvage(page)) => page.told.as_deref(),
        _ => None,
    }
}

#[test]
fn what_can_be_read_of_a_casebook_that_cannot_be_opened_is_salvaged_from_the_page_that_says_so() {
    for lang in [Lang::Zh, Lang::En] {
        let place = without_events();
        let damaged = files::read(&place.folder().join("casebook.db")).unwrap();
        let mut stage = start(&place, lang);
        stage.unlock(stage.tr.front_secret_desk(), PASSPHRASE);
        stage.until("why", |program| matches!(program.front().map(|front| &front.page), Some(FrontPage::Shut(_))));
        stage.press(stage.tr.salvage_door());
        assert!(stage.reads(stage.tr.front_salvage_does()) && stage.reads(stage.tr.front_salvage_keeps()));
        for wrong in ["不是这一句口令啊", PIN] {
            stage.type_into(stage.tr.front_restore_secret(), wrong);
            stage.press(stage.tr.front_salvage_do());
            stage.until("a refusal", |program| program.front().is_some_and(|front| !front.state.working));
            assert!(!stage.program().front().unwrap().state.problem.is_empty());
            assert_eq!(files::read(&place.folder().join("casebook.db")).unwrap(), damaged);
        }
        stage.type_into(stage.tr.front_restore_secret(), PASSPHRASE);
        stage.press(stage.tr.front_salvage_do());
        stage.until("what was read", |program| told_of_a_salvage(program).is_some());
        let told = told_of_a_salvage(stage.program()).unwrap().to_vec();
        assert_eq!(told[0], stage.tr.salvage_partly(1));
        assert!(told.iter().all(|sentence| stage.reads(sentence)), "{told:?}");
        let kept = std::fs::read_dir(place.folder().join("kept")).unwrap().next().unwrap().unwrap().path();
        assert_eq!(files::read(&kept).unwrap(), damaged);
        stage.press(stage.tr.front_salvage_open());
        stage.open_by_passphrase();
        assert_eq!(stage.window().desk.ledger.rows.len(), 1);
        assert_eq!(stage.window().desk.book.people().unwrap().len(), 2);
    }
}

#[test]
fn a_damaged_backup_is_named_and_the_sheet_holds_at_large_text() {
    let place = backed_up();
    files::remove(&place.folder().join("casebook.db")).unwrap();
    let backup = name::list(&place.folder().join("backups")).remove(0);
    let mut bytes = files::read(&backup.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    files::write(&backup.path, &bytes).unwrap();
    let mut stage = start_of(&place, Lang::Zh, [911.0, 460.0]);
    stage.press(stage.tr.front_restore_door());
    look_back(&mut stage, PASSPHRASE);
    stage.until("a refusal", |program| program.front().is_some_and(|front| front.state.problem.contains("读不出来")));
    assert!(stage.program().window().is_none() && !place.folder().join("casebook.db").exists());
}

#[test]
fn a_new_computer_gets_everything_back_from_the_stick_by_passphrase_or_recovery_key() {
    for lang in [Lang::Zh, Lang::En] {
        let old = Place::new();
        let key = old.made();
        let stick = tempfile::tempdir().unwrap();
        // Another desk uses the same stick, and later.
        let other = Place::new();
        other.made();
        for place in [&old, &other] {
            place.look(|book| backup::make(&book.backup_source().unwrap(), Some(stick.path())).unwrap());
        }
        let new = Place::new();
        let mut stage = start(&new, lang);
        stage.press(stage.tr.front_restore_door());
        stage.type_into(stage.tr.front_restore_path(), stick.path().to_str().unwrap());
        let secret = if lang == Lang::Zh { PASSPHRASE.to_owned() } else { key.text().to_string() };
        look_back(&mut stage, &secret);
        stage.until("what would be lost", shows_preview);
        stage.settle();
        stage.press(stage.tr.backup_restore_yes());
        stage.until("the desk", |program| program.window().is_some());
        assert_eq!(stage.window().desk.book.people().unwrap().len(), 2);
        assert_eq!(stage.window().desk.book.prove().unwrap().damage, []);
    }
}
