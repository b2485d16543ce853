import { notifications } from '@mantine/notifications';
import { announce } from '@/ui/announcer';
import { plural } from '@/format/numbers';
import { OperationToast } from './operation-toast';

interface Begun {
  id: string;
  title: string;
  noun: string;
  total: number;
}

/** Shows how far an operation has come, wherever the person goes meanwhile. */
export const followOperation = ({ id, title, noun, total }: Begun) => {
  announce(`${title}: started for ${plural(total, noun)}.`);
  notifications.show({
    id: `operation-${id}`,
    message: <OperationToast id={id} title={title} onClose={() => notifications.hide(`operation-${id}`)} />,
    autoClose: false,
    withCloseButton: true,
    color: 'spruce',
  });
};
