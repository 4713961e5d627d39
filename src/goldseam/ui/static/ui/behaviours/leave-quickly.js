// Leaves at once: by the button, or by Shift three times within five seconds.
// The page is emptied before the browser is asked for anything, so a slow network shows nothing.
const button = document.querySelector("[data-leave]");
const presses = [];

function leave() {
  document.title = " ";
  document.documentElement.style.background = "#fff";
  document.body.replaceChildren();
  window.dispatchEvent(new Event("leaving"));
  location.replace(button.href);
}

if (button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") return void presses.splice(0);
    presses.push(event.timeStamp);
    if (presses.length > 3) presses.shift();
    if (presses.length === 3 && presses[2] - presses[0] < 5000) leave();
  });
}
