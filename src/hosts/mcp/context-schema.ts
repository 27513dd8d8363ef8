import type { OutputSpec } from '../../core/command.ts';

interface Node {
  spec?: OutputSpec;
  readonly members: Map<string, Node>;
}

/** The documented context of a command as a JSON Schema: an object for each part of the paths, the fields described. */
export function toContextSchema(outputs: readonly OutputSpec[]): Readonly<Record<string, unknown>> {
  const root: Node = { members: new Map() };
  for (const spec of outputs) {
    let node = root;
    for (const part of spec.path.split('.')) {
      const member = node.members.get(part) ?? { members: new Map() };
      node.members.set(part, member);
      node = member;
    }
    node.spec = spec;
  }
  return { ...toSchema(root), description: 'The same as playbooks get it, by context path.' };
}

/** Types are told in words: where a list comes in the place of one entity, a strict client would refuse the answer. */
function toSchema({ spec, members }: Node): Record<string, unknown> {
  const properties = [...members].map(([name, member]) => [name, toSchema(member)] as const);
  return {
    ...(spec && { description: `${spec.description} (${spec.type})` }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}
