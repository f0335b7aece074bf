//! What every page shares: words, her settings, the facts of this phone, where they are kept, the time.
//! Not what follows from the facts: that is folded by `engine`, and only held here.

mod facts;
mod household;
mod trial;

use std::rc::Rc;
use std::sync::Arc;

use content::words::{Args, Words};
use domain::fact::{DeviceId, Fact};
use domain::place::{Quadrant, Side};
use domain::settings::{Settings, Wording};
use engine::care::Breach;
use engine::coach::Setup;
use engine::timeline::Timeline;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use crate::adapters::audio;
use crate::adapters::clock;
use crate::adapters::indexeddb::Store;
use crate::adapters::place;

pub use household::{Household, Standing};

/// What a tap on a short word does. It outlives the page that said it.
pub type Deed = Arc<dyn Fn() + Send + Sync>;

/// A short word at the foot of the screen, with one thing to do about it.
#[derive(Clone)]
pub struct Snack {
    /// What is said.
    pub text: String,
    /// What can be done: the button's name, and the deed.
    pub deed: Option<(String, Deed)>,
    /// Whether it was said on the way to another page, and so is still to be seen there.
    on_the_way: bool,
}

type Go = Rc<dyn Fn(&str, bool)>;

/// The context of the app. Cheap to copy; reach it with [`App::here`].
#[derive(Clone, Copy)]
pub struct App {
    words: StoredValue<Rc<Words>, LocalStorage>,
    store: StoredValue<Store, LocalStorage>,
    go: StoredValue<Option<Go>, LocalStorage>,
    setup: StoredValue<Option<Setup>, LocalStorage>,
    device: RwSignal<DeviceId>,
    /// Every fact of this phone, oldest stamp first.
    pub facts: RwSignal<Vec<Fact>>,
    /// What is so now, folded from the facts.
    pub timeline: Memo<Timeline>,
    /// Her choices as they stand.
    pub settings: Memo<Settings>,
    /// Whether the store has been read.
    pub ready: RwSignal<bool>,
    /// Whether what she saves outlives this visit.
    pub lasts: RwSignal<bool>,
    /// Whether the phone would not keep something.
    pub full: RwSignal<bool>,
    /// Whether a session is on its way into the store; until she is on another page.
    saving: RwSignal<bool>,
    /// Whether a newer version of the app waits to be used.
    pub new_version: RwSignal<bool>,
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
        let facts = RwSignal::new(Vec::new());
        let timeline = Memo::new(move |_| facts.with(|facts: &Vec<Fact>| engine::timeline::fold(facts)));
        let app = App {
            words: StoredValue::new_local(Rc::new(Words::english())),
            store: StoredValue::new_local(Store::memory()),
            go: StoredValue::new_local(None),
            setup: StoredValue::new_local(None),
            device: RwSignal::new(DeviceId(0)),
            facts,
            timeline,
            settings: Memo::new(move |_| timeline.with(|timeline| timeline.settings.clone())),
            ready: RwSignal::new(false),
            lasts: RwSignal::new(true),
            full: RwSignal::new(false),
            saving: RwSignal::new(false),
            new_version: RwSignal::new(false),
            now: RwSignal::new(clock::now_ms()),
            snack: RwSignal::new(None),
        };
        Interval::new(1000, move || app.now.set(clock::now_ms())).forget();
        app.read_store();
        app.end_trials();
        app
    }

    /// The device that writes.
    #[must_use]
    pub fn device(self) -> DeviceId {
        self.device.get_untracked()
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
        // Words that are made once need not follow her choice; words inside the view do.
        let wording = if Observer::get().is_some() {
            self.settings.with(|settings| settings.wording)
        } else {
            self.settings.with_untracked(|settings| settings.wording)
        };
        match wording {
            Wording::Breast => "breast",
            Wording::Chest => "chest",
        }
    }

    /// The words for a place of the body, such as "left, upper outer".
    #[must_use]
    pub fn place(self, side: Side, quadrant: Option<Quadrant>) -> String {
        self.words.with_value(|words| words.place(side, quadrant))
    }

    /// Why a routine is refused.
    #[must_use]
    pub fn reason(self, breach: &Breach) -> String {
        self.words.with_value(|words| content::protocols::reason(breach, words))
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
    /// Sound is opened here, in the tap itself: some browsers accept no later moment.
    pub fn begin(self, setup: Setup) {
        audio::open(clock::rate());
        self.setup.set_value(Some(setup));
        self.go_instead("/session");
    }

    /// What the gate has just let through, once; `None` when the session screen was opened otherwise.
    #[must_use]
    pub fn take_setup(self) -> Option<Setup> {
        self.setup.try_update_value(Option::take).flatten()
    }

    /// Says a short word at the foot of the screen.
    pub fn tell(self, text: String, deed: Option<(String, Deed)>) {
        self.snack.set(Some(Snack { text, deed, on_the_way: false }));
    }

    /// Goes to a page, forgets this one, and says a short word there.
    pub fn go_and_tell(self, path: &str, text: String, deed: Option<(String, Deed)>) {
        self.snack.set(Some(Snack { text, deed, on_the_way: true }));
        self.go_instead(path);
    }

    /// Takes the word away.
    pub(crate) fn dismiss_snack(self) {
        self.snack.set(None);
    }

    /// She is on another page: what was said before is over, what was said for this page stays.
    pub(crate) fn arrive(self) {
        self.saving.set(false);
        let told = self.snack.get_untracked();
        if let Some(told) = told {
            self.snack.set(told.on_the_way.then_some(Snack { on_the_way: false, ..told }));
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
