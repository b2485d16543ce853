import { plural, t } from '@lingui/core/macro';
import type { Onlooker } from '@/contract';
import { formatList } from '@/format/numbers';

const namedAtMost = 3;

/** Who is there and what they do, as one reads it. */
export const sentenceOf = (people: readonly Onlooker[]): string => {
  const writing = people.filter((one) => one.writing);
  const looking = people.filter((one) => !one.writing);
  return [saying(writing, true), saying(looking, false)].filter((part) => part !== '').join(' ');
};

const saying = (people: readonly Onlooker[], writing: boolean): string => {
  const count = people.length;
  if (count === 0) return '';
  const named = people.slice(0, namedAtMost).map((one) => one.full_name);
  const more = count - named.length;
  const names = formatList(
    more === 0 ? named : [...named, plural(more, { one: '# more person', other: '# more people' })],
  );
  return writing
    ? t`${plural(count, { one: `${names} is writing a note.`, other: `${names} are writing notes.` })}`
    : t`${plural(count, { one: `${names} is looking at this.`, other: `${names} are looking at this.` })}`;
};
