import { createFileRoute } from '@tanstack/react-router';
import { AuditPage, type AuditSearch } from '@/features/audit/components/audit-page';
import { optionalText } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/audit')({
  beforeLoad: onlyWith('audit:read'),
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({
    actor: optionalText(search.actor),
    type: optionalText(search.type),
    action: optionalText(search.action),
    from: optionalText(search.from),
    to: optionalText(search.to),
  }),
  component: function Audit() {
    const navigate = Route.useNavigate();
    return (
      <AuditPage
        search={Route.useSearch()}
        onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
      />
    );
  },
});
