import { createFileRoute } from '@tanstack/react-router';
import { OffersList, type OfferStatusFilter } from '@/features/offers/components/offers-list';
import { oneOf, optionalText } from '@/routing/search';
import { onlyWith } from '@/session/guard';

const statuses = [
  'draft',
  'pending_approval',
  'approved',
  'sent',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'all',
] as const;

export const Route = createFileRoute('/app/_console/offers/')({
  beforeLoad: onlyWith('offers:read'),
  validateSearch: (search: Record<string, unknown>): { status?: OfferStatusFilter; job?: string } => ({
    status: oneOf(search.status, statuses),
    job: optionalText(search.job),
  }),
  component: function Offers() {
    const { status = 'all', job } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <OffersList
        status={status}
        job={job}
        onStatus={(next) =>
          void navigate({ search: (old) => ({ ...old, status: next === 'all' ? undefined : next }) })
        }
        onJob={(next) => void navigate({ search: (old) => ({ ...old, job: next }) })}
      />
    );
  },
});
