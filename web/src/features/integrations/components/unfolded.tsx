import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** Something long that is made only once somebody asks for it. */
export function Unfolded({ label, children }: { label: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        mih={24}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && children()}
    </>
  );
}
