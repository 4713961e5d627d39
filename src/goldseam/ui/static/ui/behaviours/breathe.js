// Adds to the breathing circle what its drawing cannot do alone: beginning when it comes into view,
// pausing, ending after the chosen time, the words read out. Time itself runs in the drawing.
const PAST_THE_END = 1e6; // seconds; beyond the last round, where the drawing rests

function accompany(breath) {
  const drawing = breath.querySelector("svg");
  const says = breath.querySelector("[data-breathe-says]");
  const pause = breath.parentElement.querySelector("[data-breathe-pause]");
  const controls = breath.parentElement.querySelector("[data-breathe-controls]");
  const round = Number(breath.dataset.breathe);
  const settle = Number(breath.dataset.settle);
  const turns = breath.dataset.turns.split(" ").map(Number);
  const words = says.dataset.words.split("|");
  let begun = false;
  let turn;

  const paused = () => pause.getAttribute("aria-pressed") === "true";
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  function rounds() {
    const length = document.querySelector("[data-length]:checked");
    if (!length) return Number(breath.dataset.rounds);
    return Math.max(1, Math.round((length.dataset.minutes * 60) / round));
  }

  function begin() {
    begun = true;
    turn = undefined;
    says.classList.add("out-loud");
    controls.hidden = false;
    pause.setAttribute("aria-pressed", "false");
    drawing.setCurrentTime(0);
    drawing.unpauseAnimations();
  }

  function look() {
    if (!(breath.checkVisibility?.() ?? true)) return hide();
    if (!begun) begin();
    if (paused() || controls.hidden) return;
    const now = drawing.getCurrentTime() - settle;
    if (now >= rounds() * round) return finish();
    const next = turns.findLastIndex((start) => start <= now % round);
    if (now < 0 || next === turn) return;
    turn = next;
    says.textContent = words[turn];
    tell("turn", turn);
  }

  function hide() {
    if (begun) tell("rest");
    begun = false;
    drawing.pauseAnimations();
  }

  function finish() {
    drawing.setCurrentTime(PAST_THE_END);
    says.textContent = says.dataset.done;
    says.classList.remove("out-loud");
    controls.hidden = true;
    tell("rest");
  }

  pause.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(!paused()));
    if (paused()) drawing.pauseAnimations();
    else drawing.unpauseAnimations();
    if (paused()) tell("rest");
  });
  document.querySelector("[data-lengths]")?.addEventListener("change", () => (begun = false));
  setInterval(look, 100);
}

document.querySelectorAll("[data-breathe]").forEach(accompany);
document.querySelectorAll("[data-lengths]").forEach((choice) => (choice.hidden = false));
