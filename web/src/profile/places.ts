export interface Place {
  start: number;
  end: number;
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** A text in pieces, marked and not. Places are in code points, which JavaScript's strings are not. */
export const cutAt = (text: string, places: readonly Place[]): Piece[] => {
  const points = Array.from(text);
  const joined: Place[] = [];
  for (const { start, end } of [...places].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (start >= points.length || end <= start) continue;
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  const pieces: Piece[] = [];
  let at = 0;
  const add = (until: number, marked: boolean) => {
    if (until > at) pieces.push({ text: points.slice(at, until).join(''), marked });
    at = Math.max(at, until);
  };
  for (const { start, end } of joined) {
    add(start, false);
    add(Math.min(end, points.length), true);
  }
  add(points.length, false);
  return pieces;
};
