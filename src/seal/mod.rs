//! The closing digital signature of a PDF ("seal") and its verification: one signature over the whole file with the
//! desk's own key. It must not know of cases, the casebook, the window or words for people, and never draws a seal.
//!
//! | file | what lies there |
//! | --- | --- |
//! | `key`, `pem` | the desk's key: made, read, carried |
//! | `certificate`, `root` | what a certificate says; whom a person trusts |
//! | `cms` | the container of the signature, one way of writing |
//! | `record` | what the sealed file says of itself |
//! | `write` | sealing a file |
//! | `place`, `verify` | finding the seal in a file and judging it |
//!
//! What the seal proves: not a byte changed since the holder of that key closed the file. What it does not prove: who
//! holds the key. A self-issued certificate, without a time stamp of a third party, does not by itself make a reliable
//! electronic signature (可靠电子签名, Electronic Signature Law art. 13).

mod bytes;
mod certificate;
mod cms;
mod key;
mod pem;
mod place;
mod record;
mod root;
mod verify;
mod write;

#[cfg(test)]
mod tests;

pub use certificate::{CertificateInfo, sha256_hex};
pub use key::{KeyError, SealingKey};
pub use record::{SealRecord, TextHash};
pub use root::{Root, Trust};
pub use verify::{Coverage, Damage, LARGEST_FILE, NotSealed, SignatureState, Verified, verify};
pub use write::{SealError, seal};
