/** The words of a line up to the cursor, as a shell would take them apart; the last one is being typed, maybe still empty. */
export function splitShellLine(line: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let isOpen = false;
  let quote = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (quote !== '' && character === quote) quote = '';
    else if (character === '\\' && quote !== "'" && index + 1 < line.length) {
      index += 1;
      word += line.charAt(index);
    } else if (quote !== '') word += character;
    else if (character === '"' || character === "'") {
      quote = character;
      isOpen = true;
    } else if (/\s/.test(character)) {
      if (isOpen || word !== '') words.push(word);
      word = '';
      isOpen = false;
    } else word += character;
  }
  return [...words, word];
}
