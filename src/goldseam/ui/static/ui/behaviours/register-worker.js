// Lets the calm exercises, the support numbers and the guide open without a connection.
const worker = document.querySelector('link[rel="serviceworker"]');
if (worker && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(new URL(worker.href).pathname, { scope: "/" }).catch(() => {});
}
