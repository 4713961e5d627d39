// Keeps a draft of form[data-draft] on the server, sealed, while it is being written.
// Nothing is stored in the browser. The answer is 204 when kept; 423 or a redirect means locked.
const KEEPALIVE_LIMIT = 60_000; // browsers refuse a larger body once the page is going away
const PATIENCE = 8_000; // milliseconds

function watch(form) {
  const status = form.querySelector("[data-draft-status]");
  let timer;
  let kept = words();
  let onItsWay = null;
  let goingOut = null;
  let sent = false; // what went out with the form itself needs no draft

  function words() {
    return new URLSearchParams(new FormData(form)).toString();
  }

  function say(text, unlock) {
    if (!status) return;
    status.textContent = text;
    if (unlock) status.append(" ", unlockButton());
  }

  function unlockButton() {
    const button = document.createElement("button");
    button.className = "way-out";
    button.textContent = form.dataset.draftUnlock;
    return button;
  }

  async function keep() {
    clearTimeout(timer);
    const body = words();
    if (sent || body === kept || body === goingOut) return;
    goingOut = body;
    try {
      onItsWay = fetch(form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "X-Requested-With": "fetch" },
        redirect: "manual",
        keepalive: body.length < KEEPALIVE_LIMIT,
        signal: AbortSignal.timeout(PATIENCE),
      });
      const answer = await onItsWay;
      if (answer.ok) kept = body;
      if (answer.ok) window.dispatchEvent(new Event("kept"));
      const locked = answer.type === "opaqueredirect" || [401, 403, 423].includes(answer.status);
      if (locked) say(form.dataset.draftLocked, true);
      else say(answer.ok ? form.dataset.draftSaved : form.dataset.draftOffline);
    } catch {
      say(form.dataset.draftOffline);
    } finally {
      onItsWay = null;
      goingOut = null;
    }
  }

  // A draft still on its way could arrive after the form and outlive what it was a draft of.
  function submitted(event) {
    sent = true;
    if (!onItsWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const again = () => setTimeout(() => form.requestSubmit(event.submitter));
    onItsWay.then(again, again);
  }

  form.addEventListener("input", () => {
    sent = false;
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", submitted);
  form.addEventListener("kept-back", () => (sent = false));
  window.addEventListener("locking", ({ detail }) => {
    detail.push(keep().then(() => (sent || words() === kept ? null : form)));
  });
  window.addEventListener("online", keep);
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}

document.querySelectorAll("form[data-draft]").forEach(watch);
