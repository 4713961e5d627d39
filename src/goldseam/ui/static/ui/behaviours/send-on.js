// Sends form[data-send-on] by itself: words that waited at a locked door, now that it is open.
// Not when somebody comes back to this page: they have been sent then.
const form = document.querySelector("form[data-send-on]");
if (form && performance.getEntriesByType("navigation")[0]?.type !== "back_forward") {
  form.requestSubmit();
}
