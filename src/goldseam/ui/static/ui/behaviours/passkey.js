// Asks this device for a passkey, to register or to sign in. The options come with the page, the
// answer goes back in a hidden field of the same form. A refusal leaves the page as it was.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function readable(options) {
  const named = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
  };
}

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function sendable({ id, rawId, type, response, authenticatorAttachment }) {
  const parts = PARTS.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  const transports = response.getTransports?.();
  return JSON.stringify({
    id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: {},
    response: { ...Object.fromEntries(parts), ...(transports && { transports }) },
  });
}

async function answer(form) {
  const publicKey = readable(JSON.parse(form.dataset.options));
  const registering = form.dataset.passkey === "register";
  const ask = registering ? "create" : "get";
  const credential = await navigator.credentials[ask]({ publicKey });
  form.querySelector("[data-passkey-answer]").value = sendable(credential);
  HTMLFormElement.prototype.submit.call(form);
}

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  const status = form.querySelector("[data-passkey-status]");
  if (!window.PublicKeyCredential) return void (status && (status.hidden = false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form).catch(() => status && (status.hidden = false));
  });
});
