import { describe, expect, it } from 'vitest';
import type { ApplicationSummary, Board, Stage } from '@/contract';
import {
  matchesText,
  type MoveMap,
  neighbour,
  neighbourCard,
  nextForward,
  targetsFrom,
  targetsOf,
  withMoved,
} from './board';

const stage = (key: string): Stage => ({ key, name: key, kind: key });
const keys = ['applied', 'screening', 'interview', 'offer', 'hired', 'rejected', 'withdrawn'];
const running = keys.slice(0, 4);

const workflow: MoveMap = {
  stages: keys.map(stage),
  moves: running.flatMap((from, index) => [
    { from, to: keys[index + 1] ?? '' },
    { from, to: 'rejected' },
    { from, to: 'withdrawn' },
  ]),
};

const card = (id: string, at: string): ApplicationSummary => ({
  id,
  job_id: 'j',
  job_title: 'Nurse',
  candidate: { id: `c${id}`, full_name: `Person ${id}`, email: `${id}@example.com` },
  stage: stage(at),
  stage_entered_at: '2026-01-01T00:00:00Z',
  due_at: null,
  applied_at: '2026-01-01T00:00:00Z',
  source: 'careers',
  status: 'active',
  assignees: [],
  has_resume: true,
  knocked_out: false,
  first_application_id: null,
  version: 1,
  custom: [],
});

const board: Board = {
  job: { id: 'j', title: 'Nurse', status: 'open' },
  columns: [
    {
      stage: stage('applied'),
      count: 70,
      items: [card('a', 'applied'), card('b', 'applied')],
      next_cursor: 'more',
    },
    { stage: stage('screening'), count: 0, items: [], next_cursor: null },
    { stage: stage('interview'), count: 1, items: [card('c', 'interview')], next_cursor: null },
  ],
};

describe('moves', () => {
  it('offers what the workflow allows and leaves withdrawing to the candidate', () => {
    expect(targetsFrom(workflow, 'applied').map((one) => one.key)).toEqual(['screening', 'rejected']);
    expect(targetsFrom(workflow, 'hired')).toEqual([]);
    expect(targetsFrom(undefined, 'applied')).toEqual([]);
  });

  it('says who of a selection may go where', () => {
    const targets = targetsOf(workflow, [card('a', 'applied'), card('c', 'interview')]);
    expect(targets.map((target) => [target.stage.key, target.eligible.length])).toEqual([
      ['screening', 1],
      ['offer', 1],
      ['rejected', 2],
    ]);
  });

  it('steps forward to the next stage, never to a rejection', () => {
    expect(nextForward(workflow, 'offer')?.key).toBe('hired');
    expect(nextForward(workflow, 'hired')).toBeUndefined();
  });

  it('finds the nearest allowed column in a direction', () => {
    const columns = keys.map(stage);
    expect(neighbour(workflow, columns, 'screening', 1)?.key).toBe('interview');
    expect(neighbour(workflow, columns, 'screening', -1)).toBeUndefined();
  });
});

describe('the optimistic board', () => {
  it('puts the cards on top of their column and keeps the counts true', () => {
    const next = withMoved(
      board,
      [card('b', 'applied'), card('c', 'interview')],
      stage('screening'),
      '2026-02-01T00:00:00Z',
    );
    expect(next.columns.map((column) => column.count)).toEqual([69, 2, 0]);
    expect(next.columns[1]?.items.map((item) => item.id)).toEqual(['b', 'c']);
    expect(next.columns[1]?.items[0]?.stage.key).toBe('screening');
    expect(board.columns[0]?.items).toHaveLength(2);
  });

  it('moves a card that lies beyond the first page', () => {
    const next = withMoved(board, [card('z', 'applied')], stage('screening'), '');
    expect(next.columns.map((column) => column.count)).toEqual([69, 1, 1]);
    expect(next.columns[0]?.items).toHaveLength(2);
  });

  it('leaves a card alone that is there already', () => {
    expect(withMoved(board, [card('c', 'interview')], stage('interview'), '')).toEqual(board);
  });
});

describe('focus', () => {
  const columns = [['a', 'b'], [], ['c']];

  it('enters at the first card', () => expect(neighbourCard(columns, null, 'down')).toBe('a'));
  it('stays at the ends', () => {
    expect(neighbourCard(columns, 'a', 'up')).toBe('a');
    expect(neighbourCard(columns, 'c', 'right')).toBe('c');
  });
  it('passes over empty columns and keeps the height it can', () => {
    expect(neighbourCard(columns, 'b', 'right')).toBe('c');
    expect(neighbourCard(columns, 'c', 'left')).toBe('a');
  });
  it('has nowhere to go on an empty board', () => expect(neighbourCard([[], []], null, 'down')).toBeNull());
});

describe('the quick filter', () => {
  it('wants every word somewhere on the card', () => {
    expect(matchesText(card('a', 'applied'), 'person careers')).toBe(true);
    expect(matchesText(card('a', 'applied'), 'person surgeon')).toBe(false);
  });
});
