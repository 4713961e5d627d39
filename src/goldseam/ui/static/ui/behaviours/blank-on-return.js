// A page kept in memory by the browser is never shown again as it was: it is hidden and asked for anew,
// so that after signing out the back button brings back nothing.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.hidden = true;
  location.reload();
});
