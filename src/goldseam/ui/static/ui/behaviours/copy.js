// Copies a code when asked, and says so. The button only appears where it can work.
document.querySelectorAll("[data-copy]").forEach((box) => {
  const button = box.querySelector("[data-copy-button]");
  const label = button?.querySelector("span");
  if (!button || !navigator.clipboard) return;
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.dataset.copy);
    label.textContent = box.dataset.copied;
    setTimeout(() => (label.textContent = before), 4000);
  });
});
