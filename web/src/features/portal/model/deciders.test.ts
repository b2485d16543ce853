import { describe, expect, it } from 'vitest';
import { deciderInWords } from './deciders';

describe('deciderInWords', () => {
  it('tells names only where they are told', () => {
    expect(deciderInWords({ role: 'hiring_manager', names: [] })).toBe('The hiring manager for this job.');
    expect(deciderInWords({ role: 'hiring_manager', names: ['Ruth Adler'] })).toBe(
      'Ruth Adler (hiring manager)',
    );
    expect(deciderInWords({ role: 'recruiter', names: ['A', 'B'] })).toBe('A, B (recruiting)');
    expect(deciderInWords({ role: null, names: [] })).toBe('The hiring team for this job.');
  });
});
