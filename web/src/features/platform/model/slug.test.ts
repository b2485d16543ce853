import { describe, expect, it } from 'vitest';
import { slugOf } from './slug';

describe('slugOf', () => {
  it.each([
    ['Harbor Vale', 'harbor-vale'],
    ['  Søn & Straße, GmbH. ', 'son-strasse-gmbh'],
    ['Émile Zola 2', 'emile-zola-2'],
    ['***', ''],
  ])('turns %s into %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
