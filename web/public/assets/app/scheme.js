// Runs before the first paint, so that a dark screen never flashes white.
(function () {
  var stored;
  try {
    stored = window.localStorage.getItem('rolecall-color-scheme');
  } catch {
    stored = null;
  }
  var dark =
    stored === 'dark' || (stored !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
