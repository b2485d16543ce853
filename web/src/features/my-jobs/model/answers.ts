import type { AgainQuestion } from '@/contract';

export type Answer = string | readonly string[] | File;
/** What stands in the fields, by question. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What the fields hold at first: what was answered before, as fields hold it. */
export const answeredBefore = (questions: readonly AgainQuestion[]): Answers =>
  Object.fromEntries(
    questions.flatMap(({ id, before }) => (before == null ? [] : [[id, asField(before)] as const])),
  );

const asField = (before: unknown): Answer =>
  Array.isArray(before)
    ? before.map(String)
    : typeof before === 'boolean'
      ? before
        ? 'yes'
        : 'no'
      : String(before);

/** The questions that are asked, given the answers to those before them. */
export const asked = (questions: readonly AgainQuestion[], answers: Answers): AgainQuestion[] => {
  const shown = new Set<string>();
  return questions.filter(({ id, shown_if: condition }) => {
    const isAsked = condition === null || (shown.has(condition.question_id) && holds(condition, answers));
    if (isAsked) shown.add(id);
    return isAsked;
  });
};

const holds = (condition: { question_id: string; equals: string | boolean }, answers: Answers) => {
  const answer = answers[condition.question_id];
  const wanted = typeof condition.equals === 'boolean' ? (condition.equals ? 'yes' : 'no') : condition.equals;
  return Array.isArray(answer) ? answer.includes(wanted) : answer === wanted;
};

/** The answers as the fields of a form, those of questions that are asked. */
export const fieldsOf = (questions: readonly AgainQuestion[], answers: Answers): Record<string, Answer> =>
  Object.fromEntries(
    asked(questions, answers).flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined || answer === '' ? [] : [[`answer_${id}`, answer] as const];
    }),
  );
