// What the page can do a little better with a script; everything works without one.
"use strict";

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "yes";
    // Back in the history, the form may be sent again.
    window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  }
});

// Filters take effect when they are chosen.
for (const choice of document.querySelectorAll("form[data-live] select")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}
