//! A parcel as a row of IndexedDB, and the keys of rows.
//! Ids are texts there, for it has no number of that size; bodies are bytes.

use domain::fact::{DeviceId, FactId};
use js_sys::{Array, Object, Reflect, Uint8Array};
use sync::{Cursor, FamilyId, Parcel, Placed, StoreError};
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number of which JavaScript is sure.
pub const LAST_PLACE: u64 = (1 << 53) - 1;

pub fn key(family: FamilyId, place: Cursor) -> JsValue {
    Array::of2(&text(family.0), &number(place)).into()
}

pub fn id_key(family: FamilyId, id: FactId) -> JsValue {
    Array::of2(&text(family.0), &text(id.0)).into()
}

fn text(id: u128) -> JsValue {
    JsValue::from_str(&format!("{id:032x}"))
}

#[expect(clippy::cast_precision_loss, reason = "no larger than what is exact")]
fn number(place: Cursor) -> JsValue {
    JsValue::from_f64(place.0.min(LAST_PLACE) as f64)
}

pub fn encode(family: FamilyId, place: Cursor, parcel: &Parcel) -> Result<JsValue, StoreError> {
    let row = Object::new();
    let fields = [
        ("family", text(family.0)),
        ("place", number(place)),
        ("id", text(parcel.id.0)),
        ("device", text(parcel.device.0)),
        ("body", Uint8Array::from(parcel.body.as_slice()).into()),
    ];
    for (name, value) in fields {
        Reflect::set(&row, &name.into(), &value).map_err(|_| StoreError::Damaged)?;
    }
    Ok(row.into())
}

pub fn decode(row: &JsValue) -> Result<Placed, StoreError> {
    let field = |name: &str| Reflect::get(row, &name.into()).map_err(|_| StoreError::Damaged);
    let id = |name: &str| {
        let text = field(name)?.as_string().ok_or(StoreError::Damaged)?;
        u128::from_str_radix(&text, 16).map_err(|_| StoreError::Damaged)
    };
    let place = field("place")?.as_f64().ok_or(StoreError::Damaged)?;
    let body: Uint8Array = field("body")?.dyn_into().map_err(|_| StoreError::Damaged)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "written by `number`")]
    let at = Cursor(place as u64);
    Ok(Placed { at, parcel: Parcel { id: FactId(id("id")?), device: DeviceId(id("device")?), body: body.to_vec() } })
}
