// Ends the glue that wasm-bindgen writes: fetches the wasm, starts the app, keeps it for use without network.
__wbg_init({ module_or_path: new URL("{{app.wasm}}", import.meta.url) });

if ("serviceWorker" in navigator) {
  // After loading, so that keeping files never delays the first look at them.
  const keep = () => navigator.serviceWorker.register(new URL("sw.js", document.baseURI)).catch(() => {});
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep, { once: true });
}
