import { Box, Plus } from 'lucide-react';
import { useState } from 'react';
import { parseModelRef, type ModelSummary } from '../../../../shared/domain/model.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { formatCount } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { newKey, useChosen } from '../parts/useChosen.ts';
import { ModelView } from './ModelView.tsx';
import { NewModel } from './NewModel.tsx';
import { rememberModel } from '../../rememberedModels.ts';
import { useOwnModels } from '../../useOwnModels.ts';

const columns: readonly Column<ModelSummary>[] = [
  { id: 'name', title: 'Model', text: nameOf, className: '@max-md:w-auto w-64' },
  {
    id: 'visibility',
    title: 'For',
    text: ({ visibility }) => visibility ?? '',
    cell: ({ visibility }) => <Visibility visibility={visibility} />,
    className: 'w-24',
  },
  {
    id: 'runs',
    title: 'Runs',
    text: ({ runCount }) => formatCount(runCount),
    sortBy: ({ runCount }) => runCount,
    className: 'w-20 tabular text-muted @max-md:hidden',
  },
  {
    id: 'description',
    title: 'Description',
    text: ({ description }) => description,
    className: 'text-muted @max-xl:hidden',
  },
];

function nameOf({ owner, name }: Pick<ModelSummary, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}

function Visibility({ visibility }: Pick<ModelSummary, 'visibility'>): React.JSX.Element | null {
  if (visibility === undefined) return null;
  return <Badge>{visibility === 'private' ? 'You only' : 'Everyone'}</Badge>;
}

/** The models of the account, and one of them with its text and versions. */
export function ModelsPage(): React.JSX.Element {
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const [opened, setOpened] = useState<string | null>(null);
  const listing = useOwnModels(provider);
  const open = (model: string): void => {
    rememberModel(localStorage, provider, model);
    reset(null);
    setOpened(model);
  };
  if (opened !== null) {
    return <ModelView key={opened} model={opened} onBack={() => setOpened(null)} />;
  }
  const create = (): void => choose(newKey);
  return (
    <ListPage
      title="Models"
      listing={listing}
      columns={columns}
      keyOf={nameOf}
      chosen={chosen}
      onChoose={(item) => open(nameOf(item))}
      actions={
        <Button kind="primary" icon={Plus} data-new onClick={create}>
          New model
        </Button>
      }
      below={<OpenByName onOpen={open} />}
      empty={
        <EmptyState
          icon={Box}
          title="No models of yours are known yet"
          hint="A model is a name and a place for versions, which are trained or pushed into it. The provider lists public ones only: open a private one by its name."
        >
          <Button onClick={create}>Create a model</Button>
        </EmptyState>
      }
      pane={chosen === newKey && <NewModel onClose={close} onCreated={open} />}
    />
  );
}

function OpenByName({ onOpen }: { readonly onOpen: (model: string) => void }): React.JSX.Element {
  const [text, setText] = useState('');
  const ref = parseModelRef(text);
  return (
    <form
      className="flex max-w-md items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ref !== undefined) onOpen(nameOf(ref));
      }}
    >
      <TextInput
        mono
        aria-label="Open a model by its name"
        placeholder="Open any model: owner/name"
        value={text}
        onChange={setText}
      />
      <Button submits disabled={ref === undefined}>
        Open
      </Button>
    </form>
  );
}
