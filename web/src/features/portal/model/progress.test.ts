import { describe, expect, it } from 'vitest';
import { progressOf, stepNames } from './progress';

describe('progressOf', () => {
  it.each([
    ['applied', 0],
    ['assessment', 1],
    ['ai_interview', 2],
    ['offer', 3],
    ['something_new', 1],
  ])('puts an active application in %s at step %i', (kind, step) =>
    expect(progressOf('active', kind).step).toBe(step),
  );

  it('ends at the last step when hired', () =>
    expect(progressOf('hired', 'hired').step).toBe(stepNames().length - 1));

  it('has no step once rejected or withdrawn, and says which', () => {
    expect(progressOf('rejected', 'rejected')).toMatchObject({ step: null });
    expect(progressOf('withdrawn', 'withdrawn').sentence).toContain('You withdrew');
  });
});
