//! The server that gave the app: asked over the network, and listened to. The browser keeps the cookie.
//! Not what is asked: `sync::member` knows that.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use sync::member::{Carrier, Fault, Method};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{place, reach};

/// The way to the server.
#[derive(Clone, Copy)]
pub struct Net;

fn address(path: &str) -> String {
    format!("{}/api/v1/{path}", place::base_path())
}

impl Carrier for Net {
    async fn carry(&self, method: Method, path: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
        let method = match method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        };
        let mut options = vec![("method", JsValue::from_str(method)), ("cache", JsValue::from_str("no-store"))];
        if !body.is_empty() {
            options.push(("body", Uint8Array::from(body).into()));
        }
        let arguments = [JsValue::from_str(&address(path)), reach::object(&options)];
        let answer = settled(reach::call(&js_sys::global(), "fetch", &arguments)).await?;
        let status = reach::member(&answer, "status").and_then(|status| status.as_f64()).unwrap_or_default();
        let bytes = settled(reach::call(&answer, "arrayBuffer", &[])).await?;
        let bytes: ArrayBuffer = bytes.dyn_into().map_err(|_| Fault::Odd)?;
        if !(200.0..300.0).contains(&status) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
            return Err(Fault::Refused(status as u16));
        }
        Ok(Uint8Array::new(&bytes).to_vec())
    }
}

async fn settled(promise: Option<JsValue>) -> Result<JsValue, Fault> {
    let promise: Promise = promise.and_then(|value| value.dyn_into().ok()).ok_or(Fault::Unreachable)?;
    JsFuture::from(promise).await.map_err(|_| Fault::Unreachable)
}

/// A stream of notices; the browser connects again by itself until it is closed.
pub struct Notices {
    source: JsValue,
    _heard: Closure<dyn Fn()>,
}

impl Notices {
    /// Calls `heard` whenever the server says that something is new.
    #[must_use]
    pub fn follow(heard: impl Fn() + 'static) -> Option<Notices> {
        let source = reach::make("EventSource", &[JsValue::from_str(&address("sync/live"))])?;
        let heard = Closure::<dyn Fn()>::new(heard);
        reach::put(&source, "onmessage", heard.as_ref());
        Some(Notices { source, _heard: heard })
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        reach::call(&self.source, "close", &[]);
    }
}
