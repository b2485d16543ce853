import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Onlooker } from '@/contract';
import { onlookersQuery } from './api';
import { Faces } from './faces';
import classes from './presence.module.css';
import { sentenceOf } from './sentence';
import { useSteady } from './steady';

type ByRecord = ReadonlyMap<string, readonly Onlooker[]>;

const nobody: readonly Onlooker[] = [];
const BoardPresenceContext = createContext<ByRecord>(new Map());

/** Knows who looks at the applications of a job, for all the cards within: one request for a board. */
export function BoardPresence({ jobId, children }: { jobId: string; children: ReactNode }) {
  const { data } = useQuery(onlookersQuery('job', jobId));
  const shown = useSteady(data?.people ?? nobody);
  const byRecord = useMemo(() => Map.groupBy(shown, (one) => one.record_id), [shown]);
  return <BoardPresenceContext value={byRecord}>{children}</BoardPresenceContext>;
}

/** Who looks at the application of a card. */
export function CardPresence({ id }: { id: string }) {
  const people = useContext(BoardPresenceContext).get(id);
  if (people === undefined) return null;
  const sentence = sentenceOf(people);
  return (
    <Tooltip label={sentence}>
      <span role="img" aria-label={sentence} className={classes.onCard} data-presence>
        <Faces people={people} size={20} />
      </span>
    </Tooltip>
  );
}
