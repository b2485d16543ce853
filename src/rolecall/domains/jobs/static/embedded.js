// The list of jobs in a frame of another site tells that site how high it is.
"use strict";
(() => {
  let opened = true;
  const tell = () => {
    const told = { height: document.body.getBoundingClientRect().height, title: document.title, opened };
    opened = false;
    parent.postMessage({ rolecall: told }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
})();
