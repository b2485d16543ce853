/** A piece of a text, and whether it is what was searched for. */
export interface Part {
  text: string;
  found: boolean;
}

const bare = (letter: string): string => letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The beginnings of words that a search finds, as the server finds them: without case and accents. */
export const partsOf = (text: string, query: string): Part[] => {
  const words = bare(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
  const letters = Array.from(text);
  const plain = letters.map(bare);
  const found = letters.map(() => false);
  letters.forEach((_, start) => {
    if (start > 0 && /[\p{L}\p{N}]/u.test(letters[start - 1] ?? '')) return;
    for (const word of words) {
      let end = start;
      let read = '';
      while (end < plain.length && read.length < word.length) read += plain[end++] ?? '';
      if (read !== word) continue;
      found.fill(true, start, end);
      return;
    }
  });
  const parts: Part[] = [];
  letters.forEach((letter, index) => {
    const last = parts.at(-1);
    if (last !== undefined && last.found === found[index]) last.text += letter;
    else parts.push({ text: letter, found: found[index] ?? false });
  });
  return parts;
};
