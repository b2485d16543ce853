import { createFileRoute } from '@tanstack/react-router';
import { OperationPage } from '@/features/operations/components/operation-page';

export const Route = createFileRoute('/app/_console/operations/$operationId')({
  component: function Operation() {
    const { operationId } = Route.useParams();
    return <OperationPage operationId={operationId} />;
  },
});
