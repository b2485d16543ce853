import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { IconClockPlus, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Offer } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { extendOffer, reviseOffer, sendOffer, withdrawOffer } from '../api/offers';
import { dayAhead } from '../model/offer-form';

type Question = 'send' | 'revise' | 'extend' | 'withdraw' | null;

/** What the server says may be done to an offer now, beside editing and sending it. */
export function OfferActions({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Question>(null);
  const [reason, setReason, forget] = useDraftText(`withdraw-offer:${offer.id}`);
  const [until, setUntil] = useState(dayAhead(7));
  const may = (action: string) => offer.allowed_actions.includes(action);
  const act = useMutation({
    mutationFn: (question: Exclude<Question, null>) =>
      question === 'send'
        ? sendOffer(offer)
        : question === 'revise'
          ? reviseOffer(offer)
          : question === 'extend'
            ? extendOffer(offer, until)
            : withdrawOffer(offer, reason.trim()),
    onSuccess: (next, question) => {
      if (question === 'withdraw') forget();
      client.setQueryData(['offers', next.id], next);
      toastDone(
        question === 'send'
          ? t`The offer is on its way to ${next.candidate_name}.`
          : question === 'revise'
            ? t`The offer is a draft again. A candidate who has it sees that a new version is coming.`
            : question === 'extend'
              ? t`The candidate has more time, and a mail that says so.`
              : t`The offer is withdrawn.`,
      );
    },
    onError: (error) => toastFailed(t`The offer is as it was`, error),
    onSettled: () => {
      setAsking(null);
      void client.invalidateQueries({ queryKey: ['offers'] });
    },
  });
  const dialog = (question: Exclude<Question, null>) => ({
    opened: asking === question,
    onClose: () => setAsking(null),
    loading: act.isPending,
    onConfirm: () => act.mutate(question),
  });
  return (
    <Group gap="xs">
      {may('send') && !may('edit') && (
        <Button size="xs" leftSection={<IconSend size={15} />} onClick={() => setAsking('send')}>
          <Trans>Send…</Trans>
        </Button>
      )}
      {may('revise') && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={15} />}
          onClick={() => setAsking('revise')}
        >
          {offer.status === 'sent' ? t`New version…` : t`Change…`}
        </Button>
      )}
      {may('extend') && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconClockPlus size={15} />}
          onClick={() => setAsking('extend')}
        >
          <Trans>Extend…</Trans>
        </Button>
      )}
      {may('withdraw') && (
        <Button
          size="xs"
          variant="default"
          c="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => setAsking('withdraw')}
        >
          {offer.sent_at === null ? t`Discard…` : t`Withdraw…`}
        </Button>
      )}
      <Confirm
        {...dialog('send')}
        title={t`Send this offer to ${offer.candidate_name}?`}
        action={t`Send the offer`}
      >
        <Trans>It is approved. {offer.candidate_email} gets a mail with a private link.</Trans>
      </Confirm>
      <Confirm
        {...dialog('revise')}
        title={offer.status === 'sent' ? t`Write a new version?` : t`Change this offer?`}
        action={t`Take it back and edit`}
      >
        {offer.status === 'sent'
          ? t`Nobody can accept the offer while you change it; its page tells the candidate that a new version is coming. Sending it again supersedes version ${offer.newest_version}.`
          : t`It is a draft again, and a request for approval ends. Other terms need a new approval.`}
      </Confirm>
      <Confirm
        {...dialog('extend')}
        title={t`Give more time to answer?`}
        action={t`Extend`}
        disabled={until === ''}
      >
        <TextInput
          label={t`New last day to accept`}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Confirm>
      <Confirm
        {...dialog('withdraw')}
        title={offer.sent_at === null ? t`Discard this draft?` : t`Withdraw this offer?`}
        action={offer.sent_at === null ? t`Discard` : t`Withdraw the offer`}
        danger
      >
        {offer.sent_at === null
          ? t`It stays in the list as withdrawn. The candidate has not seen it.`
          : t`${offer.candidate_name} is told by mail and can no longer accept it. This cannot be undone.`}
        <Textarea
          mt="md"
          label={t`Why (for your team)`}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Confirm>
    </Group>
  );
}
