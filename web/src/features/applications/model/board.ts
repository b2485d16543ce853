import type { Application, ApplicationSummary, Board, Stage, Workflow } from '@/contract';

/** The part of a workflow that says where applications may go. */
export interface MoveMap {
  stages: Stage[];
  moves: Workflow['moves'];
}

/** The moves of one application, as its page carries them. */
export const moveMapOf = ({ stage, allowed_actions }: Application): MoveMap => ({
  stages: [
    stage,
    ...allowed_actions.moves.map(({ to_stage, name, kind }) => ({ key: to_stage, name, kind })),
  ],
  moves: allowed_actions.moves.map((move) => ({ from: stage.key, to: move.to_stage })),
});

/** An application's page as a row of a list. */
export const summaryOf = (application: Application): ApplicationSummary => ({
  ...application,
  has_resume: application.resume !== null,
  custom: [],
});

/** The stages an application may be moved to by the team, in the workflow's order. */
export const targetsFrom = (workflow: MoveMap | undefined, stageKey: string): Stage[] => {
  if (workflow === undefined) return [];
  const allowed = new Set(workflow.moves.filter((move) => move.from === stageKey).map((move) => move.to));
  // Only the candidate withdraws.
  return workflow.stages.filter((stage) => allowed.has(stage.key) && stage.kind !== 'withdrawn');
};

export interface Target {
  stage: Stage;
  /** How many of the chosen applications may go there. */
  eligible: ApplicationSummary[];
}

/** Where some of the chosen applications may go, with who may. */
export const targetsOf = (workflow: MoveMap | undefined, chosen: ApplicationSummary[]): Target[] => {
  const targets = new Map<string, Target>();
  for (const application of chosen)
    for (const stage of targetsFrom(workflow, application.stage.key)) {
      const target = targets.get(stage.key) ?? { stage, eligible: [] };
      target.eligible.push(application);
      targets.set(stage.key, target);
    }
  const order = (workflow?.stages ?? []).map((stage) => stage.key);
  return [...targets.values()].sort((a, b) => order.indexOf(a.stage.key) - order.indexOf(b.stage.key));
};

/** The stage that the next step forward leads to: the first that is no ending but `hired`. */
export const nextForward = (workflow: MoveMap | undefined, stageKey: string): Stage | undefined => {
  const order = (workflow?.stages ?? []).map((stage) => stage.key);
  return targetsFrom(workflow, stageKey).find(
    (stage) => stage.kind !== 'rejected' && order.indexOf(stage.key) > order.indexOf(stageKey),
  );
};

/** The nearest allowed stage to the left or right of where a card is. */
export const neighbour = (
  workflow: MoveMap | undefined,
  columns: Stage[],
  stageKey: string,
  direction: -1 | 1,
): Stage | undefined => {
  const allowed = new Set(targetsFrom(workflow, stageKey).map((stage) => stage.key));
  const at = columns.findIndex((stage) => stage.key === stageKey);
  for (let index = at + direction; index >= 0 && index < columns.length; index += direction) {
    const stage = columns[index];
    if (stage !== undefined && allowed.has(stage.key)) return stage;
  }
  return undefined;
};

/** The board after the move, as it will be if the server agrees: cards on top of their new column. */
export const withMoved = (board: Board, applications: ApplicationSummary[], to: Stage, at: string): Board => {
  const moved = applications
    .filter((application) => application.stage.key !== to.key)
    .map((application) => ({ ...application, stage: to, stage_entered_at: at, due_at: null }));
  const leaving = new Set(moved.map((application) => application.id));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const left = applications.filter(
        (application) => leaving.has(application.id) && application.stage.key === column.stage.key,
      ).length;
      const arrived = column.stage.key === to.key ? moved : [];
      return {
        ...column,
        items: [...arrived, ...column.items.filter((item) => !leaving.has(item.id))],
        count: column.count - left + arrived.length,
      };
    }),
  };
};

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The card that the focus goes to; columns without cards are passed over. */
export const neighbourCard = (
  columns: string[][],
  current: string | null,
  direction: Direction,
): string | null => {
  const filled = columns.filter((column) => column.length > 0);
  const x = filled.findIndex((column) => current !== null && column.includes(current));
  const column = filled[x];
  if (column === undefined || current === null) return filled[0]?.[0] ?? null;
  const y = column.indexOf(current);
  if (direction === 'up') return column[Math.max(0, y - 1)] ?? null;
  if (direction === 'down') return column[Math.min(column.length - 1, y + 1)] ?? null;
  const beside = filled[x + (direction === 'left' ? -1 : 1)];
  return beside === undefined ? current : (beside[Math.min(y, beside.length - 1)] ?? null);
};

/** Whether a card shows a text somewhere, for the quick filter. */
export const matchesText = (application: ApplicationSummary, text: string): boolean => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const card = [
    application.candidate.full_name,
    application.candidate.email,
    application.source,
    ...application.assignees.map((assignee) => assignee.full_name),
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => card.includes(word));
};
