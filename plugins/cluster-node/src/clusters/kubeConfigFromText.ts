import { KubeConfig } from '@kubernetes/client-node';

/**
 * A kubeconfig's text as suppliers hand it over, with the given context as its
 * current one. For suppliers of clusters, which need no Kubernetes client of
 * their own by it.
 *
 * Throws an `Error` when the kubeconfig has no such context.
 */
export function kubeConfigFromText(text: string, context: string): KubeConfig {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(text);
  if (!kubeConfig.getContextObject(context)) {
    const names = kubeConfig.getContexts().map(({ name }) => name);
    throw new Error(
      `The kubeconfig has no context "${context}"; it has ${
        names.join(', ') || 'none'
      }.`,
    );
  }
  kubeConfig.setCurrentContext(context);
  return kubeConfig;
}
