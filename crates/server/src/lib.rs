//! Serves the web app, and keeps the mailbox of sealed facts for those who have an account.
//! Gives no advice and logs no request: what passes through here may be about somebody's body.

mod api;
mod clock;
mod data_dir;
mod encoding;
mod files;
mod headers;
mod public_url;
mod routes;
mod serve;

pub use api::{Api, Keeps, Notices, Policy, SignUp, openapi};
pub use data_dir::{DataDirError, prepare_data_dir};
pub use files::{File, Files};
pub use public_url::{PublicUrl, PublicUrlError};
pub use routes::{no_other_tools, router, router_with};
pub use serve::{Listening, ServeError, listen};
