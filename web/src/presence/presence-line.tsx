import { useQuery } from '@tanstack/react-query';
import type { Onlooker } from '@/contract';
import { onlookersQuery, type RecordKind } from './api';
import { Faces } from './faces';
import classes from './presence.module.css';
import { sentenceOf } from './sentence';
import { useSteady } from './steady';
import { useLooking } from './use-looking';

const nobody: readonly Onlooker[] = [];

/** Who else has this record open. Whoever sees it is seen there, too. */
export function PresenceLine({ kind, id }: { kind: RecordKind; id: string }) {
  useLooking(kind, id);
  const { data } = useQuery(onlookersQuery(kind, id));
  return <Line key={id} people={data?.people ?? nobody} />;
}

/** Plain text beside the initials: a screen reader finds it, and is not interrupted by it. */
function Line({ people }: { people: readonly Onlooker[] }) {
  const shown = useSteady(people);
  if (shown.length === 0) return null;
  return (
    <span className={classes.line} data-presence>
      <Faces people={shown} size={22} />
      <span>{sentenceOf(shown)}</span>
    </span>
  );
}
