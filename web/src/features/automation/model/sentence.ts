import { plural, t } from '@lingui/core/macro';
import type { AutomationRule, AutomationRuleInput } from '@/contract';
import { formatList } from '@/format/numbers';
import {
  type Comparison,
  comparisonsOf,
  comparisonWords,
  inputOfComparison,
  type Subject,
} from './comparisons';

type Action = AutomationRule['actions'][number];
type Names = (stageKey: string) => string;

/** Members of the hiring team, as rules name them. */
export const teamRoles = [
  {
    value: 'recruiter',
    get label() {
      return t`recruiters`;
    },
  },
  {
    value: 'hiring_manager',
    get label() {
      return t`hiring managers`;
    },
  },
  {
    value: 'interviewer',
    get label() {
      return t`interviewers`;
    },
  },
] as const;

const people = (role: Action['team_role']) =>
  teamRoles.find(({ value }) => value === role)?.label ?? t`nobody`;

export const actionWords = (action: Action, nameOf: Names): string => {
  switch (action.kind) {
    case 'move':
      return t`move it to ${nameOf(action.stage_key)}`;
    case 'tag':
      return t`tag the candidate “${action.text}”`;
    case 'ask_feedback':
      return t`ask the ${people(action.team_role)} for feedback`;
    case 'remind':
      return t`remind the ${people(action.team_role)}: ${action.text}`;
    case 'mail':
      return t`write “${action.subject}” to the candidate`;
    case 'ask_for_time':
      return t`let the candidate choose a time for “${action.subject}” with one of the ${people(action.team_role)}`;
  }
};

const conditionWords = (
  condition: AutomationRule['conditions'][number],
  subjects: readonly Subject[],
): string => {
  switch (condition.kind) {
    case 'source_is':
      return t`its source is ${formatList(condition.values, 'disjunction')}`;
    case 'knocked_out':
      return t`an answer knocks it out`;
    case 'not_knocked_out':
      return t`no answer knocks it out`;
    case 'tagged':
      return t`the candidate is tagged ${formatList(condition.values, 'disjunction')}`;
    case 'not_tagged':
      return t`the candidate is not tagged ${formatList(condition.values, 'disjunction')}`;
    case 'field':
      return comparisonWords(condition, subjects);
    case 'answer':
      return t`the answer to ${comparisonWords(condition, subjects)}`;
  }
};

/** A rule as a sentence: when, after how long, if, then. `subjects` are what it may compare. */
export const sentence = (rule: AutomationRule, nameOf: Names, subjects: readonly Subject[] = []): string => {
  const stage = nameOf(rule.stage_key);
  const days = t`${plural(rule.after_days, { one: '# working day', other: '# working days' })}`;
  const when =
    rule.trigger === 'leaves'
      ? t`When an application has left ${stage}${rule.after_days > 0 ? t`, ${days} later` : ''}`
      : rule.after_days > 0
        ? t`When an application is still in ${stage} after ${days}`
        : t`When an application enters ${stage}`;
  const ifs =
    rule.conditions.length > 0
      ? t`, if ${formatList(rule.conditions.map((one) => conditionWords(one, subjects)))}`
      : '';
  return `${when}${ifs}: ${formatList(rule.actions.map((action) => actionWords(action, nameOf)))}.`;
};

export type ActionKind = Action['kind'];

/** Actions about members of the hiring team. */
export const ofTeam: ReadonlySet<ActionKind> = new Set(['remind', 'ask_feedback', 'ask_for_time']);
const worded: ReadonlySet<ActionKind> = new Set(['remind', 'tag', 'mail']);

export interface RuleDraft {
  name: string;
  trigger: 'enters' | 'leaves';
  stage_key: string;
  after_days: number | string;
  sources: string[];
  tagged: string[];
  not_tagged: string[];
  fields: Comparison[];
  answers: Comparison[];
  knockout: 'any' | 'knocked_out' | 'not_knocked_out';
  actions: {
    kind: ActionKind;
    stage_key: string;
    team_role: string;
    subject: string;
    text: string;
    template_id: string | null;
    kit_id: string | null;
  }[];
  [key: string]: unknown;
}

export const newAction = (kind: ActionKind): RuleDraft['actions'][number] => ({
  kind,
  stage_key: '',
  team_role: kind === 'remind' ? 'recruiter' : kind === 'ask_for_time' ? 'interviewer' : 'hiring_manager',
  subject: '',
  text: '',
  template_id: null,
  kit_id: null,
});

const valuesOf = (rule: AutomationRule, kind: 'source_is' | 'tagged' | 'not_tagged') =>
  rule.conditions.flatMap((one) => (one.kind === kind ? one.values : []));

/** A condition that names something, if it names anything. */
const naming = (kind: 'source_is' | 'tagged' | 'not_tagged', values: string[]) =>
  values.length > 0 ? [{ kind, values }] : [];

export const draftOfRule = (rule: AutomationRule | null, entry: string): RuleDraft =>
  rule === null
    ? {
        name: '',
        trigger: 'enters',
        stage_key: entry,
        after_days: 0,
        sources: [],
        tagged: [],
        not_tagged: [],
        fields: [],
        answers: [],
        knockout: 'any',
        actions: [newAction('remind')],
      }
    : {
        name: rule.name,
        trigger: rule.trigger,
        stage_key: rule.stage_key,
        after_days: rule.after_days,
        sources: valuesOf(rule, 'source_is'),
        tagged: valuesOf(rule, 'tagged'),
        not_tagged: valuesOf(rule, 'not_tagged'),
        fields: comparisonsOf(rule.conditions, 'field'),
        answers: comparisonsOf(rule.conditions, 'answer'),
        knockout:
          rule.conditions.flatMap(({ kind }) =>
            kind === 'knocked_out' || kind === 'not_knocked_out' ? [kind] : [],
          )[0] ?? 'any',
        actions: rule.actions.map((action) => ({ ...action, team_role: action.team_role ?? '' })),
      };

/** `jobId` narrows a rule to one job. */
export const inputOfRule = (
  draft: RuleDraft,
  workflowId: string,
  jobId: string | null,
  active: boolean,
): AutomationRuleInput => ({
  name: draft.name.trim(),
  workflow_id: workflowId,
  job_id: jobId,
  trigger: draft.trigger,
  stage_key: draft.stage_key,
  after_days: Number(draft.after_days),
  conditions: [
    ...draft.fields.map((one) => inputOfComparison('field', one)),
    ...draft.answers.map((one) => inputOfComparison('answer', one)),
    ...naming('source_is', draft.sources),
    ...naming('tagged', draft.tagged),
    ...naming('not_tagged', draft.not_tagged),
    ...(draft.knockout === 'any' ? [] : [{ kind: draft.knockout }]),
  ],
  actions: draft.actions.map(({ kind, stage_key, team_role, subject, text, template_id, kit_id }) => ({
    kind,
    stage_key: kind === 'move' ? stage_key : '',
    team_role: ofTeam.has(kind) ? (teamRoles.find(({ value }) => value === team_role)?.value ?? null) : null,
    subject: kind === 'mail' ? subject.trim() : '',
    text: worded.has(kind) && template_id === null ? text.trim() : '',
    template_id: kind === 'mail' ? template_id : null,
    kit_id: kind === 'ask_for_time' ? kit_id : null,
  })),
  active,
});
