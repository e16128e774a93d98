//! The reader binary: panic hook, mount.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    epaper::web::mark("epaper:boot");
    leptos::mount::mount_to_body(epaper::view::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the reader runs in browsers; build it with `make build`");
    std::process::exit(2);
}
