/**
 * The key of entities that are told apart by one field: `Account(val.ID && val.ID === obj.ID)`. A war room updates the
 * stored entity (`val`) whose field equals that of the new one (`obj`), and adds the new one where there is none.
 */
export function contextKey(path: string, field: string, operator: '===' | '==' = '==='): string {
  return `${path}(val.${field} && val.${field} ${operator} obj.${field})`;
}
