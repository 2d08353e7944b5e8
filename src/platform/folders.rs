//! Where things lie on this computer (`directories`): the casebook's folder, the folder for saved
//! papers, the folders of installed fonts.

use std::path::PathBuf;

use directories::{ProjectDirs, UserDirs};

/// The data folder of the casebook; `None` where the computer has no home folder.
pub fn casebook() -> Option<PathBuf> {
    ProjectDirs::from("", "", "maplebridge").map(|folders| folders.data_dir().to_path_buf())
}

/// The folder of this user's settings on this computer; `None` where the computer has no home folder.
pub fn configuration() -> Option<PathBuf> {
    ProjectDirs::from("", "", "maplebridge").map(|folders| folders.config_dir().to_path_buf())
}

/// Where papers are saved unless another place is chosen: the documents folder, else the home folder.
pub fn papers() -> PathBuf {
    let folders = UserDirs::new();
    let documents = folders.as_ref().map(|folders| folders.document_dir().unwrap_or(folders.home_dir()).to_path_buf());
    documents.unwrap_or_else(|| PathBuf::from("."))
}

/// Where fonts are installed on this kind of system, the person's own first. Some of the folders may not be there.
pub fn fonts() -> Vec<PathBuf> {
    let user = UserDirs::new();
    let own = user.as_ref().and_then(|folders| folders.font_dir().map(PathBuf::from));
    let home = user.as_ref().map(|folders| folders.home_dir().to_path_buf()).unwrap_or_default();
    let system: Vec<PathBuf> = if cfg!(windows) {
        let below = |name: &str, path: &str| std::env::var_os(name).map(|root| PathBuf::from(root).join(path));
        let folders = [below("LOCALAPPDATA", "Microsoft/Windows/Fonts"), below("WINDIR", "Fonts")];
        folders.into_iter().flatten().collect()
    } else if cfg!(target_os = "macos") {
        ["/Library/Fonts", "/System/Library/Fonts", "/System/Library/AssetsV2"].map(PathBuf::from).to_vec()
    } else {
        let mut folders = vec![home.join(".fonts")];
        folders.extend(["/usr/local/share/fonts", "/usr/share/fonts", "/opt/kingsoft/wps-office"].map(PathBuf::from));
        folders
    };
    own.into_iter().chain(system).collect()
}
