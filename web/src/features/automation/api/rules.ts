import { queryOptions } from '@tanstack/react-query';
import {
  createAutomationRule,
  deleteAutomationRule,
  listAutomationRules,
  replayAutomationRule,
  updateAutomationRule,
} from '@/client';
import type { AutomationRule, AutomationRuleInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const rulesQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['automation-rules', workflowId],
    queryFn: ({ signal }) => listAutomationRules({ query: { workflow_id: workflowId }, signal }),
  });

export const addRule = (body: AutomationRuleInput, key: string) =>
  createAutomationRule({ body, headers: idempotencyKey(key) });

export const changeRule = (rule: AutomationRule, body: AutomationRuleInput) =>
  updateAutomationRule({ path: { rule_id: rule.id }, body, headers: ifMatch(rule.version) });

export const removeRule = (id: string) => deleteAutomationRule({ path: { rule_id: id } });

/** What the rule would have done in the last ninety days. */
export const replayRule = (body: AutomationRuleInput) => replayAutomationRule({ body });
