// Shows what form[data-grows] makes so far, as it is written. The server puts it together and keeps
// nothing; without a connection the last one stays. The button for it isn't needed then.
const PAUSE = 350; // milliseconds after the last key

function watch(form) {
  let timer;
  let latest = 0;

  async function ask() {
    const mine = ++latest;
    const body = new URLSearchParams(new FormData(form));
    const headers = { "X-Requested-With": "fetch" };
    try {
      const answer = await fetch(form.dataset.grows, { method: "POST", body, headers, redirect: "manual" });
      if (answer.status !== 200) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === latest) form.querySelector("[data-so-far]").replaceWith(page.querySelector("[data-so-far]"));
    } catch {
      // keep-words says that there is no connection
    }
  }

  form.querySelector("[data-look]")?.setAttribute("hidden", "");
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

document.querySelectorAll("form[data-grows]").forEach(watch);
