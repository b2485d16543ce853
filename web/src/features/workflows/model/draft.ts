import { t } from '@lingui/core/macro';
import type { StageKind, Workflow, WorkflowInput } from '@/contract';

/** A stage while it is edited. `id` stays the same; `key` is null until the stage has been saved. */
export interface StageDraft {
  id: string;
  key: string | null;
  name: string;
  kind: StageKind;
}

export interface MoveDraft {
  from: string;
  to: string;
}

export interface WorkflowDraft extends Record<string, unknown> {
  name: string;
  mayReopen: boolean;
  isDefault: boolean;
  stages: StageDraft[];
  /** By the ids of stages. */
  moves: MoveDraft[];
}

export const stageKinds: { value: StageKind; label: string }[] = [
  {
    value: 'applied',
    get label() {
      return t`Entry`;
    },
  },
  {
    value: 'screening',
    get label() {
      return t`Screening`;
    },
  },
  {
    value: 'assessment',
    get label() {
      return t`Assessment`;
    },
  },
  {
    value: 'ai_interview',
    get label() {
      return t`AI interview`;
    },
  },
  {
    value: 'interview',
    get label() {
      return t`Interview`;
    },
  },
  {
    value: 'offer',
    get label() {
      return t`Offer`;
    },
  },
  {
    value: 'hired',
    get label() {
      return t`Hired`;
    },
  },
  {
    value: 'rejected',
    get label() {
      return t`Rejected`;
    },
  },
  {
    value: 'withdrawn',
    get label() {
      return t`Withdrawn`;
    },
  },
];

/** Kinds that a workflow has exactly once; their stages are renamed, never removed. */
const single: readonly StageKind[] = ['applied', 'hired', 'rejected', 'withdrawn'];
const final: readonly StageKind[] = ['hired', 'rejected', 'withdrawn'];

/** What a stage between the entry and the decision can mean. */
export const kindsBetween = stageKinds.filter(({ value }) => !single.includes(value));

export const isSingle = (stage: StageDraft) => single.includes(stage.kind);
export const isFinal = (stage: StageDraft) => final.includes(stage.kind);
export const kindLabel = (kind: StageKind) => stageKinds.find(({ value }) => value === kind)?.label ?? kind;

export const draftOf = (workflow: Workflow): WorkflowDraft => ({
  name: workflow.name,
  mayReopen: workflow.may_reopen,
  isDefault: workflow.is_default,
  stages: workflow.stages.map(({ key, name, kind }) => ({ id: key, key, name, kind })),
  moves: workflow.moves.map(({ from, to }) => ({ from, to })),
});

/** A new workflow to begin with: another one's stages and moves under a name of its own. */
export const copyOf = (workflow: Workflow): WorkflowDraft => ({
  ...draftOf(workflow),
  name: `${workflow.name} (copy)`,
  isDefault: false,
});

/** Keys are what requests and rows call a stage: made from the name once, then left alone. */
const keysOf = (stages: StageDraft[]): Map<string, string> => {
  const taken = new Set(stages.flatMap(({ key }) => key ?? []));
  const keys = new Map<string, string>();
  for (const stage of stages) {
    if (stage.key !== null) {
      keys.set(stage.id, stage.key);
      continue;
    }
    const plain = stage.name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '')
      .slice(0, 30);
    const base = plain === '' ? 'stage' : plain;
    let key = base;
    for (let number = 2; taken.has(key); number += 1) key = `${base}_${number}`;
    taken.add(key);
    keys.set(stage.id, key);
  }
  return keys;
};

export const inputOf = (draft: WorkflowDraft): WorkflowInput => {
  const keys = keysOf(draft.stages);
  return {
    name: draft.name.trim(),
    may_reopen: draft.mayReopen,
    is_default: draft.isDefault,
    stages: draft.stages.map((stage) => ({
      key: keys.get(stage.id) ?? '',
      name: stage.name.trim(),
      kind: stage.kind,
    })),
    moves: draft.moves.map(({ from, to }) => ({ from: keys.get(from) ?? '', to: keys.get(to) ?? '' })),
  };
};

