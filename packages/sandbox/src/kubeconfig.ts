/** What a kubeconfig needs to know of a cluster. */
interface KubeconfigCluster {
  name: string;
  url: string;
}

/**
 * Writes a kubeconfig with one context per cluster, the first one current. It
 * goes by HTTPS, since kubectl sends no token over plain HTTP.
 */
export function writeKubeconfig(
  clusters: KubeconfigCluster[],
  access: { token: string; certificate: string },
): string {
  const authority = Buffer.from(access.certificate).toString('base64');
  const quote = (text: string) => JSON.stringify(text);
  return [
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    ...clusters.map(
      ({ name, url }) =>
        `  - name: ${quote(name)}\n    cluster:\n      server: ${quote(
          url.replace(/^http:/, 'https:'),
        )}\n      certificate-authority-data: ${authority}`,
    ),
    'users:',
    `  - name: sandbox\n    user:\n      token: ${quote(access.token)}`,
    'contexts:',
    ...clusters.map(
      ({ name }) =>
        `  - name: ${quote(name)}\n    context:\n      cluster: ${quote(
          name,
        )}\n      user: sandbox`,
    ),
    ...(clusters.length > 0
      ? [`current-context: ${quote(clusters[0].name)}`]
      : []),
    '',
  ].join('\n');
}
