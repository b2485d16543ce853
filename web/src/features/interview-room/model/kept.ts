/**
 * What this browser keeps of a room: which one a link opened, and answers that are not stored yet.
 * Neither lets anybody in: that is the cookie's doing.
 */
const roomKey = (token: string) => `rolecall-room:${token.slice(-24)}`;
const draftKey = (room: string, after: number) => `rolecall-answer:${room}:${after}`;

export const keptRoom = (token: string): string | null => localStorage.getItem(roomKey(token));

export const keepRoom = (token: string, room: string) => localStorage.setItem(roomKey(token), room);

export interface Draft {
  /** Under which the answer is sent, however often. */
  key: string;
  text: string;
}

const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** The answer that was begun to a turn, and an empty one where none was. */
export const keptDraft = (room: string, after: number): Draft => {
  const kept = localStorage.getItem(draftKey(room, after));
  if (kept !== null) {
    const [key, ...text] = kept.split('\n');
    if (key !== undefined && key !== '') return { key, text: text.join('\n') };
  }
  return { key: newKey(), text: '' };
};

export const keepDraft = (room: string, after: number, draft: Draft) =>
  localStorage.setItem(draftKey(room, after), `${draft.key}\n${draft.text}`);

export const dropDraft = (room: string, after: number) => localStorage.removeItem(draftKey(room, after));

export { newKey };
