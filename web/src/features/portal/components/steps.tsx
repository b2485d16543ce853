import { useLingui } from '@lingui/react/macro';
import { stepNames } from '../model/progress';
import classes from './my-applications.module.css';

/** How far an application has come, as a row of steps. */
export function Steps({ step }: { step: number }) {
  const { t } = useLingui();
  return (
    <ol className={classes.steps} aria-label={t`Step ${step + 1} of ${stepNames().length}`}>
      {stepNames().map((name, index) => (
        <li
          key={name}
          data-state={index < step ? 'done' : index === step ? 'now' : 'next'}
          aria-current={index === step ? 'step' : undefined}
        >
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
