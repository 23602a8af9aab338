export interface Config {
  wheelhouse?: {
    /** The embedded sandbox: pretend clusters inside the backend of the demo portal. */
    sandbox?: {
      /** Starts it and shows its clusters. Off without. */
      enabled?: boolean;
      /** The port on 127.0.0.1 that its API listens on; a free one by default. */
      port?: number;
      /**
       * Where its kubeconfig is written, readable by the owner alone; relative
       * to the working directory of the backend. The default is
       * `.wheelhouse/sandbox.kubeconfig` at the root of the repository.
       */
      kubeconfig?: string;
    };
  };

  demo?: {
    metrics?: {
      /**
       * The port on 127.0.0.1 where the portal serves its metrics to
       * Prometheus, at `/metrics`; 0 takes a free one. Without it there are
       * none. If the port is busy a free one is taken, and the log says which.
       */
      port?: number;
    };

    /**
     * Who may see what of the clusters in the demo portal. A user who is not
     * named may see nothing of them. Everything else in the portal is allowed.
     */
    policy?: Array<{
      /** E.g. `user:default/guest`. */
      user: string;
      /** May see all resources of all clusters. */
      everything?: boolean;
      /** May see these namespaces, of one cluster or of all. */
      namespaces?: Array<{
        names: string[];
        /** Only in this cluster. */
        cluster?: string;
      }>;
      /** May also open full manifests of what they may see. */
      inspect?: boolean;
    }>;
  };
}
