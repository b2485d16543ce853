import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle, IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Answer, CriterionVerdict, Finding, Findings, Quote } from '@/contract';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import classes from './triage.module.css';

const verdicts: Record<CriterionVerdict, { label: string; icon: typeof IconCircleCheck }> = {
  met: {
    get label() {
      return t`Met`;
    },
    icon: IconCircleCheck,
  },
  not_met: {
    get label() {
      return t`Not met`;
    },
    icon: IconCircleX,
  },
  cannot_tell: {
    get label() {
      return t`Can’t tell`;
    },
    icon: IconHelpCircle,
  },
};

interface FindingsListProps {
  jobId: string;
  findings: Findings | undefined;
  answers: Answer[];
  chosen: Quote | null;
  onChoose: (quote: Quote) => void;
}

/** Each criterion of the job: met, not met or can’t tell, with the sentences that say so. */
export function FindingsList({ jobId, findings, answers, chosen, onChoose }: FindingsListProps) {
  const { t } = useLingui();
  const mayChange = useCan('jobs:update');
  if (findings === undefined)
    return (
      <Stack gap="xs">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={72} />
        ))}
      </Stack>
    );
  if (findings.findings.length === 0)
    return (
      <Empty
        icon={<IconListCheck size={24} />}
        title={t`No criteria yet`}
        compact
        actions={
          mayChange && (
            <Button
              size="xs"
              renderRoot={(props) => <Link {...props} to="/app/jobs/$jobId/criteria" params={{ jobId }} />}
            >
              <Trans>Name them</Trans>
            </Button>
          )
        }
      >
        <Trans>Say what this job looks for, and each résumé is quoted here for it.</Trans>
      </Empty>
    );
  return (
    <ul className={classes.findings} aria-label={t`Criteria`}>
      {findings.findings.map((finding) => (
        <FindingItem
          key={finding.criterion_id}
          finding={finding}
          answers={answers}
          chosen={chosen}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}

function FindingItem({
  finding,
  answers,
  chosen,
  onChoose,
}: Omit<FindingsListProps, 'jobId' | 'findings'> & { finding: Finding }) {
  const { t } = useLingui();
  const { label, icon: Icon } = verdicts[finding.verdict];
  return (
    <li className={classes.finding}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon size={20} className={classes.verdict} data-verdict={finding.verdict} aria-hidden />
        <div className={classes.findingBody}>
          <Group gap={8} justify="space-between">
            <Text fw={600}>{finding.label}</Text>
            {!finding.required && (
              <Badge color="gray">
                <Trans>Preferred</Trans>
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            <Text span fw={600} c="var(--mantine-color-text)">
              {label}.
            </Text>{' '}
            {finding.explanation}
          </Text>
          {finding.evidence.map((quote) => (
            <UnstyledButton
              key={`${quote.source}:${quote.match_start}`}
              className={classes.quote}
              aria-pressed={
                chosen?.source === quote.source &&
                chosen.start === quote.start &&
                chosen.match_start === quote.match_start
              }
              onClick={() => onChoose(quote)}
            >
              {quote.source !== 'resume' && (
                <Text span size="xs" c="dimmed" display="block">
                  {answers.find((answer) => answer.question_id === quote.source)?.label ?? t`An answer`}
                </Text>
              )}
              “{quote.sentence.replace(/\s+/g, ' ')}”
            </UnstyledButton>
          ))}
        </div>
      </Group>
    </li>
  );
}
