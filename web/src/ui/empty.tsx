import { EmptyState } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** Nothing here yet: what will be, and the way to get it. */
export function Empty(props: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
  /** The title is the screen's heading: nothing else is on it. */
  alone?: boolean;
}) {
  const { icon, title, children, actions, compact = false, alone = false } = props;
  return (
    <EmptyState
      className={classes.root}
      data-compact={compact || undefined}
      icon={icon}
      title={alone ? <h1 className={classes.heading}>{title}</h1> : title}
      description={children}
      size={compact ? 'sm' : 'md'}
      withIndicatorBackground
    >
      {actions !== undefined && <EmptyState.Actions>{actions}</EmptyState.Actions>}
    </EmptyState>
  );
}
