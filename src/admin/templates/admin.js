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

// A picture that cannot be had leaves no broken one behind; its words stand below all the same.
for (const picture of document.querySelectorAll("img[data-picture]")) {
  const drop = () => {
    const all = picture.parentElement;
    picture.remove();
    if (!all.querySelector("img")) all.remove();
  };
  if (picture.complete && picture.naturalWidth === 0) drop();
  else picture.addEventListener("error", drop, { once: true });
}

// While a post's text is typed, the server counts and judges it; the server alone decides.
for (const form of document.querySelectorAll("form[data-judge]")) {
  const text = form.querySelector("textarea");
  const length = form.querySelector("[data-length]");
  const verdict = form.querySelector("[data-verdict]");
  const vouch = form.querySelector("[data-vouch]");
  if (!length || !verdict) continue;
  let waiting, asked = 0;
  const line = (kind, words, strong) => {
    const made = document.createElement(kind);
    if (strong) {
      made.className = strong;
      made.appendChild(document.createElement("b")).textContent = words;
    } else {
      made.textContent = words;
    }
    return made;
  };
  const judge = async () => {
    const turn = ++asked;
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, text: text.value });
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(form.dataset.judge, { method: "POST", headers, body });
      if (!answer.ok) return;
      const judged = await answer.json();
      // An answer to an older text says nothing about this one.
      if (turn !== asked) return;
      length.textContent = judged.length;
      const lines = judged.groups.flatMap((group) => {
        const list = document.createElement("ul");
        list.append(...group.findings.map((finding) => line("li", finding)));
        return [line("p", group.heading, group.weight), list];
      });
      if (judged.is_good) {
        const fits = line("p", verdict.dataset.fits);
        fits.className = "fits";
        lines.push(fits);
      }
      verdict.replaceChildren(...lines);
      if (vouch) vouch.hidden = !judged.wants_word;
    } catch {
      // Without the server there is no judgement; the button still asks for one.
    }
  };
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(judge, 250);
  });
}
