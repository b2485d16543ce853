import { plural, t } from '@lingui/core/macro';
import type { Criterion, CriterionKind, Job, JobCriteria } from '@/contract';
import { newId } from './job-form';

type Question = Job['questions'][number];

export const criterionKinds: { value: CriterionKind; label: string; hint: string }[] = [
  {
    value: 'skill',
    get label() {
      return t`Skill or phrase`;
    },
    get hint() {
      return t`Any of some words, in the résumé or a written answer`;
    },
  },
  {
    value: 'licence',
    get label() {
      return t`Licence or certificate`;
    },
    get hint() {
      return t`The same; “expired” or “in progress” is left to you`;
    },
  },
  {
    value: 'experience',
    get label() {
      return t`Years of experience`;
    },
    get hint() {
      return t`Counted from the dates in the résumé`;
    },
  },
  {
    value: 'language',
    get label() {
      return t`Language`;
    },
    get hint() {
      return t`With the level it should have`;
    },
  },
  {
    value: 'answer',
    get label() {
      return t`Answer to a question`;
    },
    get hint() {
      return t`One of the screening questions of this job`;
    },
  },
];

export const kindLabel = (kind: CriterionKind) =>
  criterionKinds.find(({ value }) => value === kind)?.label ?? kind;

export const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

export const newCriterion = (kind: CriterionKind): Criterion => ({
  id: newId(),
  kind,
  label: '',
  required: true,
  phrases: [],
  years: kind === 'experience' ? 3 : null,
  language: '',
  level: null,
  question_id: '',
  accepted: [],
  at_least: null,
});

const answerable = new Set(['yes_no', 'single_choice', 'multiple_choice', 'number']);

/** The questions whose answers can be compared. */
export const comparable = (job: Job): Question[] => job.questions.filter(({ kind }) => answerable.has(kind));

/** The answers that a criterion about a question can accept. */
export const choicesOf = (question: Question | undefined): { value: string; label: string }[] => {
  if (question === undefined) return [];
  if (question.kind === 'yes_no')
    return [
      { value: 'yes', label: t`Yes` },
      { value: 'no', label: t`No` },
    ];
  return question.options.map(({ key, label }) => ({ value: key, label }));
};

/** What a criterion without a name is called: by what it looks for. */
export const nameOf = (
  item: Criterion,
  languages: JobCriteria['languages'],
  questions: Question[],
): string => {
  if (item.label.trim() !== '') return item.label.trim();
  switch (item.kind) {
    case 'skill':
    case 'licence':
      return item.phrases[0] ?? '';
    case 'experience':
      return item.years === null
        ? ''
        : t`${plural(item.years, { one: '# year', other: '# years' })} of experience`;
    case 'language': {
      const name = languages.find(({ code }) => code === item.language)?.name ?? '';
      return item.level === null || name === '' ? name : `${name}, ${item.level}`;
    }
    case 'answer':
      return (questions.find(({ id }) => id === item.question_id)?.label ?? '').slice(0, 200);
  }
};

/** What is still missing, by the name of its field in the list; empty when it can be saved. */
export const faultsOf = (items: Criterion[], questions: Question[]): Record<string, string> => {
  const faults: Record<string, string> = {};
  items.forEach((item, index) => {
    const at = `items.${index}`;
    if ((item.kind === 'skill' || item.kind === 'licence') && item.phrases.length === 0)
      faults[`${at}.phrases`] = t`Write at least one word to look for.`;
    if (item.kind === 'experience' && item.years === null) faults[`${at}.years`] = t`Say how many years.`;
    if (item.kind === 'language' && item.language === '') faults[`${at}.language`] = t`Choose a language.`;
    if (item.kind !== 'answer') return;
    const question = questions.find(({ id }) => id === item.question_id);
    if (question === undefined) faults[`${at}.question_id`] = t`Choose a question.`;
    else if (question.kind === 'number' && item.at_least === null)
      faults[`${at}.at_least`] = t`Say from which number on it is met.`;
    else if (question.kind !== 'number' && item.accepted.length === 0)
      faults[`${at}.accepted`] = t`Choose which answers meet it.`;
  });
  return faults;
};

/** The criteria as they are saved: each with a name. */
export const savedForm = (
  items: Criterion[],
  languages: JobCriteria['languages'],
  questions: Question[],
): Criterion[] => items.map((item) => ({ ...item, label: nameOf(item, languages, questions) }));
