//! What a person perceives on the phone: headings, buttons, text, the page as a screen reader has it.
//! Changes nothing; everything waits for what it is asked for.

use std::path::Path;

use serde_json::json;

use crate::find::{self, Thing};
use crate::phone::Phone;
use crate::wait::until;
use crate::{axe, keep, snapshot, tree};

impl Phone {
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
        self.must(keep::screenshot(&self.browser, path.as_ref()));
        self
    }

    fn finds(&self, role: &str, name: &str) -> Option<Thing> {
        find::find(&self.browser, &[role], name).ok().flatten()
    }

    /// Waits for a thing of one of these roles.
    pub(crate) fn one_of(&self, roles: &[&str], name: &str) -> Thing {
        let found = until(|| find::find(&self.browser, roles, name).ok().flatten());
        found.unwrap_or_else(|| self.stop(&format!("there is no {} {name:?}", roles.join(" or "))))
    }
}
