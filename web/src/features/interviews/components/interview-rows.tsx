import { Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ListedInterview } from '@/contract';
import { PersonAvatar } from '@/ui/person-avatar';
import { stateOf } from '../model/words';
import classes from './interview-rows.module.css';
import { InterviewTime } from './interview-time';

/** Interviews one below the other: with whom, what for, when. */
export function InterviewRows({ items }: { items: ListedInterview[] }) {
  return (
    <ul className={classes.list}>
      {items.map(({ interview, candidate_name, job_title }) => {
        const state = stateOf(interview);
        return (
          <li key={interview.id} className={classes.item}>
            <PersonAvatar name={candidate_name} size={32} />
            <div className={classes.who}>
              <Link
                to="/app/interviews/$interviewId"
                params={{ interviewId: interview.id }}
                className={classes.name}
              >
                {candidate_name}
              </Link>
              <Text size="xs" c="dimmed" component="div">
                {interview.title} · {job_title}
              </Text>
              <Text size="xs" component="div">
                <InterviewTime interview={interview} />
              </Text>
            </div>
            <Badge color={state.color}>{state.label}</Badge>
          </li>
        );
      })}
    </ul>
  );
}
