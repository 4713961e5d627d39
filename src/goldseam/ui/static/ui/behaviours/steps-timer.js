// Walks through the steps of a guided exercise, one at a time, at their own pace; pause, back and on.
// Without it the whole list is on the page. It begins when it comes into view.
const LONGEST_FRAME = 1000; // milliseconds; a page that slept goes on where it was

function guide(exercise) {
  const list = exercise.querySelector("ol");
  const all = [...list.children];
  const line = exercise.querySelector("[data-guided-line]");
  const place = exercise.querySelector("[data-guided-at]");
  const pause = exercise.querySelector("[data-guided-pause]");
  let steps, at, spent; // milliseconds in this step, pauses left out
  let before = performance.now();

  const chosen = () => document.querySelector("[data-length]:checked")?.dataset ?? {};
  const paused = () => pause.getAttribute("aria-pressed") === "true";
  const length = () => steps[at].dataset.seconds * (chosen().pace ?? 1) * 1000;
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  function begin() {
    const part = "part" in chosen();
    steps = all.filter((item) => !(part && "longer" in item.dataset));
    pause.setAttribute("aria-pressed", "false");
    show(0);
  }

  function show(step) {
    at = Math.max(0, Math.min(step, steps.length - 1));
    spent = 0;
    all.forEach((item) => item.removeAttribute("aria-current"));
    steps[at].setAttribute("aria-current", "step");
    place.textContent = place.dataset.text.replace("{at}", at + 1).replace("{of}", steps.length);
    tell("turn", at);
  }

  function goOn() {
    if (at < steps.length - 1) return show(at + 1);
    if (place.textContent !== place.dataset.done) tell("rest");
    place.textContent = place.dataset.done;
  }

  function hide() {
    if (steps) tell("rest");
    steps = undefined;
  }

  function tick(now) {
    if (!(exercise.checkVisibility?.() ?? true)) hide();
    else if (!steps) begin();
    if (steps && !paused()) spent += Math.max(0, Math.min(now - before, LONGEST_FRAME));
    before = now;
    if (steps) line.setAttribute("width", Math.min(100, (100 * spent) / length()));
    if (steps && spent >= length()) goOn();
    if (exercise.isConnected) requestAnimationFrame(tick);
  }

  pause.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(!paused()));
    if (paused()) tell("rest");
  });
  exercise.querySelector("[data-guided-before]").addEventListener("click", () => show(at - 1));
  exercise.querySelector("[data-guided-next]").addEventListener("click", () => show(at + 1));
  document.querySelector("[data-lengths]")?.addEventListener("change", () => steps && begin());

  list.classList.add("is-guided");
  list.setAttribute("aria-live", "polite");
  exercise.querySelector("[data-guided-controls]").hidden = false;
  requestAnimationFrame(tick);
}

document.querySelectorAll("[data-guided]").forEach(guide);
document.querySelectorAll("[data-lengths]").forEach((choice) => (choice.hidden = false));
