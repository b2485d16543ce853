import { Text } from '@mantine/core';
import classes from './stage-badge.module.css';

/** A stage by its name, with a dot in the colour of its kind; the words carry the meaning. */
export function StageBadge({ name, kind, plain = false }: { name: string; kind: string; plain?: boolean }) {
  return (
    <Text component="span" size="sm" className={classes.root} data-plain={plain || undefined}>
      <StageDot kind={kind} />
      {name}
    </Text>
  );
}

export function StageDot({ kind }: { kind: string }) {
  return <span className={classes.dot} data-kind={kind} aria-hidden />;
}
