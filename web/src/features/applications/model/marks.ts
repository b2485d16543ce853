import type { Quote } from '@/contract';

/** A stretch of text that is shown in one way. */
export interface Piece {
  text: string;
  /** `quoted`: part of some sentence that something rests on; `chosen`: of the one that is looked at. */
  mark: 'none' | 'quoted' | 'chosen';
  /** Of the chosen sentence, the words that were looked for. */
  hit: boolean;
}

/**
 * A text cut where marks begin and end. The server counts in characters, JavaScript in halves of
 * some: an emoji before a quote would move it by one.
 */
export const piecesOf = (text: string, quotes: readonly Quote[], chosen: Quote | null): Piece[] => {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length]);
  for (const { start, end } of quotes) cuts.add(start).add(end);
  if (chosen !== null) cuts.add(chosen.match_start).add(chosen.match_end).add(chosen.start).add(chosen.end);
  const places = [...cuts].filter((place) => place <= letters.length).sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const within = (from: number, to: number) => start >= from && end <= to;
    const isChosen = chosen !== null && within(chosen.start, chosen.end);
    return {
      text: letters.slice(start, end).join(''),
      mark: isChosen ? 'chosen' : quotes.some((quote) => within(quote.start, quote.end)) ? 'quoted' : 'none',
      hit: isChosen && within(chosen.match_start, chosen.match_end),
    };
  });
};
