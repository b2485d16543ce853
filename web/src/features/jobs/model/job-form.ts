import { t } from '@lingui/core/macro';
import type {
  EmploymentType,
  Job,
  JobInput,
  Knockout,
  PayPeriod,
  QuestionInput,
  QuestionKind,
  RemotePolicy,
  TeamRole,
} from '@/contract';
import { toMajor, toMinor } from '@/format/numbers';
import { midSentence } from '@/format/words';

export interface QuestionDraft {
  id: string;
  kind: QuestionKind;
  label: string;
  help: string;
  required: boolean;
  options: { key: string; label: string }[];
  knockout: Knockout | null;
  shown_if: { question_id: string; equals: string | boolean } | null;
}

/** The editor's fields: what a person types, before it becomes the API's shape. */
export interface JobDraft extends Record<string, unknown> {
  title: string;
  department: string;
  locations: { city: string; region: string; country: string }[];
  remote_policy: RemotePolicy;
  employment_type: EmploymentType;
  pay: { min: number | ''; max: number | ''; currency: string; period: PayPeriod };
  description_html: string;
  required_skills: string[];
  preferred_skills: string[];
  questions: QuestionDraft[];
  openings: number | '';
  hiring_team: { user_id: string; role: TeamRole }[];
  confidential: boolean;
  /** The last day on which people may apply, `2026-03-31`, or empty for no end. */
  last_day: string;
}

export const emptyJob: JobDraft = {
  title: '',
  department: '',
  locations: [],
  remote_policy: 'on_site',
  employment_type: 'full_time',
  pay: { min: '', max: '', currency: 'EUR', period: 'year' },
  description_html: '',
  required_skills: [],
  preferred_skills: [],
  questions: [],
  openings: 1,
  hiring_team: [],
  confidential: false,
  last_day: '',
};

/** A v4-shaped id that also works where the page is not a secure context. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export const newQuestion = (): QuestionDraft => ({
  id: newId(),
  kind: 'text',
  label: '',
  help: '',
  required: false,
  options: [],
  knockout: null,
  shown_if: null,
});

export const hasOptions = (kind: string) => kind === 'single_choice' || kind === 'multiple_choice';

const optionKey = (label: string, taken: string[]): string => {
  const base =
    midSentence(label)
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 40) || 'option';
  let key = base;
  for (let turn = 2; taken.includes(key); turn += 1) key = `${base}_${turn}`;
  return key;
};

/** Options from their labels; a label that stays keeps its key, so old answers keep their meaning. */
export const optionsFromLabels = (labels: string[], previous: { key: string; label: string }[]) => {
  const options: { key: string; label: string }[] = [];
  for (const label of labels) {
    const kept = previous.find((option) => option.label === label);
    options.push(
      kept ?? {
        key: optionKey(
          label,
          [...previous, ...options].map((option) => option.key),
        ),
        label,
      },
    );
  }
  return options;
};

export const draftOf = (job: Job): JobDraft => ({
  title: job.title,
  department: job.department,
  locations: job.locations.map((place) => ({
    city: place.city,
    region: place.region,
    country: place.country,
  })),
  remote_policy: job.remote_policy,
  employment_type: job.employment_type,
  pay:
    job.pay === null
      ? emptyJob.pay
      : {
          min: job.pay.min_minor === null ? '' : toMajor(job.pay.min_minor, job.pay.currency),
          max: job.pay.max_minor === null ? '' : toMajor(job.pay.max_minor, job.pay.currency),
          currency: job.pay.currency,
          period: job.pay.period,
        },
  description_html: job.description_html,
  required_skills: job.skills.filter((skill) => skill.required).map((skill) => skill.name),
  preferred_skills: job.skills.filter((skill) => !skill.required).map((skill) => skill.name),
  questions: [...job.questions]
    .sort((a, b) => a.position - b.position)
    .map((question) => ({
      id: question.id,
      kind: question.kind,
      label: question.label,
      help: question.help,
      required: question.required,
      options: question.options,
      knockout: question.knockout,
      shown_if: question.shown_if,
    })),
  openings: job.openings,
  hiring_team: job.hiring_team.map(({ user_id, role }) => ({ user_id, role })),
  confidential: job.confidential,
  last_day: job.valid_through === null ? '' : dayOf(job.valid_through),
});

