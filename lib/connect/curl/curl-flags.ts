/** What Gloss reads out of a curl command; every other flag is passed over. */
export type CurlFlag =
  | 'method'
  | 'header'
  | 'data'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'get'
  | 'head'
  | 'user'
  | 'bearer'
  | 'cookie'
  | 'user-agent'
  | 'referer'
  | 'url'
  | 'other';

/** What one flag of curl is, and whether the next word belongs to it. */
export interface FlagMeaning {
  flag: CurlFlag;
  takesValue: boolean;
}

/** Flags by their names with two dashes and with one. */
const WITH_VALUE: ReadonlyArray<readonly [CurlFlag, long: string, short: string]> = [
  ['method', 'request', 'X'],
  ['header', 'header', 'H'],
  ['data', 'data data-raw data-binary data-ascii', 'd'],
  ['data-urlencode', 'data-urlencode', ''],
  ['json', 'json', ''],
  ['form', 'form form-string', 'F'],
  ['user', 'user', 'u'],
  ['bearer', 'oauth2-bearer', ''],
  ['cookie', 'cookie', 'b'],
  ['user-agent', 'user-agent', 'A'],
  ['referer', 'referer', 'e'],
  ['url', 'url', ''],
  [
    'other',
    `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
     connect-to continue-at cookie-jar create-file-mode crlfile curves delegation dns-interface
     dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine
     etag-compare etag-save expect100-timeout ftp-account happy-eyeballs-timeout-ms haproxy-clientip
     hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key
     key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt
     max-filesize max-redirs max-time netrc-file noproxy output output-dir parallel-max pass
     pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert
     proxy-cert-type proxy-ciphers proxy-header proxy-key proxy-key-type proxy-pass
     proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-user proxy1.0 pubkey quote
     random-file range rate request-target resolve retry retry-delay retry-max-time sasl-authzid
     service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time
     stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsuser tlspassword
     tlsauthtype trace trace-ascii trace-config unix-socket upload-file url-query variable vlan-priority
     write-out`,
    'CDEKPQTUYcmortwxyz',
  ],
];

const WITHOUT_VALUE: ReadonlyArray<readonly [CurlFlag, long: string, short: string]> = [
  ['get', 'get', 'G'],
  ['head', 'head', 'I'],
];

const FLAGS = new Map<string, FlagMeaning>([
  ...toEntries(WITHOUT_VALUE, false),
  ...toEntries(WITH_VALUE, true),
]);

function toEntries(table: typeof WITH_VALUE, takesValue: boolean): [string, FlagMeaning][] {
  return table.flatMap(([flag, long, short]) =>
    [...long.split(/\s+/).map((name) => `--${name}`), ...[...short].map((name) => `-${name}`)].map(
      (name): [string, FlagMeaning] => [name, { flag, takesValue }],
    ),
  );
}

/**
 * What `name` means, as `-H` or `--header`. A flag that stands in no list is `other` and takes no
 * value.
 *
 * @see https://curl.se/docs/manpage.html (read 2026-11-22)
 */
export function findCurlFlag(name: string): FlagMeaning {
  return FLAGS.get(name) ?? { flag: 'other', takesValue: false };
}
