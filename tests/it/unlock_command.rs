//! The passphrase on the command line: by variable, by file, without a terminal; wrong, mistyped, made to wait; people and
//! rights; a plain casebook of an earlier version encrypted.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::book_support::{VARIABLE, open};
use super::casebook_support::{case_file, case_text, clock, import};
use super::plain_support::{holding, plain_casebook};
use super::salvage::destroy_an_empty_page;

const DESK: &str = "一座枫桥 两岸人家 三句好话";

/// A computer with one data folder.
struct Desk {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
}

struct Said {
    code: i32,
    out: String,
    errors: String,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.at(name), text).unwrap();
        name.to_owned()
    }

    fn run_with(&self, passphrase: Option<&str>, arguments: &[&str]) -> Said {
        let mut program = Command::new(env!("CARGO_BIN_EXE_maplebridge"));
        program.current_dir(self.folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        // The computer's secret lies in the home folder.
        program.env("HOME", self.home.path()).env_remove("XDG_CONFIG_HOME").env_remove(VARIABLE);
        if let Some(passphrase) = passphrase {
            program.env(VARIABLE, passphrase);
        }
        let output = program.args(["--casebook", "book", "--lang", "zh"]).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), errors: text(output.stderr) }
    }

    /// With the desk's passphrase in the variable.
    fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(Some(DESK), arguments)
    }

    /// With one case.
    fn with_case() -> Desk {
        let desk = Desk::new();
        desk.write("C01.json", &case_text("C01"));
        assert_eq!(desk.run(&["case", "import", "C01.json"]).code, 0);
        desk
    }
}

impl Said {
    fn is(&self, code: i32, words: &str) -> &Said {
        let all = format!("{}\n{}", self.out, self.errors);
        assert!(self.code == code && all.contains(words), "{} {all}", self.code);
        self
    }
}

/// The line that is a recovery key.
fn recovery_key(words: &str) -> Option<String> {
    words.lines().find(|line| line.len() == 77 && line.matches('-').count() == 12).map(ToOwned::to_owned)
}

#[test]
fn without_a_passphrase_and_a_terminal_a_sentence_says_how_to_give_one() {
    let desk = Desk::new();
    let pin = desk.write("pin.txt", "135790");
    let add = ["people", "add", "田禾", "--role", "reader", "--secret-file", &pin];
    for arguments in [&["key", "new"][..], &["passphrase", "recovery"], &add] {
        desk.run_with(None, arguments).is(2, "MAPLEBRIDGE_PASSPHRASE");
    }
    desk.run_with(Some(""), &add).is(2, "--passphrase-file");
    desk.run_with(Some("1357924"), &add).is(2, "至少要8个字符");
    desk.run_with(Some("12345678"), &add).is(2, "一猜就中");
    assert!(!desk.at("book").join("casebook.db").exists(), "nothing was made");
    desk.run(&add).is(0, "恢复密钥");
    desk.run_with(None, &["case", "list"]).is(2, "案件簿已加密，需要口令");
}

#[test]
fn a_command_that_only_looks_asks_nobody_for_the_passphrase_of_a_new_casebook() {
    let looking: [&[&str]; 7] = [
        &["case", "list"],
        &["case", "export", "1", "--out", "o.json"],
        &["people", "list"],
        &["people", "remove", "田禾"],
        &["key", "show"],
        &["lead", "list"],
        &["place", "list"],
    ];
    let never: [&[&str]; 4] = [
        &["casebook", "check"],
        &["casebook", "backups"],
        &["casebook", "export", "all"],
        &["casebook", "salvage", "--out", "new"],
    ];
    let desk = Desk::new();
    for arguments in looking.iter().chain(&never) {
        desk.run_with(None, arguments).is(2, "里没有案件簿。请用--casebook指定数据文件夹");
        assert!(!desk.at("book").exists(), "{arguments:?}");
    }
    for arguments in never {
        desk.run(arguments).is(2, "里没有案件簿");
        assert!(!desk.at("book").exists(), "{arguments:?}");
    }
    // With a passphrase that was given any other command makes it, and prints the recovery key once.
    for arguments in looking {
        let desk = Desk::new();
        let said = desk.run(arguments);
        assert!(recovery_key(&said.errors).is_some(), "{arguments:?}: {}", said.errors);
        assert!(recovery_key(&desk.run(&["case", "list"]).errors).is_none(), "{arguments:?}");
    }
}

