// form[data-in-place]: a tap is saved without the page jumping; the part of the page it belongs to is
// replaced by the one in the answer, and the focus stays on the key. Without a connection, says so.
async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) return sendPlainly(form, button); // locked, perhaps: the page that says so
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    replace(page, button);
    window.dispatchEvent(new Event("kept")); // somebody is here: the idle lock waits
  } catch {
    form.querySelector("[data-in-place-status]").hidden = false;
  }
}

function sendPlainly(form, button) {
  form.removeAttribute("data-in-place");
  form.requestSubmit(button);
}

function replace(page, button) {
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const same = `button[name="${button.name}"][value="${button.value}"]`;
  document.querySelector(same)?.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  send(form, event.submitter);
});
