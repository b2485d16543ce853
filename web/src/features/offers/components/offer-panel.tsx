import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '@/format/dates';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { templatesQuery } from '../api/letter-templates';
import { jobTermsQuery, offerQuery, offersOfQuery } from '../api/offers';
import { offerStatusLabel } from '../model/words';
import { NewOffer } from './new-offer';
import { OfferCard } from './offer-card';

const exampleVariable = '{{pay}}';

const live = new Set(['draft', 'pending_approval', 'approved', 'sent', 'accepted']);

/** The offers of one application: the newest open, earlier ones below it. */
export function OfferPanel({ applicationId, jobId }: { applicationId: string; jobId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(offersOfQuery(applicationId));
  const manages = useCan('offers:manage');
  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const offers = data?.items ?? [];
  const shown = offers.find((offer) => offer.id === chosen) ?? offers[0];
  const mayMake = manages && !offers.some((offer) => live.has(offer.status));
  if (error !== null) return <ErrorPanel error={error} what={t`The offer`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (writing)
    return <Writing applicationId={applicationId} jobId={jobId} onDone={() => setWriting(false)} />;
  return (
    <Stack gap="lg">
      {shown === undefined ? (
        <Empty
          compact
          icon={<IconFileText size={26} />}
          title={t`No offer yet`}
          actions={
            mayMake && (
              <Button leftSection={<IconPlus size={16} />} onClick={() => setWriting(true)}>
                <Trans>Write an offer</Trans>
              </Button>
            )
          }
        >
          <Trans>
            An offer is a letter with terms. The candidate accepts or declines it on a private page; accepting
            it hires them.
          </Trans>
        </Empty>
      ) : (
        <Shown id={shown.id} />
      )}
      {shown !== undefined && mayMake && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setWriting(true)}>
            <Trans>Write another offer</Trans>
          </Button>
        </div>
      )}
      {offers.length > 1 && (
        <Stack gap={4} component="nav" aria-label={t`Offers of this application`}>
          {offers
            .filter((offer) => offer.id !== shown?.id)
            .map((offer) => (
              <Anchor
                key={offer.id}
                component="button"
                size="sm"
                ta="left"
                onClick={() => setChosen(offer.id)}
              >
                <Trans>
                  {offerStatusLabel(offer.status)} on {formatDate(offer.updated_at)}
                </Trans>
              </Anchor>
            ))}
        </Stack>
      )}
    </Stack>
  );
}

function Shown({ id }: { id: string }) {
  const { t } = useLingui();
  const { data: offer, error, refetch } = useQuery(offerQuery(id));
  if (error !== null) return <ErrorPanel error={error} what={t`The offer`} onRetry={() => void refetch()} />;
  if (offer === undefined) return <RowsSkeleton rows={4} />;
  return <OfferCard offer={offer} />;
}

function Writing(props: { applicationId: string; jobId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { applicationId, jobId, onDone } = props;
  const templates = useQuery(templatesQuery());
  const job = useQuery(jobTermsQuery(jobId));
  if (templates.error !== null)
    return (
      <ErrorPanel error={templates.error} what={t`The templates`} onRetry={() => void templates.refetch()} />
    );
  if (templates.data === undefined || job.isPending) return <RowsSkeleton rows={5} />;
  if (templates.data.items.length === 0)
    return (
      <Empty
        compact
        icon={<IconFileText size={26} />}
        title={t`First, a letter template`}
        actions={
          <Button renderRoot={(rest) => <Link {...rest} to="/app/offers/templates" />}>
            <Trans>Write a template</Trans>
          </Button>
        }
      >
        <Text component="span">
          <Trans>
            Every offer begins with a template: the letter’s words, with variables such as {exampleVariable}{' '}
            that each offer fills in.
          </Trans>
        </Text>
      </Empty>
    );
  return (
    <NewOffer applicationId={applicationId} job={job.data} templates={templates.data.items} onDone={onDone} />
  );
}
