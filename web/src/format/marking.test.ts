import { expect, test } from 'vitest';
import { partsOf } from './marking';

const marked = (text: string, query: string) =>
  partsOf(text, query)
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['Ana Petrov', 'pet an', '[An]a [Pet]rov'],
  ['José Díaz', 'jose dí', '[José] [Dí]az'],
  ['Banana', 'an', 'Banana'],
  ['ana.petrov@example.com', 'petrov', 'ana.[petrov]@example.com'],
  ['Night pharmacist', '', 'Night pharmacist'],
  ['O’Brien', 'brien', 'O’[Brien]'],
])('in “%s”, “%s” finds %s', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});
