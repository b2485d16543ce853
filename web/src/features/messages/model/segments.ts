// An alphabet, not a sentence.
/* eslint-disable lingui/no-unlocalized-strings */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/* eslint-enable lingui/no-unlocalized-strings */
const extended = new Set('^{}\\[~]|€\f');

/**
 * How many segments a text takes (3GPP TS 23.038): 160 characters of the GSM alphabet or 70 others, 153 or
 * 67 in each where there are several. The server counts alike when the text is written.
 */
export const segmentsOf = (text: string): { plain: boolean; units: number; segments: number } => {
  const characters = Array.from(text);
  const plain = characters.every((one) => basic.has(one) || extended.has(one));
  const widths = characters.map((one) => (plain ? (extended.has(one) ? 2 : 1) : one.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const [single, part] = plain ? [160, 153] : [70, 67];
  if (units <= single) return { plain, units, segments: text === '' ? 0 : 1 };
  let segments = 1;
  let room = part;
  for (const width of widths) {
    if (width > room) {
      segments += 1;
      room = part;
    }
    room -= width;
  }
  return { plain, units, segments };
};
