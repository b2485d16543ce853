import { useLingui } from '@lingui/react/macro';
import { SegmentedControl, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Conversation } from '@/contract';
import { TextComposer } from './text-composer';

interface ChannelComposerProps {
  applicationId: string;
  conversation: Conversation;
  /** Where mails are written. */
  children: ReactNode;
}

/** A place to write: by mail, or by text where the organization sends texts. */
export function ChannelComposer({ applicationId, conversation, children }: ChannelComposerProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<'mail' | 'text'>('mail');
  const texts = conversation.may_text ? conversation.texting : null;
  if (texts === null) return children;
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t`How to write`}
        value={chosen}
        onChange={(value) => setChosen(value === 'text' ? 'text' : 'mail')}
        data={[
          { value: 'mail', label: t`E-mail` },
          { value: 'text', label: t`Text message` },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {chosen === 'text' ? <TextComposer applicationId={applicationId} texting={texts} /> : children}
    </Stack>
  );
}
