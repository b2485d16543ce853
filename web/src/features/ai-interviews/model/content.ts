import { t } from '@lingui/core/macro';
import type {
  AiInterviewBank,
  AiInterviewCompetency,
  AiInterviewContent,
  AiInterviewKnockout,
  AiInterviewQuestion,
  InterviewLanguage,
  LanguageTexts,
} from '@/contract';

/** The editor's fields. */
export interface TemplateValues extends AiInterviewContent, Record<string, unknown> {
  name: string;
}

export const most = { competencies: 8, questions: 4, followUps: 4, knockouts: 8, options: 10, facts: 20 };

export const newKey = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');

export const noTexts = (): LanguageTexts => ({ en: '', de: '', es: '' });

/** The text in the first of the languages that it is written in. */
export const firstOf = (texts: LanguageTexts, languages: readonly InterviewLanguage[]): string =>
  languages.map((language) => texts[language]).find((text) => text !== '') ?? '';

export const newQuestion = (): AiInterviewQuestion => ({
  key: newKey(),
  text: noTexts(),
  follow_ups: [],
  max_follow_ups: 0,
  seconds: 120,
  required: true,
});

export const newCompetency = (): AiInterviewCompetency => ({
  key: newKey(),
  bank_key: '',
  name: noTexts(),
  description: noTexts(),
  weight: 3,
  anchors: { low: noTexts(), medium: noTexts(), high: noTexts() },
  questions: [newQuestion()],
});

export const newKnockout = (): AiInterviewKnockout => ({
  key: newKey(),
  kind: 'yes_no',
  text: noTexts(),
  flagged: ['no'],
  options: [],
});

export const newFact = () => ({ key: newKey(), question: noTexts(), answer: noTexts() });

const only = (texts: LanguageTexts, languages: readonly InterviewLanguage[]): LanguageTexts =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      languages.includes(language as InterviewLanguage) ? text : '',
    ]),
  ) as unknown as LanguageTexts;

/** A competency of the bank with its first question, in the languages of the interview. */
export const fromBank = (
  item: AiInterviewBank['items'][number],
  languages: readonly InterviewLanguage[],
  taken: readonly string[],
): AiInterviewCompetency => ({
  key: taken.includes(item.key) ? newKey() : item.key,
  bank_key: item.key,
  name: only(item.name, languages),
  description: only(item.description, languages),
  weight: 3,
  anchors: {
    low: only(item.anchors.low, languages),
    medium: only(item.anchors.medium, languages),
    high: only(item.anchors.high, languages),
  },
  questions: item.questions.slice(0, 1).map((text) => questionFromBank(text, item, languages)),
});

/** A question of the bank with the follow-ups of its competency. */
export const questionFromBank = (
  text: LanguageTexts,
  item: AiInterviewBank['items'][number],
  languages: readonly InterviewLanguage[],
): AiInterviewQuestion => ({
  ...newQuestion(),
  text: only(text, languages),
  follow_ups: item.follow_ups.map((one) => only(one, languages)),
  max_follow_ups: 1,
});

/** What of the shipped texts a text is, so that it can be said in another language. */
const shippedTexts = (bank: AiInterviewBank): LanguageTexts[] => [
  bank.opening,
  bank.closing,
  ...bank.facts.flatMap((fact) => [fact.question, fact.answer]),
  ...bank.items.flatMap((item) => [
    item.name,
    item.description,
    ...Object.values(item.anchors),
    ...item.questions,
    ...item.follow_ups,
  ]),
];

/** The content in one more language: shipped texts are filled in, all others are left to write. */
export const withLanguage = (
  content: AiInterviewContent,
  language: InterviewLanguage,
  bank: AiInterviewBank,
): AiInterviewContent => {
  const main = content.languages[0] ?? 'en';
  const known = new Map(shippedTexts(bank).map((texts) => [texts[main], texts[language]]));
  const more = (texts: LanguageTexts): LanguageTexts =>
    texts[language] === '' ? { ...texts, [language]: known.get(texts[main]) ?? '' } : texts;
  return {
    ...content,
    languages: [...content.languages, language],
    opening: more(content.opening),
    closing: more(content.closing),
    competencies: content.competencies.map((one) => ({
      ...one,
      name: more(one.name),
      description: more(one.description),
      anchors: {
        low: more(one.anchors.low),
        medium: more(one.anchors.medium),
        high: more(one.anchors.high),
      },
      questions: one.questions.map((question) => ({
        ...question,
        text: more(question.text),
        follow_ups: question.follow_ups.map(more),
      })),
    })),
    knockouts: content.knockouts.map((one) => ({
      ...one,
      text: more(one.text),
      options: one.options.map((option) => ({ ...option, label: more(option.label) })),
    })),
    facts: content.facts.map((one) => ({
      ...one,
      question: more(one.question),
      answer: more(one.answer),
    })),
  };
};

/** What a weight comes to, in whole percent of the sum of all. */
export const shareOf = (weight: number, competencies: readonly AiInterviewCompetency[]): number => {
  const sum = competencies.reduce((total, one) => total + one.weight, 0);
  return sum === 0 ? 0 : Math.round((100 * weight) / sum);
};

/** The longest that an interview can take, in whole minutes: the same sum as the server's. */
export const longestMinutes = (content: AiInterviewContent): number => {
  const asked = content.competencies
    .flatMap((one) => one.questions)
    .reduce((total, question) => total + question.seconds * (1 + question.max_follow_ups), 0);
  return Math.ceil((60 + 20 * content.knockouts.length + asked) / 60);
};

/** One screen of the interview as a candidate meets it. */
export type Step =
  | { kind: 'text'; part: 'opening' | 'closing'; text: LanguageTexts }
  | { kind: 'knockout'; knockout: AiInterviewKnockout }
  | { kind: 'question'; question: AiInterviewQuestion };

export const stepsOf = (content: AiInterviewContent): Step[] => [
  { kind: 'text', part: 'opening', text: content.opening },
  ...content.knockouts.map((knockout) => ({ kind: 'knockout', knockout }) as const),
  ...content.competencies.flatMap((one) =>
    one.questions.map((question) => ({ kind: 'question', question }) as const),
  ),
  { kind: 'text', part: 'closing', text: content.closing },
];

/** A text with what is known filled in, as candidates read it. */
export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Where a field of the server's stands, in words. */
export const placeOf = (field: string): string => {
  const [group, place, part, number] = field.split('.');
  const nth = Number(place) + 1;
  if (group === 'competencies' && place !== undefined)
    return part === 'questions' && number !== undefined
      ? t`Competency ${nth}, question ${Number(number) + 1}`
      : t`Competency ${nth}`;
  if (group === 'knockouts') return t`Knock-out question ${nth}`;
  if (group === 'facts') return t`Fact ${nth}`;
  if (group === 'opening') return t`Opening`;
  if (group === 'closing') return t`Closing`;
  if (group === 'settings') return t`Settings`;
  return t`Competencies`;
};

/** The language that a field of the server's is about, null where it is about all. */
export const languageOfField = (field: string): InterviewLanguage | null => {
  const last = field.split('.').at(-1);
  return last === 'en' || last === 'de' || last === 'es' ? last : null;
};
