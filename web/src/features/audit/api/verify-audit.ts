import { verifyAuditChain } from '@/client';

export const verifyAudit = () => verifyAuditChain();
