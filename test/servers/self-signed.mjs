import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** @type {import('./self-signed.d.mts').createSelfSigned} */
export function createSelfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const signed = toDer(SEQUENCE, SERIAL, ECDSA_SHA256, NOBODY, VALIDITY, NOBODY, spki);
  const signature = toDer(BIT_STRING, NO_UNUSED_BITS, sign('sha256', signed, privateKey));
  const certificate = toDer(SEQUENCE, signed, ECDSA_SHA256, signature);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    keyHash: createHash('sha256').update(spki).digest('base64'),
  };
}

/**
 * @param {number} tag
 * @param {Uint8Array[]} parts
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
function toDer(tag, ...parts) {
  const body = Buffer.concat(parts);
  const { length } = body;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  const size = length < 0x80 ? [length] : long;
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTC_TIME = 0x17;

const SERIAL = toDer(INTEGER, Buffer.from([1]));
const ECDSA_SHA256 = toDer(SEQUENCE, toDer(OBJECT_ID, Buffer.from('2a8648ce3d040302', 'hex')));
const NOBODY = toDer(SEQUENCE);
const VALIDITY = toDer(
  SEQUENCE,
  toDer(UTC_TIME, Buffer.from('200101000000Z')),
  toDer(UTC_TIME, Buffer.from('491231235959Z')),
);
const NO_UNUSED_BITS = Buffer.from([0]);
