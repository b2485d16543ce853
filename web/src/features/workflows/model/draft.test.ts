import { describe, expect, it } from 'vitest';
import type { Workflow } from '@/contract';
import {
  canShift,
  draftOf,
  inputOf,
  insertAfter,
  possibleTargets,
  shifted,
  stageOfFault,
  withMove,
  withoutStage,
} from './draft';
import { layoutOf } from './graph';

const workflow: Workflow = {
  id: 'w',
  name: 'Default',
  version: 1,
  is_default: true,
  may_reopen: true,
  stages: [
    { key: 'applied', name: 'Applied', kind: 'applied', position: 0 },
    { key: 'screening', name: 'Screening', kind: 'screening', position: 1 },
    { key: 'offer', name: 'Offer', kind: 'offer', position: 2 },
    { key: 'hired', name: 'Hired', kind: 'hired', position: 3 },
    { key: 'rejected', name: 'Rejected', kind: 'rejected', position: 4 },
    { key: 'withdrawn', name: 'Withdrawn', kind: 'withdrawn', position: 5 },
  ],
  moves: [
    { from: 'applied', to: 'screening' },
    { from: 'screening', to: 'offer' },
    { from: 'offer', to: 'hired' },
    { from: 'screening', to: 'rejected' },
  ],
};
const draft = draftOf(workflow);
const call = { id: 'new-1', key: null, name: 'Phone call', kind: 'screening' as const };

describe('editing a workflow', () => {
  it('puts a new stage into the line and gives it a key', () => {
    const input = inputOf(insertAfter(draft, 'screening', call));
    expect(input.stages.map(({ key }) => key)).toEqual([
      'applied',
      'screening',
      'phone_call',
      'offer',
      'hired',
      'rejected',
      'withdrawn',
    ]);
    expect(input.moves).toContainEqual({ from: 'screening', to: 'phone_call' });
    expect(input.moves).toContainEqual({ from: 'phone_call', to: 'offer' });
    expect(input.moves).toContainEqual({ from: 'phone_call', to: 'rejected' });
    expect(input.moves).not.toContainEqual({ from: 'screening', to: 'offer' });
  });

  it('gives two stages of one name two keys, and one without letters a key too', () => {
    const twice = insertAfter(insertAfter(draft, 'screening', call), 'screening', { ...call, id: 'new-2' });
    const keys = inputOf(insertAfter(twice, 'offer', { ...call, id: 'new-3', name: '第二轮' })).stages;
    expect(keys.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['phone_call', 'phone_call_2', 'stage']),
    );
  });

  it('bridges the gap of a stage that is taken out', () => {
    const { moves } = withoutStage(draft, 'screening');
    expect(moves).toContainEqual({ from: 'applied', to: 'offer' });
    expect(moves).toContainEqual({ from: 'applied', to: 'rejected' });
    expect(moves.some(({ from, to }) => from === 'screening' || to === 'screening')).toBe(false);
  });

  it('moves stages between the entry and the decision alone', () => {
    expect(canShift(draft, 'screening', -1)).toBe(false);
    expect(canShift(draft, 'offer', 1)).toBe(false);
    expect(
      shifted(draft, 'offer', -1)
        .stages.map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['applied', 'offer', 'screening']);
  });

  it('offers as targets what the server takes', () => {
    const names = (id: string) => {
      const stage = draft.stages.find((one) => one.id === id);
      return stage === undefined ? [] : possibleTargets(draft, stage).map((one) => one.id);
    };
    expect(names('hired')).toEqual(['rejected']);
    expect(names('rejected')).toEqual([]);
    expect(names('offer')).toEqual(['applied', 'screening', 'hired', 'rejected']);
  });

  it('finds the stage of a fault', () => {
    expect(stageOfFault(draft, 'stages.2.key')).toBe('offer');
    expect(stageOfFault(draft, 'moves.1')).toBe('screening');
    expect(stageOfFault(draft, 'stages')).toBeUndefined();
  });
});

describe('the graph', () => {
  it('draws steps, arcs in lanes and marks for rejecting', () => {
    const more = withMove(
      withMove(withMove(draft, 'applied', 'offer', true), 'applied', 'hired', true),
      'offer',
      'applied',
      true,
    );
    const { steps, arcs, rejectable, lanes } = layoutOf(more);
    expect([...steps]).toEqual(['applied', 'screening', 'offer']);
    expect([...rejectable]).toEqual(['screening']);
    expect(arcs).toEqual([
      { from: 0, to: 2, side: 'right', lane: 1 },
      { from: 2, to: 0, side: 'left', lane: 1 },
      { from: 0, to: 3, side: 'right', lane: 2 },
    ]);
    expect(lanes).toBe(2);
  });
});
