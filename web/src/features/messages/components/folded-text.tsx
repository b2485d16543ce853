import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import classes from './messages.module.css';

const shortLines = 6;
const shortLength = 480;

/** A text of a mail; a long one is cut until somebody wants to see all of it. */
export function FoldedText({ text }: { text: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const isLong = text.length > shortLength || text.split('\n').length > shortLines + 2;
  return (
    <>
      <Text size="sm" className={classes.text} {...(isLong && !open ? { lineClamp: shortLines } : {})}>
        {text}
      </Text>
      {isLong && (
        <Button size="compact-xs" variant="subtle" mt={4} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t`Show less` : t`Show all`}
        </Button>
      )}
    </>
  );
}
