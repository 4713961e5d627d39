// Changes between light, dark and the system's choice at once; the server remembers it meanwhile.
const form = document.querySelector("form[data-theme-switch]");

form?.addEventListener("change", (event) => {
  if (event.target.name !== "theme") return;
  document.documentElement.dataset.theme = event.target.value;
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
});
form?.querySelector("[data-without-scripts]")?.setAttribute("hidden", "");
