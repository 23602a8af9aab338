import { ApiRequest } from './ApiClient';

/** A query as it stands behind a path, or nothing; a list becomes the same name several times. */
export function queryString(query: ApiRequest['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values.filter(each => each !== undefined)) {
      parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
