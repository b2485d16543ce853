const squeeze = (text: string) => text.toLowerCase().replace(/[\s\u00ad-]+/g, '');

/**
 * Which of the pieces that a page is drawn with hold a sentence. How a reader breaks a text into
 * pieces is its own affair, so blanks and hyphens do not count.
 */
export const piecesWith = (pieces: readonly string[], sentence: string): number[] => {
  const wanted = squeeze(sentence);
  if (wanted === '') return [];
  const squeezed = pieces.map(squeeze);
  const at = squeezed.join('').indexOf(wanted);
  if (at < 0) return [];
  const found: number[] = [];
  let place = 0;
  squeezed.forEach((piece, index) => {
    if (piece !== '' && place < at + wanted.length && place + piece.length > at) found.push(index);
    place += piece.length;
  });
  return found;
};
