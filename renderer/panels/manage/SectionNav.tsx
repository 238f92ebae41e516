import { cx } from '../../ui/cx.ts';
import { sections, type SectionId } from './sections.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly chosen: SectionId; readonly onChoose: (section: SectionId) => void };

const steps: { readonly [key: string]: -1 | 1 } = { ArrowUp: -1, ArrowDown: 1 };

/** The pages of Manage; the arrows move along them. */
export function SectionNav({ chosen, onChoose }: Props): React.JSX.Element {
  return (
    <nav
      aria-label={t('manage.sectionNav.pages')}
      className="chrome w-36 shrink-0 overflow-y-auto border-r border-border bg-bg p-2 min-[1100px]:w-48"
    >
      <ul className="flex flex-col gap-0.5">
        {sections().map(({ id, title, icon: Icon }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === chosen ? 'page' : undefined}
              data-autofocus={id === chosen || undefined}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => {
                const step = steps[event.key];
                if (step === undefined) return;
                event.preventDefault();
                moveFocus(event.currentTarget, step);
              }}
              className={cx(
                'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-base transition-colors focus-visible:-outline-offset-1',
                id === chosen
                  ? 'bg-surface-3 font-medium text-text'
                  : 'text-muted hover:bg-surface-2 hover:text-text',
              )}
            >
              <Icon aria-hidden size={15} className="shrink-0" />
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function moveFocus(from: HTMLElement, step: -1 | 1): void {
  const all = [...(from.closest('ul')?.querySelectorAll('button') ?? [])];
  all[all.findIndex((button) => button === from) + step]?.focus();
}
