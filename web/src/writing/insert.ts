/** A text with something put in place of what is selected, and where the cursor stands then. */
export const inserted = (
  text: string,
  what: string,
  start: number,
  end: number,
): { text: string; cursor: number } => ({
  text: text.slice(0, start) + what + text.slice(end),
  cursor: start + what.length,
});

/** A variable as it is written into a body; a link gets words to click on. */
export const written = (variable: { name: string; label: string; is_link: boolean }): string =>
  variable.is_link
    ? `[${variable.label.replace(/^Link to /, 'Open ')}]({{${variable.name}}})`
    : `{{${variable.name}}}`;
