import type { WorkflowDraft } from './draft';

/** An allowed move drawn beside the column of stages, by the places of its two ends. */
export interface Arc {
  from: number;
  to: number;
  /** Onward moves run on the right, moves back on the left. */
  side: 'right' | 'left';
  /** 1 lies next to the column; arcs that would cross a shorter one lie further out. */
  lane: number;
}

/**
 * Which moves are drawn, and where. The next stage is reached by a short arrow between two stages
 * (`steps`), others by an arc. Moves to the rejected stage lead from almost everywhere, so they are
 * a mark on the stage (`rejectable`) instead of a bundle of arcs.
 */
export const layoutOf = (draft: Pick<WorkflowDraft, 'stages' | 'moves'>) => {
  const places = new Map(draft.stages.map((stage, place) => [stage.id, place]));
  const rejected = draft.stages.find(({ kind }) => kind === 'rejected')?.id;
  const rejectable = new Set<string>();
  const steps = new Set<string>();
  const arcs: Arc[] = [];
  for (const move of draft.moves) {
    const from = places.get(move.from);
    const to = places.get(move.to);
    if (from === undefined || to === undefined) continue;
    if (move.to === rejected) rejectable.add(move.from);
    else if (to === from + 1) steps.add(move.from);
    else arcs.push({ from, to, side: to > from ? 'right' : 'left', lane: 1 });
  }
  arcs.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.from - b.from);
  for (const [index, arc] of arcs.entries()) {
    const inner = arcs.slice(0, index).filter((other) => other.side === arc.side && overlaps(other, arc));
    arc.lane = 1 + Math.max(0, ...inner.map(({ lane }) => lane));
  }
  return { rejectable, steps, arcs, lanes: Math.max(0, ...arcs.map(({ lane }) => lane)) };
};

const overlaps = (a: Arc, b: Arc) =>
  Math.min(a.from, a.to) < Math.max(b.from, b.to) && Math.min(b.from, b.to) < Math.max(a.from, a.to);
