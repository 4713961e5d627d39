// Before form[data-safe] leaves the page, asks whether the server can be reached at all. Without a
// connection the browser would replace the page by its own error and the words would be gone.
// The form itself is then sent by the browser: redirects, answers and history stay as they always are.
const LONGEST = 4_000_000; // bytes that the server reads of one form

async function reachable() {
  try {
    return (await fetch(import.meta.url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function guard(form) {
  const status = form.querySelector("[data-safe-status]");
  let sending = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    if (tooLong()) return keepBack(form.dataset.safeTooLong);
    sending = true;
    if (await reachable()) return send(form, event.submitter);
    keepBack(form.dataset.safe);
  });

  function tooLong() {
    return new URLSearchParams(new FormData(form)).toString().length > LONGEST;
  }

  function keepBack(why) {
    sending = false;
    form.dispatchEvent(new Event("kept-back"));
    if (!status) return;
    status.textContent = why;
    status.hidden = false;
  }

  window.addEventListener("pageshow", () => (sending = false));
}

// form.submit() forgets which button was pressed: its name travels as a hidden field.
function send(form, button) {
  if (button?.name) {
    const field = Object.assign(document.createElement("input"), { type: "hidden" });
    field.name = button.name;
    field.value = button.value;
    form.append(field);
  }
  if (button?.hasAttribute("formaction")) form.action = button.formAction;
  HTMLFormElement.prototype.submit.call(form);
}

document.querySelectorAll("form[data-safe]").forEach(guard);
