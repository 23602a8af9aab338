/** Resources that are asked and answered but never stored. */
export interface ReviewType {
  group: string;
  versions: string[];
  kind: string;
  plural: string;
  singular: string;
  namespaced: boolean;
}

function review(group: string, kind: string, namespaced = false): ReviewType {
  const singular = kind.toLowerCase();
  return {
    group,
    versions: ['v1'],
    kind,
    plural: `${singular}s`,
    singular,
    namespaced,
  };
}

export const reviewTypes: ReviewType[] = [
  review('authorization.k8s.io', 'SelfSubjectAccessReview'),
  review('authorization.k8s.io', 'SelfSubjectRulesReview'),
  review('authorization.k8s.io', 'SubjectAccessReview'),
  review('authorization.k8s.io', 'LocalSubjectAccessReview', true),
  review('authentication.k8s.io', 'SelfSubjectReview'),
];
