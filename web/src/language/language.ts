import type { Messages } from '@lingui/core';
import { i18n } from './i18n';

/** The languages of the interface, each called as its speakers call it. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
] as const;

export type Language = (typeof languages)[number]['value'];

const catalogs: Record<Exclude<Language, 'en'>, () => Promise<{ messages: Messages }>> = {
  de: () => import('./catalogs/de.po'),
  es: () => import('./catalogs/es.po'),
};

const storage = 'rolecall-language';

/** The language of a locale such as `de-AT`; null where the interface does not speak it. */
export const languageOf = (locale: string | null | undefined): Language | null => {
  const wanted = locale?.split(/[-_]/)[0]?.toLowerCase();
  return languages.find(({ value }) => value === wanted)?.value ?? null;
};

const browserLocales = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages);

/** The first of the wished for locales that is spoken here, and English where none is. */
export const firstSpoken = (...wished: readonly (string | null | undefined)[]): Language =>
  wished.map(languageOf).find((one) => one !== null) ?? 'en';

/** What somebody who is not signed in reads: their last choice in this browser, else the browser's. */
export const strangersLanguage = (): Language =>
  firstSpoken(localStorage.getItem(storage), ...browserLocales());

export const currentLanguage = (): Language => firstSpoken(i18n.locale);

const withRegion = (language: Language): string =>
  browserLocales().find((one) => languageOf(one) === language) ?? language;

/** The locale of dates and numbers: the language with the region that the browser names for it. */
export const currentLocale = (): string => withRegion(currentLanguage());

let wanted: Language = 'en';

/**
 * Switches every text that is on the screen, without loading the page anew. A catalog that cannot be
 * loaded leaves the language as it is. The choice is kept in this browser for the next sign-in.
 */
export const speak = async (language: Language): Promise<void> => {
  wanted = language;
  if (language !== i18n.locale) {
    try {
      const messages = language === 'en' ? {} : (await catalogs[language]()).messages;
      if (wanted !== language) return;
      i18n.load(language, messages);
    } catch {
      return;
    }
    i18n.activate(language, withRegion(language));
  }
  document.documentElement.lang = language;
  localStorage.setItem(storage, language);
};
