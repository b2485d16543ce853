import { t } from '@lingui/core/macro';
import { notifications } from '@mantine/notifications';
import { announce } from '@/ui/announcer';
import { OperationToast } from './operation-toast';
import { itemsOf } from './operations';

interface Begun {
  id: string;
  title: string;
  noun: string;
  total: number;
}

/** Shows how far an operation has come, wherever the person goes meanwhile. */
export const followOperation = ({ id, title, noun, total }: Begun) => {
  announce(t`${title}: started for ${itemsOf(noun, total)}.`);
  notifications.show({
    id: `operation-${id}`,
    message: <OperationToast id={id} title={title} onClose={() => notifications.hide(`operation-${id}`)} />,
    autoClose: false,
    withCloseButton: true,
    color: 'spruce',
  });
};
