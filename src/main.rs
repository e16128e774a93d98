//! The reader binary: panic hook, mount.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    epaper::web::mark("epaper:boot");
    if let Some(home) = epaper::web::Home::page() {
        leptos::mount::mount_to_body(move || epaper::view::open(home));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the reader runs in browsers; build it with `make build`");
    std::process::exit(2);
}
