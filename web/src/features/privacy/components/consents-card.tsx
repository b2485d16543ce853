import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Consent } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { purposeName, wayOf } from '../model/consents';
import { WordingDialog } from './wording-dialog';

/** What a person agreed to and took back, with the words that they read. */
export function ConsentsCard({ consents }: { consents: readonly Consent[] }) {
  const [shown, setShown] = useState<string | null>(null);
  if (consents.length === 0) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        <Trans>Consents</Trans>
      </Title>
      <Stack gap="sm">
        {consents.map((consent) => (
          <OneConsent key={`${consent.purpose}${consent.given_at}`} consent={consent} onShow={setShown} />
        ))}
      </Stack>
      <WordingDialog id={shown} onClose={() => setShown(null)} />
    </Card>
  );
}

function OneConsent({ consent, onShow }: { consent: Consent; onShow: (id: string) => void }) {
  const { t } = useLingui();
  const at = formatDateTime(consent.given_at);
  const way = wayOf(consent.way);
  const name = purposeName(consent.purpose);
  const wording = consent.wording_id;
  return (
    <div>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {consent.state === 'given' ? (
          <Trans>
            Agreed on {at}, {way}
          </Trans>
        ) : (
          <Trans>
            Taken back on {at}, {way}
          </Trans>
        )}
      </Text>
      {consent.shown !== '' && (
        <Text size="xs" lang={consent.language} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {consent.shown}
        </Text>
      )}
      {wording !== null ? (
        <Anchor
          component="button"
          type="button"
          size="xs"
          py={4}
          aria-label={t`Read version ${consent.text_version} of “${name}”`}
          onClick={() => onShow(wording)}
        >
          <Trans>Version {consent.text_version}</Trans>
        </Anchor>
      ) : (
        consent.shown === '' && (
          <Text size="xs" c="dimmed">
            <Trans>Text {consent.text_version}, whose words were not kept</Trans>
          </Text>
        )
      )}
    </div>
  );
}