const uniqueMoves = (moves: MoveDraft[]): MoveDraft[] => [
  ...new Map(moves.map((move) => [`${move.from} ${move.to}`, move])).values(),
];

/** Puts a new stage into the line after another: it takes over where that one led. */
export const insertAfter = (draft: WorkflowDraft, id: string, added: StageDraft): WorkflowDraft => {
  const place = draft.stages.findIndex((stage) => stage.id === id);
  const rejected = draft.stages.find(({ kind }) => kind === 'rejected')?.id;
  const onward = draft.moves.filter(({ from, to }) => from === id && to !== rejected);
  const others = draft.moves.filter((move) => !onward.includes(move));
  return {
    ...draft,
    stages: [...draft.stages.slice(0, place + 1), added, ...draft.stages.slice(place + 1)],
    moves: uniqueMoves([
      ...others,
      { from: id, to: added.id },
      ...onward.map(({ to }) => ({ from: added.id, to })),
      ...(rejected === undefined ? [] : [{ from: added.id, to: rejected }]),
    ]),
  };
};

/** Takes a stage out; what led to it leads to where it led. */
export const withoutStage = (draft: WorkflowDraft, id: string): WorkflowDraft => {
  const into = draft.moves.filter(({ to }) => to === id);
  const out = draft.moves.filter(({ from }) => from === id);
  const bridges = into.flatMap(({ from }) => out.map(({ to }) => ({ from, to })));
  return {
    ...draft,
    stages: draft.stages.filter((stage) => stage.id !== id),
    moves: uniqueMoves([
      ...draft.moves.filter((move) => move.from !== id && move.to !== id),
      ...bridges.filter(({ from, to }) => from !== to),
    ]),
  };
};

/** Swaps a stage with its neighbour, where both lie between the entry and the decision. */
export const canShift = (draft: WorkflowDraft, id: string, by: -1 | 1): boolean => {
  const place = draft.stages.findIndex((stage) => stage.id === id);
  const [stage, other] = [draft.stages[place], draft.stages[place + by]];
  return stage !== undefined && other !== undefined && !isSingle(stage) && !isSingle(other);
};

export const shifted = (draft: WorkflowDraft, id: string, by: -1 | 1): WorkflowDraft => {
  if (!canShift(draft, id, by)) return draft;
  const stages = [...draft.stages];
  const place = stages.findIndex((stage) => stage.id === id);
  const [stage] = stages.splice(place, 1);
  if (stage !== undefined) stages.splice(place + by, 0, stage);
  return { ...draft, stages };
};

export const withMove = (draft: WorkflowDraft, from: string, to: string, on: boolean): WorkflowDraft => ({
  ...draft,
  moves: on
    ? uniqueMoves([...draft.moves, { from, to }])
    : draft.moves.filter((move) => move.from !== from || move.to !== to),
});

/** Where the team may lead an application from a stage: what the server would take as a move. */
export const possibleTargets = (draft: WorkflowDraft, stage: StageDraft): StageDraft[] => {
  if (stage.kind === 'rejected' || stage.kind === 'withdrawn') return [];
  return draft.stages.filter(
    (other) =>
      other.id !== stage.id &&
      other.kind !== 'withdrawn' &&
      (stage.kind !== 'hired' || other.kind === 'rejected'),
  );
};

/** The stage that a fault of the server is about: `stages.2.key` or, by where it begins, `moves.0`. */
export const stageOfFault = (draft: WorkflowDraft, field: string): string | undefined => {
  const [list, place] = field.split('.');
  if (place === undefined) return undefined;
  return list === 'stages' ? draft.stages[Number(place)]?.id : draft.moves[Number(place)]?.from;
};
