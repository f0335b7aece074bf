//! The service worker: watched for a newer version, and asked to hand over when she wants it.
//! Never hands over by itself, and never in a session. Registering is the boot script's.

use std::cell::Cell;

use js_sys::Function;
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

const HAND_OVER: &str = "skip-waiting";

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// The browser's service workers; some browsers have none in private windows or without a secure connection.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("serviceWorker")).ok()?;
    there.dyn_into().ok()
}

/// Calls `waiting` when a newer version is ready. The page's boot script has registered the worker.
pub async fn watch(waiting: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    let Ok(ready) = container.ready() else { return };
    let Ok(ready) = JsFuture::from(ready).await else { return };
    let Ok(registration) = ready.dyn_into::<ServiceWorkerRegistration>() else { return };
    if registration.waiting().is_some() && container.controller().is_some() {
        waiting();
    }
    on_update(&container, &registration, waiting);
    on_hand_over(&container);
}

fn on_update(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    waiting: impl Fn() + Clone + 'static,
) {
    let (container, found) = (container.clone(), registration.clone());
    let on_found = Closure::<dyn Fn()>::new(move || {
        let Some(coming) = found.installing() else { return };
        let (container, worker, waiting) = (container.clone(), coming.clone(), waiting.clone());
        let on_state = Closure::<dyn Fn()>::new(move || {
            // Without a controller this is the first visit: nothing is replaced, so there is nothing to say.
            if worker.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                waiting();
            }
        });
        coming.set_onstatechange(Some(as_function(&on_state)));
        on_state.forget();
    });
    registration.set_onupdatefound(Some(as_function(&on_found)));
    on_found.forget();
}

/// The new version took over because she asked: the page is loaded anew, once.
fn on_hand_over(container: &ServiceWorkerContainer) {
    let on_change = Closure::<dyn Fn()>::new(|| {
        if ASKED.with(|asked| asked.replace(false)) {
            let _ = window().location().reload();
        }
    });
    container.set_oncontrollerchange(Some(as_function(&on_change)));
    on_change.forget();
}

/// Lets the waiting version take over.
pub async fn hand_over() {
    let Some(container) = container() else { return };
    let Ok(found) = JsFuture::from(container.get_registration()).await else { return };
    let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return };
    if let Some(waiting) = registration.waiting() {
        ASKED.with(|asked| asked.set(true));
        let _ = waiting.post_message(&JsValue::from_str(HAND_OVER));
    }
}

fn as_function(closure: &Closure<dyn Fn()>) -> &Function {
    closure.as_ref().unchecked_ref()
}
