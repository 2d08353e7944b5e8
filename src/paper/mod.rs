//! From the words of a paper to its pages and to the PDF. It must not know what the words mean.

pub mod page;
