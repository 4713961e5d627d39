// A scanned invitation carries its code behind the #, which no server is told. Put it where it is typed.
const field = document.querySelector("[data-scanned] input, input[data-scanned]");
const code = decodeURIComponent(location.hash.slice(1));
if (field && !field.value && /^[0-9A-Za-z-]{8,9}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
}
