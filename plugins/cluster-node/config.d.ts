export interface Config {
  wheelhouse?: {
    access?: {
      /**
       * Seconds after which it is decided anew what an open page may show, from
       * 1 to 3600. Default 30: what somebody loses is gone within a minute.
       */
      refreshSeconds?: number;
    };

    /** A cluster from a kubeconfig, as the demo portal shows it. */
    kubeconfig?: {
      /** The file; relative paths begin at the working directory of the backend. */
      path: string;
      /** The context to use; the current one if not set. It names the cluster. */
      context?: string;
      /** Allows all verb groups. Without it the cluster is read-only. */
      allowWrites?: boolean;
    };

    /**
     * What Wheelhouse adds to clusters that come from
     * `kubernetes.clusterLocatorMethods`, a kubeconfig or a supplier, by the
     * name of the cluster. Never an address or a credential.
     */
    clusters?: {
      [name: string]: {
        /** Shown instead of the name. */
        title?: string;
        /**
         * Who the gateway is towards the cluster: `serviceAccount` (itself;
         * Backstage permissions decide alone, the default) or `impersonate`
         * (the signed-in user, so that RBAC decides too).
         */
        identity?: 'serviceAccount' | 'impersonate';
        /** With `impersonate`, and then mandatory. */
        impersonation?: {
          /** Stands before every user and group name; must not begin with `system:`. */
          prefix: string;
        };
        /** Watch these namespaces only, with a credential that may not list all. */
        namespaces?: string[];
        /** Verb groups that are allowed, `*` for all; a cluster is read-only without. */
        allow?: string[];
        /** Owner of a namespace, e.g. `group:default/payments`, by the name of the namespace. */
        namespaceOwners?: {
          [namespace: string]: string;
        };
      };
    };
  };

  /** The part of the Backstage Kubernetes plugin's config that is read here. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      /** Only `config` is served; others are named on the Fleet page. */
      type: string;
      clusters?: Array<{
        name: string;
        /** The address of the API server, with a base path if it has one. */
        url: string;
        title?: string;
        /** Only `serviceAccount` is served. */
        authProvider?: string;
        /** @visibility secret */
        authMetadata?: { [key: string]: unknown };
        /** @visibility secret */
        serviceAccountToken?: string;
        /**
         * A PEM bundle, encoded in base64.
         * @visibility secret
         */
        caData?: string;
        /** @visibility secret */
        caFile?: string;
        skipTLSVerify?: boolean;
        skipMetricsLookup?: boolean;
      }>;
    }>;
  };
}
