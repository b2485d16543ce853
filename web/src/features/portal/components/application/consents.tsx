import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyConsent, MyConsentInput, MyTextConsent, MyWording } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { myConsentsQuery, sayConsent } from '@/features/portal/api/my-application';
import { consentTitle, languageOf } from '@/features/portal/model/consents';
import classes from './application.module.css';

/** What one agreed to, in the words of that time; giving it anew and taking it back. */
export function Consents({ id }: { id: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = myConsentsQuery(id);
  const { data, error, refetch } = useQuery(query);
  const saying = useMutation({
    mutationFn: (body: MyConsentInput) => sayConsent(id, body),
    onSuccess: (after, { given }) => {
      client.setQueryData(query.queryKey, after);
      toastDone(given ? t`Noted: you agree.` : t`Noted: you no longer agree.`);
    },
    onError: (failure) => toastFailed(t`Nothing changed`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: ['my-applications'] }),
  });
  return (
    <Card component="section" aria-labelledby="consents-title" id="consents">
      <Title order={2} size="h3" id="consents-title" mb="xs">
        <Trans>What you agreed to</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`What you agreed to`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={1} />
      ) : data.items.length === 0 && data.texts.length === 0 ? (
        <Text size="sm">
          <Trans>Nothing was asked of you.</Trans>
        </Text>
      ) : (
        <Stack gap="lg">
          {data.items.map((one) => (
            <Consent
              key={`${one.purpose}:${one.said?.at ?? ''}`}
              consent={one}
              busy={saying.isPending}
              onSay={(given) =>
                saying.mutate({
                  purpose: one.purpose,
                  given,
                  wording_id: given ? (one.offered?.wording_id ?? null) : null,
                  language: languageOf(data.language),
                })
              }
            />
          ))}
          {data.texts.length > 0 && <Texts entries={data.texts} />}
        </Stack>
      )}
    </Card>
  );
}

interface ConsentProps {
  consent: MyConsent;
  busy: boolean;
  onSay: (given: boolean) => void;
}

function Consent({ consent, busy, onSay }: ConsentProps) {
  const { t } = useLingui();
  const { said, offered } = consent;
  const [agrees, setAgrees] = useState(false);
  const [asking, dialog] = useDisclosure(false);
  const at = said === null ? '' : formatDateTime(said.at);
  return (
    <div>
      <Title order={3} size="h4">
        {consentTitle(consent.purpose)}
      </Title>
      {said !== null && (
        <>
          <Text size="sm">
            {consent.can_withdraw ? (
              <Trans>You agreed on {at}.</Trans>
            ) : (
              <Trans>You took this back on {at}.</Trans>
            )}
          </Text>
          {said.shown !== '' && <blockquote className={classes.quote}>{said.shown}</blockquote>}
          {said.read !== null && <Wording title={t`Read the text`} wording={said.read} />}
        </>
      )}
      {offered !== null && (
        <Stack gap="xs" mt="xs">
          {consent.is_asked && (
            <Alert color="yellow" p="xs">
              <Trans>The text has changed since you agreed. Please read it and say whether you agree.</Trans>
            </Alert>
          )}
          {offered.wording === null ? (
            <Text size="sm">{offered.plain}</Text>
          ) : (
            <Wording title={t`Read the text that holds now`} wording={offered.wording} />
          )}
          <Checkbox
            label={offered.statement}
            checked={agrees}
            onChange={(event) => setAgrees(event.currentTarget.checked)}
          />
          <div>
            <Button size="xs" disabled={!agrees} loading={busy} onClick={() => onSay(true)}>
              <Trans>I agree</Trans>
            </Button>
          </div>
        </Stack>
      )}
      {consent.can_withdraw && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={dialog.open}>
            <Trans>Take it back…</Trans>
          </Button>
        </Group>
      )}
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={t`Take your consent back?`}
        action={t`Take it back`}
        danger
        loading={busy}
        onConfirm={() => {
          onSay(false);
          dialog.close();
        }}
      >
        {consent.ends_application ? (
          <Trans>Without it nobody may decide on your application, so it is withdrawn.</Trans>
        ) : (
          <Trans>Your application goes on. You are no longer kept in mind for other jobs.</Trans>
        )}
      </Confirm>
    </div>
  );
}

/** What was said about text messages, with the words that one agreed to. */
function Texts({ entries }: { entries: MyTextConsent[] }) {
  const { t } = useLingui();
  const said = (one: MyTextConsent) => {
    const at = formatDateTime(one.at);
    return one.state === 'given' ? t`You agreed on ${at}.` : t`You took this back on ${at}.`;
  };
  return (
    <div>
      <Title order={3} size="h4">
        <Trans>Text messages</Trans>
      </Title>
      <ul className={classes.plain}>
        {entries.map((one) => (
          <li key={one.at}>
            <Text size="sm">
              {said(one)} ({one.number})
            </Text>
            {one.shown !== '' && <blockquote className={classes.quote}>{one.shown}</blockquote>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Wording({ title, wording }: { title: string; wording: MyWording }) {
  const { number } = wording;
  return (
    <details className={classes.folded}>
      <summary>{title}</summary>
      {/* The server keeps clean what administrators write. */}
      <div className="rc-prose" lang={wording.language} dangerouslySetInnerHTML={{ __html: wording.html }} />
      <Text size="xs" c="dimmed">
        <Trans>Version {number}</Trans>
      </Text>
    </details>
  );
}
