import type { BuiltInOffer, BuiltInStore } from '../../lib/state/built-in-store.ts';
import { useApp } from '../app-context.ts';
import { ErrorSource } from '../ui/error-text.tsx';

interface BuiltInCardProps {
  builtIn: BuiltInStore;
}

/** Offers the browser's own model, once, and follows its download. */
export function BuiltInCard({ builtIn }: BuiltInCardProps) {
  const { t } = useApp();
  const offer = builtIn.offer.value;
  if (offer.kind === 'none') return null;
  return (
    <section class="card built-in-card" aria-label={t('built-in.name')}>
      <CardText offer={offer} />
      <div class="button-row">
        <CardButtons offer={offer} builtIn={builtIn} />
      </div>
    </section>
  );
}

function CardText({ offer }: { offer: BuiltInOffer }) {
  const { t } = useApp();
  switch (offer.kind) {
    case 'none':
      return null;
    case 'download':
      return (
        <>
          <h2>{t('built-in.title')}</h2>
          <p class="hint">{t(offer.isUnderWay ? 'built-in.under-way' : 'built-in.offer')}</p>
        </>
      );
    case 'progress':
      return <Progress loaded={offer.loaded} />;
    case 'failed':
      return (
        <div role="alert">
          <p>{t('built-in.failed')}</p>
          <ErrorSource error={offer.error} />
        </div>
      );
    case 'ready':
      return <p role="status">{t('built-in.ready')}</p>;
  }
}

function Progress({ loaded }: { loaded: number }) {
  const { t } = useApp();
  const percent = Math.floor(loaded * 100);
  return (
    <>
      {/* Without a value, it says that there is no telling how long. */}
      <progress
        aria-label={t('built-in.progress')}
        max={1}
        value={loaded < 1 ? loaded : undefined}
      />
      <p class="hint">
        {loaded < 1 ? t('built-in.loading', { percent }) : t('built-in.preparing')}
      </p>
    </>
  );
}

function CardButtons({ offer, builtIn }: BuiltInCardProps & { offer: BuiltInOffer }) {
  const { composer, t } = useApp();
  /** The button goes, and the focus would go with it. */
  const leave = (work: () => void) => () => {
    work();
    composer.requestFocus();
  };
  const decline = leave(() => void builtIn.dismiss());
  switch (offer.kind) {
    case 'none':
      return null;
    case 'progress':
      return (
        <button type="button" class="button" onClick={leave(builtIn.cancel)}>
          {t('built-in.cancel')}
        </button>
      );
    case 'ready':
      return (
        <button type="button" class="button" onClick={decline}>
          {t('built-in.ready-ok')}
        </button>
      );
    case 'download':
    case 'failed':
      return (
        <>
          <button type="button" class="button button-primary" onClick={leave(builtIn.download)}>
            {t(nameStart(offer))}
          </button>
          <button type="button" class="button button-quiet" onClick={decline}>
            {t('built-in.not-now')}
          </button>
        </>
      );
  }
}

function nameStart(offer: Extract<BuiltInOffer, { kind: 'download' | 'failed' }>) {
  if (offer.kind === 'failed') return 'built-in.retry';
  return offer.isUnderWay ? 'built-in.join' : 'built-in.download';
}
