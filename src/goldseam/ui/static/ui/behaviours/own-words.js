// Once somebody types a passphrase of their own, password managers see that one and not the offered words.
const offered = document.querySelector("input[data-offered]");
const own = offered?.form.elements.new_passphrase;

own?.addEventListener("input", () => {
  offered.type = own.value ? "hidden" : "password";
});
