/**
 * The catalogs against the code: every text is there in every language, with the placeholders,
 * plural forms and elements of its source, and nothing is there that no code says.
 */
import process from 'node:process';
import { getCatalogs } from '@lingui/cli/api';
import { makeConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import settings from './lingui.config.js';

const config = makeConfig({ ...settings, rootDir: import.meta.dirname }, { skipValidation: true });

/** What a message is made of besides its words: names of values, elements, and forms of each plural. */
const partsOf = (message) => {
  const values = new Set();
  const elements = new Set(message.match(/<\/?\d+\/?>/g) ?? []);
  const plurals = new Map();
  const walk = (tokens) => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, type, forms] = token;
      values.add(name);
      if (type !== 'plural') continue;
      const own = Object.keys(forms).filter((form) => form !== 'offset');
      plurals.set(name, [...(plurals.get(name) ?? []), ...own]);
      Object.values(forms).forEach(walk);
    }
  };
  walk(compileMessage(message));
  return { values, elements, plurals };
};

const same = (one, other) => one.size === other.size && [...one].every((part) => other.has(part));

const faultOf = (locale, source, translation) => {
  if (translation === undefined || translation === '') return 'is not translated';
  const [wanted, found] = [partsOf(source), partsOf(translation)];
  if (!same(wanted.values, found.values)) return 'has other placeholders than its source';
  if (!same(wanted.elements, found.elements)) return 'has other elements than its source';
  const known = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const [name, forms] of found.plurals) {
    if (!wanted.plurals.has(name)) return `has a plural of {${name}} that its source has not`;
    if (!forms.includes('other')) return `has no form “other” of {${name}}`;
    if (forms.some((form) => !known.includes(form) && !/^=?\d+$/.test(form)))
      return `has a plural form that ${locale} does not know`;
  }
  if ([...wanted.plurals.keys()].some((name) => !found.plurals.has(name)))
    return 'lacks a plural of its source';
  return null;
};

const faults = [];
for (const catalog of await getCatalogs(config)) {
  const said = await catalog.collect();
  for (const locale of config.locales) {
    const translated = await catalog.read(locale);
    const tell = (text, fault) => faults.push(`${catalog.getFilename(locale)}: “${text}” ${fault}.`);
    for (const [id, { message }] of Object.entries(said)) {
      const fault = faultOf(locale, message ?? id, translated[id]?.translation);
      if (fault !== null) tell(message ?? id, fault);
    }
    for (const [id, { message, obsolete }] of Object.entries(translated))
      if (obsolete === true || said[id] === undefined) tell(message ?? id, 'is said nowhere');
  }
}
faults.forEach((fault) => process.stderr.write(`${fault}\n`));
if (faults.length > 0) {
  process.stderr.write('Run `npm run extract`, then write what is missing into the catalogs.\n');
  process.exitCode = 1;
}
