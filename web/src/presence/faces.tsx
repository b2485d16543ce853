import { IconPencil } from '@tabler/icons-react';
import type { Onlooker } from '@/contract';
import { PersonAvatar } from '@/ui/person-avatar';
import classes from './presence.module.css';

const facesAtMost = 3;

/** The initials of who is there; what they mean stands beside or behind them. */
export function Faces({ people, size }: { people: readonly Onlooker[]; size: number }) {
  const more = people.length - facesAtMost;
  return (
    <span aria-hidden className={classes.faces}>
      {people.slice(0, facesAtMost).map((one) => (
        <span key={one.user_id} className={classes.face} data-writing={one.writing || undefined}>
          <PersonAvatar name={one.full_name} size={size} />
          {one.writing && <IconPencil size={11} className={classes.pencil} />}
        </span>
      ))}
      {more > 0 && <span className={classes.more}>+{more}</span>}
    </span>
  );
}
