export interface Config {
  wheelhouse?: {
    feed?: {
      /**
       * How many live streams one user may have open on one backend; more are
       * answered with 429. Each visible browser tab holds one or two. Default 30.
       */
      maxStreamsPerUser?: number;
    };
  };
}
