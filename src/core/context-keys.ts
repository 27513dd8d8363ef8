/**
 * The context key of entities that one field identifies: `Account(val.ID && val.ID === obj.ID)`. A war room updates the
 * stored entity (`val`) whose field equals that of the new one (`obj`), or adds the new one.
 */
export function contextKey(path: string, field: string, operator: '===' | '==' = '==='): string {
  return `${path}(val.${field} && val.${field} ${operator} obj.${field})`;
}
