import { t } from '@lingui/core/macro';
import { currentLanguage, currentLocale } from '@/language/language';
import { wordOf } from './vocabulary';

/** Initials for an avatar: first and last word's first letter. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
};

/** A word of the server for people: `organization_admin` to `Organization admin`. */
export const humanize = (key: string): string => {
  const known = wordOf(key);
  if (known !== undefined) return known;
  const words = key.replace(/[_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A label inside a sentence: small letters, except in German, where nouns keep their capital. */
export const midSentence = (label: string): string =>
  currentLanguage() === 'de' ? label : label.toLocaleLowerCase(currentLocale());

/** A country's name for its ISO 3166 code; what is no such code stays as it is. */
export const countryName = (code: string | undefined): string => {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return code ?? '';
  return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code;
};

/** A language's name for its ISO 639 code; what is no such code stays as it is. */
export const languageName = (code: string): string => {
  try {
    return new Intl.DisplayNames([currentLocale()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** A browser and system out of a user agent string, for the sessions list. */
export const describeUserAgent = (agent: string): string => {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : '';
  const system = /iPhone|iPad/.test(agent)
    ? 'iOS'
    : /Android/.test(agent)
      ? 'Android'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS X/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  if (browser === '') return agent === '' ? t`Unknown device` : (agent.split(' ')[0] ?? agent);
  return system === '' ? browser : t`${browser} on ${system}`;
};
