import type { AuditVerification } from '@/contract';
import { api } from '@/http/request';

export const verifyAudit = () => api.get<AuditVerification>('audit/verify');
