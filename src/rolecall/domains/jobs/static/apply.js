// The form of a job's page works without this. With it: the résumé is uploaded in pieces that a
// broken connection cannot lose, fields fill in place, and what is typed is kept on the server.
"use strict";
(() => {
  const form = document.querySelector("form[data-apply]");
  if (!form || !window.fetch) return;
  const base = form.dataset.apply;
  const words = JSON.parse(form.dataset.words);
  const state = document.getElementById("apply-state");
  const drop = document.getElementById("drop");
  const resume = form.elements.resume;
  const PLAIN = ["full_name", "email", "phone", "location", "cover_note", "source", "via"];
  const ADJUST = "accommodation_";
  const PIECE = 512 * 1024;
  const LONGEST_PAUSE = 10000;
  let hasDraft = document.cookie.includes("rolecall_draft_kept=1");
  let proving = null;
  let saving = Promise.resolve();
  let timer = 0;

  const say = (text) => { state.textContent = text; };
  const pause = (time) => new Promise((go) => {
    const done = () => { removeEventListener("online", done); clearTimeout(wait); go(); };
    const wait = setTimeout(done, time);
    addEventListener("online", done);
  });
  const ask = async (path, options = {}) => {
    const response = await fetch(base + path, { headers: { Accept: "application/json", ...(options.headers || {}) }, ...options });
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw Object.assign(new Error(body.detail || ""), { status: response.status });
    return body;
  };

  // Proof of work: a number whose hash with the salt is the one that the server asks for.
  const prove = async () => {
    if (!window.crypto || !crypto.subtle) return "";
    const asked = await ask("/challenge");
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
    proving = proving || prove().catch(() => "").then((found) => { form.elements.proof.value = found; return found; });
    return proving;
  };

  const typed = () => {
    const values = {}, answers = {};
    for (const field of form.elements) {
      if (PLAIN.includes(field.name)) values[field.name] = field.value;
      if (field.name.startsWith(ADJUST)) values[field.name] = field.type === "checkbox" && !field.checked ? "" : field.value;
      if (!field.name.startsWith("answer_") || field.type === "file") continue;
      const list = (answers[field.name] = answers[field.name] || []);
      if ((field.type === "checkbox" || field.type === "radio") ? field.checked : field.value) list.push(field.value);
    }
    return { values, answers };
  };
  const keep = (options = {}) => {
    saving = saving.catch(() => {}).then(async () => {
      const spent = hasDraft ? "" : await proof();
      if (!hasDraft && !spent) return false;
      const send = (with_proof) => ask("/draft", {
        method: "PUT", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...typed(), proof: with_proof }), ...options,
      });
      try {
        await send(spent);
      } catch (error) {
        // The cookie was older than the draft, or the proof than the page: once more, from the start.
        if (error.status !== 403) throw error;
        hasDraft = false;
        proving = null;
        await send(await proof());
      }
      hasDraft = true;
      form.elements.proof.value = "";
      document.getElementById("apply-draft").hidden = false;
      return true;
    });
    return saving;
  };

  const unsure = (field, isUnsure) => {
    const box = field.closest(".field"), id = `${field.id}-check`;
    const note = document.getElementById(id);
    box.classList.toggle("unsure", isUnsure);
    const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (isUnsure && !note) {
      const made = Object.assign(document.createElement("p"), { className: "check", id, textContent: words.check });
      box.querySelector(".notes").prepend(made);
    } else if (!isUnsure && note) {
      note.remove();
    }
    if (isUnsure) others.unshift(id);
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  };
  const showKept = (name, filename) => {
    const input = form.elements[name], box = input.closest(".field");
    box.querySelector(".kept")?.remove();
    const line = Object.assign(document.createElement("p"), { className: "kept" });
    const what = Object.assign(document.createElement("span"), { textContent: words.kept.replace("{name}", filename) });
    const button = Object.assign(document.createElement("button"), {
      className: "quiet", type: "submit", name: "step", value: `remove:${name}`, formNoValidate: true, textContent: words.remove,
    });
    button.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: ` ${filename}` }));
    line.append(what, " ", button);
    input.before(line);
    input.required = false;
    input.value = "";
  };
  const show = (draft) => {
    for (const [name, value] of Object.entries(draft.values)) {
      const field = form.elements[name];
      if (!field || !("value" in field)) continue;
      if (name.startsWith(ADJUST) && value) field.closest("details").open = true;
      if (field.type === "checkbox") { field.checked = field.checked || value !== ""; continue; }
      if (value && !field.value.trim()) field.value = value;
      if (field.id && field.closest(".field")) unsure(field, draft.to_check.includes(name) && field.value === value);
    }
    for (const [name, list] of Object.entries(draft.answers)) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "checkbox" || field.type === "radio") field.checked = field.checked || list.includes(field.value);
        else if (field.type !== "file" && !field.value && list.length) field.value = list[0];
      }
    }
    for (const [name, file] of Object.entries(draft.files)) if (form.elements[name]) showKept(name, file.filename);
    document.getElementById("apply-draft").hidden = false;
  };

  // tus 1.0: where the server is decides where to go on.
  const head = async (address) => {
    const response = await fetch(address, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
    if (!response.ok) throw Object.assign(new Error(""), { status: response.status });
    return Number(response.headers.get("Upload-Offset"));
  };
  const begin = async (name, file) => {
    const known = hasDraft ? (await ask("/draft")).uploads : [];
    const same = known.find((one) => one.field === name && one.filename === file.name && one.length === file.size);
    if (same) return { address: `${base}/files/${same.id}`, offset: same.offset };
    const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const response = await fetch(`${base}/files`, {
      method: "POST",
      headers: {
        Accept: "application/json", "Tus-Resumable": "1.0.0", "Upload-Length": String(file.size),
        "Upload-Metadata": `field ${coded(name)},filename ${coded(file.name)}`,
      },
    });
    if (!response.ok) throw Object.assign(new Error((await response.json()).detail), { status: response.status });
    return { address: response.headers.get("Location"), offset: 0 };
  };
  const send = (address, file, offset) => new Promise((go, fail) => {
    const call = new XMLHttpRequest();
    call.open("PATCH", address);
    for (const [name, value] of [["Accept", "application/json"], ["Tus-Resumable", "1.0.0"], ["Upload-Offset", offset], ["Content-Type", "application/offset+octet-stream"]]) {
      call.setRequestHeader(name, String(value));
    }
    call.upload.onprogress = (event) => say(words.sending.replace("{percent}", Math.floor(((offset + event.loaded) / file.size) * 100)));
    call.onerror = () => fail(new Error(""));
    call.onload = () => {
      if (call.status === 204) { go(Number(call.getResponseHeader("Upload-Offset"))); return; }
      let detail = "";
      try { detail = JSON.parse(call.responseText).detail; } catch { /* an answer of something in between */ }
      fail(Object.assign(new Error(detail), { status: call.status }));
    };
    call.send(file.slice(offset, offset + PIECE));
  });
  const isFinal = (error) => error.status >= 400 && error.status < 500 && error.status !== 409 && error.status !== 429;
  const upload = async (name, file) => {
    let wait = 500, at = await begin(name, file), hold = false;
    while (at.offset < file.size) {
      try {
        if (hold) at.offset = await head(at.address);
        hold = false;
        if (at.offset < file.size) at.offset = await send(at.address, file, at.offset);
        wait = 500;
      } catch (error) {
        if (isFinal(error)) throw error;
        say(words.waiting);
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST_PAUSE);
        hold = true;
      }
    }
  };
  const take = async (input) => {
    const file = input.files[0];
    if (!file) return;
    say("");
    try {
      if (!(await keep())) return;
      await upload(input.name, file);
      showKept(input.name, file.name);
      if (input !== resume) { say(words.saved); return; }
      say(words.reading);
      const draft = await ask("/draft/read", { method: "POST" });
      show(draft);
      say(words[draft.came] || "");
    } catch (error) {
      say(error.message || words.failed);
      if (isFinal(error) && error.status !== 403 && error.status !== 404) input.value = "";
    }
  };

  form.classList.add("scripted");
  drop.querySelector(".hint").before(Object.assign(document.createElement("p"), { className: "drop-words", textContent: words.dropped }));
  form.addEventListener("focusin", proof, { once: true });
  form.addEventListener("pointerdown", proof, { once: true });
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    if (PLAIN.includes(event.target.name)) unsure(event.target, false);
    clearTimeout(timer);
    timer = setTimeout(() => keep().catch(() => {}), 1500);
  });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    // Photographs become one file on the server: they go with the form, which comes back filled in.
    if (event.target.name === "photos") form.requestSubmit(form.querySelector("button[value=read]"));
    else take(event.target);
  });
  addEventListener("pagehide", () => { if (hasDraft && timer) keep({ keepalive: true }).catch(() => {}); });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    resume.files = event.dataTransfer.files;
    take(resume);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    timer = 0;
    if (hasDraft || form.elements.proof.value || !proving || form.dataset.waited) return;
    event.preventDefault();
    form.dataset.waited = "yes";
    proving.then(() => form.requestSubmit(event.submitter));
  });
  if (hasDraft) ask("/draft").then((draft) => { show(draft); say(words.restored); }).catch(() => { hasDraft = false; });
})();
