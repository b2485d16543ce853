import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, type ComboboxItem, type ComboboxItemGroup, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationItem } from '@/contract';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { applicationsToWriteAboutQuery, conversationQuery, jobsToInviteToQuery } from '../api/conversation';
import type { Attached } from '@/writing/attachments';
import type { Words } from '@/writing/words';
import type { Subject } from '@/writing/queries';
import { Composer, type Returned } from './composer';
import { NoAddress, RefusedAddress, Thread } from './conversation';

const inviting = 'job:';

/** What was written to a person about all of their applications, and otherwise; and a place to write. */
export function PersonConversation({ candidateId }: { candidateId: string }) {
  const { t } = useLingui();
  const person: Subject = { of: 'candidate', id: candidateId };
  const { data, error, refetch } = useQuery(conversationQuery(person));
  const { data: applications } = useQuery(applicationsToWriteAboutQuery(candidateId));
  const { data: jobs } = useQuery(jobsToInviteToQuery(data?.may_invite === true && data.may_write));
  const [chosen, setChosen] = useState<string | null>(null);
  const [returned, setReturned] = useState<Returned | null>(null);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The messages`} onRetry={() => void refetch()} />;
  if (data === undefined || applications === undefined) return <RowsSkeleton rows={4} height={70} />;
  const titles = new Map(applications.items.map((one) => [one.id, one.job_title]));
  const running = applications.items.filter((one) => one.status === 'active');
  // Whoever is applying is written to about it, unless somebody chooses otherwise.
  const about = chosen ?? running[0]?.id ?? 'none';
  const invitedTo = about.startsWith(inviting) ? about.slice(inviting.length) : null;
  const subject: Subject =
    invitedTo !== null
      ? { ...person, jobId: invitedTo }
      : about === 'none'
        ? person
        : { of: 'application', id: about };
  const unwanted = data.unsubscribed_since !== null && subject.of === 'candidate';
  const applied = applications.items.map((one) => ({ value: one.id, label: one.job_title }));
  const open = (jobs?.items ?? []).map((one) => ({ value: `${inviting}${one.id}`, label: one.title }));
  const choices: (ComboboxItem | ComboboxItemGroup<ComboboxItem>)[] = [
    ...(applied.length > 0 ? [{ group: t`Applications`, items: applied }] : []),
    ...(open.length > 0 ? [{ group: t`Invite to apply for`, items: open }] : []),
    { value: 'none', label: t`No application` },
  ];
  const back = (words: Words, files: Attached[], item: ConversationItem) => {
    setChosen(
      item.invites_to === null ? (item.application_id ?? 'none') : `${inviting}${item.invites_to.id}`,
    );
    setReturned({ words, files, at: Date.now() });
  };
  return (
    <Stack gap="lg">
      {data.undeliverable_since !== null && <RefusedAddress subject={person} conversation={data} />}
      {data.unsubscribed_since !== null && (
        <Alert color="yellow" title={t`Wants mails about applications only`}>
          <Trans>
            Since {formatDate(data.unsubscribed_since)} this person gets no mails that are not about an
            application of theirs. They can change that on the page that each such mail leads to.
          </Trans>
        </Alert>
      )}
      <Thread
        subject={person}
        conversation={data}
        nothing={<Trans>Mails to this person appear here with what became of them.</Trans>}
        about={(item) =>
          item.invites_to !== null
            ? t`Invites to apply for ${item.invites_to.title}`
            : item.application_id === null
              ? t`About no application`
              : (titles.get(item.application_id) ?? t`About an application`)
        }
        onReturned={back}
      />
      {!data.may_write ? (
        data.recipient === '' && <NoAddress />
      ) : (
        <Composer
          subject={subject}
          shownIn={person}
          conversation={data}
          returned={returned}
          blocked={unwanted}
          choice={
            applied.length + open.length > 0 && (
              <Select
                label={t`What it is about`}
                description={
                  invitedTo === null
                    ? undefined
                    : t`The mail says how to apply. An answer with a résumé begins the application; it comes once they have checked and sent it.`
                }
                allowDeselect={false}
                searchable
                value={about}
                onChange={setChosen}
                data={choices}
              />
            )
          }
        />
      )}
    </Stack>
  );
}
