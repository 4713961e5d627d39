// Keeps the screen from going dark while an exercise runs, where the browser can.
// Exercises say "turn" as they go on and "rest" when they pause or end.
let lock;
let wanted = false;

async function ask() {
  if (lock || document.hidden || !wanted) return;
  lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  lock?.addEventListener("release", () => (lock = undefined));
}

document.addEventListener("turn", () => {
  wanted = true;
  ask();
});
document.addEventListener("rest", () => {
  wanted = false;
  lock?.release();
});
document.addEventListener("visibilitychange", ask);
