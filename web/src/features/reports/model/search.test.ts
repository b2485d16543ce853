import { describe, expect, it } from 'vitest';
import { isNarrowed, lastDays, readCell, readReportSearch, toQuery } from './search';

const id = '019a0be5-22e2-7cda-9687-14ed8585ecca';

describe('the address of a report', () => {
  it('keeps what is well-formed and forgets the rest', () => {
    expect(
      readReportSearch({
        first: '2026-03-01',
        last: 'yesterday',
        jobs: [id, 'no id'],
        departments: 'Nursing',
        sources: [],
        cohort: 'entered',
        attribution: 'middle',
        compare: true,
      }),
    ).toEqual({ first: '2026-03-01', jobs: [id], departments: ['Nursing'], cohort: 'entered' });
  });

  it('says what the API is asked for', () => {
    expect(toQuery({ jobs: [id], recruiter: id, last: '2026-03-01' })).toMatchObject({
      job_ids: [id],
      recruiter_id: id,
      last: '2026-03-01',
    });
    expect(isNarrowed({ first: '2026-03-01' })).toBe(false);
    expect(isNarrowed({ sources: ['referral'] })).toBe(true);
  });

  it('names a figure, also in a row without a name', () => {
    expect(readCell({ table: 'departments', column: 'hires' })).toEqual({
      table: 'departments',
      row: '',
      column: 'hires',
    });
  });

  it('counts days where the organization is', () => {
    const evening = new Date('2026-03-10T02:00:00Z');
    expect(lastDays(30, 'America/Denver', evening)).toEqual({ first: '2026-02-08', last: '2026-03-09' });
    expect(lastDays(1, 'Europe/Berlin', evening)).toEqual({ first: '2026-03-10', last: '2026-03-10' });
  });
});