#[test]
fn a_recovery_key_for_a_new_casebook_is_one_key() {
    let desk = Desk::new();
    let said = desk.run(&["passphrase", "recovery"]);
    let keys: Vec<&str> = said.errors.lines().filter(|line| recovery_key(line).is_some()).collect();
    assert_eq!((said.code, keys.len()), (0, 1), "{}", said.errors);
    assert_eq!(desk.run_with(Some(keys[0]), &["case", "list"]).code, 0);
}

#[test]
fn a_file_that_holds_no_whole_recovery_key_is_told_as_that() {
    let desk = Desk::new();
    let first = recovery_key(&desk.run(&["passphrase", "recovery"]).errors).unwrap();
    let by = |file: &str| desk.run_with(None, &["case", "list", "--recovery-file", file]);
    let cut = desk.write("cut.txt", &first[..40]);
    by(&cut).is(2, "现在输入了34个");
    let lines = desk.write("lines.txt", &format!("{}\n{}\n", &first[..36], &first[36..]));
    assert_eq!(by(&lines).code, 0, "as it stands on the sheet");
    desk.run(&["passphrase", "recovery", "--out", "sheet.pdf"]).is(0, "已经作废");
    by("sheet.pdf").is(2, "把13组字符照着抄进一个文本文件");
    let old = desk.write("old.txt", &first);
    by(&old).is(2, "后来换过新的");
    by("nowhere.txt").is(2, "没有这个文件");
}

#[cfg(unix)]
#[test]
fn a_passphrase_may_come_through_a_pipe_but_not_without_end() {
    let desk = Desk::with_case();
    let program = env!("CARGO_BIN_EXE_maplebridge");
    let run = |file: &str| {
        let line = format!("{program} --casebook book --lang zh --passphrase-file {file} case list");
        let mut shell = Command::new("bash");
        shell.current_dir(desk.folder.path()).env("HOME", desk.home.path()).env_remove("XDG_CONFIG_HOME");
        let output = shell.env_remove(VARIABLE).args(["-c", &line]).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&format!("<(printf '%s\\n' '{DESK}')")).0, 0);
    let (code, words) = run("/dev/zero");
    assert!(code == 2 && words.contains("超过64KB"), "{words}");
    let (code, words) = run("book");
    assert!(code == 2 && words.contains("不是普通文件"), "{words}");
}

#[test]
fn what_lies_under_the_name_of_casebook_or_keys_and_is_no_file_is_named() {
    for name in ["casebook.db", "casebook.keys"] {
        let desk = Desk::with_case();
        let file = desk.at("book").join(name);
        fs::rename(&file, desk.at("aside")).unwrap();
        fs::create_dir(&file).unwrap();
        for arguments in [&["case", "list"][..], &["casebook", "check"], &["casebook", "export", "all"]] {
            desk.run(arguments).is(2, "它不是文件，是文件夹").is(2, name);
        }
        fs::remove_dir(&file).unwrap();
        fs::rename(desk.at("aside"), &file).unwrap();
        assert_eq!(desk.run(&["case", "list"]).code, 0, "{name}");
    }
}

