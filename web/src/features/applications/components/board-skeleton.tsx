import { Trans } from '@lingui/react/macro';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './board.module.css';

export function BoardSkeleton() {
  return (
    <div className={classes.board} aria-busy="true">
      <VisuallyHidden role="status">
        <Trans>Loading the board</Trans>
      </VisuallyHidden>
      {[5, 4, 3, 2, 1].map((cards) => (
        <div key={cards} className={classes.column}>
          <div className={classes.columnHead}>
            <Skeleton height={14} width={110} />
          </div>
          <div className={classes.cards}>
            {Array.from({ length: cards }, (_, index) => (
              <Skeleton key={index} height={74} radius="md" mb={8} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
