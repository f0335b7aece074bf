//! The phone itself: pages, network, speed, looks. A journey that cannot go on stops with what was awaited and what was
//! there instead. What a person does is in `hands`, what she sees in `eyes`.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::emulation::{self, Look, Network};
use crate::letdown::Letdown;
use crate::wait::until;
use crate::{keep, tree};

/// A phone of 390 by 844 with the app, a fresh profile and a server of its own.
pub struct Phone {
    pub(crate) browser: Browser,
    letdown: Rc<RefCell<Letdown>>,
    look: Look,
}

impl Default for Phone {
    fn default() -> Phone {
        Phone::new()
    }
}

impl Phone {
    /// A phone that has never seen the app.
    #[must_use]
    pub fn new() -> Phone {
        Phone::below("/")
    }

    /// The same with the app below a path such as `/letdown/`.
    #[must_use]
    pub fn below(base: &str) -> Phone {
        Phone::at(Rc::new(RefCell::new(Letdown::start(base))))
    }

    /// Another phone, with a profile of its own, at the same server.
    #[must_use]
    pub fn beside(&self) -> Phone {
        Phone::at(Rc::clone(&self.letdown))
    }

    fn at(letdown: Rc<RefCell<Letdown>>) -> Phone {
        let phone = Phone { browser: Browser::open(), letdown, look: Look::default() };
        phone.settle_in();
        phone
    }

    fn settle_in(&self) {
        self.must(emulation::phone(&self.browser));
        self.must(emulation::look(&self.browser, self.look));
        let folder = self.download_folder();
        let behaviour = json!({"behavior": "allow", "downloadPath": folder});
        self.must(self.browser.command("Browser.setDownloadBehavior", behaviour).map(drop));
    }

    /// Opens a page, given like `""` or `"history?clock=60"`.
    pub fn visit(&self, path: &str) -> &Phone {
        self.must(self.browser.go(&self.letdown.borrow().address(path)));
        self
    }

    /// Loads the page anew.
    pub fn reload(&self) -> &Phone {
        let here = self.eval("location.href");
        self.must(self.browser.go(here.as_str().unwrap_or_default()));
        self
    }

    /// Runs JavaScript, awaits it, and returns its value.
    pub fn eval(&self, expression: &str) -> Value {
        self.must(self.browser.eval(expression))
    }

    /// Runs JavaScript in every page before the app's own, for standing in for devices.
    pub fn before_load(&self, source: &str) -> &Phone {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source}));
        self
    }

    /// Any other command of the browser's developer tools.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.must(self.browser.command(method, parameters))
    }

    /// Allows these for the app without a question, such as `notifications`.
    pub fn grant(&self, permissions: &[&str]) -> &Phone {
        let origin = self.letdown.borrow().address("");
        self.devtools("Browser.grantPermissions", json!({"permissions": permissions, "origin": origin}));
        self
    }

    /// Takes the network away, and the server with it, or brings both back.
    pub fn offline(&mut self, offline: bool) -> &Phone {
        if offline {
            self.letdown.borrow_mut().take_away();
        } else {
            self.letdown.borrow_mut().bring_back();
        }
        self.network(if offline { Network::Offline } else { Network::Open })
    }

    /// Makes the network as bad as this, for the page's own requests.
    pub fn network(&self, network: Network) -> &Phone {
        self.must(emulation::network(&self.browser, network));
        self
    }

    /// Makes the processor this many times slower.
    pub fn slow_cpu(&self, times: f64) -> &Phone {
        self.must(emulation::slow_cpu(&self.browser, times));
        self
    }

    /// What the phone's owner has chosen: night, text size, motion.
    pub fn look(&mut self, look: Look) -> &Phone {
        self.look = look;
        self.must(emulation::look(&self.browser, look));
        self
    }

    /// Waits until the service worker has kept every file, so that the network may go.
    pub fn wait_until_kept(&self) -> &Phone {
        self.eval("navigator.serviceWorker.ready.then(() => true)");
        self.wait_for("the service worker to take over", |phone| {
            phone.eval("!!navigator.serviceWorker.controller") == true
        })
    }

    /// Opens a page in a further tab and turns to it.
    pub fn visit_in_new_tab(&self, path: &str) -> &Phone {
        self.must(self.browser.new_tab());
        self.settle_in();
        self.visit(path)
    }

    /// Turns to a tab, counted from nought in the order of opening.
    pub fn turn_to_tab(&self, number: usize) -> &Phone {
        self.must(self.browser.turn_to_tab(number));
        self
    }

    /// Waits for a finished download whose name ends so, and returns where it lies.
    #[must_use]
    pub fn downloaded(&self, ending: &str) -> PathBuf {
        let folder = self.download_folder();
        let found = until(|| {
            let entries = std::fs::read_dir(&folder).ok()?;
            entries.flatten().map(|entry| entry.path()).find(|path| path.display().to_string().ends_with(ending))
        });
        found.unwrap_or_else(|| self.stop(&format!("no download ends in {ending:?}")))
    }

    fn download_folder(&self) -> PathBuf {
        self.browser.folder().join("downloads")
    }

    pub(crate) fn must<T>(&self, result: Result<T, String>) -> T {
        result.unwrap_or_else(|reason| self.stop(&reason))
    }

    /// Ends the journey with what is on the screen.
    pub(crate) fn stop(&self, reason: &str) -> ! {
        let picture = keep::stopped_at();
        let _ = keep::screenshot(&self.browser, &picture);
        let answer = self.browser.command("Accessibility.getFullAXTree", json!({}));
        let there = answer.map(|answer| tree::written(&answer)).unwrap_or_default();
        let said = self.browser.complaints().join("\n");
        panic!("{reason}\non the screen ({}):\n{there}\nthe console says:\n{said}", picture.display());
    }
}

impl Drop for Phone {
    /// A journey that got through must also have left the console without errors, the page's policy among them.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let said = self.browser.complaints();
        assert!(said.is_empty(), "the console says:\n{}", said.join("\n"));
    }
}