#[test]
fn a_new_casebook_prints_its_recovery_key_once_and_the_key_opens() {
    let desk = Desk::new();
    desk.write("C01.json", &case_text("C01"));
    let made = desk.run(&["case", "import", "C01.json"]);
    let key = recovery_key(&made.errors).expect("a key on stderr");
    assert!(made.code == 0 && recovery_key(&made.out).is_none() && !made.errors.contains("偏短"));
    let again = desk.run(&["case", "list"]);
    assert!(again.code == 0 && again.errors.is_empty(), "{}", again.errors);

    assert_eq!(desk.run_with(Some(&key.to_lowercase().replace('-', " ")), &["case", "list"]).code, 0);
    let file = desk.write("recovery.txt", &format!("{key}\r\n"));
    assert_eq!(desk.run_with(None, &["case", "list", "--recovery-file", &file]).code, 0);
    let mut signs: Vec<char> = key.chars().collect();
    signs[0] = if signs[0] == '7' { '8' } else { '7' };
    let slip: String = signs.into_iter().collect();
    desk.run_with(Some(&slip), &["case", "list"]).is(2, "第1组输错了");
    desk.run_with(Some("1234 5678"), &["case", "list"]).is(2, "口令不对");
}

#[test]
fn a_passphrase_file_may_stand_before_or_after_the_command() {
    let desk = Desk::new();
    let file = desk.write("desk.txt", &format!("\u{feff}{DESK}\r\nsecond line\n"));
    desk.write("C01.json", &case_text("C01"));
    desk.run_with(None, &["--passphrase-file", &file, "case", "import", "C01.json"]).is(0, "恢复密钥");
    assert_eq!(desk.run_with(None, &["case", "list", "--passphrase-file", &file]).code, 0);
    assert_eq!(desk.run_with(None, &["case", "--passphrase-file", &file, "list"]).code, 0);
    // A file that was named counts, and not the variable.
    let wrong = desk.write("wrong.txt", "not the passphrase");
    desk.run(&["case", "list", "--passphrase-file", &wrong]).is(2, "口令不对");
    desk.run(&["case", "list", "--passphrase-file", "nowhere.txt"]).is(2, "nowhere.txt");
    // `key` has a file of its own for the key that it writes.
    let key = desk.run_with(None, &["--passphrase-file", &file, "key", "export", "k.pem", "--passphrase-file", &wrong]);
    key.is(1, "还没有签章密钥");
}

#[test]
fn wrong_tries_make_wait_and_the_command_does_not_sleep() {
    let desk = Desk::with_case();
    for _free in 0..3 {
        desk.run_with(Some("not the passphrase"), &["case", "list"]).is(2, "口令不对");
    }
    desk.run(&["case", "list"]).is(2, "请等");
    desk.run_with(Some("not the passphrase"), &["case", "list"]).is(2, "秒再试");
}

#[test]
fn people_work_in_their_own_name_and_role() {
    let desk = Desk::with_case();
    let (pin, other) = (desk.write("pin.txt", "135790\n"), desk.write("other.txt", "246801\n"));
    let add = ["people", "add", "田禾", "--role", "recorder", "--secret-file", &pin];
    desk.run(&add).is(0, "已添加：田禾（记录员）");
    desk.run(&add).is(2, "已有人叫“田禾”");
    desk.run(&["people", "list"]).is(0, "田禾\t记录员\t在用");
    let as_tian = |file: &str, arguments: &[&str]| {
        desk.run_with(None, &[&["--as", "田禾", "--passphrase-file", file], arguments].concat())
    };
    as_tian(&pin, &["case", "list"]).is(0, "青渡");
    as_tian(&pin, &["people", "add", "新人", "--role", "reader", "--secret-file", &pin]).is(2, "没有这项权限");
    as_tian(&pin, &["passphrase", "change", "--new-file", &pin]).is(2, "没有这项权限");
    as_tian(&pin, &["people", "remove", "田禾"]).is(2, "没有这项权限");
    let number = as_tian(&pin, &["case", "list"]).out.split('\t').next().unwrap().to_owned();
    let export = ["case", "export", &number, "--out", "out.json", "--with-private"];
    as_tian(&pin, &export).is(2, "没有这项权限");
    assert!(!desk.at("out.json").exists());
    assert_eq!(desk.run(&export).code, 0, "the desk may");

    as_tian(&pin, &["people", "secret", "田禾", "--secret-file", &other]).is(0, "已为“田禾”设好口令");
    as_tian(&pin, &["case", "list"]).is(2, "口令不对");
    assert_eq!(as_tian(&other, &["case", "list"]).code, 0);
    desk.run_with(Some("246801"), &["case", "list"]).is(2, "口令不对");
    desk.run(&["case", "list", "--as", "李四"]).is(2, "没有叫“李四”的人员");
    desk.run(&["people", "role", "田禾", "--role", "mediator"]).is(0, "调解员");
    desk.run(&["people", "remove", "田禾"]).is(0, "已停用：田禾");
    as_tian(&other, &["case", "list"]).is(2, "没有叫“田禾”的人员");
    desk.run(&["people", "list"]).is(0, "停用");
}

