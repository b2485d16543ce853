import { describe, expect, it } from 'vitest';
import {
  type CandidateSearch,
  filterOf,
  fromFilters,
  isNarrowed,
  readCandidateSearch,
  toFilters,
  withFilter,
} from './list-search';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the filters in the address', () => {
  it('leave out what is not well-formed', () => {
    expect(readCandidateSearch({ q: '', tags: ['x', id], pool: 7, fields: [`${id}:`, 'a:b'] })).toMatchObject(
      {
        q: undefined,
        tags: [id],
        pool: undefined,
        source: undefined,
        fields: undefined,
      },
    );
    expect(isNarrowed(readCandidateSearch({}))).toBe(false);
  });
  it('come back out of a segment as they went in', () => {
    const search: CandidateSearch = { q: 'ana', tags: [id], pool: id, source: 'fair', fields: [`${id}:5..`] };
    expect(fromFilters(toFilters(search))).toEqual(search);
    expect(isNarrowed(fromFilters(toFilters({})))).toBe(false);
  });
  it('hold one value for each field', () => {
    const one = { fields: withFilter({}, id, 'true') };
    expect(filterOf(one, id)).toBe('true');
    expect(withFilter(one, id, ' false ')).toEqual([`${id}:false`]);
    expect(withFilter(one, id, '')).toBeUndefined();
  });
});
