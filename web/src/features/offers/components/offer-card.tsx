import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Offer } from '@/contract';
import { formatDateTime, formatDay, formatExact, formatLastMinute } from '@/format/dates';
import { employmentLabel } from '@/format/employment';
import { formatPay } from '@/format/numbers';
import { StatusBadge } from '@/ui/status-badge';
import { asRange, offerStatusLabel } from '../model/words';
import { LetterView } from './letter-view';
import { OfferActions } from './offer-actions';
import { OfferEditor } from './offer-editor';
import { CertificateLink, OfferVersions } from './offer-versions';
import classes from './offers.module.css';

/** One offer: where it stands, what it says, and what may be done to it. */
export function OfferCard({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const editable = offer.allowed_actions.includes('edit');
  const newest = offer.versions[0];
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <Group gap="xs">
          <StatusBadge status={offer.status} label={offerStatusLabel(offer.status)} />
          <Text size="sm" c="dimmed">
            {standing(offer)}
          </Text>
        </Group>
        <OfferActions offer={offer} />
      </Group>
      {offer.reason !== '' && (
        <Alert color="gray" title={offer.status === 'declined' ? t`The candidate’s reason` : t`Reason`}>
          {offer.reason}
        </Alert>
      )}
      {offer.evidence !== null && <EvidencePanel offer={offer} />}
      {editable ? (
        <OfferEditor key={offer.id} offer={offer} />
      ) : (
        <>
          <Facts offer={offer} />
          {offer.private_notes !== '' && (
            <div>
              <Text size="xs" c="dimmed">
                <Trans>Private notes</Trans>
              </Text>
              <Text style={{ whiteSpace: 'pre-wrap' }}>{offer.private_notes}</Text>
            </div>
          )}
          {newest !== undefined && (
            <Card withBorder className={classes.paper} component="section" aria-label={t`The letter`}>
              <LetterView subject={newest.subject} html={newest.body_html} />
            </Card>
          )}
        </>
      )}
      <OfferVersions offer={offer} />
    </Stack>
  );
}

const standing = (offer: Offer): string => {
  if (offer.status === 'sent' && offer.expires_at !== null)
    return t`to ${offer.candidate_email}; can be accepted until ${formatLastMinute(offer.expires_at)}`;
  if (offer.status === 'pending_approval') return t`The approvers are told; the candidate sees nothing yet`;
  if (offer.status === 'approved') return t`It can be sent now`;
  if (offer.decided_at !== null) return formatDateTime(offer.decided_at);
  return offer.newest_version > 0
    ? t`Version ${offer.newest_version} can no longer be accepted. Send the new one when it is ready.`
    : t`by ${offer.created_by_name}; the candidate sees nothing yet`;
};

function Facts({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const { terms } = offer;
  const facts: [string, string][] = [
    [t`Pay`, terms.pay === null ? '' : formatPay(asRange(terms.pay))],
    [t`First day of work`, terms.start_date === null ? '' : formatDay(terms.start_date)],
    [t`Employment`, employmentLabel(terms.employment_type)],
    [t`Place of work`, terms.location],
    [t`Reports to`, terms.reports_to],
    ...offer.fields.map((field): [string, string] => [field.label, terms.values[field.key] ?? '']),
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Who agreed to what, when and from where: kept for good. */
function EvidencePanel({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const { evidence } = offer;
  if (evidence === null) return null;
  const facts: [string, string][] = [
    [t`Signed as`, evidence.typed_name],
    [t`When`, formatExact(evidence.accepted_at)],
    [t`Mail address`, evidence.email],
    [t`Network address`, evidence.ip],
    [t`Browser`, evidence.user_agent],
    [t`Version`, String(evidence.version_number)],
    [t`SHA-256 of the PDF`, evidence.sha256],
    [t`Agreed to`, evidence.agreement],
  ];
  return (
    <Card withBorder component="section" aria-label={t`Evidence of the acceptance`}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          <Trans>Evidence of the acceptance</Trans>
        </Title>
        <CertificateLink offerId={offer.id} />
      </Group>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
