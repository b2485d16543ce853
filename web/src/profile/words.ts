import { t } from '@lingui/core/macro';
import type { Profile, ProfileEvidence, ProfileSection, ProfileSource } from '@/contract';
import { languageName } from '@/format/words';
import { currentLocale } from '@/language/language';

/** Sections in the order in which a profile is read. */
export const sections: readonly ProfileSection[] = [
  'summary',
  'work',
  'education',
  'licences',
  'certificates',
  'skills',
  'languages',
  'name',
  'emails',
  'phones',
  'location',
  'links',
];

export const single: readonly ProfileSection[] = ['summary', 'name', 'location'];

/** The fields of each section; the first is what an item is called by. */
export const fieldsOf: Record<ProfileSection, readonly string[]> = {
  name: ['value'],
  emails: ['value'],
  phones: ['value'],
  location: ['value'],
  links: ['value'],
  summary: ['value'],
  work: ['title', 'company', 'location', 'start', 'end', 'current', 'highlights'],
  education: ['institution', 'degree', 'area', 'start', 'end'],
  skills: ['name'],
  licences: ['type', 'state', 'number', 'expires', 'compact'],
  certificates: ['name', 'issued', 'expires'],
  languages: ['language', 'level'],
};

const sectionNames: Record<ProfileSection, () => string> = {
  name: () => t`Name`,
  emails: () => t`E-mail`,
  phones: () => t`Phone`,
  location: () => t`Place`,
  links: () => t`Links`,
  summary: () => t`Summary`,
  work: () => t`Work`,
  education: () => t`Education`,
  skills: () => t`Skills`,
  licences: () => t`Licences`,
  certificates: () => t`Certificates`,
  languages: () => t`Languages`,
};

export const sectionName = (section: ProfileSection): string => sectionNames[section]();

const itemNames: Record<ProfileSection, () => string> = {
  name: () => t`Add the name`,
  emails: () => t`Add an e-mail address`,
  phones: () => t`Add a phone number`,
  location: () => t`Add the place`,
  links: () => t`Add a link`,
  summary: () => t`Add a summary`,
  work: () => t`Add a position`,
  education: () => t`Add a school or course`,
  skills: () => t`Add a skill`,
  licences: () => t`Add a licence`,
  certificates: () => t`Add a certificate`,
  languages: () => t`Add a language`,
};

export const addName = (section: ProfileSection): string => itemNames[section]();

const fieldNames: Record<string, () => string> = {
  title: () => t`Title`,
  company: () => t`Company`,
  location: () => t`Place`,
  start: () => t`From`,
  end: () => t`Until`,
  current: () => t`Works there now`,
  highlights: () => t`What they did`,
  institution: () => t`School`,
  degree: () => t`Degree`,
  area: () => t`Subject`,
  name: () => t`Name`,
  type: () => t`Licence`,
  state: () => t`State`,
  number: () => t`Number`,
  issued: () => t`Issued`,
  expires: () => t`Valid until`,
  compact: () => t`Compact licence`,
  language: () => t`Language`,
  level: () => t`Level`,
};

export const fieldName = (section: ProfileSection, field: string): string =>
  fieldNames[field]?.() ?? sectionName(section);

/** `2019-04` as people of this language write a month; a year stays a year. */
export const dateInWords = (value: string): string => {
  const [year, month, day] = value.split('-').map(Number);
  if (year === undefined || month === undefined || Number.isNaN(year)) return value;
  return new Intl.DateTimeFormat(currentLocale(), {
    year: 'numeric',
    month: 'short',
    day: day === undefined ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, month - 1, day ?? 1)));
};

const dates = ['start', 'end', 'issued', 'expires'];

/** A value as people read it. */
export const inWords = (field: string, value: string): string => {
  if (dates.includes(field)) return dateInWords(value);
  if (field === 'language') return languageName(value);
  if (field === 'current') return t`until today`;
  if (field === 'compact') return value === 'yes' ? t`compact licence` : t`no compact licence`;
  return value;
};

/** As much of an item as its name is made of. */
export interface NamedItem {
  section: ProfileSection;
  fields: readonly { name: string; values: readonly string[] }[];
}

/** What an item is called where it does not stand by itself. */
export const nameOf = (item: NamedItem): string => {
  for (const field of fieldsOf[item.section]) {
    const value = item.fields.find(({ name }) => name === field)?.values[0];
    if (value !== undefined) return inWords(field, value);
  }
  return sectionName(item.section);
};

const sureEnough = 0.8;

/** How many of ten values that looked like this one were right, where that is few. */
export const unsureOf = (found: readonly Pick<ProfileEvidence, 'confidence'>[]): number | null => {
  const shares = found.flatMap(({ confidence }) => confidence ?? []);
  const least = Math.min(...shares);
  return shares.length > 0 && least < sureEnough ? Math.max(1, Math.round(least * 10)) : null;
};

const reasons: Record<string, () => string> = {
  out_of_time: () => t`it took too long`,
  out_of_memory: () => t`it needed too much memory`,
  too_much_output: () => t`it says too much for one résumé`,
  crashed: () => t`its reader fell over`,
};

const withoutText = (reason: string): string => {
  switch (reason) {
    case 'none':
      return t`There is no text in it, nor in its pictures. Ask for a PDF or Word document, or fill in what you need by hand.`;
    case 'recognition_missing':
      return t`It is a scan or a photograph, and Tesseract, which recognizes the text in them, is not installed here. Ask whoever runs Rolecall to install it; the résumé is read by itself then.`;
    case 'recognition_stopped':
      return t`It is a scan or a photograph, and recognizing its text had to be stopped. Ask for a PDF or Word document, or fill in what you need by hand.`;
    default:
      return t`Its text could not be read. Ask for a PDF or Word document, or fill in what you need by hand.`;
  }
};

/** What was made of a résumé, and what to do where that was nothing. */
export const sourceInWords = (source: ProfileSource): string => {
  switch (source.state) {
    case 'waiting':
      return t`It is waiting to be read; what is in it appears here then. “Read again” reads it now.`;
    case 'nothing':
      return t`It was read, and nothing was found in it. Fill in what you need by hand.`;
    case 'failed':
      return t`It could not be read: ${reasons[source.reason]?.() ?? t`its reader was stopped`}. The file is kept. Read it again, or fill in what you need by hand.`;
    case 'no_text':
      return withoutText(source.reason);
    case 'read':
      return '';
  }
};

/** Which engine read it; never a person. */
export const engineInWords = (source: ProfileSource): string => {
  const version = source.parser;
  switch (source.engine) {
    case 'small-model':
      return t`Read by the small model that comes with Rolecall, version ${version}`;
    case 'taggers':
      return t`Read by a part of the small model that comes with Rolecall, version ${version}: its network cannot run on this server`;
    default:
      return t`Read by rules that come with Rolecall, version ${version}`;
  }
};

const changeNames: Record<Profile['changes'][number]['kind'], () => string> = {
  added: () => t`Added`,
  edited: () => t`Changed`,
  removed: () => t`Removed`,
  arranged: () => t`Put in another order`,
  undone: () => t`Undone`,
};

export const changeName = (change: Profile['changes'][number]): string => changeNames[change.kind]();
