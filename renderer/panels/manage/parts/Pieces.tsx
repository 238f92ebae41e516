import type { Json, JsonObject } from '../../../../shared/domain/json.ts';
import { jsonValue, textValue } from '../../../../shared/domain/values.ts';
import { ValuePreview } from '../../../nodes/previews/ValuePreview.tsx';
import { FilePiece } from './FilePiece.tsx';
import { toPieces, type Piece } from './pieces.ts';
import { t } from '../../../messages/t.ts';

/** So many pictures are fetched without being asked for. */
const picturesAtOnce = 4;

type Props = { readonly value: Json; readonly title: string; readonly showsPictures: boolean };

/** A value of a prediction: its texts, its files and the rest. */
export function Pieces({ value, title, showsPictures }: Props): React.JSX.Element {
  const pieces = toPieces(value);
  return (
    <div className="flex flex-col gap-2">
      {pieces.map((piece, index) => (
        // Pieces have no identity but their place.
        <OnePiece
          key={index}
          piece={piece}
          title={title}
          isShown={showsPictures && index < picturesAtOnce}
        />
      ))}
    </div>
  );
}

type PieceProps = { readonly piece: Piece; readonly title: string; readonly isShown: boolean };

function OnePiece({ piece, title, isShown }: PieceProps): React.JSX.Element {
  switch (piece.kind) {
    case 'text':
      return <ValuePreview value={textValue(piece.text)} title={title} />;
    case 'json':
      return <ValuePreview value={jsonValue(piece.json)} title={title} />;
    case 'file':
      return <FilePiece url={piece.url} name={piece.name} isShown={isShown && piece.isPicture} />;
  }
}

/** The inputs that something was made with, one below the other. */
export function Inputs({ input }: { readonly input: JsonObject }): React.JSX.Element {
  const entries = Object.entries(input);
  if (entries.length === 0)
    return <p className="text-sm text-muted">{t('manage.pieces.hasNoInputs')}</p>;
  return (
    <dl className="flex flex-col gap-2">
      {entries.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="mb-0.5 font-mono text-xs text-muted">{name}</dt>
          <dd className="min-w-0">
            {isShort(value) ? (
              <span className="break-words">{`${value}`}</span>
            ) : (
              <Pieces value={value} title={name} showsPictures={false} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isShort(value: Json): value is string | number | boolean | null {
  if (typeof value === 'object') return value === null;
  return typeof value !== 'string' || (value.length < 80 && !/^(https?|data):/i.test(value));
}
