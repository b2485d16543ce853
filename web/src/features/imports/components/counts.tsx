import type { ImportDetails } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { countOf, stateLabels, tellable } from '../model/states';
import classes from './imports.module.css';

/** How many rows are in which state. */
export function Counts({ found }: { found: ImportDetails }) {
  return (
    <dl className={classes.counts}>
      {tellable
        .filter((state) => countOf(found, state) > 0)
        .map((state) => (
          <div key={state}>
            <dt>{stateLabels[state]}</dt>
            <dd>{formatNumber(countOf(found, state))}</dd>
          </div>
        ))}
    </dl>
  );
}
