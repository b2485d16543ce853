import { describe, expect, it } from 'vitest';
import { completed, matching, mentionAt, mentioned } from './mentions';

const people = [
  { user_id: '1', full_name: 'Ruth Adler' },
  { user_id: '2', full_name: 'Marek Zielinski' },
];

describe('mentions', () => {
  it.each([
    ['Ask @', 5, ''],
    ['Ask @Ru', 7, 'Ru'],
    ['@Ruth Ad', 8, 'Ruth Ad'],
    ['mail@example', 12, null],
    ['Ask @Ru now', 3, null],
  ])('sees what is typed in %s', (text, caret, expected) => {
    expect(mentionAt(text, caret)).toBe(expected);
  });
  it('finds people by any of their names', () => {
    expect(matching(people, 'zie').map((one) => one.user_id)).toEqual(['2']);
    expect(matching(people, '')).toHaveLength(2);
  });
  it('puts the name in and knows who is named', () => {
    const [text, caret] = completed('Ask @Ru about it', 7, 'Ruth Adler');
    expect(text).toBe('Ask @Ruth Adler about it');
    expect(caret).toBe(16);
    expect(mentioned(text, people)).toEqual(['1']);
  });
});
