//! A Chromium session with a fresh profile: raw DevTools commands, JavaScript, console complaints.
//! Not a phone yet: `emulation` makes it one.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WindowHandle};
use tokio::runtime::Runtime;

use crate::driver::Driver;

/// No window, no calls home, sound without a tap, and no sandbox, which root cannot have.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    "--lang=en-GB",
    "--window-size=390,844",
];

/// The project's folder.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("journeys lies in the project's folder")
}

/// One browser.
pub struct Browser {
    runtime: Runtime,
    session: Option<WebDriver>,
    // Dropped in this order, after the session: the profile when the browser has left it, then the driver.
    profile: TempDir,
    _driver: Arc<Driver>,
}

impl Browser {
    /// Starts with nothing remembered.
    pub fn open() -> Browser {
        let driver = Driver::shared();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut wanted = DesiredCapabilities::chrome();
        let mut flags: Vec<String> = FLAGS.iter().map(ToString::to_string).collect();
        flags.push(format!("--user-data-dir={}", profile.path().join("profile").display()));
        for flag in &flags {
            wanted.add_arg(flag).expect("flags are plain text");
        }
        if let Ok(program) = std::env::var("CHROMIUM") {
            wanted.set_binary(&program).expect("a path is plain text");
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect("log levels are known");
        let session = runtime.block_on(WebDriver::new(driver.url(), wanted)).expect("Chromium starts");
        Browser { runtime, session: Some(session), profile, _driver: driver }
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the session lives as long as the browser")
    }

    /// A DevTools command; the error is what the browser said.
    pub fn command(&self, method: &str, parameters: Value) -> Result<Value, String> {
        let sent = self.runtime.block_on(self.session().cdp().send_raw(method, parameters));
        sent.map_err(|error| format!("{method}: {error}"))
    }

    /// Runs an expression, awaits it, and returns it as JSON; the error is what the page threw.
    pub fn eval(&self, expression: &str) -> Result<Value, String> {
        let parameters =
            json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let mut answer = self.command("Runtime.evaluate", parameters)?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(thrown["exception"]["description"].as_str().unwrap_or("the page threw").to_owned()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Loads an address and waits until the page has loaded.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.runtime.block_on(self.session().goto(address)).map_err(|error| format!("{address}: {error}"))
    }

    /// Opens a further tab and turns to it.
    pub fn new_tab(&self) -> Result<(), String> {
        let opened = self.runtime.block_on(async {
            let tab = self.session().new_tab().await?;
            self.session().switch_to_window(tab).await
        });
        opened.map_err(|error| error.to_string())
    }

    /// Turns to the tab opened as the given one, counted from nought.
    pub fn turn_to_tab(&self, number: usize) -> Result<(), String> {
        let turned = self.runtime.block_on(async {
            let tabs: Vec<WindowHandle> = self.session().windows().await?;
            self.session().switch_to_window(tabs[number].clone()).await
        });
        turned.map_err(|error| error.to_string())
    }

    /// What the console took as an error since the last time, failed loads aside: a journey may go offline, and
    /// the server may refuse what the page then explains.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.runtime.block_on(self.session().browser_log()).unwrap_or_default();
        let severe = log.into_iter().filter(|entry| format!("{:?}", entry.level).to_uppercase().contains("SEVERE"));
        severe.map(|entry| entry.message).filter(|message| !is_explained(message)).collect()
    }

    /// A folder of this browser's own, gone with it.
    pub fn folder(&self) -> &Path {
        self.profile.path()
    }
}

fn is_explained(message: &str) -> bool {
    let refused = message.contains("/api/v1/") && message.contains("responded with a status of 4");
    refused || message.contains("net::ERR_")
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = self.runtime.block_on(session.quit());
        }
    }
}
