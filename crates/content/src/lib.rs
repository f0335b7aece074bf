//! What ships in the folder `content/`, compiled in and checked: protocols, care rules and words.
//! No advice of its own: `engine` judges, the files in `content/` say.

#[cfg(feature = "toml")]
mod protocol_files;
pub mod protocols;
pub mod rules;
pub mod words;
