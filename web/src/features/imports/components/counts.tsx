import type { ImportDetails } from '@/contract';
import { formatNumber } from '@/format/numbers';
import {
  applicationLabels,
  countOf,
  countOfApplications,
  stateLabels,
  tellable,
  tellableApplications,
} from '../model/states';
import classes from './imports.module.css';

/** How many rows, and how many of their applications, are in which state. */
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
      {tellableApplications
        .filter((state) => countOfApplications(found, state) > 0)
        .map((state) => (
          <div key={`application-${state}`}>
            <dt>{applicationLabels[state]}</dt>
            <dd>{formatNumber(countOfApplications(found, state))}</dd>
          </div>
        ))}
    </dl>
  );
}
