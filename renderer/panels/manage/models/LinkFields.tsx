import { TextField } from '../form/TextField.tsx';
import type { Form } from '../form/useForm.ts';
import type { ModelTexts } from './modelLinks.ts';

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
        label="Description"
        rows={3}
        hint="One sentence: what it does."
      />
      <TextField
        form={form}
        field="githubUrl"
        label="Source"
        inputMode="url"
        placeholder="https://"
      />
      <TextField
        form={form}
        field="paperUrl"
        label="Paper"
        inputMode="url"
        placeholder="https://"
      />
      <TextField
        form={form}
        field="licenseUrl"
        label="Licence"
        inputMode="url"
        placeholder="https://"
      />
    </>
  );
}
