import { PLAIN_SHAPES, TONES, type Shape } from '../../lib/chat/shape.ts';
import { ANSWER_LANGUAGES } from '../../lib/i18n/answer-languages.ts';
import { nameLanguage } from '../../lib/i18n/name-language.ts';
import { useApp } from '../app-context.ts';

/** Ways to have an answer said again; each makes another version of it. */
export function ShapeRow({ turnId }: { turnId: string }) {
  const { chat, composer, settings, t } = useApp();
  const language = settings.language.value;

  function choose(shape: Shape) {
    chat.shape(turnId, shape);
    composer.requestFocus();
  }

  return (
    <div class="shapes" role="group" aria-label={t('shape.group')}>
      {PLAIN_SHAPES.map((kind) => (
        <ShapeButton key={kind} name={t(`shape.${kind}`)} onClick={() => choose({ kind })} />
      ))}
      <details name={`shape-${turnId}`}>
        <summary class="button button-quiet">{t('shape.tone')}</summary>
        {TONES.map((tone) => (
          <ShapeButton
            key={tone}
            name={t(`shape.${tone}`)}
            onClick={() => choose({ kind: 'tone', tone })}
          />
        ))}
      </details>
      <details name={`shape-${turnId}`}>
        <summary class="button button-quiet">{t('shape.language')}</summary>
        {ANSWER_LANGUAGES.map((tag) => (
          <ShapeButton
            key={tag}
            name={nameLanguage(tag, language)}
            onClick={() => choose({ kind: 'language', tag })}
          />
        ))}
      </details>
    </div>
  );
}

function ShapeButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <button type="button" class="button button-quiet" onClick={onClick}>
      {name}
    </button>
  );
}
