//! "May move between threads", where there are threads: always natively, never asked for in the browser.
//! Why not two traits, nor boxed futures: docs/adr/0002-one-store-contract.md.

/// [`Send`] natively; anything in the browser, where handles to IndexedDB belong to one thread.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send> MaybeSend for T {}

/// [`Send`] natively; anything in the browser, where handles to IndexedDB belong to one thread.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T> MaybeSend for T {}

/// [`Sync`] natively; anything in the browser.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSync: Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Sync> MaybeSync for T {}

/// [`Sync`] natively; anything in the browser.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSync {}
#[cfg(target_arch = "wasm32")]
impl<T> MaybeSync for T {}
