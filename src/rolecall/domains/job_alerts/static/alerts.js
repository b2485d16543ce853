// The form to hear of new jobs works without this. With it, the browser does the work that shows
// that a person sends the form, so that a busy network turns nobody away.
"use strict";
(() => {
  const form = document.querySelector("form[data-alert]");
  if (!form || !window.fetch || !window.crypto || !crypto.subtle) return;
  let proving = null;

  // Proof of work: a number whose hash with the salt is the one that the server asks for.
  const prove = async () => {
    const response = await fetch(form.dataset.alert, { headers: { Accept: "application/json" } });
    if (!response.ok) return "";
    const asked = await response.json();
    const text = new TextEncoder();
    const hash = async (number) => {
      const bytes = new Uint8Array(await crypto.subtle.digest(asked.algorithm, text.encode(asked.salt + number)));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    for (let from = 0; from <= asked.maxnumber; from += 250) {
      const found = await Promise.all(Array.from({ length: 250 }, (_, i) => hash(from + i)));
      const at = found.indexOf(asked.challenge);
      if (at >= 0) {
        return JSON.stringify({ challenge: asked.challenge, salt: asked.salt, number: from + at, signature: asked.signature });
      }
    }
    return "";
  };
  const proof = () => {
    proving = proving || prove().catch(() => "").then((found) => { form.elements.proof.value = found; });
    return proving;
  };

  form.addEventListener("focusin", proof, { once: true });
  form.addEventListener("pointerdown", proof, { once: true });
  form.addEventListener("submit", (event) => {
    if (form.elements.proof.value || form.dataset.waited) return;
    event.preventDefault();
    form.dataset.waited = "yes";
    proof().then(() => form.requestSubmit());
  });
})();
