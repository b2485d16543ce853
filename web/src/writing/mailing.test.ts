import { describe, expect, it } from 'vitest';
import { wordsFor, writtenTexts } from './mailing';

const en = { subject: 'Hello', body: 'Text' };
const de = { subject: 'Hallo', body: 'Text' };
const blank = { subject: ' ', body: '' };

describe('the words of a mailing', () => {
  it.each([
    [{ en, de }, 'de', de],
    [{ en, de }, 'es', en],
    [{ de, es: blank }, 'es', de],
    [{ de }, 'fr', de],
    [{}, 'en', undefined],
  ])('%#', (texts, language, expected) => {
    expect(wordsFor(texts, language)).toEqual(expected);
  });

  it('leave out what is blank', () => {
    expect(writtenTexts({ en, de: blank })).toEqual({ en });
  });
});
