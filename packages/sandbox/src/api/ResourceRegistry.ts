import { builtInTypes } from './builtInTypes.ts';
import { resourceId } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';

/** The resources a cluster serves at the moment, custom ones included. */
export class ResourceRegistry {
  private readonly types = new Map<string, ResourceType>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    for (const type of builtInTypes) {
      this.types.set(resourceId(type), type);
    }
  }

  all(): ResourceType[] {
    return [...this.types.values()];
  }

  /** Looks up `pods` or `deployments.apps`. */
  get(id: string): ResourceType | undefined {
    return this.types.get(id);
  }

  /** Finds what a path names, if that version is served. */
  find(
    group: string,
    version: string,
    plural: string,
  ): ResourceType | undefined {
    const type = this.types.get(resourceId({ group, plural }));
    return type?.versions.includes(version) ? type : undefined;
  }

  /** Finds the resource of a kind, as owner references name it. */
  findKind(group: string, kind: string): ResourceType | undefined {
    return this.all().find(type => type.group === group && type.kind === kind);
  }

  /** Adds or replaces a custom resource. */
  set(type: ResourceType): void {
    this.types.set(resourceId(type), type);
    this.notify();
  }

  delete(id: string): void {
    if (this.types.delete(id)) {
      this.notify();
    }
  }

  /** Calls the listener whenever a resource comes, goes or changes. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private notify(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}
