// Locks when nothing was asked of the server for the chosen time. Words are kept as drafts first; if
// some can't be, the page is only covered, and their own form takes them through the door.
const lock = document.querySelector("form[data-lock-after]");
const EARLIER = 75_000; // the server notes visits to the minute, and keeping words takes a moment
const written = new Set(); // forms without drafts that somebody has begun to fill in
let due;

function stay() {
  due = Date.now() + lock.dataset.lockAfter * 60_000 - EARLIER;
}

async function leaveLocked() {
  due = Infinity;
  const waiting = [];
  window.dispatchEvent(new CustomEvent("locking", { detail: waiting }));
  const unsaved = [...(await Promise.all(waiting)), ...written].find(Boolean);
  if (unsaved) cover(unsaved);
  else lock.submit();
}

function cover(form) {
  document.querySelector("main").hidden = true;
  lock.parentElement.hidden = false;
  lock.querySelector("button").focus();
  lock.addEventListener("submit", (event) => {
    event.preventDefault();
    form.noValidate = true;
    form.requestSubmit();
  });
}

if (lock) {
  stay();
  window.addEventListener("kept", stay);
  document.addEventListener("input", ({ target: { form } }) => form && !form.dataset.draft && written.add(form));
  document.addEventListener("submit", ({ target }) => written.delete(target));
  setInterval(() => Date.now() >= due && leaveLocked(), 5000);
  document.addEventListener("visibilitychange", () => Date.now() >= due && leaveLocked());
}
