//! Starts the child (this very program), listens to it, and ends it.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::session::Manner;
use crate::told::Told;

/// A folder for the casebook and one for the papers, gone with this value.
pub struct Place {
    root: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Place {
        let place = Place { root: tempfile::Builder::new().prefix("torture-").tempdir().unwrap() };
        std::fs::create_dir(place.papers()).unwrap();
        std::fs::create_dir(place.temporary()).unwrap();
        std::fs::create_dir(place.home()).unwrap();
        place
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn data(&self) -> PathBuf {
        self.root().join("data")
    }

    pub fn papers(&self) -> PathBuf {
        self.root().join("papers")
    }

    /// The home folder of the child: nothing of the session may lie there.
    pub fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    pub fn temporary(&self) -> PathBuf {
        self.root().join("tmp")
    }
}

/// How a child is started.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub seed: u64,
    pub cases: u64,
    pub manner: Manner,
    /// The preload library with what it shall do; without: nothing stands in between.
    pub shim: Option<(PathBuf, Vec<(&'static str, String)>)>,
}

pub struct Running {
    pub process: Child,
    lines: BufReader<ChildStdout>,
    printed: String,
}

/// Starts a child on these folders.
pub fn start(data: &Path, papers: &Path, temporary: &Path, how: &Start) -> Running {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("child").arg(data).arg(papers).arg(how.seed.to_string()).arg(how.cases.to_string());
    command.arg(how.manner.word());
    command
        .env("TMPDIR", temporary)
        .env("HOME", temporary.with_file_name("home"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    if let Some((library, wishes)) = &how.shim {
        let home = temporary.with_file_name("home");
        let folders = [data, papers, temporary, &home].map(|folder| folder.display().to_string()).join(":");
        command.env("LD_PRELOAD", library).env("TORTURE_FOLDERS", folders);
        command.envs(wishes.iter().cloned());
    }
    let mut process = command.spawn().unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap());
    Running { process, lines, printed: String::new() }
}

impl Running {
    /// Listens until so many changes were acknowledged from now. False: it ended before.
    pub fn until_acknowledged(&mut self, count: usize) -> bool {
        let mut heard = 0;
        while heard < count {
            let begin = self.printed.len();
            if self.lines.read_line(&mut self.printed).unwrap() == 0 {
                return false;
            }
            heard += usize::from(self.printed[begin..].starts_with('<'));
        }
        true
    }

    pub fn signal(&self, name: &str) {
        let signalled = Command::new("kill").arg(name).arg(self.process.id().to_string()).status().unwrap();
        assert!(signalled.success(), "kill {name}");
    }

    /// Ends it where it stands and hears what it said until then.
    pub fn kill(mut self, told: &mut Told) {
        // One that ended by itself meanwhile cannot be ended.
        drop(self.process.kill());
        self.end(told);
    }

    /// Waits until it ends by itself; its exit code, `None` after a signal.
    pub fn end(mut self, told: &mut Told) -> Option<i32> {
        while self.lines.read_line(&mut self.printed).unwrap() > 0 {}
        told.hear(&self.printed);
        self.process.wait().unwrap().code()
    }
}

/// The preload library, compiled by `tests/tools/torture.sh`.
pub fn shim() -> PathBuf {
    PathBuf::from(std::env::var_os("TORTURE_SHIM").expect("TORTURE_SHIM names the preload library"))
}

/// A row of the table in the README.
pub fn row(cells: &[&dyn std::fmt::Display]) -> String {
    cells.iter().fold("|".to_owned(), |mut row, cell| {
        write!(row, " {cell} |").unwrap();
        row
    })
}

/// The median, and the longest.
pub fn times(took: &mut [std::time::Duration]) -> String {
    took.sort_unstable();
    match took {
        [] => "–".to_owned(),
        _ => format!("{} ms, longest {} ms", took[took.len() / 2].as_millis(), took[took.len() - 1].as_millis()),
    }
}
