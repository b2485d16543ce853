import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatNumber } from '@/format/numbers';
import classes from './table.module.css';

interface TableSectionProps {
  label: string;
  count: number;
  opened: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** What stands among the rows of a table and is none: that they load, that there are more. */
export function TableNote({ children }: { children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="cell">{children}</div>
      </div>
    </div>
  );
}

/** Rows that have something in common, behind a line that says what and how many. */
export function TableSection({ label, count, opened, onToggle, children }: TableSectionProps) {
  return (
    <>
      <div role="rowgroup">
        <div role="row" className={classes.section}>
          <div role="cell">
            <UnstyledButton className={classes.sectionButton} aria-expanded={opened} onClick={onToggle}>
              <IconChevronRight size={15} aria-hidden className={classes.chevron} />
              {label}
              <span className={classes.count}>{formatNumber(count)}</span>
            </UnstyledButton>
          </div>
        </div>
      </div>
      {opened && children}
    </>
  );
}
