import { useLingui } from '@lingui/react/macro';
import classes from './reports.module.css';

/** A chart is one picture to a screen reader, with a sentence in place of its lines. */
export function Picture({ label, children }: { label: string; children: React.ReactNode }) {
  const { t } = useLingui();
  return (
    <figure
      className={classes.chart}
      role="img"
      aria-label={t`${label} The numbers stand in the table below.`}
    >
      {children}
    </figure>
  );
}
