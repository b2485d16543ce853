import '@mantine/charts/styles.css';
import { useLingui } from '@lingui/react/macro';
import { BarChart } from '@mantine/charts';
import type { ImpactQuestion } from '@/contract';
import { formatValue } from '../model/figures';
import { Picture } from './picture';

/** Selection rates of the groups that are shown, at the first step of the list. */
export default function ImpactChart({ question }: { question: ImpactQuestion }) {
  const { t } = useLingui();
  const [step] = question.steps;
  const groups = step?.groups.filter((group) => !group.hidden) ?? [];
  const highest = Math.max(...groups.map((group) => group.share ?? 0));
  const said = groups.map((group) => `${group.label} ${formatValue(group.share, 'share')}`).join(', ');
  const data = groups.map((group) => ({ group: group.label, rate: (group.share ?? 0) * 100 }));
  return (
    <Picture label={t`Selection rates, ${step?.label ?? ''}: ${said}.`}>
      <BarChart
        h={44 * groups.length + 70}
        data={data}
        dataKey="group"
        orientation="vertical"
        yAxisProps={{ width: 150 }}
        valueFormatter={(value) => formatValue(value / 100, 'share')}
        barChartProps={{ accessibilityLayer: false }}
        maxBarWidth={24}
        referenceLines={[
          {
            x: highest * 80,
            label: t`4/5 of the highest`,
            color: 'orange.7',
            labelPosition: 'insideBottomRight',
          },
        ]}
        series={[{ name: 'rate', label: t`Selection rate`, color: 'spruce.6' }]}
      />
    </Picture>
  );
}
