//! Serves the web app: embedded files, security headers, health check, listening and stopping.
//! Gives no advice and logs no request: what passes through here may be about somebody's body.

mod data_dir;
mod encoding;
mod files;
mod headers;
mod public_url;
mod routes;
mod serve;

pub use data_dir::{DataDirError, prepare_data_dir};
pub use files::{File, Files};
pub use public_url::{PublicUrl, PublicUrlError};
pub use routes::{router, router_with};
pub use serve::{Listening, ServeError, listen};
