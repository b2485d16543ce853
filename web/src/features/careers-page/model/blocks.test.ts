import { describe, expect, it } from 'vitest';
import type { PageBlock } from '@/contract';
import { blockOf, broughtBack, changedAt, moved, newBlock, sameBlocks, withBlock, without } from './blocks';

const jobs: PageBlock = newBlock([], 'jobs', '');

describe('blocks', () => {
  it('have names of their own', () => {
    const one = newBlock([jobs], 'text', 'About');
    const two = newBlock([jobs, one], 'text', 'More');
    expect([one.id, two.id]).toEqual(['text', 'text-2']);
  });

  it('begin with an entry where they hold some', () => {
    expect(newBlock([], 'faq', '').items).toHaveLength(1);
    expect(newBlock([], 'locations', '').items).toHaveLength(0);
  });

  it('stand at the end, the opening at the beginning', () => {
    const kinds = (list: PageBlock[]) => list.map(({ kind }) => kind);
    expect(kinds(withBlock([jobs], newBlock([jobs], 'faq', '')))).toEqual(['jobs', 'faq']);
    expect(kinds(withBlock([jobs], newBlock([jobs], 'hero', '')))).toEqual(['hero', 'jobs']);
  });

  it('move, change and go', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a'], 4, 0)).toEqual(['a']);
    expect(without(['a', 'b'], 0)).toEqual(['b']);
    expect(changedAt([{ n: 1 }, { n: 2 }], 1, { n: 3 })).toEqual([{ n: 1 }, { n: 3 }]);
    expect(sameBlocks([jobs], [{ ...jobs }])).toBe(true);
    expect(sameBlocks([jobs], [{ ...jobs, hidden: true }])).toBe(false);
  });

  it('come back once, at their place, under a name that is free', () => {
    const faq = newBlock([jobs], 'faq', 'Before');
    expect(broughtBack([jobs], faq, 0)).toEqual([faq, jobs]);
    expect(broughtBack([faq, jobs], faq, 0)).toEqual([faq, jobs]);
    const another = newBlock([jobs], 'faq', 'After');
    expect(broughtBack([jobs, another], faq, 0).map(({ id }) => id)).toEqual(['faq-2', 'jobs', 'faq']);
  });

  it('are found by the field of a refusal', () => {
    expect(blockOf('blocks.12.items.0.title')).toBe(12);
    expect(blockOf('blocks')).toBeNull();
  });
});
