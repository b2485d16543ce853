import { t } from '@lingui/core/macro';
import type { MigrationPlan, PinnedJob } from '@/contract';

/** What became of one job when several were moved in a row. */
export interface MoveOutcome {
  job: PinnedJob;
  /** `moved`, or why not: a stage asks for a choice, or the server refused. */
  result: 'moved' | 'choose' | 'failed';
  detail: string;
}

/** The stages of a plan that no stage of the new version suggests itself for, by name. */
export const undecided = (plan: MigrationPlan): string[] =>
  plan.stages.filter(({ suggested }) => suggested === null).map(({ stage }) => stage.name);

/**
 * Moves jobs one after the other, each by its own preview. A job that asks for a choice is left as
 * it is, and one that is refused does not hold up the others.
 */
export async function* moveAll(
  jobs: readonly PinnedJob[],
  steps: {
    preview: (job: PinnedJob) => Promise<MigrationPlan>;
    move: (plan: MigrationPlan) => Promise<unknown>;
    explain: (error: unknown) => string;
  },
): AsyncGenerator<MoveOutcome> {
  for (const job of jobs) {
    try {
      const plan = await steps.preview(job);
      const open = undecided(plan);
      if (open.length > 0) {
        yield { job, result: 'choose', detail: t`Choose where ${open.join(', ')} goes on.` };
        continue;
      }
      await steps.move(plan);
      yield { job, result: 'moved', detail: '' };
    } catch (error) {
      yield { job, result: 'failed', detail: steps.explain(error) };
    }
  }
}
