//! What a person does on the phone: taps, types, chooses, gives files. Everything by name.
//! Not how a finger meets a thing: `find` knows.

use std::path::Path;

use serde_json::json;

use crate::find;
use crate::phone::Phone;
use crate::wait::until;

/// Everything that takes text or a number.
const FIELDS: [&str; 5] = ["textbox", "spinbutton", "searchbox", "combobox", "slider"];
/// Everything that is there to be touched.
const TOUCHABLE: [&str; 8] = ["button", "link", "radio", "checkbox", "switch", "tab", "menuitem", "option"];

impl Phone {
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
}