#[test]
fn a_pin_holds_on_the_computer_on_which_it_was_set() {
    let desk = Desk::with_case();
    let pin = desk.write("pin.txt", "135790");
    desk.run(&["people", "add", "田禾", "--role", "mediator", "--secret-file", &pin]).is(0, "已添加");
    let elsewhere = Desk { home: tempfile::tempdir().unwrap(), ..desk };
    let list = ["--as", "田禾", "--passphrase-file", "pin.txt", "case", "list"];
    elsewhere.run_with(None, &list).is(2, "另一台电脑");
    assert_eq!(elsewhere.run(&["case", "list", "--as", "田禾"]).code, 0, "the desk's passphrase holds anywhere");
    elsewhere.run(&["people", "secret", "田禾", "--secret-file", "pin.txt"]).is(0, "已为“田禾”设好口令");
    assert_eq!(elsewhere.run_with(None, &list).code, 0);
}

#[test]
fn the_passphrase_and_the_recovery_key_are_changed() {
    let desk = Desk::with_case();
    let new = desk.write("new.txt", "71529364\n");
    desk.run(&["passphrase", "change", "--new-file", &new]).is(0, "建议改用12个字符以上");
    desk.run(&["case", "list"]).is(2, "口令不对");
    let file = ["--passphrase-file", "new.txt"];
    let run = |arguments: &[&str]| desk.run_with(None, &[&file, arguments].concat());
    let key = recovery_key(&run(&["passphrase", "recovery"]).is(0, "已经作废").errors).unwrap();
    assert_eq!(desk.run_with(Some(&key), &["case", "list"]).code, 0);
    let sheet = run(&["passphrase", "recovery", "--out", "sheet.pdf"]);
    assert!(sheet.code == 0 && recovery_key(&sheet.errors).is_none(), "the sheet has it: {}", sheet.errors);
    assert!(fs::read(desk.at("sheet.pdf")).unwrap().starts_with(b"%PDF-"));
    desk.run_with(Some(&key), &["case", "list"]).is(2, "后来换过新的");
    run(&["passphrase", "recovery", "--out", "sheet.pdf"]).is(2, "没有覆盖");
}

#[test]
fn commands_that_need_no_casebook_go_on_without_one() {
    let desk = Desk::with_case();
    let check = desk.run_with(None, &["check", "C01.json"]);
    assert!(check.code < 2 && check.errors.contains("没有给口令"), "{} {}", check.code, check.errors);
    assert!(desk.run_with(None, &["paper", "--list"]).errors.is_empty());
    assert_eq!(desk.run_with(None, &["law", "--list"]).code, 0);
    desk.write("no.pdf", "no pdf");
    desk.run_with(None, &["verify", "no.pdf"]).is(2, "no.pdf");
    desk.run_with(None, &["casebook", "check"]).is(2, "需要口令");
    desk.run(&["casebook", "check"]).is(0, "");
}

