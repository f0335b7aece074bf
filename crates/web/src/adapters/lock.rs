//! Which tab coaches: one lock for all tabs of this app, given, waited for, or taken over.
//! Not what the tabs tell each other: that is `adapters::tabs`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::reach;

/// The one lock.
const NAME: &str = "letdown-session";

/// How to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Now or not at all.
    IfFree,
    /// When the other tab is done or closed.
    WhenFree,
    /// Away from the other tab.
    TakeOver,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// This tab coaches.
    Held,
    /// Another tab coaches.
    Taken,
    /// Another tab has taken over.
    Lost,
}

thread_local! {
    static RELEASE: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Counts claims, so that what an old one is told late is not taken for news.
    static ROUND: Cell<u32> = const { Cell::new(0) };
}

/// Asks for the lock. Without locks in the browser, every tab is taken as the one.
pub fn claim(how: Claim, tell: impl Fn(Told) + 'static) {
    let round = ROUND.get() + 1;
    ROUND.set(round);
    let tell = Rc::new(move |told| {
        if ROUND.get() == round {
            tell(told);
        }
    });
    let Some(locks) = reach::navigator().and_then(|navigator| reach::member(&navigator, "locks")) else {
        return tell(Told::Held);
    };
    let options = reach::object(&[
        ("ifAvailable", JsValue::from_bool(how == Claim::IfFree)),
        ("steal", JsValue::from_bool(how == Claim::TakeOver)),
    ]);
    let granted = granted(round, Rc::clone(&tell));
    let asked = reach::call(&locks, "request", &[JsValue::from_str(NAME), options, granted]);
    let Some(Ok(promise)) = asked.map(JsCast::dyn_into::<Promise>) else { return tell(Told::Held) };
    spawn_local(async move {
        if JsFuture::from(promise).await.is_err() {
            tell(Told::Lost);
        }
    });
}

/// The browser calls this with the lock or nothing, and holds the lock until the promise it gets is kept.
fn granted(round: u32, tell: Rc<impl Fn(Told) + 'static>) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| -> JsValue {
        // A lock that nobody waits for any more goes straight on to the next tab.
        if lock.is_null() || ROUND.get() != round {
            tell(Told::Taken);
            return JsValue::UNDEFINED;
        }
        let until_released = Promise::new(&mut |resolve, _| {
            let earlier = RELEASE.with_borrow_mut(|release| release.replace(resolve));
            if let Some(earlier) = earlier {
                let _ = earlier.call0(&JsValue::UNDEFINED);
            }
        });
        tell(Told::Held);
        until_released.into()
    })
}

/// Gives the lock back and forgets what was asked.
pub fn release() {
    ROUND.set(ROUND.get() + 1);
    if let Some(release) = RELEASE.with_borrow_mut(Option::take) {
        let _ = release.call0(&JsValue::UNDEFINED);
    }
}
