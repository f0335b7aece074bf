//! What every page shares: words, her settings, the facts of this phone, where they are kept, the time.
//! Not what follows from the facts: that is folded by `engine`, and only held here.

use std::rc::Rc;

use content::words::{Args, Words};
use domain::place::{Quadrant, Side};
use domain::settings::{Settings, Wording};
use engine::coach::Setup;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::adapters::clock;
use crate::adapters::indexeddb::Store;
use crate::adapters::place;

/// A short word at the foot of the screen, with one thing to do about it.
#[derive(Clone)]
pub struct Snack {
    /// What is said.
    pub text: String,
    /// What can be done: the button's name, and the deed.
    pub deed: Option<(String, Callback<()>)>,
}

type Go = Rc<dyn Fn(&str, bool)>;

/// The context of the app. Cheap to copy; reach it with [`App::here`].
#[derive(Clone, Copy)]
pub struct App {
    words: StoredValue<Rc<Words>, LocalStorage>,
    store: StoredValue<Store, LocalStorage>,
    go: StoredValue<Option<Go>, LocalStorage>,
    setup: StoredValue<Option<Setup>, LocalStorage>,
    /// Her choices as they stand.
    pub settings: RwSignal<Settings>,
    /// Whether the store has been read.
    pub ready: RwSignal<bool>,
    /// Whether what she saves outlives this visit.
    pub lasts: RwSignal<bool>,
    /// The time, told once a second.
    pub now: RwSignal<i64>,
    /// The word at the foot of the screen.
    pub snack: RwSignal<Option<Snack>>,
}

impl App {
    /// The app of this page.
    #[must_use]
    pub fn here() -> App {
        expect_context::<App>()
    }

    /// Starts with memory, and takes up the phone's own store as soon as it is open.
    pub(crate) fn open() -> App {
        let app = App {
            words: StoredValue::new_local(Rc::new(Words::english())),
            store: StoredValue::new_local(Store::memory()),
            go: StoredValue::new_local(None),
            setup: StoredValue::new_local(None),
            settings: RwSignal::new(Settings::default()),
            ready: RwSignal::new(false),
            lasts: RwSignal::new(true),
            now: RwSignal::new(clock::now_ms()),
            snack: RwSignal::new(None),
        };
        Interval::new(1000, move || app.now.set(clock::now_ms())).forget();
        spawn_local(async move {
            let store = Store::open().await;
            app.lasts.set(store.lasts());
            app.store.set_value(store);
            app.ready.set(true);
        });
        app
    }

    /// Where things are kept.
    #[must_use]
    pub fn store(self) -> Store {
        self.store.get_value()
    }

    /// The message, in her words for the body.
    #[must_use]
    pub fn say(self, id: &str) -> String {
        self.say_with(id, Args::new())
    }

    /// The message with arguments, in her words for the body.
    #[must_use]
    pub fn say_with(self, id: &str, mut args: Args) -> String {
        args.set("body", self.body());
        self.words.with_value(|words| words.say_with(id, &args))
    }

    fn body(self) -> &'static str {
        match self.settings.with(|settings| settings.wording) {
            Wording::Breast => "breast",
            Wording::Chest => "chest",
        }
    }

    /// The words for a place of the body, such as "left, upper outer".
    #[must_use]
    pub fn place(self, side: Side, quadrant: Option<Quadrant>) -> String {
        self.words.with_value(|words| words.place(side, quadrant))
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has_word(self, id: &str) -> bool {
        self.words.with_value(|words| words.has(id))
    }

    /// The address of a page of the app, such as `/history`, for a link.
    #[must_use]
    pub fn href(self, path: &str) -> String {
        format!("{}{}", place::base_path(), with_clock(path))
    }

    /// Goes to a page of the app.
    pub fn go(self, path: &str) {
        self.step(path, false);
    }

    /// Goes to a page of the app and forgets this one, so that "back" does not return here.
    pub fn go_instead(self, path: &str) {
        self.step(path, true);
    }

    fn step(self, path: &str, replace: bool) {
        if let Some(go) = self.go.get_value() {
            go(&with_clock(path), replace);
        }
    }

    pub(crate) fn on_go(self, go: impl Fn(&str, bool) + 'static) {
        self.go.set_value(Some(Rc::new(go)));
    }

    /// Hands a checked routine and the gate's answer to the session screen, and goes there.
    pub fn begin(self, setup: Setup) {
        self.setup.set_value(Some(setup));
        self.go_instead("/session");
    }

    /// What the gate has just let through, once; `None` when the session screen was opened otherwise.
    #[must_use]
    pub fn take_setup(self) -> Option<Setup> {
        self.setup.try_update_value(Option::take).flatten()
    }

    /// Says a short word at the foot of the screen.
    pub fn tell(self, text: String, deed: Option<(String, Callback<()>)>) {
        self.snack.set(Some(Snack { text, deed }));
    }

    pub(crate) fn dismiss_snack(self) {
        if self.snack.with_untracked(Option::is_some) {
            self.snack.set(None);
        }
    }
}

/// Keeps `?clock=` on the way from page to page.
fn with_clock(path: &str) -> String {
    let rate = clock::rate();
    if (rate - 1.0).abs() < f64::EPSILON {
        return path.to_owned();
    }
    let join = if path.contains('?') { '&' } else { '?' };
    format!("{path}{join}clock={rate}")
}
