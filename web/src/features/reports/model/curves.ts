import type { ReportCurve } from '@/contract';

type Point = Record<string, number | null>;

/** Steps of several curves by day, as percent still there: one point for each day on which one falls. */
export const stepsOf = (curves: ReportCurve[]): Point[] => {
  const points = new Map<number, Point>();
  for (const curve of curves)
    for (const { days, share } of curve.points) {
      const point: Point = points.get(days) ?? { days };
      point[curve.label] = share * 100;
      points.set(days, point);
    }
  return [...points.entries()].sort(([a], [b]) => a - b).map(([, point]) => point);
};
