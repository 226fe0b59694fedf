const TOKEN = /\d{5,15}(?::|%3[Aa])[\w-]{30,60}/gu;

/**
 * Makes a function that takes bot tokens and the given secrets out of text.
 * @param secrets exact texts; those under 8 characters are ignored, they would blank out ordinary words
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const exact = secrets.filter((secret) => secret.length >= 8).flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) => exact.reduce((clean, secret) => clean.replaceAll(secret, "[secret]"), text).replace(TOKEN, "[token]");
}
