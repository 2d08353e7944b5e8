//! The arguments, as clap reads them. No behaviour.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgMatches, Args, Command, CommandFactory, Error, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::help;
use crate::casebook::find::MOST_HITS;
use crate::domain::papers::PaperLanguage;
use crate::i18n::{Lang, Tr};
use crate::statistics::report::REPEAT_DAYS;

/// Maplebridge 枫桥调解台: without a command, the window.
#[derive(Debug, Parser)]
#[command(name = "maplebridge", version)]
pub(super) struct Arguments {
    /// Another data folder for the casebook 另一个数据文件夹
    #[arg(long, global = true, value_name = "DIR")]
    pub casebook: Option<PathBuf>,
    /// The desk's passphrase is the first line of this file, else MAPLEBRIDGE_PASSPHRASE 口令文件
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// The recovery key is the first line of this file 恢复密钥文件
    #[arg(long, global = true, value_name = "FILE")]
    pub recovery_file: Option<PathBuf>,
    /// Act in this person's name, by the own passphrase or PIN, or the desk's passphrase 以谁的名义
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub act_as: Option<String>,
    /// Language of words and papers 语言
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// The name of the option for the desk's passphrase.
const PASSPHRASE_FILE: &str = "passphrase_file";
/// Has an option of this name itself, for another passphrase: there the desk's stands before the command.
const KEY: &str = "key";

impl Arguments {
    /// Reads the arguments of the process.
    pub fn read() -> Result<Arguments, Error> {
        let tr = Tr(help::language(std::env::args_os()));
        let matches = Arguments::in_words(tr).try_get_matches()?;
        let mut arguments = Arguments::from_arg_matches(&matches)?;
        arguments.passphrase_file = arguments.passphrase_file.or_else(|| after_the_command(&matches));
        Ok(arguments)
    }
}

impl Arguments {
    /// The command as it is read and explained.
    pub fn in_words(tr: Tr) -> Command {
        help::in_words(with_passphrase_anywhere(Arguments::command()), tr)
    }
}

/// `--passphrase-file` may stand before a command or after it, but for `key`.
fn with_passphrase_anywhere(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|task| task.get_name().to_owned()).collect();
    let Some(option) = command.get_arguments().find(|argument| argument.get_id() == PASSPHRASE_FILE).cloned() else {
        return command;
    };
    let option = option.global(true);
    names.into_iter().filter(|name| name != KEY).fold(command, |command, name| {
        let option = option.clone();
        command.mut_subcommand(name, move |task| task.arg(option))
    })
}

