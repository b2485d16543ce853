import { t } from '@lingui/core/macro';
import { Tooltip } from '@mantine/core';
import { useLiveState } from '@/live/live-updates';
import { useMe } from '@/session/use-me';
import classes from './console-shell.module.css';

const words = {
  get connecting() {
    return [t`Connecting`, t`Opening the live connection.`];
  },
  get live() {
    return [t`Live`, t`Changes by others appear here as they happen.`];
  },
  get retrying() {
    return [t`Reconnecting`, t`The live connection was lost; it is being opened again.`];
  },
  get polling() {
    return [t`Slow updates`, t`The live connection is down. This screen is read again every 20 seconds.`];
  },
} as const;

export function LiveIndicator() {
  const state = useLiveState();
  const { organization } = useMe();
  if (organization === null) return null;
  return (
    <Tooltip label={words[state][1]} multiline w={220}>
      <div className={classes.live} role="status">
        <span className={classes.liveDot} data-state={state} aria-hidden />
        {words[state][0]}
      </div>
    </Tooltip>
  );
}
