//! The phone: what a person does with the app and sees of it, each a word long; a journey that cannot go on stops with
//! what was awaited and what was there instead. No knowledge of any page: journeys in tests/ have that.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::emulation::{self, Look, Network};
use crate::find::{self, Thing};
use crate::letdown::Letdown;
use crate::wait::until;
use crate::{axe, keep, snapshot, tree};

/// Everything that takes text or a number.
const FIELDS: [&str; 5] = ["textbox", "spinbutton", "searchbox", "combobox", "slider"];
/// Everything that is there to be touched.
const TOUCHABLE: [&str; 8] = ["button", "link", "radio", "checkbox", "switch", "tab", "menuitem", "option"];

/// A phone of 390 by 844 with the app, a fresh profile and a server of its own.
pub struct Phone {
    browser: Browser,
    letdown: Letdown,
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
        let phone = Phone { browser: Browser::open(), letdown: Letdown::start(base), look: Look::default() };
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
        self.must(self.browser.go(&self.letdown.address(path)));
        self
    }

    /// Loads the page anew.
    pub fn reload(&self) -> &Phone {
        let here = self.eval("location.href");
        self.must(self.browser.go(here.as_str().unwrap_or_default()));
        self
    }

    /// Touches the button, link, switch … of this name, once it is there and nothing lies over it.
    pub fn tap(&self, name: &str) -> &Phone {
        self.tap_one_of(&TOUCHABLE, name)
    }

    /// The same for one role, where a name alone could mean two things.
    pub fn tap_role(&self, role: &str, name: &str) -> &Phone {
        self.tap_one_of(&[role], name)
    }

    fn tap_one_of(&self, roles: &[&str], name: &str) -> &Phone {
        let mut why = "it is not there".to_owned();
        let tapped = until(|| {
            let thing = find::find(&self.browser, roles, name).ok().flatten()?;
            find::tap(&self.browser, thing).map_err(|reason| why = reason).ok()
        });
        tapped.unwrap_or_else(|| self.stop(&format!("cannot tap {name:?}: {why}")));
        self
    }

    /// Replaces what is in the field of this name.
    pub fn type_into(&self, name: &str, text: &str) -> &Phone {
        let thing = self.one_of(&FIELDS, name);
        self.must(find::type_into(&self.browser, thing, text));
        self
    }

    /// Sets the list (by the option's text), slider or time field of this name.
    pub fn choose(&self, name: &str, value: &str) -> &Phone {
        let thing = self.one_of(&["combobox", "slider", "listbox", "Date", "DateTime", "InputTime", "textbox"], name);
        self.must(find::choose(&self.browser, thing, value));
        self
    }

    /// What the field of this name holds.
    #[must_use]
    pub fn value_of(&self, name: &str) -> String {
        let thing = self.one_of(&FIELDS, name);
        let value = self.must(find::call(&self.browser, thing, "function() { return this.value; }", json!([])));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Gives a file to the page's file field of this name (its label).
    pub fn give_file(&self, name: &str, path: &Path) -> &Phone {
        let thing = self.one_of(&["button", "textbox"], name);
        self.must(find::give_files(&self.browser, thing, &[path.display().to_string()]));
        self
    }

    /// Waits until a heading of this name is there.
    pub fn see_heading(&self, name: &str) -> &Phone {
        self.see("heading", name)
    }

    /// Waits until a button of this name is there.
    pub fn see_button(&self, name: &str) -> &Phone {
        self.see("button", name)
    }

    /// Waits until something of this role and name is there.
    pub fn see(&self, role: &str, name: &str) -> &Phone {
        self.one_of(&[role], name);
        self
    }

    /// Waits until nothing of this role and name is there.
    pub fn see_gone(&self, role: &str, name: &str) -> &Phone {
        let gone = until(|| self.finds(role, name).is_none().then_some(()));
        gone.unwrap_or_else(|| self.stop(&format!("the {role} {name:?} stays")));
        self
    }

    /// Whether something of this role and name is there now.
    #[must_use]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.finds(role, name).is_some()
    }

    /// Waits until the page's visible text has this in it.
    pub fn see_text(&self, text: &str) -> &Phone {
        self.wait_for(&format!("the text {text:?}"), |phone| phone.text().contains(text))
    }

    /// The page's visible text.
    #[must_use]
    pub fn text(&self) -> String {
        self.eval("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the condition holds; `what` ends the sentence "waited for …".
    pub fn wait_for(&self, what: &str, condition: impl Fn(&Phone) -> bool) -> &Phone {
        until(|| condition(self).then_some(())).unwrap_or_else(|| self.stop(&format!("waited in vain for {what}")));
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
        let origin = self.letdown.address("");
        self.devtools("Browser.grantPermissions", json!({"permissions": permissions, "origin": origin}));
        self
    }

    /// Takes the network away, and the server with it, or brings both back.
    pub fn offline(&mut self, offline: bool) -> &Phone {
        if offline {
            self.letdown.take_away();
        } else {
            self.letdown.bring_back();
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

    /// Stops when the page breaks a rule of WCAG 2.2 AA that a machine can check.
    pub fn axe(&self) -> &Phone {
        let found = self.must(axe::violations(&self.browser));
        if !found.is_empty() {
            self.stop(&format!("axe found:\n{}", found.join("\n")));
        }
        self
    }

    /// The page as assistive technology gets it.
    #[must_use]
    pub fn accessibility_tree(&self) -> String {
        tree::written(&self.devtools("Accessibility.getFullAXTree", json!({})))
    }

    /// Compares that with journeys/snapshots/NAME.txt.
    pub fn ax_snapshot(&self, name: &str) -> &Phone {
        self.must(snapshot::compare(name, &self.accessibility_tree()));
        self
    }

    /// The same with every number as 0, for pages that show times.
    pub fn ax_snapshot_without_digits(&self, name: &str) -> &Phone {
        self.must(snapshot::compare(name, &snapshot::without_digits(&self.accessibility_tree())));
        self
    }

    /// Writes a picture of what the screen shows.
    pub fn screenshot(&self, path: impl AsRef<Path>) -> &Phone {
        self.must(keep::screenshot(&self.browser, path.as_ref(), false));
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

    fn finds(&self, role: &str, name: &str) -> Option<Thing> {
        find::find(&self.browser, &[role], name).ok().flatten()
    }

    fn one_of(&self, roles: &[&str], name: &str) -> Thing {
        let found = until(|| find::find(&self.browser, roles, name).ok().flatten());
        found.unwrap_or_else(|| self.stop(&format!("there is no {} {name:?}", roles.join(" or "))))
    }

    fn must<T>(&self, result: Result<T, String>) -> T {
        result.unwrap_or_else(|reason| self.stop(&reason))
    }

    /// Ends the journey with what is on the screen.
    fn stop(&self, reason: &str) -> ! {
        let picture = keep::stopped_at();
        let _ = keep::screenshot(&self.browser, &picture, false);
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
