import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ImportDetails } from '@/contract';
import { isOfResumes } from '../model/states';
import type { ImportView } from './import-page';
import classes from './imports.module.css';

const stepNames = (found: ImportDetails) => [
  isOfResumes(found) ? t`Résumés` : t`Columns`,
  t`Check`,
  t`Import`,
];

const stepOf = (found: ImportDetails, view: ImportView | undefined): number => {
  if (found.run !== null) return 2;
  return found.check?.is_open === true || (found.is_checked && view !== 'columns') ? 1 : 0;
};

/** Which of the three steps this is. */
export function StepList({ found, view }: { found: ImportDetails; view: ImportView | undefined }) {
  const { t } = useLingui();
  const current = stepOf(found, view);
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      {stepNames(found).map((step, at) => (
        <li
          key={step}
          aria-current={at === current ? 'step' : undefined}
          data-done={at < current || undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
