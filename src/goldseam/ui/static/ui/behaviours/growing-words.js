// Shows what form[data-grows] makes so far, and what the word coach says under each part, as it is
// written. The server puts it together and keeps nothing; without a connection the last one stays.
// What hasn't changed is left alone, so that nothing is read out twice. The button isn't needed then.
const PAUSE = 350; // milliseconds after the last key
const SHOWN = "[data-so-far], [data-says]";

const called = (element) => element.dataset.says ?? "so-far";

function show(form, page) {
  const answers = new Map([...page.querySelectorAll(SHOWN)].map((answer) => [called(answer), answer]));
  for (const shown of form.querySelectorAll(SHOWN)) {
    const answer = answers.get(called(shown));
    if (answer && answer.innerHTML !== shown.innerHTML) shown.innerHTML = answer.innerHTML;
  }
}

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
      if (mine === latest) show(form, page);
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
