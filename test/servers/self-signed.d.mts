/** A key and the certificate that it gave itself. */
export interface SelfSigned {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** What Chromium's `--ignore-certificate-errors-spki-list` takes, to trust this one. */
  keyHash: string;
}

/** A certificate no browser trusts of itself, made anew: no key has to be kept anywhere. */
export function createSelfSigned(): SelfSigned;
