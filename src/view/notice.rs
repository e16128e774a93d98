//! What stands where a sheet cannot: loading, and each way of failing, in words. In a page of
//! somebody else the host's own slots take their place.

use leptos::prelude::*;

use super::Reader;
use crate::edition::Address;
use crate::web::Failure;

/// The paper is on its way.
#[component]
pub fn LoadingNotice() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <slot name="loading">
            <div class="notice" part="loading" role="status" data-state="loading">
                <p>{move || reader.words.get().loading()}</p>
            </div>
        </slot>
    }
}

/// There is nothing to show: why, and what the reader can do.
#[component]
pub fn FailureNotice(failure: Failure) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let retry = move |_| {
        reader.opened.set(None);
        reader.bodies.update(|bodies| bodies.retain(|_, bodies| bodies.is_ok()));
        reader.home.spawn(reader.open(reader.home.address()));
    };
    let newest = move |_| {
        let address = Address::default();
        reader.home.push(&address);
        reader.opened.set(None);
        reader.home.spawn(reader.open(Some(address)));
    };
    let state = state_name(&failure);
    let elsewhere = matches!(failure, Failure::Missing { .. } | Failure::Nowhere | Failure::Unusable(_));
    let message = Memo::new(move |_| {
        let message = reader.words.get().failure(&failure);
        (message.title, message.text)
    });
    view! {
        <slot name="error"><div class="notice" part="error" role="alert" data-state=state>
            <h1>{move || message.get().0}</h1>
            <p>{move || message.get().1}</p>
            <p class="notice-actions">
                <button on:click=retry>{move || reader.words.get().retry()}</button>
                {elsewhere.then(|| view! { <button on:click=newest>{move || reader.words.get().to_newest()}</button> })}
            </p>
        </div></slot>
    }
}

fn state_name(failure: &Failure) -> &'static str {
    match failure {
        Failure::Offline => "offline",
        Failure::Unreachable { .. } => "unreachable",
        Failure::Missing { .. } => "missing",
        Failure::Refused { .. } => "refused",
        Failure::Unusable(_) => "broken",
        Failure::Empty => "empty",
        Failure::Nowhere => "nowhere",
    }
}
