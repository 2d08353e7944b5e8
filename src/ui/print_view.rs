//! What the print sheet is given to paint: the printers of this computer, and the job under way. Words of the printer
//! arrive as sentences.

/// Everything about printing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintingView {
    pub printers: PrintersView,
    /// The last job, until another is sent.
    pub job: Option<JobView>,
    /// The printer that took the last job of today.
    pub last_printer: Option<String>,
}

/// The printers of this computer, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PrintersView {
    /// Nobody asked yet.
    #[default]
    Unknown,
    Asking,
    /// This computer cannot print: papers are saved and opened.
    NoPrintSystem,
    /// The print system does not answer; why.
    NotFound(String),
    Listed(Vec<PrinterLine>),
}

/// One printer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrinterLine {
    /// The name of its queue.
    pub name: String,
    /// What people call it; its name where nobody described it.
    pub description: String,
    pub is_default: bool,
    /// It takes jobs but prints none.
    pub stopped: bool,
    /// What it says of itself and what to do, as a sentence; empty for nothing.
    pub says: String,
}

/// A job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobView {
    pub stage: JobStage,
    pub copies: u32,
    /// What people call its printer; empty for the default one.
    pub printer: String,
    /// What the printer says and what to do, as a sentence; empty for nothing.
    pub says: String,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JobStage {
    /// On its way to the print system.
    #[default]
    Sending,
    Waiting,
    Printing,
    Done,
    Cancelled,
    Failed,
    /// Taken, but nothing more is heard of it.
    OutOfSight,
}

impl JobStage {
    /// Something may still be printed, and can be cancelled.
    pub const fn is_under_way(self) -> bool {
        matches!(self, JobStage::Sending | JobStage::Waiting | JobStage::Printing)
    }
}
