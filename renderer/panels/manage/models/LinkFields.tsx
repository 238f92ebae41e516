import { TextField } from '../form/TextField.tsx';
import type { Form } from '../form/useForm.ts';
import type { ModelTexts } from './modelLinks.ts';
import { t } from '../../../messages/t.ts';

/** What a model says about itself. */
export function LinkFields<V extends ModelTexts & { readonly [field: string]: string }>({
  form,
}: {
  readonly form: Form<V>;
}): React.JSX.Element {
  return (
    <>
      <TextField
        form={form}
        field="description"
        label={t('common.description')}
        rows={3}
        hint={t('models.linkFields.oneSentenceWhat')}
      />
      <TextField
        form={form}
        field="githubUrl"
        label={t('common.source')}
        inputMode="url"
        placeholder="https://"
      />
      <TextField
        form={form}
        field="paperUrl"
        label={t('common.paper')}
        inputMode="url"
        placeholder="https://"
      />
      <TextField
        form={form}
        field="licenseUrl"
        label={t('common.licence')}
        inputMode="url"
        placeholder="https://"
      />
    </>
  );
}
