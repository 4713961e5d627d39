// Copies or shares what stands in the text of [data-copy-field], as it has been changed by then.
// Each button only appears where it can work; sending is up to the person.
document.querySelectorAll("[data-copy-field]").forEach((box) => {
  const text = box.querySelector("textarea");
  const copy = box.querySelector("[data-copy-button]");
  const share = box.querySelector("[data-share-button]");
  if (navigator.clipboard) {
    const label = copy.querySelector("span");
    const before = label.textContent;
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.value);
      label.textContent = box.dataset.copied;
      setTimeout(() => (label.textContent = before), 4000);
    });
  }
  if (navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ text: text.value }).catch(() => {}));
  }
});
