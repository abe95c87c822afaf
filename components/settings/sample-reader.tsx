import { useRef, useState } from 'preact/hooks';
import type { readSample, SampleReading } from '../../lib/connect/sample/read-sample.ts';
import { isGlossError } from '../../lib/errors.ts';
import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import { useApp } from '../app-context.ts';
import { SampleFetcher } from './sample-fetcher.tsx';
import { SampleResult } from './sample-result.tsx';
import { TextField } from './text-field.tsx';

/** What is fetched names its type; what is pasted shows it. */
const WEB_PAGE = /^\s*<(!doctype|html)\b/i;

/** What reads a sample gets. */
export interface SampleReaderProps {
  custom: CustomEndpoint;
  onChange: (part: Partial<CustomEndpoint>) => void;
  /** Asks the endpoint for an answer; null when it could not be asked. Call it from a click. */
  onFetch: () => Promise<string | null>;
}

/** Finds out from an answer how answers are read, and shows what would be read. */
export function SampleReader({ custom, onChange, onFetch }: SampleReaderProps) {
  const { t } = useApp();
  const [sample, setSample] = useState('');
  const [read, setRead] = useState<typeof readSample | null>(null);
  const result = read === null || sample.trim() === '' ? null : tryToRead(read, sample, custom);

  async function take(text: string) {
    setSample(text);
    // It knows every format, which the panel has no need to load before this.
    const reader = await import('../../lib/connect/sample/read-sample.ts');
    setRead(() => reader.readSample);
    const found = text.trim() === '' ? null : tryToRead(reader.readSample, text);
    if (found?.reading) onChange(toReadingFields(found.reading));
  }

  // The form may be changed while an answer is on its way.
  const takeNow = useRef(take);
  takeNow.current = take;

  return (
    <>
      <SampleFetcher onFetch={onFetch} onSample={(text) => void takeNow.current(text)} />
      <TextField
        label={t('sample.label')}
        value={sample}
        isCode
        rows={5}
        problem={result?.problem && t(result.problem)}
        onInput={(text) => void take(text)}
      >
        {t('sample.hint')}
      </TextField>
      {result?.reading && (
        <SampleResult
          reading={result.reading}
          onPick={(textPath) => {
            const found = read && tryToRead(read, sample, { textPath });
            if (found?.reading) onChange(toReadingFields(found.reading));
          }}
        />
      )}
    </>
  );
}

type Result =
  { reading: SampleReading; problem?: never } | { problem: MessageKey; reading?: never };

/** With a path, as the connection would read it; without, whatever fits best. */
function tryToRead(
  read: typeof readSample,
  sample: string,
  path?: Pick<CustomEndpoint, 'textPath'>,
): Result {
  try {
    const contentType = WEB_PAGE.test(sample) ? 'text/html' : '';
    return { reading: read(sample, { contentType, ...(path && { textPath: path.textPath }) }) };
  } catch (error) {
    const isPage = isGlossError(error) && error.code === 'bad-response';
    return { problem: isPage ? 'sample.web-page' : 'sample.unreadable' };
  }
}

function toReadingFields(reading: SampleReading): Partial<CustomEndpoint> {
  const { framing, textPath, mode, doneMark, errorPath } = reading;
  return { framing, textPath, mode, doneMark, errorPath };
}
