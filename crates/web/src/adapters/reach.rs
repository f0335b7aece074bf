//! A short arm to browser features that some browsers lack: ask for a member, call a method, never throw.
//! Not for what every browser has: that goes through typed bindings.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A member of `of`, when it is there.
#[must_use]
pub fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method of `of`; `None` when there is none, or when it throws.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = member(of, name)?.dyn_into().ok()?;
    let list: Array = arguments.iter().collect();
    Reflect::apply(&method, of, &list).ok()
}

/// Makes `new Name(arguments)`; `None` when the browser has no such thing.
#[must_use]
pub fn make(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let maker: Function = member(&js_sys::global(), name)?.dyn_into().ok()?;
    let list: Array = arguments.iter().collect();
    Reflect::construct(&maker, &list).ok()
}

/// Sets a member; a browser that refuses is left in peace.
pub fn put(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &JsValue::from_str(name), value);
}

/// A plain object of these members.
#[must_use]
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        put(&object, name, value);
    }
    object.into()
}

/// `navigator`, when there is a window.
#[must_use]
pub fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}