fn after_the_command(matches: &ArgMatches) -> Option<PathBuf> {
    let (_, task) = matches.subcommand().filter(|(name, _)| *name != KEY)?;
    task.try_get_one::<PathBuf>(PASSPHRASE_FILE).ok().flatten().cloned()
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Language {
    Zh,
    En,
    /// Papers in both languages; everything else in Chinese.
    Both,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Zh | Language::Both => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

impl From<Language> for PaperLanguage {
    fn from(language: Language) -> PaperLanguage {
        match language {
            Language::Zh => PaperLanguage::Chinese,
            Language::En => PaperLanguage::English,
            Language::Both => PaperLanguage::Both,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// The practice case, in a temporary casebook 练习案件
    Demo(Demo),
    /// Prints the agreement of a case file as PDF 打印协议书
    Agreement {
        file: PathBuf,
        #[arg(long, value_name = "FILE.pdf")]
        out: PathBuf,
    },
    /// Prints any paper of a case file as PDF 打印任一种文书
    Paper(Paper),
    /// Prints the whole file of a case as one PDF 打印整本卷宗
    Dossier {
        #[arg(long, value_name = "FILE.json")]
        case: PathBuf,
        #[arg(long, value_name = "FILE.pdf")]
        out: PathBuf,
    },
    /// The words of the papers, plans of the steps (steps/village), clauses (phrases/NAME), seats (seats/NAME): shown,
    /// and an office's own checked 文书模板、步骤走法、条款、席位
    #[command(subcommand)]
    Template(TemplateCommand),
    /// Law cards: listed, found by words or Pinyin, shown, printed for the party 法条卡
    Law(LawCards),
    /// Says what is missing in a case file 查还差什么
    Check(Check),
    /// Cases of the casebook 台账里的案件
    #[command(subcommand)]
    Case(CaseCommand),
    /// Finds words in every case: names (also by Pinyin), numbers, places, statements, clauses 查找
    Search(Search),
    /// Says whether a sealed file is as it was closed, offline 验证封存的文件有没有动过
    Verify {
        #[arg(value_name = "FILE.pdf")]
        file: PathBuf,
        /// Demand this certificate, or one issued by it 要求是这张证书，或由它签发的
        #[arg(long, value_name = "CERT")]
        root: Option<PathBuf>,
    },
    /// The key with which this desk seals 本台的签章密钥
    #[command(subcommand)]
    Key(KeyCommand),
    /// The desk's passphrase and the recovery key 口令和恢复密钥
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
    /// Who works at this desk, and with what secret 人员
    #[command(subcommand)]
    People(PeopleCommand),
    /// The casebook file itself 案件簿文件
    #[command(subcommand)]
    Casebook(CasebookCommand),
    /// Return, rates with their formulas and arithmetic rules of a period, by the day of acceptance 统计报表
    Statistics(Statistics),
    /// Leads from rounds, platforms and hotlines 线索
    #[command(subcommand)]
    Lead(LeadCommand),
    /// The grid: district, town, village, grid 网格
    #[command(subcommand)]
    Place(PlaceCommand),
    /// Pictures of every screen, without a display 各界面的图片
    Pictures {
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

impl Task {
    /// The command's name, for the log.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Task::Demo(_) => "demo",
            Task::Agreement { .. } => "agreement",
            Task::Paper(_) => "paper",
            Task::Dossier { .. } => "dossier",
            Task::Template(_) => "template",
            Task::Law(_) => "law",
            Task::Check(_) => "check",
            Task::Case(_) => "case",
            Task::Search(_) => "search",
            Task::Verify { .. } => "verify",
            Task::Key(_) => "key",
            Task::Casebook(_) => "casebook",
            Task::Passphrase(_) => "passphrase",
            Task::People(_) => "people",
            Task::Statistics(_) => "statistics",
            Task::Lead(_) => "lead",
            Task::Place(_) => "place",
            Task::Pictures { .. } => "pictures",
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct LawCards {
    /// Words, Pinyin, first letters or number of an article
    #[arg(conflicts_with_all = ["list", "card"])]
    pub words: Vec<String>,
    /// One line a card: id, source, title
    #[arg(long, conflicts_with = "card")]
    pub list: bool,
    /// The whole card of this id
    #[arg(long, value_name = "ID")]
    pub card: Option<String>,
    /// The card as PDF for the party
    #[arg(long, value_name = "FILE.pdf", requires = "card")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Search {
    /// Each word must be in the case; several Han characters are one word
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// At most so many hits
    #[arg(long, value_name = "N", default_value_t = MOST_HITS)]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Case files; each is also held against the others
    #[arg(required_unless_present = "list", value_name = "FILE.json")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// The day on which it is checked, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    /// Earlier case, whose account must not be the same; with --casebook those of the casebook, too
    #[arg(long, value_name = "FILE.json")]
    pub against: Vec<PathBuf>,
    /// Every rule: id, severity, source, reason
    #[arg(long, conflicts_with_all = ["files", "today", "against"])]
    pub list: bool,
}

#[derive(Debug, Args)]
pub(super) struct Paper {
    /// Which paper; --list names them
    #[arg(required_unless_present = "list")]
    pub name: Option<String>,
    /// One line a paper: name, Chinese title, English title
    #[arg(long, exclusive = true)]
    pub list: bool,
    #[arg(long, value_name = "FILE.json", required_unless_present = "list")]
    pub case: Option<PathBuf>,
    #[arg(long, value_name = "FILE.pdf", required_unless_present = "list")]
    pub out: Option<PathBuf>,
    /// Only the session (or visit) of this number, from 1; skipped steps do not count
    #[arg(long, value_name = "N")]
    pub session: Option<usize>,
    /// Only the paper about this party
    #[arg(long, value_name = "ID")]
    pub party: Option<String>,
    /// A copy for each holder, marked with the holder
    #[arg(long)]
    pub copies: bool,
    /// Leave a framed gap for a character that no face has, to be written by hand
    #[arg(long)]
    pub hand_fill: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum TemplateCommand {
    /// The template in force, on stdout: the office's own, else the built-in one
    Show { name: String },
    /// Reads a template and names every mistake with line and column
    Check { name: String, file: PathBuf },
    /// Checks a file and puts it in force for this data folder
    Use { name: String, file: PathBuf },
    /// Back to the built-in template
    Reset { name: String },
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Without a window: walk from walk-in to the signed PDF
    #[arg(long)]
    pub headless: bool,
    /// Where agreement.pdf and case.json go
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Statistics {
    /// First day, YYYY-MM-DD, included 开始日期
    #[arg(long, value_name = "DATE")]
    pub from: String,
    /// Last day, YYYY-MM-DD, included 结束日期
    #[arg(long, value_name = "DATE")]
    pub to: String,
    #[arg(long, value_enum, default_value = "text")]
    pub format: SheetFormat,
    /// Days within which a second visit repeats a petition 再访天数
    #[arg(long, value_name = "N", default_value_t = REPEAT_DAYS, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub repeat_days: u32,
    /// Where the workbook goes; without it to stdout, unless that is a terminal 表格存到哪里
    #[arg(long, value_name = "FILE.xlsx")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SheetFormat {
    Text,
    Json,
    Xlsx,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Every key: whom it names, validity, SHA-256 of its certificate 列出
    Show,
    /// The certificate for others; with a passphrase also the locked private key 导出
    Export {
        #[arg(value_name = "FILE.pem")]
        file: PathBuf,
        /// Its first line locks the private key, which is then written too (the desk's own passphrase stands before `key`)
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Uses certificate and key of a PEM file from now on 读入
    Import {
        #[arg(value_name = "FILE.pem")]
        file: PathBuf,
        /// Its first line opens the private key
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Makes a new key; the old one stays for proof 新建
    New,
}

#[derive(Debug, Subcommand)]
pub(super) enum LeadCommand {
    /// Takes leads in from CSV, XLSX or JSON; names every row that is left out 导入
    Import {
        file: PathBuf,
        /// Reads and tells, and writes nothing 只试读
        #[arg(long)]
        dry_run: bool,
    },
    /// Every lead, newest first 列出
    List,
}

#[derive(Debug, Subcommand)]
pub(super) enum PlaceCommand {
    /// Takes the grid in from CSV, XLSX or JSON; names every row that is left out 导入
    Import {
        file: PathBuf,
        /// Reads and tells, and writes nothing 只试读
        #[arg(long)]
        dry_run: bool,
    },
    /// Every place, from the top 列出
    List,
}

#[derive(Debug, Subcommand)]
pub(super) enum PassphraseCommand {
    /// Another passphrase for the desk 换口令
    Change {
        /// Its first line is the new passphrase
        #[arg(long, value_name = "FILE")]
        new_file: Option<PathBuf>,
    },
    /// A new recovery key; the old one is dead 新的恢复密钥
    Recovery {
        /// The sheet to be printed and sealed, instead of the key on stderr
        #[arg(long, value_name = "FILE.pdf")]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum PeopleCommand {
    /// Name, role and standing of everybody 列出
    List,
    /// Somebody new, with a PIN or passphrase of the own 添加
    Add {
        name: String,
        #[arg(long, value_enum)]
        role: RoleName,
        /// Its first line is the PIN or passphrase
        #[arg(long, value_name = "FILE")]
        secret_file: Option<PathBuf>,
    },
    /// Another role 换角色
    Role {
        name: String,
        #[arg(long, value_enum)]
        role: RoleName,
    },
    /// Another PIN or passphrase 换个人口令
    Secret {
        name: String,
        /// Its first line is the PIN or passphrase
        #[arg(long, value_name = "FILE")]
        secret_file: Option<PathBuf>,
    },
    /// Works here no more; the name stays in the history 停用
    Remove { name: String },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RoleName {
    Administrator,
    Mediator,
    Recorder,
    Reader,
}

#[derive(Debug, Subcommand)]
pub(super) enum CasebookCommand {
    /// Checks audit chain, every row, frozen versions, signatures, kept files and seals 核对案件簿. Exit 0 whole, 1
    /// something found, 2 cannot be read
    Check,
    /// Makes a backup, opens it and checks it 备份
    Backup {
        /// The same, locked, into this folder on another disk 同时存到另一处
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Time, events, bytes, state and place of every backup; each is looked through 列出并核对备份
    Backups,
    /// Goes back to a backup, also where the casebook is damaged or gone; what was there is kept 恢复
    Restore {
        file: PathBuf,
        /// Only says what would be lost 只看会少什么
        #[arg(long)]
        preview: bool,
    },
    /// Writes every case out, open format and PDF, into a new or empty folder 全部导出
    Export {
        folder: PathBuf,
        /// Without what was said in private 不带私下的话
        #[arg(long)]
        without_private: bool,
    },
    /// What a restore or a salvage replaced and kept, and since when 替换下来留着的文件
    Kept {
        /// Removes all of it, for the administrator; the history says so 全部清除
        #[arg(long)]
        clear: bool,
    },
    /// Copies what can be read of a damaged casebook into a new one 抢救; the damaged file is not touched. Exit 0 all read,
    /// 1 something lost, 2 nothing can be read
    Salvage {
        /// An empty folder for the new casebook
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum CaseCommand {
    /// Takes case files in 导入
    Import {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Number, title and state of every case 列出
    List,
    /// What was done in a case, when and by whom 经过
    History {
        number: String,
        #[arg(long, value_name = "FILE.txt")]
        out: Option<PathBuf>,
    },
    /// Writes a case file 导出
    Export {
        number: String,
        #[arg(long, value_name = "FILE.json")]
        out: PathBuf,
        /// With what was said in private 连同私下的话
        #[arg(long)]
        with_private: bool,
    },
}
