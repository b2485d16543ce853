import { t } from '@lingui/core/macro';
import type { EscalateTo, ServiceLevelsInput, StagePromise, Workflow } from '@/contract';

type Stage = Pick<Workflow['stages'][number], 'key' | 'kind'>;

export interface StepDraft {
  after_days: number | string;
  to: EscalateTo[];
}

export interface PromiseDraft {
  stage_key: string;
  /** Empty where nothing is promised. */
  working_days: number | string;
  escalations: StepDraft[];
}

export const audiences: { value: EscalateTo; label: string }[] = [
  {
    value: 'recruiters',
    get label() {
      return t`Recruiters of the job`;
    },
  },
  {
    value: 'hiring_managers',
    get label() {
      return t`Hiring managers of the job`;
    },
  },
  {
    value: 'assessors',
    get label() {
      return t`Who is asked to assess`;
    },
  },
  {
    value: 'admins',
    get label() {
      return t`Administrators`;
    },
  },
];

const final = ['hired', 'rejected', 'withdrawn'];

/** A row for each stage in progress, with the steps of `preset` where nothing is promised about it. */
export const draftOfLevels = (
  stages: Stage[],
  promises: StagePromise[],
  preset: StagePromise[] = [],
): PromiseDraft[] =>
  stages
    .filter(({ kind }) => !final.includes(kind))
    .map(({ key }) => {
      const promise = promises.find(({ stage_key }) => stage_key === key);
      const steps = (promise ?? preset.find(({ stage_key }) => stage_key === key))?.escalations ?? [];
      return {
        stage_key: key,
        working_days: promise?.working_days ?? '',
        escalations: steps.map(({ after_days, to }) => ({ after_days, to: [...to] })),
      };
    });

/** Promises `before` about stages that are none any more stay: jobs of earlier versions go by them. */
export const inputOfLevels = (
  drafts: PromiseDraft[],
  stages: Stage[] = [],
  before: StagePromise[] = [],
): ServiceLevelsInput => ({
  promises: [
    ...drafts
      .filter(({ working_days }) => working_days !== '')
      .map(({ stage_key, working_days, escalations }) => ({
        stage_key,
        working_days: Number(working_days),
        escalations: escalations.map(({ after_days, to }) => ({ after_days: Number(after_days), to })),
      })),
    ...before.filter(({ stage_key }) => !stages.some(({ key }) => key === stage_key)),
  ],
});

/** The next escalation of a stage: at once to the recruiters, later to whoever can decide. */
export const nextStep = (steps: StepDraft[]): StepDraft => {
  const last = steps.at(-1);
  if (last === undefined) return { after_days: 0, to: ['recruiters'] };
  return { after_days: Number(last.after_days) + 2, to: ['hiring_managers'] };
};
