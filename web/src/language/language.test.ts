import { plural, t } from '@lingui/core/macro';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDay, weekdayNames } from '@/format/dates';
import { formatList, formatMoney, formatNumber } from '@/format/numbers';
import { humanize, midSentence } from '@/format/words';
import { i18n } from './i18n';
import { firstSpoken, type Language, languageOf } from './language';

const speakInTest = async (language: Language) => {
  const messages =
    language === 'de'
      ? (await import('./catalogs/de.po')).messages
      : language === 'es'
        ? (await import('./catalogs/es.po')).messages
        : {};
  i18n.loadAndActivate({ locale: language, messages });
};

afterEach(() => speakInTest('en'));

describe('the language of a reader', () => {
  it.each([
    ['de-AT', 'de'],
    ['es_MX', 'es'],
    ['EN', 'en'],
    ['fr', null],
    ['', null],
    [null, null],
  ])('of %s is %s', (locale, language) => expect(languageOf(locale)).toBe(language));

  it('is the first that is spoken, and English where none is', () => {
    expect(firstSpoken(undefined, 'fr', 'es-AR', 'de')).toBe('es');
    expect(firstSpoken('fr')).toBe('en');
  });
});

describe('a language', () => {
  it.each<[Language, string, string, string, string, string]>([
    ['en', '1 application', '1,200 applications', '€1,200', 'Ana, Ben and Cleo', 'Hiring manager'],
    ['de', '1 Bewerbung', '1.200 Bewerbungen', '1.200 €', 'Ana, Ben und Cleo', 'Fachverantwortung'],
    ['es', '1 candidatura', '1200 candidaturas', '1200 €', 'Ana, Ben y Cleo', 'Responsable de contratación'],
  ])('says things in %s', async (language, one, many, money, list, role) => {
    await speakInTest(language);
    const counted = (count: number) => t`${plural(count, { one: '# application', other: '# applications' })}`;
    expect([counted(1), counted(1200)]).toEqual([one, many]);
    expect(formatMoney(120_000, 'EUR').replaceAll('\u00a0', ' ')).toBe(money);
    expect(formatList(['Ana', 'Ben', 'Cleo'])).toBe(list);
    expect(humanize('hiring_manager')).toBe(role);
  });

  it('has its own dates and capitals', async () => {
    await speakInTest('de');
    expect(formatDay('2026-03-31')).toBe('31.03.2026');
    expect(weekdayNames()[0]).toBe('Montag');
    expect(midSentence('Vorlage')).toBe('Vorlage');
    expect(formatNumber(0.125, { style: 'percent', maximumFractionDigits: 1 })).toContain('12,5');
  });

  it('leaves what an organization made up as it is', async () => {
    await speakInTest('es');
    expect(humanize('spring_fair')).toBe('Spring fair');
  });
});
