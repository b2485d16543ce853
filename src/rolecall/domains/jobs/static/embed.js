// Stands on the organization's own website and shows its open jobs there, in a frame as high as they
// are. What is in the element until then, a link to the careers page, stays if the frame does not come.
//   data-into        id of the element to fill; else they are shown where the script stands
//   data-q, data-department, data-location, data-remote-policy, data-employment-type
//                    what the list begins with; data-lang: de, en or es
//   data-theme       light, dark, or auto (as the reader prefers); else as the page around it says by
//                    the CSS property color-scheme, and light where it says nothing
"use strict";
(() => {
  const here = document.currentScript;
  const address = new URL(here.src);
  const page = new URL(address.pathname.replace(/\.js$/, ""), address.origin);
  for (const name of ["q", "department", "location", "remotePolicy", "employmentType", "lang"]) {
    const value = here.dataset[name];
    if (value) page.searchParams.set(name.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase()), value);
  }
  const schemeAt = (place) => {
    const asked = here.dataset.theme;
    if (["light", "dark", "auto"].includes(asked)) return asked;
    const said = getComputedStyle(place).colorScheme.split(" ");
    if (!said.includes("dark")) return "light";
    return said.includes("light") ? "auto" : "dark";
  };
  const show = () => {
    const into = here.dataset.into ? document.getElementById(here.dataset.into) : null;
    if (here.dataset.into && !into) {
      console.error("Rolecall: there is no element with the id " + here.dataset.into + ".");
      return;
    }
    const frame = document.createElement("iframe");
    const scheme = schemeAt(into || here.parentElement);
    if (scheme !== "light") page.searchParams.set("theme", scheme);
    // The same as that of the page inside, or the frame has a background of its own.
    const colors = scheme === "auto" ? "light dark" : scheme;
    frame.style.cssText = "display:block;width:100%;height:0;border:0;color-scheme:" + colors;
    frame.src = page.href;
    let shown = false;
    addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || event.origin !== page.origin) return;
      const told = event.data && event.data.rolecall;
      if (!told || !(told.height > 0)) return;
      frame.title = String(told.title);
      frame.style.height = Math.ceil(told.height) + "px";
      if (!shown) {
        shown = true;
        for (const node of into ? [...into.childNodes] : []) if (node !== frame) node.remove();
      } else if (told.opened && frame.getBoundingClientRect().top < 0) {
        frame.scrollIntoView();
      }
    });
    if (into) into.append(frame);
    else here.before(frame);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
  else show();
})();