/** Days are the editor's own: the last instant of one, and the one an instant falls on. */
const endOfDay = (day: string) => new Date(`${day}T23:59:59`).toISOString();
const dayOf = (instant: string) => {
  const at = new Date(instant);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
};

const questionInput = (question: QuestionDraft, position: number, kept: Set<string>): QuestionInput => ({
  id: question.id,
  kind: question.kind,
  label: question.label.trim(),
  help: question.help.trim(),
  required: question.required,
  options: hasOptions(question.kind) ? question.options : [],
  position,
  knockout: question.knockout,
  shown_if: question.shown_if !== null && kept.has(question.shown_if.question_id) ? question.shown_if : null,
});

/** What the API takes, with every field present. */
export type FullJobInput = Required<Omit<JobInput, 'workflow_id'>>;

export const inputOf = (draft: JobDraft): FullJobInput => {
  const { pay } = draft;
  const hasPay = pay.min !== '' || pay.max !== '';
  const earlier = new Set<string>();
  return {
    title: draft.title.trim(),
    department: draft.department.trim(),
    locations: draft.locations
      .map((place) => ({
        city: place.city.trim(),
        region: place.region.trim(),
        country: place.country.trim(),
      }))
      .filter((place) => place.city !== '' || place.region !== '' || place.country !== ''),
    remote_policy: draft.remote_policy,
    employment_type: draft.employment_type,
    pay: hasPay
      ? {
          min_minor: pay.min === '' ? null : toMinor(pay.min, pay.currency),
          max_minor: pay.max === '' ? null : toMinor(pay.max, pay.currency),
          currency: pay.currency,
          period: pay.period,
        }
      : null,
    description_html: draft.description_html,
    skills: [
      ...draft.required_skills.map((name) => ({ name, required: true })),
      ...draft.preferred_skills.map((name) => ({ name, required: false })),
    ],
    questions: draft.questions.map((question, position) => {
      const input = questionInput(question, position, earlier);
      earlier.add(question.id);
      return input;
    }),
    openings: draft.openings === '' ? 1 : draft.openings,
    hiring_team: draft.hiring_team,
    confidential: draft.confidential,
    valid_through: draft.last_day === '' ? null : endOfDay(draft.last_day),
  };
};

/** Only what differs from the job as it was read, so an edit elsewhere is not overwritten. */
export const changesOf = (draft: JobDraft, job: Job): Partial<FullJobInput> => {
  const next = inputOf(draft);
  const before = inputOf(draftOf(job));
  return Object.fromEntries(
    Object.entries(next).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof FullJobInput]),
    ),
  );
};

/** The draft on top of a newer version: fields that were not touched take the newer text. */
export const rebased = (draft: JobDraft, before: Job, now: Job): JobDraft => {
  const [old, next] = [draftOf(before), draftOf(now)];
  const untouched = (key: string) => JSON.stringify(draft[key]) === JSON.stringify(old[key]);
  return Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, untouched(key) ? next[key] : value]),
  ) as JobDraft;
};

export const validateJob = (draft: JobDraft): Record<string, string> => {
  const errors: Record<string, string> = {};
  if (draft.title.trim() === '') errors.title = t`Give the job a title.`;
  if (draft.openings === '' || draft.openings < 1) errors.openings = t`At least one opening.`;
  const { min, max } = draft.pay;
  if (min !== '' && max !== '' && min > max) errors['pay.max'] = t`The upper end is below the lower end.`;
  draft.questions.forEach((question, index) => {
    if (question.label.trim() === '') errors[`questions.${index}.label`] = t`Write the question.`;
    if (hasOptions(question.kind) && question.options.length < 2)
      errors[`questions.${index}.options`] = t`At least two choices.`;
  });
  return errors;
};
