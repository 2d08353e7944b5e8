//! Where things lie on this computer (`directories`): the casebook's folder and the folder for saved papers.

use std::path::PathBuf;

use directories::{ProjectDirs, UserDirs};

/// The data folder of the casebook; `None` where the computer has no home folder.
pub fn casebook() -> Option<PathBuf> {
    ProjectDirs::from("", "", "maplebridge").map(|folders| folders.data_dir().to_path_buf())
}

/// Where papers are saved unless another place is chosen: the documents folder, else the home folder.
pub fn papers() -> PathBuf {
    let folders = UserDirs::new();
    let documents = folders.as_ref().map(|folders| folders.document_dir().unwrap_or(folders.home_dir()).to_path_buf());
    documents.unwrap_or_else(|| PathBuf::from("."))
}
