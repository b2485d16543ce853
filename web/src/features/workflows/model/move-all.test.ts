import { describe, expect, it } from 'vitest';
import type { MigrationPlan, PinnedJob } from '@/contract';
import { moveAll } from './move-all';

const job = (title: string): PinnedJob => ({
  id: title,
  title,
  status: 'open',
  workflow_version: 1,
  has_applications: true,
  version: 1,
});

const plan = (title: string, suggested: string | null): MigrationPlan => ({
  job_id: title,
  job_title: title,
  job_version: 1,
  from_workflow: { id: 'w', name: 'Default', version: 1 },
  to_workflow: { id: 'w', name: 'Default', version: 2 },
  stages: [
    { stage: { key: 'talk', name: 'Talk', kind: 'interview' }, applications: 1, choices: [], suggested },
  ],
});

describe('moving all jobs', () => {
  it('moves what needs no choice, and goes on after a refusal', async () => {
    const moved: string[] = [];
    const outcomes = [];
    const run = moveAll([job('clear'), job('open'), job('refused'), job('last')], {
      preview: ({ title }) => Promise.resolve(plan(title, title === 'open' ? null : 'talk')),
      move: ({ job_title: title }) => {
        if (title === 'refused') return Promise.reject(new Error('no'));
        moved.push(title);
        return Promise.resolve();
      },
      explain: () => 'It has changed meanwhile.',
    });
    for await (const outcome of run) outcomes.push([outcome.job.title, outcome.result, outcome.detail]);
    expect(moved).toEqual(['clear', 'last']);
    expect(outcomes).toEqual([
      ['clear', 'moved', ''],
      ['open', 'choose', 'Choose where Talk goes on.'],
      ['refused', 'failed', 'It has changed meanwhile.'],
      ['last', 'moved', ''],
    ]);
  });
});