#[test]
fn a_plain_casebook_is_encrypted_and_its_words_are_gone() {
    let desk = Desk::new();
    fs::create_dir(desk.at("book")).unwrap();
    plain_casebook(&desk.at("book"), "C01");
    let words = ["林志远", "CREATE TABLE", "SQLite format"];
    assert!(!holding(&desk.at("book"), &words).is_empty());
    desk.run_with(None, &["case", "list"]).is(2, "至少8个字符");
    desk.run_with(None, &["casebook", "check"]).is(1, "");
    let first = desk.run(&["case", "list"]);
    first.is(0, "以前版本的案件簿已经加密");
    assert!(recovery_key(&first.errors).is_some() && first.out.contains("青渡"), "{}", first.out);
    assert_eq!(holding(&desk.at("book"), &words), Vec::<String>::new());
    desk.run(&["casebook", "check"]).is(0, "");
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_case();
    fs::create_dir(desk.at("stick")).unwrap();
    desk.run(&["casebook", "backup", "--to", "stick"]).is(0, "");
    desk.run(&["casebook", "export", "all"]).is(0, "");
    let number = desk.run(&["case", "list"]).out.split('\t').next().unwrap().to_owned();
    desk.run(&["case", "export", &number, "--out", "one.json"]).is(0, "");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
    let (book, all) = (files_below(&desk.at("book")), files_below(&desk.at("all")));
    let stick = files_below(&desk.at("stick"));
    assert!(book.len() > 5 && all.len() > 2 && stick.len() > 1, "{book:?} {all:?} {stick:?}");
    for file in book.iter().chain(&all).chain(&stick).chain([&desk.at("one.json"), &desk.at("book")]) {
        assert_eq!(mode(file), 0, "{}", file.display());
    }
}

#[test]
fn everything_written_out_is_counted() {
    let desk = Desk::with_case();
    let said = desk.run(&["casebook", "export", "all"]);
    let count = files_below(&desk.at("all")).len();
    said.is(0, &format!("连目录共{count}个文件"));
}

#[test]
fn the_history_of_a_case_is_told_and_written_for_printing() {
    let desk = Desk::with_case();
    let number = desk.run(&["case", "list"]).out.split('\t').next().unwrap().to_owned();
    desk.run(&["case", "export", &number, "--out", "one.json"]).is(0, "");
    let told = desk.run(&["case", "history", &number]);
    told.is(0, "管理员\t导入案件").is(0, "导出案件");
    assert_eq!(told.out.lines().count(), 2, "{}", told.out);
    desk.run(&["case", "history", &number, "--out", "history.txt"]).is(0, "");
    assert_eq!(fs::read_to_string(desk.at("history.txt")).unwrap(), told.out);
    desk.run(&["case", "history", &number, "--out", "history.txt"]).is(2, "没有覆盖");
    desk.run(&["case", "history", "没有的号"]).is(2, "台账里没有");
}

#[test]
fn help_and_a_slip_in_a_command_speak_the_language_that_was_asked_for() {
    let desk = Desk::new();
    desk.run(&["key", "--help"]).is(0, "新做一把密钥").is(0, "用法：");
    let english =
        Command::new(env!("CARGO_BIN_EXE_maplebridge")).args(["--lang", "en", "key", "--help"]).output().unwrap();
    assert!(String::from_utf8(english.stdout).unwrap().contains("Makes a new key"));
    desk.run(&["case", "lsit"]).is(2, "这条命令写得不对");
}

#[test]
fn the_desk_salvages_and_a_person_does_not() {
    let desk = Desk::new();
    let mut book = open(&desk.at("book"), clock()).unwrap();
    import(&mut book, case_file("C01"));
    drop(book);
    let pin = desk.write("pin.txt", "135790\n");
    desk.run(&["people", "add", "田禾", "--role", "reader", "--secret-file", &pin]).is(0, "");
    destroy_an_empty_page(&desk.at("book"));
    let salvage = ["casebook", "salvage", "--out", "new"];
    let as_tian = [&["--as", "田禾", "--passphrase-file", &pin], &salvage[..]].concat();
    desk.run_with(None, &as_tian).is(2, "抢救要用工作台口令");
    desk.run(&[&["--as", "田禾"], &salvage[..]].concat()).is(2, "不加 --as");
    assert!(!desk.at("new").exists(), "nothing was made");
    desk.run(&salvage).is(0, "全部读出");
    #[cfg(unix)]
    for name in ["casebook.keys", "casebook.db"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(desk.at("new").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}
